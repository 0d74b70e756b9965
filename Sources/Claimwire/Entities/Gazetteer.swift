internal import CClaimwireData

/// Names of places and peoples with country and coordinates: the embedded ones and the user's own.
///
/// The embedded names are searched in place, in the order of their keys: no start-up cost, about thirteen probes a
/// lookup.
struct Gazetteer: Sendable {
  private let userEntries: [[UInt8]: [GazetteerEntry]]
  /// Keys of the first words of the user's names, and how many words the longest has.
  private let userFirstWords: Set<UInt32>
  /// The most words that one of the user's names has.
  let longestUserName: Int

  /// The embedded names and the lines of a user's list; see ``GazetteerList``.
  init(userList: GazetteerList = GazetteerList()) {
    var entries: [[UInt8]: [GazetteerEntry]] = [:]
    var firstWords: Set<UInt32> = []
    var longest = 0
    for row in userList.rows {
      let name = NameFolding.folded(row.name)
      guard !name.isEmpty else { continue }
      entries[name, default: []].append(row.entry)
      firstWords.insert(NameFolding.key(name.prefix { $0 != UInt8(ascii: " ") }))
      longest = max(longest, name.count { $0 == UInt8(ascii: " ") } + 1)
    }
    userEntries = entries
    userFirstWords = firstWords
    longestUserName = longest
  }

  /// Everything that is called so, the user's first, then the most usual first.
  func entries(folded name: [UInt8]) -> [GazetteerEntry] {
    (userEntries[name] ?? []) + Self.embedded(name)
  }

  /// The user's entries of that name alone.
  func userEntry(folded name: [UInt8]) -> GazetteerEntry? { userEntries[name]?.first }

  /// Whether one of the user's names may start with this token.
  func mayStartUserName(_ token: Token) -> Bool { userFirstWords.contains(token.key) }

  /// The country that a demonym belongs to ("Kenyan"), null where the name is none; `.some(nil)` for a people of no
  /// one country ("Kurdish").
  func demonym(folded name: [UInt8]) -> String?? {
    guard let entry = Self.embedded(name).first(where: { $0.kind == .group }) else { return nil }
    return .some(entry.country)
  }

  // MARK: The embedded names

  /// Bytes of the header and of a record: scripts/make-gazetteer.
  private static let headerSize = 16
  private static let recordSize = 28
  private static let unknown = Int32.min

  /// Tells of every embedded name, folded, and its kind; a name of several kinds comes several times.
  func forEachEmbedded(_ body: (ArraySlice<UInt8>, GazetteerEntry.Kind) -> Void) {
    let blob = claimwire_data_gazetteer()
    let data = UnsafeRawBufferPointer(start: blob.bytes, count: blob.count)
    let count = Int(Self.word(data, 8))
    let names = Self.headerSize + count * Self.recordSize
    for index in 0..<count {
      let record = Self.headerSize + index * Self.recordSize
      let start = names + Int(Self.word(data, record + 4))
      let length = Int(data[record + 8]) | Int(data[record + 9]) << 8
      guard let kind = GazetteerEntry.Kind(rawValue: data[record + 10]) else { continue }
      body(ArraySlice(Array(data[start..<start + length])), kind)
    }
  }

  private static func embedded(_ name: [UInt8]) -> [GazetteerEntry] {
    let blob = claimwire_data_gazetteer()
    let data = UnsafeRawBufferPointer(start: blob.bytes, count: blob.count)
    let count = Int(word(data, 8))
    let names = headerSize + count * recordSize
    let key = NameFolding.key(name)
    var index = (0..<count).firstIndexSorted { word(data, headerSize + $0 * recordSize) >= key }
    var found: [GazetteerEntry] = []
    while index < count, word(data, headerSize + index * recordSize) == key {
      let record = headerSize + index * recordSize
      let start = names + Int(word(data, record + 4))
      let length = Int(data[record + 8]) | Int(data[record + 9]) << 8
      if length == name.count, data[start..<start + length].elementsEqual(name),
        let entry = entry(data, record)
      {
        found.append(entry)
      }
      index += 1
    }
    return found
  }

  private static func entry(_ data: UnsafeRawBufferPointer, _ record: Int) -> GazetteerEntry? {
    guard let kind = GazetteerEntry.Kind(rawValue: data[record + 10]) else { return nil }
    return GazetteerEntry(
      kind: kind,
      type: kind == .group ? .group : .place,
      rank: data[record + 11],
      country: code(data[record + 12..<record + 14]),
      subdivision: code(data[record + 16..<record + 20]),
      latitude: degrees(data, record + 20),
      longitude: degrees(data, record + 24)
    )
  }

  private static func word(_ data: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
    UInt32(littleEndian: data.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  private static func code(_ bytes: Slice<UnsafeRawBufferPointer>) -> String? {
    let letters = bytes.prefix { $0 != 0 }
    return letters.isEmpty ? nil : String(decoding: letters, as: UTF8.self)
  }

  private static func degrees(_ data: UnsafeRawBufferPointer, _ offset: Int) -> Double? {
    let value = Int32(bitPattern: word(data, offset))
    return value == unknown ? nil : Double(value) / 10_000
  }
}
