/// An article and its 1-based place among the inputs.
typealias NumberedArticle = (article: Article, number: Int)

/// What one thread needs to make records of articles.
struct RecordWorker: ~Copyable {
  private let annotator: Annotator
  private var writer: RecordWriter
  private let item: RecordItem?

  init(
    _ stages: AnnotatorStages,
    _ options: RecordOptions,
    _ item: RecordItem?
  ) throws(ClaimwireError) {
    annotator = try Annotator(stages)
    writer = RecordWriter(options: options)
    self.item = item
  }

  /// The articles' records, one after another.
  ///
  /// Each stage goes over all of the articles before the next one starts: its tables and its code are then in the nearest
  /// caches, which do not hold every stage's at once.
  mutating func records(of articles: [NumberedArticle]) -> [UInt8] {
    let documents = annotator.annotated(articles.map(\.article))
    for (document, (_, number)) in zip(documents, articles) {
      if let item {
        writer.write(document, per: item)
      } else {
        writer.write(document, number: number)
      }
    }
    return writer.takeBytes()
  }
}
