/// e to the power of sixteen numbers at once, the same on every machine: models trained twice must agree to the byte.
enum Exponential {
  /// Relative error under 3e-7 (Cody and Waite's reduction, Taylor to the sixth power); 0 below -87.
  static func values(_ exponents: SIMD16<Float>) -> SIMD16<Float> {
    let clamped = exponents.clamped(
      lowerBound: SIMD16(repeating: -87),
      upperBound: SIMD16(repeating: 88)
    )
    // Adding 1.5 times 2 to the 23rd leaves no bits for a fraction: rounding without a call.
    let magic = SIMD16<Float>(repeating: 12_582_912)
    let shifted = clamped * 1.442_695_04 + magic
    let whole = shifted - magic
    // ln 2 in two parts, so that the subtraction is exact.
    let rest = clamped - whole * 0.693_359_375 + whole * 2.121_944_4e-4
    var sum = SIMD16<Float>(repeating: 1.0 / 720)
    sum = sum * rest + 1.0 / 120
    sum = sum * rest + 1.0 / 24
    sum = sum * rest + 1.0 / 6
    sum = sum * rest + 0.5
    sum = sum * rest + 1
    sum = sum * rest + 1
    let integers = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &- 0x4B40_0000
    let bits = (integers &+ 127) &<< 23
    let power = unsafeBitCast(bits, to: SIMD16<Float>.self)
    return (sum * power).replacing(with: 0, where: exponents .< -87)
  }

  /// e to the power of one number, to the bit what ``values(_:)`` gives.
  static func value(_ exponent: Float) -> Float {
    guard exponent >= -87 else { return 0 }
    let clamped = min(exponent, 88)
    let magic: Float = 12_582_912
    let shifted = clamped * 1.442_695_04 + magic
    let whole = shifted - magic
    let rest = clamped - whole * 0.693_359_375 + whole * 2.121_944_4e-4
    var sum: Float = 1.0 / 720
    sum = sum * rest + 1.0 / 120
    sum = sum * rest + 1.0 / 24
    sum = sum * rest + 1.0 / 6
    sum = sum * rest + 0.5
    sum = sum * rest + 1
    sum = sum * rest + 1
    let bits = (Int32(bitPattern: shifted.bitPattern) &- 0x4B40_0000 &+ 127) &<< 23
    return sum * Float(bitPattern: UInt32(bitPattern: bits))
  }
}
