import Testing

@testable import Claimwire

@Suite("Names mended by the document")
struct NameRefinerTests {
  @Test(
    "What only looks like a name is none",
    arguments: [
      "“[MISC He can have Peace] or war,” she said.",
      "[ORG The Man Who] left.".replacing("The", with: "What"),
    ]
  )
  func whatOnlyLooksLikeANameIsNone(_ text: String) throws {
    #expect(try MarkedText(text, confidence: 0.6).refined().isEmpty)
  }

  @Test func aTitleInQuotationMarksMayStartWithAPronoun() throws {
    #expect(
      try MarkedText("She read “[MISC He Was There]” to us.").refined() == ["MISC He Was There"]
    )
  }

  @Test func namesBesideASlashAreTwo() throws {
    #expect(try MarkedText("[ORG Acme/Bilt] rose.").refined() == ["ORG Acme", "ORG Bilt"])
  }

  @Test func aWordThatIsLowerCaseElsewhereIsNoPartOfTheName() throws {
    let text = "He called it [LOC Kenyan Territory]. It is Kenyan territory. He saw [LOC Lake Roe]."
    #expect(try MarkedText(text, confidence: 0.6).refined() == ["LOC Kenyan", "LOC Lake Roe"])
  }

  @Test(
    "A family name of someone in the document is that person's",
    arguments: [
      // Labelled otherwise with little confidence.
      ("[PER Ada Tolvan] came. Then [ORG Tolvan] left.", "PER Tolvan"),
      // Left out by the tagger.
      ("[PER Ada Tolvan] came. Nobody asked Tolvan to leave.", "PER Tolvan"),
      // In another spelling.
      ("[PER Ada Tolvansky] came. Nobody asked Tolvanskyy to leave.", "PER Tolvanskyy"),
      ("[PER Ada Chernenko] came. Nobody asked Tchernenko to leave.", "PER Tchernenko"),
    ]
  )
  func familyNameIsAPerson(_ text: String, _ name: String) throws {
    let expected = name.hasSuffix("Tchernenko") ? 1 : 2
    let refined = try MarkedText(text, confidence: 0.7).refined()
    #expect(refined.count == expected)
    #expect(expected == 1 || refined.last == name)
  }

  @Test(
    "A word that is no family name stays what it is",
    arguments: [
      // Also a common word of the document.
      "[PER Ada Baker] came. The baker saw it. Baker shops were closed.",
      // Part of a longer run of capitals.
      "[PER Ada Tolvan] came. The Tolvan Road was closed.",
      // Only alike.
      "[PER Ada Hansen] came. Nobody asked Jansen.", "[PER Ada Brown] came. Nobody asked Braun.",
    ]
  )
  func otherWordsStay(_ text: String) throws {
    #expect(try MarkedText(text, confidence: 0.7).refined().count == 1)
  }

  @Test(
    "What the text calls \"it\" is no person",
    arguments: [
      ("[PER Vantor] said its profit rose. [PER Vantor] fell.", ["ORG Vantor", "ORG Vantor"]),
      ("[PER Vantor] also said that it expects a profit.", ["ORG Vantor"]),
      ("[PER Vantor] said it will buy the mill.", ["ORG Vantor"]),
      // "it" for no one.
      ("[PER Vantor] said it was late.", ["PER Vantor"]),
      ("[PER Vantor] said it has been hard.", ["PER Vantor"]),
      ("[PER Vantor] said it appears so.", ["PER Vantor"]),
      ("[PER Vantor] said it's late.", ["PER Vantor"]),
      // Somebody all the same.
      ("Mr [PER Vantor] said its profit rose.", ["PER Vantor"]),
      (
        "[PER Ada Vantor] came. [PER Vantor] said its profit rose.",
        ["PER Ada Vantor", "PER Vantor"]
      ),
      ("[PER Ada Vantor] said its profit rose.", ["PER Ada Vantor"]),
    ]
  )
  func whatIsCalledItIsNoPerson(text: String, names: [String]) throws {
    #expect(try MarkedText(text, confidence: 0.7).refined() == names)
  }

  @Test(arguments: [
    ("[PER Vantor Co] fell.", "ORG Vantor Co"),
    ("[PER J.C. Vantor Inc.] fell.", "ORG J.C. Vantor Inc."),
    ("Rep. [PER Ada Co] came.", "PER Ada Co"), ("[PER Co] came.", "PER Co"),
  ])
  func whatEndsAsACompanyIsOne(text: String, name: String) throws {
    #expect(try MarkedText(text, confidence: 0.7).refined() == [name])
  }

  @Test(arguments: [
    ("The Bank of [LOC Norland] fell.", "ORG Bank of Norland"),
    ("At First Savings Bank of [LOC Norland] all fell.", "ORG First Savings Bank of Norland"),
    ("The [ORG Bank of Norland] fell.", "ORG Bank of Norland"),
    ("The left bank of [LOC Norland] fell.", "LOC Norland"),
    ("The Duke of [LOC Norland] fell.", "LOC Norland"),
  ])
  func aBankOfAPlaceIsOneName(text: String, name: String) throws {
    #expect(try MarkedText(text, confidence: 0.7).refined() == [name])
  }

  @Test func aPlaceInCapitalsIsAPlaceUnlessAllIsCapitals() throws {
    #expect(try MarkedText("They shelled NAIROBI again last night.").refined() == ["LOC NAIROBI"])
    #expect(try MarkedText("THEY SHELLED NAIROBI AGAIN").refined().isEmpty)
    #expect(try MarkedText("They have a LAMP again.").refined().isEmpty)
  }

  @Test(arguments: [
    ("He said the [ORG UK] would pay.", "LOC UK"), ("He said the [ORG WHO] would pay.", "ORG WHO"),
    ("He said [ORG Kenya] would win.", "ORG Kenya"),
  ])
  func countryInCapitalsIsNoOrganization(text: String, name: String) throws {
    #expect(try MarkedText(text, confidence: 0.6).refined() == [name])
  }

  @Test func sureOrganizationInCapitalsStays() throws {
    #expect(try MarkedText("The [ORG UK] paid.", confidence: 0.9).refined() == ["ORG UK"])
  }

  @Test func creditsNamePeopleAndAgencies() throws {
    let text = """
      The mayor spoke to a crowd of hundreds in the square on Monday evening.

      Ada Roe waves to supporters on Monday. [ORG POOL]/[LOC Bilt] via [ORG Acme Images]

      The crowd left before midnight, the police said in a statement.
      """
    let document = try MarkedText(text).annotated()
    #expect(document.sentences.contains { $0.role == .credit })
    #expect(document.mentions.map { document.text($0.span) } == ["Bilt", "Acme Images"])
    #expect(document.mentions.allSatisfy { $0.type == .organization })
  }

  @Test func anyTextGivesNamesInOrderAndApart() throws {
    let seed: UInt64 = 20_250_424
    var generator = SplitMix64(seed: seed)
    let words = [
      "Ada", "Roe", "roe", "ROE", "/", "He", "“", "”", ".", "NAIROBI", "the", "Ro", "\n\n",
    ]
    for round in 0..<200 {
      var marked = ""
      for _ in 0..<Int(generator.next() % 30) {
        let word = words[Int(generator.next() % UInt64(words.count))]
        let isName = generator.next() % 4 == 0 && word != "\n\n"
        marked += isName ? "[PER \(word) \(word)] " : word + " "
      }
      let text = MarkedText(marked, confidence: 0.5)
      let document = try text.document()
      let names = NameRefiner(gazetteer: Gazetteer()).refined(
        text.tagged(in: document),
        in: document,
        DocumentEvidence(document.tokens)
      )
      for (one, next) in zip(names, names.dropFirst()) {
        #expect(one.tokens.upperBound <= next.tokens.lowerBound, "seed \(seed), round \(round)")
      }
      #expect(names.allSatisfy { !$0.tokens.isEmpty }, "seed \(seed), round \(round)")
    }
  }

  @Test(
    "Capitalised words behind an honorific name a person",
    arguments: [
      ("They asked Mrs Vardy about it.", ["PER Vardy"]),
      ("An amendment by Rep. Glenn English passed.", ["PER Glenn English"]),
      ("An amendment by Rep. [ORG Glenn English] passed.", ["PER Glenn English"]),
      ("They met Mr. Gen. Vardy there.", ["PER Gen. Vardy"]),
      ("Dear Mr. President, we thank you.", []),
      ("The ruling of Mrs Justice Steyn came late.", []),
    ]
  )
  func addressed(text: String, names: [String]) throws {
    #expect(try MarkedText(text, confidence: 0.6).refined() == names)
  }
}
