/// Counts of people shot that stand for dead and hurt together, as the rest of the article shows.
///
/// The conventions' sixth point: "shot" of a group that is partly dead ("Two of them died") is one count of both, and so
/// is one that the article's dead and wounded add up to ("4 shot", "one killed", "three wounded").
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
      if draft.trigger.contains(where: { Self.mayKill($0, text) }),
        count > 1, !isAdditive(draft, text)
      {
        groups.append(Group(claim: index, sentence: draft.sentence, count: count))
      } else if hurtCounts.count < Self.mostCounts {
        hurtCounts.insert(count)
      }
    default: break
    }
  }

  /// "shot", "struck by gunfire", "gunshot wounds".
  private static func mayKill(_ index: Int, _ text: TaggedText) -> Bool {
    if let harm = text.harm[index], !harm.uses.isDisjoint(with: [.perhapsFatal, .passiveOnly]) {
      return harm.kind == .injured
    }
    return text.isWord(index, among: gunshots)
  }

  private static let gunshots = ["gunshot", "gunshots", "bullet", "bullets"].map { WordKey($0) }

  /// "three others were shot": those that died are not among them.
  private func isAdditive(_ draft: ClaimDraft, _ text: TaggedText) -> Bool {
    draft.victims?.contains { text.has($0, .additive) } ?? false
  }

  /// "two of them", "one of the men", "one victim".
  private func isPartOfOthers(_ draft: ClaimDraft, _ text: TaggedText) -> Bool {
    let end = draft.count.tokens.upperBound
    return end < text.tokens.count
      && text.isWord(end, among: [Words.of, WordKey("victim"), WordKey("victims")])
  }

  /// Makes joint claims of the groups that are partly dead.
  func settle(_ claims: inout [Claim]) {
    var next = 0
    for group in groups {
      while next < dead.count, dead[next].sentence < group.sentence { next += 1 }
      let isSum = deadCounts.contains { hurtCounts.contains(group.count - $0) }
      guard isSum || isPartlyDead(group, from: next) else { continue }
      claims[group.claim].kind = .killed
      claims[group.claim].joint = [.killed, .injured]
    }
  }

  private func isPartlyDead(_ group: Group, from first: Int) -> Bool {
    dead[first...].prefix(6).contains {
      $0.sentence <= group.sentence + Self.reach && $0.isPartOfOthers && $0.count < group.count
    }
  }
}
