import Testing

@testable import Claimwire

/// Which tokens the tagger looks at.
@Suite("Tagger regions")
struct TaggerRegionsTests {
  /// Connectors learned from names with "of" and "and" inside, "al" first and "province" last.
  private static func connectors() throws -> NameConnectors {
    var counts = NameConnectorCounts()
    for _ in 0..<3 {
      let document = try document(
        "Sheila Bank of Trade and Work. Then al Rashid of Borin province left."
      )
      let words = document.tokens.map { document.text($0.span) }
      func range(_ first: String, _ last: String) throws -> Range<Int> {
        let start = try #require(words.firstIndex(of: first))
        let end = try #require(words[start...].firstIndex(of: last))
        return start..<end + 1
      }
      let names = try [range("Bank", "Work"), range("al", "Rashid"), range("Borin", "province")]
      counts.add(document.tokens, names: names)
    }
    var writer = ModelBlobWriter(kind: 7)
    writer.add(NameConnectors.section, counts.slots())
    let blob = try #require(ModelBlob(ModelStorage(copying: writer.bytes()), kind: 7))
    return try #require(NameConnectors(blob))
  }

  private static func document(_ text: String) throws -> Document {
    var document = Document(article: Article(id: "", text: Array(text.utf8)))
    guard let tokenizer = Tokenizer() else { throw ClaimwireError.noICUData }
    tokenizer.tokenize(&document)
    return document
  }

  private static func regions(_ text: String) throws -> [String] {
    let document = try document(text)
    var regions = TaggerRegions(tokens: document.tokens, connectors: try connectors())
    var found: [String] = []
    var end = 0
    while let region = regions.nextRegion() {
      #expect(region.lowerBound >= end && !region.isEmpty)
      end = region.upperBound
      found.append(document.text(document.span(ofTokens: region)))
    }
    return found
  }

  @Test(arguments: [
    ("nothing here has a capital", []),
    ("The Ministry of Work said so.", ["The Ministry of Work"]),
    ("The minister of work met Ada Roe in Lund today.", ["Ada Roe", "Lund"]),
    ("Fighting in Borin province went on.", ["Fighting", "Borin province"]),
    ("They named al Rashid.", ["al Rashid"]),
    // Longer gaps than four tokens part two stretches, and so does a blank line.
    ("Bank of and of and of Work", ["Bank", "Work"]),
    ("Bank of\n\nWork", ["Bank", "Work"]),
    // "province" ends a name; it joins none.
    ("Borin province Kalu", ["Borin province", "Kalu"]),
  ])
  func namesWithTheirConnectorsAreLookedAt(_ text: String, _ expected: [String]) throws {
    #expect(try Self.regions(text) == expected)
  }

  @Test func aWordMetOnceInANameConnectsNothing() throws {
    var counts = NameConnectorCounts()
    let document = try Self.document("Bank of Trade")
    counts.add(document.tokens, names: [0..<3])
    #expect(counts.slots().allSatisfy { $0 == 0 })
  }
}

@Suite("Key tables")
struct KeyTableTests {
  private static func required(_ slots: [UInt32]) throws -> KeyTable {
    let found = try table(slots)
    return try #require(found)
  }

  private static func table(_ slots: [UInt32]) throws -> KeyTable? {
    var writer = ModelBlobWriter(kind: 7)
    writer.add(5, slots)
    return KeyTable(
      try #require(ModelBlob(ModelStorage(copying: writer.bytes()), kind: 7)),
      section: 5
    )
  }

  @Test func everyKeyHasItsFlagsAndMostOthersNone() throws {
    var generator = SplitMix64(seed: 11)
    let entries = (0..<3_000).map { _ in
      (key: UInt32(truncatingIfNeeded: generator.next()), flags: UInt8(1 + generator.next() % 255))
    }
    let table = try Self.required(KeyTable.slots(entries))
    let wrong = entries.count { table.flags($0.key) & $0.flags != $0.flags }
    #expect(wrong == 0)
    let taken = (0..<10_000).count { _ in
      table.flags(UInt32(truncatingIfNeeded: generator.next())) != 0
    }
    #expect(taken < 20)
  }

  @Test func flagsOfAKeyAreJoined() throws {
    let table = try Self.required(KeyTable.slots([(9, 1), (9, 4), (8, 2)]))
    #expect(table.flags(9) == 5)
    #expect(table.flags(8) == 2)
  }

  @Test func aFullTableEndsTheSearchAndAnOddOneIsNone() throws {
    let full = try Self.required(Array(repeating: 0xFFFF_FF01, count: 16))
    #expect(full.flags(3) == 0)
    #expect(try Self.table([1, 2, 3]) == nil)
    #expect(try Self.table([]) == nil)
  }
}

@Suite("Known names")
struct KnownNamesTests {
  private static func kinds(_ text: String) throws -> [UInt8] {
    var writer = ModelBlobWriter(kind: 7)
    writer.add(
      KnownNames.section,
      KnownNames.slots(gazetteer: Gazetteer(), givenNames: GivenNames())
    )
    let blob = try #require(ModelBlob(ModelStorage(copying: writer.bytes()), kind: 7))
    let known = try #require(KnownNames(blob))
    var document = Document(article: Article(id: "", text: Array(text.utf8)))
    guard let tokenizer = Tokenizer() else { throw ClaimwireError.noICUData }
    tokenizer.tokenize(&document)
    var kinds = [UInt8](repeating: 0, count: document.tokens.count)
    for index in document.tokens.indices where document.tokens[index].isCapitalized {
      known.mark(document.tokens, at: index, in: &kinds)
    }
    return kinds
  }

  @Test func wordsAndPhrasesOfTheGazetteerAreKnown() throws {
    let kinds = try Self.kinds("Kenya and Sri Lanka sent Maria to Nairobi.")
    #expect(kinds[0] & KnownNames.country != 0)
    #expect(kinds[1] == 0)
    #expect(kinds[2] & KnownNames.country != 0 && kinds[2] & KnownNames.phrase != 0)
    #expect(kinds[3] & KnownNames.country != 0 && kinds[3] & KnownNames.phrase != 0)
    #expect(kinds[5] & KnownNames.given != 0)
    #expect(kinds[7] & KnownNames.city != 0)
  }

  @Test func aPhraseAtTheTextsEndOrAcrossParagraphsIsNone() throws {
    #expect(try Self.kinds("Sri")[0] & KnownNames.phrase == 0)
    #expect(try Self.kinds("Sri\n\nLanka")[0] & KnownNames.phrase == 0)
  }
}

@Suite("Line styles")
struct LineStylesTests {
  private static func styles(_ text: String) throws -> [UInt32?] {
    var document = Document(article: Article(id: "", text: Array(text.utf8)))
    guard let tokenizer = Tokenizer() else { throw ClaimwireError.noICUData }
    tokenizer.tokenize(&document)
    let styles = LineStyles(document.tokens)
    return document.tokens.indices.map { styles.style(ofTokenAt: $0) }
  }

  @Test(arguments: [
    ("ROVERS WIN CUP", UInt32(1)), ("Rovers 3 United 2", 2), ("Ada Roe", 3),
    ("Rovers Win Cup after Late Goal", 4),
  ])
  func linesThatAreNoProseAreTold(_ line: String, _ style: UInt32) throws {
    #expect(try Self.styles(line).allSatisfy { $0 == style })
    let mixed = try Self.styles("She left the town early.\n" + line)
    #expect(mixed.first == .some(nil))
    #expect(mixed.last == .some(style))
  }

  @Test func proseHasNoStyle() throws {
    #expect(try Self.styles("Ada Roe of Lund said that she had left.").allSatisfy { $0 == nil })
    #expect(try Self.styles("").isEmpty)
  }
}
