/// Places where a look at the neighbours decides, and neither rules nor a model would decide otherwise: 19 in 20 of all.
enum PlainPlaces {
  /// Whether a sentence ends after the token; null where it takes more to tell.
  ///
  /// Of all such places in 41 MB of news, in PolNeAR's training articles and in the development sets, rules and model
  /// decided none otherwise.
  @inline(__always)
  static func endsSentence(_ index: Int, in paragraph: Range<Int>, of text: SentenceText) -> Bool? {
    let next = index + 1
    guard next < paragraph.upperBound, text.tokens[next].flags.contains(.spaceBefore) else {
      return nil
    }
    let token = text.tokens[index]
    if token.flags.contains(.abbreviation) { return text.isLowerWord(next) ? false : nil }
    guard isSingleMark(index, in: paragraph, of: text),
      isPlainBefore(index - 1, in: paragraph, of: text),
      isPlainAfter(next, in: paragraph, of: text)
    else { return nil }
    return true
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

  /// A full stop or question mark by itself that touches what stands before it.
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

  /// A word of two letters or more, a number, a closing bracket or "%"; not "(b." nor "; div.", which a month may follow.
  @inline(__always)
  private static func isPlainBefore(
    _ index: Int,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> Bool {
    let token = text.tokens[index]
    if token.kind == .number || token.ascii == UInt8(ascii: ")")
      || token.ascii == UInt8(ascii: "%") || token.ascii == UInt8(ascii: "]")
    {
      return true
    }
    let length = token.end - token.start
    guard token.kind == .word, length > 1, !token.flags.contains(.abbreviation) else {
      return false
    }
    if token.letterCase != .lower || length > 3 { return true }
    return index > 0 && !text.isMark(index - 1, "(") && !text.isMark(index - 1, ";")
  }

  /// A word with a capital, by itself or behind an opening quotation mark.
  @inline(__always)
  private static func isPlainAfter(
    _ index: Int,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> Bool {
    let token = text.tokens[index]
    if token.kind == .word { return isCapitalizedWord(token) }
    guard token.kind == .punctuation, token.flags.contains(.opening),
      index + 1 < paragraph.upperBound
    else { return false }
    let word = text.tokens[index + 1]
    return !word.flags.contains(.spaceBefore) && isCapitalizedWord(word)
  }

  @inline(__always)
  private static func isCapitalizedWord(_ token: Token) -> Bool {
    token.kind == .word && token.isCapitalized
  }
}
