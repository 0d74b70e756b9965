import ClaimwireTestSupport
import Testing

@testable import Claimwire

@Suite("Key numbers", .serialized)
struct KeyNumbersTests {
  @Test func wordsAreNumberedInTheOrderInWhichTheyFirstCome() {
    var numbers = KeyNumbers()
    #expect([7, 0, 7, .max, 0].map { numbers.insert($0) } == [0, 1, 0, 2, 1])
    #expect(numbers.count == 3)
    #expect([0, 7, .max, 1].map { numbers.number(of: $0) } == [1, 0, 2, nil])
  }

  @Test func numbersStayWhenTheTableGrows() {
    var numbers = KeyNumbers()
    for key in UInt32(0)..<5_000 { #expect(numbers.insert(key) == Int(key)) }
    for key in UInt32(0)..<5_000 { #expect(numbers.number(of: key) == Int(key)) }
  }

  @Test(arguments: [0, 100, 10_000])
  func nothingIsLeftOfADocumentBefore(_ capacity: Int) {
    var numbers = KeyNumbers()
    for key in UInt32(0)..<1_000 { _ = numbers.insert(key) }
    numbers.removeAll(capacity: capacity)
    #expect(numbers.count == 0)
    #expect((UInt32(0)..<1_000).allSatisfy { numbers.number(of: $0) == nil })
    for key in UInt32(0)..<1_000 { #expect(numbers.insert(999 - key) == Int(key)) }
  }

  /// Sixteen bits of these keys' product with the odd number of Fibonacci hashing are the same, so that a table whose
  /// slots hang on those alone has one place for all of them.
  @Test func keysMadeToMeetInOnePlaceCostNoMoreThanOthers() {
    let inverse = Self.inverse(of: 0x9E37_79B1)
    let crafted = (UInt32(0)..<16_384).map { inverse &* (($0 >> 5) << 21 | $0 & 31) }
    var generator = SplitMix64(seed: 1)
    let random = crafted.map { _ in UInt32(truncatingIfNeeded: generator.next()) }
    let ratio = GrowthMeter.ratio(small: 0, large: 1) { which in
      var numbers = KeyNumbers(capacity: 16_384)
      for key in which == 0 ? random : crafted { _ = numbers.insert(key) }
    }
    #expect(ratio < 8, "\(ratio) times as long")
  }

  /// Newton's iteration doubles the bits that are right.
  private static func inverse(of odd: UInt32) -> UInt32 {
    (0..<5).reduce(odd) { inverse, _ in inverse &* (2 &- odd &* inverse) }
  }
}
