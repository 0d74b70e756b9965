import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// Who says the last quote in marks of a text, as resolved.
private func lastSpeaker(_ text: String) throws -> Speaker? {
  try annotated(text).quotes.last { $0.kind != .indirect }?.speaker
}

@Suite("Speakers resolved")
struct SpeakerTests {
  @Test(
    "An apposition names whom a description means",
    arguments: [
      ("“It is over,” the minister, Gen. Tom Baker, said on state radio.", "Tom Baker"),
      ("“It is over,” said her brother, Tom Baker.", "Tom Baker"),
      ("“It is over,” said the union's president, Tom Baker.", "Tom Baker"),
      ("A spokesman, Tom Baker, said: “It is over.”", "Tom Baker"),
      (
        "The chief operating officer, Tom Baker, called the offer “final” in a letter.", "Tom Baker"
      ),
      ("“It is over,” Tom Baker, the minister, said.", "Tom Baker"),
    ]
  )
  func appositions(text: String, name: String) throws {
    #expect(try lastSpeaker(text)?.name == name)
  }

  @Test(
    "A title is no part of the name, and what follows it neither",
    arguments: [
      ("“It is over,” said Secretary of State Jane Kelly.", "Jane Kelly"),
      ("“It is over,” said Rep. Jane Kelly of Maryland.", "Jane Kelly"),
      ("“It is over,” said Sen. Jane Kelly (R-Utah).", "Jane Kelly"),
      (
        "On “Meet the Press,” Senator Jane Kelly (R-Utah) called it “a sad day” for all.",
        "Jane Kelly"
      ),
      ("“It is over,” Labour election chief Jane Kelly said.", "Jane Kelly"),
    ]
  )
  func titles(text: String, name: String) throws {
    #expect(try lastSpeaker(text)?.name == name)
  }

  @Test(
    "Two speakers are one string",
    arguments: [
      (
        "“We can wait,” union presidents Tom Baker and Jane Kelly said.", "Tom Baker and Jane Kelly"
      ),
      ("“We can wait,” said Tom Baker and Jane Kelly.", "Tom Baker and Jane Kelly"),
    ]
  )
  func jointSpeakers(text: String, name: String) throws {
    let speaker = try #require(try lastSpeaker(text))
    #expect(speaker.name == name)
    #expect(speaker.entity == nil)
  }

  @Test(
    "A description goes to whom the text has called so, or has in focus",
    arguments: [
      ("Minister Jane Kelly spoke first.\n\n“It is over,” the minister said.", "Jane Kelly"),
      (
        "Jane Kelly, 49, leads the bank. Tom Baker, 61, left.\n\n“It is over,” the 49-year-old said.",
        "Jane Kelly"
      ),
      (
        "Tom Baker met the miners on Monday. He promised them jobs.\n\n“It is over,” the former surgeon said.",
        "Tom Baker"
      ),
    ]
  )
  func descriptions(text: String, name: String) throws {
    let speaker = try #require(try lastSpeaker(text))
    #expect(speaker.name == name)
    #expect(speaker.how == .nominal)
  }

  @Test(
    "Somebody without a name goes by the words that brought him in",
    arguments: [
      (
        "A nurse in Lostrin said that 46 people had died.\n\n“I have stopped asking,” said the nurse.",
        "nurse"
      ),
      (
        "An aid worker said that many deaths had never been counted.\n\n“Nobody writes it down,” she said.",
        "aid worker"
      ),
    ]
  )
  func newcomers(text: String, noun: String) throws {
    let speaker = try #require(try lastSpeaker(text))
    #expect(speaker.name.lowercased().contains(noun))
    #expect(speaker.entity == nil)
  }

  @Test(
    "Words on paper are their author's",
    arguments: [
      (
        "Jane Kelly sent a letter to the council on Monday.\n\n“It is over,” the letter says.",
        "Jane Kelly"
      ),
      ("Jane Kelly’s letter said it was “a sad day” for all.", "Jane Kelly"),
      ("A letter from Jane Kelly called it “a sad day” for all.", "Jane Kelly"),
      (
        "The letter was signed by Jane Kelly, who left in May.\n\n“It is over,” the letter said.",
        "Jane Kelly"
      ),
    ]
  )
  func authors(text: String, name: String) throws {
    #expect(try lastSpeaker(text)?.name == name)
  }

  @Test(
    "A pronoun goes to who is in focus, not to who spoke last",
    arguments: [
      (
        "“It is closed,” Tom Baker said.\n\nJohn Miller, a teacher, waved the letter at a rally. “Did they say so?” he asked.",
        "John Miller"
      ),
      (
        "“It is closed,” Tom Baker said.\n\nJane Kelly disagreed. “It is open,” she said.",
        "Jane Kelly"
      ),
      (
        "Jane Kelly said Mary Stone had no plan.\n\n“She never had one,” she said.",
        "Jane Kelly"
      ),
    ]
  )
  func focus(text: String, name: String) throws {
    let speaker = try #require(try lastSpeaker(text))
    #expect(speaker.name == name)
    #expect(speaker.how == .pronoun)
  }

  @Test(
    "A quote that nothing attributes takes the subject before it or goes on",
    arguments: [
      ("Tom Baker, 44, shrugged. Would it help? “They keep raising it.”", "Tom Baker"),
      (
        "“It is over,” Jane Kelly said.\n\nTom Baker shook his head.\n\n“I sign 50 letters a day. I am no mailman.”",
        "Tom Baker"
      ),
    ]
  )
  func unattributed(text: String, name: String) throws {
    #expect(try lastSpeaker(text)?.name == name)
  }

  @Test(
    "Relative clauses and participles are no part of the speaker",
    arguments: [
      ("An audit released last month found “no evidence of abuse” in the office.", "An audit"),
      (
        "Some of the protesters, who had come by bus, called it “a sad day” for all.",
        "Some of the protesters"
      ),
    ]
  )
  func trimming(text: String, words: String) throws {
    let document = try annotated(text)
    let quote = try #require(document.quotes.last { $0.kind != .indirect })
    #expect(quote.speaker.map { document.text($0.span) } == words)
  }

  @Test func anotherLabelInTheNextParagraphIsAnotherSpeaker() throws {
    let document = try annotated(
      """
      Jane Kelly met Tom Baker on the evening show.

      “KELLY: Why did you leave the party?

      “BAKER: I had no choice. Nobody listened.

      “KELLY: Nobody at all?”
      """
    )
    let labels = document.quotes.filter { $0.kind == .direct }
      .map { $0.speaker.map { document.text($0.span) } }
    #expect(labels == ["KELLY", "BAKER", "KELLY"])
  }

  @Test(
    "I, inside somebody's words, is he who says them",
    arguments: [
      "“I told him, ‘Never sell the farm to strangers,’” Jane Kelly said."
    ]
  )
  func firstPerson(text: String) throws {
    let quotes = try annotated(text).quotes.filter { $0.kind != .indirect }
    let inner = try #require(quotes.first { $0.kind == .partial })
    #expect(inner.speaker?.entity == quotes.first { $0.kind == .direct }?.speaker?.entity)
  }

  @Test func confidenceFallsWithHowTheSpeakerWasFound() throws {
    func confidence(_ text: String) throws -> Float {
      try #require(try annotated(text).quotes.last { $0.kind == .direct }).confidence
    }
    let named = try confidence("“It is over,” Jane Kelly said.")
    let described = try confidence("“It is over,” officials said.")
    let unknown = try confidence("“It is over. We are going home,” she said.")
    #expect(named > described)
    #expect(described > unknown)
  }

  /// Whatever the words, every speaker's span lies in the text and every entity exists.
  @Test func nothingThatIsNoSpeakerCrashes() throws {
    var random = SeededGenerator(seed: 20_260)
    let words = [
      "“", "”", "he", "she", "it", "they", "the", "letter", "said", "Jane", "Kelly", "Tom", "Baker",
      "minister", ",", ".", "who", "that", "by", "from", "'s", "and", "a", "49-year-old", "\n\n",
      "I",
      ":", "former", "of", "(", ")", "ruling", "told",
    ]
    for _ in 0..<300 {
      let text = (0..<60).map { _ in words.randomElement(using: &random) ?? "" }
        .joined(separator: " ")
      let document = try annotated(text)
      for speaker in document.quotes.compactMap(\.speaker) {
        #expect(Int(speaker.span.end) <= document.bytes.count, "seed 20260: \(text)")
        #expect(speaker.span.start < speaker.span.end, "seed 20260: \(text)")
        #expect(speaker.entity.map { document.entities.indices.contains($0) } ?? true)
      }
    }
  }
}
