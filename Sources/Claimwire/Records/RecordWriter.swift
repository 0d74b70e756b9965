/// Writes documents as records: version 1 of the contract, one JSON object a line; or in another format.
///
/// The same document gives the same bytes. Keys stand in a fixed order; new ones may be added within a version, none is
/// renamed, retyped or dropped.
public struct RecordWriter: ~Copyable {
  /// The version of the contract.
  public static let version = 1

  /// From this many bytes on, room for a record is set aside at once: an array that grows to a gigabyte by doubling is
  /// there twice each time, while memory that is set aside and not used costs nothing.
  private static let largeDocument = 1 << 22
  /// A record of news has about nine times the bytes of its text.
  private static let usualGrowth = 12

  private let options: RecordOptions
  private var json = JSONWriter()

  /// A writer with no output yet.
  public init(options: RecordOptions = RecordOptions()) {
    self.options = options
  }

  /// What was written since the last ``removeAll()``.
  public var bytes: [UInt8] { json.bytes }

  /// Forgets what was written and keeps the memory.
  public mutating func removeAll() { json.removeAll() }

  /// Gives away what was written since the last ``removeAll()``, and forgets it.
  public mutating func takeBytes() -> [UInt8] {
    json.takeBytes()
  }

  /// Appends the document's record and a line feed, or what the format has in its place; linear in its length.
  ///
  /// - Parameter number: its place among the inputs, for the names of files.
  public mutating func write(_ document: Document, number: Int = 1) {
    let layout = RecordLayout(document: document, options: options)
    if document.bytes.count > RecordWriter.largeDocument {
      json.reserve(document.bytes.count * RecordWriter.usualGrowth)
    }
    switch options.format {
    case .ndjson, .tsv:
      json.object { layout.writeRecord(to: &$0) }
      json.newline()
    case .conll: json.append { ColumnLayout(layout).write(to: &$0) }
    case .brat:
      var files = FileBundle()
      let id = document.article.id
      let annotations = StandoffLayout(layout).annotations()
      files.add(
        name: FileBundle.name(number: number, id: id, ending: ".txt"),
        content: document.bytes
      )
      files.add(name: FileBundle.name(number: number, id: id, ending: ".ann"), content: annotations)
      json.append { $0 += files.bytes }
    case .html: writePage(layout, number)
    }
  }

  private mutating func writePage(_ layout: RecordLayout, _ number: Int) {
    var record = JSONWriter()
    record.object { layout.writeRecord(to: &$0) }
    var element: [UInt8] = []
    PageLayout.append(record.bytes, to: &element)
    guard options.isBundled else { return json.append { $0 += element } }
    var files = FileBundle()
    files.add(
      name: FileBundle.name(number: number, id: layout.document.article.id, ending: ".html"),
      content: PageLayout.head + element + PageLayout.tail
    )
    json.append { $0 += files.bytes }
  }

  /// Appends one line for each item of a layer; linear in the document's length.
  public mutating func write(_ document: Document, per item: RecordItem) {
    let layout = RecordLayout(document: document, options: options)
    if options.format == .tsv {
      return json.append { RowLayout(layout).writeRows(of: item, to: &$0) }
    }
    for index in layout.itemIndices(item) {
      json.object { layout.writeItem(item, index, to: &$0) }
      json.newline()
    }
  }
}
