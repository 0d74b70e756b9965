import CClaimwireKernel
import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// The pass that finds the tokens that matter to the sentence stage.
@Suite struct SentenceMarksTests {
  private static let kernels = [
    claimwire_kernel_scalar, claimwire_kernel_neon, claimwire_kernel_avx2, claimwire_kernel_avx512,
  ].filter { claimwire_kernel_is_supported($0) }

  /// Everything that a kernel finds: what there is in the text, then four words a block.
  private func marks(_ tokens: [claimwire_token], _ kernel: claimwire_kernel_id) -> [UInt64] {
    var blocks = Array(
      repeating: claimwire_sentences_block(lines: 1, marks: 1, joints: 1, gaps: 1),
      count: (tokens.count + 63) / 64
    )
    let found = claimwire_sentences_scan(kernel, tokens, tokens.count, &blocks)
    return [UInt64(found)] + blocks.flatMap { [$0.lines, $0.marks, $0.joints, $0.gaps] }
  }

  private func token(
    _ first: Unicode.Scalar,
    kind: Int,
    letterCase: Int = claimwire_case_caseless,
    flags: Int = claimwire_flag_space,
    length: UInt32 = 1
  ) -> claimwire_token {
    claimwire_token(
      start: 7,
      end: 7 + length,
      key: 0,
      kind: UInt8(kind),
      letter_case: UInt8(letterCase),
      flags: UInt8(flags),
      ascii: first.isASCII ? UInt8(first.value) : 0
    )
  }

  @Test(arguments: 0..<200) func everyKernelFindsWhatTheScalarOneDoes(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let firsts = Array("iaAI.,-/:_|!?()\"'“é中1$".unicodeScalars)
    // Rare signs in some texts only, so that there are texts without them.
    let mostFlags = UInt8.random(in: 1...7, using: &generator)
    let mostKinds = Int.random(in: 2...10, using: &generator)
    let tokens = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
      token(
        firsts.randomElement(using: &generator) ?? "a",
        kind: Int.random(in: 0..<mostKinds, using: &generator),
        letterCase: Int.random(in: 0...5, using: &generator),
        flags: Int(UInt8.random(in: 0...255, using: &generator) & (UInt8(1) << mostFlags - 1)),
        length: UInt32.random(in: 1...2, using: &generator)
      )
    }
    let expected = marks(tokens, claimwire_kernel_scalar)
    for kernel in Self.kernels {
      #expect(marks(tokens, kernel) == expected, "seed \(seed), kernel \(kernel)")
    }
  }

  @Test func onlyWhatCanMatterIsMarked() {
    let lower = claimwire_case_lower
    let tokens = [
      token("t", kind: claimwire_token_word, letterCase: lower, flags: 7, length: 4),
      token("i", kind: claimwire_token_word, letterCase: lower, length: 2),
      token(",", kind: claimwire_token_punctuation, flags: 0),
      token("-", kind: claimwire_token_punctuation),
      token("5", kind: claimwire_token_number),
      token(".", kind: claimwire_token_punctuation, flags: 0),
      token("U", kind: claimwire_token_word, flags: 17, length: 4),
      token("—", kind: claimwire_token_punctuation, length: 3),
      token("•", kind: claimwire_token_symbol, flags: 3),
      token("|", kind: claimwire_token_symbol),
    ]
    let tight = UInt64(claimwire_sentences_tight), gapped = UInt64(claimwire_sentences_gapped)
    for kernel in Self.kernels {
      #expect(
        marks(tokens, kernel)
          == [tight | gapped, 0b1_0000_0001, 0b1_1110_0000, 0b1000_1000, 0b10_0000_0000]
      )
    }
  }

  private struct Sign: Sendable {
    var first: Unicode.Scalar
    var kind: TokenKind
    var letterCase = claimwire_case_lower
    var flags = claimwire_flag_space
    var length: UInt32 = 1
    var style: Int
  }

  @Test func styleIsSeen() {
    let signs = [
      Sign(first: "i", kind: .word, style: claimwire_sentences_careless),
      Sign(first: "i", kind: .word, flags: 3, style: claimwire_sentences_tight),
      Sign(first: "i", kind: .word, flags: 0, style: 0),
      Sign(first: "i", kind: .word, length: 2, style: 0),
      Sign(first: "@", kind: .handle, length: 9, style: claimwire_sentences_online),
      Sign(first: "i", kind: .url, length: 9, style: claimwire_sentences_online),
      Sign(first: "中", kind: .ideographic, length: 3, style: claimwire_sentences_caseless),
      Sign(first: "ب", kind: .word, letterCase: 0, length: 2, style: claimwire_sentences_caseless),
      Sign(first: "é", kind: .word, length: 2, style: 0),
    ]
    let word = token("t", kind: claimwire_token_word, letterCase: claimwire_case_lower, length: 4)
    for sign in signs {
      let odd = token(
        sign.first,
        kind: Int(sign.kind.rawValue),
        letterCase: sign.letterCase,
        flags: sign.flags,
        length: sign.length
      )
      for place in [0, 17, 63, 64, 99] {
        var tokens = Array(repeating: word, count: 100)
        tokens[place] = odd
        for kernel in Self.kernels {
          #expect(marks(tokens, kernel)[0] == UInt64(sign.style), "\(sign), \(kernel)")
        }
      }
    }
  }
}
