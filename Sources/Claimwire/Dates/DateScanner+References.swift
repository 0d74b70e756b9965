/// Words for now, before and after, seasons, and the periods of business reports.
extension DateScanner {
  /// "now", "recently", "soon".
  func reference(_ value: String, at index: Int) -> Found? {
    // "as soon as", "soon after".
    if tokens[index] == WordKey("soon") {
      if isBehind(vocabulary.asWords, index - 1) || isIn(vocabulary.asWords, index + 1) {
        return nil
      }
    }
    let isStrengthened = isIn(vocabulary.beforeReference, index - 1)
    return Found(
      tokens: (isStrengthened ? index - 1 : index)..<index + 1,
      type: .date,
      value: value
    )
  }

  /// "recent", "the current", "the near future".
  func vague(_ value: String, at index: Int) -> Found? {
    if bounds.contains(index + 1) {
      if case .unit = temporal(index + 1) { return nil }
      if case .fiscal = temporal(index + 1) { return nil }
    }
    if value == "PAST_REF" { return past(at: index) }
    var start = index
    if value == "FUTURE_REF" {
      // "the future" and "the near future", but not "future payments" and "the foreseeable future".
      if isWord(start - 1, keys.near) { start -= 1 }
      guard isWord(start - 1, keys.the) else { return nil }
      start -= 1
    }
    return Found(tokens: start..<index + 1, type: .date, value: value)
  }

  /// "in the past", with nothing behind it that it is an adjective of; "recent" by itself is most often no time at all.
  private func past(at index: Int) -> Found? {
    guard tokens[index] == keys.past, isWord(index - 1, keys.the), isWord(index - 2, keys.in) else {
      return nil
    }
    guard
      index + 1 >= tokens.count || tokens[index + 1].kind == .punctuation
        || isBehind(vocabulary.afterYear, index + 1)
    else { return nil }
    return Found(tokens: index - 1..<index + 1, type: .date, value: "PAST_REF")
  }

  /// "last fall", "the summer of 1994", "winter 1995", "by the summer".
  mutating func season(_ code: String, at index: Int) -> Found? {
    var next = index + 1
    if isWord(next, keys.of) { next += 1 }
    if let year = year(after: next) {
      return Found(
        tokens: withLead(index)..<year.end,
        type: .date,
        value: "\(TimexValue.year(year.year))-\(code)"
      )
    }
    guard let reference else { return nil }
    guard case .reference(let offset) = deixis(index - 1) else {
      return definiteSeason(code, at: index, from: reference)
    }
    var year = reference.year
    let month = Self.firstMonth(code)
    if offset < 0, month + 2 >= reference.month { year -= 1 }
    if offset > 0, month <= reference.month { year += 1 }
    return Found(
      tokens: withLead(index - 1)..<index + 1,
      type: .date,
      value: "\(TimexValue.year(year))-\(code)"
    )
  }

  /// "the summer": the last one that has begun, or the next where the sentence looks ahead; "the fall of" a city is none.
  private mutating func definiteSeason(
    _ code: String,
    at index: Int,
    from reference: CivilDate
  ) -> Found? {
    let start = withLead(index)
    guard isWord(start, keys.the), !isWord(index + 1, keys.of), !tokens[index].isCapitalized,
      isBehind(vocabulary.beforeSeason, start - 1),
      index + 1 >= tokens.count || tokens[index + 1].kind != .word
        || isBehind(vocabulary.afterYear, index + 1)
    else { return nil }
    let month = Self.firstMonth(code)
    var year = month <= reference.month ? reference.year : reference.year - 1
    if tense(around: start..<index + 1) == .future {
      year = month + 2 >= reference.month ? reference.year : reference.year + 1
    }
    return Found(
      tokens: start..<index + 1,
      type: .date,
      value: "\(TimexValue.year(year))-\(code)"
    )
  }

  private static func firstMonth(_ season: String) -> Int {
    switch season {
    case "SP": 3
    case "SU": 6
    case "FA": 9
    default: 12
    }
  }

  /// "the latest period", "the year-earlier period".
  mutating func period(at index: Int) -> Found? {
    guard isWord(index - 1, keys.latest), isWord(index - 2, keys.the),
      let quarter = endedQuarter
    else { return nil }
    self.quarter = quarter
    return Found(
      tokens: index - 2..<index + 1,
      type: .date,
      value: TimexValue.quarter(quarter.year, quarter.number)
    )
  }
}
