import Testing

@testable import Claimwire

/// What sources say of one event, added up over records.
struct ClaimTallyTests {
  private func tally(_ lines: [String]) throws -> ClaimTally {
    var tally = ClaimTally()
    let reader = TallyReader()
    for line in lines {
      for claim in try reader.claims(of: Array(line.utf8)) { tally.add(claim) }
    }
    return tally
  }

  private func claim(
    _ low: Int?,
    _ high: Int?,
    kind: String = "killed",
    source: String? = "police",
    place: String? = "Lyon",
    date: String? = "2025-04-24",
    certainty: String = "reported",
    extra: String = ""
  ) -> String {
    func quoted(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? "null" }
    func named(_ text: String?) -> String { text.map { "{\"name\":\"\($0)\"}" } ?? "null" }
    func number(_ value: Int?) -> String { value.map(String.init) ?? "null" }
    return """
      {"kind":"\(kind)","count":{"low":\(number(low)),"high":\(number(high))},"source":\(named(source)),\
      "place":\(named(place)),"date":\(quoted(date)),"certainty":"\(certainty)"\(extra)}
      """
  }

  private func record(_ id: String, _ date: String, _ claims: String...) -> String {
    "{\"id\":\"\(id)\",\"date\":\"\(date)\",\"claims\":[\(claims.joined(separator: ", "))]}"
  }

  @Test func oneRowAnEventPlaceDayAndKind() throws {
    let rows = try tally([
      record("a", "2025-04-24", claim(8, 8), claim(81, nil, kind: "injured")),
      record("b", "2025-04-24", claim(8, 8, place: "Lille"), claim(8, 8, date: "2025-04-23")),
      record("c", "2025-04-25", claim(9, 9, place: "LYON")),
    ]).rows
    #expect(
      rows.map { [$0.day, $0.place, $0.kind] } == [
        ["2025-04-23", "Lyon", "killed"], ["2025-04-24", "Lille", "killed"],
        ["2025-04-24", "Lyon", "killed"], ["2025-04-24", "Lyon", "injured"],
      ]
    )
  }

  @Test func eachSourceHasItsLowestHighestAndLatest() throws {
    let rows = try tally([
      record("b", "2025-04-25", claim(12, 12)),
      record("a", "2025-04-24", claim(8, 8), claim(10, 15, source: "a medic")),
      record("c", "2025-04-26", claim(11, 11)),
    ]).rows
    let sources = try #require(rows.first).sources
    #expect(sources.map(\.name) == ["police", "a medic"])
    #expect(sources.map(\.lowest.low) == [8, 10])
    #expect(sources.map(\.highest.high) == [12, 15])
    #expect(sources.map(\.latest.low) == [11, 10])
    #expect(sources.map(\.claims) == [3, 1])
  }

  @Test func sourcesComeInTheOrderOfPublication() throws {
    let rows = try tally([
      record("b", "2025-04-26", claim(12, 12, source: "late")),
      record("a", "2025-04-24", claim(8, 8, source: "early")),
    ]).rows
    #expect(rows.first?.sources.map(\.name) == ["early", "late"])
  }

  @Test(
    "Sources dispute what cannot both be right",
    arguments: [
      ([("a", "2025-04-24", 8, 8), ("b", "2025-04-24", 12, 12)], true),
      ([("a", "2025-04-24", 8, 8), ("b", "2025-04-25", 12, 12)], false),
      ([("a", "2025-04-24", 12, 12), ("b", "2025-04-25", 8, 8)], true),
      ([("a", "2025-04-24", 8, nil), ("b", "2025-04-24", 12, 12)], false),
      ([("a", "2025-04-24", 10, 15), ("b", "2025-04-24", 12, 12)], false),
      ([("a", "2025-04-24", 8, 8), ("a", "2025-04-25", 12, 12)], false),
    ] as [([(String, String, Int?, Int?)], Bool)]
  )
  func sourcesDisputeWhatCannotBothBeRight(
    _ counts: [(String, String, Int?, Int?)],
    _ isDisputed: Bool
  ) throws {
    let lines = counts.map { source, date, low, high in
      record(source + date, date, claim(low, high, source: source))
    }
    #expect(try tally(lines).rows.map(\.isDisputed) == [isDisputed])
  }

  @Test func aDenialDisputesWhatItDenies() throws {
    let rows = try tally([
      record(
        "a",
        "2025-04-24",
        claim(20, 20, source: "a medic"),
        claim(nil, 20, source: "the army", certainty: "denied")
      )
    ]).rows
    #expect(rows.map(\.isDisputed) == [true])
    #expect(rows.first?.sources.map(\.isDenial) == [false, true])
  }

  @Test(
    "Rates, parts, fears and plans are left out",
    arguments: [",\"per\":\"week\"", ",\"part_of\":0"]
  )
  func ratesAndPartsAreLeftOut(_ extra: String) throws {
    #expect(try tally([record("a", "2025-04-24", claim(8, 8, extra: extra))]).rows.isEmpty)
  }

  @Test(arguments: ["feared", "hypothetical"])
  func fearsAndPlansAreLeftOut(_ certainty: String) throws {
    #expect(try tally([record("a", "2025-04-24", claim(8, 8, certainty: certainty))]).rows.isEmpty)
  }

  @Test func aTollTakesTheDayOfItsPlace() throws {
    let rows = try tally([
      record("a", "2025-04-24", claim(9, 9, kind: "injured"), claim(34, 34, date: nil)),
      record("b", "2025-04-24", claim(5, 5, place: "Lille", date: nil)),
    ]).rows
    #expect(rows.map(\.day) == ["2025-04-24", "2025-04-24", nil])
  }

  @Test func jointCountsHaveARowOfTheirOwn() throws {
    let joint = ",\"joint\":[\"killed\",\"missing\"]"
    let rows = try tally([record("a", "2025-04-24", claim(8, 8), claim(60, 60, extra: joint))]).rows
    #expect(rows.map(\.kind) == ["killed", "killed+missing"])
  }

  @Test func linesOfClaimsAreRead() throws {
    let line = claim(8, 8, extra: ",\"doc\":\"a\",\"doc_date\":\"2025-04-24\"")
    let source = try #require(try tally([line]).rows.first?.sources.first)
    #expect(source.latest.document == "a")
    #expect(source.latest.published == "2025-04-24")
  }

  @Test(arguments: ["", "[1]", "{\"id\":\"a\"", "{\"id\":\"a\"}"])
  func whatIsNoRecordIsAFault(_ line: String) {
    #expect(throws: TallyReader.Fault.self) { try tally([line]) }
  }

  @Test(
    "Arrays are split at their own commas",
    arguments: [
      ("[]", []), ("[ ]", []), ("[1,2]", ["1", "2"]),
      (
        "[ {\"a\":[1,2]}, {\"b\":\"],[\"} ]",
        [
          "{\"a\":[1,2]}", "{\"b\":\"],[\"} ",
        ]
      ), ("[\"a\\\"]\",\"b\"]", ["\"a\\\"]\"", "\"b\""]),
    ] as [(String, [String])]
  )
  func arraysAreSplit(_ json: String, _ elements: [String]) {
    let found = JSONElements.split(Array(json.utf8)).map { String(decoding: $0, as: UTF8.self) }
    #expect(found == elements)
  }

  @Test func tablesHaveALineARow() throws {
    let rows = try tally([
      record("a", "2025-04-24", claim(8, 8), claim(12, nil, source: "a | medic"))
    ]).rows
    let table = String(decoding: TallyWriter(.tsv).bytes(of: rows), as: UTF8.self)
    #expect(
      table == """
        day\tplace\tkind\tlow\thigh\tdisputed\tsources
        2025-04-24\tLyon\tkilled\t8\t12\tyes\tpolice 8; a | medic 12+\n
        """
    )
    let markdown = String(decoding: TallyWriter(.md).bytes(of: rows), as: UTF8.self)
    #expect(markdown.split(separator: "\n").count == 3)
    #expect(markdown.contains("a \\| medic 12+"))
  }

  @Test func jsonHasALineARow() throws {
    let rows = try tally([record("a", "2025-04-24", claim(8, 8), claim(3, nil, kind: "injured"))])
      .rows
    let json = String(decoding: TallyWriter(.json).bytes(of: rows), as: UTF8.self)
    #expect(json.split(separator: "\n").count == 2)
    #expect(
      json.hasPrefix("{\"day\":\"2025-04-24\",\"place\":\"Lyon\",\"kind\":\"killed\",\"low\":8,")
    )
  }
}
