/// Which way a bare weekday or month looks.
enum TenseCue {
  case past
  case future
}

extension DateScanner {
  /// What the words around a date say of the way it looks: those before it first, nearest first, then those behind; at the
  /// head of a clause ("and on Monday he will") those behind first.
  mutating func tense(around range: Range<Int>) -> TenseCue? {
    guard let whole = sentenceTokens(at: range.lowerBound) else { return nil }
    if isAsSoonAs(range.lowerBound - 1) { return .future }
    if isPossessive(range.upperBound) { return tenseOfPossessive(range, in: whole) }
    // Thirty words back and twelve on: a clause, and a bound on long "sentences".
    let before = words(30, before: range.lowerBound, in: whole)
    let behind = words(12, behind: range.upperBound, in: whole)
    if opensClause(range.lowerBound, in: whole), let cue = cue(behind: behind) { return cue }
    if isWord(range.lowerBound - 1, keys.by) {
      // "will close by Monday", but "had closed by Monday".
      return isPastPerfect(before) ? .past : .future
    }
    return cue(before: before) ?? cue(behind: behind)
  }

  // A date may reach out of its sentence ("Jan" and, a line on, "1"): no words are left on that side.

  private func words(_ count: Int, before token: Int, in sentence: Range<Int>) -> Range<Int> {
    min(token, max(sentence.lowerBound, token - count))..<token
  }

  private func words(_ count: Int, behind token: Int, in sentence: Range<Int>) -> Range<Int> {
    token..<max(token, min(sentence.upperBound, token + count))
  }

  /// The tokens of the sentence that the token is in; tokens are asked for in order, give or take the words that lead into
  /// a date, so O(1) over all.
  mutating func sentenceTokens(at token: Int) -> Range<Int>? {
    while sentence > 0, sentences[sentence].tokens.lowerBound > token { sentence -= 1 }
    while sentence + 1 < sentences.count, sentences[sentence].tokens.upperBound <= token {
      sentence += 1
    }
    return sentence < sentences.count ? sentences[sentence].tokens : nil
  }

  // MARK: The clause

  /// "and on Monday …": behind a conjunction or a quotation mark, with no verb of its own before it.
  private func opensClause(_ start: Int, in sentence: Range<Int>) -> Bool {
    var index = start - 1
    while index > sentence.lowerBound, index > start - 3,
      isBehind(vocabulary.beforeBareDate, index)
    {
      index -= 1
    }
    guard index >= sentence.lowerBound else { return true }
    return tokens[index] == keys.and || tokens[index] == keys.but || tokens[index].isMark(";")
      || tokens[index].flags.contains(.opening)
  }

  private func isPossessive(_ index: Int) -> Bool {
    index < tokens.count && tokens[index] == keys.possessive
      && tokens[index].flags.contains(.clitic)
  }

  /// "Monday's vote": one that was held, unless the words next to it look ahead.
  private func tenseOfPossessive(_ range: Range<Int>, in sentence: Range<Int>) -> TenseCue {
    let before = cue(before: words(3, before: range.lowerBound, in: sentence))
    let behind = cue(behind: words(5, behind: range.upperBound, in: sentence))
    return before == .future || behind == .future ? .future : .past
  }

  private func isPastPerfect(_ range: Range<Int>) -> Bool {
    range.suffix(8).contains { vocabulary.had.contains(tokens[$0], in: bytes) }
  }

  // MARK: Cues

  /// The nearest cue before a date.
  private func cue(before range: Range<Int>) -> TenseCue? {
    var isInfinitive = false
    for index in range.reversed() {
      let token = tokens[index]
      if token.isMark(";") { return nil }
      guard token.kind == .word, !token.isCapitalized else { continue }
      if token == keys.to, index + 1 < tokens.count, tokens[index + 1].letterCase == .lower {
        if isToCome(index) {
          // "had been due to expire on Friday" did so.
          return isPastPerfect(max(range.lowerBound, index - 4)..<index) ? .past : .future
        }
        isInfinitive = true
        continue
      }
      if isInfinitive, isIn(vocabulary.aims, index) {
        // "agreed to meet on Monday" looks ahead, "had agreed to" looks back.
        return isBehind(vocabulary.had, index - 1) ? .past : .future
      }
      if let cue = cue(at: index) { return cue }
    }
    return nil
  }

  /// The nearest cue behind a date.
  private func cue(behind range: Range<Int>) -> TenseCue? {
    for index in range {
      guard tokens[index].kind == .word, !tokens[index].isCapitalized else { continue }
      if let cue = cue(at: index) { return cue }
    }
    return nil
  }

  /// Which way the word looks, with what stands next to it.
  private func cue(at index: Int) -> TenseCue? {
    let token = tokens[index]
    guard let verb = vocabulary.verbs.value(of: token, in: bytes) else {
      return isRegularPast(token) ? participle(index) : nil
    }
    switch verb {
    case .future: return .future
    case .modal: return modal(index)
    case .past: return participle(index)
    case .have:
      // "have to leave", "has until Monday".
      return isWordBehind(index + 1, keys.to) ? .future : .past
    case .plan:
      // "the plan", "better than expected".
      if isBehind(vocabulary.beforeNoun, index - 1) { return nil }
      return isBehind(vocabulary.had, beforeAdverb(index)) || isWordBehind(index - 2, keys.had)
        ? .past : .future
    case .next:
      // "next to the embassy" is a place.
      return isWordBehind(index + 1, keys.to) ? nil : .future
    case .present:
      // "they meet on Monday", not "did not meet" or "refused to meet".
      return isBehind(vocabulary.beforeBase, index - 1) ? nil : .future
    }
  }

  /// "will" looks ahead, "may have" back; "could not be reached" is a past tense.
  private func modal(_ index: Int) -> TenseCue? {
    if isWordBehind(index + 1, keys.have) { return .past }
    let isPast =
      tokens[index] == keys.could
      && (isWordBehind(index + 1, keys.not) || isWordBehind(index + 1, keys.nt)
        || isWordBehind(index + 1, keys.be))
    return isPast ? nil : .future
  }

  /// A past form is a cue where it is the verb, none in "will be held", "is held" and "the increased dividend".
  private func participle(_ index: Int) -> TenseCue? {
    let before = beforeAdverb(index)
    if isBehind(vocabulary.beforeParticiple, before) { return nil }
    return .past
  }

  /// The token before, but for "also", "not" and adverbs in "-ly".
  private func beforeAdverb(_ index: Int) -> Int {
    var before = index - 1
    if before >= 0, tokens[before].kind == .word,
      tokens[before].end - tokens[before].start > 3,
      endsIn("ly", tokens[before])
        || isBehind(vocabulary.adverbs, before)
    {
      before -= 1
    }
    return before
  }

  private func isWordBehind(_ index: Int, _ key: WordKey) -> Bool {
    tokens.indices.contains(index) && tokens[index] == key
  }

  private func endsIn(_ ending: StaticString, _ token: Token) -> Bool {
    let length = ending.utf8CodeUnitCount
    guard Int(token.end - token.start) > length else { return false }
    return ending.withUTF8Buffer { ending in
      (0..<length).allSatisfy { bytes[Int(token.end) - length + $0] == ending[$0] }
    }
  }

  /// A regular past: "ended", "based"; no "succeed", "hundred".
  private func isRegularPast(_ token: Token) -> Bool {
    token.end - token.start > 4 && endsIn("ed", token)
      && !(endsIn("eed", token) && token != keys.agreed)
      && !vocabulary.notPast.contains(token, in: bytes)
  }

  /// "as soon as Tuesday", "as early as Tuesday".
  private func isAsSoonAs(_ index: Int) -> Bool {
    isWord(index, keys.as) && isWord(index - 2, keys.as)
      && (isWord(index - 1, keys.soon) || isWord(index - 1, keys.early))
  }

  /// "set to resume", "is to meet".
  private func isToCome(_ index: Int) -> Bool {
    isBehind(vocabulary.beforeToCome, index - 1)
  }

  // MARK: Resolving

  /// The day of that month and day nearest to the reference date, on the side that the tense looks to.
  mutating func resolve(month: Int, day: Int, around range: Range<Int>) -> CivilDate? {
    guard let reference else { return nil }
    let candidates = (-1...1).compactMap {
      CivilDate(year: reference.year + $0, month: month, day: day)
    }
    let nearest = candidates.min {
      abs($0.dayNumber - reference.dayNumber) < abs($1.dayNumber - reference.dayNumber)
    }
    // Near the reference date the nearest is meant, whatever the verb: a day ten months back has its year in news.
    if let nearest, -31...60 ~= nearest.dayNumber - reference.dayNumber { return nearest }
    switch tense(around: range) {
    case .past: return candidates.last { $0 <= reference }
    case .future: return candidates.first { $0 >= reference }
    case nil: return nearest
    }
  }

  /// The year of a bare month.
  ///
  /// The month after the reference date's is the one to come whatever the verb: eleven months back, news names the year.
  mutating func resolve(month: Int, around range: Range<Int>) -> Int? {
    guard let reference else { return nil }
    if month == reference.month { return reference.year }
    let ahead = (month - reference.month + 12) % 12
    let comes = month > reference.month ? reference.year : reference.year + 1
    if ahead == 1 || ahead <= 4 && isWord(range.lowerBound - 1, keys.through) { return comes }
    switch tense(around: range) {
    case .future: return comes
    case nil where ahead <= 2: return comes
    default: return comes - 1
    }
  }

  /// The day of a bare weekday: today or the last one, or the next where the sentence looks ahead.
  mutating func resolve(weekday: Int, around range: Range<Int>) -> CivilDate? {
    guard let reference else { return nil }
    if tense(around: range) == .future {
      return reference.adding(days: (weekday - reference.weekday + 7) % 7)
    }
    return reference.adding(days: -((reference.weekday - weekday + 7) % 7))
  }
}
