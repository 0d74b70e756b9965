import Testing

@testable import Claimwire

@Suite("How a document writes a word")
struct DocumentEvidenceTests {
  private func tokens(_ text: String) throws -> [Token] {
    let annotator = try Annotator(configuration: AnnotatorConfiguration(lastStage: .tokens))
    return annotator.annotated(Article(id: "test", text: text)).tokens
  }

  /// One bit a way: in lower case, with a capital inside a sentence, in capitals.
  @Test(arguments: [
    ("rose", 1), ("Rose", 0), ("he met Rose", 2), ("ROSE", 4), ("Rose rose", 1),
    ("a rose, Rose and ROSE", 7),
  ])
  func everyWayCounts(_ text: String, _ ways: UInt8) throws {
    let tokens = try tokens(text)
    let evidence = DocumentEvidence(tokens)
    let word = WordKey("rose").value
    #expect(evidence.casing(word) == ways)
    #expect(evidence.hasLowerCase(word) == (ways & 1 != 0))
  }

  @Test func whatWasReadBeforeDoesNotShow() throws {
    var evidence = DocumentEvidence(try tokens("Rose of ROSES, a rose and An OF"))
    let tokens = try tokens("A rose of Roses")
    evidence.read(tokens)
    let fresh = DocumentEvidence(tokens)
    for token in tokens { #expect(evidence.casing(token.key) == fresh.casing(token.key)) }
  }
}
