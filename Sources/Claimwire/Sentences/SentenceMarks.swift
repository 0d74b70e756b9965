internal import CClaimwireKernel

/// Where lines start and which few tokens can matter to where a sentence ends: a bit a token, made in one pass.
///
/// Rules look at these bits first, so that words, the most of all tokens, are never looked at one by one. Borrows its
/// memory: only for the time of a call.
struct SentenceMarks {
  /// Tokens whose style is one: as many as a long article has, so that most texts have one style throughout.
  static let stretch = 1 << stretchBits
  private static let stretchBits = 10

  private let blocks: UnsafeMutableBufferPointer<claimwire_sentences_block>
  /// Signs of how each stretch is written.
  private let styles: UnsafeMutableBufferPointer<TextStyle>
  /// Whether some line has no blank line before it.
  let hasTightLines: Bool
  /// Whether some line may be a table's.
  let hasTableGaps: Bool

  /// Marks the tokens in memory with room for ``blockCount(_:)`` and ``styleCount(_:)`` of them; O(n).
  init(
    _ tokens: UnsafeBufferPointer<Token>,
    kernel: claimwire_kernel_id,
    in blocks: UnsafeMutableBufferPointer<claimwire_sentences_block>,
    _ styles: UnsafeMutableBufferPointer<TextStyle>
  ) {
    self.blocks = blocks
    self.styles = styles
    var all: Int32 = 0
    if let base = tokens.baseAddress, let blocks = blocks.baseAddress {
      // The two types lie in memory alike, which a test of the tokenizer holds.
      let kernelTokens = UnsafeRawPointer(base).assumingMemoryBound(to: claimwire_token.self)
      for (index, start) in stride(from: 0, to: tokens.count, by: Self.stretch).enumerated() {
        let count = min(Self.stretch, tokens.count - start)
        let found = claimwire_sentences_scan(
          kernel,
          kernelTokens + start,
          count,
          blocks + start / 64
        )
        let style = TextStyle(rawValue: found & 7)
        styles.initializeElement(at: index, to: style)
        if style.hasGaps {
          claimwire_sentences_add_gaps(kernelTokens, start, start + count, blocks)
        }
        all |= Int32(found)
      }
    }
    hasTightLines = all & Int32(claimwire_sentences_tight) != 0
    hasTableGaps = all & Int32(claimwire_sentences_gapped) != 0
  }

  static func blockCount(_ tokens: Int) -> Int { (tokens + 63) / 64 }

  static func styleCount(_ tokens: Int) -> Int { (tokens + stretch - 1) / stretch }

  /// How the text around the token is written.
  @inline(__always)
  func style(at index: Int) -> TextStyle { styles[index >> Self.stretchBits] }

  /// Every sign in the stretches that the range, which is not empty, reaches into.
  func style(in range: Range<Int>) -> TextStyle {
    var style: TextStyle = []
    let last = (range.upperBound - 1) >> Self.stretchBits
    for stretch in range.lowerBound >> Self.stretchBits...last { style.formUnion(styles[stretch]) }
    return style
  }

  /// How many of the first `count` tokens start a line.
  func lineCount(_ count: Int) -> Int {
    (0..<SentenceMarks.blockCount(count)).reduce(0) { $0 + blocks[$1].lines.nonzeroBitCount }
  }

  /// The first token from `index` on that starts a line; `limit` where none before it does.
  @inline(__always)
  func line(from index: Int, before limit: Int) -> Int {
    first(from: index, before: limit) { $0.lines }
  }

  /// The first token from `index` on that can matter to where a sentence ends; `limit` where none before it does.
  @inline(__always)
  func mark(from index: Int, before limit: Int) -> Int {
    first(from: index, before: limit) { $0.marks }
  }

  /// Whether a mark that may end a dateline or a label is in the range.
  @inline(__always)
  func hasJoint(in range: Range<Int>) -> Bool {
    first(from: range.lowerBound, before: range.upperBound) { $0.joints } < range.upperBound
  }

  /// The first token from `index` on with a wide gap before it, or that is a bar; `limit` where none before it is.
  @inline(__always)
  func gap(from index: Int, before limit: Int) -> Int {
    first(from: index, before: limit) { $0.gaps }
  }

  @inline(__always)
  private func first(
    from index: Int,
    before limit: Int,
    _ bits: (claimwire_sentences_block) -> UInt64
  ) -> Int {
    guard index < limit else { return limit }
    var block = index >> 6
    let rest = bits(blocks[block]) >> UInt64(truncatingIfNeeded: index & 63)
    if rest != 0 { return min(limit, index + rest.trailingZeroBitCount) }
    let last = (limit - 1) >> 6
    while block < last {
      block += 1
      let found = bits(blocks[block])
      if found != 0 { return min(limit, block << 6 + found.trailingZeroBitCount) }
    }
    return limit
  }
}
