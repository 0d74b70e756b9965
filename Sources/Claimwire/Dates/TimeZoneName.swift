/// A time zone as news names it behind a clock time.
enum TimeZoneName: Sendable {
  /// A fixed distance from UTC, in minutes: "GMT", "EST".
  case fixed(Int)
  /// American time that is set forward in summer, its winter distance from UTC in hours: "ET", "Pacific".
  case american(Int)
  /// One that is not told, or that several countries share: "local time", "IST".
  case unknown

  /// The ISO 8601 suffix on a day: `Z`, `+01:00`; empty where it is not known.
  func suffix(on day: CivilDate?) -> String {
    switch self {
    case .fixed(let minutes): return TimeZoneName.suffix(minutes: minutes)
    case .american(let hours):
      guard let day else { return "" }
      return TimeZoneName.suffix(minutes: (hours + (TimeZoneName.isSummer(day) ? 1 : 0)) * 60)
    case .unknown: return ""
    }
  }

  private static func suffix(minutes: Int) -> String {
    if minutes == 0 { return "Z" }
    let hours = CivilDate.padded(abs(minutes) / 60, 2)
    return "\(minutes < 0 ? "-" : "+")\(hours):\(CivilDate.padded(abs(minutes) % 60, 2))"
  }

  /// Whether clocks of the United States are forward on the day: the Energy Policy Act of 2005 from 2007 on (second Sunday
  /// of March to first of November), the acts of 1986 and 1966 before (first, or last, Sunday of April to last of October).
  private static func isSummer(_ day: CivilDate) -> Bool {
    func sunday(_ month: Int, _ nth: Int) -> CivilDate? {
      Holiday.weekday(month: month, weekday: 7, nth: nth).date(in: day.year)
    }
    let start = day.year >= 2007 ? sunday(3, 2) : sunday(4, day.year >= 1987 ? 1 : 5)
    let end = day.year >= 2007 ? sunday(11, 1) : sunday(10, 5)
    guard day.year >= 1967, let start, let end else { return false }
    return day >= start && day < end
  }

  /// By name in lower case: the zones of the tz database's common abbreviations that name one distance in news.
  static func table() -> WordTable<TimeZoneName> {
    var entries: [(word: String, value: TimeZoneName)] = [
      ("et", .american(-5)), ("ct", .american(-6)), ("mt", .american(-7)), ("pt", .american(-8)),
      ("eastern", .american(-5)), ("pacific", .american(-8)), ("ist", .unknown),
      ("local", .unknown),
    ]
    let fixed: [(String, Int)] = [
      ("gmt utc", 0), ("bst cet wat", 60), ("cest eet cat sast", 120), ("eest msk eat", 180),
      ("gst", 240), ("pkt", 300), ("npt", 345), ("ict wib", 420), ("hkt sgt pht awst", 480),
      ("jst kst", 540), ("aest", 600), ("aedt", 660), ("nzst", 720), ("nzdt", 780), ("brt", -180),
      ("est cdt", -300), ("edt", -240), ("cst mdt", -360), ("mst pdt", -420), ("pst akdt", -480),
      ("akst", -540), ("hst", -600),
    ]
    for (names, minutes) in fixed {
      for name in names.lexiconWords { entries.append((String(name), .fixed(minutes))) }
    }
    return WordTable(entries)
  }
}
