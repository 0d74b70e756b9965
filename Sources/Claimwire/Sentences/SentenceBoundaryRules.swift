/// Where a sentence ends inside a paragraph.
struct SentenceBoundaryRules: Sendable {
  /// How far an attribution after a quotation is looked for: "the former Deputy Prime Minister Ada Roe said".
  private static let attributionWindow = 9
  /// How far after a time of day's phrase a sentence cannot have ended yet: "At 5 a.m.".
  private static let shortPhrase = 5

  /// Calls `body` with the tokens of each sentence of the paragraph in order; O(n).
  func forEachSentence(
    of paragraph: Range<Int>,
    in text: SentenceText,
    _ body: (Range<Int>) -> Void
  ) {
    var start = paragraph.lowerBound
    var list = ListMarker.at(start, in: paragraph, of: text)
    var index = start
    while index < paragraph.upperBound {
      if index > start, startsItem(index, in: paragraph, of: text, after: &list) {
        body(start..<index)
        start = index
      }
      if index == start, let marker = ListMarker.at(index, in: paragraph, of: text) {
        list = marker
        index = marker.end
        continue
      }
      if let end = end(at: index, from: start, in: paragraph, of: text) {
        if end.isBoundary {
          body(start..<end.next)
          start = end.next
        }
        index = end.next
      } else {
        index += 1
      }
    }
    if start < paragraph.upperBound { body(start..<paragraph.upperBound) }
  }

  /// Whether a bullet or the next number of a list that runs on in one line stands here.
  private func startsItem(
    _ index: Int,
    in paragraph: Range<Int>,
    of text: SentenceText,
    after list: inout ListMarker?
  ) -> Bool {
    if text.isBullet(index) { return index + 1 < paragraph.upperBound }
    guard let current = list, text.tokens[index].flags.contains(.spaceBefore),
      let marker = ListMarker.at(index, in: paragraph, of: text), marker.follows(current)
    else { return false }
    list = marker
    return true
  }

  // MARK: Candidates

  /// A place where a sentence may end: the token after it and its closing marks, and what was decided.
  private struct Candidate {
    var next: Int
    var isBoundary: Bool
  }

  /// What stands at the end of a sentence that may be one.
  private struct Ending {
    var terminal: SentenceText.Terminal
    /// The terminal mark, or the abbreviation that has it.
    var mark: Int
    /// The token after the closing marks.
    var next: Int
    var closesQuote = false
    var closesBracket = false
    var isAbbreviation: Bool
  }

  private func end(
    at index: Int,
    from start: Int,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> Candidate? {
    let token = text.tokens[index]
    if token.flags.contains(.abbreviation) {
      var ending = Ending(terminal: .fullStop, mark: index, next: index + 1, isAbbreviation: true)
      // "U.S.?" and "Inc.": the mark that follows decides.
      if ending.next < paragraph.upperBound, text.terminal(ending.next) != nil { return nil }
      absorbClosers(&ending, in: paragraph, of: text)
      return decided(ending, from: start, in: paragraph, of: text)
    }
    guard token.kind == .punctuation else { return endOfAddress(index, in: paragraph, of: text) }
    guard let terminal = text.terminal(index) else {
      return endOfEmoticon(index, in: paragraph, of: text)
    }
    var ending = Ending(terminal: terminal, mark: index, next: index + 1, isAbbreviation: false)
    absorbTerminals(&ending, in: paragraph, of: text)
    absorbClosers(&ending, in: paragraph, of: text)
    return decided(ending, from: start, in: paragraph, of: text)
  }

  /// A web address ends a sentence where another, or a word that begins one, follows.
  private func endOfAddress(
    _ index: Int,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> Candidate? {
    let kind = text.tokens[index].kind
    let next = index + 1
    guard kind == .url || kind == .email, next < paragraph.upperBound else { return nil }
    let isNextAddress = kind == .url && text.tokens[next].kind == .url
    let isStart = text.tokens[next].isCapitalized && text.has(.starter, next)
    return Candidate(next: next, isBoundary: isNextAddress || isStart)
  }

  /// ":)" and ":-(" before a capital.
  private func endOfEmoticon(
    _ index: Int,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> Candidate? {
    guard text.isMark(index, ":") || text.isMark(index, ";") else { return nil }
    var mouth = index + 1
    if mouth < paragraph.upperBound, text.isMark(mouth, "-") { mouth += 1 }
    let next = mouth + 1
    guard next < paragraph.upperBound, text.isMark(mouth, ")") || text.isMark(mouth, "("),
      (index + 1...mouth).allSatisfy({ text.touchesPrevious($0) }), !text.touchesPrevious(next)
    else { return nil }
    return Candidate(next: next, isBoundary: text.tokens[next].isCapitalized)
  }

  /// Takes in the rest of "?!", "....", and of dots with spaces between.
  private func absorbTerminals(
    _ ending: inout Ending,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) {
    let limit = paragraph.upperBound
    let isSpaced =
      ending.terminal == .fullStop && ending.next < limit && text.isMark(ending.next, ".")
    if isSpaced {
      var end = ending.next
      while end < limit, text.isMark(end, ".") { end += 1 }
      // "compounds. . . . The": a full stop, and three dots that belong to the next sentence.
      let isStopAndEllipsis =
        end - ending.mark == 4 && text.touchesPrevious(ending.mark) && end < limit
        && text.tokens[end].isCapitalized
      if isStopAndEllipsis { return }
      ending.next = end
      ending.terminal = .ellipsis
      return
    }
    while ending.next < limit, text.touchesPrevious(ending.next),
      let terminal = text.terminal(ending.next)
    {
      if terminal == .question || ending.terminal == .fullStop { ending.terminal = terminal }
      ending.next += 1
    }
  }

  /// Closing quotation marks, brackets and reference marks ("[7]") belong to the sentence before.
  private func absorbClosers(
    _ ending: inout Ending,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) {
    let limit = paragraph.upperBound
    while ending.next < limit {
      if text.isCloser(ending.next),
        text.touchesPrevious(ending.next) || isDetachedCloser(ending.next, in: text)
      {
        if text.isQuotationMark(ending.next) {
          ending.closesQuote = true
        } else {
          ending.closesBracket = true
        }
        ending.next += 1
      } else if let end = referenceMark(ending.next, limit, text) {
        ending.next = end
      } else {
        return
      }
    }
  }

  /// A closing mark by its shape, though white space stands before it.
  private func isDetachedCloser(_ index: Int, in text: SentenceText) -> Bool {
    switch text.scalar(index) {
    case 0x201D, 0xBB: true
    default: false
    }
  }

  /// The end of "[7]" or "[2–11]".
  private func referenceMark(_ index: Int, _ limit: Int, _ text: SentenceText) -> Int? {
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

  private func decided(
    _ ending: Ending,
    from start: Int,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> Candidate {
    Candidate(
      next: ending.next,
      isBoundary: ending.next < paragraph.upperBound
        && isBoundary(ending, from: start, in: paragraph, of: text)
    )
  }

  // MARK: Decisions

  private func isBoundary(
    _ ending: Ending,
    from start: Int,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> Bool {
    let next = text.tokens[ending.next]
    if ending.terminal == .caseless { return true }
    if ending.terminal == .ellipsis, !isEllipsisAnEnd(ending, from: start, of: text) {
      return false
    }
    if isNumberedInitial(ending, of: text) { return false }
    if isNumberSign(ending, of: text) || isSignature(ending.next, in: paragraph, of: text) {
      return false
    }
    if !next.flags.contains(.spaceBefore) { return isTightBoundary(ending, of: text) }
    if next.kind == .punctuation, !isOpener(ending.next, of: text) { return false }
    if isLower(ending.next, in: paragraph, of: text) {
      return isBoundaryBeforeLower(ending, in: paragraph, of: text)
    }
    if ending.isAbbreviation {
      return isBoundaryAfterAbbreviation(ending, from: start, in: paragraph, of: text)
    }
    if ending.closesQuote, isAttribution(ending.next, after: ending, in: paragraph, of: text) {
      return false
    }
    return true
  }

  /// Not "[...]", which leaves words out, nor one that opens the sentence, nor one before "I", which is no capital.
  private func isEllipsisAnEnd(
    _ ending: Ending,
    from start: Int,
    of text: SentenceText
  ) -> Bool {
    if ending.mark == start { return false }
    if ending.closesBracket, text.isOpeningBracket(ending.mark - 1) {
      return text.tokens[ending.next].isCapitalized && text.has(.starter, ending.next)
    }
    let next = text.tokens[ending.next]
    return !(next.ascii == UInt8(ascii: "I") && next.end - next.start == 1)
  }

  /// A capital alone before a number, as in the name of a bill.
  private func isNumberedInitial(_ ending: Ending, of text: SentenceText) -> Bool {
    guard ending.terminal == .fullStop, ending.mark > 0, text.tokens[ending.next].kind == .number
    else { return false }
    let before = text.tokens[ending.mark - 1]
    return before.end - before.start == 1 && before.letterCase == .capitalized
  }

  /// The full stop of an abbreviation with a sign in it, as in "N°." before a number.
  private func isNumberSign(_ ending: Ending, of text: SentenceText) -> Bool {
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
  private func isTightBoundary(_ ending: Ending, of text: SentenceText) -> Bool {
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
    _ ending: Ending,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> Bool {
    if ending.isAbbreviation || ending.closesQuote || ending.closesBracket { return false }
    if text.tokens[ending.next].kind == .punctuation { return false }
    if isAttribution(ending.next, after: ending, in: paragraph, of: text) { return false }
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
    _ ending: Ending,
    from start: Int,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> Bool {
    let next = text.tokens[ending.next]
    let classes = text.classes(ending.mark)
    if classes.contains(.prefix) { return false }
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
    _ ending: Ending,
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
    around ending: Ending,
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
    after ending: Ending,
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
