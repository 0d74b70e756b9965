/// The tokens of a document with what the sentence rules ask of them.
///
/// Borrows the arrays that the document owns, so that the rules neither copy them nor reach for the document: only for the
/// time of a call. One pointer, so that it costs no rule anything to pass it on.
struct SentenceText {
  private struct Parts {
    /// The first, so that a pointer to the parts is one to these.
    var marks: SentenceMarks.Rows
    var tokens: UnsafeBufferPointer<Token>
    var bytes: UnsafeBufferPointer<UInt8>
    var words: SentenceWordTable
  }

  private let parts: UnsafeMutablePointer<Parts>

  @inline(__always)
  var tokens: UnsafeBufferPointer<Token> { parts.pointee.tokens }

  @inline(__always)
  var bytes: UnsafeBufferPointer<UInt8> { parts.pointee.bytes }

  /// The tokens that matter.
  @inline(__always)
  var marks: SentenceMarks {
    SentenceMarks(
      UnsafeMutableRawPointer(parts).assumingMemoryBound(to: SentenceMarks.Rows.self)
    )
  }

  /// Calls `body` with the text of a document that has tokens; O(n).
  @inline(__always)
  static func with<Result>(
    _ document: Document,
    words: SentenceWords,
    kernel: Kernel = .chosen,
    _ memory: SentenceMemory = SentenceMemory(),
    _ body: (SentenceText) -> Result
  ) -> Result {
    document.tokens.withUnsafeBufferPointer { tokens in
      document.bytes.withUnsafeBufferPointer { bytes in
        SentenceMarks.with(tokens, of: bytes, kernel: kernel.id, memory) { marks in
          var parts = Parts(marks: marks, tokens: tokens, bytes: bytes, words: words.table)
          return withUnsafeMutablePointer(to: &parts) { body(SentenceText(parts: $0)) }
        }
      }
    }
  }

  @inline(__always)
  func span(_ range: Range<Int>) -> TextSpan {
    TextSpan(start: tokens[range.lowerBound].start, end: tokens[range.upperBound &- 1].end)
  }

  @inline(__always)
  func paragraph(_ range: Range<Int>) -> Paragraph { Paragraph(span: span(range), tokens: range) }

  @inline(__always)
  func classes(_ index: Int) -> SentenceWordClass {
    parts.pointee.words.classes(of: tokens[index])
  }

  @inline(__always)
  func has(_ wordClass: SentenceWordClass, _ index: Int) -> Bool {
    parts.pointee.words.has(wordClass, tokens[index])
  }

  /// The first character of the token.
  @inline(__always)
  func scalar(_ index: Int) -> UInt32 {
    let token = tokens[index]
    if token.ascii != 0 { return UInt32(token.ascii) }
    return UTF8Decoding.scalar(in: bytes, at: Int(token.start)).0
  }

  @inline(__always)
  func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool { tokens[index].isMark(mark) }

  @inline(__always)
  func touchesPrevious(_ index: Int) -> Bool { !tokens[index].flags.contains(.spaceBefore) }

  /// What ends a sentence.
  enum Terminal {
    case fullStop
    case ellipsis
    case question
    case exclamation
    /// A full stop, question or exclamation mark of a script without capitals: "。", "؟", "।" (UAX #29 STerm).
    case caseless
  }

  /// The terminal mark that the token is, null where it is none.
  @inline(__always)
  func terminal(_ index: Int) -> Terminal? {
    let token = tokens[index]
    guard token.kind == .punctuation else { return nil }
    switch token.ascii {
    case UInt8(ascii: "."): return token.end - token.start == 1 ? .fullStop : .ellipsis
    case UInt8(ascii: "!"): return .exclamation
    case UInt8(ascii: "?"): return .question
    case 0: return foreignTerminal(index)
    default: return nil
    }
  }

  /// The same where it is not ASCII.
  @inline(never)
  private func foreignTerminal(_ index: Int) -> Terminal? {
    switch scalar(index) {
    case 0x203C: return .exclamation
    case 0x2047, 0x2048, 0x2049, 0x203D: return .question
    case 0x2026: return .ellipsis
    case 0x589, 0x61F, 0x6D4, 0x61D...0x61E, 0x700...0x702, 0x964, 0x965, 0x104A, 0x104B, 0x1362,
      0x1367, 0x1368, 0x17D4, 0x17D5, 0x3002, 0xFF01, 0xFF0E, 0xFF1F, 0xFF61:
      return .caseless
    default: return nil
    }
  }

  /// A quotation mark of any shape, opening or closing.
  func isQuotationMark(_ index: Int) -> Bool {
    guard tokens[index].kind == .punctuation else { return false }
    switch scalar(index) {
    case 0x22, 0x27, 0x60, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A, 0x300C...0x300F: return true
    default: return false
    }
  }

  /// A bracket or quotation mark that ends what it encloses.
  func isCloser(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .punctuation, !token.flags.contains(.opening) else { return false }
    switch scalar(index) {
    case 0x29, 0x5D, 0x7D, 0x300D, 0x300F, 0x300B, 0x3009, 0x3011, 0xFF09: return true
    default: return isQuotationMark(index)
    }
  }

  /// An opening quotation mark, or an opening bracket of any script.
  func isOpener(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .punctuation else { return false }
    if token.flags.contains(.opening) || isOpeningBracket(index) { return true }
    switch scalar(index) {
    case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0xFF08, 0x201C: return true
    default: return false
    }
  }

  func isOpeningBracket(_ index: Int) -> Bool {
    isMark(index, "(") || isMark(index, "[") || isMark(index, "{")
  }

  /// "—", "–", "―", "--", "-", and the "_" that AP's wire has for a dash.
  func isDash(_ index: Int) -> Bool {
    guard tokens[index].kind == .punctuation else { return false }
    switch scalar(index) {
    case 0x2D, 0x2013...0x2015, 0x5F: return true
    default: return false
    }
  }

  /// "•" and its kind wherever they stand.
  func isBullet(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.ascii == 0, token.kind == .punctuation || token.kind == .symbol else {
      return false
    }
    switch scalar(index) {
    case 0x2022, 0x2023, 0x2043, 0x204C, 0x204D, 0x2219, 0x25A0, 0x25AA, 0x25AB, 0x25CB, 0x25CF,
      0x25E6, 0x25BA, 0x25B6, 0x27A4, 0x2756:
      return true
    default: return false
    }
  }

  @inline(__always)
  func isWord(_ index: Int) -> Bool { tokens[index].kind == .word }

  @inline(__always)
  func isLowerWord(_ index: Int) -> Bool {
    tokens[index].kind == .word && tokens[index].letterCase == .lower
  }
}
