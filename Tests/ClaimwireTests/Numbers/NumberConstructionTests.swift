import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// Constructions of number expressions, a table each.
struct NumberConstructionTests {
  typealias Row = NumberRecognizerTests.Row

  private func check(_ row: Row) throws {
    let document = try annotated(row.sentence)
    let found = document.numbers.map { number in
      let bounds = [number.value, number.low, number.high].map { value in
        value.map { $0 == $0.rounded() ? String(Int($0)) : String($0) } ?? "-"
      }
      return
        ([document.text(number.span), number.kind.rawValue] + bounds
        + [number.comparison.rawValue, number.unit ?? "-"]).joined(separator: "|")
    }
    #expect(found == row.numbers)
  }

  @Test(arguments: [
    Row("She turned 30.", "30|age|30|30|30|=|a"),
    Row("She turned 30 of them away.", "30|cardinal|30|30|30|=|-"),
    Row("Children under 5 were ill.", "under 5|age|5|-|5|<|a"),
    Row("People over 65, he said, must go.", "over 65|age|65|65|-|>|a"),
    Row("A man in his 60s was hurt.", "60s|age|-|60|69|range|a"),
    Row("A woman in her late 30s was hurt.", "30s|age|-|30|39|range|a"),
    Row("It grew in the 1960s."),
  ])
  func agesOfPeople(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("It cost 300 USD.", "300 USD|money|300|300|300|=|USD"),
    Row("It cost 5 €.", "5 €|money|5|5|5|=|EUR"),
    Row("It cost 50p.", "50p|money|0.5|0.5|0.5|=|GBP"),
    Row("It cost 200 Ugandan shillings.", "200 Ugandan shillings|money|200|200|200|=|UGX"),
    Row("It cost 1,000 Iraqi dinars.", "1,000 Iraqi dinars|money|1000|1000|1000|=|IQD"),
    Row("It cost 40 dirhams.", "40 dirhams|money|40|40|40|=|-"),
    Row("It cost 1 200 000 francs.", "1 200 000 francs|money|1200000|1200000|1200000|=|-"),
  ])
  func moneyOfManyCountries(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("Call 020 7946 0018."), Row("Call +1 202-555-0123."), Row("Zip 90210 is rich."),
    Row("It has 5G now."), Row("Agent 007 left."), Row("The AK-47 and the A320."),
    Row("It was 20C.", "20C|quantity|20|20|20|=|Cel"),
    Row("Some hundred-odd ran.", "Some hundred-odd|cardinal|100|100|100|~|-"),
  ])
  func codesAreNoNumbers(row: Row) throws { try check(row) }
}
