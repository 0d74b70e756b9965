import ArgumentParser
import Claimwire

/// `claimwire train-syntax`: the part-of-speech tagger's model, for this project's own builds.
struct TrainSyntax: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-syntax",
    abstract: "Train the part-of-speech tagger from treebanks.",
    discussion: """
      EXAMPLE
        claimwire train-syntax news.conllu court.conllu --output syntax.bin

      Files are in CoNLL-U format. The same files give the same model, byte for byte; scripts/train-syntax makes the one
      that is built in.
      """,
    shouldDisplay: false
  )

  @Argument(help: "Treebanks in CoNLL-U format.", completion: .file())
  var treebanks: [String]

  @Option(help: "Where the model goes.", completion: .file())
  var output: String

  @Option(help: "Also tell the accuracy of a cross-validation over so many parts.")
  var folds = 0

  func run() throws {
    let trainer = try PartOfSpeechTrainer()
    for path in treebanks { try trainer.add(treebankAt: path) }
    if folds > 1 {
      let (right, total) = trainer.crossValidation(folds: folds)
      let hundredths = right * 10_000 / max(total, 1)
      StandardStreams.report("\(hundredths / 100).\(hundredths % 100) % of \(total) words right")
    }
    try OutputFile.write(trainer.train(), to: output)
  }
}
