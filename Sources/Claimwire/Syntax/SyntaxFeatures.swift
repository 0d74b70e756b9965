/// The features of a token for its part of speech; the same code serves training and tagging.
///
/// Words, their ends, their shapes and the two tags before: what Ratnaparkhi (1996) and Toutanova and Manning (2000) found
/// to matter. No string is made.
struct SyntaxFeatures {
  private let bytes: [UInt8]
  private let tokens: [Token]
  private var buffer = FeatureBuffer(capacity: SyntaxFeatures.capacity)

  /// The features of the last token asked for: valid until the next is asked for, or this goes away.
  var features: UnsafeBufferPointer<UInt32> { buffer.features }

  /// As many as ``collect(at:in:previous:beforePrevious:)`` ever makes.
  private static let capacity = 22

  /// What stands beyond either end of a sentence.
  private static let edge: UInt32 = 1

  init(_ document: Document) {
    bytes = document.bytes
    tokens = document.tokens
  }

  /// Works out the features of the token in the sentence, given the tags of the two before it.
  mutating func collect(
    at index: Int,
    in sentence: Range<Int>,
    previous: PartOfSpeech,
    beforePrevious: PartOfSpeech
  ) {
    buffer.removeAll()
    let token = tokens[index]
    let here = word(index, in: sentence)
    let left = word(index - 1, in: sentence)
    let right = word(index + 1, in: sentence)
    let shape = SyntaxFeatures.shape(token)
    let tag = UInt32(previous.rawValue)
    let tags = tag << 8 | UInt32(beforePrevious.rawValue)
    buffer.add(0, here, shape)
    buffer.add(1, here, left)
    buffer.add(2, here, right)
    buffer.add(3, left, shape)
    buffer.add(4, right, shape)
    buffer.add(5, word(index - 2, in: sentence))
    buffer.add(6, word(index + 2, in: sentence))
    buffer.add(7, here, tag)
    buffer.add(8, tag, shape)
    buffer.add(9, tags, shape)
    buffer.add(10, tags, here)
    buffer.add(11, tag, right)
    addEnds(of: token, shape, tag, right)
    buffer.add(17, index == sentence.lowerBound ? 1 : 0, shape)
    addNeighbourEnds(index, in: sentence, tag)
  }

  /// The last one to four bytes and the first three.
  private mutating func addEnds(
    of token: Token,
    _ shape: UInt32,
    _ tag: UInt32,
    _ right: UInt32
  ) {
    let four = suffix(of: token)
    buffer.add(12, four, shape)
    buffer.add(13, four >> 8, shape)
    buffer.add(14, four >> 16, shape)
    buffer.add(15, four >> 24, shape)
    buffer.add(16, four >> 16, tag)
    buffer.add(18, four >> 16, right)
    buffer.add(19, prefix(of: token), shape)
  }

  private mutating func addNeighbourEnds(_ index: Int, in sentence: Range<Int>, _ tag: UInt32) {
    if index + 1 < sentence.upperBound {
      let next = tokens[index + 1]
      buffer.add(20, suffix(of: next) >> 8, SyntaxFeatures.shape(next))
    }
    if index > sentence.lowerBound { buffer.add(21, suffix(of: tokens[index - 1]) >> 8, tag) }
  }

  private func word(_ index: Int, in sentence: Range<Int>) -> UInt32 {
    guard sentence.contains(index) else { return SyntaxFeatures.edge }
    let token = tokens[index]
    // Numbers of as many characters count as one word.
    return token.kind == .number ? 2 + min(token.end - token.start, 6) : token.key
  }

  private static func shape(_ token: Token) -> UInt32 {
    UInt32(token.kind.rawValue) << 4 | UInt32(token.letterCase.rawValue)
      | (token.flags.contains(.clitic) ? 1 << 8 : 0)
  }

  /// The last four bytes folded, the last one highest.
  private func suffix(of token: Token) -> UInt32 {
    var suffix: UInt32 = 0
    var shift: UInt32 = 24
    var index = Int(token.end)
    let least = max(Int(token.start), index - 4)
    while index > least {
      index -= 1
      suffix |= UInt32(folded(bytes[index])) << shift
      shift = shift &- 8
    }
    return suffix
  }

  private func prefix(of token: Token) -> UInt32 {
    var prefix: UInt32 = 0
    for index in Int(token.start)..<min(Int(token.end), Int(token.start) + 3) {
      prefix = prefix << 8 | UInt32(folded(bytes[index]))
    }
    return prefix
  }

  @inline(__always)
  private func folded(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
