/// Joins short forms of organizations and buildings with their full names: "Acme" and "Acme Corp.", "Treasury" and
/// "Treasury Department", "Department of Justice" and "Justice Department".
struct ShortNameSieve: Sendable {
  /// Longer lists of names with one first word are not searched further back.
  private static let mostCandidates = 16

  let gazetteer: Gazetteer

  func apply(to clusters: inout EntityClusters) {
    var fullNames: [UInt32: [Int]] = [:]
    var bags: [UInt64: Int] = [:]
    let mentions = clusters.mentions
    for index in mentions.indices where isNamed(mentions[index]) {
      let words = core(of: mentions[index])
      guard words.count > 1, clusters.first(of: index) == index else { continue }
      let bag = bag(of: words)
      if let first = bags[bag] { clusters.join(first, index) } else { bags[bag] = index }
      guard let first = words.first, let last = words.last else { continue }
      fullNames[first, default: []].append(index)
      if last != first { fullNames[last, default: []].append(index) }
    }
    for index in mentions.indices where isNamed(mentions[index]) {
      guard clusters.first(of: index) == index else { continue }
      joinFullName(of: index, fullNames, &clusters)
    }
    joinCores(&clusters)
  }

  private func isNamed(_ mention: NamedMention) -> Bool {
    mention.type == .organization || mention.type == .facility
  }

  /// Joins a name with the one longer name that it may be short for.
  private func joinFullName(
    of index: Int,
    _ fullNames: [UInt32: [Int]],
    _ clusters: inout EntityClusters
  ) {
    let short = clusters.mentions[index]
    let words = core(of: short)
    guard let first = words.first, let last = words.last, words.count < 5, short.folded.count > 2
    else { return }
    let isPlace = words.count == 1 && isPlace(short)
    var candidates: [Int] = []
    for word in first == last ? [first] : [first, last] {
      candidates += (fullNames[word] ?? []).suffix(Self.mostCandidates)
    }
    let full = candidates.filter {
      let full = clusters.mentions[$0]
      return full.type == short.type && isShort(words, isPlace, for: core(of: full), full)
    }
    // Short forms follow the full name; only a headline may have one before.
    let before = full.filter { $0 < index }
    if let match = only(before, &clusters) {
      clusters.join(match, index)
    } else if before.isEmpty, short.sentence < 2, let match = only(full, &clusters) {
      clusters.join(match, index)
    }
  }

  /// Their one cluster's first mention, null where they are of several things.
  private func only(_ candidates: [Int], _ clusters: inout EntityClusters) -> Int? {
    guard let first = candidates.first.map({ clusters.first(of: $0) }) else { return nil }
    return candidates.allSatisfy { clusters.first(of: $0) == first } ? first : nil
  }

  /// Whether the words are what is left of a full name: its beginning, where no "of …" or "in …" is left out, or its end.
  private func isShort(
    _ words: ArraySlice<UInt32>,
    _ isPlace: Bool,
    for full: ArraySlice<UInt32>,
    _ name: NamedMention
  ) -> Bool {
    guard full.count > words.count else { return false }
    if isPlace { return full.starts(with: words) && isTeam(name) }
    if full.suffix(words.count) == words[...] { return true }
    let rest = full.dropFirst(words.count)
    return full.starts(with: words) && rest.count <= 2
      && !rest.contains { Self.smallWords.contains($0) }
  }

  /// "Toledo Herons", "Leeds United": what is called by its town alone.
  private func isTeam(_ name: NamedMention) -> Bool {
    guard name.words.count < 4, let last = name.words.last, let spelling = name.spellings.last
    else {
      return false
    }
    return spelling.last == UInt8(ascii: "s") && spelling.count > 4 || Self.teamWords.contains(last)
  }

  private func isPlace(_ name: NamedMention) -> Bool {
    gazetteer.kinds(folded: name.folded).hasOther(than: .noPlaces)
  }

  /// "Acme Corp." and "Acme Inc.": one core word.
  private func joinCores(_ clusters: inout EntityClusters) {
    var seen: [UInt32: Int] = [:]
    for (index, mention) in clusters.mentions.enumerated() where mention.type == .organization {
      let words = core(of: mention)
      guard words.count == 1, let word = words.first else { continue }
      if let first = seen[word] { clusters.join(first, index) } else { seen[word] = index }
    }
  }

  /// The words without a company's legal form.
  private func core(of mention: NamedMention) -> ArraySlice<UInt32> {
    var words = mention.words[...]
    while words.count > 1, let last = words.last, Self.legalForms.contains(last) {
      words.removeLast()
    }
    return words
  }

  /// The same for the same words in any order, "of" and "the" left out.
  private func bag(of words: ArraySlice<UInt32>) -> UInt64 {
    var sum: UInt64 = 0
    for word in words where !Self.smallWords.contains(word) {
      sum &+= UInt64(word) &* 0x9E37_79B9_7F4A_7C15
    }
    return sum
  }

  private static let legalForms = KeySet(
    "inc corp corporation co company ltd limited llc llp plc ag sa gmbh nv bv spa srl ab asa oyj group holdings pty"
  )
  private static let smallWords = KeySet("of the for and in on to at")
  private static let teamWords = KeySet(
    "united city town county rovers wanderers athletic fc afc albion hotspur rangers real sporting club"
  )
}
