/// Reads the articles of one input, a record at a time: memory is bounded by the largest record.
public struct ArticleReader: ~Copyable {
  private let path: String
  private let fields: FieldNames
  private let format: InputFormat
  private let parser = JSONObjectParser()

  /// A reader of one file, or of standard input for `-`.
  public init(path: String, format: InputFormat = .auto, fields: FieldNames = FieldNames()) {
    self.path = path
    self.format = format
    self.fields = fields
  }

  /// Calls `body` with each article, or with what is wrong with it, in order.
  ///
  /// - Throws: an error that ends the input: it cannot be opened or read on. A bad record does not.
  public func forEachArticle(
    _ body: (Result<Article, ClaimwireError>) throws(ClaimwireError) -> Void
  ) throws(ClaimwireError) {
    let file = try path == "-" ? FileDescriptor.standardInput() : FileDescriptor.open(path: path)
    var buffer: [UInt8] = []
    while buffer.count < 64, try file.read(upTo: FileDescriptor.chunk, into: &buffer) {}
    let isWide = buffer.starts(with: [0xFF, 0xFE]) || buffer.starts(with: [0xFE, 0xFF])
    switch format.resolved(path: path, firstBytes: Array(buffer.prefix(64))) {
    case .ndjson where isWide:
      try readRest(of: file, into: &buffer)
      buffer = TextRepair.repaired(buffer).text
      try forEachLine(buffer: &buffer, refill: { (_) throws(ClaimwireError) in false }, body)
    case .ndjson:
      try forEachLine(
        buffer: &buffer,
        refill: { (bytes: inout [UInt8]) throws(ClaimwireError) in
          try file.read(upTo: FileDescriptor.chunk, into: &bytes)
        },
        body
      )
    case .text, .auto:
      try readRest(of: file, into: &buffer)
      try body(article(of: buffer))
    }
  }

  private func readRest(
    of file: borrowing FileDescriptor,
    into buffer: inout [UInt8]
  ) throws(ClaimwireError) {
    buffer += try file.readAll()
  }

  private func article(of bytes: [UInt8]) -> Result<Article, ClaimwireError> {
    guard bytes.count < Int(UInt32.max) / 2 else {
      return .failure(.tooLarge(path: path, bytes: bytes.count))
    }
    let (text, warnings) = TextRepair.repaired(bytes)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return .success(Article(id: name, path: path, text: text, warnings: warnings))
  }

  // MARK: Lines

  /// Cuts the buffer at line feeds; `refill` appends to it and is false at the end.
  private func forEachLine(
    buffer: inout [UInt8],
    refill: (inout [UInt8]) throws(ClaimwireError) -> Bool,
    _ body: (Result<Article, ClaimwireError>) throws(ClaimwireError) -> Void
  ) throws(ClaimwireError) {
    var line = 1
    var lineStart = 0
    var searched = 0
    while true {
      let newline = buffer[searched...].firstIndex(of: UInt8(ascii: "\n"))
      if let newline {
        try visit(Array(buffer[lineStart..<newline]), line, body)
        line += 1
        lineStart = newline + 1
        searched = lineStart
        continue
      }
      searched = buffer.count
      if lineStart > 0 {
        buffer.removeSubrange(..<lineStart)
        searched -= lineStart
        lineStart = 0
      }
      if try !refill(&buffer) { break }
    }
    try visit(buffer, line, body)
  }

  private func visit(
    _ bytes: [UInt8],
    _ line: Int,
    _ body: (Result<Article, ClaimwireError>) throws(ClaimwireError) -> Void
  ) throws(ClaimwireError) {
    guard bytes.contains(where: { $0 > 0x20 }) else { return }
    try body(article(ofLine: bytes, line))
  }

  private func article(ofLine bytes: [UInt8], _ line: Int) -> Result<Article, ClaimwireError> {
    guard bytes.count < Int(UInt32.max) / 2 else {
      return .failure(.tooLarge(path: "\(path):\(line)", bytes: bytes.count))
    }
    var (json, warnings) = TextRepair.repaired(bytes)
    let found: [JSONObjectParser.Field]
    do {
      found = try parsed(&json, &warnings)
    } catch {
      return .failure(.malformedLine(path: path, line: line, reason: error.reason))
    }
    guard let text = found.last(where: { $0.name == fields.text })?.string else {
      return .failure(.missingField(path: path, line: line, field: fields.text))
    }
    warnings += TextRepair.repaired(text).warnings
    var article = Article(
      id: "\(path)#\(line)",
      path: path,
      record: line,
      text: text,
      warnings: warnings
    )
    for field in found where field.name != fields.text { place(field, in: &article) }
    return .success(article)
  }

  private func parsed(
    _ json: inout [UInt8],
    _ warnings: inout [String]
  ) throws(JSONObjectParser.Fault) -> [JSONObjectParser.Field] {
    do {
      return try parser.fields(of: json)
    } catch {
      let replaced = SurrogateRepair.replaceLoneSurrogates(in: &json)
      guard replaced > 0 else { throw error }
      warnings.append("lone surrogates: \(replaced) replaced by U+FFFD")
      return try parser.fields(of: json)
    }
  }

  private func place(_ field: JSONObjectParser.Field, in article: inout Article) {
    let string = field.string.map { String(decoding: $0, as: UTF8.self) }
    let scalar =
      string ?? (field.isNumber ? String(decoding: field.json, as: UTF8.self) : nil)
    switch field.name {
    case fields.id where scalar != nil: article.id = scalar ?? article.id
    case fields.date where scalar != nil: article.date = scalar
    case fields.title where string != nil: article.title = string
    default: article.meta.append(MetaField(name: field.name, json: field.json))
    }
  }
}
