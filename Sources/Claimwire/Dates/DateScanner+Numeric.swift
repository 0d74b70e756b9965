/// Dates that start with a number: years, clock times, 2025-04-24, 24 April, "two weeks ago".
extension DateScanner {
  mutating func numeric(at index: Int) -> Found? {
    let token = tokens[index]
    if token.kind == .number {
      if let time = clockTime(at: index) { return time }
      if let date = numericDate(at: index) { return date }
      if let day = nextDay(at: index) { return day }
      if let year = nextYear(at: index) { return year }
      if let year = shortYear(at: index) { return year }
      if yearNumber(index) != nil { return year(at: index) ?? counted(at: index) }
    } else {
      if let time = clockTime(at: index) { return time }
      if let decade = decade(at: index) { return decade }
      if let quarter = quarterCode(at: index) { return quarter }
    }
    if let date = dayMonth(at: index) { return date }
    return counted(at: index)
  }

  /// "24 April 1998", "the 24th of April".
  mutating func dayMonth(at index: Int) -> Found? {
    guard let day = dayNumber(index) else { return nil }
    var next = index + 1
    if isWord(next, keys.of) { next += 1 }
    guard case .month(let month, _) = temporal(next), tokens[next].isCapitalized,
      day <= CivilDate.days(inMonth: month, of: 2000), this(isNoMonthDay: next)
    else { return nil }
    let start = isWord(index - 1, keys.the) ? index - 1 : index
    return fullDate(withLead(start, article: false)..<next + 1, month: month, day: day)
  }

  /// "killed 5 April 24": the month has its own day behind it.
  private func this(isNoMonthDay month: Int) -> Bool {
    dayNumber(month + 1) == nil || yearNumber(month + 1) != nil
  }

  // MARK: All digits

  /// "2025-04-24", "24/4/2025", "4/24/98".
  private mutating func numericDate(at index: Int) -> Found? {
    let end = index + 5
    guard end <= tokens.count else { return nil }
    let isHyphen = reader.isJoiningHyphen(index + 1) && reader.isJoiningHyphen(index + 3)
    let isSlash = isSlash(index + 1) && isSlash(index + 3)
    guard isHyphen || isSlash else { return nil }
    var date: CivilDate?
    if let year = yearNumber(index), let month = dayNumber(index + 2, most: 12),
      let day = dayNumber(index + 4)
    {
      date = CivilDate(year: year, month: month, day: day)
    } else if let first = dayNumber(index), let second = dayNumber(index + 2),
      let year = yearNumber(index + 4) ?? twoDigitYear(index + 4)
    {
      let isDayFirst = isDayFirst(first, second, at: index)
      date = CivilDate(
        year: year,
        month: isDayFirst ? second : first,
        day: isDayFirst ? first : second
      )
    }
    guard let date else { return nil }
    see(date)
    return Found(tokens: index..<end, type: .date, value: date.iso)
  }

  /// Which of the two is the day: what is over twelve, else what the document's other dates show, else the second, as in
  /// the United States, which is told.
  private mutating func isDayFirst(_ first: Int, _ second: Int, at index: Int) -> Bool {
    if first > 12 || second > 12 || first == second { return first > 12 }
    if numericOrder == nil { numericOrder = orderOfNumericDates() }
    if numericOrder == .unknown {
      let text = String(
        decoding: bytes[Int(tokens[index].start)..<Int(tokens[index + 4].end)],
        as: UTF8.self
      )
      warnings.append("date '\(text)': day and month cannot be told apart; read as month/day")
    }
    return numericOrder == .dayFirst
  }

  /// The order that the document's unambiguous dates have; O(tokens), once a document.
  private func orderOfNumericDates() -> NumericOrder {
    guard tokens.count > 4 else { return .unknown }
    for index in 0..<tokens.count - 4 where tokens[index + 1].isMark("/") {
      guard isSlash(index + 1), isSlash(index + 3), let first = plainNumber(index),
        let second = plainNumber(index + 2), first <= 31, second <= 31
      else { continue }
      if first > 12, second <= 12 { return .dayFirst }
      if second > 12, first <= 12 { return .monthFirst }
    }
    return .unknown
  }

  private func plainNumber(_ index: Int) -> Int? {
    guard tokens[index].kind == .number, tokens[index].end - tokens[index].start <= 2,
      let literal = DigitLiteral(bytes, tokens[index].span), literal.isPlain
    else { return nil }
    return Int(literal.value)
  }

  private func isSlash(_ index: Int) -> Bool {
    tokens[index].isMark("/") && reader.touches(index) && reader.touches(index + 1)
  }

  /// "98" is 1998, "05" 2005: the century that is nearest to the reference date.
  private func twoDigitYear(_ index: Int) -> Int? {
    guard tokens[index].kind == .number, tokens[index].end - tokens[index].start == 2,
      let literal = DigitLiteral(bytes, tokens[index].span), literal.isPlain
    else { return nil }
    let near = reference?.year ?? 2000
    let year = near / 100 * 100 + Int(literal.value)
    return year > near + 20 ? year - 100 : year
  }

  // MARK: Years

  /// "18" in "1914-18": the year of the same century.
  private func nextYear(at index: Int) -> Found? {
    let token = tokens[index]
    guard token.end - token.start == 2, index >= 2, floor == index - 1, reader.touches(index),
      reader.touches(index - 1), reader.isDash(index - 1),
      let first = DigitLiteral(bytes, tokens[index - 2].span), first.isPlain,
      first.digitCount == 4, first.value >= 1000, first.value < 2200,
      let last = DigitLiteral(bytes, token.span), last.isPlain,
      Int(last.value) > Int(first.value) % 100
    else { return nil }
    let year = Int(first.value) / 100 * 100 + Int(last.value)
    return Found(tokens: index..<index + 1, type: .date, value: TimexValue.year(year))
  }

  /// "in '71".
  private func shortYear(at index: Int) -> Found? {
    guard isWord(index - 1, keys.apostrophe), reader.touches(index),
      isBehind(vocabulary.beforeYear, index - 2), let year = twoDigitYear(index)
    else { return nil }
    return Found(tokens: index - 1..<index + 1, type: .date, value: TimexValue.year(year))
  }

  /// "Q1", "Q3 2024".
  private mutating func quarterCode(at index: Int) -> Found? {
    let token = tokens[index]
    guard token.end - token.start == 2, token.ascii == UInt8(ascii: "Q") else { return nil }
    let number = Int(bytes[Int(token.start) + 1]) - 0x30
    guard (1...4).contains(number) else { return nil }
    var end = index + 1
    var year: Int?
    if let named = self.year(after: end) {
      end = named.end
      year = named.year
    }
    guard let year = year ?? yearOfQuarter(number, around: index..<end) else { return nil }
    quarter = Quarter(year: year, number: number)
    return Found(tokens: index..<end, type: .date, value: TimexValue.quarter(year, number))
  }

  /// A year by itself, where its neighbours show that it counts nothing.
  private mutating func year(at index: Int) -> Found? {
    guard let year = yearNumber(index), isYear(year, at: index) else { return nil }
    if case .unit(let unit, false) = temporal(index + 1), unit == .quarter {
      return yearQuarter(year, at: index)
    }
    if case .period = temporal(index + 1) { return yearQuarter(year, at: index) }
    if case .number = temporal(index + 1), isWord(index - 1, keys.the),
      let ordinal = reader.numeral(at: index + 1, in: bounds), ordinal.form == .ordinal,
      case .unit(.quarter, _) = temporal(ordinal.tokens.upperBound)
    {
      quarter = Quarter(year: year, number: Int(ordinal.value))
      return Found(
        tokens: index - 1..<ordinal.tokens.upperBound + 1,
        type: .date,
        value: TimexValue.quarter(year, Int(ordinal.value))
      )
    }
    var start = index
    if isWord(index - 1, keys.fiscal) { start -= 1 }
    if let half = halfOfYear(year, at: start) { return half }
    return Found(
      tokens: withLead(start, article: false)..<index + 1,
      type: .date,
      value: TimexValue.year(year)
    )
  }

  /// "the last half of 1989"; the first half is found from its ordinal.
  private func halfOfYear(_ year: Int, at start: Int) -> Found? {
    guard isWord(start - 1, keys.of), isWord(start - 2, keys.half), isWord(start - 3, keys.last)
    else { return nil }
    return Found(
      tokens: withLead(start - 3)..<start + 1,
      type: .date,
      value: "\(TimexValue.year(year))-H2"
    )
  }

  /// "the 1988 quarter", "the 1988 period": the quarter in focus, a year in years.
  private func yearQuarter(_ year: Int, at index: Int) -> Found {
    let start = isWord(index - 1, keys.the) ? index - 1 : index
    let value = quarter.map { TimexValue.quarter(year, $0.number) } ?? TimexValue.year(year)
    return Found(tokens: start..<index + 2, type: .date, value: value)
  }

  private func isYear(_ year: Int, at index: Int) -> Bool {
    let before = index - 1
    let after = index + 1
    if tokens.indices.contains(before) {
      if tokens[before].kind == .symbol { return false }
      if tokens[before].isMark("-"), reader.touches(index), before > 0,
        tokens[before - 1].kind == .word, reader.touches(before),
        !isBehind(vocabulary.modifiers, before - 1)
      {
        return false
      }
    }
    if after < tokens.count {
      let next = tokens[after]
      if next.kind == .symbol
        || (next.kind == .number && !next.isMark(",") && !next.flags.contains(.lineBefore))
      {
        return false
      }
      if next.isMark("-"), reader.isJoiningHyphen(after), tokens[after + 1].kind == .word {
        return false
      }
      if case .unit(let unit, _) = temporal(after), unit != .quarter { return false }
      if isIn(vocabulary.bodyCounts, after), !isVerb(after, behindYear: index) { return false }
    }
    if isBehind(vocabulary.beforeYear, before) { return year >= 1200 }
    guard year >= 1800, year < 2060 else { return false }
    guard after < tokens.count else { return true }
    let next = tokens[after]
    return next.kind != .word || next.isCapitalized || isIn(vocabulary.afterYear, after)
      || isBehind(vocabulary.yearModifiers, before)
      || isBehind(vocabulary.possessors, before - 1) && tokens[before].letterCase == .lower
  }

  /// "a blast in 2019 killed two": no count of the killed.
  private func isVerb(_ index: Int, behindYear year: Int) -> Bool {
    (tokens[index] == keys.killed || tokens[index] == keys.injured)
      && (isWord(year - 1, keys.in) || isWord(year - 1, keys.of))
  }

  /// "1990s", "'80s", "mid-1990s".
  private func decade(at index: Int) -> Found? {
    guard let literal = DigitLiteral(bytes, tokens[index].span), literal.suffix.count == 1,
      bytes[literal.suffix.range.lowerBound] == UInt8(ascii: "s"),
      literal.value.truncatingRemainder(dividingBy: 10) == 0,
      literal.digitCount == 4 && literal.value >= 1000 || literal.digitCount == 2
    else { return nil }
    var start = index
    var decade = Int(literal.value) / 10
    if literal.digitCount == 2 {
      // "in his 20s" is an age.
      let hasApostrophe =
        bounds.contains(index - 1) && tokens[index - 1].kind == .punctuation
        && reader.touches(index)
      guard hasApostrophe else { return nil }
      start -= 1
      decade += 190
    }
    return Found(tokens: withLead(start), type: .date, value: String(decade), to: index + 1)
  }

  /// "the nineties".
  func decadeWord(_ decade: Int, at index: Int) -> Found? {
    guard isWord(index - 1, keys.the) || isIn(vocabulary.modifiers, index - 1) else { return nil }
    return Found(tokens: withLead(index), type: .date, value: String(190 + decade), to: index + 1)
  }

  /// "fiscal 1989" is found from its year.
  func fiscalYear(at index: Int) -> Found? { nil }
}

extension DateScanner.Found {
  fileprivate init(tokens start: Int, type: DateType, value: String, to end: Int) {
    self.init(tokens: start..<end, type: type, value: value)
  }
}
