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

  /// The token ranges of the paragraphs, in order; O(n).
  func paragraphs(of text: SentenceText) -> [Range<Int>] {
    let lines = lines(of: text)
    guard let first = lines.first else { return [] }
    let widest = widestWrapped(lines)
    var paragraphs: [Range<Int>] = []
    var start = first.tokens.lowerBound
    for index in lines.indices.dropFirst() {
      let isWrap =
        !lines[index].isAfterBlank && isWrapped(lines[index - 1], lines[index], widest, text)
      if !isWrap {
        paragraphs.append(start..<lines[index].tokens.lowerBound)
        start = lines[index].tokens.lowerBound
      }
    }
    paragraphs.append(start..<text.tokens.count)
    return paragraphs
  }

  private func lines(of text: SentenceText) -> [Line] {
    var lines: [Line] = []
    var start = 0
    for index in text.tokens.indices.dropFirst()
    where text.tokens[index].flags.contains(.lineBefore) {
      lines.append(line(start..<index, text))
      start = index
    }
    if !text.tokens.isEmpty { lines.append(line(start..<text.tokens.count, text)) }
    return lines
  }

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
  private func widestWrapped(_ lines: [Line]) -> Int? {
    var widest = 0
    for index in lines.indices.dropFirst() where !lines[index].isAfterBlank {
      widest = max(widest, lines[index - 1].width, lines[index].width)
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
    var gaps = 0
    for index in line.tokens.dropFirst() where gaps < 2 {
      let isGap = text.tokens[index].flags.contains(.gapBefore) && text.terminal(index - 1) == nil
      if isGap || text.isMark(index, "|") { gaps += 1 }
    }
    return gaps == 2
  }
}
