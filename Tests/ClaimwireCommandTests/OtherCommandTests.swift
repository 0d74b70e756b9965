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

  @Test(arguments: ["annotate", "tokenize", "sentences", "schema"])
  func helpShowsAnExample(subcommand: String) throws {
    defer { command.remove() }
    let outcome = try command.claimwire(subcommand, "--help")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("EXAMPLE"))
  }
}
