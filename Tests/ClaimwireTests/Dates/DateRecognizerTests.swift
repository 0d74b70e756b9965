import ClaimwireTestSupport
import Foundation
import Testing

@testable import Claimwire

/// What dates amount to, a construction a table; the reference date is Thursday, 24 April 2025.
struct DateRecognizerTests {
  /// A sentence and the dates in it, each as `words|type|value`.
  struct Row: Sendable, CustomTestStringConvertible {
    let sentence: String
    let dates: [String]

    init(_ sentence: String, _ dates: String...) {
      self.sentence = sentence
      self.dates = dates
    }

    var testDescription: String { sentence }
  }

  private func described(_ sentence: String) throws -> [String] {
    let document = try annotated(sentence, date: "2025-04-24")
    return document.dates.map { "\(document.text($0.span))|\($0.type.rawValue)|\($0.value)" }
  }

  private func check(_ row: Row) throws { #expect(try described(row.sentence) == row.dates) }

  @Test(arguments: [
    Row("It rained on April 24, 2019.", "April 24, 2019|DATE|2019-04-24"),
    Row("It rained on 24 April 2019.", "24 April 2019|DATE|2019-04-24"),
    Row("It rained on the 24th of April.", "the 24th of April|DATE|2025-04-24"),
    Row("It rained on Friday, October 27.", "Friday, October 27|DATE|2024-10-27"),
    Row("It fell on 2019-04-24 here.", "2019-04-24|DATE|2019-04-24"),
    Row("It fell on 24/4/2019 here.", "24/4/2019|DATE|2019-04-24"),
    Row("It fell on 4/24/2019 here.", "4/24/2019|DATE|2019-04-24"),
    Row("It opened in May 2019.", "May 2019|DATE|2019-05"),
    Row("It opened in mid-June.", "mid-June|DATE|2024-06"),
    Row("It opened in early 2014.", "early 2014|DATE|2014"),
    Row("It opened in 2018.", "2018|DATE|2018"),
    Row("It grew in the 1990s.", "the 1990s|DATE|199"),
    Row("It began in the 20th century.", "the 20th century|DATE|19"),
    Row("It opened in the summer of 1994.", "the summer of 1994|DATE|1994-SU"),
    Row("Sales fell in the third quarter of 2019.", "the third quarter of 2019|DATE|2019-Q3"),
  ])
  func calendarDatesHaveTheirValue(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("They met on Tuesday.", "Tuesday|DATE|2025-04-22"),
    Row("They met on Thursday.", "Thursday|DATE|2025-04-24"),
    Row("They will meet on Tuesday.", "Tuesday|DATE|2025-04-29"),
    Row("They may leave as soon as Tuesday.", "Tuesday|DATE|2025-04-29"),
    Row("It exploded next to the mill on Tuesday.", "Tuesday|DATE|2025-04-22"),
    Row("Talks are set to resume Monday.", "Monday|DATE|2025-04-28"),
    Row("It must close by Monday.", "Monday|DATE|2025-04-28"),
    Row("They were hurt by shelling on Wednesday evening.", "Wednesday evening|TIME|2025-04-23TEV"),
    Row("They met last Friday.", "last Friday|DATE|2025-04-18"),
    Row("They met in March.", "March|DATE|2025-03"),
    Row("They met in June.", "June|DATE|2024-06"),
    Row("They will meet in June.", "June|DATE|2025-06"),
    Row("They meet every Tuesday.", "every Tuesday|SET|XXXX-WXX-2"),
  ])
  func tenseDecidesWhichWayABareDayLooks(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("It rained yesterday.", "yesterday|DATE|2025-04-23"),
    // The night that ended this morning, and the one to come.
    Row("It rained overnight.", "overnight|TIME|2025-04-23TNI"),
    Row("It will rain overnight.", "overnight|TIME|2025-04-24TNI"),
    Row("It rained this morning.", "this morning|TIME|2025-04-24TMO"),
    Row("It rained on Thursday morning.", "Thursday morning|TIME|2025-04-24TMO"),
    Row("It rained eleven years ago.", "eleven years ago|DATE|2014"),
    Row("It rained two days ago.", "two days ago|DATE|2025-04-22"),
    Row("It rained last week.", "last week|DATE|2025-W16"),
    Row("It rained last month.", "last month|DATE|2025-03"),
    Row("It rained last year.", "last year|DATE|2024"),
    Row(
      "It rained on April 2. The previous day it snowed.",
      "April 2|DATE|2025-04-02",
      "The previous day|DATE|2025-04-01"
    ),
    Row(
      "It rained on April 2. Two days later it snowed.",
      "April 2|DATE|2025-04-02",
      "Two days later|DATE|2025-04-04"
    ),
  ])
  func relativeDatesAreJudgedFromTheReferenceOrTheFocus(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("It took three years.", "three years|DURATION|P3Y"),
    Row("It took two and a half hours.", "two and a half hours|DURATION|PT2H30M"),
    Row("It took a decade.", "a decade|DURATION|P10Y"),
    Row("The three-day talks ended.", "three-day|DURATION|P3D"),
  ])
  func durationsHaveTheirLength(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row(
      "It shut at 10 a.m. that day.",
      "10 a.m.|TIME|2025-04-24T10:00",
      "that day|DATE|2025-04-24"
    ),
    Row("It shut at 18:20 GMT.", "18:20 GMT|TIME|2025-04-24T18:20Z"),
    Row(
      "Gunmen came on Monday and fired at 2am.",
      "Monday|DATE|2025-04-21",
      "2am|TIME|2025-04-21T02:00"
    ),
    Row("It shut at noon on Friday.", "noon on Friday|TIME|2025-04-18T12:00"),
  ])
  func clockTimesHaveTheirDay(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("It shut on Christmas Day.", "Christmas Day|DATE|2024-12-25"),
    Row("It shut on Good Friday.", "Good Friday|DATE|2025-04-18"),
    Row("It shut on Labor Day 2019.", "Labor Day 2019|DATE|2019-09-02"),
    Row("It shut on Thanksgiving.", "Thanksgiving|DATE|2024-11-28"),
  ])
  func holidaysHaveTheirDay(row: Row) throws { try check(row) }

  @Test(arguments: [
    "We may march on.", "It cost between 10 and 15.", "The Sun rose.", "He sat in the second row.",
    "She is a 12-year-old girl.", "They previously agreed.", "It cut its quarterly dividend.",
    "Some 2,000 people came.", "He ran 2000 metres.", "Wed in secret, they fled.",
  ])
  func ordinaryProseHasNoDates(sentence: String) throws {
    #expect(try described(sentence) == [])
  }

  // MARK: Day and month

  @Test func otherDatesOfTheDocumentDecideWhichIsTheDay() throws {
    let document = try annotated("It fell on 3/4/2019. It rose on 24/4/2019.", date: "2025-04-24")
    #expect(document.dates.map(\.value) == ["2019-04-03", "2019-04-24"])
    #expect(document.warnings.isEmpty)
  }

  @Test func whatCannotBeDecidedIsToldInTheWarnings() throws {
    let document = try annotated("It fell on 3/4/2019.", date: "2025-04-24")
    #expect(document.dates.map(\.value) == ["2019-03-04"])
    #expect(document.warnings.contains { $0.contains("3/4/2019") })
  }

  // MARK: Properties

  @Test(arguments: [1, 2, 3, 4, 5])
  func everyDateSlicesParsesAndEndsAfterItStarts(seed: UInt64) throws {
    let words = [
      "April", "24", "2025", ",", "last", "week", "the", "of", "Monday", "to", "third", "quarter",
      "two", "days", "ago", "noon", "10", "a.m.", "/", "-", "1990s", "mid", "every", "fiscal", "31",
      "February", "29", "years", "earlier", "Christmas", "Eve", "overnight", "century", ":", "30",
      "GMT", "EDT", "0340", "five", "o'clock", "in", "morning", "Q3", "fortnight", "half", "an",
      "hour",
      "year", "'s", "end", "early", "hours", "past", "few", "months", "later", "9999", "0060s",
      "by",
      "dawn", "'71", "1914", "18", "thousand", "nineteen", "before", "and", "or", "so", "May",
      "3.20pm",
    ]
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let text = (0..<30).map { _ in words.randomElement(using: &generator) ?? "" }
        .joined(separator: " ")
      let document = try annotated(text, date: "2025-04-24")
      var end: UInt32 = 0
      for date in document.dates {
        #expect(date.span.start >= end && date.span.start < date.span.end, "seed \(seed): \(text)")
        #expect(document.span(ofTokens: date.tokens) == date.span)
        #expect(Self.isTimex(date.value, date.type), "seed \(seed): \(date.value) in \(text)")
        if let from = date.from, let to = date.to { #expect(from < to, "seed \(seed): \(text)") }
        end = date.span.end
      }
    }
  }

  /// Whether the value has a form that ISO 24617-1 allows for the type.
  private static func isTimex(_ value: String, _ type: DateType) -> Bool {
    if ["PAST_REF", "PRESENT_REF", "FUTURE_REF"].contains(value) { return type == .date }
    if value.hasPrefix("P") {
      let units = value.dropFirst()
      return (type == .duration || type == .set) && !units.isEmpty
        && units.allSatisfy { $0.isNumber || "TXYMWDHSEQC".contains($0) }
    }
    let day = value.prefix { $0 != "T" }
    return !day.isEmpty && day.count <= 11
      && day.allSatisfy { $0.isNumber || "-XWQHSPUFAIEBC".contains($0) }
  }

  @Test func weeksAgreeWithFoundation() throws {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    let first = try #require(CivilDate(year: 1600, month: 1, day: 1)).dayNumber
    let last = try #require(CivilDate(year: 2400, month: 12, day: 31)).dayNumber
    for number in stride(from: first, through: last, by: 29) {
      let parts = calendar.dateComponents(
        [.weekOfYear, .yearForWeekOfYear],
        from: Date(timeIntervalSince1970: Double(number) * 86_400)
      )
      let year = try #require(parts.yearForWeekOfYear)
      let week = try #require(parts.weekOfYear)
      let expected = "\(year)-W\(week < 10 ? "0" : "")\(week)"
      #expect(TimexValue.week(of: CivilDate(dayNumber: number)) == expected)
    }
  }
}
