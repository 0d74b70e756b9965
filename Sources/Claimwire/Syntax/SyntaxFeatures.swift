/// The features of a token for its part of speech; the same code serves training and tagging.
///
/// Words, their ends, their shapes and the two tags before: what Ratnaparkhi (1996) and Toutanova and Manning (2000) found
/// to matter. No string is made.
struct SyntaxFeatures {
  private let bytes: [UInt8]
  private let tokens: [Token]
  /// The features of the last token asked for.
  private(set) var features: [UInt32] = []

  /// What stands beyond either end of a sentence.
  private static let edge: UInt32 = 1

  init(_ document: Document) {
    bytes = document.bytes
    tokens = document.tokens
    features.reserveCapacity(32)
  }

  /// Works out the features of the token in the sentence, given the tags of the two before it.
  mutating func collect(
    at index: Int,
    in sentence: Range<Int>,
    previous: PartOfSpeech,
    beforePrevious: PartOfSpeech
  ) {
    features.removeAll(keepingCapacity: true)
    let token = tokens[index]
    let here = word(index, in: sentence)
    let left = word(index - 1, in: sentence)
    let right = word(index + 1, in: sentence)
    let shape = SyntaxFeatures.shape(token)
    let tag = UInt32(previous.rawValue)
    let tags = tag << 8 | UInt32(beforePrevious.rawValue)
    add(0, here, shape)
    add(1, here, left)
    add(2, here, right)
    add(3, left, shape)
    add(4, right, shape)
    add(5, word(index - 2, in: sentence))
    add(6, word(index + 2, in: sentence))
    add(7, here, tag)
    add(8, tag, shape)
    add(9, tags, shape)
    add(10, tags, here)
    add(11, tag, right)
    addEnds(of: token, shape, tag, right)
    add(17, index == sentence.lowerBound ? 1 : 0, shape)
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
    add(12, four, shape)
    add(13, four >> 8, shape)
    add(14, four >> 16, shape)
    add(15, four >> 24, shape)
    add(16, four >> 16, tag)
    add(18, four >> 16, right)
    add(19, prefix(of: token), shape)
  }

  private mutating func addNeighbourEnds(_ index: Int, in sentence: Range<Int>, _ tag: UInt32) {
    if index + 1 < sentence.upperBound {
      let next = tokens[index + 1]
      add(20, suffix(of: next) >> 8, SyntaxFeatures.shape(next))
    }
    if index > sentence.lowerBound { add(21, suffix(of: tokens[index - 1]) >> 8, tag) }
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

  @inline(__always)
  private mutating func add(_ template: UInt32, _ first: UInt32) {
    features.append(FeatureHash.id(template, first))
  }

  @inline(__always)
  private mutating func add(_ template: UInt32, _ first: UInt32, _ second: UInt32) {
    features.append(FeatureHash.id(template, first, second))
  }
}
