extension UnsafeMutablePointer<UInt8> {
  /// Writes a whole number in decimal digits and moves on: 20 bytes at most.
  mutating func put(decimal value: Int) {
    if value < 0 {
      pointee = UInt8(ascii: "-")
      self += 1
    }
    var rest = value.magnitude
    var length = 1
    while rest >= 10 {
      rest /= 10
      length += 1
    }
    rest = value.magnitude
    for index in stride(from: length - 1, through: 0, by: -1) {
      self[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    self += length
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
