/// Joins acronyms with what they stand for: introduced in brackets ("World Health Organization (WHO)"), or the initials
/// of just one name in the document.
struct AcronymSieve: Sendable {
  /// More letters are words in capitals.
  private static let longestAcronym = 8

  func apply(to clusters: inout EntityClusters) {
    let mentions = clusters.mentions
    var isExplained = Set<[UInt8]>()
    for index in mentions.indices.dropFirst() where isBracketed(index, clusters) {
      clusters.join(index - 1, index)
      isExplained.insert(mentions[index].folded)
    }
    guard mentions.contains(where: isAcronym) else { return }
    var byInitials: [[UInt8]: (mention: Int, isUnique: Bool)] = [:]
    for index in mentions.indices where mentions[index].words.count > 1 {
      guard isNamed(mentions[index]) else { continue }
      let first = clusters.first(of: index)
      for initials in initials(of: mentions[index]) {
        if let known = byInitials[initials] {
          let isSame = clusters.first(of: known.mention) == first
          byInitials[initials]?.isUnique = known.isUnique && isSame
        } else {
          byInitials[initials] = (index, true)
        }
      }
    }
    for index in mentions.indices where isAcronym(mentions[index]) {
      guard !isExplained.contains(mentions[index].folded),
        let full = byInitials[mentions[index].folded], full.isUnique
      else { continue }
      clusters.join(full.mention, index)
    }
  }

  private func isNamed(_ mention: NamedMention) -> Bool {
    mention.type == .organization || mention.type == .event || mention.type == .facility
  }

  private func isAcronym(_ mention: NamedMention) -> Bool {
    mention.words.count == 1 && mention.isUpperCase && mention.type != .person
      && mention.type != .place && (2...Self.longestAcronym).contains(mention.folded.count)
  }

  /// Whether the mention stands alone in brackets right after the one before it, and begins with one of its initials.
  private func isBracketed(_ index: Int, _ clusters: EntityClusters) -> Bool {
    let tokens = clusters.tokens
    let range = clusters.mentions[index].mention.tokens
    // Most are told by this alone, without a copy of either.
    guard range.lowerBound == clusters.mentions[index - 1].mention.tokens.upperBound + 1,
      tokens[range.lowerBound - 1].isMark("("), range.upperBound < tokens.count,
      tokens[range.upperBound].isMark(")")
    else { return false }
    let name = clusters.mentions[index - 1]
    let short = clusters.mentions[index]
    guard name.words.count > 1, short.words.count == 1, short.isUpperCase,
      name.type != .person, short.folded.count <= Self.longestAcronym
    else { return false }
    return name.spellings.contains { $0.first == short.folded.first }
  }

  /// "who" of "World Health Organization"; with and without its small words.
  private func initials(of mention: NamedMention) -> [[UInt8]] {
    let words = mention.spellings
    guard words.count <= Self.longestAcronym + 3 else { return [] }
    // Closures: a key path is followed by the runtime, at each word.
    let all = words.compactMap { $0.first }
    let large = words.compactMap { word in
      Self.smallWords.contains(NameFolding.key(word)) ? nil : word.first
    }
    return all == large ? [all] : [all, large]
  }

  private static let smallWords = KeySet("of the for and in on de des du la del to")
}
