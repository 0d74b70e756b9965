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

  /// Joins a name with the nearest longer one that starts with it, or ends with it where it has two words.
  private func joinFullName(
    of index: Int,
    _ fullNames: [UInt32: [Int]],
    _ clusters: inout EntityClusters
  ) {
    let short = clusters.mentions[index]
    let words = core(of: short)
    guard let first = words.first, words.count < 5 else { return }
    if words.count == 1 {
      // "London" of "London School of Economics" is a place that plays or speaks for its people.
      if !gazetteer.entries(folded: short.folded).isEmpty || short.folded.count < 3 { return }
    }
    let candidates = (fullNames[first] ?? []).suffix(Self.mostCandidates).filter {
      let full = core(of: clusters.mentions[$0])
      guard full.count > words.count, clusters.mentions[$0].type == short.type else { return false }
      return full.starts(with: words) || (words.count > 1 && full.suffix(words.count) == words[...])
    }
    let before = candidates.last { $0 < index }
    if let full = before ?? candidates.first { clusters.join(full, index) }
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

  private static let legalForms = keys(
    "inc corp corporation co company ltd limited llc llp plc ag sa gmbh nv bv spa srl ab asa oyj group holdings pty"
  )
  private static let smallWords = keys("of the for and")

  private static func keys(_ words: String) -> Set<UInt32> {
    Set(words.split(separator: " ").map { WordKey(String($0)).value })
  }
}
