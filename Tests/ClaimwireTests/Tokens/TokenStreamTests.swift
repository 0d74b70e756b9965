import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// Chunks of any size, split anywhere, give what the text in one piece gives.
struct TokenStreamTests {
  /// What a split can part: characters, CR LF, flags, emoji sequences, words, clitics, abbreviations, addresses.
  private static let pieces = [
    "word", "Word", " ", "  ", "\n", "\r\n", "\r", "\n\n", "é", "’s", "'ll", "n't", "U.S.",
    " J. Roe", "Lt. ", "No. 10",
    "end.The next", "http://a.org/b?c", "jo@a.org", "@jo", "#tag_1", "🇺🇦🇵🇱", "👨‍👩‍👧", "👍🏽", "中文字。",
    "中文，汉字", "ไทย",
    "Київ", "\u{301}", "\u{200D}", "“ok”", "\"ok\"", "--", "...", "1,783.9", "$4bn", "\t",
    "\u{2028}", "אב\"ג", "_a_",
  ]

  private static func text(_ random: inout SeededGenerator, pieces count: Int) -> [UInt8] {
    Array((0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined().utf8)
  }

  private static func chunks(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [[UInt8]] {
    let longest = [1, 2, 7, 100, 5_000, 40_000].randomElement(using: &random) ?? 1
    var chunks: [[UInt8]] = []
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + Int.random(in: 0...longest, using: &random))
      chunks.append(Array(bytes[start..<end]))
      start = end
    }
    return chunks
  }

  @Test(arguments: 0..<24) func tokensAreThoseOfOnePiece(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let bytes = Self.text(&random, pieces: 14_000)
    let article = Article(id: "", text: String(decoding: bytes, as: UTF8.self))
    let tokenizer = try required(Tokenizer())
    let expected = tokenizer.tokenized(article).tokens
    var stream = try required(TokenStream())
    var found: [TokenStream.Element] = []
    for chunk in Self.chunks(bytes, &random) { try stream.add(chunk) { found.append($0) } }
    try stream.finish { found.append($0) }
    #expect(found.count == expected.count, "seed \(seed)")
    for (token, element) in zip(expected, found) {
      let isSame =
        UInt64(token.start) == element.start && UInt64(token.end) == element.end
        && token.kind == element.kind
      #expect(isSame, "seed \(seed): \(element) for \(token)")
      if !isSame { break }
    }
  }

  @Test(arguments: 0..<24) func countsAreThoseOfOnePiece(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    // Longer than the counter's memory, so that it is cut; some without a place to cut, so that it grows.
    var bytes = Self.text(&random, pieces: 14_000)
    if seed.isMultiple(of: 3) {
      bytes += Array(repeating: UInt8(ascii: " "), count: 40_000) + "10".utf8
    }
    if seed.isMultiple(of: 4) {
      bytes += Array(repeating: UInt8(ascii: "a"), count: 40_000) + " b.".utf8
    }
    let expected = bytes.withUnsafeBytes { text in Tokenizer()?.count(in: text) }
    var counter = try required(TokenCounter(kernel: .chosen, size: 1 << 14))
    for _ in 0..<2 {
      var chunks = Self.chunks(bytes, &random).filter { !$0.isEmpty }[...]
      let found = try counter.count { memory in
        guard let chunk = chunks.popFirst() else { return 0 }
        let taken = min(memory.count, chunk.count)
        memory.copyBytes(from: chunk[..<taken])
        if taken < chunk.count { chunks.insert(Array(chunk[taken...]), at: chunks.startIndex) }
        return taken
      }
      #expect(found == expected, "seed \(seed)")
    }
  }

  @Test func whatIsNoUTF8IsNotCounted() throws {
    var counter = try required(TokenCounter())
    var chunks = [Array("one ".utf8), [0xFF]][...]
    #expect(throws: TokenStream.InvalidUTF8(offset: 4)) {
      try counter.count { memory in
        guard let chunk = chunks.popFirst() else { return 0 }
        memory.copyBytes(from: chunk)
        return chunk.count
      }
    }
  }

  @Test(arguments: 0..<24) func boundariesAreThoseOfOnePiece(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let bytes = Self.text(&random, pieces: 14_000)
    var expected: [[UInt64]] = []
    let iterator = try required(WordBreakIterator())
    iterator.forEachSegment(in: bytes) {
      expected.append([UInt64($0.span.end), UInt64($0.status.rawValue)])
    }
    var stream = try required(WordBreakStream())
    var found: [[UInt64]] = []
    for chunk in Self.chunks(bytes, &random) {
      try stream.add(chunk) { found.append([$0, UInt64($1.rawValue)]) }
    }
    try stream.finish { found.append([$0, UInt64($1.rawValue)]) }
    #expect(found == expected, "seed \(seed)")
  }

  @Test func aTextWithoutSpacesOrLinesIsOneStretch() throws {
    var stream = try required(TokenStream())
    var found: [TokenStream.Element] = []
    let chunk = Array(repeating: UInt8(ascii: "a"), count: 1_000)
    for _ in 0..<300 { try stream.add(chunk) { found.append($0) } }
    #expect(found.isEmpty)
    try stream.finish { found.append($0) }
    #expect(found.map(\.end) == [300_000])
  }

  @Test func memoryIsBounded() {
    var text = ChunkedText()
    let line = Array("A line of some words, and then another one.\n".utf8)
    var largest = 0
    for _ in 0..<20_000 {
      line.withUnsafeBytes { text.append($0) }
      if let place = text.place(seesNext: true) { text.cut(at: place) }
      largest = max(largest, text.bytes.count)
    }
    #expect(largest < 20_000)
  }

  @Test func saysWhereTheStreamIsNoUTF8() throws {
    var stream = try required(TokenStream())
    try stream.add(Array("good \n".utf8)) { _ in }
    try stream.add([0x61, 0xFF, 0x62]) { _ in }
    #expect(throws: TokenStream.InvalidUTF8(offset: 7)) { try stream.finish { _ in } }
  }

  @Test func aSecondTextStartsAfresh() throws {
    var stream = try required(TokenStream())
    var starts: [UInt64] = []
    for _ in 0..<2 {
      try stream.add(Array("One two".utf8)) { starts.append($0.start) }
      try stream.finish { starts.append($0.start) }
    }
    #expect(starts == [0, 4, 0, 4])
  }
}
