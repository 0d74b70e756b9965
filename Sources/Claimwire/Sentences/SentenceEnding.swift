/// A place where a sentence may end, with the closing marks that belong to it.
struct SentenceEnding {
  var terminal: SentenceText.Terminal
  /// The terminal mark, or the abbreviation that has it.
  var mark: Int
  /// The token after the closing marks.
  var next: Int
  /// How many terminal marks stand together.
  var markCount = 1
  var closesQuote = false
  var closesBracket = false
  var isAbbreviation: Bool

  /// What ends at the token; null where nothing can.
  @inline(never)
  static func at(
    _ index: Int,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> SentenceEnding? {
    if text.tokens[index].flags.contains(.abbreviation) {
      var ending = SentenceEnding(
        terminal: .fullStop,
        mark: index,
        next: index + 1,
        isAbbreviation: true
      )
      // "U.S.?" and "Inc.": the mark that follows decides.
      if ending.next < paragraph.upperBound, text.terminal(ending.next) != nil { return nil }
      ending.absorbClosers(in: paragraph, of: text)
      return ending
    }
    guard let terminal = text.terminal(index) else { return nil }
    var ending = SentenceEnding(
      terminal: terminal,
      mark: index,
      next: index + 1,
      isAbbreviation: false
    )
    ending.absorbTerminals(in: paragraph, of: text)
    ending.absorbClosers(in: paragraph, of: text)
    return ending
  }

  /// Takes in the rest of "?!", "....", and of dots with spaces between.
  private mutating func absorbTerminals(in paragraph: Range<Int>, of text: SentenceText) {
    let limit = paragraph.upperBound
    let isSpaced =
      terminal == .fullStop && next < limit && text.isMark(next, ".")
    if isSpaced {
      var end = next
      while end < limit, text.isMark(end, ".") { end += 1 }
      // "compounds. . . . The": a full stop, and three dots that belong to the next sentence.
      let isStopAndEllipsis =
        end - mark == 4 && text.touchesPrevious(mark) && end < limit
        && text.tokens[end].isCapitalized
      if isStopAndEllipsis { return }
      markCount = end - mark
      next = end
      terminal = .ellipsis
      return
    }
    while next < limit, text.touchesPrevious(next),
      let further = text.terminal(next)
    {
      if further == .question || terminal == .fullStop { terminal = further }
      next += 1
      markCount += 1
    }
  }

  /// Closing quotation marks, brackets and reference marks ("[7]") belong to the sentence before.
  private mutating func absorbClosers(in paragraph: Range<Int>, of text: SentenceText) {
    let limit = paragraph.upperBound
    while next < limit {
      if text.isCloser(next),
        text.touchesPrevious(next) || Self.isDetachedCloser(next, in: text)
      {
        if text.isQuotationMark(next) {
          closesQuote = true
        } else {
          closesBracket = true
        }
        next += 1
      } else if let end = Self.referenceMark(next, limit, text) ?? noteNumber(limit, text) {
        next = end
      } else {
        return
      }
    }
  }

  /// A closing mark by its shape, though white space stands before it.
  private static func isDetachedCloser(_ index: Int, in text: SentenceText) -> Bool {
    switch text.scalar(index) {
    case 0x201D, 0xBB: true
    default: false
    }
  }

  /// The end of a note's number that has lost its raised place.
  ///
  /// As in "the town.11 12 In May" and "for a fee. 8 Yet".
  private func noteNumber(_ limit: Int, _ text: SentenceText) -> Int? {
    guard next + 1 < limit, terminal == .fullStop, !isAbbreviation, mark > 0,
      text.tokens[next].kind == .number, text.touchesPrevious(mark)
    else { return nil }
    let before = text.tokens[mark - 1]
    let isAfterWord = before.letterCase == .lower && before.end - before.start >= 3
    guard isAfterWord || (closesBracket && text.touchesPrevious(next)) || closesQuote else {
      return nil
    }
    let isRaised = text.touchesPrevious(next)
    var end = next
    while end < min(limit, next + 4), text.tokens[end].kind == .number,
      text.tokens[end].end - text.tokens[end].start <= 3
    {
      end += 1
    }
    guard end > next, end < limit, !text.touchesPrevious(end), text.tokens[end].isCapitalized,
      isRaised || (end == next + 1 && text.has(.starter, end))
    else { return nil }
    return end
  }

  /// The end of "[7]" or "[2–11]".
  private static func referenceMark(_ index: Int, _ limit: Int, _ text: SentenceText) -> Int? {
    guard text.isMark(index, "[") else { return nil }
    var end = index + 1
    while end < min(limit, index + 6) {
      if text.isMark(end, "]") { return end > index + 1 ? end + 1 : nil }
      guard text.tokens[end].kind == .number || text.isDash(end) || text.isMark(end, ",") else {
        return nil
      }
      end += 1
    }
    return nil
  }
}
