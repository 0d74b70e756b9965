/// Writes documents as records: version 1 of the contract, one JSON object a line.
///
/// The same document gives the same bytes. Keys stand in a fixed order; new ones may be added within a version, none is
/// renamed, retyped or dropped.
public struct RecordWriter: ~Copyable {
  /// The version of the contract.
  public static let version = 1

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
    let taken = json
    json = JSONWriter()
    return taken.bytes
  }

  /// Appends the document's record and a line feed; linear in its length.
  public mutating func write(_ document: Document) {
    let layout = RecordLayout(document: document, options: options)
    json.object { layout.writeRecord(to: &$0) }
    json.newline()
  }

  /// Appends one line for each item of a layer; linear in the document's length.
  public mutating func write(_ document: Document, per item: RecordItem) {
    let layout = RecordLayout(document: document, options: options)
    for index in layout.itemIndices(item) {
      json.object { layout.writeItem(item, index, to: &$0) }
      json.newline()
    }
  }
}
