/// Finds whose picture it is, at the end of a caption: "POOL/AFP via Getty Images", "(AP Photo/Jane Roe)".
struct CreditRules: Sendable {
  /// The longest credit in tokens.
  private static let longest = 18

  /// The start of the credit that ends the paragraph; its end where there is none.
  func start(in paragraph: Range<Int>, of text: SentenceText) -> Int {
    guard mayEnd(paragraph, in: text) else { return paragraph.upperBound }
    if let start = bracketedStart(in: paragraph, of: text) { return start }
    guard endsAsCredit(paragraph, of: text) else { return paragraph.upperBound }
    if let start = labelledStart(in: paragraph, of: text) { return start }
    let limit = max(paragraph.lowerBound, paragraph.upperBound - Self.longest)
    var start = paragraph.upperBound
    if start > limit, text.terminal(start - 1) != nil { start -= 1 }
    var hasSign = false
    while start > limit, !endsSentence(start - 1, of: text) {
      start -= 1
      let classes = text.classes(start)
      // Not in a credit, wherever that would start.
      if text.marks.isLowerWord(start), classes.isDisjoint(with: [.nameLink, .agency, .creditLead])
      {
        return paragraph.upperBound
      }
      hasSign =
        hasSign || !classes.isDisjoint(with: [.agency, .creditLead]) || text.isMark(start, "/")
    }
    // No more than names.
    guard hasSign else { return paragraph.upperBound }
    let isWhole = start == paragraph.lowerBound
    guard isWhole || start > limit, start < paragraph.upperBound else {
      return paragraph.upperBound
    }
    return isCredit(start..<paragraph.upperBound, of: text) ? start : paragraph.upperBound
  }

  /// Whether the paragraph ends with a full stop, perhaps in a quotation, and neither a credit nor the line of those who
  /// wrote the article stands before that: true only where a look at a few tokens tells.
  ///
  /// The paragraph has three tokens or more.
  @inline(__always)
  func areRuledOut(atEndOf paragraph: Range<Int>, in text: SentenceText) -> Bool {
    let last = paragraph.upperBound - 1
    let mayClose: SentenceWordClass = [.nameLink, .agency, .creditLead, .reportNoun]
    // So most paragraphs end.
    if text.isMark(last, "."), text.marks.isLowerWord(last - 1), !text.has(mayClose, last - 1) {
      return true
    }
    return areRuledOut(atUnusualEndOf: paragraph, in: text)
  }

  @inline(never)
  private func areRuledOut(atUnusualEndOf paragraph: Range<Int>, in text: SentenceText) -> Bool {
    let last = paragraph.upperBound - 1
    guard text.isMark(last, ".") else {
      // A credit has no quotation marks.
      return text.isMark(last - 1, ".") && text.isCloser(last) && text.isQuotationMark(last)
        && !text.isMark(last, "'")
    }
    if text.isMark(last - 1, ")") || text.isMark(last - 1, "]") || text.has(.reportNoun, last - 1) {
      return false
    }
    let limit = max(paragraph.lowerBound, paragraph.upperBound - Self.longest)
    // The nearest word that none has, unless the end of another sentence comes before it.
    guard let word = lastForeignWord(in: limit &+ 1..<last, of: text) else { return false }
    if text.marks.hasEnd(in: word &+ 1..<last),
      (word &+ 1..<last).contains(where: { endsSentence($0, of: text) })
    {
      return false
    }
    return word == last - 1 || !hasColon(limit..<last, of: text)
  }

  /// The last word in lower case that no credit has, of a range that is no longer than one; null where there is none.
  @inline(__always)
  private func lastForeignWord(in range: Range<Int>, of text: SentenceText) -> Int? {
    if range.isEmpty { return nil }
    var words = text.marks.lowerWords(in: range)
    while words != 0 {
      let place = 63 &- words.leadingZeroBitCount
      let word = range.lowerBound &+ place
      if !text.has([.nameLink, .agency, .creditLead], word) { return word }
      words &= ~(1 << UInt64(truncatingIfNeeded: place))
    }
    return nil
  }

  private func hasColon(_ range: Range<Int>, of text: SentenceText) -> Bool {
    text.marks.hasJoint(in: range) && range.contains { text.isMark($0, ":") }
  }

  /// Whether the last word can be a credit's: most paragraphs end in another, and need no further look.
  private func endsAsCredit(_ paragraph: Range<Int>, of text: SentenceText) -> Bool {
    let last = lastWord(of: paragraph, in: text)
    return !text.marks.isLowerWord(last) || text.has([.nameLink, .agency, .creditLead], last)
  }

  /// Whether the paragraph may end with a credit or the line of those who wrote the article.
  ///
  /// The one has a sign of itself behind the last word that none has, the other a certain last word. Most end with neither.
  func mayEnd(_ paragraph: Range<Int>, in text: SentenceText) -> Bool {
    let end = paragraph.upperBound
    let last = lastWord(of: paragraph, in: text)
    if text.has(.reportNoun, last) { return true }
    // With the brackets around it and a full stop.
    let limit = max(paragraph.lowerBound, end - Self.longest - 2)
    var index = lastForeignWord(in: limit..<end, of: text).map { $0 + 1 } ?? limit
    while index < end {
      let isJoint = text.isMark(index, "/") || text.isMark(index, ":")
      if isJoint || text.has([.agency, .creditLead], index) { return true }
      index += 1
    }
    return false
  }

  /// The paragraph's last token, or the one before a mark that ends a sentence.
  @inline(__always)
  private func lastWord(of paragraph: Range<Int>, in text: SentenceText) -> Int {
    let last = paragraph.upperBound &- 1
    return last > paragraph.lowerBound && text.terminal(last) != nil ? last &- 1 : last
  }

  /// "Image: Jane Roe." at the paragraph's end, though the caption before it may have no full stop.
  private func labelledStart(in paragraph: Range<Int>, of text: SentenceText) -> Int? {
    let limit = max(paragraph.lowerBound, paragraph.upperBound - Self.longest)
    guard text.marks.hasJoint(in: limit..<paragraph.upperBound) else { return nil }
    var index = paragraph.upperBound - 2
    while index > limit, !text.isMark(index, ":") { index -= 1 }
    guard index > limit, text.isMark(index, ":") else { return nil }
    var start = index - 1
    guard text.has(.creditLead, start) else { return nil }
    if start > limit, text.has(.creditLead, start - 1) { start -= 1 }
    guard text.tokens[start].isCapitalized else { return nil }
    if start > limit, text.isOpeningBracket(start - 1) { return nil }
    return isCredit(start..<paragraph.upperBound, of: text) ? start : nil
  }

  @inline(__always)
  private func endsSentence(_ index: Int, of text: SentenceText) -> Bool {
    guard text.tokens[index].kind == .punctuation else { return false }
    if text.terminal(index) != nil { return true }
    return text.isCloser(index) && index > 0 && text.terminal(index - 1) != nil
  }

  /// "(AP Photo/Jane Roe)", "[Photo: Jane Roe]", "(Image courtesy of NASA)" at the paragraph's end.
  private func bracketedStart(in paragraph: Range<Int>, of text: SentenceText) -> Int? {
    var last = paragraph.upperBound - 1
    if text.isMark(last, "."), last > paragraph.lowerBound { last -= 1 }
    guard text.isMark(last, ")") || text.isMark(last, "]") else { return nil }
    let limit = max(paragraph.lowerBound, last - Self.longest)
    var start = last - 1
    while start >= limit, !text.isOpeningBracket(start) { start -= 1 }
    guard start >= limit, start + 1 < last else { return nil }
    let isEdge = start == paragraph.lowerBound || endsSentence(start - 1, of: text)
    let isCredit = isCredit(start + 1..<last, of: text)
    let leadsCredit = isCredit && (isEdge || hasSlash(start + 1..<last, of: text))
    return leadsCredit ? start : nil
  }

  /// Names, and what tells that they are a picture's owners.
  private func isCredit(_ range: Range<Int>, of text: SentenceText) -> Bool {
    var hasAgency = false
    var hasVia = false
    var names = 0
    for index in range {
      let token = text.tokens[index]
      if token.kind == .punctuation || token.kind == .symbol {
        if text.terminal(index) != nil, index + 1 < range.upperBound { return false }
        if text.isQuotationMark(index), !token.isMark("'") { return false }
        continue
      }
      let classes = text.classes(index)
      if classes.contains(.agency) { hasAgency = true }
      if isVia(token) { hasVia = true }
      if token.isCapitalized { names += 1 }
      let fits = token.isCapitalized || token.kind != .word
      guard fits || !classes.isDisjoint(with: [.nameLink, .agency, .creditLead]) else {
        return false
      }
    }
    guard names > 0 else { return false }
    if isLed(range, of: text) { return true }
    if hasSlash(range, of: text) { return hasAgency || !startsWithLink(range, of: text) }
    return hasAgency && (hasVia || endsWithImages(range, of: text))
  }

  /// "Photo: …", "Image credit: …", "Photo by …", "Courtesy of …".
  private func isLed(_ range: Range<Int>, of text: SentenceText) -> Bool {
    let limit = min(range.upperBound, range.lowerBound + 3)
    guard (range.lowerBound..<limit).contains(where: { text.has(.creditLead, $0) }) else {
      return false
    }
    for index in range.lowerBound + 1..<max(range.lowerBound + 1, limit + 1)
    where index < range.upperBound {
      if text.isMark(index, ":") || text.isMark(index, "/") { return true }
      // "Image source, Getty Images".
      if text.isMark(index, ","), text.tokens[index - 1] == WordKey("source") { return true }
      if text.isLowerWord(index), text.has([.nameLink, .creditLead], index) { return true }
    }
    return false
  }

  private func isVia(_ token: Token) -> Bool { token == WordKey("via") }

  private func hasSlash(_ range: Range<Int>, of text: SentenceText) -> Bool {
    range.dropFirst().dropLast().contains {
      text.isMark($0, "/") && text.tokens[$0 - 1].isCapitalized && text.tokens[$0 + 1].isCapitalized
    }
  }

  private func startsWithLink(_ range: Range<Int>, of text: SentenceText) -> Bool {
    text.isLowerWord(range.lowerBound)
  }

  /// "Getty Images", "AP Photo", "Reuters file photo".
  private func endsWithImages(_ range: Range<Int>, of text: SentenceText) -> Bool {
    guard range.count >= 2 else { return false }
    let last = text.tokens[range.upperBound - 1]
    return last == WordKey("images") || last == WordKey("photo")
  }
}
