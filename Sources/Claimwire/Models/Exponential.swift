internal import CClaimwireKernel

/// e to the power of sixteen numbers at once, the same on every machine: models trained twice must agree to the byte.
enum Exponential {
  /// Relative error under 3e-7 (Cody and Waite's reduction, Taylor to the sixth power); 0 below -87.
  static func values(_ exponents: SIMD16<Float>) -> SIMD16<Float> {
    var out = SIMD16<Float>.zero
    withUnsafePointer(to: exponents) { exponents in
      withUnsafeMutablePointer(to: &out) { out in
        claimwire_chain_exp(
          UnsafeRawPointer(exponents).assumingMemoryBound(to: Float.self),
          UnsafeMutableRawPointer(out).assumingMemoryBound(to: Float.self)
        )
      }
    }
    return out
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
