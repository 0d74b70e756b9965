/// One input document before annotation.
public struct Article: Sendable {
  /// The input's id field, else its file's name, else `path#record`.
  public var id: String
  /// The file that it came from, `-` for standard input, null for text in memory.
  public var path: String?
  /// Its 1-based place in the file, null for a one-document file.
  public var record: Int?
  /// Its date field as it stands.
  public var date: String?
  /// Its title field.
  public var title: String?
  /// The text: valid UTF-8.
  public var text: [UInt8]
  /// Every other field of the input, its value as JSON.
  public var meta: [MetaField]
  /// What had to be repaired while reading.
  public var warnings: [String]

  /// An article with the given text.
  ///
  /// - Parameter text: the text; a `String` is valid UTF-8 by construction.
  public init(id: String, text: String, date: String? = nil, title: String? = nil) {
    self.init(id: id, text: Array(text.utf8), date: date, title: title)
  }

  /// `text` must be valid UTF-8; ``Reading`` makes sure of it.
  init(
    id: String,
    path: String? = nil,
    record: Int? = nil,
    text: [UInt8],
    date: String? = nil,
    title: String? = nil,
    meta: [MetaField] = [],
    warnings: [String] = []
  ) {
    self.id = id
    self.path = path
    self.record = record
    self.date = date
    self.title = title
    self.text = text
    self.meta = meta
    self.warnings = warnings
  }
}

/// A field of the input that is passed through.
public struct MetaField: Sendable {
  /// Its name.
  public var name: String
  /// Its value: JSON, as it stood in the input.
  public var json: [UInt8]
}
