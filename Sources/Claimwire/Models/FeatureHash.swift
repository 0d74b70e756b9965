/// Integers in, one 32-bit feature identifier out: a multiplication and a shift a value.
///
/// Values are mixed in by xor and an odd multiplier (Knuth's multiplicative hashing, with the fractional part of the golden
/// ratio), high bits folded down, so that every bit of the identifier depends on every value.
struct FeatureHash {
  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  private static func mixed(_ state: UInt64, _ value: UInt32) -> UInt64 {
    folded((state ^ UInt64(value)) &* multiplier)
  }

  @inline(__always)
  private static func folded(_ product: UInt64) -> UInt64 { product ^ (product >> 29) }

  /// A template with its first value: what they are mixed to.
  ///
  /// The template stands in the upper half, so its product can be added to the value's: a number that the compiler knows,
  /// and one that templates of the same value share.
  @inline(__always)
  private static func start(_ template: UInt32, _ first: UInt32) -> UInt64 {
    folded(UInt64(first) &* multiplier &+ (UInt64(template) << 32) &* multiplier)
  }

  /// A feature of one value.
  @inline(__always)
  static func id(_ template: UInt32, _ first: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: start(template, first) >> 11)
  }

  /// A feature of two.
  @inline(__always)
  static func id(_ template: UInt32, _ first: UInt32, _ second: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: mixed(start(template, first), second) >> 11)
  }

  /// A feature of three.
  @inline(__always)
  static func id(
    _ template: UInt32,
    _ first: UInt32,
    _ second: UInt32,
    _ third: UInt32
  ) -> UInt32 {
    let two = mixed(start(template, first), second)
    return UInt32(truncatingIfNeeded: mixed(two, third) >> 11)
  }
}
