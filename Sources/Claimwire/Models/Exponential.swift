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

  /// e to the power of one number.
  static func value(_ exponent: Float) -> Float {
    values(SIMD16(repeating: exponent))[0]
  }
}
