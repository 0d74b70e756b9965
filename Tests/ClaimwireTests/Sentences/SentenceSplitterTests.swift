import ClaimwireTestSupport
import Testing

@testable import Claimwire

@Suite struct SentenceSplitterTests {
  /// The sentences of a text, split by " | " in what is expected.
  private func sentences(of text: String) throws -> [String] {
    let document = try annotated(text)
    return document.sentences.map { document.text($0.span) }
  }

  private func expectSplit(_ expected: String) throws {
    let parts = expected.split(separator: " | ").map(String.init)
    #expect(try sentences(of: parts.joined(separator: " ")) == parts)
  }

  @Test(arguments: [
    "Gov. Ada Roe met Lt. Gen. John Doe on Feb. 24. | They talked.",
    "He spoke at No. 10 with Sen. Doe. | Nobody listened.",
    "The U.S. Army left on Monday. | It never came back.",
    "She moved to the U.S. | It was a long trip.",
    "He left at 6 p.m. | Travellers waited until 7 p.m. Tuesday.",
    "At 5 a.m. Mr. Doe woke up. | He slept again.",
    "Acme Inc. Chief Executive Jane Roe resigned. | Shares fell.",
    "Shares of Acme Inc. fell 3.5 percent. | Others rose.",
    "Ada L. Roe won. | J. R. Doe lost.",
    "You and I. | That is all.",
    "In Roe v. Doe the court split. | It rarely does.",
    "They passed H. R. 12 on Monday. | Nobody spoke.",
    "Acme Inc. (AI) bought Roe Corp. in May. | Shares rose.",
  ])
  func abbreviationEndsASentenceOnlyWhereOneBegins(_ expected: String) throws {
    try expectSplit(expected)
  }

  /// What is known of the tokens is found out window by window, and a window's end is no end of anything.
  @Test(arguments: [" ", "\n\n"], 0..<3)
  func windowsDoNotShow(_ separator: String, _ shift: Int) throws {
    let part = "Gov. Ada Roe met Lt. Gen. John Doe on Feb. 24. They talked (for an hour)."
    let count = 3 * SentenceMarks.window / 20
    let parts = Array(repeating: part, count: count).joined(separator: separator)
    let text = String(repeating: "Oh ", count: shift) + parts
    let annotator = try Annotator(configuration: AnnotatorConfiguration(lastStage: .sentences))
    let document = annotator.annotated(Article(id: "", text: text))
    #expect(document.tokens.count > 2 * SentenceMarks.window)
    #expect(document.paragraphs.count == (separator == " " ? 1 : count))
    #expect(document.sentences.count == 2 * count)
    #expect(document.sentences.allSatisfy { $0.role == .body })
  }

  /// Marks are looked for in blocks of 64 tokens and from any token on: a block's end is no end of anything either.
  @Test(arguments: ["Ada Roe left. ", ""])
  func blocksDoNotShow(_ lead: String) throws {
    let annotator = try Annotator(configuration: AnnotatorConfiguration(lastStage: .sentences))
    for count in 1...140 {
      let body = String(repeating: " house", count: count)
      let paragraph = "\(lead)The\(body) fell. Nobody was hurt there."
      let text = "\(paragraph)\n\n\(paragraph)"
      let document = annotator.annotated(Article(id: "", text: text))
      #expect(document.paragraphs.count == 2)
      #expect(document.sentences.count == (lead.isEmpty ? 4 : 6))
    }
  }

  /// Texts of many titles, of more sentences than there is room for at a time, and of none.
  @Test func memoryThatIsKeptDoesNotShow() throws {
    let titles = String(repeating: "Mayor Of Accra Resigns\n\n", count: 1_500)
    let prose = String(repeating: "Ada Roe left at last. Nobody knew why.\n\n", count: 1_500)
    let short = "Bus Overturns In Accra\n\nTwo people died. Nobody knew why."
    let memory = SentenceMemory()
    for text in [short, titles + prose, short, "", prose, titles, short] {
      let splitter = SentenceSplitter()
      var (kept, fresh) = (try tokenized(text), try tokenized(text))
      splitter.annotate(&kept, memory)
      splitter.annotate(&fresh)
      #expect(kept.sentences.map(\.tokens) == fresh.sentences.map(\.tokens))
      #expect(kept.sentences.map(\.role) == fresh.sentences.map(\.role))
      #expect(kept.paragraphs.map(\.tokens) == fresh.paragraphs.map(\.tokens))
      expectCovered(kept)
    }
  }

  private func tokenized(_ text: String) throws -> Document {
    try Annotator(configuration: AnnotatorConfiguration(lastStage: .tokens))
      .annotated(Article(id: "", text: text))
  }

  @Test(arguments: [
    "“Why now?” he asked. | Nobody knew.",
    "“Why now?” Ada Roe asked. | Nobody knew.",
    "“Stop it!” the minister wrote. | He was angry.",
    "She said, “It is over.” | He left.",
    "“We won. | It took years,” she said.",
    "He works at Wahoo! in the city. | She does not.",
    "The town (it is small.) lies in a valley. | It rains there.",
    "“Will you resign?” | “No,” he said.",
  ])
  func closingMarksBelongToTheSentenceBefore(_ expected: String) throws {
    try expectSplit(expected)
  }

  @Test(arguments: [
    "We waited... and waited. | Then it came.",
    "I never knew . . . I did not ask. | Nobody did.",
    "Is it true?! | It is.",
    "Read https://example.org/a.b?c=d. | Then write to desk@example.org. | Thanks.",
    "It cost $1,783.90. | He paid 3.14 more.",
    "She left [...] before noon. | He stayed.",
    "They left in July. [7] | Nobody followed. [8]",
    "It dates from c. 1820 in part. | The rest is new.",
    "She (b. March 2009) and he (m. 1949; div. 1964) left. | They stayed.",
    "They left the town.11 12 | In May they came back.",
    "It is read for a fee. 8 | Yet some pay nothing.",
    "It rose to 12. | It fell to 8 in May.",
  ])
  func marksInsideASentenceDoNotEndIt(_ expected: String) throws {
    try expectSplit(expected)
  }

  @Test(arguments: [
    "i like it. | it is good. | we may come again.",
    "See https://example.org/a | The rest is there.",
    "That was fun :) | Come again.",
  ])
  func carelessWritingIsSplit(_ expected: String) throws {
    try expectSplit(expected)
  }

  @Test(arguments: [
    "The bridge will close.The road stays open.", "Who knows?Nobody does.",
    "It was closed...Then it opened.",
  ])
  func sentencesThatTouchAreSplit(_ text: String) throws {
    #expect(try sentences(of: text).count == 2)
  }

  @Test(arguments: [
    "“No bridge is worth a life.” — Ada Roe", "Mr.Roe met the owner of Example.Com on Monday.",
  ])
  func signaturesAndAddressesEndNoSentence(_ text: String) throws {
    #expect(try sentences(of: text) == [text])
  }

  @Test(arguments: [
    "1. Fill the form | 2. Sign it | 3. Send it",
    "(a) The first item. | (b) The second item. | (c) The third item.",
    "• Bread | • Butter | • Salt",
  ])
  func listItemsAreSentences(_ expected: String) throws {
    try expectSplit(expected)
  }

  @Test func partsOfMailOnOneLineAreSplit() throws {
    let parts = [
      "Ada Doe <doe@example.org>", "04/26/2001 07:17 AM", "Will you be there on Monday?",
    ]
    let text = "Kay Roe\n\n" + parts.joined(separator: " ")
    #expect(try sentences(of: text) == ["Kay Roe"] + parts)
  }

  /// Neither a link makes a text mail, nor has mail gaps inside plain prose.
  @Test(arguments: [
    "She runs, see https://example.org/a for more.\n\nGet Inspired: How to get into running",
    """
    The town has a club, and news@example.org has more of it.

    The runners of the town have little doubt: How to get into running is taught on Monday.
    """,
  ])
  func proseWithAnAddressIsNotSplitInGaps(_ text: String) throws {
    #expect(try sentences(of: text).count == 2)
  }

  @Test func oneBulletInsideALineSeparates() throws {
    let line = "May 3 • Statements and releases"
    #expect(try sentences(of: line) == [line])
  }

  @Test func wrappedLinesAreJoinedAndParagraphsKept() throws {
    let text = """
      Storm shuts schools

      A storm closed every school in the valley on Monday and the road to the
      coast was under water by noon, the mayor said. The worst is still to
      come, he added.
      """
    #expect(
      try sentences(of: text).count == 3
    )
    #expect(try annotated(text).paragraphs.count == 2)
  }

  @Test func longLinesAreParagraphs() throws {
    let line =
      "The council voted on Tuesday to close the bridge for repairs that will last until the spring"
    let text = "\(line) of next year, officials said.\n\(line) at the least, officials said."
    #expect(try annotated(text).paragraphs.count == 2)
  }

  @Test(arguments: [
    "", " ", "\n\n", ".", "...", "\"", "(", "\"\"\"", "A", "1.", "•", "By", "— —", "\u{0}",
    "Friday, January 4, 2019", "LYON, March 3 (Wire) —",
    "Friday, January 4, 2019\n\nFriday, January 4, 2019",
  ])
  func oddTextIsSplitWithoutLoss(_ text: String) throws {
    try expectCovered(annotated(text))
  }

  @Test(arguments: [
    ". ", "\"", "( ", "A ", "1. ", "A/B ", "? \" ", "KYIV, ", "a\n", "No. ", "U.S. ",
    "• ", "[", "[7", "|", "A: ", "By ", "\n\n", "。", "ก", "i ", "x@y.z ", ":) ", ". . ", "…", "“",
    "」", "1 ", ".1 ",
  ])
  func repeatedMarksAreSplitInLinearTime(_ unit: String) throws {
    try expectCovered(annotated(String(repeating: unit, count: 20_000)))
  }

  /// Every token is in one sentence and one paragraph, in order.
  private func expectCovered(_ document: Document) {
    var next = 0
    for sentence in document.sentences {
      #expect(sentence.tokens.lowerBound == next)
      #expect(sentence.span == document.span(ofTokens: sentence.tokens))
      #expect(document.paragraphs[sentence.paragraph].span.contains(sentence.span))
      next = sentence.tokens.upperBound
    }
    #expect(next == document.tokens.count)
  }
}
