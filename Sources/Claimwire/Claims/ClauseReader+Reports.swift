/// Reporting verbs and the words that name who reports.
extension ClauseReader {
  // MARK: Sites

  /// Every "according to" with its source.
  func accordingSites() -> [ClaimSourceFinder.Site] {
    guard range.count > 2 else { return [] }
    return range.dropLast(2).compactMap { index in
      guard text.isWord(index, Words.according), text.has(index + 1, .to),
        let phrase = phraseIndex(startingAt: index + 2)
      else { return nil }
      return ClaimSourceFinder.Site(
        cue: index,
        source: phrases[phrase].tokens.lowerBound..<endOfSource(phrase)
      )
    }
  }

  /// Every "…, police said, …" and "…, said the mayor, …".
  func reportingAsides() -> [ClaimSourceFinder.Site] {
    range.compactMap { verb in
      guard text.has(verb, .reporting), text.has(verb, .verb), phraseIndex(containing: verb) == nil,
        let source = asideSource(verb)
      else { return nil }
      return ClaimSourceFinder.Site(cue: verb, source: source)
    }
  }

  private func asideSource(_ verb: Int) -> Range<Int>? {
    if isClosedByComma(verb + 1), let source = subject(ofReport: verb),
      source.lowerBound > range.lowerBound, isReportBoundary(source.lowerBound - 1),
      isSpeaker(source)
    {
      return source
    }
    return invertedSubject(of: verb).map {
      phrases[$0].tokens.lowerBound..<endOfSource($0)
    }
  }

  /// The phrase behind the verb in ", said the mayor,".
  private func invertedSubject(of verb: Int) -> Int? {
    guard verb > range.lowerBound, isReportBoundary(verb - 1),
      let phrase = phraseIndex(startingAt: verb + 1), isClosedByComma(endOfSource(phrase))
    else { return nil }
    return phrase
  }

  /// Whether a comma ends the aside, behind a day at most: "police said Tuesday,".
  private func isClosedByComma(_ index: Int) -> Bool {
    var next = index
    let limit = min(range.upperBound, index + 5)
    while next < limit,
      text.isDate[next] || text.has(next, [.time, .adverb]) || text.isWord(next, WordKey("on"))
    {
      next += 1
    }
    return next < range.upperBound && text.tokens[next].isMark(",")
  }

  /// "Label: …" at the sentence's start, without its colon.
  var label: Range<Int>? {
    guard let first = phrases.first, first.tokens.upperBound < range.upperBound,
      first.tokens.lowerBound - range.lowerBound <= 1,
      text.tokens[first.tokens.upperBound].isMark(":")
    else { return nil }
    return first.tokens
  }

  // MARK: Ends of clauses

  func isClosingQuote(_ index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .punctuation, !token.flags.contains(.opening) else { return false }
    let start = Int(token.start)
    return token.isMark("\"")
      || token.end - token.start == 3 && text.bytes[start] == 0xE2 && text.bytes[start + 1] == 0x80
        && (text.bytes[start + 2] == 0x9D || text.bytes[start + 2] == 0x99)
  }

  func isReportBoundary(_ index: Int) -> Bool {
    text.tokens[index].isMark(",") || isClosingQuote(index) || text.isDash(index)
  }

  /// Whether the clause may end at `index`: the reporting clause has no complement of its own.
  ///
  /// "said on Wednesday." and "said, adding", but not "said today this unit would".
  func isClosed(at index: Int) -> Bool {
    var next = index
    let limit = min(range.upperBound, index + 6)
    while next < limit, text.isDate[next] || text.has(next, [.time, .adverb]) { next += 1 }
    guard next < range.upperBound else { return true }
    let token = text.tokens[next]
    if token.kind == .punctuation { return !token.isMark(":") }
    return text.has(next, [.preposition, .conjunction])
  }

  /// "…," police said, — what follows is no complement.
  func isReportingAside(_ verb: Int) -> Bool {
    let next = verb + 1
    if next < range.upperBound, text.tokens[next].isMark(",") || isInvertedAside(verb) {
      return true
    }
    guard let phrase = phraseIndex(endingAt: startOfAuxiliaries(verb)) else {
      return verb > range.lowerBound && isClosingQuote(verb - 1)
    }
    let before = phrases[phrase].tokens.lowerBound - 1
    return before > range.lowerBound && isClosingQuote(before)
  }

  /// ", reported officials,": who reports stands behind the verb.
  private func isInvertedAside(_ verb: Int) -> Bool {
    guard let phrase = invertedSubject(of: verb) else { return false }
    let head = phrases[phrase].head
    return text.has(head, .authority)
      || text.mention(at: head).map { $0.type == .person || $0.type == .organization } ?? false
  }

  // MARK: Who reports

  private func startOfAuxiliaries(_ verb: Int) -> Int {
    var start = verb
    while start > range.lowerBound, verb - start < 5,
      text.has(start - 1, [.have, .adverb, .modal, .be, .time]) || text.isDate[start - 1]
        || text.isWord(start - 1, among: Self.reflexives) || isAtFirst(start - 1)
        || text.isWord(start - 1, WordKey("on")) && text.isDate[start]
    {
      start -= text.isWord(start - 1, Self.first) ? 2 : 1
    }
    return start
  }

  /// "had at first put".
  private func isAtFirst(_ index: Int) -> Bool {
    text.isWord(index, Self.first) && index - 1 > range.lowerBound
      && text.isWord(index - 1, Words.at)
  }

  private static let first = WordKey("first")

  /// "the force itself insisted".
  static let reflexives = ["itself", "himself", "herself", "themselves"].map {
    WordKey($0)
  }

  /// The words before a reporting verb that name who reports.
  func subject(ofReport verb: Int) -> Range<Int>? {
    let end = startOfAuxiliaries(verb)
    guard end > range.lowerBound else { return nil }
    if text.has(end - 1, .relative) {
      return phraseIndex(endingAt: end - 1).map { phrases[$0].tokens }
    }
    if text.tokens[end - 1].isMark(",") { return beforeAside(end - 1) }
    if text.has(end - 1, [.conjunction, .to]) { return firstSubject(before: end - 1) }
    guard let last = phraseIndex(endingAt: end) else { return subjectOverModifier(end) }
    let top = topPhrase(last)
    if phrases[top].meaning != .time, isObjectOfVerb(top) { return overObject(top) }
    return whole(endingWith: last)
  }

  /// "police who arrested the driver said": over the clause of which the phrase is the object to what it is about.
  private func overObject(_ object: Int) -> Range<Int>? {
    let relative = startOfAuxiliaries(phrases[object].tokens.lowerBound - 1) - 1
    guard relative > range.lowerBound, text.has(relative, .relative) else { return nil }
    let end = text.tokens[relative - 1].isMark(",") ? relative - 1 : relative
    return phraseIndex(endingAt: end).map { whole(endingWith: $0) }
  }

  /// The phrase that this one hangs on: "officials" of "the country" in "officials in the north of the country".
  private func topPhrase(_ last: Int) -> Int {
    var first = last
    for _ in 0..<4 where phrases[first].isAfterPreposition {
      let preposition = phrases[first].tokens.lowerBound - 1
      guard let before = phraseIndex(endingAt: endBeforeBrackets(preposition)) else { break }
      first = before
    }
    return first
  }

  /// From the phrase that it hangs on to the phrase's end.
  private func whole(endingWith last: Int) -> Range<Int> {
    let start = phrases[topPhrase(last)].tokens.lowerBound
    // "police and the coroner".
    if start - 1 > range.lowerBound, text.isWord(start - 1, Words.and),
      let before = phraseIndex(endingAt: start - 1),
      isSpeaker(phrases[before].tokens),
      !phrases[before].isAfterPreposition
    {
      return phrases[before].tokens.lowerBound..<phrases[last].tokens.upperBound
    }
    return start..<phrases[last].tokens.upperBound
  }

  /// "Ada Roe, the mayor, said", "Ada Roe, from Leeds, said": from the phrase before the aside to the aside's end.
  ///
  /// The aside may be the name.
  private func beforeAside(_ comma: Int) -> Range<Int>? {
    var insidePhrase: Range<Int>?
    var index = comma - 1
    while index > range.lowerBound, comma - index < 40 {
      if text.tokens[index].isMark(","), let last = phraseIndex(endingAt: endBeforeBrackets(index)),
        isSpeaker(phrases[last].tokens)
      {
        let found = whole(endingWith: last)
        let source = isApposition(index + 1..<comma) ? found.lowerBound..<comma : found
        if !phrases[topPhrase(last)].isAfterPreposition { return source }
        insidePhrase = insidePhrase ?? source
      }
      index -= 1
    }
    return insidePhrase
  }

  /// "the mayor", "Bello Roe": another name for the same, no clause and no age.
  private func isApposition(_ tokens: Range<Int>) -> Bool {
    tokens.count <= 8 && phraseIndex(startingAt: tokens.lowerBound) != nil
      && text.tokens[tokens.lowerBound].kind == .word
      && !tokens.contains {
        text.has($0, [.relative, .verb, .subordinator]) || text.isParticiple($0)
      }
  }

  /// "the Front (FRE)": where the name before the brackets ends.
  private func endBeforeBrackets(_ index: Int) -> Int {
    guard index > range.lowerBound, text.tokens[index - 1].isMark(")") else { return index }
    let least = max(range.lowerBound, index - 8)
    return (least..<index).last { text.tokens[$0].isMark("(") } ?? index
  }

  /// "Police arrived and said", "the group called a radio station to say": the subject of the verb before.
  private func firstSubject(before end: Int) -> Range<Int>? {
    let after = phrases.firstIndexSorted { $0.tokens.upperBound > end }
    let near = max(0, after - 24)..<after
    return phrases[near].first {
      !$0.isAfterPreposition && $0.meaning != .time && isSpeaker($0.tokens)
    }.map(\.tokens)
  }

  /// "officials close to the case said": over the adjective to the noun.
  private func subjectOverModifier(_ end: Int) -> Range<Int>? {
    let phrase = phrases.firstIndexSorted { $0.tokens.upperBound > end } - 1
    guard phrase >= 0, end - phrases[phrase].tokens.upperBound < 3 else { return nil }
    return isSpeaker(phrases[phrase].tokens) ? phrases[phrase].tokens : nil
  }

  /// Past the source's own "of" and "in".
  func endOfSource(_ phrase: Int) -> Int {
    var end = phrases[phrase].tokens.upperBound
    for _ in 0..<3 {
      guard end < range.upperBound,
        text.isWord(end, among: [Words.of, Words.in, Words.and, WordKey("for"), Words.with]),
        let next = phraseIndex(startingAt: end + 1), phrases[next].meaning != .time,
        !text.isWord(end, Words.and) || isSpeaker(phrases[next].tokens)
      else { break }
      end = phrases[next].tokens.upperBound
    }
    return end
  }

  /// Anything that can speak: no time, no number.
  func isSpeaker(_ tokens: Range<Int>) -> Bool {
    guard let phrase = phraseIndex(containing: tokens.upperBound - 1) else { return true }
    if phrases[phrase].meaning == .time { return false }
    let first = tokens.lowerBound
    if tokens.count == 1, text.has(first, .subjectPronoun) {
      if text.isWord(first, Words.there) { return false }
      return !text.isWord(first, Words.it) || first == range.lowerBound
        || isReportBoundary(first - 1) || text.has(first - 1, .conjunction)
    }
    let head = phrases[phrase].head
    if text.isWord(head, Words.total) { return false }
    // "magnitude 6.3", but "two said".
    if text.number(at: head) != nil, phrases[phrase].count == nil { return false }
    return !text.has(first, .objectPronoun)
  }
}
