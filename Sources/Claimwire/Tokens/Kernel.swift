internal import CClaimwireKernel

/// Which of the processor's vector units passes over text: all give the same answer, at different speeds.
public enum Kernel: String, Sendable, CaseIterable {
  /// Any processor, eight bytes at a time.
  case scalar
  /// 64-bit Arm.
  case neon
  /// x86-64 with AVX2, BMI2 and LZCNT.
  case avx2
  /// x86-64 with AVX-512 BW, VBMI, VBMI2 and GFNI.
  case avx512

  /// Whether this processor has what it needs.
  public var isSupported: Bool { claimwire_kernel_is_supported(id) }

  /// The fastest that this processor supports.
  public static var chosen: Kernel {
    let chosen = claimwire_kernel_chosen()
    return allCases.first { $0.id == chosen } ?? .scalar
  }

  /// How many bytes from the start are valid UTF-8 (Unicode 15, table 3-7).
  ///
  /// All of them, or where the first ill-formed sequence is. O(n).
  public func validPrefix(of bytes: UnsafeRawBufferPointer) -> Int {
    guard let base = bytes.bindMemory(to: UInt8.self).baseAddress else { return 0 }
    return claimwire_kernel_utf8_valid_prefix(id, base, bytes.count)
  }

  var id: claimwire_kernel_id {
    switch self {
    case .scalar: claimwire_kernel_scalar
    case .neon: claimwire_kernel_neon
    case .avx2: claimwire_kernel_avx2
    case .avx512: claimwire_kernel_avx512
    }
  }
}
