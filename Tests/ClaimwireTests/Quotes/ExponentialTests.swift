import Testing

@testable import Claimwire

@Suite("Exponential")
struct ExponentialTests {
  @Test func oneByOneIsToTheBitWhatSixteenAtOnceAre() {
    for step in -2000...2000 {
      let exponent = Float(step) * 0.0517
      let many = Exponential.values(SIMD16(repeating: exponent))[3]
      #expect(Exponential.value(exponent).bitPattern == many.bitPattern, "\(exponent)")
    }
  }
}
