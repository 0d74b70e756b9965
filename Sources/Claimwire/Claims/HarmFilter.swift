/// Tells most words that nobody is harmed by in one look at a kilobyte: a Bloom filter with one hash (Bloom, 1970).
///
/// A word of harm always passes; one in thirty others does as well and is looked up.
struct HarmFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: Self.size / 64)
  private static let size = 8_192

  init(_ words: some Sequence<String>) {
    for word in words {
      let key = Int(WordKey(word).value) & (Self.size - 1)
      bits[key >> 6] |= 1 << UInt64(key & 63)
    }
  }

  /// Whether the token may be one of the words.
  func mayHave(_ token: Token) -> Bool {
    let key = Int(token.key) & (Self.size - 1)
    return bits[key >> 6] & (1 << UInt64(key & 63)) != 0
  }
}
