/// A number from 1 to 255 for each of some words, by their keys; 0 for all others.
///
/// Constant time, no allocation.
struct KeyBytes: Sendable {
  private var keys: [UInt32]
  private var values: [UInt8]
  private let mask: Int

  /// - Parameter entries: keys, none twice, with their numbers.
  init(_ entries: some Collection<(key: UInt32, value: UInt8)>) {
    var capacity = 64
    while capacity < entries.count * 2 { capacity *= 2 }
    keys = Array(repeating: 0, count: capacity)
    values = Array(repeating: 0, count: capacity)
    mask = capacity - 1
    for entry in entries where entry.key != 0 {
      var slot = KeyBytes.slot(entry.key, mask)
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = entry.key
      values[slot] = entry.value
    }
  }

  /// The number of the word with that key.
  @inline(__always)
  func value(_ key: UInt32) -> UInt8 {
    var slot = KeyBytes.slot(key, mask)
    // At most half full, so an empty slot ends every search.
    while keys[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & mask
    }
    return 0
  }

  @inline(__always)
  private static func slot(_ key: UInt32, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 7) & mask
  }
}
