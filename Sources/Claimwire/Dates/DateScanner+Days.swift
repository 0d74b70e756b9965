/// Months, weekdays, days, parts of days.
extension DateScanner {
  // MARK: Months

  mutating func month(_ month: Int, _ isAmbiguous: Bool, at index: Int) -> Found? {
    guard tokens[index].isCapitalized else { return nil }
    if let day = monthDay(month, at: index) { return day }
    if isAmbiguous, !showsMonth(index) { return nil }
    var start = index
    if isEvery(index - 1), !isWord(index - 1, keys.per) {
      return Found(tokens: index - 1..<index + 1, type: .set, value: monthValue(month, year: nil))
    }
    if let deixis = deixis(index - 1), case .reference(let offset) = deixis {
      start -= 1
      let range = withLead(start, article: false)..<index + 1
      return Found(
        tokens: range,
        type: .date,
        value: monthValue(month, year: yearOf(month, offset))
      )
    }
    start = withLead(index, article: false)
    var end = index + 1
    if end < tokens.count, tokens[end].isMark(","), yearNumber(end + 1) != nil { end += 1 }
    if isWord(end, keys.of) || isWord(end, keys.in) { end += 1 }
    if let year = year(after: end) {
      let value = endValue(TimexValue.month(year.year, month), from: start)
      return Found(tokens: start..<year.end, type: .date, value: value)
    }
    let range = start..<index + 1
    let year = resolve(month: month, around: range)
    let value = endValue(monthValue(month, year: year), from: start)
    return Found(tokens: range, type: .date, value: value)
  }

  private func monthValue(_ month: Int, year: Int?) -> String {
    year.map { TimexValue.month($0, month) } ?? "XXXX-\(CivilDate.padded(month, 2))"
  }

  /// The year of "last April", "this April", "next April".
  private func yearOf(_ month: Int, _ offset: Int) -> Int? {
    guard let reference else { return nil }
    switch offset {
    case 0: return reference.year
    case 1: return month > reference.month ? reference.year : reference.year + 1
    default:
      // Of the month that has just ended news says "last month".
      return month < reference.month - 1 ? reference.year : reference.year - 1
    }
  }

  /// Whether the neighbours of "may", "march" or "Sun" show a month.
  private func showsMonth(_ index: Int) -> Bool {
    if isBehind(vocabulary.beforeMonth, index - 1) || deixis(index - 1) != nil { return true }
    if bounds.contains(index - 1), reader.isJoiningHyphen(index - 1) { return true }
    if isBehind(vocabulary.beforeYear, index - 1),
      index + 1 >= tokens.count || tokens[index + 1].kind == .punctuation
    {
      return true
    }
    if isAdjective(index) || withLead(index, article: false) < index { return true }
    return yearNumber(index + 1) != nil || isIn(vocabulary.modifiers, index - 1)
  }

  /// "its May forecast", "the March accession"; "the May government" may be a person's.
  private func isAdjective(_ index: Int) -> Bool {
    let before = index - 1
    guard
      isWord(before, keys.its) || isWord(before, keys.their)
        || isWord(before, keys.the) && tokens[index] == keys.march
    else { return false }
    return bounds.contains(index + 1) && tokens[index + 1].letterCase == .lower
      && !isIn(vocabulary.afterYear, index + 1) && !isWord(index + 1, keys.of)
  }

  /// A month and its day, with the month at `index`: "April 24", "March eighth".
  mutating func monthDay(_ month: Int, at index: Int) -> Found? {
    guard let day = day(after: index + 1) else { return nil }
    guard day.number <= CivilDate.days(inMonth: month, of: 2000) else { return nil }
    let start = withLead(index, article: false)
    return fullDate(start..<day.end, month: month, day: day.number)
  }

  private func day(after index: Int) -> (end: Int, number: Int)? {
    let first = isWord(index, keys.the) ? index + 1 : index
    if let number = dayNumber(first) {
      // "April 10:30" and "April 5.5" are no days; "April 24-26" is its first.
      let next = first + 1
      if next + 1 < tokens.count, tokens[next].isMark(":"), reader.touches(next),
        reader.touches(next + 1), tokens[next + 1].flags.contains(.digits)
      {
        return nil
      }
      if next < tokens.count, tokens[next].isMark("%") { return nil }
      return (next, number)
    }
    guard case .number = temporal(first), let numeral = reader.numeral(at: first, in: bounds),
      numeral.form == .ordinal, numeral.value <= 31
    else { return nil }
    return (numeral.tokens.upperBound, Int(numeral.value))
  }

  /// The date with the year behind it, if there is one.
  mutating func fullDate(_ range: Range<Int>, month: Int, day: Int) -> Found {
    var end = range.upperBound
    if end < tokens.count, tokens[end].isMark(",") || isWord(end, keys.of) { end += 1 }
    if let year = year(after: end), let date = CivilDate(year: year.year, month: month, day: day) {
      see(date)
      let found = Found(tokens: range.lowerBound..<year.end, type: .date, value: date.iso)
      return withClock(found, day: date)
    }
    lastDay = nil
    guard let date = resolve(month: month, day: day, around: range) else {
      let value = "XXXX-\(CivilDate.padded(month, 2))-\(CivilDate.padded(day, 2))"
      return Found(tokens: range, type: .date, value: value)
    }
    see(date)
    lastDay = date
    return Found(tokens: range, type: .date, value: date.iso)
  }

  /// "25" in "April 24 and 25", "April 24 to 26", "April 24-26": the day of the same month.
  mutating func nextDay(at index: Int) -> Found? {
    guard let lastDay, floor == index - 1, let number = dayNumber(index), number > lastDay.day,
      tokens[index].kind == .number,
      isWord(index - 1, keys.and) || isWord(index - 1, keys.to) || reader.isDash(index - 1),
      index + 1 >= tokens.count || tokens[index + 1].kind == .punctuation
        || isIn(vocabulary.afterYear, index + 1),
      let day = CivilDate(year: lastDay.year, month: lastDay.month, day: number)
    else { return nil }
    see(day)
    self.lastDay = nil
    return Found(tokens: index..<index + 1, type: .date, value: day.iso)
  }

  /// A year at `index`: "1998", "last year", "fiscal 1998".
  func year(after index: Int) -> (end: Int, year: Int)? {
    if let year = yearNumber(index) { return (index + 1, year) }
    if case .number = temporal(index), let year = spelledYear(at: index) { return year }
    if isWord(index, keys.fiscal), let year = yearNumber(index + 1) { return (index + 2, year) }
    let first = isWord(index, keys.the) ? index + 1 : index
    guard let reference, case .reference(let offset) = deixis(first), isWord(first + 1, keys.year),
      isWord(first + 2, keys.possessive) == false
    else { return nil }
    return (first + 2, reference.year + offset)
  }

  // MARK: Weekdays

  mutating func weekday(
    _ weekday: Int,
    isPlural: Bool,
    _ isAmbiguous: Bool,
    at index: Int
  ) -> Found? {
    guard tokens[index].isCapitalized else { return nil }
    if let date = dateBehindWeekday(index) { return date }
    if isAmbiguous { return nil }
    let part = part(at: index + 1)
    if isPlural || isEvery(index - 1) {
      let start = isEvery(index - 1) ? index - 1 : index
      return Found(
        tokens: start..<(part?.end ?? index + 1),
        type: .set,
        value: "XXXX-WXX-\(weekday)\(part?.code ?? "")"
      )
    }
    var start = index
    let day: CivilDate?
    if let deixis = deixis(index - 1) {
      start -= 1
      if isWord(start - 1, keys.the) || isWord(start - 1, WordKey("this")) { start -= 1 }
      day = self.day(weekday, deixis)
    } else {
      day = resolve(weekday: weekday, around: index..<index + 1)
    }
    if part == nil, let day, let first = startOfEarlyHours(start) {
      see(day)
      return Found(tokens: first..<index + 1, type: .time, value: day.iso + "TMO")
    }
    start = startOfDay(start)
    guard let day else {
      return Found(tokens: start..<index + 1, type: .date, value: "XXXX-WXX-\(weekday)")
    }
    see(day)
    return Found(
      tokens: start..<(part?.end ?? index + 1),
      type: part == nil ? .date : .time,
      value: day.iso + (part?.code ?? "")
    )
  }

  /// A date behind its weekday, which adds nothing: "Friday, October 27".
  private mutating func dateBehindWeekday(_ index: Int) -> Found? {
    var next = index + 1
    if next < tokens.count, tokens[next].isMark(",") { next += 1 }
    if let day = dayNumber(next), case .month(let month, _) = temporal(next + 1) {
      return fullDate(index..<next + 2, month: month, day: day)
    }
    guard case .month(let month, _) = temporal(next), tokens[next].isCapitalized,
      var found = monthDay(month, at: next)
    else { return nil }
    found.tokens = index..<found.tokens.upperBound
    return found
  }

  /// The start with "early", "late", "early on", "the early hours of" before a day; "earlier Friday" is Friday alone.
  private func startOfDay(_ start: Int) -> Int {
    if isWord(start - 1, keys.on), isWord(start - 2, keys.early) || isWord(start - 2, keys.late) {
      return start - 2
    }
    if isWord(start - 1, keys.earlier) || isWord(start - 1, keys.later) { return start }
    return withLead(start, article: false)
  }

  /// "the early hours of", "the small hours of" before a day.
  private func startOfEarlyHours(_ start: Int) -> Int? {
    guard isWord(start - 1, keys.of), case .unit(.hour, true) = temporal(start - 2),
      isWord(start - 3, keys.early) || isWord(start - 3, keys.small)
    else { return nil }
    return isWord(start - 4, keys.the) ? start - 4 : start - 3
  }

  private func isEvery(_ index: Int) -> Bool {
    if case .every = deixis(index) { return true }
    return false
  }

  private func day(_ weekday: Int, _ deixis: Deixis) -> CivilDate? {
    switch deixis {
    case .reference(let offset):
      guard let reference else { return nil }
      let ahead = (weekday - reference.weekday + 7) % 7
      switch offset {
      case -1: return reference.adding(days: ahead == 0 ? -7 : ahead - 7)
      case 1: return reference.adding(days: ahead == 0 ? 7 : ahead)
      default: return reference.adding(days: weekday - reference.weekday)
      }
    case .focus(let offset):
      guard let focus else { return nil }
      let ahead = (weekday - focus.weekday + 7) % 7
      if offset == 0 { return focus.adding(days: ahead) }
      return focus.adding(
        days: offset < 0 ? (ahead == 0 ? -7 : ahead - 7) : (ahead == 0 ? 7 : ahead)
      )
    case .every: return nil
    }
  }

  /// "morning" after a day.
  private func part(at index: Int) -> (end: Int, code: String)? {
    guard case .dayPart(let code) = temporal(index) else { return nil }
    return (index + 1, code)
  }

  // MARK: Days by relation

  mutating func relativeDay(_ offset: Int, at index: Int) -> Found? {
    if isTitle(index) { return nil }
    let part = part(at: index + 1)
    guard let day = reference?.adding(days: offset) else {
      return Found(
        tokens: startOfDay(index)..<(part?.end ?? index + 1),
        type: part == nil ? .date : .time,
        value: TimexValue.unknownDay + (part?.code ?? "")
      )
    }
    see(day)
    return Found(
      tokens: startOfDay(index)..<(part?.end ?? index + 1),
      type: part == nil ? .date : .time,
      value: day.iso + (part?.code ?? "")
    )
  }

  /// "this morning", "last night", "that evening", "the next morning".
  mutating func dayPart(_ code: String, at index: Int) -> Found? {
    guard let deixis = deixis(index - 1) else { return barePart(code, at: index) }
    var start = index - 1
    let day: CivilDate?
    switch deixis {
    case .reference(let offset):
      let isNext = offset == 1
      day = (isNext ? focus : reference)?.adding(days: offset)
    case .focus(let offset): day = focus?.adding(days: offset)
    case .every:
      return Found(tokens: start..<index + 1, type: .set, value: "XXXX-XX-XX\(code)")
    }
    guard let day else { return nil }
    start = withLead(start)
    return Found(tokens: start..<index + 1, type: .time, value: day.iso + code)
  }

  /// "until dawn", "by late afternoon": the part of the day in focus, behind a preposition of time.
  private mutating func barePart(_ code: String, at index: Int) -> Found? {
    if let day = dayBehindPart(at: index + 1) {
      return Found(
        tokens: withLead(index)..<day.tokens.upperBound,
        type: .time,
        value: day.day.iso + code
      )
    }
    let start = withLead(index, article: false)
    guard isIn(vocabulary.beforeBarePart, start - 1), !isWord(index + 1, keys.of),
      !isWord(index + 1, keys.on), let day = recentDay(at: index)
    else { return nil }
    return Found(tokens: start..<index + 1, type: .time, value: day.iso + code)
  }

  /// "yesterday" in "mid-afternoon yesterday", "April 3" in "the morning of April 3".
  private mutating func dayBehindPart(at index: Int) -> (tokens: Range<Int>, day: CivilDate)? {
    if isWord(index, keys.of) {
      guard let day = dayBehindClock(at: index + 1), day.tokens.lowerBound == index + 1 else {
        return nil
      }
      return day
    }
    guard case .day = temporal(index) else { return nil }
    return dayBehindClock(at: index)
  }

  /// "overnight": the night that has ended, where the sentence looks back.
  mutating func overnight(at index: Int) -> Found? {
    guard let reference else { return nil }
    let isAhead = tense(around: index..<index + 1) == .future
    let evening = reference.adding(days: isAhead ? 0 : -1)
    return Found(tokens: index..<index + 1, type: .time, value: evening.iso + "TNI")
  }

  mutating func holiday(at index: Int) -> Found? {
    guard
      let holiday = vocabulary.holidays.match(at: index, in: tokens, bytes, bounds: bounds)
    else { return nil }
    var end = holiday.tokens.upperBound
    var start = index
    if let year = year(after: end), let day = holiday.value.date(in: year.year) {
      end = year.end
      return Found(tokens: start..<end, type: .date, value: day.iso)
    }
    guard let reference else { return nil }
    let days = (-1...1).compactMap { holiday.value.date(in: reference.year + $0) }
    var day = days.min {
      abs($0.dayNumber - reference.dayNumber) < abs($1.dayNumber - reference.dayNumber)
    }
    if case .reference(let offset) = deixis(index - 1) {
      start -= 1
      if offset < 0 { day = days.last { $0 < reference } }
      if offset > 0 { day = days.first { $0 > reference } }
    }
    guard let day else { return nil }
    return Found(tokens: start..<end, type: .date, value: day.iso)
  }
}
