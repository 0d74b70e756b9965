/// How the bytes of an input make articles.
public enum InputFormat: String, Sendable, CaseIterable {
  /// By the file's ending, else by its first character: `{` starts NDJSON.
  case auto
  /// One article: the whole input.
  case text
  /// One JSON object a line, an article each.
  case ndjson
  /// A header, then an article a row: RFC 4180.
  case csv
  /// The same with tabs and no quotation: IANA's text/tab-separated-values.
  case tsv
  /// One page, whose article is taken out of it.
  case html
  /// A web archive: a page a record (ISO 28500).
  case warc

  /// The endings of file names that are read, each also with an ending of ``compressedEndings`` after it.
  static let endings: [(ending: String, format: InputFormat)] = [
    (".txt", .text), (".jsonl", .ndjson), (".ndjson", .ndjson), (".csv", .csv), (".tsv", .tsv),
    (".html", .html), (".htm", .html), (".warc", .warc),
  ]

  /// What stands after the ending of a compressed file.
  static let compressedEndings = [".gz", ".zst"]

  /// The format that a file's name tells; null where it tells none.
  static func named(by path: String) -> InputFormat? {
    let compressed = compressedEndings.first(where: path.hasSuffix)
    let name = path.dropLast(compressed?.utf8.count ?? 0)
    return endings.first { name.hasSuffix($0.ending) }?.format
  }

  /// The format for a file of this name whose first bytes are known; never `auto`.
  func resolved(path: String, firstBytes: [UInt8]) -> InputFormat {
    guard self == .auto else { return self }
    if let named = InputFormat.named(by: path) { return named }
    let mark = firstBytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if firstBytes.starts(with: "WARC/".utf8) { return .warc }
    let first = firstBytes.dropFirst(mark).first { $0 > 0x20 }
    return first == UInt8(ascii: "{") ? .ndjson : .text
  }
}

/// Which fields of an input object mean what.
public struct FieldNames: Sendable {
  /// The article's text; needed.
  public var text: String
  /// Its id.
  public var id: String
  /// The day that it was published.
  public var date: String
  /// Its headline.
  public var title: String

  /// The names that are taken where nothing else is said.
  public init(
    text: String = "text",
    id: String = "id",
    date: String = "date",
    title: String = "title"
  ) {
    self.text = text
    self.id = id
    self.date = date
    self.title = title
  }
}
