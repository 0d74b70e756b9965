/// Durations, and dates by a count of units: "three years", "two weeks ago", "last month", "the third quarter".
extension DateScanner {
  // MARK: Counted units

  /// A number and a unit, the number starting at `index`.
  mutating func counted(at index: Int) -> Found? {
    guard var numeral = reader.numeral(at: index, in: bounds) ?? vagueCount(at: index) else {
      return nil
    }
    if let quarters = quarters(numeral) { return quarters }
    if numeral.form == .ordinal { return ordinal(numeral) }
    if let year = spelledYear(numeral) { return year }
    guard numeral.suffix == nil, numeral.kindOfCount else { return nil }
    if numeral.value == 0.5,
      isWord(numeral.tokens.upperBound, keys.a)
        || isWord(numeral.tokens.upperBound, keys.an)
    {
      // "half an hour".
      numeral.tokens = numeral.tokens.lowerBound..<numeral.tokens.upperBound + 1
    }
    var next = numeral.tokens.upperBound
    if let last = endOfRange(next) { next = last }
    if isWord(next, keys.of) { next += 1 }
    let isHyphenated = bounds.contains(next) && reader.isJoiningHyphen(next)
    if isHyphenated { next += 1 }
    for _ in 0..<2 where isIn(vocabulary.unitAdjectives, next) { next += 1 }
    guard case .unit(let unit, _) = temporal(next), unit != .weekend, !isTitle(next) else {
      return nil
    }
    if isAge(next + 1) { return nil }
    var count: Double? = numeral.form == .vague && !isCouple(numeral) ? nil : numeral.value
    var end = next + 1
    if isWord(end, keys.and), isWord(end + 1, keys.a), isWord(end + 2, keys.half) {
      end += 3
      count = count.map { $0 + 0.5 }
    }
    end = pastOrSo(end)
    if isHyphenated, end == next + 1, !isShift(end) {
      // "the three-day talks": the article is the talks'.
      return Found(
        tokens: numeral.tokens.lowerBound..<end,
        type: .duration,
        value: TimexValue.duration(count, unit)
      )
    }
    if unit == .month, numeral.value == 6 || numeral.value == 9 {
      // "the first nine months": what "a year earlier" is compared with is no quarter any more.
      if deixis(index - 1) != nil || isWord(index - 1, keys.first) || isWord(index - 1, keys.the) {
        quarter = nil
      }
    }
    return duration(numeral.tokens.lowerBound..<end, count, unit)
  }

  /// "few" and "couple" behind a word that points: "the past few weeks", "the next couple of years".
  private func vagueCount(at index: Int) -> Numeral? {
    guard isWord(index, keys.few) || isWord(index, keys.couple), deixis(index - 1) != nil else {
      return nil
    }
    let isOf = isWord(index, keys.couple) && isWord(index + 1, keys.of)
    return Numeral(tokens: index..<index + (isOf ? 2 : 1), form: .vague, value: 2)
  }

  /// "the next three quarters", which a number by itself has for three fourths; "the first two quarters of 1990".
  private mutating func quarters(_ numeral: Numeral) -> Found? {
    let index = numeral.tokens.lowerBound
    guard numeral.form == .fraction || numeral.form == .words,
      case .small(let count) = reader.word(at: index), count >= 2
    else { return nil }
    guard isWord(index + 1, keys.quarters),
      deixis(index - 1) != nil || isWord(index - 1, keys.first)
    else { return nil }
    var start = startOfDuration(index)
    if count == 2, isWord(index - 1, keys.first), isWord(index + 2, keys.of),
      let year = year(after: index + 3)
    {
      start = withLead(index - 1)
      return Found(
        tokens: start..<year.end,
        type: .date,
        value: "\(TimexValue.year(year.year))-H1"
      )
    }
    return Found(
      tokens: start..<index + 2,
      type: .duration,
      value: TimexValue.duration(count, .quarter)
    )
  }

  /// Past "or so", "or two": "a year or so", "a week or two".
  private func pastOrSo(_ index: Int) -> Int {
    guard isWord(index, keys.or) else { return index }
    return isWord(index + 1, keys.so) || isWord(index + 1, keys.two) ? index + 2 : index
  }

  /// Whether a word is capitalised inside its sentence with the word before it, as in a title: "60 Minutes", "This Week".
  mutating func isTitle(_ index: Int) -> Bool {
    guard tokens[index].letterCase == .capitalized, index > 0,
      tokens[index - 1].isCapitalized || tokens[index - 1].kind == .number,
      let sentence = sentenceTokens(at: index), index > sentence.lowerBound
    else { return false }
    return sentences[self.sentence].role != .headline
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
    guard numeral.form == .words, let year = spelledYear(at: numeral.tokens.lowerBound),
      numeral.tokens.count == 1
    else { return nil }
    return Found(
      tokens: numeral.tokens.lowerBound..<year.end,
      type: .date,
      value: TimexValue.year(year.year)
    )
  }

  /// "nineteen ninety-six", "two thousand", "two thousand and five", where a year is looked for.
  func spelledYear(at index: Int) -> (end: Int, year: Int)? {
    guard let first = reader.numeral(at: index, in: bounds), first.form == .words else {
      return nil
    }
    let end = first.tokens.upperBound
    if first.value >= 2000, first.value < 2100 { return (end, Int(first.value)) }
    guard first.tokens.count == 1, first.value == 19 || first.value == 20, bounds.contains(end),
      let rest = reader.numeral(at: end, in: bounds), rest.form == .words,
      rest.tokens.lowerBound == end, rest.value >= 10, rest.value < 100
    else { return nil }
    return (rest.tokens.upperBound, Int(first.value * 100 + rest.value))
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
    if isWord(first - 1, keys.over) {
      // "just over an hour"; but "over the past two years" and "over three years" tell when.
      let isBounded = isWord(first - 2, keys.just) || isWord(first - 2, keys.well)
      return isBounded ? first - 2 : first
    }
    guard
      let comparator = vocabulary.comparators.before.match(
        at: first - 1,
        in: tokens,
        bytes,
        bounds: bounds
      ), case .bounds = comparator.value,
      tokens[comparator.tokens.lowerBound] != keys.higher,
      tokens[comparator.tokens.lowerBound] != keys.greater
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
    guard let count, abs(count) * Double(unit.duration.count) < 5_000 || unit.isShort,
      abs(count) < 10_000
    else {
      if isWord(range.upperBound - 1, keys.later) {
        // "a few days later" in a story of the past: how long after is all that is told.
        return Found(tokens: range, type: .duration, value: TimexValue.duration(count, unit))
      }
      let isPast =
        isAgo || isWord(range.upperBound - 1, keys.earlier)
        || isWord(range.upperBound - 1, keys.before)
      return Found(tokens: range, type: .date, value: isPast ? "PAST_REF" : "FUTURE_REF")
    }
    if unit == .year, count == -1, let quarter = quarterToCompare {
      return Found(
        tokens: range,
        type: .date,
        value: TimexValue.quarter(quarter.year - 1, quarter.number)
      )
    }
    guard let base else {
      if isAgo, let value = TimexValue.unknown(unit) {
        return Found(tokens: range, type: .date, value: value)
      }
      return Found(tokens: range, type: .duration, value: TimexValue.duration(abs(count), unit))
    }
    if !isAgo, unit == .hour || unit == .minute || unit == .second {
      return clock(range, shifted: count, unit)
    }
    let whole = Int(count.rounded(.down))
    let value: String
    switch unit {
    case .second, .minute, .hour:
      value = base.iso
    case .day, .weekend:
      let day = base.adding(days: whole)
      see(day)
      value = day.iso
    case .fortnight: value = TimexValue.week(of: base.adding(days: Int(count * 14)))
    case .week: value = TimexValue.week(of: base.adding(days: Int(count * 7)))
    case .month:
      let day = base.adding(months: whole)
      value = TimexValue.month(day.year, day.month)
    case .quarter:
      let day = base.adding(months: 3 * whole)
      value = TimexValue.quarter(day.year, (day.month + 2) / 3)
    case .year:
      // From the year that was named not long before: "In 2001 … five years later".
      let isNear = focusYearAt + Self.yearMemory >= position
      let year = abs(whole) > 1 && isNear ? focusYear ?? base.year : base.year
      value = TimexValue.year((isAgo ? base.year : year) + whole)
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
      return nil
    }
    if isWord(next, keys.half) { return half(numeral, at: next) }
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
  func yearOfQuarter(_ number: Int, around range: Range<Int>) -> Int? {
    guard let reference else { return nil }
    let current = (reference.month + 2) / 3
    // One quarter ahead is this year's still: reports look forward to it.
    return number <= current + 1 && current > 1 || number <= current
      ? reference.year : reference.year - 1
  }

  private func half(_ numeral: Numeral, at index: Int) -> Found? {
    guard numeral.value <= 2 else { return nil }
    let start = withLead(numeral.tokens.lowerBound)
    let code = "H\(Int(numeral.value))"
    if isWord(index + 1, keys.of), let year = year(after: index + 2) {
      return Found(
        tokens: start..<year.end,
        type: .date,
        value: "\(TimexValue.year(year.year))-\(code)"
      )
    }
    // "in the first half" of a business report; of a match, where no quarter or year is in focus.
    return nil
  }

  // MARK: Units without a number

  mutating func unit(_ unit: TimeUnit, isPlural: Bool, at index: Int) -> Found? {
    if isTitle(index) { return nil }
    if let end = yearEnd(unit, at: index) { return end }
    if bounds.contains(index + 1), reader.isJoiningHyphen(index + 1) {
      return hyphenated(unit, isPlural: isPlural, at: index)
    }
    if let deixis = deixis(index - 1) { return pointed(unit, isPlural, deixis, at: index) }
    if isWord(index - 1, keys.fiscal) { return fiscal(unit, at: index) }
    if isWord(index - 1, keys.first), isWord(index - 2, keys.the),
      let opening = first(unit, isPlural, at: index)
    {
      return opening
    }
    if unit == .weekend, isAdjective(index), !isPlural, let reference {
      return calendarUnit(index..<index + 1, .weekend, -1, from: reference)
    }
    if isPlural { return plural(unit, at: index) }
    if isWord(index - 1, keys.a) || isWord(index - 1, keys.an) { return single(unit, at: index) }
    if isWord(index - 1, keys.the) { return definite(unit, at: index) }
    if isIn(vocabulary.wholeness, index - 1),
      isWord(index - 2, keys.a) || isWord(index - 2, keys.an), unit != .quarter, unit != .weekend
    {
      return duration(index - 2..<index + 1, 1, unit)
    }
    if unit == .year, isWord(index - 1, keys.full) || isWord(index - 1, keys.entire),
      isWord(index - 2, keys.the), let reference
    {
      return Found(
        tokens: index - 2..<index + 1,
        type: .date,
        value: TimexValue.year(reference.year)
      )
    }
    return nil
  }

  /// "the first hour", "the first months": how long it took; "the first day" and "the first quarter" are dates.
  private func first(_ unit: TimeUnit, _ isPlural: Bool, at index: Int) -> Found? {
    switch unit {
    case .hour, .minute, .week, .month, .year:
      return Found(
        tokens: index - 2..<index + 1,
        type: .duration,
        value: TimexValue.duration(isPlural ? nil : 1, unit)
      )
    default: return nil
    }
  }

  /// "a weekend battle".
  private func isAdjective(_ index: Int) -> Bool {
    isWord(index - 1, keys.a) && bounds.contains(index + 1)
      && tokens[index + 1].letterCase == .lower
      && !isIn(vocabulary.afterYear, index + 1)
  }

  /// "year-end", "year end", "year's end": the year, as TimeML has it, which keeps the end in an attribute of its own.
  private func yearEnd(_ unit: TimeUnit, at index: Int) -> Found? {
    guard unit == .year, let reference else { return nil }
    var last = index + 1
    if isWord(last, keys.possessive) || bounds.contains(last) && reader.isJoiningHyphen(last) {
      last += 1
    }
    guard isWord(last, keys.end), !isWord(last + 1, keys.of), deixis(index - 1) == nil else {
      return nil
    }
    return Found(
      tokens: withLead(index)..<last + 1,
      type: .date,
      value: TimexValue.year(reference.year)
    )
  }

  /// The quarter that "a year earlier" is one of: the one in focus, the last that is over where that is one of next year.
  private var quarterToCompare: Quarter? {
    guard let quarter, let reference, quarter.year > reference.year else { return quarter }
    return latestQuarter
  }

  /// The quarter in focus if it is over, else the last that is.
  var endedQuarter: Quarter? {
    guard let quarter, let latestQuarter else { return quarter ?? latestQuarter }
    let isOver =
      (quarter.year, quarter.number) <= (latestQuarter.year, latestQuarter.number)
    return isOver ? quarter : latestQuarter
  }

  /// The last quarter that is over.
  var latestQuarter: Quarter? {
    guard let reference else { return nil }
    let number = (reference.month - 1) / 3
    return number == 0
      ? Quarter(year: reference.year - 1, number: 4)
      : Quarter(year: reference.year, number: number)
  }

  /// "year-earlier", "year-ago", "year-end"; "year-old" is an age.
  private mutating func hyphenated(_ unit: TimeUnit, isPlural: Bool, at index: Int) -> Found? {
    let last = index + 2
    if isWord(last, keys.ago) || isWord(last, keys.earlier) {
      guard var found = Optional(duration(index..<index + 1, 1, unit)) else { return nil }
      found = shifted(index..<last + 1, from: reference, -1, unit)
      return withPeriod(found)
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
      if tokens[index - 1] == keys.past, unit != .year, unit != .month, unit != .quarter {
        return Found(tokens: range, type: .duration, value: TimexValue.duration(1, unit))
      }
      if unit == .quarter, tokens[index - 1] == keys.latest, let quarter = endedQuarter {
        self.quarter = quarter
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
      if unit == .year, let focusYear { return calendarYear(range, focusYear + offset) }
      return calendarUnit(range, unit, offset, from: unit == .month ? focusMonth ?? focus : focus)
    }
  }

  /// The calendar unit so many away from the one that `base` is in.
  private mutating func calendarUnit(
    _ range: Range<Int>,
    _ unit: TimeUnit,
    _ offset: Int,
    from base: CivilDate?
  ) -> Found? {
    guard let base else {
      return TimexValue.unknown(unit).map { Found(tokens: range, type: .date, value: $0) }
    }
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
    case .fortnight: return nil
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
    if isWord(index + 1, keys.ended) {
      return Found(tokens: start..<index + 1, type: .duration, value: "P1Y")
    }
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
    if unit == .day, isWord(index - 1, keys.these) {
      return Found(tokens: index - 1..<index + 1, type: .date, value: "PRESENT_REF")
    }
    if case .vague("FUTURE_REF") = temporal(index - 1) {
      return Found(tokens: index - 1..<index + 1, type: .date, value: "FUTURE_REF")
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
    var end = index + 1
    var count = 1.0
    if isWord(end, keys.and), isWord(end + 1, keys.a), isWord(end + 2, keys.half) {
      end += 3
      count = 1.5
    }
    let found = duration(index - 1..<pastOrSo(end), count, unit)
    if unit == .quarter || unit == .weekend, found.type == .duration { return nil }
    return found
  }

  /// How many tokens a year is remembered for that "five years later" is judged from.
  private static var yearMemory: Int { 40 }

  private func isMonth(_ index: Int) -> Bool {
    if case .month = temporal(index) { return true }
    return false
  }

  /// The last day of what `value` names, where "the end of" leads to it; else the value.
  func endValue(_ value: String, from start: Int) -> String {
    guard isWord(start, keys.the), isWord(start + 1, keys.end),
      let interval = TimexValue.interval(of: value), let next = DateField.date(in: interval.to)
    else { return value }
    return next.adding(days: -1).iso
  }

  /// "the quarter", "the year", "the week", "the weekend".
  private mutating func definite(_ unit: TimeUnit, at index: Int) -> Found? {
    let range = withLead(index - 1, article: false)..<index + 1
    switch unit {
    case .day: return dayBesideFocus(at: index)
    case .quarter:
      guard let quarter = quarter ?? latestQuarter else { return nil }
      if isWord(index + 1, keys.a), isWord(index + 2, keys.year),
        isWord(index + 3, keys.ago) || isWord(index + 3, keys.earlier)
      {
        return Found(
          tokens: range.lowerBound..<index + 4,
          type: .date,
          value: TimexValue.quarter(quarter.year - 1, quarter.number)
        )
      }
      return Found(
        tokens: range,
        type: .date,
        value: TimexValue.quarter(quarter.year, quarter.number)
      )
    case .year:
      if isWord(index + 1, keys.ended) || isWord(index + 1, keys.ending)
        || isWord(index + 1, keys.to) && isMonth(index + 2)
      {
        return Found(tokens: range, type: .duration, value: "P1Y")
      }
      // "the year two thousand", "the year 2000".
      if let year = year(after: index + 1), year.end == index + 2 || !isWord(index + 1, keys.the) {
        return Found(
          tokens: range.lowerBound..<year.end,
          type: .date,
          value: TimexValue.year(year.year)
        )
      }
      if let part = partOfYear(index) { return part }
      guard var found = calendarUnit(range, .year, 0, from: reference) else { return nil }
      found.value = endValue(found.value, from: range.lowerBound)
      return found
    case .week:
      return weekOfDay(range) ?? calendarUnit(range, .week, 0, from: reference)
    case .month where range.lowerBound < index - 1:
      guard var found = calendarUnit(range, .month, 0, from: reference) else { return nil }
      found.value = endValue(found.value, from: range.lowerBound)
      return found
    case .weekend:
      guard let reference else { return nil }
      let isAhead = tense(around: range) == .future
      return calendarUnit(range, .weekend, isAhead ? 0 : -1, from: reference)
    default: return nil
    }
  }
}

extension DateScanner {
  /// "the day before", "the day after", with nothing behind; "later in the day".
  private mutating func dayBesideFocus(at index: Int) -> Found? {
    if isWord(index - 2, keys.in), isWord(index - 3, keys.earlier) || isWord(index - 3, keys.later),
      let day = recentDay(at: index)
    {
      return Found(tokens: index - 3..<index + 1, type: .date, value: day.iso)
    }
    let isBefore = isWord(index + 1, keys.before)
    guard isBefore || isWord(index + 1, keys.after), let focus,
      index + 2 >= tokens.count || tokens[index + 2].kind == .punctuation
    else { return nil }
    let day = focus.adding(days: isBefore ? -1 : 1)
    see(day)
    return Found(tokens: index - 1..<index + 2, type: .date, value: day.iso)
  }

  /// "the week of March 6", "the week beginning 6 March".
  private mutating func weekOfDay(_ range: Range<Int>) -> Found? {
    let next = range.upperBound
    guard isWord(next, keys.of) || isIn(vocabulary.beginnings, next), bounds.contains(next + 1)
    else { return nil }
    let found: Found?
    if case .month(let month, _) = temporal(next + 1), tokens[next + 1].isCapitalized {
      found = monthDay(month, at: next + 1)
    } else {
      found = tokens[next + 1].kind == .number ? dayMonth(at: next + 1) : nil
    }
    guard let found, found.type == .date, let day = DateField.date(in: found.value) else {
      return nil
    }
    return Found(
      tokens: range.lowerBound..<found.tokens.upperBound,
      type: .date,
      value: TimexValue.week(of: day)
    )
  }

  /// "earlier in the year".
  private func partOfYear(_ index: Int) -> Found? {
    guard isWord(index - 2, keys.in), let reference,
      isWord(index - 3, keys.earlier) || isWord(index - 3, keys.later)
        || isWord(index - 3, keys.early) || isWord(index - 3, keys.late)
    else { return nil }
    return Found(
      tokens: index - 3..<index + 1,
      type: .date,
      value: TimexValue.year(reference.year)
    )
  }
}

extension Numeral {
  /// Whether it can count units of time.
  var kindOfCount: Bool { form == .digits || form == .words || form == .vague || value < 1 }
}
