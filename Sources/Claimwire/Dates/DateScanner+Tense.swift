/// Which way a bare weekday or month looks.
enum TenseCue {
  case past
  case future
}

extension DateScanner {
  /// The nearest word in the sentence that looks back or ahead, those before the date first.
  mutating func tense(around range: Range<Int>) -> TenseCue? {
    guard let whole = sentenceTokens(at: range.lowerBound) else { return nil }
    if isWord(range.lowerBound - 1, keys.by) { return .future }
    // Thirty words back and twelve on: a clause, and a bound on long "sentences".
    var index = range.lowerBound - 1
    while index >= max(whole.lowerBound, range.lowerBound - 30) {
      if let cue = cue(index) { return cue }
      index -= 1
    }
    index = range.upperBound
    while index < min(whole.upperBound, range.upperBound + 12) {
      if let cue = cue(index) { return cue }
      index += 1
    }
    return nil
  }

  /// The tokens of the sentence that the token is in; tokens are asked for in order, so O(1) over all.
  mutating func sentenceTokens(at token: Int) -> Range<Int>? {
    while sentence + 1 < sentences.count, sentences[sentence].tokens.upperBound <= token {
      sentence += 1
    }
    return sentence < sentences.count ? sentences[sentence].tokens : nil
  }

  private func cue(_ index: Int) -> TenseCue? {
    let token = tokens[index]
    guard token.kind == .word, !token.isCapitalized else { return nil }
    if isToCome(index) { return .future }
    if vocabulary.future.contains(token, in: bytes) { return .future }
    if vocabulary.past.contains(token, in: bytes) { return .past }
    // A regular past: "met", but also "ended", "based".
    let end = Int(token.end)
    let isRegular =
      token.end - token.start > 4 && bytes[end - 1] == UInt8(ascii: "d")
      && bytes[end - 2] == UInt8(ascii: "e")
    return isRegular ? .past : nil
  }

  /// "set to resume", "is to meet".
  private func isToCome(_ index: Int) -> Bool {
    isWord(index, keys.to) && isBehind(vocabulary.beforeToCome, index - 1)
      && index + 1 < tokens.count && tokens[index + 1].letterCase == .lower
  }

  /// The day of that month and day nearest to the reference date, on the side that the tense looks to.
  mutating func resolve(month: Int, day: Int, around range: Range<Int>) -> CivilDate? {
    guard let reference else { return nil }
    let candidates = (-1...1).compactMap {
      CivilDate(year: reference.year + $0, month: month, day: day)
    }
    let nearest = candidates.min {
      abs($0.dayNumber - reference.dayNumber) < abs($1.dayNumber - reference.dayNumber)
    }
    // Within a month of the reference date the nearest is meant, whatever the verb.
    if let nearest, abs(nearest.dayNumber - reference.dayNumber) <= 31 { return nearest }
    switch tense(around: range) {
    case .past: return candidates.last { $0 <= reference }
    case .future: return candidates.first { $0 >= reference }
    case nil: return nearest
    }
  }

  /// The year of a bare month.
  mutating func resolve(month: Int, around range: Range<Int>) -> Int? {
    guard let reference else { return nil }
    if month == reference.month { return reference.year }
    let isFuture = tense(around: range) == .future
    if isFuture { return month > reference.month ? reference.year : reference.year + 1 }
    return month < reference.month ? reference.year : reference.year - 1
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
