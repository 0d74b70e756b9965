/// How often each word is part of a cue, learned from articles with their cues marked.
///
/// A class from 1 (from three times in a hundred) to 5 (from three times in four), 0 for all other words; beside it the
/// class that the word has by what is known of it from elsewhere (``CuePriors``), and the stem of its forms.
struct CueRates: Sendable {
  /// What is known of a word.
  struct Entry {
    var key: UInt32
    /// The class, and that of the prior in the upper half.
    var value: UInt8
    var stem: UInt32
  }

  /// The bits of a value that are the class.
  static let rateBits: UInt8 = 0xF

  private let table: KeyBytes
  private let stems: StemTable

  /// - Parameter entries: what is known of words, none twice.
  init(_ entries: [Entry]) {
    table = KeyBytes(entries.map { (key: $0.key, value: $0.value) })
    stems = StemTable(entries)
  }

  /// - Parameter entries: keys, none twice, with their classes; each word is its own stem.
  init(_ entries: some Collection<(key: UInt32, rate: UInt8)>) {
    self.init(entries.map { Entry(key: $0.key, value: $0.rate, stem: $0.key) })
  }

  /// The value of the word with that key: see ``entry(_:)``.
  @inline(__always)
  func rate(_ key: UInt32) -> UInt8 { table.value(key) }

  /// The classes of a value.
  @inline(__always)
  func entry(_ value: UInt8) -> (rate: UInt8, prior: UInt8) {
    (value & CueRates.rateBits, value >> 4)
  }

  /// The stem of the word with that key; the key itself where nothing is known of it.
  @inline(__always)
  func stem(of key: UInt32) -> UInt32 { stems.stem(of: key) }

  /// Whether a step with that part of speech can make a cue.
  ///
  /// Words of the closed classes are in cues ("is expected", "according to"), but make none; of marks only a colon has a rate.
  @inline(__always)
  static func canBeCue(part: UInt8) -> Bool { openParts >> UInt32(part) & 1 != 0 }

  /// A bit a ``PartOfSpeech``, those of the closed classes left out.
  private static let openParts: UInt32 = {
    let open: [PartOfSpeech] = [
      .noun, .adverb, .adjective, .subordinator, .finiteVerb, .baseVerb, .gerund, .participle,
      .other,
    ]
    return open.reduce(0) { $0 | 1 << UInt32($1.rawValue) }
  }()

  /// The class of a word that was in a cue so many times of all the times that it was met.
  ///
  /// A word met less than three times tells little: it never is in the upper classes. One that never was in a cue has a
  /// class only where its prior speaks for it.
  ///
  /// - Parameter prior: how likely it is in a cue by what else is known of it.
  static func rate(cues: Int, total: Int, prior: Double = 0) -> UInt8 {
    let share = (Double(cues) + priorWeight * prior) / (Double(total) + priorWeight)
    if cues == 0, share < leastShare { return 0 }
    return total < 3 ? min(level(share), 2) : level(share)
  }

  /// So many occurrences the prior counts as.
  private static let priorWeight = 4.0
  /// Words that never were in a cue are looked at from this share on.
  private static let leastShare = 0.1

  /// The class of a share.
  static func level(_ share: Double) -> UInt8 {
    share < 0.03 ? 0 : share < 0.1 ? 1 : share < 0.25 ? 2 : share < 0.5 ? 3 : share < 0.75 ? 4 : 5
  }
}

/// Stems by the keys of words: an open-addressed table.
private struct StemTable: Sendable {
  private struct Slot {
    var key: UInt32 = 0
    var stem: UInt32 = 0
  }

  private var slots: [Slot]
  private let mask: Int

  init(_ entries: [CueRates.Entry]) {
    var capacity = 64
    while capacity < entries.count * 2 { capacity *= 2 }
    slots = Array(repeating: Slot(), count: capacity)
    mask = capacity - 1
    for entry in entries where entry.key != 0 {
      slots[slot(of: entry.key)] = Slot(key: entry.key, stem: entry.stem)
    }
  }

  @inline(__always)
  func stem(of key: UInt32) -> UInt32 {
    let slot = slots[slot(of: key)]
    return slot.key == key ? slot.stem : key
  }

  /// The key's place, or that of the empty slot which ends the search: at most half are full.
  @inline(__always)
  private func slot(of key: UInt32) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 7) & mask
    while slots[slot].key != 0, slots[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }
}
