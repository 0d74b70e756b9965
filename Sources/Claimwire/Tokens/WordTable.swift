/// Words with a value each, looked up by a token's key: constant time, no allocation.
///
/// Built once from a text of entries, so that a lexicon in the source costs the compiler nothing. Open addressing, at
/// most half full.
struct WordTable<Value: Sendable>: Sendable {
  private struct Slot: Sendable {
    var key: UInt32
    var word: TextSpan
    var value: Value
  }

  private var slots: [Slot?]
  private var words: [UInt8] = []
  private let mask: Int
  /// A bit for the lower bits of each word's key: most words that are not in the table are told by it, from memory that
  /// stays near the processor.
  private var filter: [UInt64]
  /// Bits of the filter a slot.
  private static var filterShare: Int { 8 }

  /// A table of words in lower case, with ' for an apostrophe.
  init(_ entries: [(word: String, value: Value)]) {
    var capacity = 8
    while capacity < entries.count * 2 { capacity *= 2 }
    mask = capacity - 1
    slots = Array(repeating: nil, count: capacity)
    filter = Array(repeating: 0, count: capacity * Self.filterShare / 64)
    for entry in entries { insert(entry.word, entry.value) }
  }

  /// The value of the token's word.
  func value(of token: Token, in bytes: [UInt8]) -> Value? {
    value(key: token.key) { bytes[Int(token.start)] }
  }

  /// The same in memory that is no array.
  func value(of token: Token, in bytes: UnsafeBufferPointer<UInt8>) -> Value? {
    value(key: token.key) { bytes[Int(token.start)] }
  }

  @inline(__always)
  private func value(key: UInt32, first: () -> UInt8) -> Value? {
    let bit = filterBit(key)
    guard filter[bit >> 6] >> UInt64(bit & 63) & 1 == 1 else { return nil }
    return found(key, first())
  }

  @inline(__always)
  private func filterBit(_ key: UInt32) -> Int {
    Int(key) & (slots.count * Self.filterShare - 1)
  }

  private func found(_ key: UInt32, _ first: UInt8) -> Value? {
    var index = Int(key) & mask
    while let slot = slots[index] {
      if slot.key == key, isFold(first, slot.word) { return slot.value }
      index = (index + 1) & mask
    }
    return nil
  }

  /// The value of a word by itself.
  func value(of word: String) -> Value? {
    let key = WordKey(word).value
    var index = Int(key) & mask
    while let slot = slots[index] {
      if slot.key == key { return slot.value }
      index = (index + 1) & mask
    }
    return nil
  }

  func contains(_ token: Token, in bytes: [UInt8]) -> Bool { value(of: token, in: bytes) != nil }

  private mutating func insert(_ word: String, _ value: Value) {
    let key = WordKey(word).value
    var index = Int(key) & mask
    while let slot = slots[index] {
      if slot.key == key {
        slots[index]?.value = value
        return
      }
      index = (index + 1) & mask
    }
    let bit = filterBit(key)
    filter[bit >> 6] |= 1 << UInt64(bit & 63)
    let start = words.count
    words += Array(word.utf8)
    slots[index] = Slot(key: key, word: TextSpan(start, words.count), value: value)
  }

  /// Guards against two words with one key: they are alike in their first byte but for case.
  private func isFold(_ first: UInt8, _ word: TextSpan) -> Bool {
    guard word.count > 0 else { return false }
    let isApostrophe = first == 0xE2 && words[Int(word.start)] == 0x27
    return ASCIIFold.lowercased(first) == words[Int(word.start)] || isApostrophe || first >= 0x80
  }
}

extension WordTable where Value == Void {
  /// A set of words, separated by white space.
  init(words: String) {
    self.init(words.lexiconWords.map { (String($0), ()) })
  }
}

extension WordTable where Value == String {
  /// Lines of words and then, after a colon, the value that they share: `killed slain dead: killed`.
  init(lines: String) {
    var entries: [(word: String, value: String)] = []
    for line in lines.lexiconParts("\n") {
      let halves = line.lexiconParts(":", maxSplits: 1)
      guard halves.count == 2 else { continue }
      let value = halves[1].lexiconParts(" ").joined(separator: " ")
      for word in halves[0].lexiconParts(" ") { entries.append((String(word), value)) }
    }
    self.init(entries)
  }
}
