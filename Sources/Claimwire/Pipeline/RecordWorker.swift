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
  mutating func records(of articles: [NumberedArticle]) -> [UInt8] {
    for (article, number) in articles {
      let document = annotator.annotated(article)
      if let item {
        writer.write(document, per: item)
      } else {
        writer.write(document, number: number)
      }
    }
    return writer.takeBytes()
  }
}
