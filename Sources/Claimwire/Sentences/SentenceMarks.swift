internal import CClaimwireKernel

/// Where lines start and which few tokens can matter to where a sentence ends: some bits a token.
///
/// Rules look at these bits first, so that words, the most of all tokens, are never looked at one by one. The bits are made
/// a ``window`` at a time, when the search for lines comes to its end, so that what is done with the tokens next finds them
/// near the processor. Borrows its memory: only for the time of a call.
struct SentenceMarks {
  /// Tokens whose bits are made at a time.
  static let window = 16 * Int(claimwire_sentences_stretch)

  private let tokens: UnsafePointer<claimwire_token>
  private let bytes: UnsafePointer<UInt8>
  private let count: Int
  private let kernel: claimwire_kernel_id
  private let blocks: UnsafeMutablePointer<claimwire_sentences_block>
  private let styles: UnsafeMutablePointer<UInt8>
  /// How many tokens have their bits.
  private let scanned: UnsafeMutablePointer<Int>

  /// Calls `body` with the marks of the tokens, of which there are some.
  @inline(__always)
  static func with<Result>(
    _ tokens: UnsafeBufferPointer<Token>,
    of bytes: UnsafeBufferPointer<UInt8>,
    kernel: claimwire_kernel_id,
    _ memory: SentenceMemory,
    _ body: (SentenceMarks) -> Result
  ) -> Result {
    var scanned = 0
    return withUnsafeMutablePointer(to: &scanned) { scanned in
      if tokens.count <= SentenceMemory.capacity {
        return body(SentenceMarks(tokens, bytes, kernel, memory.blocks, memory.styles, scanned))
      }
      return withUnsafeTemporaryAllocation(
        of: claimwire_sentences_block.self,
        capacity: blockCount(tokens.count)
      ) { blocks in
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: stretchCount(tokens.count)) {
          body(SentenceMarks(tokens, bytes, kernel, blocks, $0, scanned))
        }
      }
    }
  }

  /// Blocks that so many tokens need, and one that is read with the last, whatever is in it.
  static func blockCount(_ count: Int) -> Int { (count + 63) / 64 + 1 }

  /// Stretches of one style that so many tokens have.
  static func stretchCount(_ count: Int) -> Int {
    let stretch = Int(claimwire_sentences_stretch)
    return (count + stretch - 1) / stretch
  }

  private init(
    _ tokens: UnsafeBufferPointer<Token>,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ kernel: claimwire_kernel_id,
    _ blocks: UnsafeMutableBufferPointer<claimwire_sentences_block>,
    _ styles: UnsafeMutableBufferPointer<UInt8>,
    _ scanned: UnsafeMutablePointer<Int>
  ) {
    guard let base = tokens.baseAddress, let bytes = bytes.baseAddress,
      let blocks = blocks.baseAddress,
      let styles = styles.baseAddress
    else { preconditionFailure("no tokens") }
    // The two types lie in memory alike, which a test of the tokenizer holds.
    self.tokens = UnsafeRawPointer(base).assumingMemoryBound(to: claimwire_token.self)
    self.bytes = bytes
    count = tokens.count
    self.kernel = kernel
    self.blocks = blocks
    self.styles = styles
    self.scanned = scanned
  }

  private func scanWindow() {
    let start = scanned.pointee
    let end = min(count, start + Self.window)
    claimwire_sentences_scan(kernel, bytes, tokens, count, start, end, blocks, styles)
    scanned.pointee = end
  }

  // MARK: Lines

  /// The first token from `index` on that starts a line; the number of tokens where none does.
  ///
  /// All other questions are about tokens before one that this has found, or about that.
  @inline(__always)
  func line(from index: Int) -> Int {
    var index = index
    while true {
      let limit = scanned.pointee
      let found = first(from: index, before: limit) { $0.pointee.lines }
      if found < limit || limit == count { return found }
      index = max(index, limit)
      scanWindow()
    }
  }

  /// The same, before `limit`, where that has been asked for already.
  @inline(__always)
  func line(from index: Int, before limit: Int) -> Int {
    first(from: index, before: limit) { $0.pointee.lines }
  }

  /// The tokens of the window that the token stands in.
  func window(of index: Int) -> Range<Int> {
    let start = index / Self.window * Self.window
    return start..<min(count, start + Self.window)
  }

  /// Whether the token starts a line with a blank line before it.
  @inline(__always)
  func startsParagraph(_ index: Int) -> Bool { has(index) { $0.pointee.paragraphs } }

  /// The first token from `index` on with a wide gap before it, or that is a bar; `limit` where none before it is.
  @inline(__always)
  func gap(from index: Int, before limit: Int) -> Int {
    first(from: index, before: limit) { $0.pointee.gaps }
  }

  // MARK: Style

  /// How the text around the token is written.
  @inline(__always)
  func style(at index: Int) -> TextStyle {
    TextStyle(rawValue: styles[index / Int(claimwire_sentences_stretch)])
  }

  /// How the texts around the tokens of the range, which is not empty, are written.
  @inline(__always)
  func styles(in range: Range<Int>) -> TextStyle {
    let stretch = Int(claimwire_sentences_stretch)
    let first = UInt(range.lowerBound) / UInt(stretch)
    let last = UInt(range.upperBound &- 1) / UInt(stretch)
    var found = styles[Int(first)] | styles[Int(last)]
    var middle = first &+ 1
    while middle < last {
      found |= styles[Int(middle)]
      middle &+= 1
    }
    return TextStyle(rawValue: found)
  }

  /// How many words with a first letter that has a case are in the range.
  func casedWordCount(in range: Range<Int>) -> Int {
    var count = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let end = min(index &+ 64, range.upperBound)
      let piece = Range(uncheckedBounds: (index, end))
      count &+= bits(in: piece) { $0.pointee.lower | $0.pointee.capitals }.nonzeroBitCount
      index = end
    }
    return count
  }

  // MARK: Ends of sentences

  /// The first token from `index` on at which a sentence may end or begin; `limit` where none before it is.
  @inline(__always)
  func place(from index: Int, before limit: Int) -> Int {
    first(from: index, before: limit) { $0.pointee.ends | $0.pointee.starts }
  }

  /// The same, or where a list's item may begin.
  @inline(__always)
  func placeOrLabel(from index: Int, before limit: Int) -> Int {
    first(from: index, before: limit) {
      $0.pointee.ends | $0.pointee.starts | $0.pointee.labels
    }
  }

  /// Whether a sentence may end at the token.
  @inline(__always)
  func mayEnd(_ index: Int) -> Bool { has(index) { $0.pointee.ends } }

  /// Whether one may end at a token of the range.
  @inline(__always)
  func hasEnd(in range: Range<Int>) -> Bool {
    first(from: range.lowerBound, before: range.upperBound) { $0.pointee.ends } < range.upperBound
  }

  /// Whether the token is a full stop or question mark between plain neighbours, as far as one byte of each tells.
  @inline(__always)
  func isPlain(_ index: Int) -> Bool { has(index) { $0.pointee.plain } }

  /// Whether a sentence may begin at the token though no mark ends one.
  @inline(__always)
  func mayStart(_ index: Int) -> Bool { has(index) { $0.pointee.starts } }

  /// Forgets where a sentence may begin without a mark but where `isKept` says so of the token and the style around it.
  @inline(__always)
  func keepStarts(in range: Range<Int>, where isKept: (Int, TextStyle) -> Bool) {
    var index = range.lowerBound
    while index < range.upperBound {
      let first = index & ~63
      let end = min(first &+ 64, range.upperBound)
      let block = blocks + first >> 6
      let style = style(at: first)
      let inside = UInt64.max << UInt64(index &- first) & UInt64.max >> UInt64(first &+ 64 &- end)
      var kept = block.pointee.starts & ~inside
      var rest = block.pointee.starts & inside
      while rest != 0 {
        let place = first &+ rest.trailingZeroBitCount
        if isKept(place, style) { kept |= rest & (0 &- rest) }
        rest &= rest &- 1
      }
      block.pointee.starts = kept
      index = end
    }
  }

  /// Whether the marker of a list's item may begin at the token.
  @inline(__always)
  func mayLabel(_ index: Int) -> Bool { has(index) { $0.pointee.labels } }

  /// The first token from `index` on that may enclose something; `limit` where none before it does.
  @inline(__always)
  func encloser(from index: Int, before limit: Int) -> Int {
    first(from: index, before: limit) { $0.pointee.enclosers }
  }

  // MARK: Frames

  /// Whether a mark that may end a dateline or a label is in the range.
  @inline(__always)
  func hasJoint(in range: Range<Int>) -> Bool {
    first(from: range.lowerBound, before: range.upperBound) { $0.pointee.joints } < range.upperBound
  }

  /// The first word in lower case from `index` on, or mark that may end a dateline or enclose something; `limit` where none
  /// before it is.
  @inline(__always)
  func lowerWordOrMark(from index: Int, before limit: Int) -> Int {
    first(from: index, before: limit) {
      $0.pointee.lower | $0.pointee.joints | $0.pointee.enclosers
    }
  }

  /// The words in lower case of a range of at most 64 tokens, the first one's bit the lowest.
  @inline(__always)
  func lowerWords(in range: Range<Int>) -> UInt64 {
    bits(in: range) { $0.pointee.lower }
  }

  /// The first token from `index` on that is no word with a capital, of the next 64; `limit` where that is no earlier.
  @inline(__always)
  func endOfCapitals(from index: Int, before limit: Int) -> Int {
    let others = ~near(index) { $0.pointee.capitals }
    return min(limit, index &+ others.trailingZeroBitCount)
  }

  @inline(__always)
  func isLowerWord(_ index: Int) -> Bool { has(index) { $0.pointee.lower } }

  @inline(__always)
  func isCapitalizedWord(_ index: Int) -> Bool { has(index) { $0.pointee.capitals } }

  // MARK: Bits

  @inline(__always)
  private func has(
    _ index: Int,
    _ bits: (UnsafeMutablePointer<claimwire_sentences_block>) -> UInt64
  ) -> Bool {
    bits(blocks + index >> 6) >> UInt64(truncatingIfNeeded: index & 63) & 1 != 0
  }

  /// The bits of a range of at most 64 tokens, which is not empty, the first one's the lowest.
  @inline(__always)
  private func bits(
    in range: Range<Int>,
    _ bits: (UnsafeMutablePointer<claimwire_sentences_block>) -> UInt64
  ) -> UInt64 {
    let (block, shift) = (range.lowerBound >> 6, UInt64(range.lowerBound & 63))
    var found = bits(blocks + block) >> shift
    if (range.upperBound &- 1) >> 6 > block {
      found |= bits(blocks + (block &+ 1)) << (64 &- shift)
    }
    return found & UInt64.max >> UInt64(64 &- range.count)
  }

  /// The bits of 64 tokens, the one at `index` the lowest, of which some may lie behind the text: of two blocks, since where
  /// one ends is hard to foretell.
  @inline(__always)
  private func near(
    _ index: Int,
    _ bits: (UnsafeMutablePointer<claimwire_sentences_block>) -> UInt64
  ) -> UInt64 {
    let (block, shift) = (index >> 6, UInt64(truncatingIfNeeded: index & 63))
    return bits(blocks + block) &>> shift | (bits(blocks + (block &+ 1)) &<< 1) &<< (63 &- shift)
  }

  @inline(__always)
  private func first(
    from index: Int,
    before limit: Int,
    _ bits: (UnsafeMutablePointer<claimwire_sentences_block>) -> UInt64
  ) -> Int {
    guard index < limit else { return limit }
    // Whatever stands behind the limit, nothing before it is later.
    let near = near(index, bits)
    if near != 0 { return min(limit, index &+ near.trailingZeroBitCount) }
    var block = index >> 6
    let last = (limit &- 1) >> 6
    while block < last {
      block &+= 1
      let found = bits(blocks + block)
      if found != 0 { return min(limit, block << 6 &+ found.trailingZeroBitCount) }
    }
    return limit
  }
}
