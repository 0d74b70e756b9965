import Testing

@testable import Claimwire

/// Sentences in marks that break off for their cue.
@Suite("Split quotes")
struct SplitQuoteTests {
  @Test(
    "A sentence that broke off with a comma goes on behind the cue",
    arguments: [
      "“If that makes him smart,” the narrator says, “what does it make of you?”",
      "“Every time you say that,” Roe said, laughing, “you lose the room.”",
      "\"That,\" he added, \"promises to make life a lot more difficult.\"",
    ]
  )
  func goesOn(text: String) throws {
    let document = try Annotator().annotated(Article(id: "split", text: text))
    let marked = document.quotes.filter { $0.kind != .indirect }
    #expect(marked.map(\.kind) == [.direct])
    #expect(marked.first?.parts.count == 2)
    // It is not reported once more as what the cue reports.
    #expect(document.quotes.count == 1)
  }

  @Test("A second cue in between starts a second quote")
  func secondCue() throws {
    let text = "“We cannot do this,” Roe said, adding later, “It costs us a fortune, all of it.”"
    let document = try Annotator().annotated(Article(id: "split", text: text))
    let direct = document.quotes.filter { $0.kind == .direct }
    #expect(direct.count == 2)
    #expect(direct.allSatisfy { $0.parts.count == 1 })
  }
}
