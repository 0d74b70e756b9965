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
  mutating func records(of articles: [Article]) -> [UInt8] {
    for article in articles {
      let document = annotator.annotated(article)
      if let item { writer.write(document, per: item) } else { writer.write(document) }
    }
    return writer.takeBytes()
  }
}
