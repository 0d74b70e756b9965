/// A few dozen words by their keys: one probe of a small table answers for most others.
struct KeySet: Sendable {
  private let slots: [UInt32]
  private let mask: UInt32

  init(_ words: StaticString) {
    self.init(String(describing: words).lexiconWords.map { WordKey(String($0)) })
  }

  init(_ words: [WordKey]) {
    var count = 16
    while count < words.count * 8 { count *= 2 }
    var slots = [UInt32](repeating: 0, count: count)
    let mask = UInt32(count - 1)
    for word in words {
      let key = word.value
      var slot = key & mask
      while slots[Int(slot)] != 0 { slot = (slot + 1) & mask }
      slots[Int(slot)] = key
    }
    self.slots = slots
    self.mask = mask
  }

  func contains(_ key: UInt32) -> Bool {
    var slot = key & mask
    // At most one slot in eight is taken.
    while slots[Int(slot)] != 0 {
      if slots[Int(slot)] == key { return true }
      slot = (slot + 1) & mask
    }
    return false
  }
}
