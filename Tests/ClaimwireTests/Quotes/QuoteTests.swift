import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// A quote in short: kind, content, speaker, how.
private struct Said: Equatable, CustomStringConvertible {
  var kind: QuoteKind
  var text: String
  var speaker: String?

  init(_ kind: QuoteKind, _ text: String, _ speaker: String?) {
    self.kind = kind
    self.text = text
    self.speaker = speaker
  }

  var description: String { "\(kind) [\(text)] by \(speaker ?? "nobody")" }
}

private func marked(_ document: Document) -> [Said] {
  document.quotes.filter { $0.kind != .indirect }
    .map { Said($0.kind, document.text($0.span), $0.speaker?.name) }
}

@Suite("Quotes in marks")
struct MarkedQuoteTests {
  @Test(
    "Any pair of marks is read",
    arguments: [
      "\"We will rebuild,\" Jane Kelly said.",
      "“We will rebuild,” Jane Kelly said.",
      "‘We will rebuild,’ Jane Kelly said.",
      "'We will rebuild,' Jane Kelly said.",
      "«We will rebuild,» Jane Kelly said.",
      "»We will rebuild,« Jane Kelly said.",
      "„We will rebuild,“ Jane Kelly said.",
      "„We will rebuild,” Jane Kelly said.",
      "``We will rebuild,'' Jane Kelly said.",
      "「We will rebuild,」 Jane Kelly said.",
      "『We will rebuild,』 Jane Kelly said.",
      "″We will rebuild,″ Jane Kelly said.",
      "“We will rebuild,\" Jane Kelly said.",
    ]
  )
  func pairsOfMarks(text: String) throws {
    let document = try annotated(text)
    #expect(marked(document) == [Said(.direct, "We will rebuild,", "Jane Kelly")])
    #expect(document.quotes.first?.isOpen == false)
  }

  @Test(
    "The speaker is found on either side",
    arguments: [
      ("“It is over,” said Jane Kelly.", "Jane Kelly"),
      ("“It is over,” said Jane Kelly, a doctor in Lostrin.", "Jane Kelly"),
      ("“It is over,” Jane Kelly, a doctor, said.", "Jane Kelly"),
      ("“It is over,” Jane Kelly later told reporters.", "Jane Kelly"),
      ("Jane Kelly said: “It is over.”", "Jane Kelly"),
      ("Jane Kelly told the court, “It is over.”", "Jane Kelly"),
      ("Jane Kelly: “It is over.”", "Jane Kelly"),
      ("“It is over,” according to Jane Kelly.", "Jane Kelly"),
      ("“It is over,” President Jane Kelly said.", "Jane Kelly"),
      ("“It is over,” said a source close to the talks.", "a source close to the talks"),
      ("“It is over,” police said.", "police"),
      ("“It is over,” the ministry said in a statement.", "the ministry"),
      ("“It is over,” officials said.", "officials"),
      ("“It is over,” the report says.", "the report"),
    ]
  )
  func sides(text: String, speaker: String) throws {
    let quotes = marked(try annotated(text))
    #expect(quotes.count == 1)
    #expect(quotes.first?.kind == .direct)
    #expect(quotes.first?.speaker == speaker)
  }

  @Test func aSplitQuoteIsOneWithParts() throws {
    let document = try annotated("“It is over,” Jane Kelly said. “We are going home.”")
    #expect(document.quotes.count == 1)
    let quote = try #require(document.quotes.first)
    #expect(quote.parts.map(document.text) == ["It is over,", "We are going home."])
    #expect(quote.speaker?.name == "Jane Kelly")
  }

  @Test func aQuoteGoesOnInTheNextParagraph() throws {
    let document = try annotated(
      """
      Jane Kelly said: “The bridge is closed.

      “The road is closed as well.

      “Nobody can leave.”

      The council meets again on Monday.
      """
    )
    let quote = try #require(document.quotes.first)
    #expect(document.quotes.filter { $0.kind == .direct }.count == 1)
    #expect(quote.parts.count == 3)
    #expect(quote.isOpen == false)
    #expect(quote.speaker?.name == "Jane Kelly")
  }

  @Test func aMissingMarkHarmsItsOwnParagraphOnly() throws {
    let document = try annotated(
      """
      “The bridge is closed, Jane Kelly said.

      Then came the news from the north. “The road is open,” Tom Baker said.
      """
    )
    let last = try #require(document.quotes.last { $0.kind == .direct })
    #expect(document.text(last.span) == "The road is open,")
    #expect(last.speaker?.name == "Tom Baker")
    #expect(last.isOpen == false)
    #expect(document.quotes.first?.isOpen == true)
    #expect(document.warnings.contains { $0.contains("quotation mark") })
  }

  @Test(
    "An apostrophe opens and closes nothing",
    arguments: [
      "The workers' strike and the drivers' march ended.",
      "It's the dog's dinner, isn't it?",
      "Rock 'n' roll was born in the '50s.",
      "The '90s were over, the players' union knew.",
    ]
  )
  func apostrophes(text: String) throws {
    let document = try annotated(text)
    #expect(marked(document).isEmpty)
    #expect(document.terms.isEmpty)
  }

  @Test func aFragmentInTheReportersSentenceIsPartial() throws {
    let document = try annotated("Jane Kelly called the plan “a total failure” on Monday.")
    let quote = try #require(document.quotes.first { $0.kind == .partial })
    #expect(quote.parts.map(document.text) == ["a total failure"])
    #expect(quote.speaker?.name == "Jane Kelly")
  }

  @Test(
    "Titles, nicknames and so-called things are terms",
    arguments: [
      "She has read “The Grapes of Wrath” twice.",
      "The film, titled “Blue Harbour”, opens on Friday.",
      "The so-called “shadow fleet” left the port.",
      "Earl “Shorty” Jones won the race.",
      "On “The Morning Show,” the band played three songs.",
    ]
  )
  func terms(text: String) throws {
    let document = try annotated(text)
    #expect(marked(document).isEmpty)
    #expect(document.terms.count == 1)
  }

  @Test func wordsQuotedInsideSpeechAreTerms() throws {
    let document = try annotated(
      "“They call it the ‘gift’ of the north, as we know,” Jane Kelly said."
    )
    #expect(marked(document).map(\.text) == ["They call it the ‘gift’ of the north, as we know,"])
    #expect(document.terms.map(document.text) == ["gift"])
  }

  @Test func speechInsideSpeechHasItsOwnSpeaker() throws {
    let document = try annotated(
      "“My father said, ‘Never sell the farm to strangers,’ and he meant it,” Jane Kelly said."
    )
    let inner = try #require(document.quotes.first { $0.kind == .partial })
    #expect(document.text(inner.span) == "Never sell the farm to strangers,")
    #expect(inner.speaker.map { document.text($0.span) } == "My father")
  }

  @Test func aQuoteWithoutAttributionTakesTheSpeakerBefore() throws {
    let document = try annotated(
      """
      “It is over,” Jane Kelly said.

      “We are going home. The work is done.”
      """
    )
    let last = try #require(document.quotes.last)
    #expect(last.speaker?.name == "Jane Kelly")
    #expect(last.speaker?.how == .carried)
  }

  @Test(
    "A pronoun is whoever spoke last",
    arguments: [
      ("Jane Kelly said the bridge was closed.\n\n“It is not safe,” she said.", "Jane Kelly"),
      ("“It is closed,” Tom Baker said.\n\n“It is not safe,” he added.", "Tom Baker"),
      ("The Lostrin Bank said profits rose.\n\n“We are pleased,” it said.", "Lostrin Bank"),
    ]
  )
  func pronouns(text: String, name: String) throws {
    let document = try annotated(text)
    let last = try #require(document.quotes.last { $0.kind == .direct })
    #expect(last.speaker?.name == name)
    #expect(last.speaker?.how == .pronoun)
  }

  @Test(
    "Whom the attributing words mean",
    arguments: [
      (
        "“It is over,” John Miller, who leads the union, said.", "John Miller"
      ),
      ("“It is over,” Rep. Jane Kelly (R-Utah) said.", "Jane Kelly"),
      ("“It is over,” said Jane Kelly, who was not there.", "Jane Kelly"),
      (
        "Jane Kelly met John Miller and denounced what she called “a shameful deal” with him.",
        "Jane Kelly"
      ),
    ]
  )
  func attributingWords(text: String, name: String) throws {
    let document = try annotated(text)
    let quote = try #require(document.quotes.first { $0.kind != .indirect })
    #expect(quote.speaker?.name == name)
  }

  @Test func aSignatureBehindADashSpeaks() throws {
    let document = try annotated(
      """
      “The town is our home. We will stay.” ― Jane Kelly
      “Nobody asked us.” — John Miller
      """
    )
    let quotes = document.quotes.filter { $0.kind == .direct }
    #expect(quotes.map { $0.speaker?.name } == ["Jane Kelly", "John Miller"])
  }

  @Test(
    "Confidence rises with the reader's own",
    arguments: [QuoteKind.direct, .partial, .indirect]
  )
  func calibration(kind: QuoteKind) {
    let shares = (0...20).map { QuoteCalibration.share(Float($0) / 20, kind) }
    #expect(shares == shares.sorted())
    #expect(shares.allSatisfy { (0...1).contains($0) })
    #expect(QuoteCalibration.share(2, kind) == shares.last)
  }

  @Test func aTranscriptsLabelInsideTheMarksSpeaks() throws {
    let document = try annotated(
      """
      Jane Kelly met Tom Baker on the evening show.

      “KELLY: Why did you leave the party?”

      “BAKER: I had no choice. Nobody listened.”
      """
    )
    let quotes = document.quotes.filter { $0.kind == .direct }
    #expect(quotes.map { $0.speaker?.how } == [.colon, .colon])
    let labels = quotes.map { $0.speaker.map { document.text($0.span) } }
    #expect(labels == ["KELLY", "BAKER"])
    // The label is no part of what is said.
    let contents = quotes.map { document.text($0.span) }
    #expect(contents == ["Why did you leave the party?", "I had no choice. Nobody listened."])
  }

  @Test(
    "The cue's class tells what was done with the words",
    arguments: [
      ("“It is over,” Jane Kelly said.", CueClass.say), ("“It is over,” Jane Kelly wrote.", .write),
      ("“Is it over?” Jane Kelly asked.", .ask), ("“It is over,” Jane Kelly claimed.", .claim),
      ("“It is over,” Jane Kelly confirmed.", .confirm),
      ("“It is over,” Jane Kelly warned.", .warn),
    ]
  )
  func classes(text: String, expected: CueClass) throws {
    #expect(try annotated(text).quotes.first?.cue?.class == expected)
  }
}

@Suite("Indirect quotes")
struct IndirectQuoteTests {
  @Test(
    "What is reported without marks is found with cue and speaker",
    arguments: [
      (
        "Jane Kelly said that the bridge was closed.", "that the bridge was closed", "said",
        "Jane Kelly"
      ),
      ("Jane Kelly said the bridge was closed.", "the bridge was closed", "said", "Jane Kelly"),
      ("The bridge was closed, Jane Kelly said.", "The bridge was closed", "said", "Jane Kelly"),
      ("The bridge was closed, police said.", "The bridge was closed", "said", "police"),
      (
        "The bridge was closed, according to Jane Kelly.", "The bridge was closed", "according to",
        "Jane Kelly"
      ),
      (
        "According to Jane Kelly, the bridge was closed.", "the bridge was closed", "According to",
        "Jane Kelly"
      ),
      ("The mayor warned that the bridge could fall.", "that the bridge could fall", "warned", nil),
      ("Officials believe the bridge will fall.", "the bridge will fall", "believe", "Officials"),
    ]
  )
  func constructions(
    text: String,
    content: String,
    cue: String,
    speaker: String?
  ) throws {
    let document = try annotated(text)
    let quote = try #require(document.quotes.first)
    #expect(document.quotes.count == 1)
    #expect(quote.kind == .indirect)
    #expect(document.text(quote.span) == content)
    #expect(quote.cue.map { document.text($0.span) } == cue)
    if let speaker { #expect(quote.speaker?.name == speaker) }
  }

  @Test(
    "A word that looks like a cue is none where it does something else",
    arguments: [
      "The company annexed the back garden in 2014.",
      "The peace plan has three parts.",
      "The ferry sank off the coast and 12 people drowned.",
      "The match was held in Lostrin on Sunday.",
    ]
  )
  func lookAlikes(text: String) throws {
    #expect(try annotated(text).quotes.isEmpty)
  }

  @Test func whatIsHardlyRightIsNotListed() throws {
    let document = try annotated(
      """
      The mayor wanted the bridge. He promoted a law that the council, which met on Monday, had long known about.
      Officials said the road, guess what, is closed, and it means the end of trade, they fear, for many who used it.
      The union called the plan “a mistake” after talks that it described to members as “long and hard” over the week.
      Critics accused her of seeking to promote what they saw as “old ideas” and looked back at years of protest.
      """
    )
    // A content's confidence is how likely it is right, times 0.92 for its speaker.
    let contents = document.quotes.filter { $0.kind == .indirect }
    #expect(!contents.isEmpty)
    for quote in contents {
      let isAround = document.quotes.contains {
        $0.kind == .partial && $0.span.start >= quote.span.start && $0.span.end <= quote.span.end
      }
      #expect(quote.confidence >= (isAround ? 0.3 : 0.2) * 0.92)
    }
  }

  @Test func aFragmentAndTheClauseAroundItAreOneQuote() throws {
    let document = try annotated(
      "Jane Kelly said she would “fight to the last day” for the harbour."
    )
    #expect(document.quotes.count == 1)
    let quote = try #require(document.quotes.first)
    #expect(quote.kind == .partial)
    #expect(document.text(quote.span) == "she would “fight to the last day” for the harbour")
    #expect(quote.parts.map(document.text) == ["fight to the last day"])
    #expect(quote.speaker?.name == "Jane Kelly")
  }

  @Test(
    "Short words in marks are speech where somebody is said to have put it so",
    arguments: [
      "As Jane Kelly put it, “nobody listened.”", "“Nobody listened,” as Jane Kelly put it.",
      "In the words of Jane Kelly, “nobody listened.”",
      "According to Jane Kelly, “nobody listened.”",
    ]
  )
  func namedWithoutVerbOfSpeech(text: String) throws {
    let document = try annotated(text)
    #expect(document.quotes.map { $0.speaker?.name } == ["Jane Kelly"])
    #expect(document.terms.isEmpty)
  }

  @Test func marksAtTheEndOfTheReportersClauseAreAFragment() throws {
    let document = try annotated("The harbour “has served its time for good,” Jane Kelly said.")
    let quote = try #require(document.quotes.first)
    #expect(quote.kind == .partial)
    #expect(quote.parts.map(document.text) == ["has served its time for good,"])
    #expect(quote.speaker?.name == "Jane Kelly")
    let whole = try annotated("And “we have served our time for good,” Jane Kelly said.")
    #expect(whole.quotes.map(\.kind) == [.direct])
    let more = try annotated(
      "The harbour “served its time,” Jane Kelly said. “We are building another.”"
    )
    #expect(more.quotes.count == 1)
    #expect(
      more.quotes.first?.parts.map(more.text) == ["served its time,", "We are building another."]
    )
  }
}
