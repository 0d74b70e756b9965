import Testing

/// `claimwire tally` from outside.
struct TallyTests {
  private let command: CommandRun

  init() throws { command = try CommandRun() }

  private static let articles = """
    {"id":"1","date":"2024-03-02","text":"Four people were killed in Lyon on Friday, police said."}
    {"id":"2","date":"2024-03-02","text":"Nine people were killed in Lyon on Friday, the opposition said."}
    """

  @Test func aPipeOfRecordsBecomesATableWithTheDispute() throws {
    defer { command.remove() }
    let records = try command.claimwire("annotate", input: Self.articles)
    let table = try command.claimwire("tally", "--format", "tsv", input: records.output)
    #expect(table.status == 0)
    let rows = table.output.split(separator: "\n").map {
      $0.split(separator: "\t").map(String.init)
    }
    #expect(rows.count == 2)
    #expect(rows.last?.prefix(6) == ["2024-03-01", "Lyon", "killed", "4", "9", "yes"])
  }

  @Test func whatIsNoRecordIsReportedAndTheRestAdded() throws {
    defer { command.remove() }
    let records = try command.claimwire("annotate", input: Self.articles)
    try command.write("{broken\n" + records.output, to: "r.ndjson")
    let outcome = try command.claimwire("tally", "r.ndjson")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("r.ndjson:1: not a JSON object"))
    #expect(outcome.output.split(separator: "\n").count == 1)
  }

  @Test func nothingToReadIsStatusTwo() throws {
    defer { command.remove() }
    let outcome = try command.claimwire("tally", "missing.ndjson")
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errorLines.count == 1)
  }
}
