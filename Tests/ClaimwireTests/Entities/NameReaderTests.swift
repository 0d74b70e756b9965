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
}
