/// Places where a look at the neighbours decides, and neither rules nor a model would decide otherwise: 19 in 20 of all.
///
/// Of all such places in 41 MB of news, in PolNeAR's training articles and in the development sets, rules and model
/// decided none otherwise.
enum PlainPlaces {
  /// Whether a sentence ends after a mark of which ``SentenceMarks/isPlain(_:)`` is true.
  ///
  /// What the marks do not tell: the lengths of the mark and of the word before it, of two letters or more and not "(b." nor
  /// "; div.", which a month may follow; and that the paragraph goes on for long enough.
  @inline(__always)
  static func isPlainEnd(_ mark: Int, in paragraph: Range<Int>, of text: SentenceText) -> Bool {
    let token = text.tokens[mark]
    let next = mark &+ 1
    guard token.length == 1, mark > paragraph.lowerBound, next < paragraph.upperBound,
      next &+ 1 < paragraph.upperBound || text.marks.isCapitalizedWord(next)
    else { return false }
    let before = text.tokens[mark &- 1]
    return before.kind != .word || before.length > 3
      || isPlainShortWord(mark &- 1, in: text)
  }

  @inline(never)
  private static func isPlainShortWord(_ index: Int, in text: SentenceText) -> Bool {
    let word = text.tokens[index]
    if word.length == 1 { return false }
    return word.letterCase != .lower
      || (index > 0 && !text.isMark(index - 1, "(") && !text.isMark(index - 1, ";"))
  }

  /// Whether none ends after an abbreviation: a word in lower case follows.
  @inline(__always)
  static func isPlainInside(_ index: Int, in paragraph: Range<Int>, of text: SentenceText) -> Bool {
    let next = index + 1
    return text.tokens[index].flags.contains(.abbreviation) && next < paragraph.upperBound
      && text.marks.isLowerWord(next) && text.tokens[next].flags.contains(.spaceBefore)
  }

  /// Whether no model overturns what the rules guess: half of all endings that they leave to one.
  ///
  /// A sentence ends before a capital or a number, but none does there behind an initial's or an abbreviation's full stop, nor
  /// behind an ellipsis before a word in lower case.
  static func isUndisputed(_ ending: SentenceEnding, guess: Bool, in text: SentenceText) -> Bool {
    let next = text.tokens[ending.next]
    if ending.terminal == .ellipsis { return !guess && next.letterCase == .lower }
    let isNumber = next.kind == .number
    let isName = next.kind == .word && next.isCapitalized
    if !ending.isAbbreviation { return guess && (isNumber || isName) }
    let mark = text.tokens[ending.mark]
    let isInitial = mark.length == 2 && mark.letterCase == .capitalized
    return !guess && (isNumber || (isName && isInitial))
  }

  /// Whether the full stop stands between a word of four letters or more in lower case and one with a capital: half of all
  /// endings; of 34,000 such in the training sets four were none.
  @inline(__always)
  static func isTaughtEnd(_ mark: Int, in paragraph: Range<Int>, of text: SentenceText) -> Bool {
    guard text.tokens[mark].ascii == UInt8(ascii: "."),
      isSingleMark(mark, in: paragraph, of: text), mark + 1 < paragraph.upperBound
    else { return false }
    let before = text.tokens[mark - 1]
    let next = text.tokens[mark + 1]
    return before.kind == .word && before.letterCase == .lower && before.length >= 4
      && !before.flags.contains(.abbreviation) && next.flags.contains(.spaceBefore)
      && next.kind == .word && next.letterCase == .capitalized
  }

  /// A full stop or question mark of one character that touches what stands before it.
  @inline(__always)
  private static func isSingleMark(
    _ mark: Int,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> Bool {
    let token = text.tokens[mark]
    return (token.ascii == UInt8(ascii: ".") || token.ascii == UInt8(ascii: "?"))
      && token.length == 1
      && !token.flags.contains(.spaceBefore) && mark > paragraph.lowerBound
  }
}
