/// What ends in death: "hacked to death", "froze to death", "swept seven climbers to their deaths".
extension HarmFrames {
  /// Reads "to death" and "to their deaths" by the verb before them; false where that tells of no death.
  ///
  /// Verbs that are words of harm by themselves ("beaten to death") are read where they stand.
  mutating func readFate(_ harm: HarmWord, at index: Int) -> Bool {
    guard let to = startOfFate(index) else { return false }
    let trigger = to..<index + 1
    if isIn(Self.violent, to - 1) || isIn(Self.dying, to - 1) {
      let group = VerbGroup(before: to - 1, in: reader)
      let isSubject = group.hasBe || isIn(Self.dying, to - 1)
      let people =
        isSubject ? reader.subject(before: group.start) : reader.phrase(endingAt: group.start)
      guard let people, people.items.allSatisfy(isPeople) else { return false }
      add(people, harm, trigger: to - 1..<index + 1, group: group)
      return true
    }
    guard let people = reader.phrase(endingAt: to), people.items.allSatisfy(isPeople),
      isIn(Self.violent, people.tokens.lowerBound - 1)
    else { return false }
    let group = VerbGroup(before: people.tokens.lowerBound - 1, in: reader)
    add(people, harm, trigger: trigger, group: group)
    return true
  }

  /// The "to" of "to death" and "to their deaths", but not of "to death row".
  private func startOfFate(_ index: Int) -> Int? {
    guard text.isWord(index, among: Self.fates), index - 2 > reader.range.lowerBound,
      reader.phraseIndex(containing: index).map({
        reader.phrases[$0].tokens.upperBound == index + 1
      }) ?? true
    else { return nil }
    let to = text.has(index - 1, .possessive) ? index - 2 : index - 1
    return text.has(to, .to) ? to : nil
  }

  private func isIn(_ verbs: KeySet, _ index: Int) -> Bool {
    index >= reader.range.lowerBound && text.harm[index] == nil
      && verbs.contains(text.tokens[index].key)
  }

  private static let fates = ["death", "deaths"].map { WordKey($0) }
  /// Done to somebody.
  private static let violent = KeySet(
    """
    battered bludgeoned bulldozed buried choked choking clubbed crushed crushing dragged flogged frozen gassed gored hacked
    hacking hurled kicked knifed led pushed punched put roasted sending sent smothered speared starved stoned swept sweeping
    threw thrown tortured
    """
  )
  /// What befalls a subject.
  private static let dying = KeySet(
    "bled choked fell froze freeze jumped leaped leapt plummeted plunged plunging slid slipped starve starved tumbled"
  )
}
