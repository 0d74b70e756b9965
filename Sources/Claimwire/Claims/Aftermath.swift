/// What happens behind harm and has a day of its own: rescues, arrests, trials, mourning, new counts.
///
/// "Divers recovered 14 bodies Monday", "A court on Friday threw out the conviction for the deaths of two", "The toll rose to
/// 34 on Monday": the day is the recovery's, the court's, the count's.
struct Aftermath {
  let text: TaggedText

  /// How many tokens from a verb its day may stand.
  private static let reach = 8

  /// Whether the verb that the date stands beside tells of something behind harm of the kind.
  func owns(_ date: DateExpression, in range: Range<Int>, of kind: HarmKind) -> Bool {
    let next = date.tokens.upperBound
    // "Dec. 2, 2024 — A fire": the report's.
    if range.contains(next), text.isDash(next), isReference(date) { return true }
    if range.contains(next), isVerb(next) { return isAfter(next, kind) }
    let least = max(range.lowerBound, date.tokens.lowerBound - Self.reach)
    var index = date.tokens.lowerBound - 1
    while index >= least {
      if text.tokens[index].isMark(",") || text.tokens[index].isMark(";") { return false }
      if isVerb(index) { return isAfter(index, kind) }
      index -= 1
    }
    return false
  }

  private func isReference(_ date: DateExpression) -> Bool {
    guard let reference = text.document.referenceDate else { return false }
    return HarmDay.calendarValue(of: date) == reference.iso
  }

  private func isVerb(_ index: Int) -> Bool {
    if text.isWord(index, among: Self.verbs) { return true }
    if let harm = text.harm[index] {
      return !harm.uses.isDisjoint(with: [.past, .present, .gerund, .base, .intransitive])
    }
    return text.isParticiple(index) || text.has(index, .verb)
  }

  private func isAfter(_ verb: Int, _ kind: HarmKind) -> Bool {
    if let harm = text.harm[verb] { return harm.kind == .detained && kind != .detained }
    return text.isWord(verb, among: Self.verbs)
  }

  /// General English; "guilty" and "condition" hold a day as verbs do: "found guilty in 1999 of killing".
  private static let verbs = [
    "recovered", "recover", "rescued", "retrieved", "pulled", "freed", "released", "searched",
    "resumed", "suspended", "buried", "mourned", "identified", "named", "charged", "indicted",
    "convicted", "guilty", "sentenced", "acquitted", "upheld", "threw", "ruled", "pleaded",
    "testified", "visited", "announced", "condemned", "marched", "gathered", "vowed", "condition",
    "remained", "rose", "risen", "climbed", "raised", "revised", "lowered", "increased",
  ].map { WordKey($0) }
}
