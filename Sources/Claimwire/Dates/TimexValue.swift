/// TIMEX3 values (ISO 24617-1) and the calendar intervals that they stand for.
enum TimexValue {
  /// A day without a date to judge it from.
  static let unknownDay = "XXXX-XX-XX"

  /// A calendar unit without a date to judge it from; null for what has no such form.
  static func unknown(_ unit: TimeUnit) -> String? {
    switch unit {
    case .day: unknownDay
    case .week, .fortnight: "XXXX-WXX"
    case .weekend: "XXXX-WXX-WE"
    case .month: "XXXX-XX"
    case .quarter: "XXXX-QX"
    case .year: "XXXX"
    case .decade: "XXX"
    case .century: "XX"
    case .second, .minute, .hour: nil
    }
  }

  /// `2025-04`.
  static func month(_ year: Int, _ month: Int) -> String {
    "\(CivilDate.padded(year, 4))-\(CivilDate.padded(month, 2))"
  }

  /// `2025`.
  ///
  /// `BC0976` before the first year, as TIMEX2 and TimeML have it.
  static func year(_ year: Int) -> String {
    year > 0 ? CivilDate.padded(year, 4) : "BC" + CivilDate.padded(1 - year, 4)
  }

  /// The year that a value starts with.
  static func year(of value: String) -> Int? {
    var value = value
    return value.withUTF8 { digits in
      guard digits.count == 4 || digits.count > 4 && digits[4] == UInt8(ascii: "-") else {
        return nil
      }
      return number(in: digits, 0..<4)
    }
  }

  /// The month of a value `2025-04` or `2025-04-24`.
  static func month(of value: String) -> Int? {
    var value = value
    return value.withUTF8 { digits in
      guard digits.count == 7 || digits.count > 7 && digits[7] == UInt8(ascii: "-") else {
        return nil
      }
      return number(in: digits, 5..<7)
    }
  }

  private static func number(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    guard range.upperBound <= bytes.count else { return nil }
    var sum = 0
    for index in range {
      let byte = bytes[index]
      guard byte &- 0x30 < 10 else { return nil }
      sum = sum * 10 + Int(byte - 0x30)
    }
    return sum
  }

  /// `2025-Q2`.
  static func quarter(_ year: Int, _ quarter: Int) -> String { "\(self.year(year))-Q\(quarter)" }

  /// `2025-W17`: the ISO 8601 week that the day is in, under that week's year.
  static func week(of day: CivilDate) -> String {
    let (year, week) = isoWeek(of: day)
    return "\(self.year(year))-W\(CivilDate.padded(week, 2))"
  }

  /// `P3Y`, `PT2H`; `X` for a number that is not told.
  static func duration(_ count: Double?, _ unit: TimeUnit) -> String {
    let (letter, factor, isClock) = unit.duration
    let prefix = isClock ? "PT" : "P"
    guard let count else {
      switch unit {
      case .decade: return "PXE"
      case .century: return "PXC"
      case .quarter: return "PXQ"
      default: return "\(prefix)X\(letter)"
      }
    }
    let amount = count * Double(factor)
    guard amount < 1e12 else { return "PX\(letter)" }
    let whole = Int(amount)
    let part = amount - Double(whole)
    guard part > 0, let (lesser, size) = lesserUnit(unit) else {
      return "\(prefix)\(whole)\(letter)"
    }
    let rest = Int((part * Double(size)).rounded())
    if unit == .day { return whole == 0 ? "PT\(rest)H" : "P\(whole)DT\(rest)H" }
    return whole == 0 ? "\(prefix)\(rest)\(lesser)" : "\(prefix)\(whole)\(letter)\(rest)\(lesser)"
  }

  private static func lesserUnit(_ unit: TimeUnit) -> (String, Int)? {
    switch unit {
    case .year: ("M", 12)
    case .hour: ("M", 60)
    case .minute: ("S", 60)
    case .week, .fortnight: ("D", 7)
    case .month, .quarter: ("D", 30)
    case .day: ("H", 24)
    default: nil
    }
  }

  private static func isoWeek(of day: CivilDate) -> (year: Int, week: Int) {
    let thursday = day.adding(days: 4 - day.weekday)
    guard let first = CivilDate(year: thursday.year, month: 1, day: 1) else { return (day.year, 1) }
    return (thursday.year, (thursday.dayNumber - first.dayNumber) / 7 + 1)
  }

  // MARK: Intervals

  /// The half-open interval of a value that fixes one.
  static func interval(of value: String) -> (from: String, to: String)? {
    var text = value
    return text.withUTF8 { interval(of: value, $0) }
  }

  private static func interval(
    of value: String,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (from: String, to: String)? {
    func number(_ range: Range<Int>) -> Int? { TimexValue.number(in: bytes, range) }
    guard let first = bytes.first, first &- 0x30 < 10 else { return nil }
    if bytes.count <= 3 { return decadeOrCentury(number(0..<bytes.count), bytes.count) }
    guard let year = number(0..<4) else { return nil }
    if bytes.count == 4 { return years(year, year + 1) }
    guard bytes.count >= 7, bytes[4] == UInt8(ascii: "-") else { return nil }
    let tail = Substring(value.utf8.dropFirst(5))
    if bytes[5] == UInt8(ascii: "W") { return week(year, number(6..<8), tail) }
    if let month = number(5..<7) {
      guard bytes.count >= 10 else { return bytes.count == 7 ? months(year, month, 1) : nil }
      guard let day = number(8..<10),
        let date = CivilDate(year: year, month: month, day: day)
      else { return nil }
      return dayInterval(date, Substring(value.utf8.dropFirst(10)))
    }
    switch tail {
    case "Q1": return months(year, 1, 3)
    case "Q2": return months(year, 4, 3)
    case "Q3": return months(year, 7, 3)
    case "Q4": return months(year, 10, 3)
    case "H1": return months(year, 1, 6)
    case "H2": return months(year, 7, 6)
    // Meteorological seasons of the northern half of the world.
    case "SP": return months(year, 3, 3)
    case "SU": return months(year, 6, 3)
    case "FA": return months(year, 9, 3)
    case "WI": return months(year, 12, 3)
    default: return nil
    }
  }

  private static func decadeOrCentury(_ number: Int?, _ digits: Int) -> (from: String, to: String)?
  {
    guard let number else { return nil }
    let length = digits == 3 ? 10 : 100
    return digits >= 2 ? years(number * length, (number + 1) * length) : nil
  }

  private static func years(_ from: Int, _ to: Int) -> (from: String, to: String) {
    ("\(year(from))-01-01", "\(year(to))-01-01")
  }

  private static func months(_ year: Int, _ month: Int, _ count: Int) -> (from: String, to: String)?
  {
    guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
    return (first.iso, first.adding(months: count).iso)
  }

  private static func week(
    _ year: Int,
    _ week: Int?,
    _ tail: Substring
  ) -> (from: String, to: String)? {
    guard let week, (1...53).contains(week),
      let fourth = CivilDate(year: year, month: 1, day: 4)
    else { return nil }
    let monday = fourth.adding(days: 1 - fourth.weekday + 7 * (week - 1))
    if tail.count > 3 { return (monday.adding(days: 5).iso, monday.adding(days: 7).iso) }
    return (monday.iso, monday.adding(days: 7).iso)
  }

  /// Parts of the day have the hours that TIMEX3 guidelines give as examples; a night ends on the next day.
  private static func dayInterval(
    _ day: CivilDate,
    _ tail: Substring
  ) -> (from: String, to: String)? {
    let next = day.adding(days: 1)
    switch tail {
    case "": return (day.iso, next.iso)
    case "TMO": return ("\(day.iso)T06:00", "\(day.iso)T12:00")
    case "TAF": return ("\(day.iso)T12:00", "\(day.iso)T18:00")
    case "TEV": return ("\(day.iso)T18:00", "\(next.iso)T00:00")
    case "TNI": return ("\(day.iso)T20:00", "\(next.iso)T06:00")
    default: return clockInterval(day, Array(tail.utf8))
    }
  }

  private static func clockInterval(
    _ day: CivilDate,
    _ tail: [UInt8]
  ) -> (from: String, to: String)? {
    guard tail.count >= 6, tail[0] == UInt8(ascii: "T"), tail[3] == UInt8(ascii: ":") else {
      return nil
    }
    let digits = [1, 2, 4, 5].map { Int(tail[$0]) - 0x30 }
    guard digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
    let start = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
    // "Z" or "+01:00", where the zone is told.
    let zone = String(decoding: tail[6...], as: UTF8.self)
    return (instant(day, start) + zone, instant(day, start + 1) + zone)
  }

  private static func instant(_ day: CivilDate, _ minutes: Int) -> String {
    let date = day.adding(days: minutes / 1440)
    let minute = minutes % 1440
    return "\(date.iso)T\(CivilDate.padded(minute / 60, 2)):\(CivilDate.padded(minute % 60, 2))"
  }
}
