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

  /// Appends a line a sentence; O(n).
  public func writeSentences(to bytes: inout [UInt8]) {
    for sentence in document.sentences {
      writeLine(sentence.span, sentence.role.rawValue, to: &bytes)
    }
  }

  private func writeLine(_ span: TextSpan, _ label: String, to bytes: inout [UInt8]) {
    bytes += Array("\(map.offset(span.start))\t\(map.offset(span.end))\t\(label)\t".utf8)
    // What would break the line or the column is a space.
    bytes += document.bytes[span.range].lazy.map { $0 < 0x20 ? 0x20 : $0 }
    bytes.append(UInt8(ascii: "\n"))
  }
}
