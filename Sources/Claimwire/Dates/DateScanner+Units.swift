/// Durations, and dates by a count of units: "three years", "two weeks ago", "last month", "the third quarter".
extension DateScanner {
  // MARK: Counted units

  /// A number and a unit, the number starting at `index`.
  mutating func counted(at index: Int) -> Found? {
    guard let numeral = reader.numeral(at: index, in: bounds) else { return nil }
    if numeral.form == .ordinal { return ordinal(numeral) }
    if let year = spelledYear(numeral) { return year }
    guard numeral.suffix == nil, numeral.kindOfCount else { return nil }
    var next = numeral.tokens.upperBound
    if let last = endOfRange(next) { next = last }
    if isWord(next, keys.of) { next += 1 }
    let isHyphenated = bounds.contains(next) && reader.isJoiningHyphen(next)
    if isHyphenated { next += 1 }
    for _ in 0..<2 where isIn(vocabulary.unitAdjectives, next) { next += 1 }
    guard case .unit(let unit, _) = temporal(next), unit != .weekend else { return nil }
    if isAge(next + 1) { return nil }
    var count: Double? = numeral.form == .vague && !isCouple(numeral) ? nil : numeral.value
    var end = next + 1
    if isWord(end, keys.and), isWord(end + 1, keys.a), isWord(end + 2, keys.half) {
      end += 3
      count = count.map { $0 + 0.5 }
    }
    if isHyphenated, end == next + 1, !isShift(end) {
      // "the three-day talks": the article is the talks'.
      return Found(
        tokens: numeral.tokens.lowerBound..<end,
        type: .duration,
        value: TimexValue.duration(count, unit)
      )
    }
    return duration(numeral.tokens.lowerBound..<end, count, unit)
  }

  private func isShift(_ index: Int) -> Bool {
    isWord(index, keys.ago) || isWord(index, keys.earlier) || isWord(index, keys.later)
  }

  /// "two to three", "10-15": the end of the second number; the value is the first's.
  private func endOfRange(_ index: Int) -> Int? {
    guard
      isWord(index, keys.to) || isWord(index, keys.or)
        || bounds.contains(index) && reader.isJoiningHyphen(index),
      bounds.contains(index + 1), let other = reader.numeral(at: index + 1, in: bounds),
      other.form == .words || other.form == .digits, other.tokens.lowerBound == index + 1
    else { return nil }
    return other.tokens.upperBound
  }

  private func isCouple(_ numeral: Numeral) -> Bool {
    numeral.tokens.contains { tokens[$0] == WordKey("couple") }
  }

  /// "old" behind a unit: "12-year-old", "six months old", "82 years of age".
  private func isAge(_ index: Int) -> Bool {
    var next = index
    if bounds.contains(next), tokens[next].isMark("-") { next += 1 }
    return isWord(next, keys.old) || isWord(next, WordKey("olds"))
      || (isWord(next, keys.of) && isWord(next + 1, keys.age))
  }

  /// "nineteen ninety-six", "twenty twenty-five".
  private func spelledYear(_ numeral: Numeral) -> Found? {
    guard numeral.form == .words, numeral.tokens.count == 1,
      numeral.value == 19 || numeral.value == 20, bounds.contains(numeral.tokens.upperBound),
      let rest = reader.numeral(at: numeral.tokens.upperBound, in: bounds), rest.form == .words,
      rest.tokens.lowerBound == numeral.tokens.upperBound, rest.value >= 10, rest.value < 100
    else { return nil }
    return Found(
      tokens: numeral.tokens.lowerBound..<rest.tokens.upperBound,
      type: .date,
      value: TimexValue.year(Int(numeral.value * 100 + rest.value))
    )
  }

  /// A length of time, or the date that it leads to: "ago", "earlier", "later", "from now".
  mutating func duration(_ range: Range<Int>, _ count: Double?, _ unit: TimeUnit) -> Found {
    let start = startOfDuration(range.lowerBound)
    let end = range.upperBound
    if isWord(end, keys.ago) {
      return shifted(start..<end + 1, from: reference, count.map { -$0 }, unit, isAgo: true)
    }
    if isWord(end, keys.earlier) || (isWord(end, keys.before) && isBreak(end + 1)) {
      return shifted(start..<end + 1, from: focus, count.map { -$0 }, unit)
    }
    if isWord(end, keys.later) {
      return shifted(start..<end + 1, from: focus, count, unit)
    }
    if isWord(end, keys.from), isWord(end + 1, keys.now) {
      return shifted(start..<end + 2, from: reference, count, unit)
    }
    return Found(tokens: start..<end, type: .duration, value: TimexValue.duration(count, unit))
  }

  private func isBreak(_ index: Int) -> Bool {
    index >= tokens.count || tokens[index].kind == .punctuation
  }

  /// The start with "the past", "at least", "nearly" before the number.
  private func startOfDuration(_ start: Int) -> Int {
    var first = start
    if deixis(first - 1) != nil || isWord(first - 1, keys.first)
      || isWord(first - 1, WordKey("another"))
    {
      first -= 1
    }
    if isWord(first - 1, keys.the) { first -= 1 }
    guard
      let comparator = vocabulary.comparators.before.match(
        at: first - 1,
        in: tokens,
        bytes,
        bounds: bounds
      ), case .bounds = comparator.value
    else { return first }
    return comparator.tokens.lowerBound
  }

  /// The date so many units away, as fine as the unit.
  private mutating func shifted(
    _ range: Range<Int>,
    from base: CivilDate?,
    _ count: Double?,
    _ unit: TimeUnit,
    isAgo: Bool = false
  ) -> Found {
    guard let count, abs(count) < 10_000 else {
      let isPast =
        isAgo || isWord(range.upperBound - 1, keys.earlier)
        || isWord(range.upperBound - 1, keys.before)
      return Found(tokens: range, type: .date, value: isPast ? "PAST_REF" : "FUTURE_REF")
    }
    if unit == .year, count == -1, let quarter {
      return Found(
        tokens: range,
        type: .date,
        value: TimexValue.quarter(quarter.year - 1, quarter.number)
      )
    }
    guard let base else {
      return Found(tokens: range, type: .duration, value: TimexValue.duration(abs(count), unit))
    }
    let whole = Int(count.rounded(.down))
    let value: String
    switch unit {
    case .second, .minute, .hour:
      value = base.iso
    case .day, .weekend: value = base.adding(days: whole).iso
    case .week: value = TimexValue.week(of: base.adding(days: Int(count * 7)))
    case .month:
      let day = base.adding(months: whole)
      value = TimexValue.month(day.year, day.month)
    case .quarter:
      let day = base.adding(months: 3 * whole)
      value = TimexValue.quarter(day.year, (day.month + 2) / 3)
    case .year: value = TimexValue.year(base.year + whole)
    case .decade: value = TimexValue.year(base.year + Int(count * 10))
    case .century: value = TimexValue.year(base.year + Int(count * 100))
    }
    return Found(tokens: range, type: .date, value: value)
  }

  // MARK: Ordinals

  /// "third quarter", "20th century", "the 24th of April", "first half of 1990".
  private mutating func ordinal(_ numeral: Numeral) -> Found? {
    var next = numeral.tokens.upperBound
    let isHyphenated = bounds.contains(next) && reader.isJoiningHyphen(next)
    if isHyphenated { next += 1 }
    guard let word = temporal(next) else {
      return isWord(next, keys.half) ? half(numeral, at: next) : nil
    }
    switch word {
    case .unit(.quarter, let isPlural) where numeral.value <= 4 && !isPlural:
      return quarter(Int(numeral.value), numeral.tokens.lowerBound..<next + 1, isHyphenated)
    case .unit(.century, _) where numeral.value >= 2:
      let start = isHyphenated ? numeral.tokens.lowerBound : withLead(numeral.tokens.lowerBound)
      return Found(
        tokens: start..<next + 1,
        type: .date,
        value: CivilDate.padded(Int(numeral.value) - 1, 2)
      )
    default: return nil
    }
  }

  private mutating func quarter(_ number: Int, _ range: Range<Int>, _ isHyphenated: Bool) -> Found {
    var start = range.lowerBound
    var end = range.upperBound
    if isWord(start - 1, keys.fiscal) { start -= 1 }
    var year: Int?
    if isWord(end, keys.of), let named = self.year(after: end + 1) {
      end = named.end
      year = named.year
    }
    if !isHyphenated || start < range.lowerBound { start = withLead(start) }
    let resolved = year ?? yearOfQuarter(number, around: start..<end)
    guard let resolved else {
      return Found(tokens: start..<end, type: .date, value: "XXXX-Q\(number)")
    }
    quarter = Quarter(year: resolved, number: number)
    return Found(
      tokens: start..<end,
      type: .date,
      value: TimexValue.quarter(resolved, number)
    )
  }

  /// The last quarter of that number that has begun, or the next where the sentence looks far ahead.
  private func yearOfQuarter(_ number: Int, around range: Range<Int>) -> Int? {
    guard let reference else { return nil }
    let current = (reference.month + 2) / 3
    // One quarter ahead is this year's still: reports look forward to it.
    return number <= current + 1 && current > 1 || number <= current
      ? reference.year : reference.year - 1
  }

  private func half(_ numeral: Numeral, at index: Int) -> Found? {
    guard numeral.value <= 2, isWord(index + 1, keys.of), let year = year(after: index + 2) else {
      return nil
    }
    return Found(
      tokens: withLead(numeral.tokens.lowerBound)..<year.end,
      type: .date,
      value: "\(TimexValue.year(year.year))-H\(Int(numeral.value))"
    )
  }

  // MARK: Units without a number

  mutating func unit(_ unit: TimeUnit, isPlural: Bool, at index: Int) -> Found? {
    if bounds.contains(index + 1), reader.isJoiningHyphen(index + 1) {
      return hyphenated(unit, isPlural: isPlural, at: index)
    }
    if let deixis = deixis(index - 1) { return pointed(unit, isPlural, deixis, at: index) }
    if isWord(index - 1, keys.fiscal) { return fiscal(unit, at: index) }
    if isPlural { return plural(unit, at: index) }
    if isWord(index - 1, keys.a) || isWord(index - 1, keys.an) { return single(unit, at: index) }
    if isWord(index - 1, keys.the) { return definite(unit, at: index) }
    return nil
  }

  /// "year-earlier", "year-ago", "year-end"; "year-old" is an age.
  private mutating func hyphenated(_ unit: TimeUnit, isPlural: Bool, at index: Int) -> Found? {
    let last = index + 2
    if isWord(last, keys.ago) || isWord(last, keys.earlier) {
      guard var found = Optional(duration(index..<index + 1, 1, unit)) else { return nil }
      found = shifted(index..<last + 1, from: reference, -1, unit)
      return withPeriod(found)
    }
    if unit == .year, isWord(last, keys.end), let reference {
      return Found(
        tokens: index..<last + 1,
        type: .date,
        value: "\(TimexValue.year(reference.year))-12-31"
      )
    }
    if isWord(last, WordKey("long")) {
      return Found(
        tokens: index..<last + 1,
        type: .duration,
        value: TimexValue.duration(isPlural ? nil : 1, unit)
      )
    }
    return nil
  }

  /// "the year-ago quarter", "the year-earlier period", with its article.
  private func withPeriod(_ found: Found) -> Found {
    var whole = found
    var end = found.tokens.upperBound
    if case .number = temporal(end), let ordinal = reader.numeral(at: end, in: bounds),
      ordinal.form == .ordinal
    {
      end = ordinal.tokens.upperBound
    }
    switch temporal(end) {
    case .period, .unit(.quarter, false): end += 1
    default: return found
    }
    whole.tokens = withLead(found.tokens.lowerBound)..<end
    return whole
  }

  /// "last year", "this week", "the following month", "every day".
  private mutating func pointed(
    _ unit: TimeUnit,
    _ isPlural: Bool,
    _ deixis: Deixis,
    at index: Int
  ) -> Found? {
    let start = withLead(index - 1)
    let range = start..<index + 1
    if isPlural {
      // "the coming weeks", "these past years".
      guard case .every = deixis else {
        return Found(tokens: range, type: .duration, value: TimexValue.duration(nil, unit))
      }
      return nil
    }
    switch deixis {
    case .every:
      return Found(
        tokens: index - 1..<index + 1,
        type: .set,
        value: TimexValue.duration(1, unit)
      )
    case .reference(let offset):
      if unit == .quarter, tokens[index - 1] == WordKey("latest"), let quarter {
        return Found(
          tokens: range,
          type: .date,
          value: TimexValue.quarter(quarter.year, quarter.number)
        )
      }
      return calendarUnit(range, unit, offset, from: reference)
    case .focus(let offset):
      if offset == 0, unit == .quarter, let quarter {
        return Found(
          tokens: range,
          type: .date,
          value: TimexValue.quarter(quarter.year, quarter.number)
        )
      }
      return calendarUnit(range, unit, offset, from: focus)
    }
  }

  /// The calendar unit so many away from the one that `base` is in.
  private mutating func calendarUnit(
    _ range: Range<Int>,
    _ unit: TimeUnit,
    _ offset: Int,
    from base: CivilDate?
  ) -> Found? {
    guard let base else { return nil }
    let value: String
    switch unit {
    case .second, .minute, .hour: return nil
    case .day:
      let day = base.adding(days: offset)
      see(day)
      value = day.iso
    case .weekend:
      value = weekend(offset, from: base)
    case .week: value = TimexValue.week(of: base.adding(days: 7 * offset))
    case .month:
      let day = base.adding(months: offset)
      value = TimexValue.month(day.year, day.month)
    case .quarter:
      let day = base.adding(months: 3 * offset)
      quarter = Quarter(year: day.year, number: (day.month + 2) / 3)
      value = TimexValue.quarter(day.year, (day.month + 2) / 3)
    case .year: return calendarYear(range, base.year + offset)
    case .decade: value = String(base.year / 10 + offset)
    case .century: value = CivilDate.padded(base.year / 100 + offset, 2)
    }
    return Found(tokens: range, type: .date, value: value)
  }

  private func weekend(_ offset: Int, from base: CivilDate) -> String {
    // Looking back, the weekend that has begun; on a weekday the one before.
    let isWeekend = base.weekday >= 6
    let shift = offset < 0 && isWeekend ? 0 : offset
    return TimexValue.week(of: base.adding(days: 7 * shift)) + "-WE"
  }

  /// "last year", and "last year's third quarter".
  private mutating func calendarYear(_ range: Range<Int>, _ year: Int) -> Found {
    let end = range.upperBound
    guard isWord(end, keys.possessive), bounds.contains(end + 1) else {
      return Found(tokens: range, type: .date, value: TimexValue.year(year))
    }
    var number = quarter?.number
    var last = end + 1
    if let ordinal = reader.numeral(at: end + 1, in: bounds), ordinal.form == .ordinal {
      number = Int(ordinal.value)
      last = ordinal.tokens.upperBound
    }
    guard case .unit(.quarter, false) = temporal(last), let number, number <= 4 else {
      return Found(tokens: range, type: .date, value: TimexValue.year(year))
    }
    quarter = Quarter(year: year, number: number)
    return Found(
      tokens: range.lowerBound..<last + 1,
      type: .date,
      value: TimexValue.quarter(year, number)
    )
  }

  private func fiscal(_ unit: TimeUnit, at index: Int) -> Found? {
    guard unit == .year, let reference else { return nil }
    guard isWord(index - 2, keys.the) || deixis(index - 2) != nil else { return nil }
    var start = index - 2
    var year = reference.year
    if case .reference(let offset) = deixis(start) {
      year += offset
      start = withLead(start)
    }
    return Found(tokens: start..<index + 1, type: .date, value: TimexValue.year(year))
  }

  /// "for years", "within weeks", "months ago".
  private mutating func plural(_ unit: TimeUnit, at index: Int) -> Found? {
    if isWord(index + 1, keys.ago) || isWord(index + 1, keys.later)
      || isWord(index + 1, keys.earlier)
    {
      return Found(
        tokens: index..<index + 2,
        type: .date,
        value: isWord(index + 1, keys.later) ? "FUTURE_REF" : "PAST_REF"
      )
    }
    if isWord(index - 1, keys.recent) || isWord(index - 1, WordKey("many")) {
      return Found(
        tokens: index - 1..<index + 1,
        type: .duration,
        value: TimexValue.duration(nil, unit)
      )
    }
    guard isBehind(vocabulary.beforeBareUnits, index - 1) else { return nil }
    return Found(
      tokens: index..<index + 1,
      type: .duration,
      value: TimexValue.duration(nil, unit)
    )
  }

  /// "a year ago", "a week".
  private mutating func single(_ unit: TimeUnit, at index: Int) -> Found? {
    let found = duration(index - 1..<index + 1, 1, unit)
    if unit == .quarter || unit == .weekend, found.type == .duration { return nil }
    return found
  }

  /// "the quarter", "the year", "the week", "the weekend".
  private mutating func definite(_ unit: TimeUnit, at index: Int) -> Found? {
    let range = withLead(index - 1, article: false)..<index + 1
    switch unit {
    case .quarter:
      guard let quarter else { return nil }
      return Found(
        tokens: range,
        type: .date,
        value: TimexValue.quarter(quarter.year, quarter.number)
      )
    case .year:
      if isWord(index + 1, keys.ended) || isWord(index + 1, keys.ending) {
        return Found(tokens: range, type: .duration, value: "P1Y")
      }
      // "the year two thousand", "the year 2000".
      if let year = yearNumber(index + 1) {
        return Found(
          tokens: range.lowerBound..<index + 2,
          type: .date,
          value: TimexValue.year(year)
        )
      }
      return calendarUnit(range, .year, 0, from: reference)
    case .week: return calendarUnit(range, .week, 0, from: reference)
    case .month where range.lowerBound < index - 1:
      return calendarUnit(range, .month, 0, from: reference)
    case .weekend:
      guard let reference else { return nil }
      let isAhead = tense(around: range) == .future
      return calendarUnit(range, .weekend, isAhead ? 0 : -1, from: reference)
    default: return nil
    }
  }
}

extension Numeral {
  /// Whether it can count units of time.
  var kindOfCount: Bool { form == .digits || form == .words || form == .vague || value < 1 }
}
