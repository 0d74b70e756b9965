import ArgumentParser
import Claimwire

/// `claimwire train-speakers`: what pronouns' readings are told apart by, for this project's own builds.
struct TrainSpeakers: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-speakers",
    abstract: "Write the features of everybody whom a marked pronoun may mean.",
    discussion: """
      Files have a line a text and a line a pronoun with the places of the words that name whom it means;
      scripts/train-speakers writes them and learns the weights that are built in.
      """,
    shouldDisplay: false
  )

  @Argument(help: "Texts with their pronouns marked.", completion: .file())
  var corpora: [String]

  @Option(help: "Where the features go.", completion: .file())
  var output: String

  @Option(help: "What the features are worth, between commas; what is built in by default.")
  var weights: String?

  @Flag(help: "Write the speakers' names instead, as resolved by the weights.")
  var names = false

  @Flag(
    help: "Learn the ranker of speakers from articles with their quotes marked, as of train-quotes."
  )
  var ranker = false

  @Option(help: "Tell how it agrees with articles not learned from, in so many parts.")
  var folds: Int?

  func run() throws {
    if ranker { return try trainRanker() }
    let trainer = try SpeakerTrainer(
      weights: weights?.split(separator: ",").compactMap { Float($0) }
    )
    var file = try OutputFile(path: output)
    for path in corpora {
      try file.write(names ? trainer.names(ofCorpusAt: path) : trainer.features(ofCorpusAt: path))
    }
    try file.finish()
  }

  private func trainRanker() throws {
    let trainer = try SpeakerPhraseTrainer()
    for path in corpora { try trainer.add(corpusAt: path) }
    if let folds { StandardStreams.report("\(trainer.agreement(folds: folds))") }
    try OutputFile.write(trainer.train(), to: output)
  }
}
