/// Tokens and sentences as lines of tab-separated columns: start, end, kind or role, text.
public struct TableWriter {
  private let document: Document
  private let map: OffsetMap

  /// A table of one document, its offsets in the given unit.
  public init(document: Document, unit: OffsetUnit = .codePoints) {
    self.document = document
    map = OffsetMap(bytes: document.bytes, unit: unit)
  }

  /// Appends a line a token; O(n).
  public func writeTokens(to bytes: inout [UInt8]) {
    for token in document.tokens { writeLine(token.span, token.kind.name, to: &bytes) }
  }

  /// Appends a JSON object a token, one a line; O(n).
  public func writeTokensAsJSON(to bytes: inout [UInt8]) {
    var json = JSONWriter()
    for token in document.tokens {
      json.object { json in
        json.key("start")
        json.integer(map.offset(token.start))
        json.key("end")
        json.integer(map.offset(token.end))
        json.key("kind")
        json.string(token.kind.name)
        json.key("text")
        json.string(document.text(token))
      }
      json.newline()
    }
    bytes += json.bytes
  }

  /// Appends a line a sentence; O(n).
  public func writeSentences(to bytes: inout [UInt8]) {
    for sentence in document.sentences {
      writeLine(sentence.span, sentence.role.rawValue, to: &bytes)
    }
  }

  private func writeLine(_ span: TextSpan, _ label: String, to bytes: inout [UInt8]) {
    let tab = UInt8(ascii: "\t")
    bytes.appendDecimal(map.offset(span.start))
    bytes.append(tab)
    bytes.appendDecimal(map.offset(span.end))
    bytes.append(tab)
    bytes += label.utf8
    bytes.append(tab)
    let start = bytes.count
    bytes += document.bytes[span.range]
    // What would break the line or the column is a space.
    for index in start..<bytes.count where bytes[index] < 0x20 { bytes[index] = 0x20 }
    bytes.append(UInt8(ascii: "\n"))
  }
}
