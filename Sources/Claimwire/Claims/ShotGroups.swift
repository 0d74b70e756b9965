/// Counts of people shot that stand for dead and hurt together, as the rest of the article shows.
///
/// The conventions' sixth point: "shot" of a group that is partly dead ("Two of them died") is one count of both. Where
/// the article counts its dead and its wounded and they add up ("4 shot", "one killed", "three wounded"), everybody has
/// a claim already, and the sum is none.
struct ShotGroups {
  private struct Group {
    var claim: Int
    var sentence: Int
    var count: Double
  }

  private struct Part {
    var sentence: Int
    var count: Double
    var isPartOfOthers: Bool
  }

  private var groups: [Group] = []
  private var dead: [Part] = []
  private var deadCounts: Set<Double> = []
  private var hurtCounts: Set<Double> = []

  /// How many different counts the arithmetic looks at: articles on one event have a handful.
  private static let mostCounts = 48
  /// How many sentences behind a group its dead may stand.
  private static let reach = 2

  /// Takes note of the draft that becomes the claim at `index`.
  mutating func note(_ draft: ClaimDraft, at index: Int, in text: TaggedText) {
    guard let count = draft.count.value, draft.count.comparison == .equal, count > 0,
      draft.joint == nil, draft.mood == .real, draft.period == nil
    else { return }
    switch draft.kind {
    case .killed:
      dead.append(
        Part(sentence: draft.sentence, count: count, isPartOfOthers: isPartOfOthers(draft, text))
      )
      if deadCounts.count < Self.mostCounts { deadCounts.insert(count) }
    case .injured:
      if draft.trigger.contains(where: { text.harm[$0]?.uses.contains(.perhapsFatal) == true }),
        count > 1
      {
        groups.append(Group(claim: index, sentence: draft.sentence, count: count))
      } else if hurtCounts.count < Self.mostCounts {
        hurtCounts.insert(count)
      }
    default: break
    }
  }

  /// "two of them", "one of the men", "one victim".
  private func isPartOfOthers(_ draft: ClaimDraft, _ text: TaggedText) -> Bool {
    let end = draft.count.tokens.upperBound
    return end < text.tokens.count
      && text.isWord(end, among: [Words.of, WordKey("victim"), WordKey("victims")])
  }

  /// Makes joint claims of the groups that are partly dead, and takes those out that others add up to.
  func settle(_ claims: inout [Claim]) {
    var next = 0
    var sums: Set<Int> = []
    for group in groups {
      while next < dead.count, dead[next].sentence < group.sentence { next += 1 }
      if deadCounts.contains(where: { hurtCounts.contains(group.count - $0) }) {
        sums.insert(group.claim)
      } else if isPartlyDead(group, from: next) {
        claims[group.claim].kind = .killed
        claims[group.claim].joint = [.killed, .injured]
      }
    }
    remove(sums, from: &claims)
  }

  private func isPartlyDead(_ group: Group, from first: Int) -> Bool {
    dead[first...].prefix(6).contains {
      $0.sentence <= group.sentence + Self.reach && $0.isPartOfOthers && $0.count < group.count
    }
  }

  /// Takes claims out; what was part of one is part of nothing then.
  private func remove(_ sums: Set<Int>, from claims: inout [Claim]) {
    guard !sums.isEmpty else { return }
    var places: [Int?] = []
    var kept = 0
    for index in claims.indices {
      let isKept = !sums.contains(index)
      places.append(isKept ? kept : nil)
      if isKept { kept += 1 }
    }
    claims = claims.indices.filter { places[$0] != nil }.map { index in
      var claim = claims[index]
      claim.partOf = claim.partOf.flatMap { places[$0] }
      return claim
    }
  }
}
