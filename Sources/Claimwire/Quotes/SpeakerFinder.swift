/// Finds the noun phrase that a cue takes as its speaker, without a parser: from the cue outwards to the first word that
/// cannot belong to it.
///
/// A class, since much of a document's reading holds it: a copy is one reference, not one for each layer.
final class SpeakerFinder {
  let document: Document
  let words: QuoteWords
  let cues: CueLexicon
  private let tokens: [Token]
  private let bytes: [UInt8]

  /// No speaker is longer, in tokens, and none is sought farther from its cue: four in a thousand of PolNeAR's are.
  static let reach = 40

  init(document: Document, words: QuoteWords, cues: CueLexicon) {
    self.document = document
    self.words = words
    self.cues = cues
    tokens = document.tokens
    bytes = document.bytes
  }

  // MARK: Before the cue

  /// The subject of the verb at `cue`: "Hugh Hill" in "Hugh Hill, a doctor, also said".
  func subject(before cue: Int, from least: Int) -> Range<Int>? {
    let bound = max(least, cue - SpeakerFinder.reach)
    var end = skipAuxiliaries(before: cue, to: bound)
    end = skipInsertion(before: end, to: bound)
    guard end > bound else { return nil }
    if isRole(end - 1, .relative) || tokens[end - 1].key == WordKey("that").value {
      end = skipInsertion(before: end - 1, to: bound)
      guard end > bound else { return nil }
    }
    return nounPhrase(endingAt: end, to: bound)
  }

  private func skipAuxiliaries(before index: Int, to bound: Int) -> Int {
    var index = index
    while index > bound,
      isRole(index - 1, .auxiliary) || words.isAdverb(tokens[index - 1], in: bytes)
        || isInfinitiveMark(index - 1)
    { index -= 1 }
    return index
  }

  private func isInfinitiveMark(_ index: Int) -> Bool { tokens[index].key == WordKey("to").value }

  /// Jumps from behind ", a doctor," to before it.
  private func skipInsertion(before end: Int, to bound: Int) -> Int {
    if end > bound, tokens[end - 1].isMark(")") { return skipBracket(before: end, to: bound) }
    guard end > bound, tokens[end - 1].isMark(",") || isDash(end - 1) else { return end }
    let isComma = tokens[end - 1].isMark(",")
    var index = end - 2
    while index > bound {
      if isComma ? tokens[index].isMark(",") : isDash(index) {
        let before = index
        if isNounPhraseEnd(before - 1) { return before }
      }
      index -= 1
    }
    return bound
  }

  /// Jumps from behind "(R-Utah)" to before it.
  private func skipBracket(before end: Int, to bound: Int) -> Int {
    for index in stride(from: end - 2, to: max(bound, end - 10), by: -1)
    where tokens[index].isMark("(") {
      return index
    }
    return end
  }

  /// The noun phrase that ends before token `end`.
  func nounPhrase(endingAt end: Int, to bound: Int) -> Range<Int>? {
    guard end > bound, isNounPhraseEnd(end - 1) else { return nil }
    if isRole(end - 1, .pronoun) { return end - 1..<end }
    var start = end
    while start > bound, belongs(start - 1, end: end) { start -= 1 }
    while start < end, isTrimmedAtStart(start) { start += 1 }
    start = afterLeadingPhrase(start..<end)
    return start < end ? start..<end : nil
  }

  /// Whether a noun phrase that ends at `end` can hold token `index`.
  private func belongs(_ index: Int, end: Int) -> Bool {
    let token = tokens[index]
    if token.kind == .punctuation {
      return isHyphen(index) || token.isMark("&") || token.isMark("'")
    }
    switch words.role(token, in: bytes) {
    case .subordinator, .relative, .pronoun, .objectPronoun: return false
    case .auxiliary: return token.flags.contains(.clitic) && token.key == SpeakerLexicon.possessive
    case .conjunction: return joinsNames(index)
    default: break
    }
    if let entry = cues.entry(token, in: bytes), token.letterCase == .lower {
      return entry.form == .noun || entry.form == .base
    }
    return true
  }

  /// "and" between two names or two phrases with articles.
  private func joinsNames(_ index: Int) -> Bool {
    guard index > 0, index + 1 < tokens.count, tokens[index].key == WordKey("and").value else {
      return false
    }
    let next = tokens[index + 1]
    return tokens[index - 1].isCapitalized
      && (next.isCapitalized || isRole(index + 1, .determiner))
  }

  private func isTrimmedAtStart(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.kind == .punctuation { return true }
    switch words.role(token, in: bytes) {
    case .conjunction, .adverb, .auxiliary: return true
    default: return token.flags.contains(.clitic)
    }
  }

  /// "In Kyiv officials": the noun phrase after a leading prepositional phrase, where a name or article shows it.
  private func afterLeadingPhrase(_ range: Range<Int>) -> Int {
    guard isRole(range.lowerBound, .preposition) || isRole(range.lowerBound, .time) else {
      return range.lowerBound
    }
    var index = range.lowerBound + 1
    while index < range.upperBound, isRole(index, .preposition) || isRole(index, .time) {
      index += 1
    }
    let object = index
    index += 1
    while index < range.upperBound {
      if isRole(index, .determiner) { return index }
      index += 1
    }
    return object
  }

  private func isNounPhraseEnd(_ index: Int) -> Bool {
    guard index >= 0 else { return false }
    let token = tokens[index]
    if token.isMark("%") || token.isMark(")") { return true }
    guard token.kind != .punctuation, token.kind != .symbol else { return false }
    switch words.role(token, in: bytes) {
    case .pronoun, nil: return true
    case .time, .determiner: return true
    default: return false
    }
  }

  // MARK: After the cue

  /// The speaker that starts at or just after token `first`: "Smith" in "said Smith, a doctor".
  func nounPhrase(startingAt first: Int, to bound: Int) -> Range<Int>? {
    var start = first
    while start < bound, words.isAdverb(tokens[start], in: bytes) { start += 1 }
    let limit = min(bound, start + SpeakerFinder.reach)
    guard start < limit, startsNounPhrase(start) else { return nil }
    if isRole(start, .pronoun) { return start..<start + 1 }
    var end = start + 1
    while end < limit, continues(end, from: start) { end += 1 }
    while end > start, isTrimmedAtEnd(end - 1) { end -= 1 }
    return start < end ? start..<end : nil
  }

  private func startsNounPhrase(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind != .punctuation, token.kind != .symbol else { return false }
    switch words.role(token, in: bytes) {
    case .pronoun, .determiner, nil: break
    default: return token.isCapitalized && !isRole(index, .time)
    }
    guard let entry = cues.entry(token, in: bytes), token.letterCase == .lower else { return true }
    return entry.form == .noun || entry.form == .base
  }

  private func continues(_ index: Int, from start: Int) -> Bool {
    let token = tokens[index]
    if token.kind == .punctuation {
      return isHyphen(index) || token.isMark("&") || token.isMark("'")
    }
    switch words.role(token, in: bytes) {
    case .subordinator, .relative, .pronoun, .objectPronoun, .adverb: return false
    case .time: return index > start + 1 && tokens[index - 1].key == WordKey("the").value
    case .auxiliary: return token.key == SpeakerLexicon.possessive
    case .conjunction: return joinsNames(index)
    case .preposition: return isInsideSpeaker(index, from: start)
    default: break
    }
    if let entry = cues.entry(token, in: bytes), token.letterCase == .lower {
      return entry.form == .noun || entry.form == .base
    }
    return true
  }

  /// "a spokesman for the union", "a source close to the king", but "said Smith in a statement".
  private func isInsideSpeaker(_ index: Int, from start: Int) -> Bool {
    guard !tokens[index - 1].isCapitalized else { return false }
    let key = tokens[index].key
    return key == WordKey("for").value || key == WordKey("to").value
      || key == WordKey("with").value || key == WordKey("from").value
      || key == WordKey("at").value
  }

  private func isTrimmedAtEnd(_ index: Int) -> Bool {
    if tokens[index].kind == .punctuation { return true }
    switch words.role(tokens[index], in: bytes) {
    case .preposition, .of, .conjunction, .time: return true
    default: return tokens[index].flags.contains(.clitic)
    }
  }

  // MARK: Words

  private func isRole(_ index: Int, _ role: QuoteWords.Role) -> Bool {
    words.role(tokens[index], in: bytes) == role
  }

  private func isHyphen(_ index: Int) -> Bool {
    tokens[index].isMark("-") && !tokens[index].flags.contains(.spaceBefore)
  }

  private func isDash(_ index: Int) -> Bool {
    tokens[index].kind == .punctuation && !isHyphen(index)
      && QuotationMark.isDash(tokens[index], in: bytes)
  }
}
