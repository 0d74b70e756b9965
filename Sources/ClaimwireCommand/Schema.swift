import ArgumentParser
import Claimwire

/// `claimwire schema`: the contract.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema (2020-12) of a record.",
    discussion: """
      EXAMPLE
        claimwire schema > record.schema.json
      """
  )

  func run() throws {
    StandardStreams.write(RecordSchema.json)
  }
}
