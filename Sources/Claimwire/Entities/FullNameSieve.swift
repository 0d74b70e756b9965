/// Joins people's names of two words or more that agree: with or without a middle initial, in two spellings.
///
/// "Ada B. Roe" goes with "Ada Roe", "Mohammed al-Sahaf" with "Muhammad al-Sahhaf". Father and son stay apart
/// where their initials or "Jr." differ, or one sentence has both names.
struct FullNameSieve: Sendable {
  /// Names with one family name that are compared, the latest first.
  private static let mostCandidates = 16

  let givenNames: GivenNames

  func apply(to clusters: inout EntityClusters) {
    let mentions = clusters.mentions
    let apart = namesTogether(in: mentions, clusters.tokens)
    var families: [[UInt8]: [Int]] = [:]
    for index in mentions.indices where mentions[index].isFullName {
      // An exact match with an earlier mention has been made.
      guard clusters.first(of: index) == index, let name = mentions[index].personName else {
        continue
      }
      let keys = familyKeys(name)
      var candidates: [Int] = []
      for key in keys { candidates += (families[key] ?? []).suffix(Self.mostCandidates) }
      let match = candidates.sorted(by: >).first {
        isSame(mentions[$0], mentions[index], name)
          && !apart.contains(Pair(mentions[$0], mentions[index]))
      }
      if let match { clusters.join(match, index) }
      for key in keys { families[key, default: []].append(index) }
    }
  }

  private func isSame(_ left: NamedMention, _ right: NamedMention, _ name: PersonName) -> Bool {
    if let one = left.gender, let other = right.gender, one != other { return false }
    return left.personName.map { name.isCompatible(with: $0, givenNames) } ?? false
  }

  /// What a name is searched by: its family name by sound, and the words that may be one ("Ana Roe Lima").
  private func familyKeys(_ name: PersonName) -> [[UInt8]] {
    var keys: [[UInt8]] = []
    for word in name.words.dropFirst().suffix(4) where word.count > 2 {
      let key = Transliteration.skeleton(Transliteration.withoutArticle(word))
      if !keys.contains(key) { keys.append(key) }
    }
    return keys
  }

  // MARK: Two names in one sentence

  private struct Pair: Hashable {
    var lesser: [UInt8]
    var greater: [UInt8]

    init(_ left: NamedMention, _ right: NamedMention) {
      let isOrdered = left.folded.lexicographicallyPrecedes(right.folded)
      lesser = isOrdered ? left.folded : right.folded
      greater = isOrdered ? right.folded : left.folded
    }
  }

  /// Pairs of different full names that belong to different people.
  ///
  /// One sentence has them side by side, as a writer gives one person's name but once; or the later is introduced as kin,
  /// up to two sentences on: "His son, George W. Roe".
  private func namesTogether(in mentions: [NamedMention], _ tokens: [Token]) -> Set<Pair> {
    var pairs: Set<Pair> = []
    var recent: [Int] = []
    for index in mentions.indices where mentions[index].isFullName {
      let sentence = mentions[index].sentence
      recent.removeAll { mentions[$0].sentence + 2 < sentence }
      let isKin = isIntroducedAsKin(mentions[index].mention.tokens.lowerBound, tokens)
      for other in recent where mentions[other].folded != mentions[index].folded {
        if isKin || mentions[other].sentence == sentence {
          pairs.insert(Pair(mentions[other], mentions[index]))
        }
      }
      recent.append(index)
      if recent.count > 8 { recent.removeFirst() }
    }
    return pairs
  }

  /// Whether a word for a relative stands right before the name, or before a comma before it.
  private func isIntroducedAsKin(_ start: Int, _ tokens: [Token]) -> Bool {
    var index = start - 1
    if index > 0, tokens[index].isMark(",") { index -= 1 }
    return index >= 0 && Self.kin.contains(tokens[index].key)
  }

  private static let kin = KeySet(
    """
    son sons daughter father mother brother sister wife husband widow cousin nephew niece uncle aunt grandson
    granddaughter grandfather grandmother stepson stepdaughter stepfather twin
    """
  )
}
