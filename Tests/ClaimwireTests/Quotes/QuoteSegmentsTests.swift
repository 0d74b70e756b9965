import Testing

@testable import Claimwire

@Suite("Segments in which cues are sought")
struct QuoteSegmentsTests {
  private static let text = """
    The mayor said that the bridge was shut. It rained. “No. I won’t,” she told reporters on Monday. Trains ran.

    Nobody was there. \(String(repeating: "The trains ran and ran, ", count: 60))officials said.
    """

  @Test func thoseWithACueAreAllThatHaveOneAndNoOthers() throws {
    let model = try #require(QuoteModel())
    let annotator = try Annotator(configuration: AnnotatorConfiguration(lastStage: .sentences))
    let document = annotator.annotated(Article(id: "test", text: Self.text))
    // “No. I won’t,” as a whole.
    let opening = try #require(document.tokens.firstIndex { $0.flags.contains(.opening) })
    let told = try #require(document.tokens.firstIndex { document.text($0) == "she" })
    func segments() -> QuoteSegments {
      QuoteSegments(
        document: document,
        rates: model.rates,
        classes: model.classes,
        utterances: [opening..<told],
        fragments: []
      )
    }
    var all = segments()
    var expected: [[Range<Int>]] = []
    var count = 0
    while all.advance() {
      count += 1
      if all.hasCue { expected.append(all.items.map(\.tokens)) }
      #expect(all.hasCue == all.items.contains { $0.rate & CueRates.rateBits >= 2 })
    }
    var cued = segments()
    var found: [[Range<Int>]] = []
    while cued.advance(toCue: true) { found.append(cued.items.map(\.tokens)) }
    #expect(found == expected)
    #expect(expected.count > 2 && expected.count < count)
    #expect(expected.contains { $0.contains(opening..<told) })
    #expect(expected.allSatisfy { $0.count <= QuoteSegments.longest })
  }
}
