@_spi(Benchmarks) import Claimwire

/// Does a workload over documents, again and again.
public struct WorkloadRunner: ~Copyable {
  /// So many that the clock's own time does not count, and so few that what the stages before made stays near the
  /// processor, as it does when an article goes through all of them.
  private static let batchSize = 16

  /// What is done.
  public let workload: Workload
  /// The texts' bytes.
  public let byteCount: Int
  private let articles: [Article]
  /// Makes the layers before.
  private let before: Annotator
  private let annotator: Annotator
  private let tokenizer: Tokenizer
  private let iterator: WordBreakIterator
  private let tagger: NameTaggerProbe

  /// A runner for the workload over the articles.
  public init(_ workload: Workload, _ articles: [Article]) throws {
    // All that can fail comes first: a noncopyable value is either there whole or not at all.
    let before = try Annotator(
      configuration: AnnotatorConfiguration(lastStage: workload.stageBefore ?? .tokens)
    )
    let annotator = try Annotator(
      configuration: AnnotatorConfiguration(lastStage: workload.stage ?? .claims)
    )
    guard let tokenizer = Tokenizer() else { throw ClaimwireError.noICUData }
    guard let iterator = WordBreakIterator() else { throw ClaimwireError.noICUData }
    self.workload = workload
    self.articles = articles
    byteCount = articles.reduce(0) { $0 + $1.text.count }
    self.before = before
    self.annotator = annotator
    self.tokenizer = tokenizer
    self.iterator = iterator
    tagger = NameTaggerProbe()
  }

  /// How many texts there are.
  public var documentCount: Int { articles.count }

  /// How many tokens the texts have.
  public func tokenCount() -> Int {
    articles.reduce(0) { sum, article in
      sum + article.text.withUnsafeBytes { tokenizer.count(in: $0) }
    }
  }

  /// What one pass over all texts costs, the making of earlier layers left out.
  public func pass() -> Cost {
    var sum = Cost()
    run { sum += Cost.of($0) }
    return sum
  }

  /// A pass of which nothing is counted: what is made once, as scratch memory and caches, is there afterwards.
  public func warmUp() {
    run { $0() }
  }

  /// Hands each batch's work to `measure`, its inputs made.
  private func run(_ measure: (() -> Void) -> Void) {
    for start in stride(from: 0, to: articles.count, by: WorkloadRunner.batchSize) {
      let batch = articles[start..<min(start + WorkloadRunner.batchSize, articles.count)]
      guard workload.stageBefore != nil else {
        measure { work(onTexts: batch) }
        continue
      }
      var documents = batch.map { before.annotated($0) }
      measure { work(on: &documents) }
    }
  }

  private func work(onTexts batch: ArraySlice<Article>) {
    for article in batch {
      switch workload {
      case .boundaries: blackHole(article.text.withUnsafeBytes { iterator.count(in: $0) })
      case .tokenizer: blackHole(article.text.withUnsafeBytes { tokenizer.count(in: $0) })
      default: blackHole(annotator.annotated(article).tokens.count)
      }
    }
  }

  private func work(on documents: inout [Document]) {
    if let stage = workload.stage {
      for index in documents.indices { annotator.annotate(&documents[index], stage) }
    } else if workload == .tagger {
      for document in documents { blackHole(tagger.nameCount(in: document)) }
    } else {
      write(documents)
    }
  }

  /// With a writer's memory kept from record to record, as the command does.
  private func write(_ documents: [Document]) {
    var writer = RecordWriter()
    for document in documents {
      writer.removeAll()
      writer.write(document)
      blackHole(writer.bytes.count)
    }
  }
}

/// Keeps work whose result is not used from being left out.
@inline(never)
private func blackHole(_ count: Int) {
  if count < 0 { print(count) }
}
