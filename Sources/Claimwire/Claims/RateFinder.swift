/// Finds the period of a rate beside a claim: "5,000 a week", "each year", "daily".
struct RateFinder {
  let reader: ClauseReader
  var text: TaggedText { reader.text }

  /// How far behind the claim the period may stand.
  private static let reach = 5

  private static let periods: [(word: WordKey, adverb: WordKey, period: RatePeriod)] = [
    (WordKey("day"), WordKey("daily"), .day), (WordKey("week"), WordKey("weekly"), .week),
    (WordKey("month"), WordKey("monthly"), .month), (WordKey("year"), WordKey("annually"), .year),
  ]

  private static let each = [Words.a, Words.an, Words.per, Words.each, Words.every]

  /// Null where the count is no rate.
  func period(of draft: ClaimDraft) -> RatePeriod? {
    let end = min(reader.range.upperBound, draft.tokens.upperBound + Self.reach)
    for index in draft.tokens.lowerBound..<end {
      if text.tokens[index].isMark(";")
        || index >= draft.tokens.upperBound && text.has(index, .verb)
      {
        return nil
      }
      for (word, adverb, period) in Self.periods {
        if text.isWord(index, adverb) { return period }
        if text.isWord(index, word), isRate(index) { return period }
      }
    }
    return nil
  }

  /// "a week", but not "in a week", "a week ago", "a week-long".
  private func isRate(_ index: Int) -> Bool {
    guard index > reader.range.lowerBound + 1, text.isWord(index - 1, among: Self.each) else {
      return false
    }
    if text.has(index - 2, [.preposition, .to]) { return false }
    guard index + 1 < reader.range.upperBound else { return true }
    return !text.has(index + 1, .adverb) && !text.isHyphen(index + 1)
      && !text.has(index + 1, .subordinator) && !text.isWord(index + 1, Words.old)
  }
}
