/// Tells the line breaks that end a paragraph from those that only wrap a line.
///
/// A blank line always ends a paragraph. A single line break wraps where the next word would not have fitted on the line
/// any more: the text was broken by a program at a fixed width, which the widest line shows. Where lines are wider than
/// any such width, every line is a paragraph.
struct LineLayout: Sendable {
  /// No program wraps at more; wider lines are paragraphs.
  static let widestWrap = 110
  /// A column narrower than this is a list, not wrapped text.
  static let narrowestWrap = 40

  /// One line of the text, as tokens.
  private struct Line {
    var tokens: Range<Int>
    /// Bytes from its first token to its last.
    var width: Int
    /// Whether a blank line stands before it.
    var isAfterBlank: Bool
  }

  /// The paragraphs, in order; O(n).
  func paragraphs(of text: SentenceText) -> [Paragraph] {
    let count = text.tokens.count
    let lineCount = text.marks.lineCount(count) + 1
    let widest = text.marks.hasTightLines ? widestWrapped(text) : nil
    return Array(unsafeUninitializedCapacity: lineCount) { paragraphs, written in
      var start = 0
      func end(_ next: Int) {
        paragraphs.initializeElement(at: written, to: text.paragraph(start..<next))
        written += 1
        start = next
      }
      forEachBreak(of: text) { line, next in
        if next.isAfterBlank || !isWrapped(line(), next, widest, text) {
          end(next.tokens.lowerBound)
        }
      }
      end(count)
    }
  }

  /// Calls `body` with each two lines that follow one another.
  @inline(__always)
  private func forEachBreak(
    of text: SentenceText,
    _ body: (() -> Line, Line) -> Void
  ) {
    let count = text.tokens.count
    var start = 0
    var end = text.marks.line(from: 1, before: count)
    while end < count {
      let next = text.marks.line(from: end + 1, before: count)
      let range = start..<end
      body({ line(range, text) }, line(end..<next, text))
      start = end
      end = next
    }
  }

  @inline(__always)
  private func line(_ range: Range<Int>, _ text: SentenceText) -> Line {
    let first = text.tokens[range.lowerBound]
    let last = text.tokens[range.upperBound - 1]
    return Line(
      tokens: range,
      width: Int(last.end - first.start),
      isAfterBlank: first.flags.contains(.paragraphBefore)
    )
  }

  /// The width of the widest line that another follows at once; null where lines are not wrapped at all.
  private func widestWrapped(_ text: SentenceText) -> Int? {
    var widest = 0
    forEachBreak(of: text) { line, next in
      if !next.isAfterBlank { widest = max(widest, line().width, next.width) }
    }
    return widest >= Self.narrowestWrap && widest <= Self.widestWrap ? widest : nil
  }

  private func isWrapped(
    _ line: Line,
    _ next: Line,
    _ widest: Int?,
    _ text: SentenceText
  ) -> Bool {
    let first = next.tokens.lowerBound
    if text.isBullet(first) || isListMarker(first, text) || isTableRow(next, text) { return false }
    if isTableRow(line, text) || isCredit(next, text) { return false }
    if isIndented(next, text) && !isIndented(line, text) { return false }
    let last = line.tokens.upperBound - 1
    let isOpenEnd = text.terminal(last) == nil && !text.isCloser(last) && !text.isMark(last, ":")
    if isOpenEnd, text.isLowerWord(first), line.width >= Self.narrowestWrap { return true }
    guard let widest else { return false }
    // Bytes for characters: curly quotes and accents make a line look up to a few columns wider.
    let slack = 4
    return line.width + 1 + firstWordWidth(next, text) + slack > widest
  }

  /// "Photograph: Jane Roe" under a text.
  private func isCredit(_ line: Line, _ text: SentenceText) -> Bool {
    let first = line.tokens.lowerBound
    guard line.tokens.count >= 3, text.isMark(first + 1, ":") else { return false }
    return text.has(.creditLead, first) && text.tokens[first].isCapitalized
  }

  /// From the line's start to its first space.
  private func firstWordWidth(_ line: Line, _ text: SentenceText) -> Int {
    var index = line.tokens.lowerBound
    while index + 1 < line.tokens.upperBound, text.touchesPrevious(index + 1) { index += 1 }
    return Int(text.tokens[index].end - text.tokens[line.tokens.lowerBound].start)
  }

  private func isIndented(_ line: Line, _ text: SentenceText) -> Bool {
    text.tokens[line.tokens.lowerBound].flags.contains(.gapBefore)
  }

  /// "1." "2)" "-" "*" with a space after it.
  private func isListMarker(_ index: Int, _ text: SentenceText) -> Bool {
    guard index + 1 < text.tokens.count else { return false }
    let token = text.tokens[index]
    if token.isMark("-") || token.isMark("*") { return !text.touchesPrevious(index + 1) }
    guard token.kind == .number, token.end - token.start <= 2 else { return false }
    return text.touchesPrevious(index + 1)
      && (text.isMark(index + 1, ".") || text.isMark(index + 1, ")"))
  }

  /// Two wide gaps or bars inside the line, none of them after a full stop.
  private func isTableRow(_ line: Line, _ text: SentenceText) -> Bool {
    guard text.marks.hasTableGaps else { return false }
    var gaps = 0
    let end = line.tokens.upperBound
    var index = text.marks.gap(from: line.tokens.lowerBound + 1, before: end)
    while index < end, gaps < 2 {
      let isGap = text.tokens[index].flags.contains(.gapBefore) && text.terminal(index - 1) == nil
      if isGap || text.isMark(index, "|") { gaps += 1 }
      index = text.marks.gap(from: index + 1, before: end)
    }
    return gaps == 2
  }
}
