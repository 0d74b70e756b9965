/// Articles from NDJSON: one JSON object a line.
struct JSONLinesReader: ~Copyable {
  private var lines: LineReader
  private let builder: ArticleBuilder
  private let parser = JSONObjectParser()
  /// What was guessed for lines that are not UTF-8.
  private var charset: Charset?

  init(_ lines: consuming LineReader, _ builder: ArticleBuilder) {
    self.lines = lines
    self.builder = builder
  }

  /// Calls `body` with each line's article, or with what is wrong with the line; blank lines are none.
  consuming func read(
    _ body: (Result<Article, ClaimwireError>) throws(ClaimwireError) -> Void
  ) throws(ClaimwireError) {
    var number = 0
    while let line = try lines.next() {
      number += 1
      switch line {
      case .tooLong(let count):
        try body(.failure(.recordTooLarge(path: builder.path, line: number, bytes: count)))
      case .whole(let bytes) where bytes.contains { $0 > 0x20 }:
        let article = article(of: bytes, number)
        try body(article)
      case .whole: continue
      }
    }
  }

  private mutating func article(of line: [UInt8], _ number: Int) -> Result<Article, ClaimwireError>
  {
    var (json, warnings) = TextRepair.repaired(line, charset: &charset)
    let found: [JSONObjectParser.Field]
    do throws(JSONObjectParser.Fault) {
      found = try parsed(&json, &warnings)
    } catch {
      return .failure(
        .malformedLine(path: builder.path, line: number, reason: error.reason)
      )
    }
    if let text = found.last(where: { $0.name == builder.fields.text })?.string {
      warnings += TextRepair.controlWarnings(text)
    }
    let fields = found.map { field in
      ArticleBuilder.Field(
        name: field.name,
        json: field.json,
        scalar: field.string ?? (field.isNumber ? field.json : nil),
        isString: field.string != nil
      )
    }
    return builder.article(of: fields, record: number, warnings: warnings)
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
}
