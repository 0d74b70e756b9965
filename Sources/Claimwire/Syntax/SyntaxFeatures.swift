/// The features of a token for its part of speech; the same code serves training and tagging.
///
/// Words, their ends, their shapes and the two tags before: what Ratnaparkhi (1996) and Toutanova and Manning (2000) found
/// to matter. No string is made.
struct SyntaxFeatures {
  /// What is asked of a token, by itself and by its neighbours.
  private struct Traits: BitwiseCopyable {
    var word: UInt32
    var shape: UInt32
    /// The last four bytes folded, the last one highest.
    var suffix: UInt32

    /// What stands beyond either end of a sentence.
    static let edge = Traits(word: 1, shape: 0, suffix: 0)
  }

  /// Which features: those of the words alone, or those of the tags before them as well.
  private enum Part {
    case words
    case tags
    case all
  }

  private let bytes: [UInt8]
  private let tokens: [Token]
  /// By token of the sentence entered last: ``capacity`` places, and how many are taken by what the words make.
  private var memory = ScratchMemory<UInt32>(capacity: 64 * SyntaxFeatures.capacity)
  private var counts = ScratchMemory<UInt8>(capacity: 64)
  /// Those of the sentence, with ``margin`` edges on either side.
  private var traits = ScratchMemory<Traits>(capacity: 64 + 2 * SyntaxFeatures.margin)
  private var sentence = 0..<0

  /// As many as a token ever has, in whole cache lines' halves.
  private static let capacity = 24
  private static let margin = 2

  init(_ document: Document) {
    bytes = document.bytes
    tokens = document.tokens
  }

  /// All features of the token in the sentence, given the tags of the two before it: for learning.
  mutating func collect(
    at index: Int,
    in sentence: Range<Int>,
    previous: PartOfSpeech,
    beforePrevious: PartOfSpeech
  ) -> [UInt32] {
    if sentence != self.sentence { enter(sentence) }
    var list: [UInt32] = []
    add(.all, at: index, previous: previous, beforePrevious: beforePrevious, &list)
    return list
  }

  /// Works out the features of the token, which lies in the sentence entered last, that hang on its words alone: valid
  /// until another sentence is entered, or this goes away.
  @inline(__always)
  func collectWords(at index: Int) -> UnsafeBufferPointer<UInt32> {
    let place = index - sentence.lowerBound
    let first = memory.first + place * Self.capacity
    var list = FeatureCursor(from: first, capacity: Self.capacity)
    add(.words, at: index, previous: .other, beforePrevious: .other, &list)
    let count = list.count(from: first)
    counts.first[place] = UInt8(count)
    return UnsafeBufferPointer(start: first, count: count)
  }

  /// All features of the token, of which those of the words were worked out, given the tags of the two before it.
  @inline(__always)
  func collectTags(
    at index: Int,
    previous: PartOfSpeech,
    beforePrevious: PartOfSpeech
  ) -> UnsafeBufferPointer<UInt32> {
    let place = index - sentence.lowerBound
    let first = memory.first + place * Self.capacity
    let count = Int(counts.first[place])
    var list = FeatureCursor(from: first + count, capacity: Self.capacity - count)
    add(.tags, at: index, previous: previous, beforePrevious: beforePrevious, &list)
    return UnsafeBufferPointer(start: first, count: list.count(from: first))
  }

  @inline(__always)
  private func add(
    _ part: Part,
    at index: Int,
    previous: PartOfSpeech,
    beforePrevious: PartOfSpeech,
    _ list: inout some FeatureSink
  ) {
    let (here, left, right) = (trait(index), trait(index - 1), trait(index + 1))
    let shape = here.shape
    let tag = UInt32(previous.rawValue)
    let tags = tag << 8 | UInt32(beforePrevious.rawValue)
    if part != .tags {
      list.add(0, here.word, shape)
      list.add(1, here.word, left.word)
      list.add(2, here.word, right.word)
      list.add(3, left.word, shape)
      list.add(4, right.word, shape)
      list.add(5, trait(index - 2).word)
      list.add(6, trait(index + 2).word)
    }
    if part != .words {
      list.add(7, here.word, tag)
      list.add(8, tag, shape)
      list.add(9, tags, shape)
      list.add(10, tags, here.word)
      list.add(11, tag, right.word)
    }
    // The last one to four bytes and the first three.
    if part != .tags {
      list.add(12, here.suffix, shape)
      list.add(13, here.suffix >> 8, shape)
      list.add(14, here.suffix >> 16, shape)
      list.add(15, here.suffix >> 24, shape)
    }
    if part != .words { list.add(16, here.suffix >> 16, tag) }
    if part != .tags {
      list.add(18, here.suffix >> 16, right.word)
      list.add(19, prefix(of: tokens[index]), shape)
      list.add(17, index == sentence.lowerBound ? 1 : 0, shape)
      if index + 1 < sentence.upperBound { list.add(20, right.suffix >> 8, right.shape) }
    }
    if part != .words, index > sentence.lowerBound { list.add(21, left.suffix >> 8, tag) }
  }

  @inline(__always)
  private func trait(_ index: Int) -> Traits {
    traits.first[index - sentence.lowerBound + Self.margin]
  }

  /// Takes up a sentence.
  mutating func enter(_ sentence: Range<Int>) {
    self.sentence = sentence
    if sentence.count > counts.capacity {
      let capacity = max(sentence.count, 2 * counts.capacity)
      memory = ScratchMemory(capacity: capacity * Self.capacity)
      counts = ScratchMemory(capacity: capacity)
      traits = ScratchMemory(capacity: capacity + 2 * Self.margin)
    }
    var next = traits.first
    next.initialize(repeating: .edge, count: Self.margin)
    next += Self.margin
    for token in tokens[sentence] {
      next.initialize(to: traits(of: token))
      next += 1
    }
    next.initialize(repeating: .edge, count: Self.margin)
  }

  @inline(__always)
  private func traits(of token: Token) -> Traits {
    Traits(
      // Numbers of as many characters count as one word.
      word: token.kind == .number ? 2 + min(token.end - token.start, 6) : token.key,
      shape: UInt32(token.kind.rawValue) << 4 | UInt32(token.letterCase.rawValue)
        | (token.flags.contains(.clitic) ? 1 << 8 : 0),
      suffix: suffix(of: token)
    )
  }

  @inline(__always)
  private func suffix(of token: Token) -> UInt32 {
    let end = Int(token.end)
    let length = min(end - Int(token.start), 4)
    guard end >= 4 else {
      var suffix: UInt32 = 0
      for byte in bytes[end - length..<end] { suffix = suffix >> 8 | UInt32(byte) << 24 }
      return ASCIIFold.lowercased(suffix)
    }
    let last = bytes.withUnsafeBytes {
      UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: end - 4, as: UInt32.self))
    }
    // The bytes before the token are the lowest.
    let shift = UInt32(8 * (4 - length))
    return ASCIIFold.lowercased((last >> shift) << shift)
  }

  /// The first three bytes folded, the last one lowest.
  @inline(__always)
  private func prefix(of token: Token) -> UInt32 {
    let start = Int(token.start)
    let length = min(Int(token.end) - start, 3)
    guard start + 4 <= bytes.count else {
      return ASCIIFold.lowercased(bytes[start..<start + length].reduce(0) { $0 << 8 | UInt32($1) })
    }
    let first = bytes.withUnsafeBytes {
      UInt32(bigEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt32.self))
    }
    return ASCIIFold.lowercased(first >> UInt32(8 * (4 - length)))
  }
}
