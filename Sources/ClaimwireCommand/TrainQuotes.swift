import ArgumentParser
import Claimwire

/// `claimwire train-quotes`: the model that quotes are read by, for this project's own builds.
struct TrainQuotes: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train the reader of quotes from articles with their quotes marked.",
    discussion: """
      EXAMPLE
        claimwire train-quotes articles.tsv --output quotes.bin

      Files have a line a text and a line a quote with the places of content, cue and speaker; scripts/train-quotes writes
      them and makes the model that is built in. The same files give the same model, byte for byte.
      """,
    shouldDisplay: false
  )

  @Argument(help: "Articles with their quotes marked.", completion: .file())
  var corpora: [String]

  @Option(help: "Where the model goes.", completion: .file())
  var output: String

  func run() throws {
    var trainer = try QuoteTrainer()
    for path in corpora { try trainer.add(corpusAt: path) }
    let model = trainer.train { StandardStreams.report($0) }
    var file = try OutputFile(path: output)
    try file.write(model)
    try file.finish()
  }
}
