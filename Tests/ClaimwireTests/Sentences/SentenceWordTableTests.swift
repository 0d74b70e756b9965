import Testing

@testable import Claimwire

/// The filter before the table leaves no word out and lets none through.
@Suite struct SentenceWordTableTests {
  private static let all = (0..<21).map { SentenceWordClass(rawValue: 1 << $0) }

  @Test(arguments: [
    "the", "of", "by", "with", "mr.", "etc.", "said", "march", "monday", "reuters", "photo",
    "pictured", "writer",
    "was", "updated", "watch", "reporting", "read", "story", "house", "accra", "quickly",
  ])
  func eachClassIsToldAsAllOfThem(_ word: String) throws {
    let words = SentenceWords()
    let annotator = try Annotator(configuration: AnnotatorConfiguration(lastStage: .tokens))
    let token = try #require(annotator.annotated(Article(id: "", text: word)).tokens.first)
    let classes = words.table.classes(of: token)
    for one in Self.all {
      #expect(words.table.has(one, token) == !classes.isDisjoint(with: one))
    }
  }

  /// A class of no group would never be found.
  @Test func everyClassIsOfAGroup() {
    for one in Self.all { #expect(one.groups.nonzeroBitCount == 1) }
  }

  @Test func whatAWordCanDoIsFound() throws {
    let words = SentenceWords()
    let annotator = try Annotator(configuration: AnnotatorConfiguration(lastStage: .tokens))
    let tokens = annotator.annotated(Article(id: "", text: "by house")).tokens
    #expect(words.table.classes(of: tokens[0]).isSuperset(of: [.by, .nameLink, .preposition]))
    #expect(words.table.classes(of: tokens[1]).isEmpty)
  }
}
