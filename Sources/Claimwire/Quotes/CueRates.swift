/// How often each word is part of a cue, learned from articles with their cues marked.
///
/// Only a class from 1 (from three times in a hundred) to 5 (from three times in four); 0 for all other words.
struct CueRates: Sendable {
  private let table: KeyBytes

  /// - Parameter entries: keys, none twice, with their classes.
  init(_ entries: some Collection<(key: UInt32, rate: UInt8)>) {
    table = KeyBytes(entries.map { (key: $0.key, value: $0.rate) })
  }

  /// The class of the word with that key.
  @inline(__always)
  func rate(_ key: UInt32) -> UInt8 { table.value(key) }

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
  /// A word met less than three times tells little: it never is in the upper classes.
  static func rate(cues: Int, total: Int) -> UInt8 {
    let share = Double(cues) / Double(total + 3)
    let classes: UInt8 =
      share < 0.03 ? 0 : share < 0.1 ? 1 : share < 0.25 ? 2 : share < 0.5 ? 3 : share < 0.75 ? 4 : 5
    return total < 3 ? min(classes, 2) : classes
  }
}
