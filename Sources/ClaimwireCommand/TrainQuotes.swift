import ArgumentParser
import Claimwire

/// `claimwire train-quotes`: the model that quotes are read by, for this project's own builds.
struct TrainQuotes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-quotes",
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

  @Option(help: "Words of unmarked news with what stands around them.", completion: .file())
  var words: String?

  @Option(help: "Where the model goes.", completion: .file())
  var output: String

  @Option(help: "Also tell how the model agrees with these articles.", completion: .file())
  var check: String?

  @Option(help: "How often every sentence is seen.")
  var epochs: Int?

  @Option(help: "The first step.")
  var rate: Float?

  @Option(help: "How much of each squared weight counts as loss.")
  var decay: Float?

  func run() throws {
    let trainer = try QuoteTrainer(wordsAt: words)
    for path in corpora { try trainer.add(corpusAt: path) }
    var tuning = QuoteTrainer.Tuning()
    if let epochs { tuning.epochs = epochs }
    if let rate { tuning.rate = rate }
    if let decay { tuning.decay = decay }
    let model = trainer.train(tuning) { StandardStreams.report($0) }
    if let check {
      for threshold in [Float(0.1), 0.2, 0.3, 0.4, 0.5, 0.6] {
        let found = try trainer.agreement(
          ofModel: model,
          withCorpusAt: check,
          threshold: threshold
        )
        StandardStreams.report("from \(threshold): \(found)")
      }
    }
    try OutputFile.write(model, to: output)
  }
}
