import CClaimwireKernel
import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// The pass that finds the tokens that matter to the sentence stage.
@Suite struct SentenceMarksTests {
  private static let kernels = [
    claimwire_kernel_scalar, claimwire_kernel_neon, claimwire_kernel_avx2, claimwire_kernel_avx512,
  ].filter { claimwire_kernel_is_supported($0) }

  /// What a kernel finds.
  private struct Found {
    var styles: [UInt8]
    var blocks: [claimwire_sentences_block]

    /// Every bit of it.
    var all: [UInt64] {
      styles.map(UInt64.init)
        + blocks.flatMap { block in
          [
            block.lines, block.paragraphs, block.ends, block.plain, block.starts, block.labels,
            block.enclosers, block.joints, block.gaps, block.lower, block.capitals,
          ]
        }
    }
  }

  /// Of tokens that all start at the same byte of a text, see ``token(_:kind:letterCase:flags:length:)``.
  private func marks(
    _ tokens: [claimwire_token],
    _ kernel: claimwire_kernel_id,
    of text: String = "€€€•"
  ) -> Found {
    let bytes = Array(text.utf8)
    let stretch = Int(claimwire_sentences_stretch)
    let blockCount = (tokens.count + 63) / 64
    // One more than there are blocks: a row must not reach into the next.
    let stride = blockCount + 1
    var rows = [UInt64](repeating: 7, count: Int(claimwire_sentences_field_count) * stride)
    var styles = [UInt8](repeating: 255, count: (tokens.count + stretch - 1) / stretch)
    // In two pieces where there are two stretches, as the stage makes the marks window by window.
    let cut = min(tokens.count, stretch)
    for piece in [0..<cut, cut..<tokens.count] {
      let (start, end) = (piece.lowerBound, piece.upperBound)
      claimwire_sentences_scan(
        kernel,
        bytes,
        tokens,
        tokens.count,
        start,
        end,
        &rows,
        stride,
        &styles
      )
    }
    let blocks = (0..<blockCount).map { claimwire_sentences_block_at(rows, stride, $0) }
    for row in 0..<rows.count / stride { #expect(rows[row * stride + blockCount] == 7) }
    return Found(styles: styles, blocks: blocks)
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
    let firsts = Array("iaAI.,-/:;_|!?()[]\"'`%“é中1$".unicodeScalars)
    // Rare signs in some texts only, so that there are texts without them.
    let mostFlags = UInt8.random(in: 1...7, using: &generator)
    let mostKinds = Int.random(in: 2...10, using: &generator)
    let count = Int.random(in: 0...(seed % 10 == 0 ? 3000 : 300), using: &generator)
    let tokens = (0..<count).map { _ in
      token(
        firsts.randomElement(using: &generator) ?? "a",
        kind: Int.random(in: 0..<mostKinds, using: &generator),
        letterCase: Int.random(in: 0...5, using: &generator),
        flags: Int(UInt8.random(in: 0...255, using: &generator) & (UInt8(1) << mostFlags - 1)),
        length: UInt32.random(in: 1...2, using: &generator)
      )
    }
    let expected = marks(tokens, claimwire_kernel_scalar).all
    for kernel in Self.kernels {
      #expect(marks(tokens, kernel).all == expected, "seed \(seed), kernel \(kernel)")
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
    for kernel in Self.kernels {
      let found = marks(tokens, kernel)
      #expect(found.styles == [0])
      let block = found.blocks[0]
      #expect(block.lines == 0b01_0000_0001)
      #expect(block.paragraphs == 0b00_0000_0001)
      #expect(block.ends == 0b01_1110_0000)
      #expect(block.plain == 0)
      #expect(block.starts == 0)
      #expect(block.labels == 0b01_1101_0000)
      #expect(block.enclosers == 0b00_1000_0000)
      #expect(block.joints == 0b00_1000_1000)
      #expect(block.gaps == 0b10_0000_0000)
      #expect(block.lower == 0b00_0000_0011)
      #expect(block.capitals == 0)
    }
  }

  @Test(arguments: ["–", "“", "’"]) func dashesAndQuotationMarksEndNothing(mark: Unicode.Scalar) {
    let tokens = [token(mark, kind: claimwire_token_punctuation, length: 3)]
    for kernel in Self.kernels {
      let found = marks(tokens, kernel, of: "€€a\(mark)").blocks[0]
      #expect(found.ends == 0)
      #expect(found.labels == 0)
      #expect(found.enclosers == 1)
      #expect(found.joints == 1)
      let other = marks(tokens, kernel, of: "€€a•").blocks[0]
      #expect(other.ends == 1)
      #expect(other.labels == 1)
    }
  }

  private struct Stop: Sendable {
    var before: claimwire_token
    var mark: claimwire_token
    var after: [claimwire_token]
    var isPlain: Bool
  }

  @Test func aFullStopIsPlainBetweenPlainNeighbours() {
    let word = token("t", kind: claimwire_token_word, letterCase: claimwire_case_lower, length: 4)
    let name = token("A", kind: claimwire_token_word, letterCase: claimwire_case_upper, length: 4)
    let number = token("5", kind: claimwire_token_number)
    let stop = token(".", kind: claimwire_token_punctuation, flags: 0)
    let question = token("?", kind: claimwire_token_punctuation, flags: 0)
    let cry = token("!", kind: claimwire_token_punctuation, flags: 0)
    let closer = token("\"", kind: claimwire_token_punctuation, flags: 0)
    let opening = claimwire_flag_space | claimwire_flag_opening
    let opener = token("“", kind: claimwire_token_punctuation, flags: opening, length: 3)
    let tightName = token(
      "A",
      kind: claimwire_token_word,
      letterCase: claimwire_case_capitalized,
      flags: 0
    )
    let title = token("M", kind: claimwire_token_word, flags: 17, length: 3)
    let spaced = token(".", kind: claimwire_token_punctuation)
    let stops = [
      Stop(before: word, mark: stop, after: [name, word], isPlain: true),
      Stop(before: number, mark: question, after: [name, word], isPlain: true),
      Stop(before: word, mark: stop, after: [opener, tightName], isPlain: true),
      Stop(before: word, mark: stop, after: [opener, name], isPlain: false),
      Stop(before: word, mark: stop, after: [word, name], isPlain: false),
      Stop(before: word, mark: stop, after: [tightName, word], isPlain: false),
      Stop(before: word, mark: stop, after: [closer, name], isPlain: false),
      Stop(before: word, mark: cry, after: [name, word], isPlain: false),
      Stop(before: word, mark: spaced, after: [name, word], isPlain: false),
      Stop(before: title, mark: stop, after: [name, word], isPlain: false),
      Stop(before: closer, mark: stop, after: [name, word], isPlain: false),
    ]
    for (index, stop) in stops.enumerated() {
      // Neighbours in the same block, and in the one before and after.
      for place in [1, 30, 61, 62, 63, 64, 65, 1023, 1024] {
        let tokens =
          Array(repeating: word, count: place - 1) + [stop.before, stop.mark] + stop.after
        for kernel in Self.kernels {
          let block = marks(tokens, kernel).blocks[place / 64]
          #expect(
            (block.plain >> UInt64(place % 64) & 1 != 0) == stop.isPlain,
            "\(index), \(place)"
          )
        }
      }
    }
  }

  @Test func aStretchOfOtherStyleSaysNothingOfTheRest() {
    let word = token("t", kind: claimwire_token_word, letterCase: claimwire_case_lower, length: 4)
    let name = token("A", kind: claimwire_token_word, letterCase: claimwire_case_capitalized)
    let stretch = Int(claimwire_sentences_stretch)
    var tokens = Array(repeating: word, count: 3 * stretch - 5)
    let address = stretch + stretch / 2
    tokens[address] = token("h", kind: Int(TokenKind.email.rawValue), length: 20)
    // What follows a full stop at once has been decided there.
    tokens[address - 7] = token(".", kind: claimwire_token_punctuation, flags: 0)
    for place in [stretch / 2, address - 9, address - 6, 2 * stretch + 9] { tokens[place] = name }
    for kernel in Self.kernels {
      let found = marks(tokens, kernel)
      #expect(found.styles.map(Int.init) == [0, claimwire_sentences_mail, 0])
      let starts = tokens.indices.filter {
        found.blocks[$0 / 64].starts >> UInt64($0 % 64) & 1 != 0
      }
      #expect(starts == [address - 9, address, address + 1])
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
      Sign(first: "i", kind: .word, flags: 3, style: 0),
      Sign(first: "i", kind: .word, flags: 0, style: 0),
      Sign(first: "i", kind: .word, length: 2, style: 0),
      Sign(first: "@", kind: .handle, length: 9, style: claimwire_sentences_mail),
      Sign(first: "i", kind: .email, length: 9, style: claimwire_sentences_mail),
      Sign(first: "i", kind: .url, length: 9, style: 0),
      Sign(first: "#", kind: .hashtag, length: 9, style: 0),
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
          #expect(marks(tokens, kernel).styles.map(Int.init) == [sign.style], "\(sign), \(kernel)")
        }
      }
    }
  }
}
