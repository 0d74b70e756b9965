internal import CClaimwireKernel

/// Where lines start and which few tokens can matter to where a sentence ends: some bits a token.
///
/// Rules look at these bits first, so that words, the most of all tokens, are never looked at one by one. The bits are made
/// a ``window`` at a time, when the search for lines comes to its end, so that what is done with the tokens next finds them
/// near the processor. Borrows its memory: only for the time of a call.
struct SentenceMarks {
  /// Tokens whose bits are made at a time.
  static let window = 16 * Int(claimwire_sentences_stretch)

  /// What the rows are of, and where each begins.
  struct Rows {
    fileprivate let tokens: UnsafePointer<claimwire_token>
    fileprivate let bytes: UnsafePointer<UInt8>
    fileprivate let count: Int
    fileprivate let kernel: claimwire_kernel_id
    /// The bits of a field are a row, and so many words on is the next field's.
    fileprivate let stride: Int
    fileprivate let styles: UnsafeMutablePointer<UInt8>
    /// How many tokens have their bits.
    fileprivate var scanned = 0
    // The first row is that of the lines.
    fileprivate let lines: Row
    fileprivate let paragraphs: Row
    fileprivate let ends: Row
    fileprivate let plainEnds: Row
    fileprivate let starts: Row
    fileprivate let labels: Row
    fileprivate let enclosers: Row
    fileprivate let joints: Row
    fileprivate let gaps: Row
    fileprivate let lower: Row
    fileprivate let capitals: Row

    fileprivate init(
      _ tokens: UnsafeBufferPointer<Token>,
      _ bytes: UnsafeBufferPointer<UInt8>,
      _ kernel: claimwire_kernel_id,
      _ rows: UnsafeMutableBufferPointer<UInt64>,
      _ styles: UnsafeMutableBufferPointer<UInt8>
    ) {
      guard let base = tokens.baseAddress, let bytes = bytes.baseAddress,
        let rows = rows.baseAddress,
        let styles = styles.baseAddress
      else { preconditionFailure("no tokens") }
      // The two types lie in memory alike, which a test of the tokenizer holds.
      self.tokens = UnsafeRawPointer(base).assumingMemoryBound(to: claimwire_token.self)
      self.bytes = bytes
      count = tokens.count
      self.kernel = kernel
      let stride = SentenceMarks.wordCount(tokens.count)
      func row(_ field: Int) -> Row { rows + field * stride }
      self.stride = stride
      self.styles = styles
      lines = row(claimwire_sentences_lines)
      paragraphs = row(claimwire_sentences_paragraphs)
      ends = row(claimwire_sentences_ends)
      plainEnds = row(claimwire_sentences_plain)
      starts = row(claimwire_sentences_starts)
      labels = row(claimwire_sentences_labels)
      enclosers = row(claimwire_sentences_enclosers)
      joints = row(claimwire_sentences_joints)
      gaps = row(claimwire_sentences_gaps)
      lower = row(claimwire_sentences_lower)
      capitals = row(claimwire_sentences_capitals)
    }
  }

  fileprivate typealias Row = UnsafeMutablePointer<UInt64>

  /// One pointer, so that it costs nothing to pass the marks on.
  private let rows: UnsafeMutablePointer<Rows>

  /// The marks that the rows tell, as long as these are there.
  @inline(__always)
  init(_ rows: UnsafeMutablePointer<Rows>) { self.rows = rows }

  /// Calls `body` with the rows of the tokens, of which there are some.
  @inline(__always)
  static func with<Result>(
    _ tokens: UnsafeBufferPointer<Token>,
    of bytes: UnsafeBufferPointer<UInt8>,
    kernel: claimwire_kernel_id,
    _ memory: SentenceMemory,
    _ body: (Rows) -> Result
  ) -> Result {
    if tokens.count <= SentenceMemory.capacity {
      return body(Rows(tokens, bytes, kernel, memory.rows, memory.styles))
    }
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: rowsCount(tokens.count)) {
      rows in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: stretchCount(tokens.count)) {
        body(Rows(tokens, bytes, kernel, rows, $0))
      }
    }
  }

  /// Words of a row that so many tokens need, and one that is read with the last, whatever is in it.
  private static func wordCount(_ count: Int) -> Int { (count + 63) / 64 + 1 }

  /// Words of all rows that so many tokens need.
  static func rowsCount(_ count: Int) -> Int { wordCount(count) * fieldCount }

  private static let fieldCount = Int(claimwire_sentences_field_count)

  /// Stretches of one style that so many tokens have.
  static func stretchCount(_ count: Int) -> Int {
    let stretch = Int(claimwire_sentences_stretch)
    return (count + stretch - 1) / stretch
  }

  @inline(never)
  private func scanWindow() {
    let (start, count) = (rows.pointee.scanned, rows.pointee.count)
    let end = min(count, start + Self.window)
    claimwire_sentences_scan(
      rows.pointee.kernel,
      rows.pointee.bytes,
      rows.pointee.tokens,
      count,
      start,
      end,
      rows.pointee.lines,
      rows.pointee.stride,
      rows.pointee.styles
    )
    rows.pointee.scanned = end
  }

  // MARK: Lines

  /// The first token from `index` on that starts a line; the number of tokens where none does.
  ///
  /// All other questions are about tokens before one that this has found, or about that.
  @inline(__always)
  func line(from index: Int) -> Int {
    var index = index
    while true {
      let limit = rows.pointee.scanned
      let found = first(from: index, before: limit) { word(lines, at: $0) }
      if found < limit || limit == rows.pointee.count { return found }
      index = max(index, limit)
      scanWindow()
    }
  }

  /// The same, before `limit`, where that has been asked for already.
  @inline(__always)
  func line(from index: Int, before limit: Int) -> Int {
    first(from: index, before: limit) { word(lines, at: $0) }
  }

  /// The tokens of the window that the token stands in.
  func window(of index: Int) -> Range<Int> {
    let start = index / Self.window * Self.window
    return start..<min(rows.pointee.count, start + Self.window)
  }

  /// Whether the token starts a line with a blank line before it.
  @inline(__always)
  func startsParagraph(_ index: Int) -> Bool { has(index, paragraphs) }

  /// The first token from `index` on with a wide gap before it, or that is a bar; `limit` where none before it is.
  @inline(__always)
  func gap(from index: Int, before limit: Int) -> Int {
    first(from: index, before: limit) { word(gaps, at: $0) }
  }

  // MARK: Style

  /// How the text around the token is written.
  @inline(__always)
  func style(at index: Int) -> TextStyle {
    TextStyle(rawValue: rows.pointee.styles[index / Int(claimwire_sentences_stretch)])
  }

  /// How the texts around the tokens of the range, which is not empty, are written.
  @inline(__always)
  func styles(in range: Range<Int>) -> TextStyle {
    let stretch = Int(claimwire_sentences_stretch)
    let first = UInt(range.lowerBound) / UInt(stretch)
    let last = UInt(range.upperBound &- 1) / UInt(stretch)
    let styles = rows.pointee.styles
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
      let end = min(index &+ Self.nearCount, range.upperBound)
      let words = near(index, lower) | near(index, capitals)
      count &+= (words & Self.first(end &- index)).nonzeroBitCount
      index = end
    }
    return count
  }

  // MARK: Ends of sentences

  /// The first token from `index` on at which a sentence may end or begin; `limit` where none before it is.
  @inline(__always)
  func place(from index: Int, before limit: Int) -> Int {
    first(from: index, before: limit) { word(ends, at: $0) | word(starts, at: $0) }
  }

  /// The same, or where a list's item may begin.
  @inline(__always)
  func placeOrLabel(from index: Int, before limit: Int) -> Int {
    first(from: index, before: limit) {
      word(ends, at: $0) | word(starts, at: $0) | word(labels, at: $0)
    }
  }

  /// Whether a sentence may end at the token.
  @inline(__always)
  func mayEnd(_ index: Int) -> Bool { has(index, ends) }

  /// Whether one may end at a token of the range.
  @inline(__always)
  func hasEnd(in range: Range<Int>) -> Bool {
    first(from: range.lowerBound, before: range.upperBound) { word(ends, at: $0) }
      < range.upperBound
  }

  /// Whether the token is a full stop or question mark between plain neighbours, as far as one byte of each tells.
  @inline(__always)
  func isPlain(_ index: Int) -> Bool { has(index, plainEnds) }

  /// Whether a sentence may begin at the token though no mark ends one.
  @inline(__always)
  func mayStart(_ index: Int) -> Bool { has(index, starts) }

  /// Forgets where a sentence may begin without a mark but where `isKept` says so of the token and the style around it.
  ///
  /// None begins behind a word in lower case, unless a wide gap is between: the model finds none there in 24 MB of news, in
  /// PolNeAR's training articles and in the development sets, of a third of all such places.
  @inline(__always)
  func keepStarts(in range: Range<Int>, where isKept: (Int, TextStyle) -> Bool) {
    var index = range.lowerBound
    while index < range.upperBound {
      let first = index & ~63
      let end = min(first &+ 64, range.upperBound)
      let word = starts + first >> 6
      let style = style(at: first)
      let inside = UInt64.max << UInt64(index &- first) & UInt64.max >> UInt64(first &+ 64 &- end)
      var kept = word.pointee & ~inside
      var rest = word.pointee & inside & (gaps[first >> 6] | ~afterLowerWords(first >> 6))
      while rest != 0 {
        let place = first &+ rest.trailingZeroBitCount
        if isKept(place, style) { kept |= rest & (0 &- rest) }
        rest &= rest &- 1
      }
      word.pointee = kept
      index = end
    }
  }

  /// Forgets where a sentence may begin without a mark.
  @inline(never)
  func dropStarts(in range: Range<Int>) { keepStarts(in: range) { _, _ in false } }

  /// Those of 64 tokens that stand behind words in lower case.
  @inline(__always)
  private func afterLowerWords(_ block: Int) -> UInt64 {
    let before = block > 0 ? lower[block &- 1] : 0
    return lower[block] << 1 | before >> 63
  }

  /// Whether the marker of a list's item may begin at the token.
  @inline(__always)
  func mayLabel(_ index: Int) -> Bool { has(index, labels) }

  /// The first token from `index` on that may enclose something; `limit` where none before it does.
  @inline(__always)
  func encloser(from index: Int, before limit: Int) -> Int {
    first(from: index, before: limit) { word(enclosers, at: $0) }
  }

  // MARK: Frames

  /// Whether a mark that may end a dateline or a label is in the range.
  @inline(__always)
  func hasJoint(in range: Range<Int>) -> Bool {
    first(from: range.lowerBound, before: range.upperBound) { word(joints, at: $0) }
      < range.upperBound
  }

  /// The first word in lower case from `index` on, or mark that may end a dateline or enclose something; `limit` where none
  /// before it is.
  @inline(__always)
  func lowerWordOrMark(from index: Int, before limit: Int) -> Int {
    first(from: index, before: limit) {
      word(lower, at: $0) | word(joints, at: $0) | word(enclosers, at: $0)
    }
  }

  /// The words in lower case of a range of at most ``nearCount`` tokens, the first one's bit the lowest.
  @inline(__always)
  func lowerWords(in range: Range<Int>) -> UInt64 {
    near(range.lowerBound, lower) & Self.first(range.count)
  }

  /// The first token from `index` on that is no word with a capital, of the next ``nearCount``; `limit` where that is no
  /// earlier.
  @inline(__always)
  func endOfCapitals(from index: Int, before limit: Int) -> Int {
    let others = ~near(index, capitals)
    return min(limit, index &+ others.trailingZeroBitCount)
  }

  @inline(__always)
  func isLowerWord(_ index: Int) -> Bool { has(index, lower) }

  @inline(__always)
  func isCapitalizedWord(_ index: Int) -> Bool { has(index, capitals) }

  // MARK: Bits

  /// Of so many tokens the bits are one load: those behind are 0, whatever they are.
  static let nearCount = 57

  /// The bits of the first tokens, 64 at the most and one at the least.
  @inline(__always)
  private static func first(_ count: Int) -> UInt64 {
    UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- count)
  }

  @inline(__always)
  private var lines: Row { rows.pointee.lines }

  @inline(__always)
  private var paragraphs: Row { rows.pointee.paragraphs }

  @inline(__always)
  private var ends: Row { rows.pointee.ends }

  @inline(__always)
  private var plainEnds: Row { rows.pointee.plainEnds }

  @inline(__always)
  private var starts: Row { rows.pointee.starts }

  @inline(__always)
  private var labels: Row { rows.pointee.labels }

  @inline(__always)
  private var enclosers: Row { rows.pointee.enclosers }

  @inline(__always)
  private var joints: Row { rows.pointee.joints }

  @inline(__always)
  private var gaps: Row { rows.pointee.gaps }

  @inline(__always)
  private var lower: Row { rows.pointee.lower }

  @inline(__always)
  private var capitals: Row { rows.pointee.capitals }

  @inline(__always)
  private func has(_ index: Int, _ row: Row) -> Bool {
    row[index >> 6] >> UInt64(truncatingIfNeeded: index & 63) & 1 != 0
  }

  /// The bits of the 64 tokens from the one on whose bit is the lowest of its byte.
  @inline(__always)
  private func word(_ row: Row, at index: Int) -> UInt64 {
    // As the processor has them, whose lowest byte comes first.
    UnsafeRawPointer(row).loadUnaligned(fromByteOffset: index >> 3, as: UInt64.self)
  }

  /// The bits of the token at `index`, the lowest, and of the next ones.
  @inline(__always)
  private func near(_ index: Int, _ row: Row) -> UInt64 {
    word(row, at: index) &>> UInt64(truncatingIfNeeded: index & 7)
  }

  /// The first token from `index` on of those whose bits `bits` tells, 64 from a byte's first on; `limit` where none before
  /// it is.
  @inline(__always)
  private func first(from index: Int, before limit: Int, _ bits: (Int) -> UInt64) -> Int {
    guard index < limit else { return limit }
    // Whatever stands behind the limit, nothing before it is later.
    let near = bits(index) &>> UInt64(truncatingIfNeeded: index & 7)
    if near != 0 { return min(limit, index &+ near.trailingZeroBitCount) }
    var place = index & ~7 &+ 64
    while place < limit {
      let found = bits(place)
      if found != 0 { return min(limit, place &+ found.trailingZeroBitCount) }
      place &+= 64
    }
    return limit
  }
}
