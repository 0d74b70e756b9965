import Testing

@testable import Claimwire

/// The identifiers that the models were trained with: another hash would be another model.
struct FeatureHashTests {
  /// Value by value, as the documentation tells it.
  private func plain(_ template: UInt32, _ values: UInt32...) -> UInt32 {
    var state = UInt64(template) << 32
    for value in values {
      state = (state ^ UInt64(value)) &* 0x9E37_79B9_7F4A_7C15
      state ^= state >> 29
    }
    return UInt32(truncatingIfNeeded: state >> 11)
  }

  @Test(arguments: [0, 1, 188, .max] as [UInt32], [0, 7, 0x8000_0001, .max] as [UInt32])
  func identifiersAreThoseOfThePlainFormula(_ template: UInt32, _ value: UInt32) {
    #expect(FeatureHash.id(template, value) == plain(template, value))
    #expect(FeatureHash.id(template, value, 3) == plain(template, value, 3))
    #expect(FeatureHash.id(template, value, 3, value) == plain(template, value, 3, value))
  }
}
