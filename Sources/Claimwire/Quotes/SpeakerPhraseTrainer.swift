/// Learns ``SpeakerRanker``'s model from articles with their quotes marked.
///
/// Cues and contents are the marked ones, so that the model depends on no other that is learned from quotes.
public final class SpeakerPhraseTrainer {
  /// What was said by whom, as candidates' features.
  private struct Example {
    var features: [[UInt32]]
    var right: Int
    /// Others that the marked speaker also covers: neither right nor wrong.
    var covered: Set<Int>
  }

  /// How often the likeliest phrase shares a word with the marked speaker.
  public struct Agreement: Sendable {
    /// Quotes whose likeliest phrase is right.
    public var right = 0
    /// Quotes with a phrase that is right among their candidates.
    public var total = 0
    /// Quotes none of whose candidates is right.
    public var lost = 0
  }

  private let tokenizer: Tokenizer
  private let splitter = SentenceSplitter()
  private let dates = DateRecognizer()
  private let entities = EntityRecognizer()
  private lazy var nameReader = entities.nameReader()
  private let attributor = QuoteAttributor()
  private let people = PersonResolver()
  private let words = QuoteWords()
  private let tagger = PartOfSpeechTagger()
  private let classes = WordClasses()
  /// By article.
  private var examples: [[Example]] = []
  private var lost: [Int] = []

  /// A trainer without articles.
  ///
  /// - Throws: ``ClaimwireError/noICUData``.
  public init() throws(ClaimwireError) {
    guard let tokenizer = Tokenizer() else { throw .noICUData }
    self.tokenizer = tokenizer
  }

  /// Adds the articles of a file as `scripts/train-quotes` writes it.
  ///
  /// - Throws: ``ClaimwireError/unreadable(path:reason:)``.
  public func add(corpusAt path: String) throws(ClaimwireError) {
    let file = try FileDescriptor.open(path: path).readAll()
    for text in QuotedCorpus(file).texts {
      var document = Document(article: Article(id: "", text: text.bytes))
      tokenizer.tokenize(&document)
      splitter.annotate(&document)
      dates.annotate(&document)
      entities.annotate(&document, &nameReader)
      examples.append([])
      lost.append(0)
      add(text.quotes, of: document)
    }
  }

  /// The model of all articles.
  public func train() -> [UInt8] { model(of: examples.flatMap { $0 }) }

  /// The agreement with articles that were not learned from, in `folds` parts.
  public func agreement(folds: Int) -> Agreement {
    var agreement = Agreement(lost: lost.reduce(0, +))
    for fold in 0..<folds {
      let seen = examples.indices.filter { $0 % folds != fold }.flatMap { examples[$0] }
      guard let ranker = SpeakerRanker(model: model(of: seen)) else { continue }
      for example in examples.indices.filter({ $0 % folds == fold }).flatMap({ examples[$0] }) {
        let scores = example.features.map { ranker.score($0) }
        let best = scores.indices.max { scores[$0] < scores[$1] }
        agreement.total += 1
        if let best, best == example.right || example.covered.contains(best) {
          agreement.right += 1
        }
      }
    }
    return agreement
  }

  private func model(of examples: [Example]) -> [UInt8] {
    var trainer = RankTrainer(rowCount: 1 << 16)
    for example in examples {
      trainer.add(example.features, right: example.right, leavingOut: example.covered)
    }
    return trainer.train(kind: SpeakerRanker.kind)
  }

  // MARK: Examples

  private func add(_ quotes: [QuotedCorpus.Marked], of document: Document) {
    let reader = SpeakerPhraseReader(
      document: document,
      words: words,
      people: people,
      parts: PartsOfSpeech(document: document, tagger: tagger),
      classes: classes,
      utterances: attributor.markedTokens(in: document).utterances
    )
    for quote in quotes where !quote.speaker.isEmpty {
      guard let first = quote.cue.first, let last = quote.cue.last,
        let features = reader.features(
          around: document.tokens(in: first.union(last)),
          content: quote.content
        )
      else { continue }
      let found = features.candidates
      let right = found.indices.filter { index in
        let span = document.span(ofTokens: found[index].tokens)
        return quote.speaker.contains { $0.start < span.end && span.start < $0.end }
      }
      guard let best = right.first else {
        lost[lost.count - 1] += 1
        continue
      }
      let all = found.indices.map { index -> [UInt32] in
        var list: [UInt32] = []
        features.collect(index, into: &list)
        return list
      }
      examples[examples.count - 1].append(
        Example(features: all, right: best, covered: Set(right.dropFirst()))
      )
    }
  }
}
