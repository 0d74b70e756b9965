import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// What numbers amount to, a construction a table.
struct NumberRecognizerTests {
  /// A sentence and the numbers in it, each as `words|kind|value|low|high|op|unit`, `-` for null.
  struct Row: Sendable, CustomTestStringConvertible {
    let sentence: String
    let numbers: [String]

    init(_ sentence: String, _ numbers: String...) {
      self.sentence = sentence
      self.numbers = numbers
    }

    var testDescription: String { sentence }
  }

  private func described(_ sentence: String) throws -> [String] {
    let document = try annotated(sentence)
    return document.numbers.map { number in
      let bounds = [number.value, number.low, number.high].map { $0.map(shortened) ?? "-" }
      return
        ([document.text(number.span), number.kind.rawValue] + bounds
        + [number.comparison.rawValue, number.unit ?? "-"]).joined(separator: "|")
    }
  }

  private func shortened(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }

  private func check(_ row: Row) throws {
    #expect(try described(row.sentence) == row.numbers)
  }

  @Test(arguments: [
    Row(
      "The levy raised 1,783.9 million.",
      "1,783.9 million|cardinal|1783900000|1783900000|1783900000|=|-"
    ),
    Row("About 12 000 walked.", "About 12 000|cardinal|12000|12000|12000|~|-"),
    Row(
      "Seven hundred and seventeen signed.",
      "Seven hundred and seventeen|cardinal|717|717|717|=|-"
    ),
    Row("Twenty-one of them left.", "Twenty-one|cardinal|21|21|21|=|-"),
    Row("It drew half a million fans.", "half a million|cardinal|500000|500000|500000|=|-"),
    Row(
      "Two and a half million left.",
      "Two and a half million|cardinal|2500000|2500000|2500000|=|-"
    ),
    Row("A dozen goats strayed.", "A dozen|cardinal|12|12|12|=|-"),
    Row("They bought 1.2m bricks.", "1.2m|cardinal|1200000|1200000|1200000|=|-"),
    Row("The 100m race was late.", "100m|quantity|100|100|100|=|m"),
  ])
  func digitsAndWordsMakeNumbers(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("More than 80 fell.", "More than 80|cardinal|80|81|-|>|-"),
    Row("At least three fell.", "At least three|cardinal|3|3|-|>=|-"),
    Row("Nearly 50 fell.", "Nearly 50|cardinal|50|-|49|<|-"),
    Row("As many as 23 fell.", "As many as 23|cardinal|23|-|23|<=|-"),
    Row("An estimated 900 fell.", "An estimated 900|cardinal|900|900|900|~|-"),
    Row("About a further 2,000 fell.", "About a further 2,000|cardinal|2000|2000|2000|~|-"),
    Row("It cost 200 or so.", "200 or so|cardinal|200|200|200|~|-"),
    Row("Sixty people or more fell.", "Sixty|cardinal|60|60|-|>=|-"),
    Row(
      "Sixty people fell and over ten rose.",
      "Sixty|cardinal|60|60|60|=|-",
      "over ten|cardinal|10|11|-|>|-"
    ),
    Row("More than a dozen fell.", "More than a dozen|cardinal|12|13|-|>|-"),
  ])
  func comparatorsBound(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("Fewer than 10 fell.", "Fewer than 10|cardinal|10|-|9|<|-"),
    Row("Up to 60 fell.", "Up to 60|cardinal|60|-|60|<=|-"),
    Row("No fewer than 12 fell.", "No fewer than 12|cardinal|12|12|-|>=|-"),
    Row("Some 300 fell.", "Some 300|cardinal|300|300|300|~|-"),
    Row("About 5 percent fell.", "About 5 percent|percent|5|5|5|~|%"),
    Row("More than $5 million fell.", "More than $5 million|money|5000000|5000000|-|>|USD"),
  ])
  func comparatorsStandBeforeEveryKind(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("A handful fell.", "A handful|cardinal|-|3|-|>=|-"),
    Row("A few hundred fell.", "A few hundred|cardinal|-|200|-|>=|-"),
    Row("Hundreds fell.", "Hundreds|cardinal|-|200|-|>=|-"),
    Row("Thousands fell.", "Thousands|cardinal|-|2000|-|>=|-"),
    Row("Millions fell.", "Millions|cardinal|-|2000000|-|>=|-"),
    Row("Several fell.", "Several|cardinal|-|3|-|>=|-"),
    Row("Several dozen fell.", "Several dozen|cardinal|-|24|-|>=|-"),
  ])
  func vagueWordsHaveTheBoundsOfTheTable(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("Dozens fell.", "Dozens|cardinal|-|24|-|>=|-"),
    Row("Scores of sheep fell.", "Scores|cardinal|-|40|-|>=|-"),
    Row("Several hundred fell.", "Several hundred|cardinal|-|300|-|>=|-"),
    Row("Tens of thousands fell.", "Tens of thousands|cardinal|-|20000|-|>=|-"),
    Row("Her test scores of the spring were good."),
  ])
  func vagueWordsBoundFromBelow(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("It needs 10 to 15 crews.", "10 to 15|cardinal|-|10|15|range|-"),
    Row(
      "Between 500,000 and a million fled.",
      "Between 500,000 and a million|cardinal|-|500000|1000000|range|-"
    ),
    Row("It needs 10-15 crews.", "10-15|cardinal|-|10|15|range|-"),
    Row(
      "Between 1.1 and 1.5 million left.",
      "Between 1.1 and 1.5 million|cardinal|-|1100000|1500000|range|-"
    ),
    Row(
      "The toll fell from 27 to 12.",
      "27|cardinal|27|27|27|=|-",
      "12|cardinal|12|12|12|=|-"
    ),
    Row("They pay $10 to $15 million.", "$10 to $15 million|money|-|10000000|15000000|range|USD"),
  ])
  func rangesHaveTwoEnds(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("It fell 5 per cent.", "5 per cent|percent|5|5|5|=|%"),
    Row("It fell two percentage points.", "two percentage points|percent|2|2|2|=|pp"),
    Row("It cost £4bn.", "£4bn|money|4000000000|4000000000|4000000000|=|GBP"),
    Row("It cost US$5.", "US$5|money|5|5|5|=|USD"),
    Row("It cost 20 cents.", "20 cents|money|0.2|0.2|0.2|=|USD"),
    Row("It is 5 km/h slower.", "5 km/h|quantity|5|5|5|=|km/h"),
    Row("The 20-mile road.", "20-mile|quantity|20|20|20|=|[mi_i]"),
  ])
  func unitsHaveCodes(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("It weighs 20 kg now.", "20 kg|quantity|20|20|20|=|kg"),
    Row("It lasted six months.", "six months|quantity|6|6|6|=|mo"),
    Row("It lasted 36 hours.", "36 hours|quantity|36|36|36|=|h"),
    Row("It paid Rs 500.", "Rs 500|money|500|500|500|=|INR"),
    Row("It paid 5 million euros.", "5 million euros|money|5000000|5000000|5000000|=|EUR"),
    Row("Rates fell 25 basis points.", "25 basis points|percent|0.25|0.25|0.25|=|pp"),
  ])
  func timeWeightAndCurrenciesHaveCodes(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row(
      "Men, ages 21, 32, and 49, ran.",
      "ages 21|age|21|21|21|=|a",
      "32|age|32|32|32|=|a",
      "49|age|49|49|49|=|a"
    ),
    Row(
      "Two men, 18 and 20, ran.",
      "Two|cardinal|2|2|2|=|-",
      "18|age|18|18|18|=|a",
      "20|age|20|20|20|=|a"
    ),
    Row("Two men, 12 women and a boy ran.", "Two|cardinal|2|2|2|=|-", "12|cardinal|12|12|12|=|-"),
  ])
  func agesStandInLists(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("A 12-year-old boy ran.", "12-year-old|age|12|12|12|=|a"),
    Row("Ada Roe, 41, ran.", "41|age|41|41|41|=|a"),
    Row("Men aged 82 ran.", "aged 82|age|82|82|82|=|a"),
    Row("Girls aged 5 to 12 ran.", "aged 5 to 12|age|-|5|12|range|a"),
  ])
  func agesCountNobody(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("One in five left.", "One in five|ratio|0.2|0.2|0.2|=|-"),
    Row("Three-quarters of them left.", "Three-quarters|ratio|0.75|0.75|0.75|=|-"),
    Row("They won 3-2.", "3-2|ratio|-|-|-|=|-"),
    Row("The 21st try.", "21st|ordinal|21|21|21|=|-"),
  ])
  func sharesScoresAndOrdinalsHaveTheirKind(row: Row) throws { try check(row) }

  @Test(arguments: [
    "An F-16 and COVID-19.", "After 9/11 it closed.", "Call 555-0123.", "Flight 370 is late.",
    "No. 10 refused.", "No one said that one could.", "It is a one-off.",
    "She lives at 10 Elm Street.",
    "They meet once per second.",
  ])
  func whatNamesOrPointsIsNoNumber(sentence: String) throws {
    #expect(try described(sentence) == [])
  }

  @Test func spansAreOrderedAndSlice() throws {
    let words = [
      "12", "-", "to", "dozen", "half", "a", "and", "million", "$", "%", "of", "5-6", "one",
    ]
    var state: UInt64 = 7
    for _ in 0..<200 {
      let text = (0..<30).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return words[Int(state >> 33) % words.count]
      }.joined(separator: " ")
      let document = try annotated(text)
      var end: UInt32 = 0
      for number in document.numbers {
        #expect(number.span.start >= end && number.span.start < number.span.end)
        #expect(document.span(ofTokens: number.tokens) == number.span)
        if let low = number.low, let high = number.high { #expect(low <= high) }
        end = number.span.end
      }
      #expect(Int(end) <= text.utf8.count)
    }
  }
}

/// Numbers beside dates.
struct NumbersOfDatesTests {
  @Test(arguments: [
    "On April 24 it rained.", "It rained in 2014.", "It opened on 24 April 2018.",
    "It shut at 10 a.m. on Monday.", "The plan of 2025-04-24 failed.",
    "It fell in the third quarter of 1998.",
    "He arrived eleven years ago.",
  ])
  func theNumbersOfADayCountNothing(sentence: String) throws {
    #expect(try annotated(sentence, date: "2025-04-24").numbers.isEmpty)
  }

  @Test func theNumberOfADurationIsAQuantity() throws {
    let numbers = try annotated("It lasted three years.", date: "2025-04-24").numbers
    #expect(numbers.map(\.kind) == [.quantity])
    #expect(numbers.map(\.unit) == ["a"])
  }

  @Test func numbersBesideADateStay() throws {
    let numbers = try annotated("On April 24 some 300 people died.", date: "2025-04-24").numbers
    #expect(numbers.map(\.value) == [300])
  }
}
