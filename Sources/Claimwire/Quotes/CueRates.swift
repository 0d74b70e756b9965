/// How often each word is part of a cue, learned from articles with their cues marked.
///
/// Only a class from 1 (from three times in a hundred) to 5 (from three times in four); 0 for all other words.
struct CueRates: Sendable {
  private var keys: [UInt32]
  private var rates: [UInt8]
  private let mask: Int

  /// - Parameter entries: keys, none twice, with their classes.
  init(_ entries: some Collection<(key: UInt32, rate: UInt8)>) {
    var capacity = 64
    while capacity < entries.count * 2 { capacity *= 2 }
    keys = Array(repeating: 0, count: capacity)
    rates = Array(repeating: 0, count: capacity)
    mask = capacity - 1
    for entry in entries where entry.key != 0 {
      var slot = CueRates.slot(entry.key, mask)
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = entry.key
      rates[slot] = entry.rate
    }
  }

  /// The class of the word with that key.
  @inline(__always)
  func rate(_ key: UInt32) -> UInt8 {
    var slot = CueRates.slot(key, mask)
    // At most half full, so an empty slot ends every search.
    while keys[slot] != 0 {
      if keys[slot] == key { return rates[slot] }
      slot = (slot + 1) & mask
    }
    return 0
  }

  private static func slot(_ key: UInt32, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 7) & mask
  }

  /// The class of a word that was in a cue so many times of all the times that it was met.
  ///
  /// A word met less than three times tells little: it never is in the upper classes.
  static func rate(cues: Int, total: Int) -> UInt8 {
    let share = Double(cues) / Double(total + 3)
    let classes: UInt8 =
      share < 0.03 ? 0 : share < 0.1 ? 1 : share < 0.25 ? 2 : share < 0.5 ? 3 : share < 0.75 ? 4 : 5
    return total < 3 ? min(classes, 2) : classes
  }
}
