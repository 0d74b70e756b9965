/// Trains the sentence stage's model from text whose sentences are known: what `claimwire train-sentences` runs.
///
/// The same files in the same order give the same bytes.
public final class SentenceTrainer {
  /// What a file of sentences is good for.
  private struct Corpus {
    var name: String
    var weight: Float
    var hasEndings: Bool
  }

  /// A place where a sentence may end, and whether one does.
  private struct Place {
    var features: [UInt32]
    var isBoundary: Bool
    /// What the rules say; null for a gap without a terminal mark.
    var guess: Bool?
    var corpus: Int
    /// The document, counted over all corpora.
    var document: Int
  }

  private let tokenizer: Tokenizer
  private let splitter = SentenceSplitter(model: nil)
  private var places: [Place] = []
  private var corpora: [Corpus] = []
  private var documentCount = 0

  /// A trainer that has seen nothing.
  ///
  /// - Throws: ``ClaimwireError/noICUData``.
  public init() throws(ClaimwireError) {
    guard let tokenizer = Tokenizer() else { throw .noICUData }
    self.tokenizer = tokenizer
  }

  /// How many places there are to learn from.
  public var placeCount: Int { places.count }

  /// Adds a file with a sentence a line, an empty line between paragraphs, and `-DOCSTART-` before each document.
  ///
  /// The sentences of a paragraph are joined by a space.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - weight: how much each of its places counts.
  ///   - hasEndings: false where a line may be several sentences: then it only teaches that none ends without a mark.
  /// - Throws: ``ClaimwireError/unreadable(path:reason:)``.
  public func add(
    corpusAt path: String,
    weight: Float,
    hasEndings: Bool
  ) throws(ClaimwireError) {
    let file = String(decoding: try FileDescriptor.open(path: path).readAll(), as: UTF8.self)
    corpora.append(Corpus(name: path, weight: weight, hasEndings: hasEndings))
    var text: [UInt8] = []
    var ends: Set<UInt32> = []
    var isNewParagraph = true
    for line in file.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "-DOCSTART-" {
        add(text, ends)
        text = []
        ends = []
        isNewParagraph = true
      } else if line.isEmpty {
        isNewParagraph = true
      } else {
        if !text.isEmpty { text += isNewParagraph ? [0x0A, 0x0A] : [0x20] }
        text += Array(line.utf8)
        ends.insert(UInt32(text.count))
        isNewParagraph = false
      }
    }
    add(text, ends)
  }

  /// The model of all that was added.
  public func train() -> [UInt8] { SentenceTrainer.train(places[...], corpora) }

  /// Wrong decisions by corpus where each fold of the documents is decided by a model of the others.
  ///
  /// - Returns: lines of text, a table.
  public func crossValidated(folds: Int) -> [String] {
    var errors = Array(repeating: Errors(), count: corpora.count)
    for fold in 0..<folds {
      let rest = places.filter { $0.document % folds != fold }
      let storage = ModelStorage(copying: SentenceTrainer.train(rest[...], corpora))
      guard let model = SentenceModel(storage) else { continue }
      for place in places where place.document % folds == fold {
        errors[place.corpus].note(place.isBoundary, place.guess, model.logOdds(place.features))
      }
    }
    return [Errors.heading] + zip(corpora, errors).map { "\($0.name)\t\($1)" }
  }

  private static func train(
    _ places: ArraySlice<Place>,
    _ corpora: [Corpus]
  ) -> [UInt8] {
    var trainer = HashedClassifierTrainer(options: HashedClassifierTrainer.Options())
    for place in places {
      trainer.add(
        place.features,
        isPositive: place.isBoundary,
        importance: corpora[place.corpus].weight
      )
    }
    return trainer.train(kind: SentenceModel.kind)
  }

  private func add(_ text: [UInt8], _ ends: Set<UInt32>) {
    guard !text.isEmpty else { return }
    var document = Document(article: Article(id: "", text: text))
    tokenizer.tokenize(&document)
    let corpus = corpora.count - 1
    let hasEndings = corpora[corpus].hasEndings
    let number = documentCount
    documentCount += 1
    splitter.forEachPlace(in: document) { end, guess, features in
      guard hasEndings || guess == nil else { return }
      places.append(
        Place(
          features: features,
          isBoundary: ends.contains(end),
          guess: guess,
          corpus: corpus,
          document: number
        )
      )
    }
  }

  /// How often the rules, the model, and both together are wrong.
  private struct Errors: CustomStringConvertible {
    static let heading =
      "corpus\tplaces\trules fp\trules fn\tboth fp\tboth fn\tmodel fp\tmodel fn"
      + "\tgaps\tgap ends\tgap tp\tgap fp"

    private var endings = 0
    private var rules = (0, 0)
    private var both = (0, 0)
    private var model = (0, 0)
    private var gaps = 0
    private var gapEnds = 0
    private var gapsFound = (0, 0)

    mutating func note(_ isBoundary: Bool, _ guess: Bool?, _ logOdds: Float) {
      guard let guess else {
        gaps += 1
        gapEnds += isBoundary ? 1 : 0
        guard logOdds > SentenceModel.gapMargin else { return }
        if isBoundary { gapsFound.0 += 1 } else { gapsFound.1 += 1 }
        return
      }
      endings += 1
      let decision = abs(logOdds) > SentenceModel.margin ? logOdds > 0 : guess
      Errors.count(guess, isBoundary, &rules)
      Errors.count(decision, isBoundary, &both)
      Errors.count(logOdds > 0, isBoundary, &model)
    }

    private static func count(_ found: Bool, _ isBoundary: Bool, _ errors: inout (Int, Int)) {
      if found && !isBoundary { errors.0 += 1 }
      if !found && isBoundary { errors.1 += 1 }
    }

    var description: String {
      [
        endings, rules.0, rules.1, both.0, both.1, model.0, model.1, gaps, gapEnds, gapsFound.0,
        gapsFound.1,
      ].map(String.init).joined(separator: "\t")
    }
  }
}
