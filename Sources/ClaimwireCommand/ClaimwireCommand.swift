import ArgumentParser
import Claimwire

/// The command `claimwire`: options in, library calls, exit status out.
@main
struct ClaimwireCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claimwire",
    abstract: "News text into records: who said what, who and where, how many were harmed.",
    discussion: """
      EXAMPLE
        claimwire annotate articles/ | jq -r '.quotes[] | [.speaker.name, .text] | @tsv'

      Exit status: 0 all well, 1 some records failed, 2 nothing could be done or the output could not be written, 130 stopped by \
      Ctrl-C or SIGTERM.
      """,
    version: "0.1.0",
    subcommands: [
      Annotate.self, Tally.self, Tokenize.self, Sentences.self, Train.self, TrainSentences.self,
      TrainSyntax.self, TrainQuotes.self, TrainSpeakers.self, Schema.self, Kernels.self,
    ],
    helpNames: .shortAndLong
  )

  static func main() {
    StandardStreams.ignoreClosedPipes()
    Interruption.listen()
    do {
      var command = try chosen() ?? parseAsRoot()
      try command.run()
    } catch let error as ExitStatus {
      exit(withError: ExitCode(error.rawValue))
    } catch {
      finish(error)
    }
  }

  /// The subcommand that is named first, parsed by itself; null where its arguments are not in order, and for all else.
  ///
  /// The whole tree's parsing takes longer than a short file's. The root tells of faults, help and version.
  private static func chosen() -> (any ParsableCommand)? {
    let arguments = CommandLine.arguments.dropFirst()
    let subcommand = configuration.subcommands.first {
      $0.configuration.commandName == arguments.first
    }
    guard let subcommand else { return nil }
    let command = try? subcommand.parseAsRoot(Array(arguments.dropFirst()))
    // Help is a command of its own.
    return command.flatMap { type(of: $0) == subcommand ? $0 : nil }
  }

  /// Help and version as the parser prints them; anything else as one line and status 2, as nothing was done.
  private static func finish(_ error: any Error) -> Never {
    guard exitCode(for: error) != .success else { exit(withError: error) }
    if let error = error as? CleanExit { exit(withError: error) }
    let message = message(for: error).split(separator: "\n").first.map(String.init) ?? "\(error)"
    StandardStreams.report("\(message); see 'claimwire help'")
    exit(withError: ExitCode(ExitStatus.nothingDone.rawValue))
  }
}

/// What the process tells its caller.
enum ExitStatus: Int32, Error {
  /// Some records failed, the others were written.
  case someFailed = 1
  /// Nothing could be done, or the output could not be written to its end.
  case nothingDone = 2
  /// Ctrl-C or SIGTERM: 128 and the number of SIGINT, as shells have it.
  case interrupted = 130
}
