/// A day that calendars of English-language news name.
enum Holiday: Sendable {
  /// The same month and day every year.
  case fixed(Int, Int)
  /// The nth weekday of a month; the last one for 5.
  case weekday(month: Int, weekday: Int, nth: Int)
  /// So many days after the nth weekday of a month.
  case afterWeekday(month: Int, weekday: Int, nth: Int, days: Int)
  /// Days from Easter Sunday of the Western churches.
  case easter(Int)
  /// Days from Easter Sunday of the Orthodox churches.
  case orthodoxEaster(Int)

  /// The day in a year.
  func date(in year: Int) -> CivilDate? {
    switch self {
    case .fixed(let month, let day): return CivilDate(year: year, month: month, day: day)
    case .weekday(let month, let weekday, let nth):
      if nth == 5 { return Holiday.last(weekday, of: month, in: year) }
      guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
      return first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (nth - 1))
    case .afterWeekday(let month, let weekday, let nth, let days):
      return Holiday.weekday(month: month, weekday: weekday, nth: nth).date(in: year)?
        .adding(days: days)
    case .easter(let days): return Holiday.easter(of: year)?.adding(days: days)
    case .orthodoxEaster(let days): return Holiday.orthodoxEaster(of: year)?.adding(days: days)
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

  /// Meeus's computus for the Julian calendar ("Astronomical Algorithms", 1991), and the Gregorian day of its date.
  private static func orthodoxEaster(of year: Int) -> CivilDate? {
    guard year >= 1 else { return nil }
    let d = (19 * (year % 19) + 15) % 30
    let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    let month = (d + e + 114) / 31
    let julian = CivilDate(year: year, month: month, day: (d + e + 114) % 31 + 1)
    return julian?.adding(days: year / 100 - year / 400 - 2)
  }

  /// By name.
  static func table() -> PhraseTable<Holiday> { PhraseTable(names, anchor: .start) }

  /// The words that the names start with.
  static var firstWords: [String] {
    names.compactMap { $0.phrase.lexiconParts(" ").first.map(String.init) }
  }

  private static let names: [(phrase: String, value: Holiday)] =
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
      ("election day", .afterWeekday(month: 11, weekday: 1, nth: 1, days: 1)),
      ("easter", .easter(0)), ("easter sunday", .easter(0)), ("easter monday", .easter(1)),
      ("good friday", .easter(-2)), ("ash wednesday", .easter(-46)),
      ("palm sunday", .easter(-7)), ("maundy thursday", .easter(-3)), ("whit monday", .easter(50)),
      ("pentecost", .easter(49)), ("ascension day", .easter(39)),
      ("shrove tuesday", .easter(-47)), ("mardi gras", .easter(-47)),
      ("orthodox easter", .orthodoxEaster(0)), ("orthodox christmas", .fixed(1, 7)),
      ("all saints day", .fixed(11, 1)),
      ("all saints ' day", .fixed(11, 1)),
      ("new years day", .fixed(1, 1)), ("new years eve", .fixed(12, 31)),
      ("remembrance day", .fixed(11, 11)),
      ("remembrance sunday", .weekday(month: 11, weekday: 7, nth: 2)),
      ("guy fawkes night", .fixed(11, 5)), ("bonfire night", .fixed(11, 5)),
      ("st. george 's day", .fixed(4, 23)), ("st. andrew 's day", .fixed(11, 30)),
      ("anzac day", .fixed(4, 25)), ("australia day", .fixed(1, 26)),
      ("canada day", .fixed(7, 1)), ("waitangi day", .fixed(2, 6)), ("juneteenth", .fixed(6, 19)),
      ("victory day", .fixed(5, 9)), ("groundhog day", .fixed(2, 2)),
      ("cinco de mayo", .fixed(5, 5)), ("international women 's day", .fixed(3, 8)),
      ("human rights day", .fixed(12, 10)),
      ("gandhi jayanti", .fixed(10, 2)), ("mother 's day", .weekday(month: 5, weekday: 7, nth: 2)),
      ("father 's day", .weekday(month: 6, weekday: 7, nth: 3)),
      ("martin luther king jr. day", .weekday(month: 1, weekday: 1, nth: 3)),
      ("presidents ' day", .weekday(month: 2, weekday: 1, nth: 3)),
      ("indigenous peoples ' day", .weekday(month: 10, weekday: 1, nth: 2)),
      ("black friday", .afterWeekday(month: 11, weekday: 4, nth: 4, days: 1)),
      ("cyber monday", .afterWeekday(month: 11, weekday: 4, nth: 4, days: 4)),
      ("nowruz", .fixed(3, 21)), ("labour day", .fixed(5, 1)),
    ]
}
