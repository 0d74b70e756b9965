/// A day that calendars of English-language news name.
enum Holiday: Sendable {
  /// The same month and day every year.
  case fixed(Int, Int)
  /// The nth weekday of a month; the last one for 5.
  case weekday(month: Int, weekday: Int, nth: Int)
  /// Days from Easter Sunday of the Western churches.
  case easter(Int)

  /// The day in a year.
  func date(in year: Int) -> CivilDate? {
    switch self {
    case .fixed(let month, let day): return CivilDate(year: year, month: month, day: day)
    case .weekday(let month, let weekday, let nth):
      if nth == 5 { return Holiday.last(weekday, of: month, in: year) }
      guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
      return first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (nth - 1))
    case .easter(let days): return Holiday.easter(of: year)?.adding(days: days)
    }
  }

  private static func last(_ weekday: Int, of month: Int, in year: Int) -> CivilDate? {
    let length = CivilDate.days(inMonth: month, of: year)
    guard let last = CivilDate(year: year, month: month, day: length) else { return nil }
    return last.adding(days: -((last.weekday - weekday + 7) % 7))
  }

  /// The Gregorian computus ("Anonymous Gregorian algorithm", Nature, 20 April 1876).
  private static func easter(of year: Int) -> CivilDate? {
    let a = year % 19
    let (b, c) = (year / 100, year % 100)
    let g = (8 * b + 13) / 25
    let h = (19 * a + b - b / 4 - g + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 19 * l) / 433
    let month = (h + l - 7 * m + 90) / 25
    return CivilDate(year: year, month: month, day: (h + l - 7 * m + 33 * month + 19) % 32)
  }

  /// By name.
  static func table() -> PhraseTable<Holiday> {
    PhraseTable(
      [
        ("christmas", .fixed(12, 25)), ("christmas day", .fixed(12, 25)),
        ("christmas eve", .fixed(12, 24)), ("boxing day", .fixed(12, 26)),
        ("new year 's eve", .fixed(12, 31)), ("new year 's day", .fixed(1, 1)),
        ("new year 's", .fixed(1, 1)), ("valentine 's day", .fixed(2, 14)),
        ("st. patrick 's day", .fixed(3, 17)), ("independence day", .fixed(7, 4)),
        ("halloween", .fixed(10, 31)), ("veterans day", .fixed(11, 11)),
        ("armistice day", .fixed(11, 11)), ("bastille day", .fixed(7, 14)),
        ("may day", .fixed(5, 1)), ("earth day", .fixed(4, 22)),
        ("thanksgiving", .weekday(month: 11, weekday: 4, nth: 4)),
        ("thanksgiving day", .weekday(month: 11, weekday: 4, nth: 4)),
        ("labor day", .weekday(month: 9, weekday: 1, nth: 1)),
        ("memorial day", .weekday(month: 5, weekday: 1, nth: 5)),
        ("presidents day", .weekday(month: 2, weekday: 1, nth: 3)),
        ("columbus day", .weekday(month: 10, weekday: 1, nth: 2)),
        ("martin luther king day", .weekday(month: 1, weekday: 1, nth: 3)),
        ("election day", .weekday(month: 11, weekday: 2, nth: 1)),
        ("easter", .easter(0)), ("easter sunday", .easter(0)), ("easter monday", .easter(1)),
        ("good friday", .easter(-2)), ("ash wednesday", .easter(-46)),
        ("palm sunday", .easter(-7)),
      ],
      anchor: .start
    )
  }
}
