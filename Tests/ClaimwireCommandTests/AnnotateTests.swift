import Foundation
import Testing

/// `claimwire annotate` from outside: what it reads, writes, says and returns.
struct AnnotateTests {
  private let command: CommandRun

  init() throws { command = try CommandRun() }

  @Test func readsFilesFoldersAndStandardInputInOrder() throws {
    defer { command.remove() }
    try command.write("b", to: "d/b.txt")
    try command.write("a", to: "d/a.txt")
    try command.write("{\"id\":\"n\",\"text\":\"n\"}", to: "d/sub/n.ndjson")
    try command.write("no", to: "d/skipped.pdf")
    let outcome = try command.claimwire("annotate", "d", "-", input: "from a pipe")
    #expect(outcome.status == 0)
    #expect(outcome.ids == ["a.txt", "b.txt", "n", "-"])
    #expect(outcome.errors.isEmpty)
  }

  @Test func aPipeAloneIsStandardInput() throws {
    defer { command.remove() }
    let outcome = try command.claimwire(
      "annotate",
      input: "{\"id\":\"1\",\"text\":\"x\"}\n{\"id\":\"2\",\"text\":\"y\"}"
    )
    #expect(outcome.ids == ["1", "2"])
  }

  @Test func aBrokenLineIsReportedAndTheOthersWritten() throws {
    defer { command.remove() }
    try command.write(
      "{\"id\":\"1\",\"text\":\"x\"}\n{broken\n{\"id\":\"3\"}\n{\"id\":\"4\",\"text\":\"y\"}\n",
      to: "a.jsonl"
    )
    let outcome = try command.claimwire("annotate", "a.jsonl")
    #expect(outcome.status == 1)
    #expect(outcome.ids == ["1", "4"])
    #expect(outcome.errorLines.count == 2)
    #expect(outcome.errors.contains("a.jsonl:2: not a JSON object"))
    #expect(outcome.errors.contains("a.jsonl:3: no text in a field 'text'"))
    #expect(outcome.errors.contains("--text-field"))
  }

  @Test(arguments: ["missing.txt", "empty-folder"])
  func nothingToReadIsStatusTwo(path: String) throws {
    defer { command.remove() }
    try command.write("", to: "empty-folder/a.pdf")
    let outcome = try command.claimwire("annotate", path)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.contains(path))
  }

  @Test func oneUnreadablePathDoesNotStopTheOthers() throws {
    defer { command.remove() }
    try command.write("x", to: "a.txt")
    let outcome = try command.claimwire("annotate", "missing.txt", "a.txt")
    #expect(outcome.status == 1)
    #expect(outcome.ids == ["a.txt"])
  }

  @Test(arguments: [
    ["annotate", "--bogus"], ["annotate", "--offsets", "miles", "a.txt"],
    ["annotate", "--date", "2025-02-30", "a.txt"],
    ["bogus"], ["annotate", "--per", "tokens", "a.txt"], ["annotate", "--jobs", "0", "a.txt"],
  ])
  func badOptionsAreOneLineAndStatusTwo(arguments: [String]) throws {
    defer { command.remove() }
    try command.write("x", to: "a.txt")
    let outcome = try command.shell("claimwire " + arguments.joined(separator: " "))
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errorLines.count == 1)
  }

  @Test func everyOddFileGivesARecord() throws {
    defer { command.remove() }
    try command.write("", to: "d/empty.txt")
    try command.write(Data([0x61, 0xFF, 0x00, 0x62]), to: "d/broken.txt")
    try command.write(Data([0xFF, 0xFE, 0x61, 0x00]), to: "d/wide.txt")
    try command.write("a\r\nb\r\n\r\nc", to: "d/crlf.txt")
    try command.write("\u{FEFF}marked", to: "d/bom.txt")
    let outcome = try command.claimwire("annotate", "d")
    #expect(outcome.status == 0)
    let texts = outcome.records.compactMap { $0["text"] as? String }
    #expect(texts == ["marked", "a\u{FFFD}\u{0}b", "a\r\nb\r\n\r\nc", "", "a"])
  }

  @Test func aClosedPipeIsQuietSuccess() throws {
    defer { command.remove() }
    try command.write(
      String(repeating: "{\"text\":\"Some words.\"}\n", count: 20_000),
      to: "a.jsonl"
    )
    let outcome = try command.shell(
      "claimwire annotate a.jsonl | head -n 1 | wc -l; echo ${PIPESTATUS[0]}"
    )
    #expect(
      outcome.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) } == [
        "1", "0",
      ]
    )
    #expect(outcome.errors.isEmpty)
  }

  @Test func aFIFOIsReadWhenItIsWritten() throws {
    defer { command.remove() }
    let outcome = try command.shell("mkfifo f; (sleep 0.2; echo hello > f) & claimwire annotate f")
    #expect(outcome.ids == ["f"])
  }

  @Test func aFIFOThatNobodyWritesDoesNotHang() throws {
    defer { command.remove() }
    let outcome = try command.shell("mkfifo f; claimwire annotate f")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("FIFO"))
  }

  @Test func outputAppearsWhole() throws {
    defer { command.remove() }
    try command.write("x", to: "a.txt")
    let outcome = try command.claimwire("annotate", "a.txt", "--output", "out.ndjson")
    #expect(outcome.output.isEmpty)
    #expect(try command.shell("wc -l < out.ndjson").output.contains("1"))
    #expect(try command.shell("ls *.part").status != 0)
  }

  @Test(arguments: [("gz", "gzip -dc"), ("ndjson", "cat")])
  func theNameSaysHowOutputIsCompressed(ending: String, reader: String) throws {
    defer { command.remove() }
    try command.write("x", to: "a.txt")
    let outcome = try command.shell(
      "claimwire annotate a.txt --output out.\(ending); \(reader) out.\(ending)"
    )
    #expect(outcome.ids == ["a.txt"])
  }

  @Test func aRunThatWasKilledGoesOn() throws {
    defer { command.remove() }
    let lines = (0..<400).map {
      "{\"id\":\"\($0)\",\"text\":\"\(String(repeating: "word ", count: 1_500))\"}\n"
    }
    try command.write(lines.joined(), to: "a.jsonl")
    let outcome = try command.shell(
      """
      claimwire annotate a.jsonl --output whole
      "$binary" annotate a.jsonl --output out & sleep 1; kill -9 $!; wait $! 2>/dev/null
      ls out 2>/dev/null; claimwire annotate a.jsonl --output out --resume && cmp whole out && ls
      """
    )
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: "\n") == ["a.jsonl", "out", "whole"])
  }

  @Test func aRunThatIsInterruptedSaysHowToGoOn() throws {
    defer { command.remove() }
    let outcome = try command.shell(
      """
      mkfifo f; (for i in $(seq 300); do echo '{"text":"word"}'; sleep 0.01; done > f) &
      "$binary" annotate f --output out & sleep 1; kill -TERM $!; wait $!
      """
    )
    #expect(outcome.status == 130)
    #expect(outcome.errors.contains("--resume"))
  }

  @Test(arguments: ["--resume", "--shard-size 5M", "--output out --shard-size 5X"])
  func whatNeedsAFileSaysSo(options: String) throws {
    defer { command.remove() }
    let outcome = try command.shell("echo x | claimwire annotate \(options)")
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.count == 1)
  }

  @Test func outputThatCannotBeWrittenIsToldOnce() throws {
    defer { command.remove() }
    try command.write("x", to: "a.txt")
    let outcome = try command.claimwire("annotate", "a.txt", "--output", "no/such/folder.ndjson")
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.contains("no/such/folder.ndjson"))
  }

  @Test(arguments: [
    ("--date 2025-03-05", "2025-03-05", "option"), ("", "2024-02-01", "field"),
    ("--date-field none", "", ""),
  ])
  func theReferenceDateSaysWhereItComesFrom(options: String, date: String, origin: String) throws {
    defer { command.remove() }
    try command.write("{\"text\":\"He left.\",\"date\":\"2024-02-01\"}", to: "a.jsonl")
    let record = try #require(
      try command.shell("claimwire annotate a.jsonl \(options)").records.first
    )
    #expect(record["date"] as? String ?? "" == date)
    #expect(record["date_from"] as? String ?? "" == origin)
  }

  @Test func jobsDoNotChangeTheBytes() throws {
    defer { command.remove() }
    let lines = (0..<300).map { "{\"id\":\"\($0)\",\"text\":\"\($0) people died, Roe said.\"}\n" }
    try command.write(lines.joined() + "{broken\n", to: "a.jsonl")
    let one = try command.claimwire("annotate", "--jobs", "1", "a.jsonl")
    let three = try command.claimwire("annotate", "--jobs", "3", "a.jsonl")
    #expect(one.output == three.output)
    #expect(one.ids.count == 300)
    #expect([one.status, three.status] == [1, 1])
  }

  @Test func pathsCanStandInAFile() throws {
    defer { command.remove() }
    try command.write("a", to: "d/a.txt")
    try command.write("b", to: "b.txt")
    try command.write("b.txt\n\nmissing.txt\r\nd\n", to: "list")
    let outcome = try command.claimwire("annotate", "--files-from", "list")
    #expect(outcome.ids == ["b.txt", "a.txt"])
    #expect(outcome.status == 1)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.contains("missing.txt"))
  }

  @Test func aTooLargeDocumentIsToldAndTheOthersWritten() throws {
    defer { command.remove() }
    try command.write(String(repeating: "x", count: 500), to: "d/a.txt")
    try command.write("b", to: "d/b.txt")
    let outcome = try command.claimwire("annotate", "d", "--max-document", "100")
    #expect(outcome.ids == ["b.txt"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("--max-document"))
  }

  @Test func fieldsCanBeNamed() throws {
    defer { command.remove() }
    try command.write("{\"body\":\"x\",\"key\":\"k\",\"head\":\"h\"}", to: "a.jsonl")
    let outcome = try command.claimwire(
      "annotate",
      "a.jsonl",
      "--text-field",
      "body",
      "--id-field",
      "key",
      "--title-field",
      "head"
    )
    #expect(outcome.ids == ["k"])
    #expect(outcome.records.first?["title"] as? String == "h")
  }
}
