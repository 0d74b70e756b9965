/// Clock times: "10 a.m.", "18:20 GMT on Friday", "0340 GMT", "five o'clock", "3 in the morning", "noon".
extension DateScanner {
  /// A clock time as it is read.
  private struct Clock {
    var end: Int
    /// From midnight.
    var minutes: Int
  }

  mutating func clockTime(at index: Int) -> Found? {
    guard let clock = clock(at: index) else { return nil }
    return clockTime(clock, from: index)
  }

  /// "five o'clock", "three in the morning".
  mutating func spelledClock(at index: Int) -> Found? {
    guard case .small(let hour) = reader.word(at: index), hour >= 1, hour <= 12 else { return nil }
    if isWord(index + 1, keys.oclock) {
      // Unless the morning is told, most of what news times by the hour's name is in the afternoon.
      let isMorning = partOfDay(index + 2) == true || hour > 7 && hour < 12
      let end = partOfDay(index + 2) == nil ? index + 2 : index + 5
      return clockTime(Clock(end: end, minutes: minutes(Int(hour), 0, !isMorning)), from: index)
    }
    guard let isMorning = partOfDay(index + 1) else { return nil }
    return clockTime(Clock(end: index + 4, minutes: minutes(Int(hour), 0, !isMorning)), from: index)
  }

  /// Whether "in the morning" starts at `index`; false for "in the afternoon" and "in the evening".
  private func partOfDay(_ index: Int) -> Bool? {
    guard isWord(index, keys.in), isWord(index + 1, keys.the),
      case .dayPart(let code) = temporal(index + 2)
    else { return nil }
    return code == "TMO"
  }

  private mutating func clockTime(_ clock: Clock, from index: Int) -> Found {
    var end = clock.end
    var zone: TimeZoneName?
    if end < tokens.count, let named = self.zone(at: end) {
      zone = named.zone
      end = named.end
    }
    var day = recentDay(at: index)
    if let date = dayBehindClock(at: end) {
      end = date.tokens.upperBound
      day = date.day
    }
    let time =
      "T\(CivilDate.padded(clock.minutes / 60, 2)):\(CivilDate.padded(clock.minutes % 60, 2))"
    let suffix = zone?.suffix(on: day) ?? ""
    if let day { lastClock = (day, clock.minutes, index) }
    return Found(
      tokens: startOfClock(index)..<end,
      type: .time,
      value: (day?.iso ?? TimexValue.unknownDay) + time + suffix
    )
  }

  /// The start with "about", "around", "shortly after" before it.
  func startOfClock(_ index: Int) -> Int {
    if isIn(vocabulary.aboutClock, index - 1) { return index - 1 }
    if isIn(vocabulary.besideClock, index - 1), isIn(vocabulary.shortlyWords, index - 2) {
      return index - 2
    }
    return index
  }

  private func zone(at index: Int) -> (zone: TimeZoneName, end: Int)? {
    guard bounds.contains(index), let zone = vocabulary.zones.value(of: tokens[index], in: bytes)
    else { return nil }
    let isTime = isWord(index + 1, keys.time)
    guard tokens[index].letterCase == .upper || isTime else { return nil }
    return (zone, isTime ? index + 2 : index + 1)
  }

  /// The day that a time without one falls on: the day that was named last, in the sentence or not long before it, else the
  /// reference date.
  mutating func recentDay(at index: Int) -> CivilDate? {
    guard let seenAt, let focus, let reference, let sentence = sentenceTokens(at: index) else {
      return seenAt == nil ? reference : focus
    }
    if seenAt >= sentence.lowerBound { return focus }
    // A story's times are those of the days around it; what was long ago has its day in the sentence.
    let isNear = -7...0 ~= focus.dayNumber - reference.dayNumber
    return isNear && seenAt + Self.memory >= index ? focus : reference
  }

  /// How many tokens a day is remembered for: two or three paragraphs of news.
  private static var memory: Int { 80 }

  private func clock(at index: Int) -> Clock? {
    if let military = militaryClock(at: index) { return military }
    guard let literal = DigitLiteral(bytes, tokens[index].span), literal.digitCount <= 4,
      literal.value < 25
    else { return nil }
    let hour = Int(literal.value)
    var minute = 0
    if literal.value != literal.value.rounded() {
      // "3.20pm", as the British write.
      guard let decimals = twoDecimals(tokens[index]), decimals < 60 else { return nil }
      minute = decimals
    } else if literal.digitCount > 2 {
      return nil
    }
    let isDotted = minute > 0
    if !literal.suffix.isEmpty {
      guard
        let isAfternoon = vocabulary.clockWords.value(
          of: String(decoding: bytes[literal.suffix.range], as: UTF8.self)
        )
      else { return nil }
      return Clock(end: index + 1, minutes: minutes(hour, minute, isAfternoon))
    }
    var end = index + 1
    var hasMinutes = false
    if !isDotted, end + 1 < tokens.count, tokens[end].isMark(":"), reader.touches(end),
      reader.touches(end + 1), let part = twoDigits(end + 1), part.value < 60
    {
      minute = part.value
      hasMinutes = true
      end += 2
      if let isAfternoon = part.isAfternoon {
        return Clock(end: end, minutes: minutes(hour, minute, isAfternoon))
      }
    }
    if end < tokens.count,
      let isAfternoon = vocabulary.clockWords.value(of: tokens[end], in: bytes),
      hour <= 12, tokens[end].end - tokens[end].start > 2 || tokens[end].kind == .word
    {
      return Clock(end: end + 1, minutes: minutes(hour, minute, isAfternoon))
    }
    if isDotted { return nil }
    if isWord(end, keys.oclock) { return Clock(end: end + 1, minutes: minutes(hour, minute, nil)) }
    if hour <= 12, let isMorning = partOfDay(end) {
      return Clock(end: end + 3, minutes: minutes(hour, minute, !isMorning))
    }
    guard hasMinutes, hour < 24,
      isBehind(vocabulary.beforeClock, index - 1) || zone(at: end) != nil
    else { return nil }
    return Clock(end: end, minutes: hour * 60 + minute)
  }

  /// "0340 GMT", "0600 local time".
  private func militaryClock(at index: Int) -> Clock? {
    guard tokens[index].end - tokens[index].start == 4, zone(at: index + 1) != nil,
      let literal = DigitLiteral(bytes, tokens[index].span), literal.isPlain
    else { return nil }
    let (hour, minute) = (Int(literal.value) / 100, Int(literal.value) % 100)
    guard hour < 24, minute < 60 else { return nil }
    return Clock(end: index + 1, minutes: hour * 60 + minute)
  }

  /// The two digits behind the point in "3.20" or "3.20pm".
  private func twoDecimals(_ token: Token) -> Int? {
    let digits = bytes[token.span.range]
    guard let point = digits.firstIndex(of: UInt8(ascii: ".")), point + 2 < digits.endIndex else {
      return nil
    }
    let (tens, ones) = (bytes[point + 1] &- 0x30, bytes[point + 2] &- 0x30)
    let isLast = point + 3 == digits.endIndex || bytes[point + 3] &- 0x30 > 9
    return tens < 10 && ones < 10 && isLast ? Int(tens) * 10 + Int(ones) : nil
  }

  /// "30" or "30pm".
  private func twoDigits(_ index: Int) -> (value: Int, isAfternoon: Bool?)? {
    guard let literal = DigitLiteral(bytes, tokens[index].span), literal.digitCount == 2 else {
      return nil
    }
    if literal.isPlain { return (Int(literal.value), nil) }
    guard !literal.suffix.isEmpty,
      let isAfternoon = vocabulary.clockWords.value(
        of: String(decoding: bytes[literal.suffix.range], as: UTF8.self)
      )
    else { return nil }
    return (Int(literal.value), isAfternoon)
  }

  private func minutes(_ hour: Int, _ minute: Int, _ isAfternoon: Bool?) -> Int {
    guard let isAfternoon else { return hour * 60 + minute }
    return (hour % 12 + (isAfternoon ? 12 : 0)) * 60 + minute
  }

  /// The day of a clock time: "noon on Friday".
  mutating func dayBehindClock(at index: Int) -> (tokens: Range<Int>, day: CivilDate)? {
    var next = index
    if next < tokens.count, tokens[next].isMark(",") || tokens[next] == keys.on { next += 1 }
    guard bounds.contains(next) else { return nil }
    let found: Found?
    if tokens[next].flags.contains(.digits) {
      found = isWord(next - 1, keys.on) ? dayMonth(at: next) : nil
    } else {
      switch temporal(next) {
      case .weekday(let day, false, let isAmbiguous):
        found = weekday(day, isPlural: false, isAmbiguous, at: next)
      case .month(let month, _): found = monthDay(month, at: next)
      case .day(let offset) where next == index: found = relativeDay(offset, at: next)
      default: found = nil
      }
    }
    guard let found, found.tokens.lowerBound >= index, found.type == .date, let focus else {
      return nil
    }
    return (found.tokens, focus)
  }

  /// "four hours later": the clock time, where one was named not long before; else just how long.
  func clock(_ range: Range<Int>, shifted count: Double, _ unit: TimeUnit) -> Found {
    let minutes = unit == .hour ? count * 60 : count
    guard unit != .second, minutes == minutes.rounded(), let lastClock,
      lastClock.at + Self.memory >= range.lowerBound
    else {
      return Found(
        tokens: range,
        type: .duration,
        value: TimexValue.duration(abs(count), unit)
      )
    }
    let total = lastClock.minutes + Int(minutes)
    let days = total >= 0 ? total / 1440 : (total - 1439) / 1440
    let rest = total - days * 1440
    let time = "T\(CivilDate.padded(rest / 60, 2)):\(CivilDate.padded(rest % 60, 2))"
    return Found(
      tokens: range,
      type: .time,
      value: lastClock.day.adding(days: days).iso + time
    )
  }

  /// "noon", "midnight Friday".
  mutating func clockWord(_ time: String, at index: Int) -> Found? {
    let day = dayBehindClock(at: index + 1)
    let date = day?.day ?? recentDay(at: index)
    return Found(
      tokens: startOfClock(index)..<(day?.tokens.upperBound ?? index + 1),
      type: .time,
      value: (date?.iso ?? TimexValue.unknownDay) + time
    )
  }

  /// The clock time behind a full date, which makes it one time: "9 October 2022, 10:14 am".
  mutating func withClock(_ found: Found, day: CivilDate) -> Found {
    var next = found.tokens.upperBound
    guard bounds.contains(next), tokens[next].isMark(","), bounds.contains(next + 1),
      tokens[next + 1].flags.contains(.digits), let clock = clock(at: next + 1)
    else { return found }
    next = clock.end
    let zone = zone(at: next)
    let time =
      "T\(CivilDate.padded(clock.minutes / 60, 2)):\(CivilDate.padded(clock.minutes % 60, 2))"
    return Found(
      tokens: found.tokens.lowerBound..<(zone?.end ?? next),
      type: .time,
      value: day.iso + time + (zone?.zone.suffix(on: day) ?? "")
    )
  }
}
