/// What the rules say of a place where a sentence may end.
enum BoundaryVerdict {
  /// No model is asked.
  case certain(Bool)
  /// The rules' guess, which a model may overturn.
  case likely(Bool)

  /// What the rules decide by themselves.
  var isBoundary: Bool {
    switch self {
    case .certain(let isBoundary), .likely(let isBoundary): isBoundary
    }
  }
}

/// Whether a sentence ends where one may end, by what stands around.
struct SentenceBoundaryRules: Sendable {
  /// How far an attribution after a quotation is looked for: "the former Deputy Prime Minister Ada Roe said".
  private static let attributionWindow = 9
  /// How far after a time of day's phrase a sentence cannot have ended yet: "At 5 a.m.".
  private static let shortPhrase = 5

  /// Whether a sentence ends there; O(1).
  ///
  /// Some token of the paragraph follows.
  func verdict(
    _ ending: SentenceEnding,
    from start: Int,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> BoundaryVerdict {
    let next = text.tokens[ending.next]
    if ending.terminal == .caseless { return .certain(true) }
    if ending.terminal == .ellipsis {
      if ending.mark == start { return .certain(false) }
      if !isEllipsisAnEnd(ending, of: text) {
        let isSpaced = !text.touchesPrevious(min(ending.mark + 1, ending.next - 1))
        return ending.closesBracket || isSpaced ? .certain(false) : .likely(false)
      }
    }
    if isNumberedInitial(ending, of: text) { return .certain(false) }
    if isLifeDate(ending, of: text) { return .certain(false) }
    if isNumberSign(ending, of: text) || isSignature(ending.next, in: paragraph, of: text) {
      return .certain(false)
    }
    if !next.flags.contains(.spaceBefore) { return .certain(isTightBoundary(ending, of: text)) }
    if next.kind == .punctuation, !isOpener(ending.next, of: text) { return .certain(false) }
    if isLower(ending.next, in: paragraph, of: text) {
      if isAttribution(ending.next, after: ending, in: paragraph, of: text) {
        return .certain(false)
      }
      // "The town (it is small.) lies in a valley."
      if ending.closesBracket, next.kind == .word { return .certain(false) }
      return .likely(isBoundaryBeforeLower(ending, in: paragraph, of: text))
    }
    if ending.isAbbreviation {
      if text.has(.prefix, ending.mark) { return .certain(false) }
      return .likely(isBoundaryAfterAbbreviation(ending, from: start, in: paragraph, of: text))
    }
    if ending.closesQuote, isAttribution(ending.next, after: ending, in: paragraph, of: text) {
      return .certain(false)
    }
    return .likely(true)
  }

  /// A place where a sentence may end without a terminal mark.
  struct UnmarkedEnd {
    /// The token after it.
    var next: Int
    var isBoundary: Bool
  }

  /// The end that a web address or an emoticon makes; null where neither starts at the token.
  @inline(__always)
  func unmarkedEnd(
    at index: Int,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> UnmarkedEnd? {
    let token = text.tokens[index]
    switch token.kind {
    case .url, .email: return endOfAddress(index, in: paragraph, of: text)
    case .punctuation:
      guard token.ascii == UInt8(ascii: ":") || token.ascii == UInt8(ascii: ";"),
        index + 1 < paragraph.upperBound, text.touchesPrevious(index + 1)
      else { return nil }
      return endOfEmoticon(index, in: paragraph, of: text)
    default: return nil
    }
  }

  /// A web address ends a sentence where another, or a word that begins one, follows.
  private func endOfAddress(
    _ index: Int,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> UnmarkedEnd? {
    let kind = text.tokens[index].kind
    let next = index + 1
    guard kind == .url || kind == .email, next < paragraph.upperBound else { return nil }
    let isNextAddress = kind == .url && text.tokens[next].kind == .url
    let isStart = text.tokens[next].isCapitalized && text.has(.starter, next)
    return UnmarkedEnd(next: next, isBoundary: isNextAddress || isStart)
  }

  /// ":)" and ":-(" before a capital.
  private func endOfEmoticon(
    _ index: Int,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> UnmarkedEnd? {
    guard text.isMark(index, ":") || text.isMark(index, ";") else { return nil }
    var mouth = index + 1
    if mouth < paragraph.upperBound, text.isMark(mouth, "-") { mouth += 1 }
    let next = mouth + 1
    guard next < paragraph.upperBound, text.isMark(mouth, ")") || text.isMark(mouth, "("),
      (index + 1...mouth).allSatisfy({ text.touchesPrevious($0) }), !text.touchesPrevious(next)
    else { return nil }
    return UnmarkedEnd(next: next, isBoundary: text.tokens[next].isCapitalized)
  }

  /// Not "[...]", which leaves words out, nor one before "I", which is no capital.
  private func isEllipsisAnEnd(_ ending: SentenceEnding, of text: SentenceText) -> Bool {
    if ending.closesBracket, text.isOpeningBracket(ending.mark - 1) {
      return text.tokens[ending.next].isCapitalized && text.has(.starter, ending.next)
    }
    let next = text.tokens[ending.next]
    return !(next.ascii == UInt8(ascii: "I") && next.end - next.start == 1)
  }

  /// A capital alone before a number, as in the name of a bill.
  private func isNumberedInitial(_ ending: SentenceEnding, of text: SentenceText) -> Bool {
    guard ending.terminal == .fullStop, ending.mark > 0, text.tokens[ending.next].kind == .number
    else { return false }
    let before = text.tokens[ending.mark - 1]
    return before.end - before.start == 1 && before.letterCase == .capitalized
  }

  /// Whether a short word in brackets is followed by a year or month.
  ///
  /// As in "(b. March 2009)" and "(m. 1949; div. 1964)".
  private func isLifeDate(_ ending: SentenceEnding, of text: SentenceText) -> Bool {
    guard ending.terminal == .fullStop, !ending.closesQuote, !ending.closesBracket,
      text.tokens[ending.next].kind == .number || text.has(.month, ending.next)
    else { return false }
    let word = ending.isAbbreviation ? ending.mark : ending.mark - 1
    guard word > 0, text.tokens[word].letterCase == .lower,
      text.tokens[word].end - text.tokens[word].start <= 4
    else { return false }
    return text.isMark(word - 1, "(") || text.isMark(word - 1, ";")
  }

  /// The full stop of an abbreviation with a sign in it, as in "N°." before a number.
  private func isNumberSign(_ ending: SentenceEnding, of text: SentenceText) -> Bool {
    guard ending.terminal == .fullStop, ending.mark > 0, text.tokens[ending.next].kind == .number
    else { return false }
    let before = text.tokens[ending.mark - 1]
    return before.kind == .symbol && text.touchesPrevious(ending.mark)
  }

  /// "— Ada Roe" at the paragraph's end says whose words stand before it.
  private func isSignature(
    _ index: Int,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> Bool {
    let length = paragraph.upperBound - index
    guard length >= 2, length <= 7, text.isDash(index) else { return false }
    return (index + 1..<paragraph.upperBound).allSatisfy {
      text.tokens[$0].isCapitalized || text.isMark($0, ",") || text.has(.nameLink, $0)
    }
  }

  /// No white space: only a quotation that opens at once ("over.“We") or another script's word.
  private func isTightBoundary(_ ending: SentenceEnding, of text: SentenceText) -> Bool {
    let next = text.tokens[ending.next]
    if next.kind == .ideographic { return true }
    if next.kind == .word, ending.next == ending.mark + 1 || ending.terminal != .fullStop {
      return !ending.isAbbreviation && !ending.closesQuote && !ending.closesBracket
        && next.letterCase == .capitalized && isAfterLongWord(ending.mark, in: text)
    }
    return !ending.isAbbreviation && !ending.closesQuote && next.flags.contains(.opening)
      && text.isQuotationMark(ending.next)
  }

  /// Whether the mark touches a word of three letters or more: not "Y!J".
  private func isAfterLongWord(_ mark: Int, in text: SentenceText) -> Bool {
    guard mark > 0, text.touchesPrevious(mark), text.isWord(mark - 1) else { return false }
    let word = text.tokens[mark - 1]
    return word.end - word.start >= 3
  }

  /// What a sentence can begin with besides a word or a number.
  private func isOpener(_ index: Int, of text: SentenceText) -> Bool {
    let token = text.tokens[index]
    if token.flags.contains(.opening) { return true }
    switch text.scalar(index) {
    case 0x2E, 0x2026, 0x2D, 0x2013, 0x2014, 0x2015, 0x2A, 0x5F, 0xBF, 0xA1: return true
    case 0x22, 0x27: return index + 1 < text.tokens.count && text.touchesPrevious(index + 1)
    default: return false
    }
  }

  /// Whether the first word from here, quotation marks and brackets skipped, is in lower case.
  private func isLower(_ index: Int, in paragraph: Range<Int>, of text: SentenceText) -> Bool {
    var word = index
    let limit = min(paragraph.upperBound, index + 4)
    while word < limit, text.tokens[word].kind == .punctuation { word += 1 }
    guard word < limit else { return false }
    return text.tokens[word].letterCase == .lower
  }

  private func isBoundaryBeforeLower(
    _ ending: SentenceEnding,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> Bool {
    if ending.isAbbreviation || ending.closesQuote || ending.closesBracket { return false }
    if text.tokens[ending.next].kind == .punctuation { return false }
    guard ending.mark > paragraph.lowerBound else { return false }
    let word = text.tokens[ending.mark - 1]
    let isStarter =
      text.has(.starter, ending.next) && !text.has(.preposition, ending.next)
    if word.kind == .number {
      // "and 2. that": a short one may number what follows.
      return isStarter && ending.terminal != .ellipsis && word.end - word.start > 2
    }
    guard word.kind == .word else { return false }
    switch ending.terminal {
    case .question: return true
    case .exclamation: return !word.isCapitalized
    case .ellipsis, .caseless: return false
    case .fullStop:
      let length = word.end - word.start
      return word.letterCase == .lower && (length >= 4 || (isStarter && length >= 2))
    }
  }

  private func isBoundaryAfterAbbreviation(
    _ ending: SentenceEnding,
    from start: Int,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> Bool {
    let next = text.tokens[ending.next]
    let classes = text.classes(ending.mark)
    if next.kind == .number {
      return classes.contains(.suffix) && ending.mark - start > Self.shortPhrase
    }
    if text.isOpeningBracket(ending.next) { return false }
    if ending.closesQuote { return true }
    if classes.contains(.suffix) { return isBoundaryAfterTime(ending, from: start, of: text) }
    if next.kind == .punctuation {
      return next.flags.contains(.opening) && !isInitial(ending.mark, text)
    }
    guard next.kind == .word else { return false }
    if isTitleCase(around: ending, from: start, in: paragraph, of: text) { return false }
    return text.has(.starter, ending.next)
  }

  /// A time ends a sentence unless a zone or day follows it, or it ends the phrase that opens the sentence.
  private func isBoundaryAfterTime(
    _ ending: SentenceEnding,
    from start: Int,
    of text: SentenceText
  ) -> Bool {
    if text.has(.afterTime, ending.next) { return false }
    let isOpeningPhrase =
      ending.mark - start <= Self.shortPhrase && text.has(.preposition, start)
    return !isOpeningPhrase
  }

  private func isInitial(_ index: Int, _ text: SentenceText) -> Bool {
    text.tokens[index].end - text.tokens[index].start == 2
  }

  /// Whether every word around is capitalised, as in headlines, so that "The" begins no sentence.
  private func isTitleCase(
    around ending: SentenceEnding,
    from start: Int,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> Bool {
    let after = ending.next + 1
    guard after < paragraph.upperBound, text.tokens[after].isCapitalized else { return false }
    let before = max(start, ending.mark - 3)..<ending.mark
    return before.allSatisfy { !text.isLowerWord($0) }
  }

  /// "asked Ada Roe", "Ada Roe asked", "the president wrote" after a quotation.
  private func isAttribution(
    _ index: Int,
    after ending: SentenceEnding,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> Bool {
    let isStop = ending.terminal == .fullStop || ending.terminal == .caseless
    let limit = min(paragraph.upperBound, index + (isStop ? 4 : Self.attributionWindow))
    for position in index..<limit {
      let token = text.tokens[position]
      if token.kind == .punctuation { return false }
      guard token.kind == .word else { continue }
      if text.has(.reporting, position) {
        return !isStop || endsClause(position + 1, in: paragraph, of: text)
      }
      if position > index, text.has(.finite, position) { return false }
    }
    return false
  }

  /// Whether nothing is told after a reporting verb, so that it belongs to the quotation before.
  private func endsClause(_ index: Int, in paragraph: Range<Int>, of text: SentenceText) -> Bool {
    index >= paragraph.upperBound || text.tokens[index].kind == .punctuation
  }
}
