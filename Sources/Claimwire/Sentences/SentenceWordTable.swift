/// What words can do, by the keys of tokens: open addressing, with a filter of a kilobyte before it, as most words are not
/// there.
///
/// Does not own its memory: who makes one calls ``deallocate()``.
struct SentenceWordTable {
  private struct Slot {
    var key: UInt32
    /// The word's first byte above its class's bits, 0 where there is no word.
    var entry: UInt32
  }

  /// Words must fill less than half of them.
  static let slotCount = 1 << Int(slotBits)
  private static let slotBits: UInt32 = 11
  private static let firstByteShift: UInt32 = 24
  private static let filterBits: UInt32 = 13
  private let slots: UnsafeMutablePointer<Slot>
  private let filter: UnsafeMutablePointer<UInt64>

  /// An empty table.
  init() {
    let filterCount = 1 << Int(Self.filterBits - 6)
    slots = .allocate(capacity: Self.slotCount)
    slots.initialize(repeating: Slot(key: 0, entry: 0), count: Self.slotCount)
    filter = .allocate(capacity: filterCount)
    filter.initialize(repeating: 0, count: filterCount)
  }

  func deallocate() {
    slots.deallocate()
    filter.deallocate()
  }

  /// Adds a word that is not there yet.
  func insert(_ word: String, _ wordClass: SentenceWordClass) {
    guard let first = word.utf8.first else { return }
    let key = WordKey(word).value
    var index = Self.slot(key)
    while slots[index].entry != 0 { index = Self.slot(after: index) }
    slots[index] = Slot(key: key, entry: wordClass.rawValue | UInt32(first) << Self.firstByteShift)
    let bit = Self.filterBit(key)
    filter[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
  }

  /// What the token's word can do; O(1).
  ///
  /// Two words that share a key are told apart by their first byte.
  @inline(__always)
  func classes(of token: Token) -> SentenceWordClass {
    let bit = Self.filterBit(token.key)
    guard filter[Int(bit >> 6)] >> UInt64(bit & 63) & 1 != 0 else { return [] }
    return found(token)
  }

  private func found(_ token: Token) -> SentenceWordClass {
    var index = Self.slot(token.key)
    while slots[index].entry != 0 {
      let slot = slots[index]
      if slot.key == token.key, Self.isFold(token, UInt8(slot.entry >> Self.firstByteShift)) {
        return SentenceWordClass(rawValue: slot.entry & (1 << Self.firstByteShift - 1))
      }
      index = Self.slot(after: index)
    }
    return []
  }

  @inline(__always)
  private static func slot(_ key: UInt32) -> Int { Int(key & (1 << slotBits - 1)) }

  @inline(__always)
  private static func slot(after index: Int) -> Int { (index + 1) & (1 << Int(slotBits) - 1) }

  @inline(__always)
  private static func filterBit(_ key: UInt32) -> UInt32 { key >> (32 - filterBits) }

  private static func isFold(_ token: Token, _ first: UInt8) -> Bool {
    token.ascii == 0 || ASCIIFold.lowercased(token.ascii) == first
  }
}
