/// Trains the reader of quotes from articles with their quotes marked: what `claimwire train-quotes` runs.
///
/// The same articles in the same order give the same bytes.
public final class QuoteTrainer {
  /// How to train, see ``ChainTrainer/Options``.
  public struct Tuning: Sendable {
    /// How often every sentence is seen.
    public var epochs = 6
    /// The first step.
    public var rate: Float = 0.025
    /// How much of each squared weight counts as loss.
    public var decay: Float = 1e-4

    /// What the built-in model is trained with.
    public init() {}
  }

  struct Article {
    var document: Document
    var quotes: [QuotedCorpus.Marked]
    var utterances: [Range<Int>]
    var fragments: [Range<Int>]
  }

  /// The three chains as they are trained.
  private struct Chains {
    var cues: ChainTrainer
    var contents: ChainTrainer
    var speakers: ChainTrainer

    /// The chains of contents and of speakers as one: a row has the weights of both.
    func places() -> [UInt8] {
      let rows = zip(contents.rows(shares: [1]), speakers.rows(shares: [1])).map {
        SIMD16(lowHalf: $0.lowHalf, highHalf: $1.lowHalf)
      }
      var writer = ModelBlobWriter(kind: QuoteModel.placesSection)
      writer.add(LinearChain.weightsSection, rows)
      writer.add(LinearChain.filterSection, zip(contents.filter, speakers.filter).map { $0 | $1 })
      writer.add(LinearChain.transitionsSection, contents.pairs(shares: [1]))
      writer.add(LinearChain.scaleSection, [ChainTrainer.scale])
      return writer.bytes()
    }

    func deallocate() {
      cues.deallocate()
      contents.deallocate()
      speakers.deallocate()
    }
  }

  private let tokenizer: Tokenizer
  private let splitter = SentenceSplitter()
  private let attributor = QuoteAttributor()
  let tagger = PartOfSpeechTagger()
  private let classes = WordClasses()
  private var articles: [Article] = []

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
    articles += try articles(at: path)
  }

  func articles(at path: String) throws(ClaimwireError) -> [Article] {
    var articles: [Article] = []
    let file = try FileDescriptor.open(path: path).readAll()
    for text in QuotedCorpus(file).texts {
      var document = Document(article: Claimwire.Article(id: "", text: text.bytes))
      tokenizer.tokenize(&document)
      splitter.annotate(&document)
      let marked = attributor.markedTokens(in: document)
      articles.append(
        Article(
          document: document,
          quotes: text.quotes,
          utterances: marked.utterances,
          fragments: marked.fragments
        )
      )
    }
    return articles
  }

  /// The model of all articles; `report` is told what is done.
  public func train(_ tuning: Tuning = Tuning(), report: (String) -> Void) -> [UInt8] {
    let ranker = trainedRanker(tuning, report)
    var writer = chains(of: articles, tuning, report)
    writer.add(ReadingRanker.rightSection, ranker.right)
    writer.add(ReadingRanker.touchingSection, ranker.touching)
    return writer.bytes()
  }

  /// The ranker, learned from what chains of each half of the articles make of the other half.
  private func trainedRanker(
    _ tuning: Tuning,
    _ report: (String) -> Void
  ) -> (right: [UInt8], touching: [UInt8]) {
    var options = HashedClassifierTrainer.Options()
    options.rowCount = 1 << 14
    var right = HashedClassifierTrainer(options: options)
    var touching = HashedClassifierTrainer(options: options)
    for half in 0..<2 {
      let seen = articles.indices.filter { $0 % 2 != half }.map { articles[$0] }
      guard let model = QuoteModel(model: chains(of: seen, tuning) { _ in }.bytes()) else {
        continue
      }
      for index in articles.indices where index % 2 == half {
        addExamples(articles[index], model, &right, &touching)
      }
      report("half \(half + 1): \(right.count) readings")
    }
    return (
      right.train(kind: ReadingRanker.rightSection),
      touching.train(kind: ReadingRanker.touchingSection)
    )
  }

  private func addExamples(
    _ article: Article,
    _ model: QuoteModel,
    _ right: inout HashedClassifierTrainer,
    _ touching: inout HashedClassifierTrainer
  ) {
    var segments = QuoteSegments(
      document: article.document,
      rates: model.rates,
      classes: model.classes,
      utterances: article.utterances,
      fragments: article.fragments
    )
    var parts = tagger.reader(of: article.document)
    var reader = CueReader(model: model)
    let marked = article.quotes.compactMap { quote -> TextSpan? in
      guard let first = quote.content.first, let last = quote.content.last else { return nil }
      return first.union(last)
    }
    while segments.advance() {
      guard segments.hasCue else { continue }
      segments.tag(by: &parts)
      let readings = reader.read(segments.items)
      for (index, reading) in readings.enumerated() where !reading.isUtterance {
        let features = ReadingRanker.features(of: index, among: readings, in: segments.items)
        let span = article.document.span(ofTokens: reading.content)
        right.add(features, isPositive: marked.contains(span), importance: 1)
        touching.add(
          features,
          isPositive: marked.contains { $0.start < span.end && span.start < $0.end },
          importance: 1
        )
      }
    }
  }

  /// Rates and chains of the articles, as sections of a model.
  private func chains(
    of articles: [Article],
    _ tuning: Tuning,
    _ report: (String) -> Void
  ) -> ModelBlobWriter {
    let (keys, values) = learnedRates(of: articles)
    report("\(keys.count) words of cues")
    let rates = CueRates(zip(keys, values).map { (key: $0, rate: $1) })
    var chains = Chains(
      cues: Self.trainer(tuning, rows: 1 << 16, CueLabel.isAllowed),
      contents: Self.trainer(tuning, rows: 1 << 15, ContentLabel.isAllowed),
      speakers: Self.trainer(tuning, rows: 1 << 15, ContentLabel.isAllowed)
    )
    defer { chains.deallocate() }
    for article in articles { add(article, rates, to: &chains) }
    chains.cues.train { report("cues, epoch \($0)") }
    chains.contents.train { report("contents, epoch \($0)") }
    chains.speakers.train { report("speakers, epoch \($0)") }
    var writer = ModelBlobWriter(kind: QuoteModel.kind)
    writer.add(
      QuoteModel.cueSection,
      chains.cues.model(domain: 0, kind: QuoteModel.cueSection)
    )
    writer.add(QuoteModel.placesSection, chains.places())
    writer.add(QuoteModel.speakerPairsSection, chains.speakers.pairs(shares: [1]))
    writer.add(QuoteModel.keysSection, keys)
    writer.add(QuoteModel.ratesSection, values)
    return writer
  }

  private static func trainer(
    _ tuning: Tuning,
    rows: Int,
    _ isAllowed: (Int, Int) -> Bool
  ) -> ChainTrainer {
    var options = ChainTrainer.Options()
    options.rowCount = rows
    options.filterWordCount = rows / 2
    options.epochs = tuning.epochs
    options.rate = tuning.rate
    options.decay = tuning.decay
    return ChainTrainer(options: options, domainCount: 1, isAllowed: isAllowed)
  }

  // MARK: Rates of cue words

  private func learnedRates(of articles: [Article]) -> (keys: [UInt32], rates: [UInt8]) {
    var counts: [UInt32: (cues: Int, total: Int)] = [:]
    for article in articles { count(article, &counts) }
    let entries = counts.map { (key: $0, rate: CueRates.rate(cues: $1.cues, total: $1.total)) }
      .filter { $0.rate > 0 }.sorted { $0.key < $1.key }
    return (entries.map(\.key), entries.map(\.rate))
  }

  private func count(_ article: Article, _ counts: inout [UInt32: (cues: Int, total: Int)]) {
    let document = article.document
    let spans = article.quotes.flatMap(\.cue).sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    var reader = tagger.reader(of: document)
    var first = 0
    for sentence in document.sentences {
      reader.read(sentence.tokens)
      for index in sentence.tokens {
        let token = document.tokens[index]
        while first < spans.count, spans[first].end <= token.start { first += 1 }
        let isCue = first < spans.count && spans[first].start < token.end
        let part = reader.tags[index - sentence.tokens.lowerBound]
        counts[token.key, default: (0, 0)].total += 1
        if isCue, Self.canBeCue(part) { counts[token.key]?.cues += 1 }
      }
    }
  }

  /// Words of the closed classes are in cues ("is expected", "according to"), but make none.
  private static func canBeCue(_ part: PartOfSpeech) -> Bool {
    switch part {
    case .determiner, .auxiliary, .coordinator, .adposition, .other, .pronoun, .particle: false
    default: true
    }
  }

  // MARK: Labels

  private func add(_ article: Article, _ rates: CueRates, to chains: inout Chains) {
    var segments = QuoteSegments(
      document: article.document,
      rates: rates,
      classes: classes,
      utterances: article.utterances,
      fragments: article.fragments
    )
    var reader = tagger.reader(of: article.document)
    var cueFeatures = CueFeatures()
    var contentFeatures = ContentFeatures()
    while segments.advance() {
      segments.tag(by: &reader)
      let labeller = SegmentLabeller(
        items: segments.items,
        document: article.document,
        quotes: article.quotes
      )
      if segments.hasCue || labeller.hasQuote {
        addCues(labeller, &cueFeatures, to: &chains.cues)
      }
      contentFeatures.start(labeller.items)
      for quote in labeller.quotes {
        addContent(of: quote, labeller, &contentFeatures, to: &chains)
      }
    }
  }

  private func addCues(
    _ labeller: SegmentLabeller,
    _ features: inout CueFeatures,
    to trainer: inout ChainTrainer
  ) {
    features.start(labeller.items)
    var run: [(features: [UInt32], label: UInt8)] = []
    for (index, label) in labeller.cueLabels().enumerated() {
      features.collect(at: index)
      run.append((features.features, label))
    }
    trainer.add(tokens: run, domain: 0, weight: 1)
  }

  private func addContent(
    of quote: QuotedCorpus.Marked,
    _ labeller: SegmentLabeller,
    _ features: inout ContentFeatures,
    to chains: inout Chains
  ) {
    guard let cue = labeller.cue(of: quote) else { return }
    let contents = labeller.contentLabels(of: quote.content)
    let speakers = labeller.contentLabels(of: quote.speaker)
    guard contents != nil || speakers != nil else { return }
    features.start(cue: cue)
    var collected: [[UInt32]] = []
    for index in labeller.items.indices {
      features.collect(at: index)
      collected.append(features.features)
    }
    if let contents {
      chains.contents.add(
        tokens: zip(collected, contents).map { (features: $0, label: $1) },
        domain: 0,
        weight: 1
      )
    }
    let absent = [UInt8](repeating: ContentLabel.before, count: labeller.items.count)
    if let labels = speakers ?? (quote.speaker.isEmpty ? absent : nil) {
      chains.speakers.add(
        tokens: zip(collected, labels).map { (features: $0, label: $1) },
        domain: 0,
        weight: 1
      )
    }
  }
}
