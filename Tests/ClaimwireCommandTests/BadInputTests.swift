import Foundation
import Testing

/// Input that is broken in the ways that files are: repaired and told, or reported with file and line, and never a record
/// lost beside it.
@Suite struct BadInputTests {
  private let command: CommandRun

  init() throws { command = try CommandRun() }

  private func warnings(
    of content: Data,
    named name: String = "a.txt"
  ) throws -> (String?, [String]) {
    try command.write(content, to: name)
    let outcome = try command.claimwire("annotate", name)
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.records.count == 1)
    let record = outcome.records.first
    return (record?["text"] as? String, record?["warnings"] as? [String] ?? [])
  }

  /// Bytes, the text that they become, and a word of what is told.
  @Test(arguments: [
    ([0x4F, 0xFF, 0xFE, 0x2E] as [UInt8], "O\u{FFFD}\u{FFFD}.", "UTF-8"),
    ([0xC3], "\u{FFFD}", "UTF-8"),
    ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}", "UTF-8"),
    ([0x4F, 0x00, 0x2E], "O\u{0}.", "NUL"),
    ([0xFE, 0xFF, 0x00, 0x4F, 0x00, 0x2E], "O.", "big endian"),
    ([0xFF, 0xFE, 0x4F, 0x00, 0x2E, 0x00], "O.", "little endian"),
    ([0xFF, 0xFE, 0x4F, 0x00, 0x2E], "O\u{FFFD}", "UTF-16"),
  ])
  func brokenBytesAreRepairedAndTold(_ bytes: [UInt8], _ text: String, _ told: String) throws {
    defer { command.remove() }
    let (repaired, warnings) = try warnings(of: Data(bytes))
    #expect(repaired == text)
    #expect(warnings.contains { $0.contains(told) })
  }

  @Test(arguments: [
    ("\u{FEFF}One. Two.", "One. Two."), ("One.\r\n\r\nTwo.\r\n", "One.\r\n\r\nTwo.\r\n"), ("", ""),
    ("\n\n", "\n\n"),
  ])
  func soundOddTextIsKeptWithoutAWarning(_ written: String, _ text: String) throws {
    defer { command.remove() }
    let (kept, warnings) = try warnings(of: Data(written.utf8))
    #expect(kept == text)
    #expect(warnings.isEmpty)
  }

  @Test(arguments: ["\\ud800", "\\u0000"])
  func escapedOddCharactersInJSONAreTold(_ escape: String) throws {
    defer { command.remove() }
    let line = "{\"text\":\"One \(escape) two.\"}\n"
    let (_, warnings) = try warnings(of: Data(line.utf8), named: "a.jsonl")
    #expect(warnings.count == 1)
  }

  /// Lines that are no record, among two that are.
  @Test(arguments: [
    "{\"text\":", "[1]", "\"words\"", "{}", "{\"text\":5}", "{\"id\":\"b\"}", "nonsense",
    "{\"text\":\"x\0y\"}",
  ])
  func aLineThatIsNoRecordIsReportedWithFileAndLine(_ line: String) throws {
    defer { command.remove() }
    try command.write(
      "{\"id\":\"a\",\"text\":\"One.\"}\n\(line)\n{\"id\":\"c\",\"text\":\"Three.\"}\n",
      to: "in/a.jsonl"
    )
    let outcome = try command.claimwire("annotate", "in")
    #expect(outcome.status == 1)
    #expect(outcome.ids == ["a", "c"])
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.contains("a.jsonl:2: "))
    #expect(outcome.errors.contains("skipped"))
  }

  @Test(arguments: ["\u{FEFF}", ""], ["\r\n", "\n"])
  func marksAndLineEndsOfJSONLinesDoNotMatter(_ start: String, _ lineEnd: String) throws {
    defer { command.remove() }
    let lines = ["{\"id\":\"a\",\"text\":\"One.\"}", "", "{\"id\":\"b\",\"text\":\"Two.\"}"]
    try command.write(start + lines.joined(separator: lineEnd), to: "a.ndjson")
    let outcome = try command.claimwire("annotate", "a.ndjson")
    #expect(outcome.status == 0)
    #expect(outcome.ids == ["a", "b"])
    #expect(outcome.errors.isEmpty)
  }

  @Test func aFolderWithoutAMatchSaysWhatToDo() throws {
    defer { command.remove() }
    try command.write("x", to: "none/a.pdf")
    try command.write("x", to: "a.txt")
    let alone = try command.claimwire("annotate", "none")
    #expect(alone.status == 2)
    #expect(alone.errors.contains("name the files"))
    let beside = try command.claimwire("annotate", "none", "a.txt")
    #expect(beside.status == 1)
    #expect(beside.ids == ["a.txt"])
  }

  @Test func aFullDiskIsNoSuccess() throws {
    defer { command.remove() }
    try command.write("x", to: "a.txt")
    let outcome = try command.shell(
      "[ -c /dev/full ] || exit 1; claimwire annotate a.txt > /dev/full"
    )
    #expect(outcome.status != 0)
    #expect(outcome.errorLines.count <= 1)
  }

  @Test func aDeeplyNestedLineIsReported() throws {
    defer { command.remove() }
    let depth = 100_000
    let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    try command.write(
      "{\"text\":\"One.\",\"m\":\(nested)}\n{\"id\":\"b\",\"text\":\"Two.\"}\n",
      to: "a.jsonl"
    )
    let outcome = try command.claimwire("annotate", "a.jsonl")
    #expect(outcome.status == 1)
    #expect(outcome.ids == ["b"])
    #expect(outcome.errors.contains("a.jsonl:1: "))
  }
}

/// Output that cannot be written is told in one line, with status 2; what was there before stays.
@Suite struct OutputFaultTests {
  private let command: CommandRun

  init() throws {
    command = try CommandRun()
    try command.write("Four people were killed.", to: "a.txt")
  }

  @Test(arguments: [
    "> /dev/full", "--output full", "--format html > /dev/full",
    "--format brat --output a.txt/x",
  ])
  func outputThatCannotBeWritten(redirection: String) throws {
    defer { command.remove() }
    let outcome = try command.shell("ln -s /dev/full full; claimwire annotate a.txt \(redirection)")
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.contains("cannot be written"))
  }

  /// Through a link in the test's own folder: were it taken for a file, no device would lose its name.
  @Test func aDeviceKeepsItsName() throws {
    defer { command.remove() }
    let outcome = try command.shell(
      "ln -s /dev/null null; claimwire annotate a.txt --output null; readlink null; ls null.*"
    )
    #expect(outcome.output == "/dev/null\n")
  }

  @Test func aFileThatMayGrowNoMoreIsGoneOnWith() throws {
    defer { command.remove() }
    let line = "{\"text\":\"\(String(repeating: "Ada Roe said no. ", count: 40))\"}\n"
    try command.write(String(repeating: line, count: 600), to: "in.jsonl")
    let outcome = try command.shell(
      """
      claimwire annotate in.jsonl --output whole
      (ulimit -f 4000; claimwire annotate in.jsonl --output out); echo $?
      claimwire annotate in.jsonl --output out --resume && cmp whole out && ls out*
      """
    )
    #expect(outcome.output == "2\nout\n")
    #expect(outcome.errors.contains("go on with --resume"))
  }

  @Test func aReadErrorInAFileIsToldAndTheNextIsRead() throws {
    defer { command.remove() }
    let outcome = try command.claimwire("annotate", "/proc/self/mem", "a.txt")
    #expect(outcome.status == 1)
    #expect(outcome.ids == ["a.txt"])
    #expect(outcome.errors.contains("Input/output error"))
  }

  @Test func recordsBeforeDamageAreWritten() throws {
    defer { command.remove() }
    let line = "{\"text\":\"Four people were killed.\"}"
    let outcome = try command.shell(
      """
      for i in $(seq 500); do echo '\(line)'; done | gzip > a.jsonl.gz
      head -c -20 a.jsonl.gz > cut.jsonl.gz
      claimwire annotate cut.jsonl.gz a.txt
      """
    )
    #expect(outcome.status == 1)
    #expect(outcome.records.count > 1)
    #expect(outcome.ids.last == "a.txt")
    #expect(outcome.errors.contains("ends too soon"))
  }
}

/// What a run says of itself on standard error.
@Suite struct ProgressTests {
  private let command: CommandRun

  init() throws {
    command = try CommandRun()
    try command.write("Four people were killed.", to: "a.txt")
  }

  @Test func aPipeIsToldNothing() throws {
    defer { command.remove() }
    #expect(try command.claimwire("annotate", "a.txt").errors.isEmpty)
  }

  @Test func theLastWordAsJSONHasAllCounts() throws {
    defer { command.remove() }
    let outcome = try command.claimwire("annotate", "a.txt", "none.txt", "--progress", "json")
    let last = try #require(outcome.errorLines.last)
    let told = try #require(
      try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any]
    )
    #expect(told["documents"] as? Int == 1)
    #expect(told["failed"] as? Int == 1)
    #expect(told["text_bytes"] as? Int == 24)
    #expect(told["done"] as? Bool == true)
  }

  @Test func aSummaryIsSaidWhereItIsAskedFor() throws {
    defer { command.remove() }
    let outcome = try command.claimwire("annotate", "a.txt", "--progress", "bar")
    #expect(outcome.errors.contains("claimwire: 1 document; "))
  }
}
