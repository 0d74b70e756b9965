/// Integers in, one 32-bit feature identifier out: a multiplication and a shift a value.
///
/// Values are mixed in by xor and an odd multiplier (Knuth's multiplicative hashing, with the fractional part of the golden
/// ratio), high bits folded down, so that every bit of the identifier depends on every value.
struct FeatureHash {
  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  private static func mixed(_ state: UInt64, _ value: UInt32) -> UInt64 {
    let product = (state ^ UInt64(value)) &* multiplier
    return product ^ (product >> 29)
  }

  /// A feature of one value.
  @inline(__always)
  static func id(_ template: UInt32, _ first: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: mixed(UInt64(template) << 32, first) >> 11)
  }

  /// A feature of two.
  @inline(__always)
  static func id(_ template: UInt32, _ first: UInt32, _ second: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: mixed(mixed(UInt64(template) << 32, first), second) >> 11)
  }

  /// A feature of three.
  @inline(__always)
  static func id(
    _ template: UInt32,
    _ first: UInt32,
    _ second: UInt32,
    _ third: UInt32
  ) -> UInt32 {
    let two = mixed(mixed(UInt64(template) << 32, first), second)
    return UInt32(truncatingIfNeeded: mixed(two, third) >> 11)
  }
}
