/// Care that tells of harm: "sent four people to the hospital", "treated for burns", "a girl with a broken arm".
extension HarmFrames {
  private static var injury: HarmWord { HarmWord(kind: .injured, uses: .wound) }

  /// Reads what the token tells of care, wounds and flight.
  mutating func readCare(at index: Int) {
    if text.isWord(index, Words.with) { pendingWounds.append(index) }
    if text.isWord(index, among: Self.fatally) { return readFatally(at: index) }
    if text.isWord(index, among: Self.gravely) { return readGravely(at: index) }
    if text.isWord(index, among: Self.going) { return readGoing(at: index) }
    if text.isWord(index, Words.in) { readStay(at: index) }
  }

  /// "three others are in the hospital", "41 were still in hospital", "one of them remains in hospital".
  private mutating func readStay(at index: Int) {
    guard let care = placeOfCare(after: index), care - index < 4, !text.isPluralForm(care) else {
      return
    }
    let group = VerbGroup(before: index, in: reader)
    let harm = HarmWord(kind: .injured, uses: [.wound, .anyCause])
    if let people = peopleLeft(before: index) {
      return add(people, harm, trigger: index..<care + 1, confidence: 0.7)
    }
    guard group.hasBe || group.hasLink, let people = reader.subject(before: group.start),
      people.items.allSatisfy(isPeople)
    else { return }
    add(people, harm, trigger: index..<care + 1, group: group, confidence: 0.7)
  }

  /// "left one man dead and three others" before "in the hospital".
  private func peopleLeft(before index: Int) -> Argument? {
    guard let people = reader.phrase(endingAt: index),
      people.items.allSatisfy({ isPeople($0) && !$0.count.isDescription })
    else { return nil }
    let least = max(reader.range.lowerBound, people.tokens.lowerBound - 8)
    let isLeft = (least..<people.tokens.lowerBound).contains {
      text.isWord($0, among: [Words.left, Words.leaving, WordKey("leaves")])
    }
    return isLeft ? people : nil
  }

  // MARK: Hospital

  /// "sent four people to the hospital", "puts nine riders in hospital".
  mutating func readSending(at index: Int, _ group: VerbGroup) {
    guard let people = reader.object(startingAt: index + 1), people.items.allSatisfy(isPeople),
      let care = placeOfCare(after: people.tokens.upperBound)
    else { return }
    add(people, Self.injury, trigger: index..<care + 1, group: group, confidence: 0.75)
  }

  /// "to the hospital", "in a local hospital": the word for it.
  private func placeOfCare(after start: Int) -> Int? {
    guard start < reader.range.upperBound, text.has(start, [.to, .preposition]) else { return nil }
    let limit = min(reader.range.upperBound, start + 7)
    for index in start + 1..<max(limit, start + 1) {
      if isPlaceOfCare(index) { return index }
      if text.tokens[index].kind == .punctuation || text.has(index, [.verb, .be]) { return nil }
    }
    return nil
  }

  func isPlaceOfCare(_ index: Int) -> Bool {
    // "went on strike" and "came to the shoot" go nowhere.
    if let harm = text.harm[index], harm.kind == .injured {
      return harm.uses.isDisjoint(with: [.passiveOnly, .base]) || harm.uses.contains(.wound)
    }
    guard text.has(index, .hospital) else { return false }
    return !text.isWord(index, among: Self.units) || text.isWord(index - 1, among: Self.kindsOfUnit)
  }

  private static let units = ["center", "centre", "care", "unit"].map { WordKey($0) }
  private static let kindsOfUnit = ["medical", "trauma", "intensive"].map { WordKey($0) }

  /// "three people went to the hospital", "showed up at the hospital".
  private mutating func readGoing(at index: Int) {
    let isPhrasal = index + 1 < reader.range.upperBound && text.isWord(index + 1, Words.up)
    guard let care = placeOfCare(after: index + (isPhrasal ? 2 : 1)) else { return }
    let group = VerbGroup(before: index, in: reader)
    guard let people = reader.subject(before: group.start),
      people.items.allSatisfy({ isPeople($0) && !$0.count.isDescription })
    else { return }
    add(people, Self.injury, trigger: index..<care + 1, group: group, confidence: 0.7)
  }

  static let going = ["went", "go", "goes", "showed", "arrived", "walked"].map {
    WordKey($0)
  }

  /// "were treated for burns", "was treated and released".
  mutating func readTreated(at index: Int, _ group: VerbGroup) -> Bool {
    guard text.isWord(index, WordKey("treated")), index + 2 < reader.range.upperBound else {
      return false
    }
    var end: Int?
    if text.isWord(index + 1, Words.and), text.isWord(index + 2, WordKey("released")) {
      end = index + 3
    } else if text.isWord(index + 1, Words.at), let care = placeOfCare(after: index + 1) {
      end = care + 1
    } else if text.isWord(index + 1, WordKey("for")), let wound = wound(after: index + 2) {
      end = wound + 1
    }
    guard let end, let people = reader.subject(before: group.start),
      people.items.allSatisfy(isPeople)
    else { return false }
    add(people, Self.injury, trigger: index..<end, group: group, confidence: 0.75)
    return true
  }

  // MARK: Wounds

  /// The word for a wound within a few words: "minor burns", "a gunshot wound", "a broken arm".
  func wound(after start: Int) -> Int? {
    let limit = min(reader.range.upperBound, start + 8)
    for index in start..<max(limit, start) {
      if text.harm[index]?.uses.contains(.wound) == true { return index }
      if text.isWord(index, among: Self.broken), index + 1 < limit { return index + 1 }
      if text.isWord(index, among: Self.ills) { return index }
      if text.tokens[index].kind == .punctuation && !text.isHyphen(index)
        || text.has(index, [.verb, .be, .preposition])
      {
        return nil
      }
    }
    return nil
  }

  /// What a disaster does to people who are not cut or burned.
  private static let ills = ["inhalation", "hypothermia", "concussion"].map { WordKey($0) }
  private static let broken = ["broken", "fractured", "cut", "shattered"].map { WordKey($0) }

  /// Reads the wounds of people whom no verb has told of.
  mutating func readPendingWounds() {
    for index in pendingWounds { readWounds(with: index) }
  }

  /// "five people with gunshot wounds", "a girl with a broken arm", "were found with burns".
  private mutating func readWounds(with index: Int) {
    guard let wound = wound(after: index + 1), index > reader.range.lowerBound,
      let people = reader.phrase(endingAt: index)
        ?? reader.subject(before: VerbGroup(before: index, in: reader).start),
      people.items.allSatisfy(isPeople), !isDeath(between: people.tokens.upperBound, and: index)
    else { return }
    add(people, Self.injury, trigger: index..<wound + 1, confidence: 0.7)
  }

  private func isDeath(between start: Int, and end: Int) -> Bool {
    (start..<max(start, end)).contains { text.harm[$0]?.kind == .killed }
  }

  // MARK: Of the shot, the dead

  /// "one fatally", "three of them fatally" behind people who were shot: so many died.
  private mutating func readFatally(at index: Int) {
    guard let phrase = reader.phraseIndex(endingAt: index), let count = reader.phrases[phrase].count
    else { return }
    let tokens = reader.phrases[phrase].tokens
    let main = drafts.indices.suffix(4).last { isShot($0, before: tokens.lowerBound) }
    guard main != nil || hasShot(before: tokens.lowerBound) else { return }
    var draft = ClaimDraft(
      kind: .killed,
      count: count,
      victims: tokens,
      trigger: index..<index + 1,
      predicate: index..<index + 1,
      sentence: sentence
    )
    draft.confidence = 0.8
    draft.partOf = main
    append(draft)
    if let main { joinPartlyDead(main) }
  }

  /// "Twelve more are hurt, two critically": a part of the hurt.
  private mutating func readGravely(at index: Int) {
    let next = index + 1
    guard next >= reader.range.upperBound || text.tokens[next].kind == .punctuation,
      let phrase = reader.phraseIndex(endingAt: index), let count = reader.phrases[phrase].count,
      let main = drafts.indices.suffix(4).last(where: {
        drafts[$0].kind == .injured && drafts[$0].tokens.upperBound <= count.tokens.lowerBound
      })
    else { return }
    var draft = drafts[main]
    draft.count = count
    draft.victims = reader.phrases[phrase].tokens
    draft.trigger = index..<next
    draft.partOf = main
    draft.confidence = 0.8
    append(draft)
  }

  static let gravely = [
    "critically", "seriously", "gravely", "severely", "badly",
  ].map { WordKey($0) }

  private func isShot(_ draft: Int, before start: Int) -> Bool {
    drafts[draft].kind == .injured && drafts[draft].trigger.upperBound <= start
      && start - drafts[draft].trigger.upperBound < 10
  }

  /// "Multiple people were shot, two fatally": nobody counts the shot.
  private func hasShot(before start: Int) -> Bool {
    let least = max(reader.range.lowerBound, start - 8)
    return (least..<start).contains { text.harm[$0]?.kind == .injured }
  }

  static let fatally = ["fatally", "mortally"].map { WordKey($0) }

  /// "shot four people, killing one", "six were shot, and one died": a count of the shot stands for dead and hurt.
  mutating func joinPartlyDead() {
    for index in drafts.indices {
      guard drafts[index].kind == .injured, drafts[index].joint == nil, isByShot(drafts[index]),
        let all = drafts[index].count.value, all > 1
      else { continue }
      let later = drafts.indices[(index + 1)...].prefix(3)
      let isPartlyDead = later.contains { other in
        drafts[other].kind == .killed && drafts[other].joint == nil
          && drafts[other].count.value.map { $0 > 0 && $0 < all } ?? false
          && !isAdditive(drafts[other]) && !isOtherClause(drafts[other], than: drafts[index])
          && drafts[other].trigger.lowerBound > drafts[index].trigger.lowerBound
      }
      if isPartlyDead { joinPartlyDead(index) }
    }
  }

  /// "nine people were shot and one man was killed": another subject of its own, perhaps none of the nine.
  private func isOtherClause(_ draft: ClaimDraft, than main: ClaimDraft) -> Bool {
    let start = draft.tokens.lowerBound
    return start == draft.victims?.lowerBound && start > reader.range.lowerBound
      && text.isWord(start - 1, Words.and)
      && (draft.victims?.upperBound ?? 0) > draft.count.tokens.upperBound
      && !draft.count.isDescription
  }

  /// "shot", "hit by gunfire": it may have killed.
  private func isByShot(_ draft: ClaimDraft) -> Bool {
    draft.trigger.contains { index in
      text.harm[index].map { !$0.uses.isDisjoint(with: [.perhapsFatal, .passiveOnly]) } ?? false
    }
  }

  /// "killing two others": they are not among the first.
  private func isAdditive(_ draft: ClaimDraft) -> Bool {
    draft.victims?.contains { text.has($0, .additive) } ?? false
  }

  // MARK: Flight

  /// "driven from their homes", "forced 5,000 people out of their villages", "were forced to flee".
  mutating func readDrivenOut(at index: Int) -> Bool {
    guard text.isWord(index, among: Self.driving) else { return false }
    let group = VerbGroup(before: index, in: reader)
    let object = group.hasBe ? nil : reader.object(startingAt: index + 1)
    guard let flight = flight(after: object?.tokens.upperBound ?? index + 1),
      let people = object ?? reader.subject(before: group.start),
      people.items.allSatisfy(isPeople)
    else { return false }
    let harm = HarmWord(kind: .displaced, uses: .past)
    add(people, harm, trigger: index..<flight + 1, group: group, confidence: 0.8)
    return true
  }

  /// The last token of "from their homes", "to flee", "to leave their villages".
  private func flight(after start: Int) -> Int? {
    let limit = min(reader.range.upperBound, start + 6)
    guard start + 1 < limit else { return nil }
    if text.has(start, .to), text.isWord(start + 1, among: Self.fleeing) { return start + 1 }
    let isLeaving =
      text.isWord(start, among: [Words.from, WordKey("out")])
      || text.has(start, .to) && text.isWord(start + 1, among: Self.leaving)
    guard isLeaving else { return nil }
    return (start + 1..<limit).first(where: isHome)
  }

  func isHome(_ index: Int) -> Bool { text.isWord(index, among: Self.homes) }

  private static let fleeing = ["flee", "evacuate"].map { WordKey($0) }
  private static let leaving = ["leave", "abandon", "vacate", "quit"].map { WordKey($0) }

  static let driving = [
    "driven", "drove", "driving", "forced", "force", "forcing", "forces", "compelled", "obliged",
  ].map { WordKey($0) }
  private static let homes = ["homes", "home", "houses", "villages", "village"].map { WordKey($0) }
}
