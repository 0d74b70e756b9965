/// Words of harm that harm nobody where they stand: "held accountable", "wound up", "cardiac arrests".
extension HarmFrames {
  /// Whether the word of harm means something else here.
  func hasOtherSense(_ harm: HarmWord, at index: Int) -> Bool {
    if index > 1, text.isHyphen(index - 1), text.number(at: index - 2) != nil { return true }
    if isOpeningBareVerb(harm, at: index) { return true }
    if text.isWord(index, Words.unaccounted) { return !text.isWord(index + 1, Words.for) }
    if text.isWord(index, Words.hit) { return isOwned(index) || isRanked(index) }
    if text.isWord(index, Self.strike) { return text.isWord(index - 1, Self.on) }
    if text.isWord(index, Self.held) { return isHeldOtherwise(index) }
    if text.isWord(index, Self.missing) { return text.isWord(index + 1, Self.out) }
    if text.isWord(index, among: Self.executions) { return isPerformance(index) }
    if text.isWord(index, Self.shot), isScore(after: index) { return true }
    if text.isWord(index, Self.shoot) { return text.has(index - 1, .article) }
    if text.isWord(index, among: Self.beatings) { return isDefeat(index) }
    if text.isWord(index, Self.wound) { return text.isWord(index + 1, among: Self.windings) }
    if text.isWord(index, among: Self.arrests) { return text.isWord(index - 1, among: Self.organs) }
    return harm.uses.contains(.perhapsFatal)
      && text.isWord(index + 1, among: Self.directionsOfShots)
  }

  private static let strike = WordKey("strike")
  private static let on = WordKey("on")
  private static let held = WordKey("held")
  private static let missing = WordKey("missing")
  private static let out = WordKey("out")
  private static let executions = ["execution", "executions"].map { WordKey($0) }
  private static let shot = WordKey("shot")
  private static let shoot = WordKey("shoot")
  private static let beatings = ["beat", "beaten", "beating"].map { WordKey($0) }
  private static let wound = WordKey("wound")
  private static let windings = ["up", "down"].map { WordKey($0) }
  private static let arrests = ["arrest", "arrests"].map { WordKey($0) }
  private static let organs = ["cardiac", "respiratory", "cardiopulmonary"].map { WordKey($0) }
  /// "shot back", "shot wide": words and balls.
  private static let directionsOfShots = ["back", "wide", "low", "high", "par"].map { WordKey($0) }

  /// "Lynch Chairman Ada Roe said", "Execute both": a sentence of news starts with no bare verb, but a headline in capitals
  /// may.
  private func isOpeningBareVerb(_ harm: HarmWord, at index: Int) -> Bool {
    index == reader.range.lowerBound && text.tokens[index].letterCase == .capitalized
      && harm.uses.isSubset(of: [.base, .passiveOnly, .perhapsFatal])
  }

  /// "the singer's hit", but not "the man's hit by a car".
  private func isOwned(_ index: Int) -> Bool {
    text.isWord(index - 1, Words.genitive) && !text.has(index - 2, [.subjectPronoun, .relative])
      && !text.has(index + 1, .preposition)
  }

  /// "a top 10 hit".
  private func isRanked(_ index: Int) -> Bool {
    guard let number = text.number(at: index - 1) else { return false }
    return text.isWord(number.tokens.lowerBound - 1, Words.top)
  }

  /// "privately held companies", "was held accountable", "held in contempt": in nobody's custody.
  private func isHeldOtherwise(_ index: Int) -> Bool {
    let before = text.isHyphen(index - 1) ? index - 2 : index - 1
    let after = text.has(index + 1, .adverb) ? index + 2 : index + 1
    return text.isWord(before, among: Self.waysOfOwning)
      || text.isWord(after, among: Self.resultsOfHolding) || isHeldInOpinion(index)
  }

  private static let waysOfOwning = [
    "privately", "publicly", "closely", "widely", "commonly", "firmly", "strongly", "deeply",
    "long", "jointly", "wholly", "beneficially",
  ].map { WordKey($0) }
  private static let resultsOfHolding = [
    "accountable", "responsible", "liable", "back", "together", "aloft", "true", "dear", "sacred",
    "up", "off", "out",
  ].map { WordKey($0) }

  /// "the pair's messy execution": how they did it, where it is neither said whose life it took nor how a state took it.
  private func isPerformance(_ index: Int) -> Bool {
    let before = index - 1
    guard before > reader.range.lowerBound, !text.isWord(before, Words.genitive),
      !text.isWord(before, among: Self.waysOfExecuting), text.isOpen(before),
      !text.isWord(index + 1, Words.of)
    else { return false }
    let least = max(reader.range.lowerBound, index - 3)
    return (least..<before).contains {
      text.isWord($0, Words.genitive) || text.has($0, .possessive)
    }
  }

  private static let waysOfExecuting = [
    "public", "mass", "mock", "summary", "imminent", "scheduled", "planned", "pending", "recent",
    "latest", "televised", "brutal", "botched", "extrajudicial", "apparent", "alleged", "reported",
    "arbitrary", "secret", "possible", "first", "second", "last",
  ].map { WordKey($0) }

  /// "shot 72", "shot a 66 and 71": a round of golf, of which no number is far from par.
  private func isScore(after index: Int) -> Bool {
    let first = text.isWord(index + 1, Words.a) ? index + 2 : index + 1
    guard let number = text.cardinal(at: first), number.tokens.count == 1, number.isWhole,
      let value = number.value, Self.rounds.contains(value),
      let phrase = reader.phraseIndex(containing: first)
    else { return false }
    return reader.phrases[phrase].tokens.upperBound == number.tokens.upperBound
  }

  private static let rounds = 59.0...95

  /// "was beaten 3-0", "had beaten Roe in the semi-final": in a sentence that tells of play.
  private func isDefeat(_ index: Int) -> Bool {
    reader.range.contains { text.isWord($0, among: Self.play) || isResult(at: $0) }
  }

  private static let play = [
    "final", "semi-final", "semifinal", "quarter-final", "quarterfinal", "champion", "champions",
    "seed", "seeded", "match", "tournament", "league", "playoff", "playoffs", "points", "goals",
    "sets", "innings", "wickets", "medal", "gold", "bronze", "defeat", "victory", "win", "unbeaten",
  ].map { WordKey($0) }

  /// "3-0": what a match ends with.
  private func isResult(at index: Int) -> Bool {
    guard index > reader.range.lowerBound, index + 1 < reader.range.upperBound,
      text.isHyphen(index), text.tokens[index - 1].kind == .number,
      text.tokens[index + 1].kind == .number
    else { return false }
    return text.tokens[index - 1].span.range.count < 3
      && text.tokens[index + 1].span.range.count < 3
  }

  /// "was held in contempt", "are held in high regard".
  private func isHeldInOpinion(_ index: Int) -> Bool {
    guard index + 2 < reader.range.upperBound, text.isWord(index + 1, Words.in) else {
      return false
    }
    let last = min(index + 3, reader.range.upperBound - 1)
    return (index + 2...last).contains { text.isWord($0, among: Self.opinions) }
  }

  private static let opinions = ["contempt", "esteem", "regard", "trust", "honor", "honour"].map {
    WordKey($0)
  }

  /// "talks with the minister have been held", "a conference for 22 ministers held in Aldova": the meeting is held.
  func isMeeting(of people: Argument, held index: Int) -> Bool {
    guard text.isWord(index, Self.held) else { return false }
    let (start, end) = (people.tokens.lowerBound, people.tokens.upperBound)
    // "talks with a leader that was being held".
    if end < index, (end..<index).contains(where: { text.has($0, .relative) }) { return false }
    let least = max(reader.range.lowerBound, start - Self.longestMeeting)
    return (least..<start).contains {
      text.isWord($0, among: Self.meetings) && text.has($0 + 1, .preposition)
    }
  }

  private static let longestMeeting = 10
  private static let meetings = [
    "talk", "talks", "discussion", "discussions", "meeting", "meetings", "conference",
    "conferences", "summit", "summits", "negotiations", "consultations", "hearing", "hearings",
    "election", "elections", "ceremony", "session", "sessions", "vote", "referendum", "rally",
    "funeral",
  ].map { WordKey($0) }

  /// captured, executed: done to forts and orders as well as to people.
  func isDoneToThings(_ index: Int) -> Bool { text.isWord(index, among: Self.deedsToThings) }

  private static let deedsToThings = [
    "capture", "captures", "captured", "capturing", "execute", "executes", "executed", "executing",
  ].map { WordKey($0) }

  /// Whether it is a number alone, a name or a word for people: "captured 20 Taliban", but not "executed two orders".
  func isKnownPeople(_ item: Argument.Item) -> Bool {
    let head = item.tokens.upperBound - 1
    return isPeople(item) || text.has(head, .authority) || text.mention(at: head) != nil
  }

  /// hit, struck: also what strikers and bargainers did.
  func isBlow(_ index: Int) -> Bool { text.isWord(index, among: Self.blows) }

  private static let blows = ["hit", "struck"].map { WordKey($0) }

  /// "two men hit by a car", but not "10,000 workers struck at 90 plants", "one struck last autumn" and "another hit".
  func isStruck(_ people: Argument, at index: Int) -> Bool {
    if people.items.allSatisfy({ text.isWord($0.tokens.upperBound - 1, among: Self.oneMore) }) {
      return false
    }
    let next = index + 1
    return next >= reader.range.upperBound || text.tokens[next].kind == .punctuation
      || text.has(next, [.conjunction, .subordinator, .adverb])
      || text.has(next, .preposition) && !text.isWord(next, among: Self.mannersOfStriking)
  }

  private static let oneMore = ["another", "one"].map { WordKey($0) }
  private static let mannersOfStriking = [
    "at", "for", "over", "against", "off", "out", "up", "down",
  ].map { WordKey($0) }

  /// "inside a patient's body", "between the two bodies", "one side of my body": nobody's death.
  func isLivingBody(_ phrase: Int) -> Bool {
    let tokens = reader.phrases[phrase].tokens
    let before = tokens.lowerBound - 1
    if text.isWord(reader.phrases[phrase].head - 1, among: Self.ownersAlive) { return true }
    guard before >= reader.range.lowerBound else { return false }
    if text.isPluralForm(reader.phrases[phrase].head) { return text.isWord(before, Self.between) }
    return text.isWord(before, among: Self.placesInBodies)
      && tokens.contains { text.isWord($0, Words.genitive) }
  }

  private static let ownersAlive = ["my", "our", "your"].map { WordKey($0) }
  private static let placesInBodies = ["in", "into", "inside", "within", "through", "throughout"]
    .map { WordKey($0) }
  private static let between = WordKey("between")
}
