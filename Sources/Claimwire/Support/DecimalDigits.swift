extension UnsafeMutablePointer<UInt8> {
  /// Writes a whole number in decimal digits and moves on; there must be room for 20 bytes, which may all be overwritten.
  ///
  /// Numbers of up to eight digits, as offsets are, cost the same whatever their length.
  mutating func put(decimal value: Int) {
    if value < 0 {
      pointee = UInt8(ascii: "-")
      self += 1
    }
    put(decimal: UInt64(value.magnitude))
  }

  private mutating func put(decimal value: UInt64) {
    if value >= EightDigits.limit {
      put(decimal: value / EightDigits.limit)
      put(EightDigits(value % EightDigits.limit), from: 0)
    } else {
      let digits = EightDigits(value)
      put(digits, from: digits.leadingZeros)
    }
  }

  @inline(__always)
  private mutating func put(_ digits: EightDigits, from first: Int) {
    UnsafeMutableRawPointer(self).storeBytes(of: digits.text(from: first), as: UInt64.self)
    self += 8 - first
  }
}

/// A number in eight decimal digits, a byte each, the first one lowest.
///
/// Halved thrice, all parts at once: into numbers of four digits, of two, and of one.
private struct EightDigits {
  /// The first number of nine digits.
  static let limit: UInt64 = 100_000_000

  private let bytes: UInt64

  @inline(__always)
  init(_ value: UInt64) {
    let fours = value / 10_000 | (value % 10_000) << 32
    // By 100 and by 10, through reciprocals that are exact for four digits and for two.
    let hundreds = ((fours &* 10_486) >> 20) & 0x0000_007F_0000_007F
    let twos = hundreds | (fours &- (hundreds &* 100)) << 16
    let tens = ((twos &* 103) >> 10) & 0x000F_000F_000F_000F
    bytes = tens | (twos &- (tens &* 10)) << 8
  }

  /// Zeros before the number, the last digit not counted.
  @inline(__always)
  var leadingZeros: Int { Swift.min(bytes.trailingZeroBitCount / 8, 7) }

  /// The digits from one on in ASCII, to be stored at once; zero bytes behind them.
  @inline(__always)
  func text(from first: Int) -> UInt64 {
    ((bytes | 0x3030_3030_3030_3030) >> UInt64(first * 8)).littleEndian
  }
}

extension [UInt8] {
  /// Appends a whole number in decimal digits, without a `String` on the way.
  mutating func appendDecimal(_ value: Int) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      guard let first = digits.baseAddress else { return }
      var end = first
      end.put(decimal: value)
      append(contentsOf: digits[..<(end - first)])
    }
  }
}
