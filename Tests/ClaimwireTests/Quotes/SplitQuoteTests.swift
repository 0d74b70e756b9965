import Testing

@testable import Claimwire

/// Sentences in marks that break off for their cue.
@Suite("Split quotes")
struct SplitQuoteTests {
  private func quotes(in text: String) throws -> [Quote] {
    try Annotator().annotated(Article(id: "split", text: text)).quotes
  }

  @Test(
    "A sentence that broke off with a comma goes on behind the cue",
    arguments: [
      "“If that makes him smart,” the narrator says, “what does it make of you?”",
      "“Every time you say that,” Roe said, laughing, “you lose the room.”",
      "\"That,\" he added, \"promises to make life a lot more difficult.\"",
    ]
  )
  func goesOn(text: String) throws {
    let quotes = try self.quotes(in: text)
    let marked = quotes.filter { $0.kind != .indirect }
    #expect(marked.map(\.kind) == [.direct])
    #expect(marked.first?.parts.count == 2)
    // It is not reported once more as what the cue reports.
    #expect(quotes.count == 1)
  }

  @Test("A second cue in between starts a second quote")
  func secondCue() throws {
    let text = "“We cannot do this,” Roe said, adding later, “It costs us a fortune, all of it.”"
    let quotes = try self.quotes(in: text)
    let direct = quotes.filter { $0.kind == .direct }
    #expect(direct.count == 2)
    #expect(direct.allSatisfy { $0.parts.count == 1 })
  }

  @Test(
    "It goes on behind its cue's sentence, whatever that has",
    arguments: [
      "“They cannot have it both ways,” Rep. John Roe (D-Md.) said. “It destroys the whole basis.”",
      "“It is the start of cracks,” said Sen. Ann Roe (R-Conn.), who has been pushing for it. “Their grip breaks.”",
      "“Revenues are up,” said Mr. Roe, who noted that prices had “cratered” lately. “Things go the right way.”",
    ]
  )
  func goesOnBehindTheSentence(text: String) throws {
    let quotes = try self.quotes(in: text)
    let direct = quotes.filter { $0.kind == .direct }
    #expect(direct.count == 1)
    #expect(direct.first?.parts.count == 2)
  }

  @Test("A sentence more in between starts a second quote")
  func secondSentence() throws {
    let text =
      "“It is over,” Jane Roe said. She did not look up. “We are going home,” Tom Poe said."
    let quotes = try self.quotes(in: text)
    #expect(quotes.filter { $0.kind == .direct }.count == 2)
  }

  @Test("Paragraphs without a closing mark are one quote, whatever other marks they hold")
  func marksInside() throws {
    let text = """
      She said: "It matters, even if something is 'just a cold', as we know.

      "People ask 'What is wrong with your face?'

      "I was in the 'hood all the time.

      "That is all."
      """
    let direct = try quotes(in: text).filter { $0.kind == .direct }
    #expect(direct.count == 1)
    #expect(direct.first?.parts.count == 4)
    #expect(direct.first?.isOpen == false)
  }

  @Test("A paragraph that lost its closing mark ends at the next mark of its own family")
  func lostMark() throws {
    let text = """
      "We saw 'the end' of it all. Jane Roe said so. "It was over," she said.
      """
    let direct = try quotes(in: text).filter { $0.kind == .direct }
    #expect(direct.map(\.isOpen) == [true, false])
    let found = direct.map { String(decoding: Array(text.utf8)[$0.span.range], as: UTF8.self) }
    #expect(found == ["We saw 'the end' of it all. Jane Roe said so.", "It was over,"])
  }

  @Test("A mark inside a closed pair of another family ends nothing outside it")
  func noCrossing() throws {
    let text = "”He said: «''You are lord°». They left."
    #expect(try quotes(in: text).allSatisfy { $0.span.end <= UInt32(text.utf8.count) })
    let spans = try MarkPairing().spans(
      in: Annotator().annotated(Article(id: "split", text: text))
    )
    #expect(spans.count == 2)
    for (one, other) in zip(spans, spans.dropFirst()) {
      #expect(one.outerTokens.upperBound <= other.outerTokens.lowerBound)
    }
  }
}
