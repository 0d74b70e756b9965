import Testing

@testable import Claimwire

/// Tagged names into mentions.
struct MentionBuilderTests {
  @Test(arguments: [
    ("The ferry sank on [MISC Thursday] off the coast.", 0),
    ("They sold the [MISC Vastra 9] on Thursday.", 1),
  ])
  func aDateIsNoProduct(marked: String, products: Int) throws {
    let mentions = try MarkedText(marked).annotated().mentions
    #expect(mentions.filter { $0.type == .product }.count == products)
  }
}
