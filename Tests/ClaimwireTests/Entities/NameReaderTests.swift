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

  private static let news = """
    President Bush met officials in Baghdad on Tuesday. The U.S. military says two soldiers were killed in Iraq.
    """
  private static let message = """
    hi all, i am moving to Chicago next month, so does anyone know a good place to eat near Wrigley Field? my dog
    loves to run, and i like pizza. thanks for your help guys! oh, and please let me know if the rent there is ok,
    because my brother said it costs too much. best, Sam
    """

  /// News and so much of a message from the web that its words are like those of several of the model's habits.
  private static func mixedDocument(_ tagger: NameTagger) throws -> Document {
    let annotator = try Annotator(configuration: AnnotatorConfiguration(lastStage: .numbers))
    let kinds = try required(tagger.kinds)
    let words = message.split(separator: " ")
    let documents = (0...words.count).map { count in
      let text = news + " " + words.prefix(count).joined(separator: " ")
      return annotator.annotated(Article(id: "", text: text))
    }
    return try required(
      documents.first { document in
        var seen = TextKindWords()
        let keys = document.tokens.filter { $0.kind == .word }.map(\.key)
        let shares = kinds.shares(keys, &seen)
        return shares.max() < 0.85 && (0..<4).count { shares[$0] > 0.12 } > 1
      }
    )
  }

  @Test(.enabled(if: allocations_are_counted()))
  func readingAllocatesNothingOnceTheDocumentsHaveBeenSeen() throws {
    let tagger = NameTagger()
    let mixed = try Self.mixedDocument(tagger)
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
