/// What words can do, by the keys of tokens: open addressing, with a filter of four kilobytes before it, as most words can
/// do nothing of what is asked.
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
  private static let filterBits: UInt32 = 12
  private let slots: UnsafeMutablePointer<Slot>
  /// The groups of what the words can do that share a place.
  private let filter: UnsafeMutablePointer<UInt8>

  /// An empty table.
  init() {
    let filterCount = 1 << Int(Self.filterBits)
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
    filter[Self.place(key)] |= wordClass.groups
  }

  /// What the token's word can do; O(1).
  ///
  /// Two words that share a key are told apart by their first byte.
  @inline(__always)
  func classes(of token: Token) -> SentenceWordClass {
    groups(of: token) == 0 ? [] : found(token)
  }

  /// Whether the token's word can do something of it; O(1).
  @inline(__always)
  func has(_ wordClass: SentenceWordClass, _ token: Token) -> Bool {
    groups(of: token) & wordClass.groups != 0 && !found(token).isDisjoint(with: wordClass)
  }

  /// The groups of all that the token's word can do, and perhaps of others: one look at the filter.
  @inline(__always)
  private func groups(of token: Token) -> UInt8 { filter[Self.place(token.key)] }

  @inline(never)
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
  private static func place(_ key: UInt32) -> Int { Int(key >> (32 - filterBits)) }

  private static func isFold(_ token: Token, _ first: UInt8) -> Bool {
    token.ascii == 0 || ASCIIFold.lowercased(token.ascii) == first
  }
}
