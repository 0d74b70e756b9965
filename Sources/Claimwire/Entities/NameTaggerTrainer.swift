/// Trains the name tagger from labelled text: what `claimwire train` runs.
///
/// ```swift
/// var trainer = try NameTaggerTrainer(domainCount: 2)
/// try trainer.add(corpusAt: "news.tsv", domain: 0, weight: 1)
/// let model = trainer.train(habits: [0]) { print($0) }
/// ```
/// The same corpora in the same order give the same bytes.
public struct NameTaggerTrainer: ~Copyable {
  /// The most habits that one model may have.
  public static let mostHabits = TextKindClassifier.mostKinds

  /// One sentence in so many is learned from once more as a headline: capitals throughout, or on every word.
  ///
  /// Sets of labelled text have few headlines. Of none and 10 % the latter gained 0.2, 0.1 and 1.0 of F on worldwide, gmb and
  /// uner_ewt.
  private static let headlineInterval = 10
  /// One place in so many is learned from once more as a dateline's, in capitals.
  private static let datelineInterval = 20

  private var trainer: ChainTrainer
  private var kinds: TextKindTrainer
  private let tokenizer: Tokenizer
  private let classes: WordClasses?
  private var texts: [Text] = []
  private var connectors = NameConnectorCounts()
  /// How many names the corpora have, and how many of them the tagger could never find as they lie outside its regions;
  /// known once the model is made.
  public private(set) var nameCount = 0
  /// See ``nameCount``.
  public private(set) var missedCount = 0
  /// How many tokens the tagger looks at.
  public private(set) var tokenCount = 0

  /// A text to learn from.
  private struct Text {
    var document: Document
    var names: [(span: TextSpan, label: NameLabel)]
    var domain: Int
    var weight: Float
  }

  /// A trainer for corpora of that many domains: sets of texts with habits of their own.
  ///
  /// - Parameter habitCount: how many of their habits the model will have.
  /// - Throws: ``ClaimwireError/noICUData``.
  public init(domainCount: Int, habitCount: Int = 1) throws(ClaimwireError) {
    var options = ChainTrainer.Options()
    if habitCount > 1 {
      // Half of the default sizes: three habits' tables and the words stay under 8 MB, for 0.1 to 0.3 of F.
      options.rowCount = 1 << 17
      options.filterWordCount = 1 << 16
    }
    // Without it: 0.7, 0.5, 0.8 and 1.0 less of F on worldwide, gmb, uner_ewt and the corpus.
    options.dropout = 0.4
    options.epochs = 10
    // The mean of five: 0.2 of F on each set, and what is left to chance halves.
    options.averagedEpochs = 5
    try self.init(domainCount: domainCount, options: options)
  }

  init(domainCount: Int, options: ChainTrainer.Options) throws(ClaimwireError) {
    guard let tokenizer = Tokenizer() else { throw .noICUData }
    self.tokenizer = tokenizer
    classes = WordClasses()
    kinds = TextKindTrainer(kindCount: domainCount)
    trainer = ChainTrainer(
      options: options,
      domainCount: domainCount,
      isAllowed: NamePosition.isAllowed
    )
  }

  deinit { trainer.deallocate() }

  /// Adds labelled text in BIO columns, plain or compressed by gzip or Zstandard.
  ///
  /// - Parameters:
  ///   - path: a file with a token and its tag a line, tab-separated.
  ///   - domain: which set's habits it follows.
  ///   - weight: how much each of its tokens counts.
  /// - Throws: ``ClaimwireError/unreadable(path:reason:)``, ``ClaimwireError/damagedCompression(path:reason:)``.
  public mutating func add(
    corpusAt path: String,
    domain: Int,
    weight: Float
  ) throws(ClaimwireError) {
    var file: [UInt8] = []
    var stream = try ByteStream(path: path)
    while try stream.read(into: &file) {}
    let corpus = LabelledCorpus(Array(String(decoding: file, as: UTF8.self).utf8))
    for text in corpus.texts {
      let document = tokenized(text)
      kinds.add(document.tokens.filter { $0.kind == .word }.map(\.key), kind: domain)
      connectors.add(
        document.tokens,
        names: text.names.map { NameTaggerTrainer.tokens(of: $0.span, in: document) }
      )
      nameCount += text.names.count
      texts.append(Text(document: document, names: text.names, domain: domain, weight: weight))
    }
    let made =
      corpus.headlines(interval: Self.headlineInterval)
      + corpus.datelines(interval: Self.datelineInterval)
    for text in made {
      let document = tokenized(text)
      nameCount += text.names.count
      texts.append(Text(document: document, names: text.names, domain: domain, weight: weight))
    }
  }

  private func tokenized(_ text: LabelledCorpus.Text) -> Document {
    var document = Document(article: Article(id: "", text: text.bytes))
    tokenizer.tokenize(&document)
    return document
  }

  /// The model with the habits of one domain, or of several, of which a text then gets those of the texts that it is like.
  ///
  /// - Parameter domains: ``mostHabits`` at most, the usual one first.
  public mutating func train(habits domains: [Int], report: (Int) -> Void) -> [UInt8] {
    var writer = ModelBlobWriter(kind: NameTagger.kind)
    writer.add(NameConnectors.section, connectors.slots())
    writer.add(
      KnownNames.section,
      KnownNames.slots(gazetteer: Gazetteer(), givenNames: GivenNames())
    )
    // The features look things up in the model that is being made.
    if let blob = ModelBlob(ModelStorage(copying: writer.bytes()), kind: NameTagger.kind),
      let connectors = NameConnectors(blob), let known = KnownNames(blob)
    {
      for text in texts { collect(text, connectors, known) }
    }
    texts = []
    trainer.train(report: report)
    trainer.write(domains: domains, to: &writer)
    if domains.count > 1 { kinds.write(kinds: domains, to: &writer) }
    return writer.bytes()
  }

  private mutating func collect(_ text: Text, _ connectors: NameConnectors, _ known: KnownNames) {
    let tokens = text.document.tokens
    let labels = NameTaggerTrainer.chainLabels(text.document, text.names)
    var features = TaggerFeatures(classes: classes, known: known)
    features.open(text.document, DocumentEvidence(tokens))
    var regions = TaggerRegions(tokens: tokens, connectors: connectors)
    var covered = 0
    while let region = regions.nextRegion() {
      var run: [(features: [UInt32], label: UInt8)] = []
      features.enter(region)
      for index in region {
        run.append((Array(features.collect(at: index)), labels[index]))
      }
      covered += NameTaggerTrainer.closeEnds(&run)
      tokenCount += run.count
      trainer.add(tokens: run, domain: text.domain, weight: text.weight)
    }
    missedCount += text.names.count - covered
  }

  private static func tokens(of span: TextSpan, in document: Document) -> Range<Int> {
    let first = document.tokens.firstIndexSorted { $0.end > span.start }
    let end = document.tokens.firstIndexSorted { $0.start >= span.end }
    return first..<max(first, end)
  }

  /// The chain's label of each token.
  private static func chainLabels(
    _ document: Document,
    _ names: [(span: TextSpan, label: NameLabel)]
  ) -> [UInt8] {
    var labels = [UInt8](repeating: UInt8(LinearChain.outside), count: document.tokens.count)
    for name in names {
      let tokens = tokens(of: name.span, in: document)
      for index in tokens {
        let position: NamePosition =
          tokens.count == 1
          ? .unit
          : index == tokens.lowerBound
            ? .begin : index == tokens.upperBound - 1 ? .last : .inside
        labels[index] = UInt8(position.chainLabel(name.label))
      }
    }
    return labels
  }

  /// Names that cross the ends of a run count as none, since no sequence of labels spells them.
  ///
  /// - Returns: how many whole names there are.
  private static func closeEnds(_ run: inout [(features: [UInt32], label: UInt8)]) -> Int {
    var count = 0
    var start: Int?
    for index in run.indices {
      guard let position = NamePosition(chainLabel: Int(run[index].label)) else { continue }
      switch position {
      case .unit: count += 1
      case .begin: start = index
      case .inside where start == nil, .last where start == nil:
        run[index].label = UInt8(LinearChain.outside)
      case .inside: break
      case .last:
        start = nil
        count += 1
      }
    }
    if let start {
      for index in start..<run.count { run[index].label = UInt8(LinearChain.outside) }
    }
    return count
  }
}
