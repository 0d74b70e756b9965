/// Numbers words by their keys, 0, 1, 2 … in the order in which they first come.
///
/// For what a document tells of each of its words. A look-up is one to three probes of a small table; one of a `Dictionary`
/// costs ten times that.
///
/// Where a word's search starts hangs on a number that differs from one run of the program to the next, as with a
/// `Dictionary`: no text can be written whose words all start in one place. What is told does not hang on it.
struct KeyNumbers: Sendable {
  private struct Slot {
    var key: UInt32 = 0
    /// The word's number and 1; 0 where nothing is.
    var next: UInt32 = 0
  }

  /// Used as far as ``mask``: a table that was large once costs a small document nothing.
  private var slots: [Slot]
  private var mask: Int
  private let seed = KeyNumbers.seed
  /// How many words there are.
  private(set) var count = 0

  /// The same as a `Dictionary`'s, also in that `SWIFT_DETERMINISTIC_HASHING` fixes it.
  private static let seed = UInt64(truncatingIfNeeded: Hasher().finalize())

  /// - Parameter capacity: as many words cost no further allocation.
  init(capacity: Int = 32) {
    mask = Self.size(for: capacity) - 1
    slots = Array(repeating: Slot(), count: mask + 1)
  }

  /// Forgets all words, in the memory that there is.
  ///
  /// - Parameter capacity: as many words cost no further allocation; clearing costs in proportion to it.
  mutating func removeAll(capacity: Int) {
    count = 0
    mask = Self.size(for: capacity) - 1
    guard slots.count > mask else {
      slots = Array(repeating: Slot(), count: mask + 1)
      return
    }
    let used = mask + 1
    slots.withUnsafeMutableBufferPointer { $0[..<used].update(repeating: Slot()) }
  }

  private static func size(for capacity: Int) -> Int {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    return size
  }

  /// The number of the word with that key; null where it has not come.
  @inline(__always)
  func number(of key: UInt32) -> Int? {
    let next = slots[slot(key)].next
    return next > 0 ? Int(next) - 1 : nil
  }

  /// The number of the word with that key: ``count`` as it was, where it is new.
  @inline(__always)
  mutating func insert(_ key: UInt32) -> Int {
    let slot = slot(key)
    if slots[slot].next > 0 { return Int(slots[slot].next) - 1 }
    count += 1
    slots[slot] = Slot(key: key, next: UInt32(count))
    if count * 2 > mask + 1 { grow() }
    return count - 1
  }

  @inline(__always)
  private func slot(_ key: UInt32) -> Int {
    // Both halves of the product, as in Wang Yi's wyhash: its bits hang on all of the key and of the seed.
    let product = (UInt64(key) ^ seed).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    var slot = Int(truncatingIfNeeded: product.high ^ product.low) & mask
    // At most half full, so an empty slot ends every search.
    while slots[slot].next > 0, slots[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = slots[...mask]
    mask = mask * 2 + 1
    slots = Array(repeating: Slot(), count: mask + 1)
    for entry in old where entry.next > 0 { slots[slot(entry.key)] = entry }
  }
}
