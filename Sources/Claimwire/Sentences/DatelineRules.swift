/// Finds the place, date and agency that open an article: "KYIV, Ukraine, April 24 (Reuters) —".
struct DatelineRules: Sendable {
  /// The longest dateline in tokens: two places with countries, a full date, two agencies.
  private static let longest = 26
  /// The longest line that is only a date, in tokens.
  private static let longestDateLine = 14
  /// The words of a line that is only a date.
  private static let dateWords: SentenceWordClass = [
    .month, .weekday, .dateLead, .afterTime, .suffix, .preposition,
  ]

  /// Where a paragraph stands in its article.
  struct Position {
    var isFirst: Bool
    /// It is one of the article's first, so that "Accra, Ghana —" is enough.
    var isEarly: Bool
    /// It alone starts with capitals and a colon, so that "ACCRA:" may be a dateline.
    var allowsColon: Bool
  }

  /// The end of the dateline that starts the paragraph; its start where there is none.
  func end(of paragraph: Range<Int>, at position: Position, in text: SentenceText) -> Int {
    let start = paragraph.lowerBound
    let isEarly = position.isEarly
    if position.isFirst, let end = leadingDateEnd(in: paragraph, of: text) { return end }
    if isEarly, isDateLine(paragraph, of: text) { return paragraph.upperBound }
    guard mayStart(paragraph, in: text) else { return start }
    let limit = min(paragraph.upperBound, start + Self.longest)
    var evidence = Evidence()
    var index = start
    while index < limit {
      if isSeparator(index, after: evidence, in: paragraph, of: text) {
        let isLabel = text.isMark(index, ":") && !evidence.isRich && !position.allowsColon
        let isAlone = index + 1 == paragraph.upperBound && evidence.isRich
        let isDateline = !isLabel && isPlace(start, evidence, isEarly: isEarly, in: text)
        return isDateline && (isAlone || opensText(index + 1, in: paragraph, of: text))
          ? index + 1 : start
      }
      guard add(index, to: &evidence, of: text) else { return start }
      index += 1
    }
    return start
  }

  /// Whether the paragraph may start with a place and have a dash or colon after it: in few does one come, or a bracket and
  /// one behind it, before a word that stands in no dateline.
  @inline(__always)
  func mayStart(_ paragraph: Range<Int>, in text: SentenceText) -> Bool {
    let start = paragraph.lowerBound
    guard text.marks.isCapitalizedWord(start), start &+ 1 < paragraph.upperBound else {
      return false
    }
    // The second word of most sentences.
    if text.marks.isLowerWord(start &+ 1), isOutside(start &+ 1, in: text) { return false }
    return mayStartLong(paragraph, in: text)
  }

  /// The same where the second word does not tell.
  @inline(never)
  private func mayStartLong(_ paragraph: Range<Int>, in text: SentenceText) -> Bool {
    let start = paragraph.lowerBound
    let limit = min(paragraph.upperBound, start + Self.longest)
    guard text.marks.hasJoint(in: start + 1..<limit) else { return false }
    var index = text.marks.lowerWordOrMark(from: start + 1, before: limit)
    while index < limit {
      if !text.marks.isLowerWord(index) { return text.marks.hasJoint(in: index..<limit) }
      if isOutside(index, in: text) { return false }
      index = text.marks.lowerWordOrMark(from: index + 1, before: limit)
    }
    return false
  }

  /// Whether a word in lower case is none that datelines have.
  @inline(__always)
  private func isOutside(_ index: Int, in text: SentenceText) -> Bool {
    text.tokens[index].flags.isDisjoint(with: [.digits, .clitic]) && !text.has(.nameLink, index)
  }

  /// What speaks for a dateline before its dash.
  private struct Evidence {
    var words = 0
    var commas = 0
    var hasMonth = false
    var hasAgency = false
    var depth = 0

    /// More than capitals speaks for it.
    var isRich: Bool { hasMonth || hasAgency || commas > 0 }
  }

  /// Whether the token can stand in a dateline.
  private func add(_ index: Int, to evidence: inout Evidence, of text: SentenceText) -> Bool {
    let token = text.tokens[index]
    switch token.kind {
    case .word:
      let classes = text.classes(index)
      if classes.contains(.month) { evidence.hasMonth = true }
      if evidence.depth > 0 { return true }
      evidence.words += 1
      return token.isCapitalized || classes.contains(.nameLink) || token.flags.contains(.digits)
        || token.flags.contains(.clitic)
    case .number: return true
    case .punctuation:
      if token.isMark("(") { evidence.depth += 1 }
      if token.isMark(")") { evidence.depth -= 1 }
      if token.isMark(")") { evidence.hasAgency = true }
      if token.isMark(",") { evidence.commas += 1 }
      let isInner =
        text.isDash(index) || token.isMark(".") || token.isMark("'") || token.isMark("/")
      return isInner || token.isMark("(") || token.isMark(")") || token.isMark(",")
    case .symbol: return token.isMark("|")
    default: return evidence.depth > 0
    }
  }

  /// A dash with space around it, or a long one; a colon after capitals.
  private func isSeparator(
    _ index: Int,
    after evidence: Evidence,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> Bool {
    guard evidence.depth == 0, index > paragraph.lowerBound else { return false }
    if text.isMark(index, ":") {
      return text.tokens[index - 1].isMark(")")
        || text.tokens[paragraph.lowerBound].letterCase == .upper
    }
    guard text.isDash(index) else { return false }
    let isLong =
      text.scalar(index) >= 0x2013 || text.tokens[index].end - text.tokens[index].start > 1
    return isLong || (!text.touchesPrevious(index) && !touchesNext(index, in: text))
      || text.tokens[index - 1].isMark(")")
  }

  private func touchesNext(_ index: Int, in text: SentenceText) -> Bool {
    index + 1 < text.tokens.count && text.touchesPrevious(index + 1)
  }

  private func isPlace(
    _ start: Int,
    _ evidence: Evidence,
    isEarly: Bool,
    in text: SentenceText
  ) -> Bool {
    // "UPDATE:", "READ MORE:".
    let isShort = evidence.words == 1 || (evidence.words == 2 && !evidence.isRich)
    if text.has(.label, start), isShort { return false }
    if text.tokens[start].flags.contains(.digits) { return false }
    if text.has([.captionLead, .creditLead], start) { return false }
    let isUpper = text.tokens[start].letterCase == .upper
    if evidence.hasAgency { return evidence.words <= 8 && (isUpper || isEarly) }
    if evidence.hasMonth { return isUpper || (isEarly && evidence.commas > 0) }
    if isUpper { return evidence.words <= 5 && (isEarly || evidence.commas > 0) }
    return isEarly && evidence.commas == 1 && evidence.words <= 4
  }

  /// A sentence can begin here.
  private func opensText(_ index: Int, in paragraph: Range<Int>, of text: SentenceText) -> Bool {
    guard index < paragraph.upperBound else { return false }
    // A heading in capitals has a dash too.
    let window = index..<min(paragraph.upperBound, index + 10)
    guard window.contains(where: { text.isLowerWord($0) }) else { return false }
    let token = text.tokens[index]
    return token.isCapitalized || token.kind == .number || token.flags.contains(.opening)
  }

  // MARK: Dates

  /// Whether one of the two first paragraphs may start or end with a date as titles do, by its first token and its last.
  func mayHaveTitlesDate(_ paragraph: Range<Int>, at index: Int, in text: SentenceText) -> Bool {
    if text.tokens[paragraph.upperBound - 1].kind == .number { return true }
    let start = paragraph.lowerBound
    return index == 0 && (!text.isWord(start) || text.has(.dateLead, start))
  }

  /// Whether a paragraph may be only a date: a few tokens, a month, and a last word that such a line has.
  func mayBeDateLine(_ paragraph: Range<Int>, in text: SentenceText) -> Bool {
    let last = paragraph.upperBound - 1
    guard paragraph.count <= Self.longestDateLine, text.terminal(last) == nil else { return false }
    let token = text.tokens[last]
    let mayEnd =
      token.kind != .word || token.length <= 2 || token.letterCase == .upper
      || token.flags.contains(.digits) || text.has(Self.dateWords, last)
    return mayEnd && paragraph.contains { text.has(.month, $0) }
  }

  /// The end of "date 2025-04-24" before the first sentence of the text.
  private func leadingDateEnd(in paragraph: Range<Int>, of text: SentenceText) -> Int? {
    var index = paragraph.lowerBound
    if text.has(.dateLead, index) {
      index += 1
      if index < paragraph.upperBound, text.isMark(index, ":") { index += 1 }
    }
    guard let end = isoDateEnd(index, in: paragraph, of: text) else { return nil }
    guard end < paragraph.upperBound else { return end }
    return opensText(end, in: paragraph, of: text) ? end : nil
  }

  /// The start of the full date that ends a title, "Roe wins vote Friday, July 21, 2017"; its end where there is none.
  func closingDateStart(in paragraph: Range<Int>, of text: SentenceText) -> Int {
    let end = paragraph.upperBound
    let limit = max(paragraph.lowerBound + 3, end - 8)
    guard limit < end, text.tokens[end - 1].kind == .number else { return end }
    for start in limit..<end where text.has(.weekday, start) && text.tokens[start].isCapitalized {
      let isTitleBefore = text.isWord(start - 1) && !text.has(.preposition, start - 1)
      return isTitleBefore && isDateLine(start..<end, of: text) ? start : end
    }
    return end
  }

  /// The end of "2025-04-24", however the tokenizer splits it.
  private func isoDateEnd(_ index: Int, in paragraph: Range<Int>, of text: SentenceText) -> Int? {
    var end = index
    var digits = 0
    var dashes = 0
    while end < min(paragraph.upperBound, index + 5), end == index || text.touchesPrevious(end) {
      let token = text.tokens[end]
      if token.kind == .number {
        digits += Int(token.end - token.start)
      } else if text.isDash(end) {
        dashes += 1
      } else {
        break
      }
      end += 1
    }
    let isSplit = digits == 8 && dashes == 2
    return isSplit || (digits == 10 && end == index + 1) ? end : nil
  }

  /// A line that is only a date, "Friday, July 21, 2017", with or without the hour and a place in capitals.
  private func isDateLine(_ paragraph: Range<Int>, of text: SentenceText) -> Bool {
    guard paragraph.count >= 2, paragraph.count <= Self.longestDateLine else { return false }
    var hasMonth = false
    var hasNumber = false
    for index in paragraph {
      let token = text.tokens[index]
      switch token.kind {
      case .number: hasNumber = true
      case .punctuation: if text.terminal(index) != nil { return false }
      case .symbol: break
      case .word:
        let classes = text.classes(index)
        if classes.contains(.month) { hasMonth = true }
        let isOrdinal = token.flags.contains(.digits)
        let isPlace = !hasNumber && !hasMonth && token.letterCase == .upper
        guard !classes.isDisjoint(with: Self.dateWords) || isOrdinal || isPlace || token.isClock
        else {
          return false
        }
        if isOrdinal { hasNumber = true }
      default: return false
      }
    }
    return hasMonth && hasNumber
  }
}

extension Token {
  /// "am" and "pm" of a time of day, by their length: the words around them decide.
  fileprivate var isClock: Bool {
    end - start == 2 && (ascii | 0x20 == UInt8(ascii: "a") || ascii | 0x20 == UInt8(ascii: "p"))
  }
}
