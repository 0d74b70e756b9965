import Foundation
import Testing

@testable import Claimwire

/// Calendar arithmetic against Foundation's, over every day that news can name.
struct CivilDateTests {
  @Test func agreesWithFoundationFrom1600To2400() throws {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    let first = try #require(CivilDate(year: 1600, month: 1, day: 1)).dayNumber
    let last = try #require(CivilDate(year: 2400, month: 12, day: 31)).dayNumber
    for number in stride(from: first, through: last, by: 13) {
      let date = CivilDate(dayNumber: number)
      let instant = Date(timeIntervalSince1970: Double(number) * 86_400)
      let expected = calendar.dateComponents([.year, .month, .day, .weekday], from: instant)
      #expect(expected.year == date.year)
      #expect(expected.month == date.month)
      #expect(expected.day == date.day)
      #expect(expected.weekday.map { ($0 + 5) % 7 + 1 } == date.weekday)
      #expect(date.dayNumber == number)
    }
  }

  @Test(arguments: [(2024, 2, 30), (2023, 2, 29), (2025, 13, 1), (2025, 0, 1), (2025, 4, 31)])
  func impossibleDaysAreRefused(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test func addingMonthsKeepsToTheMonth() throws {
    let date = try #require(CivilDate(year: 2024, month: 1, day: 31))
    #expect(date.adding(months: 1).iso == "2024-02-29")
    #expect(date.adding(months: -2).iso == "2023-11-30")
  }
}
