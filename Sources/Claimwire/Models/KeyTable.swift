/// Flags by 32-bit keys: an open-addressed table that lies in a model and is used in place.
///
/// A slot has the upper bits of the key's hash and eight bits of flags; 0 is an empty one. Two keys that share the upper
/// bits and a run of slots count as one.
struct KeyTable: Sendable {
  /// A search looks at so many slots at most, whatever the table holds.
  private static let mostProbes: UInt32 = 64

  /// What the slots lie in.
  private let blob: ModelBlob
  private nonisolated(unsafe) let slots: UnsafeBufferPointer<UInt32>
  private let mask: UInt32

  /// The table in that section; null where there is none or its size is no power of two.
  init?(_ blob: ModelBlob, section: UInt32) {
    guard let slots = blob.array(section, of: UInt32.self), slots.count.nonzeroBitCount == 1
    else { return nil }
    self.blob = blob
    self.slots = slots
    mask = UInt32(slots.count - 1)
  }

  /// The key's flags, 0 for keys that are not in the table.
  @inline(__always)
  func flags(_ key: UInt32) -> UInt8 {
    let hash = KeyTable.hash(key)
    for probe in 0..<KeyTable.mostProbes {
      let slot = slots[Int((hash &+ probe) & mask)]
      if slot == 0 { return 0 }
      if slot >> 8 == hash >> 8 { return UInt8(truncatingIfNeeded: slot) }
    }
    return 0
  }

  /// The slots of a table of these keys, at most three quarters full; flags of a key that comes twice are joined.
  static func slots(_ entries: [(key: UInt32, flags: UInt8)]) -> [UInt32] {
    var joined: [UInt32: UInt8] = [:]
    for entry in entries { joined[entry.key, default: 0] |= entry.flags }
    var count = 64
    while count * 3 < joined.count * 4 { count *= 2 }
    var slots = [UInt32](repeating: 0, count: count)
    // In the order of the keys, so that the same entries give the same bytes.
    for (key, flags) in joined.sorted(by: { $0.key < $1.key }) where flags != 0 {
      let hash = KeyTable.hash(key)
      for probe in 0..<mostProbes {
        let slot = Int((hash &+ probe) & UInt32(count - 1))
        guard slots[slot] == 0 || slots[slot] >> 8 == hash >> 8 else { continue }
        slots[slot] |= (hash & ~0xFF) | UInt32(flags)
        break
      }
    }
    return slots
  }

  /// Upper bits for the check, lower ones for the slot.
  @inline(__always)
  private static func hash(_ key: UInt32) -> UInt32 {
    let product = key &* 0x85EB_CA6B
    return product ^ (product >> 15)
  }
}
