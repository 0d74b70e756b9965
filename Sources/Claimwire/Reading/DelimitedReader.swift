/// Articles from CSV and TSV: a header that names the columns, then an article a row.
struct DelimitedReader: ~Copyable {
  private var lines: LineReader
  private let builder: ArticleBuilder
  private let separator: UInt8
  private let limit: Int
  private var header: [String]?
  /// What was guessed for lines that are not UTF-8.
  private var charset: Charset?
  private var warnings: [String] = []

  /// - Parameter limit: the most bytes that a row may have.
  init(
    _ lines: consuming LineReader,
    _ builder: ArticleBuilder,
    separator: UInt8,
    _ limit: Int
  ) {
    self.lines = lines
    self.builder = builder
    self.separator = separator
    self.limit = limit
  }

  /// Calls `body` with each row's article, or with what is wrong with the row.
  ///
  /// A row's number is that of its first line, the header's line counted, so that an editor finds it.
  consuming func read(
    _ body: (Result<Article, ClaimwireError>) throws(ClaimwireError) -> Void
  ) throws(ClaimwireError) {
    var number = 0
    var first = 1
    var row = DelimitedRow(separator: separator)
    while let line = try lines.next() {
      number += 1
      if !row.isOpen {
        row = DelimitedRow(separator: separator)
        first = number
        warnings = []
      }
      guard case .whole(let bytes) = line, row.count + bytes.count <= limit else {
        row = DelimitedRow(separator: separator)
        try body(.failure(.recordTooLarge(path: builder.path, line: number, bytes: limit + 1)))
        continue
      }
      if !row.isOpen, !bytes.contains(where: { $0 > 0x20 }) { continue }
      // Whole lines, as one field says too little of its charset. The first line's mark is no part of a name.
      let repaired = TextRepair.repaired(bytes, charset: &charset)
      warnings += repaired.warnings
      row.add(repaired.text)
      if !row.isOpen { try take(row, first, body) }
    }
    if row.isOpen {
      try body(
        .failure(
          .malformedRow(path: builder.path, line: first, reason: "a field's closing \" is missing")
        )
      )
    }
  }

  private mutating func take(
    _ row: DelimitedRow,
    _ line: Int,
    _ body: (Result<Article, ClaimwireError>) throws(ClaimwireError) -> Void
  ) throws(ClaimwireError) {
    guard let header else {
      header = DelimitedReader.names(row)
      return
    }
    guard row.fields.count == header.count else {
      let reason = "\(row.fields.count) columns, the header has \(header.count)"
      return try body(.failure(.malformedRow(path: builder.path, line: line, reason: reason)))
    }
    let fields = zip(header, row.fields).map { name, value in
      ArticleBuilder.Field(
        name: name,
        json: DelimitedReader.json(value),
        scalar: value,
        isString: true
      )
    }
    try body(builder.article(of: fields, record: line, warnings: warnings))
  }

  private static func names(_ row: DelimitedRow) -> [String] {
    row.fields.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func json(_ value: [UInt8]) -> [UInt8] {
    var writer = JSONWriter()
    value.withUnsafeBufferPointer { writer.string(utf8: $0) }
    return writer.bytes
  }
}
