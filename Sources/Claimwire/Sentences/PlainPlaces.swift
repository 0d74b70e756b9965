/// Places where a look at the neighbours decides, and neither rules nor a model would decide otherwise: 19 in 20 of all.
enum PlainPlaces {
  /// Whether a sentence ends after the token; null where it takes more to tell.
  ///
  /// Of all such places in 41 MB of news, in PolNeAR's training articles and in the development sets, rules and model
  /// decided none otherwise.
  @inline(__always)
  static func endsSentence(_ index: Int, in paragraph: Range<Int>, of text: SentenceText) -> Bool? {
    let next = index + 1
    if text.marks.isPlain(index) {
      return isWhollyPlain(index, in: paragraph, of: text) ? true : nil
    }
    let isInside =
      text.tokens[index].flags.contains(.abbreviation) && next < paragraph.upperBound
      && text.marks.isLowerWord(next) && text.tokens[next].flags.contains(.spaceBefore)
    return isInside ? false : nil
  }

  /// What the marks do not tell: the lengths of the mark and of the word before it, of two letters or more and not "(b." nor
  /// "; div.", which a month may follow; and that the paragraph goes on for long enough.
  @inline(__always)
  private static func isWhollyPlain(
    _ mark: Int,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> Bool {
    let token = text.tokens[mark]
    let next = mark + 1
    guard token.end - token.start == 1, mark > paragraph.lowerBound, next < paragraph.upperBound,
      text.marks.isCapitalizedWord(next) || next + 1 < paragraph.upperBound
    else { return false }
    let before = text.tokens[mark - 1]
    guard before.kind == .word else { return true }
    let length = before.end - before.start
    guard length <= 3 else { return true }
    guard length > 1 else { return false }
    return before.letterCase != .lower
      || (mark > 1 && !text.isMark(mark - 2, "(") && !text.isMark(mark - 2, ";"))
  }

  /// Whether the full stop stands between a word of four letters or more in lower case and one with a capital: half of all
  /// endings; of 34,000 such in the training sets four were none.
  @inline(__always)
  static func isPlainEnd(_ mark: Int, in paragraph: Range<Int>, of text: SentenceText) -> Bool {
    guard text.tokens[mark].ascii == UInt8(ascii: "."),
      isSingleMark(mark, in: paragraph, of: text), mark + 1 < paragraph.upperBound
    else { return false }
    let before = text.tokens[mark - 1]
    let next = text.tokens[mark + 1]
    return before.kind == .word && before.letterCase == .lower && before.end - before.start >= 4
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
      && token.end - token.start == 1
      && !token.flags.contains(.spaceBefore) && mark > paragraph.lowerBound
  }

}
