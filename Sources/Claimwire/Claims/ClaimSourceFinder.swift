/// Finds to whom an article attributes a claim, from the quotes and from the sentence's own words.
struct ClaimSourceFinder {
  let reader: ClauseReader
  var text: TaggedText { reader.text }

  /// Null where the article itself speaks.
  func attribution(of draft: ClaimDraft) -> ClaimAttribution? {
    if draft.isSuperseded { return ClaimAttribution() }
    let quote = enclosingQuote(draft)
    let limit = quote.map { text.document.tokens(in: $0.part) }
    let inside = limit.map { max($0.lowerBound, reader.range.lowerBound)..<$0.upperBound }
    if let own = announcer(of: draft) { return withQuote(own, quote?.index) }
    if let governing = governingVerb(of: draft, from: inside?.lowerBound ?? reader.range.lowerBound)
    {
      return withQuote(governing, quote?.index)
    }
    if let quote { return ofQuote(quote.index) }
    return accordingTo(draft) ?? closingVerb(of: draft) ?? agent(of: draft) ?? colon(draft)
      ?? hearsay(draft)
  }

  private func withQuote(_ found: ClaimAttribution, _ quote: Int?) -> ClaimAttribution {
    var found = found
    found.quote = found.cue.flatMap(quoteWithCue) ?? quote
    return found
  }

  // MARK: Quotes

  /// The direct or partial quote with the claim in it, and its part.
  private func enclosingQuote(_ draft: ClaimDraft) -> (index: Int, part: TextSpan)? {
    let word = text.tokens[draft.trigger.lowerBound].span
    let quotes = text.document.quotes
    // Quotes are by start; a claim's quote starts at most a few quotes before it.
    let after = quotes.firstIndexSorted { $0.span.start > word.start }
    for index in (max(0, after - 8)..<after).reversed() where quotes[index].kind != .indirect {
      for part in quotes[index].parts where part.contains(word) { return (index, part) }
    }
    return nil
  }

  private func ofQuote(_ index: Int) -> ClaimAttribution {
    ClaimAttribution(source: speakerTokens(index), cue: nil, quote: index)
  }

  private func speakerTokens(_ quote: Int) -> Range<Int>? {
    guard let speaker = text.document.quotes[quote].speaker else { return nil }
    let tokens = text.document.tokens(in: speaker.span)
    return tokens.isEmpty ? nil : tokens
  }

  private func quoteWithCue(_ cue: Int) -> Int? {
    let span = text.tokens[cue].span
    let quotes = text.document.quotes
    let near = quotes.firstIndexSorted { $0.span.end + 400 > span.start }
    for index in near..<min(quotes.count, near + 12)
    where quotes[index].cue?.span.overlaps(span) == true {
      return index
    }
    return nil
  }

  // MARK: Before the claim

  /// "officials said eight people died": the nearest reporting verb before the claim that governs it.
  private func governingVerb(of draft: ClaimDraft, from start: Int) -> ClaimAttribution? {
    var index = draft.predicate.lowerBound - 1
    while index >= start {
      if text.tokens[index].isMark(";") { return nil }
      if text.has(index, [.reporting, .denying]), let found = governing(index, draft, from: start) {
        return found
      }
      index -= 1
    }
    return nil
  }

  private func governing(_ index: Int, _ draft: ClaimDraft, from start: Int) -> ClaimAttribution? {
    guard
      !draft.tokens.contains(index)
        || index < draft.count.tokens.lowerBound && text.has(index, .fearing),
      reader.phraseIndex(containing: index) == nil || isVerbInPhrase(index)
    else { return nil }
    if text.has(index, .denying) {
      return isDenial(index, draft)
        ? ClaimAttribution(source: subject(of: index), cue: index, isDenied: true) : nil
    }
    if isParenthetical(index) || isDeniedReport(index)
      || text.has(index, .takingLives) && isLives(draft)
    {
      return nil
    }
    if index > start,
      text.has(index - 1, .be)
        || index > start + 1 && text.has(index - 2, .be)
          && text.has(index - 1, [.adverb, .negation])
    {
      return isImpersonal(index, from: start) ? ClaimAttribution(cue: index) : nil
    }
    guard let source = subject(of: index) else {
      return nil
    }
    guard isSpeaker(source) else { return nil }
    return ClaimAttribution(source: source, cue: index)
  }

  /// "reports" in "rejected earlier reports that": the denial before it governs.
  private func isDeniedReport(_ index: Int) -> Bool {
    let least = max(reader.range.lowerBound, index - 4)
    return (least..<index).contains { text.has($0, .denying) }
  }

  private func isLives(_ draft: ClaimDraft) -> Bool {
    draft.trigger.contains { text.harm[$0]?.uses.contains(.lives) == true }
  }

  /// A capitalized headline's verb can look like a noun: "IRAN CLAIMS".
  private func isVerbInPhrase(_ index: Int) -> Bool { false }

  /// "it is estimated that".
  private func isImpersonal(_ index: Int, from start: Int) -> Bool {
    var next = index - 1
    while next >= start, text.has(next, [.be, .adverb, .have, .modal]) { next -= 1 }
    return next >= start && text.isWord(next, WordKey("it"))
  }

  /// "…," police said, — what follows is no complement.
  private func isParenthetical(_ index: Int) -> Bool {
    let next = index + 1
    if next < reader.range.upperBound, text.tokens[next].isMark(",") { return true }
    guard let phrase = reader.phraseIndex(endingAt: startOfAuxiliaries(index)) else {
      return index > reader.range.lowerBound && isQuoteOrComma(index - 1)
    }
    let before = reader.phrases[phrase].tokens.lowerBound - 1
    guard before > reader.range.lowerBound, isClosingQuote(before) else { return false }
    return true
  }

  private func isQuoteOrComma(_ index: Int) -> Bool { isClosingQuote(index) }

  private func isClosingQuote(_ index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .punctuation, !token.flags.contains(.opening) else { return false }
    let start = Int(token.start)
    return token.isMark("\"")
      || token.end - token.start == 3 && text.bytes[start] == 0xE2 && text.bytes[start + 1] == 0x80
        && (text.bytes[start + 2] == 0x9D || text.bytes[start + 2] == 0x99)
  }

  /// "denied that", "denied reports that", "denied there were", but not "denied involvement in".
  private func isDenial(_ index: Int, _ draft: ClaimDraft) -> Bool {
    let next = index + 1
    guard next < reader.range.upperBound else { return false }
    if text.isWord(next, Words.that) || text.isWord(next, WordKey("there")) { return true }
    let reports = [
      "reports", "report", "accusations", "accusation", "claims", "claim", "allegations",
      "allegation",
      "charges", "suggestions", "rumors", "rumours",
    ].map { WordKey($0) }
    let limit = min(reader.range.upperBound, next + 5)
    for word in next..<limit where text.isWord(word, among: reports) {
      return word + 1 < reader.range.upperBound
        && text.isWord(word + 1, among: [Words.that, Words.of])
    }
    return false
  }

  // MARK: After the claim and around it

  /// "according to police", before or after the claim.
  private func accordingTo(_ draft: ClaimDraft) -> ClaimAttribution? {
    for index in reader.range.dropLast(2)
    where text.isWord(index, Words.according) && text.has(index + 1, .to) {
      guard let phrase = reader.phraseIndex(startingAt: index + 2) else { continue }
      return ClaimAttribution(
        source: reader.phrases[phrase].tokens.lowerBound..<endOfSource(phrase),
        cue: index,
        quote: quoteWithCue(index)
      )
    }
    return byReports()
  }

  /// "By reports on Saturday".
  private func byReports() -> ClaimAttribution? {
    let first = reader.range.lowerBound
    guard reader.range.count > 2, text.isWord(first, Words.by),
      text.isWord(first + 1, Words.reports)
    else {
      return nil
    }
    return ClaimAttribution(source: first + 1..<first + 2, cue: first)
  }

  /// "…, police said" and "…, said the minister".
  private func closingVerb(of draft: ClaimDraft) -> ClaimAttribution? {
    var index = draft.tokens.upperBound
    while index < reader.range.upperBound {
      if text.has(index, .reporting), text.has(index, .verb),
        reader.phraseIndex(containing: index) == nil,
        let source = closingSource(index, draft)
      {
        return ClaimAttribution(source: source, cue: index, quote: quoteWithCue(index))
      }
      index += 1
    }
    return nil
  }

  private func closingSource(_ index: Int, _ draft: ClaimDraft) -> Range<Int>? {
    if index > draft.tokens.upperBound, isBoundary(index - 1),
      let phrase = reader.phraseIndex(startingAt: index + 1), isClosed(index: endOfSource(phrase))
    {
      return reader.phrases[phrase].tokens.lowerBound..<endOfSource(phrase)
    }
    guard isClosed(index: index + 1), let source = subject(of: index),
      source.lowerBound > draft.trigger.lowerBound,
      source.lowerBound > reader.range.lowerBound, isSpeaker(source)
    else { return nil }
    // "… in Leeds police said": a careless comma is no reason to lose the source.
    return isBoundary(source.lowerBound - 1) || text.has(source.upperBound - 1, .authority)
      ? source : nil
  }

  private func isBoundary(_ index: Int) -> Bool {
    text.tokens[index].isMark(",") || isClosingQuote(index) || text.isDash(index)
  }

  /// Whether the clause may end here: the reporting clause has no complement of its own.
  private func isClosed(index: Int) -> Bool {
    guard index < reader.range.upperBound else { return true }
    let token = text.tokens[index]
    if token.kind == .punctuation { return !token.isMark(":") }
    return text.isDate[index] || text.has(index, [.preposition, .time, .adverb, .conjunction])
  }

  /// "was reported missing by his son".
  private func agent(of draft: ClaimDraft) -> ClaimAttribution? {
    guard draft.isReported else { return nil }
    let limit = min(reader.range.upperBound, draft.tokens.upperBound + 20)
    guard limit > draft.tokens.upperBound else { return nil }
    for index in draft.tokens.upperBound..<limit where text.isWord(index, Words.by) {
      guard let phrase = reader.phraseIndex(startingAt: index + 1),
        reader.phrases[phrase].meaning != .time,
        isSpeaker(reader.phrases[phrase].tokens)
      else { continue }
      return ClaimAttribution(
        source: reader.phrases[phrase].tokens.lowerBound..<endOfSource(phrase)
      )
    }
    return nil
  }

  /// "Police: Three dead in crash"; "Three dead in crash - radio".
  private func colon(_ draft: ClaimDraft) -> ClaimAttribution? {
    guard let first = reader.phrases.first, first.tokens.upperBound < draft.tokens.lowerBound,
      text.tokens[first.tokens.upperBound].isMark(":"), isSpeaker(first.tokens)
    else { return nil }
    return ClaimAttribution(source: first.tokens, cue: first.tokens.upperBound)
  }

  /// "reportedly" in the clause, or a predicate that says so itself.
  private func hearsay(_ draft: ClaimDraft) -> ClaimAttribution? {
    if draft.isReported { return ClaimAttribution() }
    var index = draft.predicate.upperBound - 1
    while index >= reader.range.lowerBound, !text.tokens[index].isMark(";") {
      if text.has(index, .hearsay) { return ClaimAttribution(cue: index) }
      index -= 1
    }
    return nil
  }

  /// Who added to the toll or raised it: "Indonesia added 7,000 people to the death toll".
  private func announcer(of draft: ClaimDraft) -> ClaimAttribution? {
    guard draft.isCumulative else { return nil }
    var index = min(draft.tokens.lowerBound, draft.trigger.lowerBound) - 1
    let least = max(reader.range.lowerBound, index - 6)
    while index > least {
      if text.isWord(index, among: Self.raising), let source = subject(of: index),
        isSpeaker(source),
        text.harm[source.upperBound - 1] == nil, !text.isWord(source.upperBound - 1, Words.total)
      {
        return ClaimAttribution(source: source, cue: index)
      }
      index -= 1
    }
    return nil
  }

  private static let raising = [
    "added", "adds", "increased", "raised", "revised", "lowered", "updated", "put", "puts",
  ]
  .map { WordKey($0) }

  // MARK: Sources

  private func startOfAuxiliaries(_ verb: Int) -> Int {
    var start = verb
    while start > reader.range.lowerBound, verb - start < 5,
      text.has(start - 1, [.have, .adverb, .modal, .be, .time]) || text.isDate[start - 1]
    {
      start -= 1
    }
    return start
  }

  /// The words before a reporting verb that name who reports.
  private func subject(of verb: Int) -> Range<Int>? {
    let end = startOfAuxiliaries(verb)
    guard end > reader.range.lowerBound else { return nil }
    if text.has(end - 1, .relative) {
      return reader.phraseIndex(endingAt: end - 1).map { reader.phrases[$0].tokens }
    }
    if text.tokens[end - 1].isMark(",") { return beforeAside(end - 1) }
    if text.has(end - 1, .conjunction) { return coordinatedSubject(of: end - 1) }
    guard let last = reader.phraseIndex(endingAt: end) else { return subjectOverModifier(end) }
    return topPhrase(last)
  }

  /// From the phrase up over the phrases that it hangs on: "officials in the north of the country".
  private func topPhrase(_ last: Int) -> Range<Int> {
    var first = last
    for _ in 0..<4 where reader.phrases[first].isAfterPreposition {
      guard let before = reader.phraseIndex(endingAt: reader.phrases[first].tokens.lowerBound - 1)
      else { break }
      first = before
    }
    let start = reader.phrases[first].tokens.lowerBound
    // "police and the coroner".
    if start - 1 > reader.range.lowerBound, text.isWord(start - 1, Words.and),
      let before = reader.phraseIndex(endingAt: start - 1),
      isSpeaker(reader.phrases[before].tokens),
      !reader.phrases[before].isAfterPreposition
    {
      return reader.phrases[before].tokens.lowerBound..<reader.phrases[last].tokens.upperBound
    }
    return start..<reader.phrases[last].tokens.upperBound
  }

  /// "Ada Roe, the mayor, said": the phrase before the aside.
  private func beforeAside(_ comma: Int) -> Range<Int>? {
    var index = comma - 1
    while index > reader.range.lowerBound, comma - index < 40 {
      if text.tokens[index].isMark(","), let phrase = reader.phraseIndex(endingAt: index),
        isSpeaker(reader.phrases[phrase].tokens)
      {
        return topPhrase(phrase)
      }
      index -= 1
    }
    return nil
  }

  /// "Police arrived and said": the subject of the verb before "and".
  private func coordinatedSubject(of conjunction: Int) -> Range<Int>? {
    let subject = reader.phrases.first {
      !$0.isAfterPreposition && $0.meaning != .time && isSpeaker($0.tokens)
    }
    return subject.flatMap { $0.tokens.upperBound < conjunction ? $0.tokens : nil }
  }

  /// "officials close to the case said": over the adjective to the noun.
  private func subjectOverModifier(_ end: Int) -> Range<Int>? {
    guard let phrase = reader.phrases.last(where: { $0.tokens.upperBound <= end }),
      end - phrase.tokens.upperBound < 3
    else { return nil }
    return isSpeaker(phrase.tokens) ? phrase.tokens : nil
  }

  /// Past the source's own "of" and "in".
  private func endOfSource(_ phrase: Int) -> Int {
    var end = reader.phrases[phrase].tokens.upperBound
    for _ in 0..<3 {
      guard end < reader.range.upperBound,
        text.isWord(end, among: [Words.of, Words.in, Words.and, WordKey("for"), WordKey("with")]),
        let next = reader.phraseIndex(startingAt: end + 1), reader.phrases[next].meaning != .time,
        !text.isWord(end, Words.and) || isSpeaker(reader.phrases[next].tokens)
      else { break }
      end = reader.phrases[next].tokens.upperBound
    }
    return end
  }

  /// Anything that can speak: no time, no number.
  private func isSpeaker(_ tokens: Range<Int>) -> Bool {
    guard let phrase = reader.phraseIndex(containing: tokens.upperBound - 1) else { return true }
    if reader.phrases[phrase].meaning == .time { return false }
    let first = tokens.lowerBound
    if tokens.count == 1, text.has(first, .subjectPronoun) {
      return !text.isWord(first, WordKey("it")) && !text.isWord(first, WordKey("there"))
        || first == reader.range.lowerBound
    }
    return !text.has(first, .objectPronoun)
  }
}
