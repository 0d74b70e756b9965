/// Numbers words by their keys, 0, 1, 2 … in the order in which they first come.
///
/// For what a document tells of each of its words. A look-up is one to three probes of a small table; one of a `Dictionary`
/// costs ten times that.
struct KeyNumbers {
  private struct Slot {
    var key: UInt32
    /// The word's number and 1; 0 where nothing is.
    var next: UInt32
  }

  private var slots: [Slot]
  private var mask: Int
  /// How many words there are.
  private(set) var count = 0

  /// - Parameter capacity: as many words cost no further allocation.
  init(capacity: Int = 32) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: Slot(key: 0, next: 0), count: size)
    mask = size - 1
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
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  @inline(__always)
  private func slot(_ key: UInt32) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 5) & mask
    // At most half full, so an empty slot ends every search.
    while slots[slot].next > 0, slots[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(key: 0, next: 0), count: old.count * 2)
    mask = slots.count - 1
    for entry in old where entry.next > 0 { slots[slot(entry.key)] = entry }
  }
}
