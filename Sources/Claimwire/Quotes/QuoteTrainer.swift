/// Trains the reader of quotes from articles with their quotes marked: what `claimwire train-quotes` runs.
///
/// The same articles in the same order give the same bytes.
public final class QuoteTrainer {
  /// How to train, see ``ChainTrainer/Options``.
  public struct Tuning: Sendable {
    /// How often every sentence is seen.
    public var epochs = 8
    /// The first step.
    public var rate: Float = 0.0125
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

  /// What is trained of one reading of the articles.
  private struct Learners {
    var heads: HashedClassifierTrainer
    var extents: HashedClassifierTrainer
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
      contents.deallocate()
      speakers.deallocate()
    }
  }

  private let tokenizer: Tokenizer
  private let splitter = SentenceSplitter()
  private let attributor = QuoteAttributor()
  let tagger = PartOfSpeechTagger()
  private let classes = WordClasses()
  private let priors: CuePriors
  private(set) var articles: [Article] = []

  /// A trainer without articles.
  ///
  /// - Parameter words: the words of unmarked news, as `scripts/train-quotes` counts them; null for none.
  /// - Throws: ``ClaimwireError/noICUData``, ``ClaimwireError/unreadable(path:reason:)``.
  public init(wordsAt words: String? = nil) throws(ClaimwireError) {
    guard let tokenizer = Tokenizer() else { throw .noICUData }
    self.tokenizer = tokenizer
    var file: [UInt8] = []
    if let words { file = try FileDescriptor.open(path: words).readAll() }
    priors = CuePriors(CuePriors.words(in: file), classes: classes)
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
    var writer = learned(from: articles, tuning, report)
    addRankers(to: &writer, tuning, report)
    return writer.bytes()
  }

  /// What is learned from the articles, as sections of a model.
  func learned(
    from articles: [Article],
    _ tuning: Tuning,
    _ report: (String) -> Void
  ) -> ModelBlobWriter {
    let entries = rates(of: articles)
    report("\(entries.count) words of cues")
    let rates = CueRates(entries)
    var learners = Learners(
      heads: Self.classifier(rows: 1 << 18, rate: 0.03, sparsity: 0),
      extents: Self.classifier(rows: 1 << 15, rate: 0.12, sparsity: 1),
      contents: Self.trainer(tuning, rows: 1 << 16, ContentLabel.isAllowed),
      speakers: Self.trainer(tuning, rows: 1 << 16, ContentLabel.isAllowed)
    )
    defer { learners.deallocate() }
    for article in articles { add(article, rates, to: &learners) }
    report("\(learners.heads.count) words that can make a cue")
    learners.contents.train { report("contents, epoch \($0)") }
    learners.speakers.train { report("speakers, epoch \($0)") }
    var writer = ModelBlobWriter(kind: QuoteModel.kind)
    writer.add(
      QuoteModel.cueHeadsSection,
      learners.heads.train(kind: QuoteModel.cueHeadsSection)
    )
    writer.add(
      QuoteModel.cueExtentsSection,
      learners.extents.train(kind: QuoteModel.cueExtentsSection)
    )
    writer.add(QuoteModel.placesSection, learners.places())
    writer.add(QuoteModel.speakerPairsSection, learners.speakers.pairs(shares: [1]))
    writer.add(QuoteModel.keysSection, entries.map(\.key))
    writer.add(QuoteModel.ratesSection, entries.map(\.value))
    writer.add(QuoteModel.stemsSection, entries.map(\.stem))
    return writer
  }

  static func classifier(
    rows: Int,
    rate: Float,
    sparsity: Float,
    dropout: Float = 0
  ) -> HashedClassifierTrainer {
    var options = HashedClassifierTrainer.Options()
    options.rowCount = rows
    options.rate = rate
    options.sparsity = sparsity
    options.dropout = dropout
    return HashedClassifierTrainer(options: options)
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

  private func rates(of articles: [Article]) -> [CueRates.Entry] {
    var counts: [UInt32: CuePriors.Count] = [:]
    for article in articles { count(article, &counts) }
    return priors.rates(counts)
  }

  private func count(_ article: Article, _ counts: inout [UInt32: CuePriors.Count]) {
    let document = article.document
    let spans = article.quotes.flatMap(\.cue).sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    var reader = tagger.reader(of: document)
    var first = 0
    for sentence in document.sentences {
      let tags = reader.tags(of: sentence.tokens)
      for index in sentence.tokens {
        let token = document.tokens[index]
        while first < spans.count, spans[first].end <= token.start { first += 1 }
        let isCue = first < spans.count && spans[first].start < token.end
        let part = tags[index - sentence.tokens.lowerBound]
        if counts[token.key] == nil {
          counts[token.key] = CuePriors.Count(text: document.text(token.span).lowercased())
        }
        counts[token.key]?.total += 1
        let isOpen = CueRates.canBeCue(part: part.rawValue)
        if isCue, isOpen, part != .other || token.isMark(":") { counts[token.key]?.cues += 1 }
      }
    }
  }

  // MARK: Labels

  private func add(_ article: Article, _ rates: CueRates, to learners: inout Learners) {
    var segments = QuoteSegments(
      document: article.document,
      rates: rates,
      classes: classes,
      utterances: article.utterances,
      fragments: article.fragments
    )
    let parts = PartsOfSpeech(document: article.document, tagger: tagger)
    var cueFeatures = CueFeatures()
    var contentFeatures = ContentFeatures()
    while segments.advance() {
      segments.tag(by: parts)
      let labeller = SegmentLabeller(
        items: segments.items,
        document: article.document,
        quotes: article.quotes
      )
      if segments.hasCue { addCues(labeller, &cueFeatures, to: &learners) }
      contentFeatures.start(SegmentSteps(labeller.items))
      for quote in labeller.quotes {
        addContent(of: quote, labeller, &contentFeatures, to: &learners)
      }
    }
  }

  private func addCues(
    _ labeller: SegmentLabeller,
    _ features: inout CueFeatures,
    to learners: inout Learners
  ) {
    let items = SegmentSteps(labeller.items)
    let cues = labeller.cues()
    features.start(items)
    for index in items.indices where CueFinder.isCandidate(items[index]) {
      features.collect(at: index, in: items)
      let isCue = cues.contains { $0.head == index }
      learners.heads.add(Array(features.features), isPositive: isCue, importance: 1)
    }
    for cue in cues {
      guard let head = cue.head else { continue }
      // Every word of the cue, and on either side the first that is none.
      let first = max(0, head - CueFinder.extent, cue.steps.lowerBound - 1)
      let last = min(items.count, head + CueFinder.extent + 1, cue.steps.upperBound + 1)
      for index in first..<last where index != head && !items[index].isUtterance {
        features.collect(extending: head, to: index, in: items)
        let belongs = cue.steps.contains(index)
        learners.extents.add(Array(features.features), isPositive: belongs, importance: 1)
      }
    }
  }

  private func addContent(
    of quote: QuotedCorpus.Marked,
    _ labeller: SegmentLabeller,
    _ features: inout ContentFeatures,
    to learners: inout Learners
  ) {
    guard let cue = labeller.cue(of: quote) else { return }
    let contents = labeller.contentLabels(of: quote.content)
    let speakers = labeller.contentLabels(of: quote.speaker)
    guard contents != nil || speakers != nil else { return }
    let head = SegmentLabeller.head(of: cue, in: labeller.items)
    let items = SegmentSteps(labeller.items)
    features.start(cue: cue, head: head, in: items)
    let collected = items.indices.map { features.collect(at: $0, in: items) }
    if let contents {
      learners.contents.add(
        tokens: zip(collected, contents).map { (features: $0, label: $1) },
        domain: 0,
        weight: 1
      )
    }
    let absent = [UInt8](repeating: ContentLabel.before, count: labeller.items.count)
    if let labels = speakers ?? (quote.speaker.isEmpty ? absent : nil) {
      learners.speakers.add(
        tokens: zip(collected, labels).map { (features: $0, label: $1) },
        domain: 0,
        weight: 1
      )
    }
  }
}
