import ArgumentParser
import Claimwire

/// `claimwire train`: a model of one's own.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train the name tagger from labelled text.",
    discussion: """
      EXAMPLE
        claimwire train news.tsv web.tsv@web*0.5 --output names.bin
        claimwire annotate --model names.bin article.txt

      Files, plain or compressed by gzip or Zstandard, have a token and its tag (B-PER, I-PER, B-LOC, B-ORG, B-MISC, O) a line, tabs or spaces between them (and
      between further columns: the first and last count), an empty line after each sentence, and -DOCSTART- before each document, where known. After @ may stand a name for the habits that
      a file follows, after * the weight of its tokens. Habits are learned side by side; the model has those of --habit.
      Of several (up to 4), a text gets those of the files that its words are like, in doubt the first's. The same files
      give the same model, byte for byte.
      """
  )

  @Argument(
    help: ArgumentHelp("Labelled files.", valueName: "path[@habit][*weight]"),
    completion: .file()
  )
  var corpora: [CorpusArgument]

  @Option(help: "Where the model goes.", completion: .file())
  var output: String

  @Option(
    help: ArgumentHelp(
      "Whose habits the model follows; those of the first file if not given.",
      valueName: "habit[,habit…]"
    )
  )
  var habit: String?

  func validate() throws {
    if corpora.isEmpty { throw ValidationError("Nothing to learn from: name labelled files") }
    if let missing = chosenHabits.first(where: { !habits.contains($0) }) {
      throw ValidationError("No file has the habit '\(missing)': write file@\(missing)")
    }
    if !(1...NameTaggerTrainer.mostHabits).contains(chosenHabits.count) {
      throw ValidationError("A model has 1 to \(NameTaggerTrainer.mostHabits) habits")
    }
  }

  private var chosenHabits: [String] {
    habit.map { $0.split(separator: ",").map(String.init) } ?? Array(habits.prefix(1))
  }

  /// The habits in the order in which they are first named.
  private var habits: [String] {
    corpora.reduce(into: []) { if !$0.contains($1.habit) { $0.append($1.habit) } }
  }

  func run() throws {
    var trainer = try NameTaggerTrainer(
      domainCount: habits.count,
      habitCount: chosenHabits.count
    )
    for corpus in corpora {
      let domain = habits.firstIndex(of: corpus.habit) ?? 0
      try trainer.add(corpusAt: corpus.path, domain: domain, weight: corpus.weight)
    }
    let chosen = chosenHabits.compactMap { habits.firstIndex(of: $0) }
    let model = trainer.train(habits: chosen) { StandardStreams.report("epoch \($0)") }
    StandardStreams.report(
      "\(trainer.tokenCount) tokens learned from, \(trainer.nameCount) names, "
        + "\(trainer.missedCount) out of reach"
    )
    try OutputFile.write(model, to: output)
  }
}

/// `path@habit*weight`.
struct CorpusArgument: ExpressibleByArgument {
  let path: String
  let habit: String
  let weight: Float

  init?(argument: String) {
    let factors = argument.split(separator: "*", maxSplits: 1)
    let parts = factors[0].split(separator: "@", maxSplits: 1)
    path = String(parts[0])
    habit = parts.count > 1 ? String(parts[1]) : "plain"
    guard let weight = factors.count > 1 ? Float(factors[1]) : 1 else { return nil }
    self.weight = weight
  }
}
