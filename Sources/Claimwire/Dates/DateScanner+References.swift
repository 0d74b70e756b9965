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
    return Found(tokens: index..<index + 1, type: .date, value: value)
  }

  /// "recent", "the current", "the near future".
  func vague(_ value: String, at index: Int) -> Found? {
    if bounds.contains(index + 1) {
      if case .unit = temporal(index + 1) { return nil }
      if case .fiscal = temporal(index + 1) { return nil }
    }
    var start = index
    if value == "FUTURE_REF" {
      // "the future" and "the near future", but not "future payments" and "the foreseeable future".
      if isWord(start - 1, keys.near) { start -= 1 }
      guard isWord(start - 1, keys.the) else { return nil }
      start -= 1
    }
    return Found(tokens: start..<index + 1, type: .date, value: value)
  }

  /// "last fall", "the summer of 1994", "winter 1995".
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
    guard let reference, case .reference(let offset) = deixis(index - 1) else { return nil }
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

  private static func firstMonth(_ season: String) -> Int {
    switch season {
    case "SP": 3
    case "SU": 6
    case "FA": 9
    default: 12
    }
  }

  /// "the latest period", "the year-earlier period".
  func period(at index: Int) -> Found? {
    guard let quarter, isWord(index - 1, WordKey("latest")), isWord(index - 2, keys.the) else {
      return nil
    }
    return Found(
      tokens: index - 2..<index + 1,
      type: .date,
      value: TimexValue.quarter(quarter.year, quarter.number)
    )
  }
}
