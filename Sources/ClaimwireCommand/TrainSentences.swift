import ArgumentParser
import Claimwire

/// `claimwire train-sentences`: the embedded model of where sentences end, for `scripts/train-sentences`.
struct TrainSentences: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-sentences",
    abstract: "Train the sentence stage from text whose sentences are known.",
    discussion: """
      EXAMPLE
        claimwire train-sentences news.txt web.txt*0.5 --output sentences.bin

      Files have a sentence a line, an empty line between paragraphs, and -DOCSTART- before each document. After * may
      stand the weight of a file's places; after @ gaps, where a line may be several sentences and the file only teaches
      that none ends without a mark. The same files give the same model, byte for byte.
      """,
    shouldDisplay: false
  )

  @Argument(
    help: ArgumentHelp("Files of sentences.", valueName: "path[@gaps][*weight]"),
    completion: .file()
  )
  var corpora: [CorpusArgument]

  @Option(help: "Where the model goes.", completion: .file())
  var output: String?

  @Option(help: "Cross-validate over that many folds of the documents and print wrong decisions.")
  var folds: Int?

  func validate() throws {
    if output == nil, folds == nil { throw ValidationError("Give --output or --folds") }
    if let folds, folds < 2 { throw ValidationError("--folds needs 2 at the least") }
  }

  func run() throws {
    let trainer = try SentenceTrainer()
    for corpus in corpora {
      let hasEndings = corpus.habit != "gaps"
      try trainer.add(corpusAt: corpus.path, weight: corpus.weight, hasEndings: hasEndings)
    }
    StandardStreams.report("\(trainer.placeCount) places to learn from")
    if let folds {
      for line in trainer.crossValidated(folds: folds) { print(line) }
    }
    guard let output else { return }
    try OutputFile.write(trainer.train(), to: output)
  }
}
