/// A document's tokens in columns, one a line, a blank line after each sentence: CoNLL-U Plus
/// (universaldependencies.org/ext-format.html).
///
/// Layers are marked by the first letters of beginning, inside and outside.
///
/// Of two quotes that hold each other, a token has the one in marks.
struct ColumnLayout {
  private let layout: RecordLayout
  private var document: Document { layout.document }

  init(_ layout: RecordLayout) { self.layout = layout }

  /// The line that names the columns.
  static let header = Array(
    ("# global.columns = ID FORM CLAIMWIRE:START CLAIMWIRE:END CLAIMWIRE:NAME CLAIMWIRE:ENTITY CLAIMWIRE:DATE "
      + "CLAIMWIRE:QUOTE CLAIMWIRE:SPEAKER CLAIMWIRE:CLAIM\n").utf8
  )

  /// Appends the document; O(n).
  func write(to bytes: inout [UInt8]) {
    let names = labels(document.mentions.map { ($0.tokens, $0.type.rawValue) })
    let dates = labels(document.dates.map { ($0.tokens, $0.type.rawValue) })
    let quotes = labels(quoteRanges.map { ($0.tokens, document.quotes[$0.quote].kind.rawValue) })
    let claims = labels(
      document.claims.map { (document.tokens(in: $0.span), $0.kind.rawValue) }
    )
    let entities = indices(document.mentions.map { ($0.tokens, $0.entity) })
    let speakers = indices(
      quoteRanges.compactMap { range in
        document.quotes[range.quote].speaker?.entity.map { (range.tokens, $0) }
      }
    )
    writeComment("newdoc id", document.article.id, to: &bytes)
    for (number, sentence) in document.sentences.enumerated() {
      writeComment("sent_id", "\(document.article.id)-\(number + 1)", to: &bytes)
      writeComment("role", sentence.role.rawValue, to: &bytes)
      writeComment("text", document.text(sentence.span), to: &bytes)
      for token in sentence.tokens {
        bytes.appendDecimal(token - sentence.tokens.lowerBound + 1)
        bytes.append(tab)
        append(document.text(document.tokens[token]), to: &bytes)
        for offset in [document.tokens[token].start, document.tokens[token].end] {
          bytes.append(tab)
          bytes.appendDecimal(layout.map.offset(offset))
        }
        for column in [names[token], entities[token], dates[token], quotes[token]] {
          bytes.append(tab)
          bytes += column.utf8
        }
        for column in [speakers[token], claims[token]] {
          bytes.append(tab)
          bytes += column.utf8
        }
        bytes.append(lineFeed)
      }
      bytes.append(lineFeed)
    }
  }

  /// The tokens of each quote's content; those with marks last, so that they are painted over the others.
  private var quoteRanges: [(tokens: Range<Int>, quote: Int)] {
    let ranges = document.quotes.indices.flatMap { quote in
      document.quotes[quote].extents.map { (tokens: document.tokens(in: $0), quote: quote) }
    }
    return ranges.filter { document.quotes[$0.quote].kind == .indirect }
      + ranges.filter { document.quotes[$0.quote].kind != .indirect }
  }

  /// `B-` and `I-` with the label for tokens inside the ranges, `O` for others.
  private func labels(_ ranges: [(tokens: Range<Int>, label: String)]) -> [String] {
    var labels = Array(repeating: "O", count: document.tokens.count)
    for (range, label) in ranges {
      let inside = "I-\(label)"
      for token in range { labels[token] = token == range.lowerBound ? "B-\(label)" : inside }
    }
    return labels
  }

  /// An index into the document's entities for tokens inside the ranges, `_` for others.
  private func indices(_ ranges: [(tokens: Range<Int>, entity: Int)]) -> [String] {
    var indices = Array(repeating: "_", count: document.tokens.count)
    for (range, entity) in ranges {
      for token in range { indices[token] = "\(entity)" }
    }
    return indices
  }

  private let tab = UInt8(ascii: "\t")
  private let lineFeed = UInt8(ascii: "\n")

  private func writeComment(_ name: String, _ value: String, to bytes: inout [UInt8]) {
    bytes += "# \(name) = ".utf8
    append(value, to: &bytes)
    bytes.append(lineFeed)
  }

  /// The text with what would break a line or a column as a space.
  private func append(_ text: String, to bytes: inout [UInt8]) {
    for byte in text.utf8 { bytes.append(byte < 0x20 ? 0x20 : byte) }
  }
}
