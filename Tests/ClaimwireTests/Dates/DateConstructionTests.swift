import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// Constructions of news dates, a table each; the reference date is Thursday, 24 April 2025.
struct DateConstructionTests {
  typealias Row = DateRecognizerTests.Row

  private func check(_ row: Row, date: String? = "2025-04-24") throws {
    let document = try annotated(row.sentence, date: date)
    let found = document.dates.map {
      "\(document.text($0.span))|\($0.type.rawValue)|\($0.value)"
    }
    #expect(found == row.dates)
  }

  // MARK: Which way a date looks

  @Test(arguments: [
    Row("The dividend will be paid Dec. 14.", "Dec. 14|DATE|2025-12-14"),
    Row("They agreed to meet on Tuesday.", "Tuesday|DATE|2025-04-29"),
    Row("They had agreed to meet on Tuesday.", "Tuesday|DATE|2025-04-22"),
    Row("They may have left on Tuesday.", "Tuesday|DATE|2025-04-22"),
    Row("She will succeed him on Tuesday.", "Tuesday|DATE|2025-04-29"),
    Row("Leaders meet on Tuesday.", "Tuesday|DATE|2025-04-29"),
    Row("They refused to meet on Tuesday.", "Tuesday|DATE|2025-04-22"),
    Row("A vote is scheduled for Tuesday.", "Tuesday|DATE|2025-04-29"),
    Row("It had been due to expire on Tuesday.", "Tuesday|DATE|2025-04-22"),
    Row("It was better than expected on Tuesday.", "Tuesday|DATE|2025-04-22"),
    Row("He could not be reached Tuesday.", "Tuesday|DATE|2025-04-22"),
  ])
  func theVerbGroupDecides(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("All had reported by Tuesday.", "Tuesday|DATE|2025-04-22"),
    Row("All must report by Tuesday.", "Tuesday|DATE|2025-04-29"),
    Row("She said it was over, and on Tuesday he will go.", "Tuesday|DATE|2025-04-29"),
    Row("They will look for ways around Tuesday’s vote.", "Tuesday|DATE|2025-04-22"),
    Row("They met in May.", "May|DATE|2025-05"),
    Row("A summit in June was agreed on.", "June|DATE|2024-06"),
    Row("A right to buy in June is left.", "June|DATE|2025-06"),
    Row("It was closed last March.", "last March|DATE|2024-03"),
    Row("It was closed last February.", "last February|DATE|2025-02"),
  ])
  func clauseAndDistanceDecide(row: Row) throws { try check(row) }

  // MARK: Clock times

  @Test(arguments: [
    Row("It shut at 10 p.m. EDT on Monday.", "10 p.m. EDT on Monday|TIME|2025-04-21T22:00-04:00"),
    Row("It shut at 10 a.m. ET.", "10 a.m. ET|TIME|2025-04-24T10:00-04:00"),
    Row("It shut at 18:20 BST.", "18:20 BST|TIME|2025-04-24T18:20+01:00"),
    Row("It shut at 0340 GMT.", "0340 GMT|TIME|2025-04-24T03:40Z"),
    Row("It shut at 0600 local time.", "0600 local time|TIME|2025-04-24T06:00"),
    Row("It shut at 3.20pm.", "3.20pm|TIME|2025-04-24T15:20"),
    Row("It shut at about 3:20pm.", "about 3:20pm|TIME|2025-04-24T15:20"),
    Row("It shut at five o’clock.", "five o’clock|TIME|2025-04-24T17:00"),
    Row("It shut at 4 in the morning.", "4 in the morning|TIME|2025-04-24T04:00"),
    Row("It shut shortly after 9 a.m.", "shortly after 9 a.m.|TIME|2025-04-24T09:00"),
    Row("Posted Oct. 9, 2022, 10:14 a.m.", "Oct. 9, 2022, 10:14 a.m.|TIME|2022-10-09T10:14"),
    Row("It shut at 3am on 9 June 2021.", "3am on 9 June 2021|TIME|2021-06-09T03:00"),
    Row("It burned until dawn.", "dawn|TIME|2025-04-24TMO"),
    Row("It cost 3.20 euros at 4000 metres."),
  ])
  func clockTimesAreReadWithTheirZone(row: Row) throws { try check(row) }

  @Test func aZoneIsInTheInterval() throws {
    let date = try #require(
      try annotated("It shut at 18:20 BST.", date: "2025-04-24").dates.first
    )
    #expect(date.from == "2025-04-24T18:20+01:00")
    #expect(date.to == "2025-04-24T18:21+01:00")
  }

  /// Second Sunday of March to first of November; before 2007 first of April to last of October.
  @Test(arguments: [
    ("2025-03-08", "-05:00"), ("2025-03-09", "-04:00"), ("2025-11-01", "-04:00"),
    ("2025-11-02", "-05:00"), ("1998-04-04", "-05:00"), ("1998-04-05", "-04:00"),
    ("1998-10-24", "-04:00"), ("1998-10-25", "-05:00"),
  ])
  func americanTimeIsSetForwardInSummer(date: String, offset: String) throws {
    let dates = try annotated("It shut at 10 a.m. ET.", date: date).dates
    #expect(dates.map(\.value) == ["\(date)T10:00\(offset)"])
  }

  @Test(arguments: [
    Row(
      "Rescuers came on Tuesday. The blast was heard at 2am.",
      "Tuesday|DATE|2025-04-22",
      "2am|TIME|2025-04-22T02:00"
    ),
    Row(
      "Another blast in 2019 killed two. This one was heard at 2am.",
      "2019|DATE|2019",
      "2am|TIME|2025-04-24T02:00"
    ),
  ])
  func aClockTimeFallsOnTheDayOfItsStory(row: Row) throws { try check(row) }

  // MARK: Units

  @Test(arguments: [
    Row("It rained for the past few weeks.", "the past few weeks|DURATION|PXW"),
    Row("It will last the next couple of years.", "the next couple of years|DURATION|P2Y"),
    Row("It will last the next three quarters.", "the next three quarters|DURATION|P9M"),
    Row("It took half an hour.", "half an hour|DURATION|PT30M"),
    Row("It took half a day.", "half a day|DURATION|PT12H"),
    Row("It took a fortnight.", "a fortnight|DURATION|P2W"),
    Row("It took a year or two.", "a year or two|DURATION|P1Y"),
    Row("It rose over the past two years.", "the past two years|DURATION|P2Y"),
    Row("It took just over two years.", "just over two years|DURATION|P2Y"),
    Row("Three died in the first hour.", "the first hour|DURATION|PT1H"),
    Row("It cost 41 in the past week.", "the past week|DURATION|P1W"),
    Row("It sold well in the year to March.", "the year|DURATION|P1Y", "March|DATE|2025-03"),
  ])
  func lengthsOfTimeAreReadWhole(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row(
      "It opened in 2001 and shut five years later.",
      "2001|DATE|2001",
      "five years later|DATE|2006"
    ),
    Row(
      "He fled in June 1998 and came back later that year.",
      "June 1998|DATE|1998-06",
      "later that year|DATE|1998"
    ),
    Row(
      "It was raised in January. The following month it fell.",
      "January|DATE|2025-01",
      "The following month|DATE|2025-02"
    ),
    Row("It was built 3,000 years ago.", "3,000 years ago|DATE|BC0976"),
    Row("It ends at the end of June.", "the end of June|DATE|2025-06-30"),
    Row("It will end by year’s end.", "year’s end|DATE|2025"),
    Row("It forecast a gain for the full year.", "the full year|DATE|2025"),
    Row("It had done so in the past.", "the past|DATE|PAST_REF"),
    Row("In the past two years it fell.", "the past two years|DURATION|P2Y"),
  ])
  func relationsAreJudgedFromWhatWasNamed(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("Wages grew 3 per cent in Q1.", "Q1|DATE|2025-Q1"),
    Row("Wages grew in Q4 2023.", "Q4 2023|DATE|2023-Q4"),
    Row("Costs rose in the latest quarter.", "the latest quarter|DATE|2025-Q1"),
    Row(
      "It lost $2 in the fourth quarter, from $1 a year earlier.",
      "the fourth quarter|DATE|2024-Q4",
      "a year earlier|DATE|2023-Q4"
    ),
    Row("It grew in the last half of 1989.", "the last half of 1989|DATE|1989-H2"),
    Row("Sales fell in the first half of 1990.", "the first half of 1990|DATE|1990-H1"),
    Row(
      "It fell in the first two quarters of 1990.",
      "the first two quarters of 1990|DATE|1990-H1"
    ),
    Row("Sales fell in fiscal 2019.", "fiscal 2019|DATE|2019"),
  ])
  func quartersAndHalvesOfYears(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("It shut on April 24 and 25.", "April 24|DATE|2025-04-24", "25|DATE|2025-04-25"),
    Row("It shut from April 22 to 24.", "April 22|DATE|2025-04-22", "24|DATE|2025-04-24"),
    Row("It shut on April 24 and 25 others did.", "April 24|DATE|2025-04-24"),
    Row("It was said on Thursday, April 24:", "Thursday, April 24|DATE|2025-04-24"),
    Row("It shut in nineteen ninety-four.", "nineteen ninety-four|DATE|1994"),
    Row(
      "It opened in January nineteen ninety-seven.",
      "January nineteen ninety-seven|DATE|1997-01"
    ),
    Row("I bought it in '71.", "'71|DATE|1971"),
    Row("They march each July.", "each July|SET|XXXX-07"),
    Row("It broke out early on Tuesday.", "early on Tuesday|DATE|2025-04-22"),
    Row("It lasted from 1914-18.", "1914|DATE|1914", "18|DATE|1918"),
    Row("It was heard the week of March 3.", "the week of March 3|DATE|2025-W10"),
    Row("It fell at mid-afternoon yesterday.", "mid-afternoon yesterday|TIME|2025-04-23TAF"),
    Row("It fell on the morning of April 3.", "the morning of April 3|TIME|2025-04-03TMO"),
    Row("It fell in the early hours of Tuesday.", "the early hours of Tuesday|TIME|2025-04-22TMO"),
    Row("He lost his unsuccessful 1996 campaign.", "1996|DATE|1996"),
    Row("It was lent for an additional year.", "an additional year|DURATION|P1Y"),
    Row(
      "It began at 2am. Police came four hours later.",
      "2am|TIME|2025-04-24T02:00",
      "four hours later|TIME|2025-04-24T06:00"
    ),
    Row("It was over two hours later.", "two hours later|DURATION|PT2H"),
    Row("It may return by the summer.", "the summer|DATE|2025-SU"),
    Row("It cut its May forecast.", "May|DATE|2025-05"),
  ])
  func partsOfCalendarDates(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("It shut on Election Day 2024.", "Election Day 2024|DATE|2024-11-05"),
    Row("It shut on Election Day 2022.", "Election Day 2022|DATE|2022-11-08"),
    Row("It shut on Black Friday.", "Black Friday|DATE|2024-11-29"),
    Row("It shut on Orthodox Easter 2024.", "Orthodox Easter 2024|DATE|2024-05-05"),
    Row("It shut on Orthodox Easter 2023.", "Orthodox Easter 2023|DATE|2023-04-16"),
    Row("It shut on Easter Monday 2024.", "Easter Monday 2024|DATE|2024-04-01"),
    Row("It shut on Anzac Day.", "Anzac Day|DATE|2025-04-25"),
  ])
  func holidaysOfSeveralCalendars(row: Row) throws { try check(row) }

  @Test(arguments: [
    "He told CBS’s “60 Minutes” so.", "“This Week” was on the air.", "Jan Kavan signed it.",
    "The fall of the city was near.", "They fell out with the May government.",
    "It is 9 to 12 metres and 30 long.",
  ])
  func titlesAndNamesAreNoDates(sentence: String) throws { try check(Row(sentence)) }

  @Test(arguments: [
    Row("It rained yesterday.", "yesterday|DATE|XXXX-XX-XX"),
    Row("It rained last month.", "last month|DATE|XXXX-XX"),
    Row("It rained two years ago.", "two years ago|DATE|XXXX"),
    Row("It rained around noon.", "around noon|TIME|XXXX-XX-XXT12:00"),
  ])
  func withoutAReferenceDateTheUnitIsKept(row: Row) throws { try check(row, date: nil) }
}
