/// Tells the line breaks that end a paragraph from those that only wrap a line, and gives the paragraphs in order.
///
/// A blank line always ends a paragraph. A single line break wraps where the next word would not have fitted on the line
/// any more: the text was broken by a program at a fixed width, which the widest line shows, of those in the same
/// ``SentenceMarks/window``. Where lines are wider than any such width, every line is a paragraph.
struct LineLayout {
  /// No program wraps at more; wider lines are paragraphs.
  static let widestWrap = 110
  /// A column narrower than this is a list, not wrapped text.
  static let narrowestWrap = 40

  /// One line of the text, as tokens.
  private struct Line {
    var tokens: Range<Int>
    /// Bytes from its first token to its last.
    var width: Int
  }

  private let text: SentenceText
  /// The first token of the paragraph in work.
  private var start = 0
  /// The window whose widest line is known.
  private var measured = 0..<0
  /// The width of the widest line there that another follows at once; null where lines are not wrapped at all.
  private var widest: Int?

  /// The paragraphs of a text that has tokens.
  init(_ text: SentenceText) { self.text = text }

  /// The tokens of the next paragraph, null behind the last; all of them together O(n).
  @inline(__always)
  mutating func next() -> Range<Int>? {
    let count = text.tokens.count
    guard start < count else { return nil }
    var first = text.marks.line(from: start &+ 1)
    if first < count, !text.marks.startsParagraph(first) { first = end(from: first) }
    let paragraph = Range(uncheckedBounds: (start, first))
    start = first
    return paragraph
  }

  /// Where the paragraph ends whose second line, unless that is the next paragraph, starts at the token.
  @inline(never)
  private mutating func end(from second: Int) -> Int {
    var line = start
    var first = second
    while first < text.tokens.count, !text.marks.startsParagraph(first),
      isWrapped(line, before: first)
    {
      line = first
      first = text.marks.line(from: first + 1)
    }
    return first
  }

  private func line(_ range: Range<Int>) -> Line {
    let width = text.tokens[range.upperBound - 1].end - text.tokens[range.lowerBound].start
    return Line(tokens: range, width: Int(width))
  }

  /// Measures the lines of the window that the token stands in, but for a part of one before it.
  @inline(never)
  private mutating func measure(around index: Int) {
    measured = text.marks.window(of: index)
    let end = measured.upperBound
    var widest = 0
    var isTight = false
    var start = text.marks.line(from: measured.lowerBound, before: end)
    while start < end {
      let next = text.marks.line(from: start + 1, before: end)
      let isNextTight = next < end && !text.marks.startsParagraph(next)
      if isTight || isNextTight { widest = max(widest, line(start..<next).width) }
      isTight = isNextTight
      start = next
    }
    self.widest = widest >= Self.narrowestWrap && widest <= Self.widestWrap ? widest : nil
  }

  /// Whether the line break between the tokens that start two lines, without a blank line, only wraps.
  private mutating func isWrapped(_ start: Int, before first: Int) -> Bool {
    if !measured.contains(first) { measure(around: first) }
    // Neither of the two reasons below: for most lines of running text, each a paragraph.
    if widest == nil, !text.marks.isLowerWord(first) { return false }
    let line = self.line(start..<first)
    let next = self.line(first..<text.marks.line(from: first + 1))
    if text.isBullet(first) || isListMarker(first) || isTableRow(next) { return false }
    if isTableRow(line) || isCredit(next) { return false }
    if isIndented(next) && !isIndented(line) { return false }
    let last = line.tokens.upperBound - 1
    let isOpenEnd = text.terminal(last) == nil && !text.isCloser(last) && !text.isMark(last, ":")
    if isOpenEnd, text.isLowerWord(first), line.width >= Self.narrowestWrap { return true }
    guard let widest else { return false }
    // Bytes for characters: curly quotes and accents make a line look up to a few columns wider.
    let slack = 4
    return line.width + 1 + firstWordWidth(next) + slack > widest
  }

  /// "Photograph: Jane Roe" under a text.
  private func isCredit(_ line: Line) -> Bool {
    let first = line.tokens.lowerBound
    guard line.tokens.count >= 3, text.isMark(first + 1, ":") else { return false }
    return text.has(.creditLead, first) && text.tokens[first].isCapitalized
  }

  /// From the line's start to its first space.
  private func firstWordWidth(_ line: Line) -> Int {
    var index = line.tokens.lowerBound
    while index + 1 < line.tokens.upperBound, text.touchesPrevious(index + 1) { index += 1 }
    return Int(text.tokens[index].end - text.tokens[line.tokens.lowerBound].start)
  }

  private func isIndented(_ line: Line) -> Bool {
    text.tokens[line.tokens.lowerBound].flags.contains(.gapBefore)
  }

  /// "1." "2)" "-" "*" with a space after it.
  private func isListMarker(_ index: Int) -> Bool {
    guard index + 1 < text.tokens.count else { return false }
    let token = text.tokens[index]
    if token.isMark("-") || token.isMark("*") { return !text.touchesPrevious(index + 1) }
    guard token.kind == .number, token.end - token.start <= 2 else { return false }
    return text.touchesPrevious(index + 1)
      && (text.isMark(index + 1, ".") || text.isMark(index + 1, ")"))
  }

  /// Two wide gaps or bars inside the line, none of them after a full stop.
  private func isTableRow(_ line: Line) -> Bool {
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
