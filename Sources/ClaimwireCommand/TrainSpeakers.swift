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

  func run() throws {
    let trainer = try SpeakerTrainer()
    var file = try OutputFile(path: output)
    for path in corpora { try file.write(trainer.features(ofCorpusAt: path)) }
    try file.finish()
  }
}
