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
