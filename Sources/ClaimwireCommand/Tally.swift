public import ArgumentParser
public import Claimwire

/// `claimwire tally`: what the records' sources say of each event.
struct Tally: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tally",
    abstract:
      "Add up claims: a row an event, place, day and kind, with each source's lowest and highest count.",
    discussion: """
      EXAMPLE
        claimwire annotate articles/ | claimwire tally --format md

      Reads records, or lines of 'annotate --per claims', in one pass. Rates, parts of other counts, fears and plans are \
      left out; a running toll has the day of its article's other claims about the place. 'disputed' says that two \
      sources' latest counts cannot both be right; a later, higher one is no dispute.
      """
  )

  @Argument(
    help: ArgumentHelp("Files of records, - for standard input.", valueName: "path"),
    completion: .file()
  )
  var paths: [String] = []

  @Option(help: "json, tsv or md.")
  var format: TallyWriter.Format = .json

  @Option(
    name: .shortAndLong,
    help: "Write to this file instead of standard output.",
    completion: .file()
  )
  var output: String?

  func run() throws {
    var tally = ClaimTally()
    var failed = 0
    var read = 0
    for path in paths.isEmpty ? ["-"] : paths {
      do throws(ClaimwireError) {
        try tally.add(records: path) { error in
          failed += 1
          StandardStreams.report("\(error)")
        }
        read += 1
      } catch {
        failed += 1
        StandardStreams.report("\(error)")
      }
    }
    guard read > 0 else { throw ExitStatus.nothingDone }
    do throws(ClaimwireError) {
      let rows = TallyWriter(format).bytes(of: tally.rows)
      if let output, output != "-" {
        try OutputFile.write(rows, to: output)
      } else {
        StandardStreams.write(rows)
      }
    } catch {
      StandardStreams.report("\(error)")
      throw ExitStatus.nothingDone
    }
    if failed > 0 { throw ExitStatus.someFailed }
  }
}

extension TallyWriter.Format: ExpressibleByArgument {}
