/// A set of words that may hold a few others too: whether a token can be one of them costs one load from eight kilobytes.
///
/// A bitmap over the low sixteen bits of ``Token/key``. Of the words that are not in it, about one in 65,536 ÷ its size passes,
/// so who asks looks the word up in its table next.
struct WordFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1024)

  init(words: some Sequence<String>) {
    self.init(keys: words.lazy.map { WordKey($0).value })
  }

  /// The set of the words with these keys.
  init(keys: some Sequence<UInt32>) {
    for key in keys { insert(key) }
  }

  /// An empty set.
  init() {}

  /// Forgets all words, and keeps the memory.
  mutating func removeAll() {
    for slot in bits.indices { bits[slot] = 0 }
  }

  /// Takes in the word with this key.
  @inline(__always)
  mutating func insert(_ key: UInt32) { bits[WordFilter.slot(key)] |= 1 << UInt64(key & 63) }

  /// False only where the word is none of the set.
  @inline(__always)
  func mayContain(_ token: Token) -> Bool { mayContain(token.key) }

  /// The same of a key.
  @inline(__always)
  func mayContain(_ key: UInt32) -> Bool {
    bits[WordFilter.slot(key)] >> UInt64(key & 63) & 1 == 1
  }

  /// The first token from `index` on that has digits or may be a word of the set, `tokens.count` where none is; symbols
  /// count where `symbols` says so.
  func firstCandidate(from index: Int, to end: Int, in tokens: [Token], symbols: Bool) -> Int {
    bits.withUnsafeBufferPointer { bits in
      tokens.withUnsafeBufferPointer { tokens in
        var index = index
        while index < end {
          let token = tokens[index]
          switch token.kind {
          case .word:
            let word = bits[WordFilter.slot(token.key)]
            if word >> UInt64(token.key & 63) & 1 == 1 || token.flags.contains(.digits) {
              return index
            }
          case .number: return index
          case .symbol: if symbols { return index }
          default: break
          }
          index += 1
        }
        return end
      }
    }
  }

  @inline(__always)
  private static func slot(_ key: UInt32) -> Int { Int(key >> 6 & 1023) }
}
