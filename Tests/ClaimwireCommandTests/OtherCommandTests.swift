import Foundation
import Testing

/// `tokenize`, `sentences`, `schema`, completions.
struct OtherCommandTests {
  private let command: CommandRun

  init() throws { command = try CommandRun() }

  @Test func tokenizePrintsALineAToken() throws {
    defer { command.remove() }
    let outcome = try command.claimwire("tokenize", input: "Ukraine's U.S. envoy\n")
    #expect(
      outcome.output
        == "0\t7\tword\tUkraine\n7\t9\tword\t's\n10\t14\tword\tU.S.\n15\t20\tword\tenvoy\n"
    )
  }

  @Test func tokenizePrintsObjects() throws {
    defer { command.remove() }
    let outcome = try command.claimwire("tokenize", "--format", "json", input: "Київ \"is")
    #expect(
      outcome.output.split(separator: "\n").first
        == #"{"start":0,"end":4,"kind":"word","text":"Київ"}"#
    )
    #expect(outcome.records.count == 3)
    #expect(outcome.records.compactMap { $0["text"] as? String } == ["Київ", "\"", "is"])
  }

  @Test func tokenizePrintsBoundaries() throws {
    defer { command.remove() }
    try command.write("Ada’s 3.5 m.\n", to: "a.txt")
    let expected = "7\t2\n8\t0\n11\t1\n12\t0\n13\t2\n14\t0\n15\t0\n"
    let outcome = try command.claimwire("tokenize", "--boundaries", "a.txt")
    #expect(outcome.output == expected)
    let piped = try command.shell("claimwire tokenize --boundaries --kernel scalar - < a.txt")
    #expect(piped.output == expected)
  }

  @Test func tokenizeCounts() throws {
    defer { command.remove() }
    try command.write("Ada’s 3.5 m.\n", to: "a.txt")
    try command.write("", to: "b.txt")
    let outcome = try command.claimwire("tokenize", "--count", "a.txt", "b.txt")
    #expect(outcome.output == "7\ta.txt\n0\tb.txt\n")
    let tokens = try command.claimwire("tokenize", "--count-tokens", "a.txt")
    #expect(tokens.output == "5\ta.txt\n")
  }

  @Test func whatIsNoUTF8HasNoBoundaries() throws {
    defer { command.remove() }
    try command.write(Data([0x61, 0x20, 0xFF]), to: "a.txt")
    try command.write("b", to: "b.txt")
    let outcome = try command.claimwire("tokenize", "--count", "a.txt", "b.txt")
    #expect(outcome.status == 1)
    #expect(outcome.output == "1\tb.txt\n")
    #expect(outcome.errors.contains("byte 2"))
  }

  @Test func kernelsSaysWhichIsChosen() throws {
    defer { command.remove() }
    let outcome = try command.claimwire("kernels")
    let lines = outcome.output.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(lines.map { String($0[0]) } == ["scalar", "neon", "avx2", "avx512"])
    #expect(lines.filter { $0.last == "chosen" }.count == 1)
    #expect(lines[0][1] == "supported")
    for line in lines where line[1] == "unsupported" {
      let refused = try command.claimwire("tokenize", "--kernel", String(line[0]), input: "a")
      #expect(refused.status == 2)
    }
  }

  @Test func sentencesPrintsALineASentence() throws {
    defer { command.remove() }
    let outcome = try command.claimwire(
      "sentences",
      input: "He spoke.\nNo one\tanswered him at all."
    )
    #expect(outcome.status == 0)
    #expect(
      outcome.output.split(separator: "\n").allSatisfy { $0.split(separator: "\t").count == 4 }
    )
  }

  @Test func schemaIsJSON() throws {
    defer { command.remove() }
    let outcome = try command.claimwire("schema")
    let schema = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect(schema?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func completionsComeFromTheParser(shell: String) throws
  {
    defer { command.remove() }
    let outcome = try command.claimwire("--generate-completion-script", shell)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("annotate"))
  }

  @Test(arguments: ["annotate", "tokenize", "sentences", "schema", "kernels"])
  func helpShowsAnExample(subcommand: String) throws {
    defer { command.remove() }
    let outcome = try command.claimwire(subcommand, "--help")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("EXAMPLE"))
  }
  @Test(arguments: ["annotate", "tokenize", "sentences", "tally", "schema"])
  func helpIsTheSameFromEitherSide(subcommand: String) throws {
    defer { command.remove() }
    let outcome = try command.claimwire(subcommand, "--help")
    #expect(outcome.output.contains("USAGE: claimwire \(subcommand)"))
    #expect(try command.claimwire("help", subcommand).output == outcome.output)
  }

  @Test(arguments: ["annotate", "tokenize", "sentences", "tally"])
  func whatIsWrongWithASubcommandIsToldOnce(subcommand: String) throws {
    defer { command.remove() }
    let outcome = try command.claimwire(subcommand, "--no-such-option", "x")
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(
      outcome.errors == "claimwire: Unknown option '--no-such-option'; see 'claimwire help'\n"
    )
  }

  @Test func theVersionIsToldAfterASubcommandToo() throws {
    defer { command.remove() }
    let version = try command.claimwire("--version").output
    #expect(try command.claimwire("tokenize", "--version").output == version)
    #expect(!version.isEmpty)
  }
}
