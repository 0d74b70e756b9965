/// A hash of a word's folded text: what a token carries in ``Token/key``, and what word lists are looked up by.
///
/// Folding: ASCII and Latin-1 upper case to lower case, U+2019 to an apostrophe. FNV-1a over the folded bytes (Fowler,
/// Noll, Vo), 32 bits. Two different words share a key once in four thousand million; a ``WordTable`` compares the words
/// themselves as well.
struct WordKey: Hashable, Sendable {
  let value: UInt32

  init(_ word: StaticString) {
    value = word.withUTF8Buffer { WordKey.hash($0) }
  }

  init(_ word: String) {
    var word = word
    value = word.withUTF8 { WordKey.hash($0) }
  }

  init(value: UInt32) { self.value = value }

  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        hash = (hash ^ UInt32(ASCIIFold.lowercased(byte))) &* 16_777_619
        index += 1
      } else if byte == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80,
        bytes[index + 2] == 0x99
      {
        hash = (hash ^ 0x27) &* 16_777_619
        index += 3
      } else if byte == 0xC3, index + 1 < bytes.count {
        // U+00C0…U+00DE but for the multiplication sign U+00D7.
        let next = bytes[index + 1]
        let isUpper = next >= 0x80 && next <= 0x9E && next != 0x97
        hash = (hash ^ UInt32(byte)) &* 16_777_619
        hash = (hash ^ UInt32(isUpper ? next + 0x20 : next)) &* 16_777_619
        index += 2
      } else {
        hash = (hash ^ UInt32(byte)) &* 16_777_619
        index += 1
      }
    }
    return hash
  }

  static func == (token: Token, key: WordKey) -> Bool { token.key == key.value }
}
