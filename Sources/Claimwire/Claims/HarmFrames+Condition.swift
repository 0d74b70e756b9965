/// What befalls the injured: "taken to hospital", "in critical condition", "suffered gunshot wounds".
extension HarmFrames {
  /// Reads a condition that starts at the token, if any.
  mutating func readCondition(at index: Int) {
    guard text.has(index, [.taking, .have]) || Self.openings.contains(text.tokens[index].key)
    else { return }
    if text.isWord(index, Words.condition) { return readPatientCondition(at: index) }
    if readDrivenOut(at: index) || readLosing(at: index) { return }
    if text.isWord(index, Self.recovering), readRecovering(at: index) { return }
    if text.has(index, .taking), text.harm[index] == nil { return readTaking(at: index) }
    if text.isWord(index, among: Self.suffering) { return readSuffering(at: index) }
    if text.isWord(index, Words.hostage) || text.isWord(index, Words.captive) {
      return readTakenHostage(at: index)
    }
    if text.has(index, .have) { return readHaving(at: index) }
    readCare(at: index)
  }

  /// The words that a condition starts with: one look-up for every other token of a sentence with harm.
  private static let openings = KeySet(
    driving + suffering + fatally + gravely + going + [
      lost, recovering, Words.condition, Words.hostage, Words.captive, Words.with, Words.in,
    ]
  )
  private static let suffering = [
    "suffered", "sustained", "suffering", "suffer", "received", "bleeding",
  ].map { WordKey($0) }
  private static let lost = WordKey("lost")
  private static let recovering = WordKey("recovering")

  /// "The three others are recovering" where an attack or an accident is told of.
  private mutating func readRecovering(at index: Int) -> Bool {
    let group = VerbGroup(before: index, in: reader)
    guard hasHarmEvent, group.hasBe, let people = reader.subject(before: group.start),
      people.items.allSatisfy({ isPeople($0) && !$0.count.isDescription && !$0.count.isZero })
    else { return false }
    add(people, Self.injury, trigger: index..<index + 1, group: group, confidence: 0.7)
    return true
  }

  /// "The other three have serious injuries".
  private mutating func readHaving(at index: Int) {
    guard let wound = wound(after: index + 1), text.harm[wound] != nil,
      let phrase = reader.phraseIndex(startingAt: index + 1),
      reader.phrases[phrase].tokens.contains(wound)
    else { return }
    let group = VerbGroup(before: index, in: reader)
    guard let people = reader.subject(before: group.start),
      people.items.allSatisfy({ isPeople($0) && !$0.count.isZero })
    else {
      return
    }
    add(people, Self.injury, trigger: index..<wound + 1, group: group, confidence: 0.75)
  }

  private static var injury: HarmWord { HarmWord(kind: .injured, uses: .wound) }

  /// "two in serious condition", "is in critical condition at the hospital".
  private mutating func readPatientCondition(at index: Int) {
    guard let phrase = reader.phraseIndex(containing: index) else { return }
    let start = reader.phrases[phrase].tokens.lowerBound
    let grades = [
      WordKey("critical"), WordKey("serious"), WordKey("stable"), WordKey("grave"),
      WordKey("guarded"),
    ]
    guard start > reader.range.lowerBound, text.isWord(start - 1, Words.in),
      (start..<index).contains(where: { text.isWord($0, among: grades) })
    else { return }
    let group = VerbGroup(before: start - 1, in: reader)
    guard let people = patients(before: group.start),
      people.items.allSatisfy(isPeople)
    else { return }
    add(people, Self.injury, trigger: start - 1..<index + 1, group: group, confidence: 0.8)
  }

  /// Right before, or the subject: "sent to Mercy Hospital in critical condition".
  private func patients(before start: Int) -> Argument? {
    if let index = reader.phraseIndex(endingAt: start), reader.phrases[index].isAfterPreposition,
      reader.phrases[index].count?.isDescription == true
    {
      return nil
    }
    return reader.phrase(endingAt: start) ?? reader.subject(before: start)
  }

  /// "were taken to Stanford Medical Center", "was rushed to hospital".
  private mutating func readTaking(at index: Int) {
    let group = VerbGroup(before: index, in: reader)
    guard group.hasBe || startOfCoordination(index, group) < group.start else {
      return readSending(at: index, group)
    }
    if readTreated(at: index, group) { return }
    // "the delay before her being taken to hospital": by illness, where nothing tells of harm.
    if text.isGerund(group.start), !hasHarmEvent { return }
    let limit = min(reader.range.upperBound, index + 14)
    guard let end = (index + 1..<max(limit, index + 1)).first(where: { isPlaceOfCare($0) }) else {
      return
    }
    guard
      !(index..<end).contains(where: {
        // "with non-life threatening injuries" tells of no death.
        text.has($0, [.subordinator, .be])
          || text.harm[$0].map { $0.kind == .killed && !$0.uses.contains(.lives) } ?? false
      }),
      let people = reader.subject(
        before: group.hasBe ? group.start : startOfCoordination(index, group)
      ),
      people.items.allSatisfy(isPeople)
    else { return }
    add(people, Self.injury, trigger: index..<end + 1, group: group, confidence: 0.75)
  }

  /// "suffered gunshot wounds", "sustained life-threatening injuries".
  private mutating func readSuffering(at index: Int) {
    let group = VerbGroup(before: index, in: reader)
    let limit = min(reader.range.upperBound, index + 12)
    guard
      let wound = (index + 1..<max(limit, index + 1)).first(where: {
        text.harm[$0]?.uses.contains(.wound) == true || text.isWord($0, WordKey("bullet"))
      }) ?? wound(after: index + 1),
      let people = reader.subject(before: group.start)
        ?? reader.subject(before: startOfCoordination(index, group)),
      people.items.allSatisfy(isPeople)
    else { return }
    add(people, Self.injury, trigger: index..<wound + 1, group: group, confidence: 0.8)
  }

  /// "had lost two fighters", "lost his wife and three cousins" where an attack or a disaster is told of.
  private mutating func readLosing(at index: Int) -> Bool {
    guard hasHarmEvent, text.isWord(index, Self.lost) else { return false }
    if readLosingHomes(at: index) { return true }
    guard let people = reader.object(startingAt: index + 1),
      people.items.allSatisfy({ text.has($0.tokens.upperBound - 1, Self.losses) }),
      !people.items.contains(where: \.count.isZero), !isTransfer(after: people.tokens.upperBound)
    else { return false }
    let group = VerbGroup(before: index, in: reader)
    guard !group.hasBe else { return false }
    let harm = HarmWord(kind: .killed, uses: .past)
    add(people, harm, trigger: index..<index + 1, group: group, confidence: 0.7)
    return true
  }

  /// "4,000 people lost their homes".
  private mutating func readLosingHomes(at index: Int) -> Bool {
    guard text.has(index + 1, .possessive), isHome(index + 2) else { return false }
    let group = VerbGroup(before: index, in: reader)
    guard let people = reader.subject(before: group.start), people.items.allSatisfy(isPeople) else {
      return false
    }
    let harm = HarmWord(kind: .displaced, uses: .past)
    add(people, harm, trigger: index..<index + 3, group: group, confidence: 0.8)
    return true
  }

  /// "lost three players to injury": to something.
  private func isTransfer(after end: Int) -> Bool {
    end < reader.range.upperBound && text.has(end, .to)
  }

  private static let losses: WordClass = [.person, .pluralPeople, .family]

  /// "were taken hostage", "held captive".
  private mutating func readTakenHostage(at index: Int) {
    guard index > reader.range.lowerBound,
      text.isWord(
        index - 1,
        among: [
          WordKey("taken"), WordKey("held"),
          WordKey("took"), WordKey("taking"), WordKey("holding"),
        ]
      )
    else { return }
    let harm = HarmWord(kind: .kidnapped, uses: .past)
    let group = VerbGroup(before: index - 1, in: reader)
    let isPassive = group.hasBe
    guard
      let people = isPassive
        ? reader.subject(before: group.start) : reader.object(startingAt: index + 1)
    else {
      if !isPassive { _ = readObjectRelative(harm, at: index, group) }
      return
    }
    add(people, harm, trigger: index - 1..<index + 1, group: group)
  }
}
