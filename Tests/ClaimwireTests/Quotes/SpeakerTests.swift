import ClaimwireTestSupport
import Foundation
import Testing

@testable import Claimwire

/// Who says the last quote in marks of a text, as resolved.
private func lastSpeaker(_ text: String) throws -> Speaker? {
  try annotated(text).quotes.last { $0.kind != .indirect }?.speaker
}

/// Texts that show one rule, a line each: whoever says the last quote in marks, a stroke, the text with ¶ between paragraphs.
private struct Rule: CustomTestStringConvertible {
  let testDescription: String
  /// How the speaker is found, where that is part of the rule.
  let how: SpeakerResolution?
  let cases: [(name: String, text: String)]

  init(_ description: String, how: SpeakerResolution? = nil, _ lines: String) {
    testDescription = description
    self.how = how
    cases = lines.split(separator: "\n").map { line in
      let halves = line.components(separatedBy: " | ")
      return (halves[0], halves[1].replacingOccurrences(of: " ¶ ", with: "\n\n"))
    }
  }
}

private let rules = [
  Rule(
    "an apposition names whom a description means",
    """
    Tom Baker | “It is over,” the minister, Gen. Tom Baker, said on state radio.
    Tom Baker | “It is over,” said her brother, Tom Baker.
    Mira Lund | The study's lead author, doctoral candidate Mira Lund, said, “It rose.”
    Omar Diallo | Her lawyer, former prosecutor Omar Diallo, said: “We will appeal.”
    Peter Novak | “It is over,” said the union's leader, a former miner named Peter Novak.
    Tom Baker | “It is over,” said the union's president, Tom Baker.
    Tom Baker | A spokesman, Tom Baker, said: “It is over.”
    Tom Baker | The chief operating officer, Tom Baker, called the offer “final” in a letter.
    Tom Baker | “It is over,” Tom Baker, the minister, said.
    """
  ),
  Rule(
    "a title is no part of the name, and what follows it neither",
    """
    Jane Kelly | “It is over,” said Secretary of State Jane Kelly.
    Jane Kelly | “It is over,” said Rep. Jane Kelly of Maryland.
    Will Hope | “It is over,” said Professor Will Hope, a member of the board.
    Jane Kelly | “It is over,” said Sen. Jane Kelly (R-Utah).
    Jane Kelly | On “Meet the Press,” Senator Jane Kelly (R-Utah) called it “a sad day” for all.
    Jane Kelly | “It is over,” Labour election chief Jane Kelly said.
    Jane Kelly | “It is over,” Bank of Norland governor Jane Kelly said.
    """
  ),
  Rule(
    "what a relative clause says, its noun says; who is one of several goes by no more than that",
    """
    the court | They went to the court - which called the plan “a sad day” for all.
    Tom Baker | Tom Baker was late. In his view, “It is over for all of us.”
    Another | One trader sold. Another said: “It is over.”
    """
  ),
  Rule(
    "a family name that is also a word for people is a name",
    """
    Tom Baker | Tom Baker won the vote. “It is over,” said Mr Baker.
    Mervyn King | Mervyn King won the vote. “It is over,” King said.
    King | “It is over,” said Ms King.
    """
  ),
  Rule(
    "“who” stands for the last person before it, unless what it follows is about one",
    """
    Tom Baker | His remarks echoed those made yesterday by Trade Minister Tom Baker, who called the bill “a sad day” for all.
    an analyst | The figures were a blow to an analyst who had called the plan “the best of all” in May.
    a man | An attorney representing a man who called the plan “a sad day” for all went home.
    an official of the bank | They met an official of the bank, who called the plan “a sad day” for all.
    """
  ),
  Rule(
    "two speakers are one string",
    """
    Tom Baker and Jane Kelly | “We can wait,” union presidents Tom Baker and Jane Kelly said.
    Tom Baker and Jane Kelly | “We can wait,” said Tom Baker and Jane Kelly.
    Tom Baker and Jane Kelly | “We can wait,” said Tom Baker and Jane Kelly of Ohio.
    Tom Baker and Jane Kelly | “We can wait,” German Chancellor Tom Baker and French President Jane Kelly said.
    Tom Baker and Jane Kelly | “We can wait,” Tom Baker and his Spanish counterpart Jane Kelly said.
    """
  ),
  Rule(
    "an office has its field between itself and the name",
    """
    Jane Kelly | “It is over,” said Bank of England governor Jane Kelly.
    Jane Kelly | “It is over,” said director of public health Jane Kelly.
    Jane Kelly | Norway's minister for sport Jane Kelly said it was “a sad day” for all.
    Jane Kelly | The speaker of the parliament Jane Kelly said it was “a sad day” for all.
    Jane Kelly | “It is over,” former welfare minister Jane Kelly MP said.
    a lawyer for the singer Jane Kelly | “It is over,” said a lawyer for the singer Jane Kelly.
    Jane Kelly | “It is over,” said director of rugby Jane Kelly.
    Jane Kelly | “It is over,” said Tom Baker's head of research Jane Kelly.
    Jane Kelly | “It is over,” said Member of Parliament Jane Kelly.
    Jane Kelly | Vice-president of the National Farmers Federation (NFF) Jane Kelly said: “It is over.”
    Jane Kelly | “It is over,” said spokesman for the coalition Brig. Jane Kelly.
    The spokesman for Canadian Prime Minister Jane Kelly | The spokesman for Canadian Prime Minister Jane Kelly said: “It is over.”
    aides to President Jane Kelly | “It is over,” said aides to President Jane Kelly.
    the parents of Jane Kelly | “It is over,” said the parents of Jane Kelly.
    """
  ),
  Rule(
    "a description goes to whom the text has called so, or has in focus",
    how: .nominal,
    """
    Jane Kelly | Minister Jane Kelly spoke first. ¶ “It is over,” the minister said.
    Jane Kelly | Jane Kelly, 49, leads the bank. Tom Baker, 61, left. ¶ “It is over,” the 49-year-old said.
    Tom Baker | Tom Baker met the miners on Monday. He promised them jobs. ¶ “It is over,” the former surgeon said.
    """
  ),
  Rule(
    "words on paper are their author's",
    """
    Jane Kelly | Jane Kelly sent a letter to the council on Monday. ¶ “It is over,” the letter says.
    Jane Kelly | Jane Kelly’s letter said it was “a sad day” for all.
    Jane Kelly | A letter from Jane Kelly called it “a sad day” for all.
    Jane Kelly | The letter was signed by Jane Kelly, who left in May. ¶ “It is over,” the letter said.
    """
  ),
  Rule(
    "a pronoun goes to who is in focus, not to who spoke last",
    how: .pronoun,
    """
    John Miller | “It is closed,” Tom Baker said. ¶ John Miller, a teacher, waved the letter at a rally. “Did they say so?” he asked.
    Jane Kelly | “It is closed,” Tom Baker said. ¶ Jane Kelly disagreed. “It is open,” she said.
    Jane Kelly | Jane Kelly said Mary Stone had no plan. ¶ “She never had one,” she said.
    """
  ),
  Rule(
    "a word that stresses another stands for it",
    """
    Jane Kelly | Tom Baker met Jane Kelly on Monday. ¶ Kelly herself called it “a sad day” for all.
    The study | Jane Kelly read the study. ¶ The study itself calls it “a sad day” for all.
    The survey | Jane Kelly said the town was shrinking. ¶ The survey calls it “a sad day” for all.
    Jane Kelly | Jane Kelly said the town was shrinking. ¶ The letter calls it “a sad day” for all.
    """
  ),
  Rule(
    "an institution is no organization that is not called one",
    how: .nominal,
    """
    the army | Fars News said the crew was lost. ¶ “It is over,” the army said.
    """
  ),
  Rule(
    "a quote that nothing attributes takes the subject before it or goes on",
    """
    Tom Baker | Tom Baker, 44, shrugged. Would it help? “They keep raising it.”
    Tom Baker | “It is over,” Jane Kelly said. ¶ Tom Baker shook his head. ¶ “I sign 50 letters a day. I am no mailman.”
    """
  ),
  Rule(
    "a speaker without a name is the words for him",
    how: .nominal,
    """
    the announcer | As a phone rang, the announcer said, “It is late, and your children are asleep.”
    """
  ),
]

@Suite("Speakers resolved")
struct SpeakerTests {
  @Test func thereNamesNobody() throws {
    let quotes = try annotated("There have been numerous complaints about the bridge.").quotes
    #expect(!quotes.isEmpty && quotes.allSatisfy { $0.speaker == nil })
  }

  @Test(
    "A passive without an agent and an “it” that stands for nobody leave the speaker open",
    arguments: [
      "Tom Baker has been accused of using the courts to delay the vote.",
      "Tom Baker is expected to announce on Monday that the plant will close.",
      "It was reported that the plant will close in May.",
      "It appeared that the plant would close in May.",
    ]
  )
  func nobodySpeaks(text: String) throws {
    let quotes = try annotated(text).quotes
    #expect(!quotes.isEmpty)
    #expect(quotes.allSatisfy { $0.speaker == nil })
  }

  @Test(
    "A passive's agent speaks, and so does whose state of mind it tells and who is quoted as saying",
    arguments: [
      ("The plan was described by Tom Baker as a threat to the whole region.", "Tom Baker"),
      ("Tom Baker is convinced that the plant will close in May.", "Tom Baker"),
      ("Tom Baker was quoted as saying that the plant will close in May.", "Tom Baker"),
    ]
  )
  func somebodySpeaks(text: String, name: String) throws {
    let quotes = try annotated(text).quotes
    #expect(quotes.first?.speaker?.name == name)
  }

  @Test(
    "The noun before the cue is the speaker's, though it may be a verb; a firm keeps its possessive; an outlet is its name",
    arguments: [
      ("The price of coffee will not change, industry sources said.", "industry sources"),
      ("Treasury sources said that the bill was dead.", "Treasury sources"),
      (
        "The yield will fall next week, securities house managers said.",
        "securities house managers"
      ),
      ("The bill will fall next week, money traders said.", "money traders"),
      ("Moore's said this reflected the strength of the bank.", "Moore's"),
      ("Fisher and Poe's said it cut the rating of the bank.", "Fisher and Poe's"),
      ("The Reuters news agency said that the plant will close in May.", "Reuters"),
      ("The Unicef vaccine agency said the plant will close.", "The Unicef vaccine agency"),
      (
        "The Defense Ministry press office said that the plant will close.",
        "The Defense Ministry press office"
      ),
    ]
  )
  func wholeSpeaker(text: String, name: String) throws {
    let document = try annotated(text)
    let quote = try #require(document.quotes.first)
    #expect(quote.speaker?.name == name)
    let cue = try #require(quote.cue)
    #expect(!document.text(cue.span).hasPrefix("'s"))
  }

  @Test(arguments: rules)
  private func speaker(by rule: Rule) throws {
    for (name, text) in rule.cases {
      let speaker = try lastSpeaker(text)
      #expect(speaker?.name == name, "\(text)")
      if let how = rule.how { #expect(speaker?.how == how, "\(text)") }
    }
  }

  @Test func jointSpeakersAreNoOneEntity() throws {
    let speaker = try #require(try lastSpeaker("“We can wait,” said Tom Baker and Jane Kelly."))
    #expect(speaker.entity == nil)
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
