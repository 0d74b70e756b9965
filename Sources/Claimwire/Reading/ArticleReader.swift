/// Reads the articles of one input, a record at a time: memory is bounded by the largest record.
public struct ArticleReader: ~Copyable {
  /// The most bytes that 32-bit offsets reach with room for what tokens add.
  public static let largestDocument = Int(UInt32.max) / 2

  private let path: String
  private let fields: FieldNames
  private let format: InputFormat
  private let limit: Int
  private let charset: Charset?
  private let meter: ReadMeter?

  /// A reader of one file, or of standard input for `-`.
  ///
  /// - Parameters:
  ///   - maxDocument: the most bytes that a record may have; larger ones are told and passed over.
  ///   - charset: the charset of what is read; null for UTF-8, or what the text looks like where it is not. Web archives
  ///     say it themselves.
  ///   - meter: told how much is read.
  public init(
    path: String,
    format: InputFormat = .auto,
    fields: FieldNames = FieldNames(),
    maxDocument: Int = ArticleReader.largestDocument,
    charset: Charset? = nil,
    meter: ReadMeter? = nil
  ) {
    self.charset = charset
    self.meter = meter
    self.path = path
    self.format = format
    self.fields = fields
    limit = min(maxDocument, ArticleReader.largestDocument)
  }

  /// Calls `body` with each article, or with what is wrong with it, in order.
  ///
  /// - Throws: an error that ends the input: it cannot be opened or read on. A bad record does not.
  public func forEachArticle(
    _ body: (Result<Article, ClaimwireError>) throws(ClaimwireError) -> Void
  ) throws(ClaimwireError) {
    let isArchive = format == .warc || format == .auto && InputFormat.named(by: path) == .warc
    var stream = try ByteStream(path: path, charset: isArchive ? nil : charset, meter: meter)
    var first: [UInt8] = []
    while first.count < 64, try stream.read(into: &first) {}
    let resolved = format.resolved(path: path, firstBytes: Array(first.prefix(64)))
    if resolved == .text || resolved == .html {
      return try body(wholeArticle(stream, after: first, isPage: resolved == .html))
    }
    if resolved == .warc {
      return try WARCReader(stream, after: first, path: path, limit: limit).read(body)
    }
    if first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF]) {
      while try stream.read(into: &first) {}
      let lines = LineReader(TextRepair.repaired(first).text, limit: limit)
      return try forEachRecord(of: lines, resolved, body)
    }
    try forEachRecord(of: LineReader(stream, after: first, limit: limit), resolved, body)
  }

  private func forEachRecord(
    of lines: consuming LineReader,
    _ format: InputFormat,
    _ body: (Result<Article, ClaimwireError>) throws(ClaimwireError) -> Void
  ) throws(ClaimwireError) {
    let builder = ArticleBuilder(path: path, fields: fields, charset: charset)
    switch format {
    case .csv: try DelimitedReader(lines, builder, separator: UInt8(ascii: ","), limit).read(body)
    case .tsv: try DelimitedReader(lines, builder, separator: UInt8(ascii: "\t"), limit).read(body)
    case .ndjson, .text, .auto, .html, .warc: try JSONLinesReader(lines, builder).read(body)
    }
  }

  private func wholeArticle(
    _ stream: consuming ByteStream,
    after first: [UInt8],
    isPage: Bool
  ) throws(ClaimwireError) -> Result<Article, ClaimwireError> {
    var bytes = first
    while bytes.count <= limit, try stream.read(into: &bytes) {}
    guard bytes.count <= limit else { return .failure(.tooLarge(path: path, limit: limit)) }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    if isPage {
      let type = charset == nil ? nil : "text/html; charset=utf-8"
      var article = HTMLReader.article(of: bytes, contentType: type, path: path)
      article.id = name
      return .success(article)
    }
    var (text, warnings) = TextRepair.repaired(bytes)
    if let charset { warnings += TextRepair.replacementWarnings(text, charset) }
    return .success(Article(id: name, path: path, text: text, warnings: warnings))
  }
}
