import CClaimwireKernel
import ClaimwireTestSupport
import Testing

/// Every kernel gives the scalar kernel's answer.
struct KernelTests {
  private static let kernels = [
    claimwire_kernel_scalar, claimwire_kernel_neon, claimwire_kernel_avx2, claimwire_kernel_avx512,
  ].filter { claimwire_kernel_is_supported($0) }

  @Test(arguments: 0..<400) func validPrefixAgreesWithTheStandardLibrary(seed: UInt64) {
    let bytes = Self.almostValid(seed: seed)
    let expected = Self.validPrefix(bytes)
    for kernel in Self.kernels {
      #expect(
        claimwire_kernel_utf8_valid_prefix(kernel, bytes, bytes.count) == expected,
        "seed \(seed), kernel \(kernel)"
      )
    }
  }

  /// A text cut off anywhere, inside a character too, at the end of a block or elsewhere.
  @Test(arguments: ["é", "’", "😀", "a😀", "aaé’😀"]) func validPrefixEndsBeforeACharacterCutOff(
    piece: String
  ) {
    let bytes = Array(String(repeating: piece, count: 90).utf8)
    for count in 0...bytes.count {
      let expected = Self.validPrefix(Array(bytes[..<count]))
      for kernel in Self.kernels {
        let found = claimwire_kernel_utf8_valid_prefix(kernel, Array(bytes[..<count]), count)
        #expect(found == expected, "kernel \(kernel), \(count) bytes")
      }
    }
  }

  @Test(arguments: 0..<200) func countsAgreeWithTheStandardLibrary(seed: UInt64) {
    let text = String(decoding: Self.almostValid(seed: seed), as: UTF8.self)
    let bytes = Array(text.utf8)
    for kernel in Self.kernels {
      var astral = 0
      let points = claimwire_kernel_count_code_points(kernel, bytes, bytes.count, &astral)
      #expect(points == text.unicodeScalars.count, "seed \(seed)")
      #expect(points + astral == text.utf16.count, "seed \(seed)")
    }
  }

  @Test(arguments: [
    ([0xFF], 1), ([0xC0, 0x80], 1), ([0xE2, 0x80], 2), ([0xE2, 0x80, 0x41], 2),
    ([0xF0, 0x9F, 0x98], 3), ([0xF0, 0x9F, 0x41], 2), ([0xED, 0xA0, 0x80], 1), ([0xF5, 0x80], 1),
  ])
  func illFormedLengthIsTheMaximalSubpart(bytes: [UInt8], length: Int) {
    #expect(claimwire_kernel_utf8_ill_formed_length(bytes, bytes.count) == length)
  }

  /// Text of all lengths of characters, with a few bytes broken.
  private static func almostValid(seed: UInt64) -> [UInt8] {
    var random = SeededGenerator(seed: seed)
    let characters = ["a", "é", "’", "中", "😀", "\n", "Ж", "abcdefgh"]
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0..<120, using: &random) {
      bytes += Array((characters.randomElement(using: &random) ?? "a").utf8)
    }
    for _ in 0..<Int.random(in: 0..<3, using: &random) where !bytes.isEmpty {
      bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
        in: 0...255,
        using: &random
      )
    }
    return bytes
  }

  private static func validPrefix(_ bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var input = bytes.makeIterator()
    var count = 0
    while case .scalarValue(let scalar) = decoder.decode(&input) {
      count += String(scalar).utf8.count
    }
    return count
  }
}
