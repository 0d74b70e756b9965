/// What kinds of thing the gazetteer and the given names know under a word or a phrase: evidence for the tagger, by hash alone.
///
/// The trainer writes the table into the model (``slots(gazetteer:givenNames:)``), so that a model goes on seeing what it
/// learned with.
struct KnownNames: Sendable {
  static let section: UInt32 = 6
  /// The most words that a phrase has.
  static let mostWords = 4

  static let country: UInt8 = 1
  static let subdivision: UInt8 = 2
  static let city: UInt8 = 4
  static let region: UInt8 = 8
  static let group: UInt8 = 16
  static let given: UInt8 = 32
  /// Stands in what is found, not in the table: the phrase has several words.
  static let phrase: UInt8 = 64
  /// A longer phrase starts so.
  static let prefix: UInt8 = 128

  private let table: KeyTable

  init?(_ blob: ModelBlob) {
    guard let table = KeyTable(blob, section: KnownNames.section) else { return nil }
    self.table = table
  }

  /// Sets the bits of every phrase that starts at the token; `kinds` has one place for each of the tokens.
  func mark(_ tokens: [Token], at index: Int, in kinds: inout [UInt8]) {
    var key = tokens[index].key
    var flags = table.flags(key)
    kinds[index] |= flags & ~KnownNames.prefix
    var end = index + 1
    while flags & KnownNames.prefix != 0, end < min(index + KnownNames.mostWords, tokens.count),
      tokens[end].kind == .word, !tokens[end].flags.contains(.paragraphBefore)
    {
      key = KnownNames.joined(key, tokens[end].key)
      end += 1
      flags = table.flags(key)
      let found = flags & ~KnownNames.prefix
      guard found != 0 else { continue }
      for place in index..<end { kinds[place] |= found | KnownNames.phrase }
    }
  }

  /// The slots of a table of everything that the two lists know.
  static func slots(gazetteer: Gazetteer, givenNames: GivenNames) -> [UInt32] {
    var entries: [(key: UInt32, flags: UInt8)] = givenNames.keys.map { ($0, given) }
    gazetteer.forEachEmbedded { name, kind in
      let words = name.split(separator: UInt8(ascii: " ")).map { NameFolding.key($0) }
      guard let flag = flag(kind), let first = words.first, words.count <= mostWords else { return }
      var key = first
      for word in words.dropFirst() {
        entries.append((key, prefix))
        key = joined(key, word)
      }
      entries.append((key, flag))
    }
    return KeyTable.slots(entries)
  }

  private static func flag(_ kind: GazetteerEntry.Kind) -> UInt8? {
    switch kind {
    case .country: country
    case .subdivision: subdivision
    case .city: city
    case .region: region
    case .group: group
    case .user: nil
    }
  }

  @inline(__always)
  private static func joined(_ key: UInt32, _ word: UInt32) -> UInt32 {
    (((key << 7) | (key >> 25)) &* 0x9E37_79B1) ^ word
  }
}
