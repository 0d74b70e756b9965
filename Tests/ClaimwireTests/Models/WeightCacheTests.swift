import Testing

@testable import Claimwire

struct WeightCacheTests {
  @Test func everyKeyHasItsOwnWeightsHoweverManyShareAPlace() {
    let cache = WeightCache(bits: 2)
    for key in [0, 1, 2, 3, 4, 5, 6, 7, 0, 7, 3, 3, 1 << 40, 0] as [UInt64] {
      let own = SIMD16<Int16>(repeating: Int16(truncatingIfNeeded: key % 1009))
      #expect(cache.weights(key) { own } == own)
    }
  }

  @Test func whatWasWorkedOutLastIsNotWorkedOutAgain() {
    let cache = WeightCache(bits: 4)
    var count = 0
    for _ in 0..<3 {
      _ = cache.weights(9) {
        count += 1
        return .one
      }
    }
    #expect(count == 1)
  }
}
