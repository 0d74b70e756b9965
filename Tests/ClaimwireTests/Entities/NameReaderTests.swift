import CAllocations
import ClaimwireTestSupport
import Testing

@testable import Claimwire

@Suite("Name reader")
struct NameReaderTests {
  private static let texts = [
    """
    Ada Roe, the mayor of Leeds, told Reuters on Monday that the World Health Organization had sent two doctors from
    Nairobi. “May was worse,” Roe said in the city hall, where John Smith of the Red Cross waited.

    The government of Kenya did not answer. In May the ministry may say more.
    """,
    "ROVERS WIN CUP\n\nRovers 3 United 2\n",
    "",
    String(
      repeating: "Kim Lee of Busan met Ada Roe in Paris, where the rain fell on them. ",
      count: 2_500
    ),
    "He left.",
  ]

  private static func documents() throws -> [Document] {
    let annotator = try Annotator(configuration: AnnotatorConfiguration(lastStage: .numbers))
    return texts.map { annotator.annotated(Article(id: "", text: $0)) }
  }

  @Test func whatWasReadBeforeDoesNotShow() throws {
    let documents = try Self.documents()
    let tagger = NameTagger()
    var reader = try required(NameReader(tagger))
    // Each document behind each other one, a long one before and after short ones.
    for order in [[0, 1, 2, 3, 4], [3, 0, 2, 1, 4], [4, 3, 1, 0, 0]] {
      for index in order {
        var fresh = try required(NameReader(tagger))
        let (names, expected) = (
          reader.names(in: documents[index]), fresh.names(in: documents[index])
        )
        #expect(names.map(\.tokens) == expected.map(\.tokens), "document \(index) of \(order)")
        #expect(names.map(\.label) == expected.map(\.label), "document \(index) of \(order)")
        #expect(
          names.map(\.confidence) == expected.map(\.confidence),
          "document \(index) of \(order)"
        )
      }
    }
  }

  /// News with a message from the web in it: its words are like those of two of the model's habits.
  private static let mixedText = """
    President Bush met officials in Baghdad on Tuesday. The U.S. military says two soldiers were killed in Iraq.
    hi all, i am moving to Chicago, so does anyone know a good place to eat near Wrigley Field? thanks!
    """

  @Test(.enabled(if: allocations_are_counted()))
  func readingAllocatesNothingOnceTheDocumentsHaveBeenSeen() throws {
    let annotator = try Annotator(configuration: AnnotatorConfiguration(lastStage: .numbers))
    let tagger = NameTagger()
    let kinds = try required(tagger.kinds)
    let mixed = annotator.annotated(Article(id: "", text: Self.mixedText))
    var seen = TextKindWords()
    let shares = kinds.shares(mixed.tokens.lazy.filter { $0.kind == .word }.map(\.key), &seen)
    try #require((0..<4).count { shares[$0] > 0.1 } > 1, "\(shares) has one voice: find another text")

    // A book's memory is given back, so that it is no part of this.
    let documents = try Self.documents().filter { $0.tokens.count < 1 << 15 } + [mixed]
    var reader = try required(NameReader(tagger))
    func nameCount() -> Int { documents.reduce(0) { $0 + reader.names(in: $1).count } }
    let first = nameCount()
    let before = allocations_of_thread()
    let second = nameCount()
    #expect(allocations_of_thread() == before)
    #expect(second == first)
    #expect(first > 0)
  }
}
