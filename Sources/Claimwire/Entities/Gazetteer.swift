internal import CClaimwireData

/// Names of places and peoples with country and coordinates: the embedded ones and the user's own.
///
/// The embedded names are searched in place, in the order of their keys: no start-up cost, about eight probes a lookup.
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
    let embedded = name.withUnsafeBufferPointer { Self.entries($0) }
    guard let own = userEntries[name] else { return embedded }
    return own + embedded
  }

  /// The same of a name as it stands in a text.
  func entries(of name: ArraySlice<UInt8>) -> [GazetteerEntry] {
    if !userEntries.isEmpty { return entries(folded: NameFolding.folded(name)) }
    return NameFolding.withFolded(name) { Self.entries($0) }
  }

  /// The first of ``entries(folded:)``, without a list of them.
  func firstEntry(folded name: [UInt8]) -> GazetteerEntry? {
    if let own = userEntries[name]?.first { return own }
    return name.withUnsafeBufferPointer { Self.firstEntry($0) }
  }

  /// The first of ``entries(of:)``, without a list of them.
  func firstEntry(of name: ArraySlice<UInt8>) -> GazetteerEntry? {
    if !userEntries.isEmpty { return firstEntry(folded: NameFolding.folded(name)) }
    return NameFolding.withFolded(name) { Self.firstEntry($0) }
  }

  /// The kinds of ``entries(folded:)``, without a list of them.
  func kinds(folded name: [UInt8]) -> GazetteerKinds {
    let own = userEntries[name] ?? []
    return own.reduce(into: name.withUnsafeBufferPointer { Self.kinds($0) }) { $0.insert($1.kind) }
  }

  /// The kinds of ``entries(of:)``, without a list of them.
  func kinds(of name: ArraySlice<UInt8>) -> GazetteerKinds {
    if !userEntries.isEmpty { return kinds(folded: NameFolding.folded(name)) }
    return NameFolding.withFolded(name) { Self.kinds($0) }
  }

  /// The user's entries of that name alone.
  func userEntry(folded name: [UInt8]) -> GazetteerEntry? { userEntries[name]?.first }

  /// Whether one of the user's names may start with this token.
  func mayStartUserName(_ token: Token) -> Bool { userFirstWords.contains(token.key) }

  /// The country that a demonym belongs to ("Kenyan"), null where the name is none; `.some(nil)` for a people of no
  /// one country ("Kurdish").
  func demonym(folded name: [UInt8]) -> String?? {
    name.withUnsafeBufferPointer { Self.demonym($0) }
  }

  /// The same of a name as it stands in a text.
  func demonym(of name: ArraySlice<UInt8>) -> String?? {
    NameFolding.withFolded(name) { Self.demonym($0) }
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

  private static func demonym(_ name: UnsafeBufferPointer<UInt8>) -> String?? {
    var found: String??
    forEachRecord(of: name) { data, record in
      guard found == nil, data[record + 10] == GazetteerEntry.Kind.group.rawValue else { return }
      found = .some(country(data, record))
    }
    return found
  }

  private static func firstEntry(_ name: UnsafeBufferPointer<UInt8>) -> GazetteerEntry? {
    var found: GazetteerEntry?
    forEachRecord(of: name) { data, record in
      if found == nil { found = entry(data, record) }
    }
    return found
  }

  private static func kinds(_ name: UnsafeBufferPointer<UInt8>) -> GazetteerKinds {
    var found: GazetteerKinds = []
    forEachRecord(of: name) { data, record in
      if let kind = GazetteerEntry.Kind(rawValue: data[record + 10]) { found.insert(kind) }
    }
    return found
  }

  private static func entries(_ name: UnsafeBufferPointer<UInt8>) -> [GazetteerEntry] {
    var found: [GazetteerEntry] = []
    forEachRecord(of: name) { data, record in
      if let entry = entry(data, record) { found.append(entry) }
    }
    return found
  }

  /// Tells of the records of that name.
  @inline(__always)
  private static func forEachRecord(
    of name: UnsafeBufferPointer<UInt8>,
    _ body: (UnsafeRawBufferPointer, Int) -> Void
  ) {
    let blob = claimwire_data_gazetteer()
    let data = UnsafeRawBufferPointer(start: blob.bytes, count: blob.count)
    let count = Int(word(data, 8))
    let names = headerSize + count * recordSize
    let key = NameFolding.key(name)
    guard keys.mayContain(key) else { return }
    var index = firstIndex(of: key, data, count)
    while index < count, word(data, headerSize + index * recordSize) == key {
      let record = headerSize + index * recordSize
      let start = names + Int(word(data, record + 4))
      let length = Int(data[record + 8]) | Int(data[record + 9]) << 8
      if length == name.count, data[start..<start + length].elementsEqual(name) {
        body(data, record)
      }
      index += 1
    }
  }

  /// The keys of all names: most of what is looked up is none of them.
  private static let keys: WordFilter = {
    let blob = claimwire_data_gazetteer()
    let data = UnsafeRawBufferPointer(start: blob.bytes, count: blob.count)
    return WordFilter(
      keys: (0..<Int(word(data, 8))).lazy.map { word(data, headerSize + $0 * recordSize) }
    )
  }()

  /// The first record with that key or a greater one.
  ///
  /// Keys are hashes, spread evenly: a key is searched for around its share of the records.
  private static func firstIndex(
    of key: UInt32,
    _ data: UnsafeRawBufferPointer,
    _ count: Int
  ) -> Int {
    let guess = Int(UInt64(key) * UInt64(count) >> 32)
    var low = max(0, guess - searchStep)
    while low > 0, word(data, headerSize + (low - 1) * recordSize) >= key {
      low = max(0, low - searchStep)
    }
    var high = min(count, guess + searchStep)
    while high < count, word(data, headerSize + high * recordSize) < key {
      high = min(count, high + searchStep)
    }
    return (low..<high).firstIndexSorted { word(data, headerSize + $0 * recordSize) >= key }
  }

  /// About as far as one of ten thousand hashes is from its share.
  private static let searchStep = 64

  private static func entry(_ data: UnsafeRawBufferPointer, _ record: Int) -> GazetteerEntry? {
    guard let kind = GazetteerEntry.Kind(rawValue: data[record + 10]) else { return nil }
    return GazetteerEntry(
      kind: kind,
      type: kind == .group ? .group : .place,
      rank: data[record + 11],
      country: country(data, record),
      subdivision: code(data[record + 16..<record + 20]),
      latitude: degrees(data, record + 20),
      longitude: degrees(data, record + 24)
    )
  }

  private static func country(_ data: UnsafeRawBufferPointer, _ record: Int) -> String? {
    code(data[record + 12..<record + 14])
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
