/// Which tokens stand between quotation marks, told paragraph by paragraph from the marks alone.
///
/// A mark that is never closed reaches to the end of its paragraph and no further.
struct QuotationMask: Sendable {
  /// Tokens before the one asked for that ``init(_:near:)`` reads: three long paragraphs.
  private static let reach = 800

  private let start: Int
  private var flags: [Bool]

  /// For every token.
  init(_ document: Document) { self.init(document, document.tokens.indices) }

  /// For the token and the stretch before it.
  init(_ document: Document, near token: Int) {
    self.init(document, max(0, token - Self.reach)..<token + 1)
  }

  private init(_ document: Document, _ range: Range<Int>) {
    let tokens = document.tokens
    start = range.lowerBound
    flags = Array(repeating: false, count: range.count)
    var isInside = false
    var isSingle = false
    for index in range {
      let token = tokens[index]
      if token.flags.contains(.paragraphBefore) { isInside = false }
      if token.kind == .punctuation, Self.isSingleMark(token, document.bytes),
        token.flags.contains(.opening) ? !isInside : isSingle
      {
        isInside = token.flags.contains(.opening)
        isSingle = isInside
        continue
      }
      if token.kind == .punctuation, Self.isDoubleMark(token, document.bytes) {
        isInside = token.flags.contains(.opening)
        isSingle = false
        continue
      }
      flags[index - start] = isInside
    }
  }

  /// Whether the token stands inside; false for one that was not read.
  subscript(token: Int) -> Bool { flags.indices.contains(token - start) && flags[token - start] }

  /// ' ‘ ’: closing only where one of them has opened, as most are apostrophes.
  private static func isSingleMark(_ token: Token, _ bytes: [UInt8]) -> Bool {
    if token.isMark("'") { return true }
    let start = Int(token.start)
    return token.end - token.start == 3 && bytes[start] == 0xE2 && bytes[start + 1] == 0x80
      && (0x98...0x99).contains(bytes[start + 2])
  }

  /// " “ ” « » and the two-character marks of plain text.
  private static func isDoubleMark(_ token: Token, _ bytes: [UInt8]) -> Bool {
    if token.isMark("\"") { return true }
    let start = Int(token.start)
    switch token.end - token.start {
    case 2:
      if token.ascii == UInt8(ascii: "`") || token.ascii == UInt8(ascii: "'") { return true }
      return bytes[start] == 0xC2 && (bytes[start + 1] == 0xAB || bytes[start + 1] == 0xBB)
    case 3:
      guard bytes[start] == 0xE2, bytes[start + 1] == 0x80 else { return false }
      return (0x9C...0x9F).contains(bytes[start + 2])
    default: return false
    }
  }
}
