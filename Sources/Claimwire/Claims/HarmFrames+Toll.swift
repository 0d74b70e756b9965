/// Tolls and lives: "the death toll rose to 34 from 20", "claimed nine lives".
extension HarmFrames {
  /// How far a toll's number may stand from it: "the death toll from … in … has risen to at least 70".
  private static var reach: Int { 28 }

  /// toll.
  mutating func readToll(at index: Int) {
    guard let kind = kindOfToll(index) else { return }
    addAddition(before: index, kind)
    readTotal(after: index, kind)
  }

  /// The numbers that a total moves to and from.
  mutating func readTotal(after index: Int, _ kind: HarmKind) {
    let limit = min(reader.range.upperBound, index + Self.reach)
    var next = index + 1
    var hasNew = false
    while next < limit, !text.tokens[next].isMark(";") {
      guard let number = text.cardinal(at: next) else {
        next += 1
        continue
      }
      let position = next
      next = max(next + 1, number.tokens.upperBound)
      guard let role = roleInToll(position, toll: index), !countsThings(after: next),
        role == .old || !hasNew
      else { continue }
      hasNew = hasNew || role == .new
      addTotal(number, kind, trigger: index, isSuperseded: role == .old)
      addIncluded(after: next, HarmWord(kind: kind, uses: .toll), trigger: index..<index + 1)
    }
  }

  private enum TollRole { case new, old }

  /// "rose to 34", "of 34", ": 34" against "from 20".
  private func roleInToll(_ position: Int, toll: Int) -> TollRole? {
    var before = position - 1
    while before > toll,
      text.has(before, [.adverb, .determiner]) && !text.has(before, .rising)
        || text.isParticiple(before) && !text.has(before, .rising)
        || text.isWord(before, WordKey("previous"))
    {
      before -= 1
    }
    if text.isWord(before, Words.from) { return .old }
    if text.isWord(before, among: [Words.to, Words.at, Words.of, Words.as])
      || text.tokens[before].isMark(":")
    {
      return .new
    }
    return text.has(before, .rising) || before == toll ? .new : nil
  }

  func countsThings(after end: Int) -> Bool {
    guard end < reader.range.upperBound, !text.isDate[end], !text.tokens[end].isCapitalized else {
      return false
    }
    return text.has(end, [.notPeople, .time]) && !text.has(end, .pluralPeople)
  }

  /// What the toll counts; null for a road's.
  private func kindOfToll(_ index: Int) -> HarmKind? {
    let before = index > reader.range.lowerBound ? index - 1 : index
    if text.isWord(before, Words.death) { return .killed }
    if let harm = text.harm[before] { return harm.kind }
    guard let next = index + 1 < reader.range.upperBound ? index + 1 : nil else { return nil }
    let isTollOfHarm =
      text.has(next, [.rising, .be, .have, .modal])
      || text.isWord(next, among: [Words.in, Words.from])
      || text.has(next, .to) && next + 1 < reader.range.upperBound
        && text.cardinal(at: next + 1) != nil
    return isTollOfHarm && !text.has(next, .notPeople) && hasHarmEvent ? .killed : nil
  }

  private mutating func addTotal(
    _ number: NumberExpression,
    _ kind: HarmKind,
    trigger: Int,
    isSuperseded: Bool
  ) {
    var draft = ClaimDraft(
      kind: kind,
      count: PeopleCount(number, tokens: number.tokens),
      victims: nil,
      trigger: trigger..<trigger + 1,
      predicate: trigger..<trigger + 1,
      sentence: sentence
    )
    if number.comparison == .equal, let value = number.value,
      text.isWord(number.tokens.lowerBound - 1, among: Self.exceeding)
    {
      draft.count.value = nil
      draft.count.low = value + 1
      draft.count.high = nil
      draft.count.comparison = .more
    }
    if !isSuperseded, isOnlyPossible(trigger..<number.tokens.lowerBound) {
      draft.mood = .hypothetical
    }
    draft.isCumulative = true
    draft.isSuperseded = isSuperseded
    append(draft)
  }

  private static let exceeding = [
    "pass", "passes", "passed", "exceed", "exceeds", "exceeded", "surpass", "surpasses",
    "surpassed", "tops", "topped", "crossed", "crosses",
  ].map { WordKey($0) }

  /// "the toll could pass 100", but not "may have passed".
  private func isOnlyPossible(_ tokens: Range<Int>) -> Bool {
    tokens.contains { text.has($0, .modal) } && !tokens.contains { text.has($0, .have) }
  }

  /// "killed 118 people, up from 104": the count of before.
  mutating func readCompared() {
    guard !drafts.isEmpty else { return }
    for index in reader.range.dropFirst().dropLast() where text.isWord(index, Words.from) {
      guard text.isWord(index - 1, among: Self.directions),
        let number = text.cardinal(at: index + 1),
        let main = drafts.indices.last(where: { drafts[$0].tokens.upperBound < index }),
        index - drafts[main].tokens.upperBound < Self.reach, drafts[main].partOf == nil,
        !countsThings(after: number.tokens.upperBound)
      else { continue }
      var before = drafts[main]
      before.count = PeopleCount(number, tokens: number.tokens)
      before.victims = nil
      append(before)
    }
  }

  private static let directions = [Words.up, WordKey("down")]

  /// "added more than 7,000 people to the death toll".
  mutating func addAddition(before index: Int, _ kind: HarmKind) {
    guard let phrase = reader.phraseIndex(containing: index) else { return }
    let start = reader.phrases[phrase].tokens.lowerBound
    guard start - 1 > reader.range.lowerBound, text.isWord(start - 1, Words.to),
      let added = reader.phrase(endingAt: start - 1)
    else { return }
    let isAdding =
      (max(reader.range.lowerBound, added.tokens.lowerBound - 2)..<added.tokens.lowerBound)
      .contains { text.isWord($0, among: [WordKey("added"), WordKey("adds"), WordKey("adding")]) }
    guard isAdding else { return }
    add(
      added,
      HarmWord(kind: kind, uses: .toll),
      trigger: index..<index + 1
    )
  }

  /// lives, life: "claimed nine lives", "the loss of 400 lives", "lost their lives", "took the life of a boy".
  mutating func readLives(at index: Int) {
    guard let phrase = reader.phraseIndex(containing: index) else { return }
    let tokens = reader.phrases[phrase].tokens
    var verb = tokens.lowerBound - 1
    guard verb > reader.range.lowerBound else { return }
    if readFighting(for: tokens, at: index) { return }
    if text.isWord(verb, Words.of) { verb -= 1 }
    // "claimed tens of thousands of lives": the number and "of" may stand as a phrase of their own.
    if let quantity = reader.phraseIndex(endingAt: tokens.lowerBound - 1), !isLoss(verb),
      text.isWord(tokens.lowerBound - 1, Words.of)
    {
      verb = reader.phrases[quantity].tokens.lowerBound - 1
    }
    guard verb >= reader.range.lowerBound, text.has(verb, .takingLives) || isLoss(verb) else {
      return
    }
    let harm = HarmWord(kind: .killed, uses: .lives)
    let trigger = index..<index + 1
    if text.has(tokens.lowerBound, .possessive) {
      return addLosers(before: verb, harm, trigger: verb..<index + 1)
    }
    if let number = number(in: tokens) ?? number(in: verb + 1..<tokens.lowerBound) {
      let count = PeopleCount(number, tokens: number.tokens)
      let people = Argument(
        items: [Argument.Item(count: count, tokens: number.tokens)],
        tokens: number.tokens
      )
      add(people, harm, trigger: verb..<index + 1)
      return addIncluded(after: index + 1, harm, trigger: verb..<index + 1)
    }
    guard index + 1 < reader.range.upperBound, text.isWord(index + 1, Words.of),
      let people = reader.object(startingAt: index + 2)
    else { return }
    add(people, harm, trigger: trigger)
  }

  /// "two others fighting for their lives" where an attack or an accident is told of: they are hurt.
  private mutating func readFighting(for life: Range<Int>, at index: Int) -> Bool {
    let verb = life.lowerBound - 2
    guard hasHarmEvent, verb >= reader.range.lowerBound, text.has(life.lowerBound, .possessive),
      text.isWord(verb + 1, WordKey("for")), text.isWord(verb, among: Self.fighting)
    else { return false }
    let group = VerbGroup(before: verb, in: reader)
    let people =
      group.hasBe || group.hasLink
      ? reader.subject(before: group.start) : reader.phrase(endingAt: group.start)
    guard let people, people.items.allSatisfy(isPeople) else { return false }
    let harm = HarmWord(kind: .injured, uses: .wound)
    add(people, harm, trigger: verb..<index + 1, group: group, confidence: 0.8)
    return true
  }

  private static let fighting = ["fighting", "battling", "fights"].map { WordKey($0) }

  private func isLoss(_ index: Int) -> Bool {
    text.isWord(index, Words.loss)
  }

  private func number(in tokens: Range<Int>) -> NumberExpression? {
    tokens.lazy.compactMap { text.cardinal(at: $0) }.first
  }

  /// "Twelve people lost their lives".
  private mutating func addLosers(before verb: Int, _ harm: HarmWord, trigger: Range<Int>) {
    guard text.isWord(verb, among: [WordKey("lost"), WordKey("lose"), WordKey("losing")]) else {
      return
    }
    let group = VerbGroup(before: verb, in: reader)
    guard let people = reader.subject(before: group.start) else { return }
    add(people, harm, trigger: trigger, group: group)
  }
}
