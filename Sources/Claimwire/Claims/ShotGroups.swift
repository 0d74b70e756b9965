/// Counts of people shot that stand for dead and hurt together, as the rest of the article shows.
///
/// By the conventions' sixth point "shot" of a group that is partly dead ("four were shot, one fatally"; "Two of them
/// died"; "4 shot", "one killed", "three wounded") is a joint count. Their fifth point lets joint counts be left out, and
/// these are: a joint claim has the gravest kind, so that "six shot, two fatally" would give six killed beside the two,
/// the larger and the wrong one for whoever adds up. The dead, and the wounded where they are counted, have claims of
/// their own. "Killed or wounded" and "casualties" stay joint claims, as nothing else tells of their people.
struct ShotGroups {
  private struct Group {
    var claim: Int
    var sentence: Int
    var count: Double
    /// Whether they were shot, not just taken to a hospital.
    var isShot: Bool
  }

  private struct Part {
    var sentence: Int
    var count: Double
    var isPartOfOthers: Bool
    /// Three for "the third victim".
    var place: Double?
  }

  /// A count and the sentence that it stands in.
  private struct Counted {
    var count: Double
    var sentence: Int
  }

  private var groups: [Group] = []
  /// Claims that their own sentence shows to be partly dead.
  private var leftOut: Set<Int> = []
  private var dead: [Part] = []
  private var deadCounts: [Counted] = []
  private var hurtCounts: [Counted] = []

  /// How many different counts the arithmetic looks at: articles on one event have a handful.
  private static let mostCounts = 48
  /// How many sentences behind a group its dead may stand.
  private static let reach = 2

  /// Takes note of the draft that becomes the claim at `index`.
  mutating func note(_ draft: ClaimDraft, at index: Int, in text: TaggedText) {
    if draft.isPartlyDead { leftOut.insert(index) }
    guard let count = draft.count.value, draft.count.comparison == .equal, count > 0,
      draft.joint == nil, draft.mood == .real, draft.period == nil
    else { return }
    switch draft.kind {
    case .killed:
      dead.append(
        Part(
          sentence: draft.sentence,
          count: count,
          isPartOfOthers: isPartOfOthers(draft, text),
          place: place(draft, text)
        )
      )
      add(count, draft.sentence, to: &deadCounts)
    case .injured:
      let isShot = draft.trigger.contains { Self.isShot($0, text) }
      if isShot || draft.trigger.contains(where: { text.has($0, .hospital) }),
        count > 1, !isAdditive(draft, text)
      {
        groups.append(
          Group(claim: index, sentence: draft.sentence, count: count, isShot: isShot)
        )
      } else {
        add(count, draft.sentence, to: &hurtCounts)
      }
    default: break
    }
  }

  private func add(_ count: Double, _ sentence: Int, to counts: inout [Counted]) {
    if counts.count < Self.mostCounts { counts.append(Counted(count: count, sentence: sentence)) }
  }

  /// Three for "the third victim": the last of three or more.
  private func place(_ draft: ClaimDraft, _ text: TaggedText) -> Double? {
    guard let victims = draft.victims else { return nil }
    return victims.lazy.compactMap { text.number(at: $0) }.first { $0.kind == .ordinal }?.value
  }

  /// "shot", "struck by gunfire", "gunshot wounds".
  private static func isShot(_ index: Int, _ text: TaggedText) -> Bool {
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
    if end < text.tokens.count, text.isWord(end, Words.of) { return true }
    // "Four men were shot. One died at the scene."
    if draft.victims?.upperBound == end, !draft.count.isDescription { return true }
    return draft.victims.map { text.isWord($0.upperBound - 1, among: Self.victims) } ?? false
  }

  /// Takes the claims out that count dead and hurt together.
  func settle(_ claims: inout [Claim]) {
    var next = 0
    var joint = leftOut
    let sums = sums()
    let (deadCounts, hurtCounts) = (Set(deadCounts.map(\.count)), Set(hurtCounts.map(\.count)))
    for group in groups {
      while next < dead.count, dead[next].sentence < group.sentence { next += 1 }
      let isSum = sums.contains(group.count)
      // "Two people were shot. The two died": the article tells of no other two who live.
      let isAll = deadCounts.contains(group.count) && !hurtCounts.contains(group.count)
      if group.isShot && (isSum || isAll) || isPartlyDead(group, from: next) {
        joint.insert(group.claim)
      }
    }
    remove(joint, from: &claims)
  }

  /// What the dead and the hurt that are told of together amount to: "One man was killed and three were wounded".
  private func sums() -> Set<Double> {
    var sums: Set<Double> = []
    for dead in deadCounts {
      for hurt in hurtCounts where abs(dead.sentence - hurt.sentence) <= Self.farthest {
        sums.insert(dead.count + hurt.count)
      }
    }
    return sums
  }

  /// How many sentences from the dead the hurt of the same event may stand.
  private static let farthest = 3

  private static let victims = ["victim", "victims"].map { WordKey($0) }

  private func isPartlyDead(_ group: Group, from first: Int) -> Bool {
    dead[first...].prefix(6).contains {
      $0.sentence <= group.sentence + Self.reach && $0.isPartOfOthers && $0.count < group.count
        && $0.place.map { $0 <= group.count } ?? true
    }
  }

  /// Takes claims out; what was part of one is part of nothing then.
  private func remove(_ left: Set<Int>, from claims: inout [Claim]) {
    guard !left.isEmpty else { return }
    var places: [Int?] = []
    var kept = 0
    for index in claims.indices {
      let isKept = !left.contains(index)
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
