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

  private var trainer: ChainTrainer
  private var kinds: TextKindTrainer
  private let tokenizer: Tokenizer
  private let classes: WordClasses?
  /// How many names the corpora have, and how many of them the tagger could never find as they lie outside its regions.
  public private(set) var nameCount = 0
  /// See ``nameCount``.
  public private(set) var missedCount = 0
  /// How many tokens the tagger looks at.
  public private(set) var tokenCount = 0

  /// A trainer for corpora of that many domains: sets of texts with habits of their own.
  ///
  /// - Throws: ``ClaimwireError/noICUData``.
  public init(domainCount: Int) throws(ClaimwireError) {
    var options = ChainTrainer.Options()
    // Half of the default sizes: three habits' tables and the words stay under 8 MB, for 0.1 to 0.3 of F.
    options.rowCount = 1 << 17
    options.filterWordCount = 1 << 16
    // Without it: 0.7, 0.5, 0.8 and 1.0 less of F on worldwide, gmb, uner_ewt and the corpus.
    options.dropout = 0.4
    options.epochs = 10
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

  /// Adds labelled text in BIO columns.
  ///
  /// - Parameters:
  ///   - path: a file with a token and its tag a line, tab-separated.
  ///   - domain: which set's habits it follows.
  ///   - weight: how much each of its tokens counts.
  /// - Throws: ``ClaimwireError/unreadable(path:reason:)``.
  public mutating func add(
    corpusAt path: String,
    domain: Int,
    weight: Float
  ) throws(ClaimwireError) {
    let file = try FileDescriptor.open(path: path).readAll()
    let repaired = Array(String(decoding: file, as: UTF8.self).utf8)
    for text in LabelledCorpus(repaired).texts {
      var document = Document(article: Article(id: "", text: text.bytes))
      tokenizer.tokenize(&document)
      add(document, text.names, domain, weight)
    }
  }

  /// The model with the habits of one domain, or of several, of which a text then gets those of the texts that it is like.
  ///
  /// - Parameter domains: ``mostHabits`` at most, the usual one first.
  public mutating func train(habits domains: [Int], report: (Int) -> Void) -> [UInt8] {
    trainer.train(report: report)
    return model(habits: domains)
  }

  private func model(habits domains: [Int]) -> [UInt8] {
    var writer = ModelBlobWriter(kind: NameTagger.kind)
    trainer.write(domains: domains, to: &writer)
    if domains.count > 1 { kinds.write(kinds: domains, to: &writer) }
    return writer.bytes()
  }

  private mutating func add(
    _ document: Document,
    _ names: [(span: TextSpan, label: NameLabel)],
    _ domain: Int,
    _ weight: Float
  ) {
    let labels = NameTaggerTrainer.chainLabels(document, names)
    kinds.add(document.tokens.filter { $0.kind == .word }.map(\.key), kind: domain)
    var features = TaggerFeatures(document, classes: classes)
    var regions = TaggerRegions(tokens: document.tokens)
    var end = 0
    var covered = 0
    while let region = regions.nextRegion() {
      let tokens = max(region.lowerBound, end)..<region.upperBound
      end = region.upperBound
      guard !tokens.isEmpty else { continue }
      var run: [(features: [UInt32], label: UInt8)] = []
      for index in tokens {
        features.collect(at: index, in: tokens)
        run.append((Array(features.features), labels[index]))
      }
      covered += NameTaggerTrainer.closeEnds(&run)
      tokenCount += run.count
      trainer.add(tokens: run, domain: domain, weight: weight)
    }
    nameCount += names.count
    missedCount += names.count - covered
  }

  /// The chain's label of each token.
  private static func chainLabels(
    _ document: Document,
    _ names: [(span: TextSpan, label: NameLabel)]
  ) -> [UInt8] {
    var labels = [UInt8](repeating: UInt8(LinearChain.outside), count: document.tokens.count)
    for name in names {
      let first = document.tokens.firstIndexSorted { $0.end > name.span.start }
      let end = document.tokens.firstIndexSorted { $0.start >= name.span.end }
      guard first < end else { continue }
      for index in first..<end {
        let position: NamePosition =
          end - first == 1
          ? .unit : index == first ? .begin : index == end - 1 ? .last : .inside
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
