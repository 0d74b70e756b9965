/// Verbs: "killed eight", "eight were killed", "eight died", "eight killed".
extension HarmFrames {
  /// killed, wounding, to kidnap.
  mutating func readVerb(_ harm: HarmWord, at index: Int) {
    if harm.uses.contains(.past), isCountedAsNumber(index) {
      return readTotal(after: index, harm.kind)
    }
    let group = VerbGroup(before: index, in: reader)
    if harm.uses.contains(.past), group.hasBe || inheritsPassive(index, group) {
      return readPassive(harm, at: index, group)
    }
    if !harm.uses.isDisjoint(with: [.gerund, .deed]), readBareDeed(harm, at: index) { return }
    let after = endOfVerb(at: index)
    if !harm.uses.contains(.passiveOnly) || isStrikingPeople(after),
      readActive(harm, at: index, after: after, group)
    {
      return
    }
    if harm.uses.contains(.past), !group.isInfinitive, readObjectRelative(harm, at: index, group) {
      return
    }
    guard harm.uses.contains(.past), !group.hasHave, !group.hasModal, !group.isInfinitive else {
      return
    }
    readReducedPassive(harm, at: index, group)
  }

  /// "in the fatal shooting of one man and wounding of three others": a noun that has lost its article.
  private mutating func readBareDeed(_ harm: HarmWord, at index: Int) -> Bool {
    guard index + 1 < reader.range.upperBound, text.isWord(index + 1, Words.of),
      let people = reader.object(startingAt: index + 2, isComplement: true),
      people.items.allSatisfy(isPeople)
    else { return false }
    add(people, harm, trigger: index..<index + 1, confidence: 0.8)
    return true
  }

  /// "the number of injured", "the number of people killed": the number stands behind.
  private func isCountedAsNumber(_ index: Int) -> Bool {
    if isTotalOf(index - 1) { return true }
    guard let phrase = reader.phraseIndex(endingAt: index), reader.phrases[phrase].count == nil,
      text.has(reader.phrases[phrase].head, .pluralPeople)
    else { return false }
    return isTotalOf(reader.phrases[phrase].tokens.lowerBound - 1)
  }

  /// "four oil workers it had kidnapped", "the two guards that they killed": the object stands before the subject.
  mutating func readObjectRelative(_ harm: HarmWord, at index: Int, _ group: VerbGroup) -> Bool {
    guard !harm.uses.contains(.passiveOnly),
      let subject = reader.phraseIndex(endingAt: group.start),
      reader.phrases[subject].isPronoun, !reader.phrases[subject].isAfterPreposition
    else { return false }
    var end = reader.phrases[subject].tokens.lowerBound
    if end > reader.range.lowerBound, text.has(end - 1, .relative) { end -= 1 }
    guard let people = reader.phrase(endingAt: end), people.items.allSatisfy(isPeople),
      people.items.allSatisfy({ $0.tokens != $0.count.tokens || $0.count.isDescription })
    else { return false }
    add(people, harm, trigger: index..<index + 1, group: group, confidence: 0.8)
    return true
  }

  /// "struck four people", but not "struck a deal" and "held three seats".
  private func isStrikingPeople(_ after: Int) -> Bool {
    guard let people = reader.object(startingAt: after) else { return false }
    return people.items.allSatisfy { item in
      let head = item.tokens.upperBound - 1
      if people.items.count > 1,
        text.has(head, .additive) || text.mention(at: head)?.type == .person
      {
        return true
      }
      return !item.count.isZero && text.has(head, [.person, .pluralPeople])
        && !text.has(head, .notPeople)
    }
  }

  /// The kind of the verb: "shot dead", "shot and killed" and "shooting … to death" kill.
  private func kind(of harm: HarmWord, at index: Int) -> HarmWord {
    guard harm.kind == .injured else { return harm }
    var fatal = harm
    fatal.kind = .killed
    let limit = min(reader.range.upperBound, index + 16)
    if index > reader.range.lowerBound, text.isWord(index - 1, among: Self.fatally) { return fatal }
    if index + 1 < limit, text.isWord(index + 1, Words.dead) { return fatal }
    for next in index + 1..<max(limit, index + 1) {
      if text.has(next, [.subordinator, .relative, .be]) || text.tokens[next].isMark(";") { break }
      if next > index + 1, text.isWord(next, Words.death), text.isWord(next - 1, Words.to) {
        return fatal
      }
      if text.isWord(next, Words.dead), next > 0, text.isWord(next - 1, WordKey("pronounced")) {
        return fatal
      }
    }
    return harm
  }

  /// Past "dead", "and killed", adverbs: where the object starts.
  private func endOfVerb(at index: Int) -> Int {
    var end = index + 1
    while end < reader.range.upperBound, text.has(end, .adverb) || text.isWord(end, Words.dead),
      reader.phraseIndex(containing: end) == nil
    {
      end += 1
    }
    if end < reader.range.upperBound, text.isWord(end, among: Self.particles),
      text.number(at: end) == nil
    {
      end += 1
    }
    return end
  }

  /// "rounded up", "gunned down".
  private static let particles = [Words.up, WordKey("down")]

  /// The second verb in "killed and wounded": past it, with its kind.
  private func coordinatedVerb(after end: Int) -> (end: Int, harm: HarmWord, isOr: Bool)? {
    guard end + 1 < reader.range.upperBound,
      text.isWord(end, among: [Words.and, Words.or]) || text.tokens[end].isMark("/")
    else { return nil }
    let isOr = text.isWord(end, Words.or) || text.tokens[end].isMark("/")
    var next = end + 1
    while next < reader.range.upperBound, text.has(next, .adverb) { next += 1 }
    guard next < reader.range.upperBound, let harm = text.harm[next],
      !harm.uses.isDisjoint(with: [.past, .gerund, .base])
    else { return nil }
    return (next + 1, harm, isOr)
  }

  /// "killed eight", "killing a woman and her two children", "killed or injured five".
  private mutating func readActive(
    _ harm: HarmWord,
    at index: Int,
    after: Int,
    _ group: VerbGroup
  ) -> Bool {
    let harm = kind(of: harm, at: index)
    // "killed or wounded 30": the first verb has told of them.
    if isSecondOfJoint(index) { return true }
    if let people = reader.object(startingAt: after) {
      guard !isTimeAdverbial(people) else { return false }
      let first = drafts.count
      add(people, harm, trigger: index..<index + 1, group: group)
      inheritMood(from: first, at: index, group)
      addIncluded(after: people.tokens.upperBound, harm, trigger: index..<index + 1)
      return true
    }
    // "killed himself and eight others".
    if text.has(after, .objectPronoun), text.isWord(after + 1, Words.and),
      let people = reader.object(startingAt: after + 2)
    {
      add(people, harm, trigger: index..<index + 1, group: group)
      return true
    }
    guard let second = coordinatedVerb(after: after),
      let people = reader.object(startingAt: second.end)
    else { return false }
    if second.isOr {
      var joint = harm
      joint.kind = gravest(harm.kind, second.harm.kind)
      let first = drafts.count
      add(people, joint, trigger: index..<second.end, group: group)
      join(from: first, [harm.kind, second.harm.kind])
      return true
    }
    if harm.kind == second.harm.kind || text.harm[index]?.uses.contains(.perhapsFatal) == true {
      return true
    }
    add(people, harm, trigger: index..<index + 1, group: group)
    return true
  }

  /// "could kill 5,000 people and displace 900,000": the bare verb behind "and" has the first one's modal.
  private mutating func inheritMood(from first: Int, at index: Int, _ group: VerbGroup) {
    guard first > 0, group.start == index, index > reader.range.lowerBound,
      text.has(index - 1, .conjunction),
      let uses = text.harm[index]?.uses, uses.contains(.base), !uses.contains(.past)
    else { return }
    give(drafts[first - 1].mood, from: first)
  }

  private func isTimeAdverbial(_ people: Argument) -> Bool {
    people.items.allSatisfy { text.has($0.tokens.upperBound - 1, .time) }
  }

  /// "were killed", also "and wounded" after "were killed".
  private mutating func readPassive(_ harm: HarmWord, at index: Int, _ group: VerbGroup) {
    let harm = kind(of: harm, at: index)
    if reader.object(startingAt: index + 1) != nil, inheritsPassive(index, group), !group.hasBe {
      _ = readActive(harm, at: index, after: index + 1, group)
      return
    }
    if harm.kind == .injured, isFollowedByDeath(index) { return }
    if harm.kind == .detained, isAfterAbduction(index, group) { return }
    if !group.hasBe, text.harm[index]?.uses.contains(.past) == true, isSecondOfJoint(index) {
      return
    }
    let start = group.hasBe ? group.start : startOfCoordination(index)
    guard var people = reader.subject(before: start) ?? reader.company(before: start) else {
      return readAfterPassive(harm, at: index, group)
    }
    people.items = people.items.filter {
      !harm.uses.contains(.passiveOnly) && !$0.count.isZero || isPeople($0)
    }
    if harm.kind == .injured { people.items = people.items.filter { !isBody($0) } }
    guard !people.items.isEmpty, agrees(people, with: group), !isMeeting(of: people, held: index)
    else { return }
    let first = drafts.count
    var joint = harm
    let second = coordinatedVerb(after: index + 1)
    if let second, second.isOr { joint.kind = gravest(harm.kind, second.harm.kind) }
    add(people, joint, trigger: index..<index + 1, group: group)
    if let second, second.isOr {
      join(from: first, [harm.kind, second.harm.kind])
    }
    // "Four people, two of them children, were killed".
    addIncluded(after: people.tokens.upperBound, to: start, harm, trigger: index..<index + 1)
    addIncluded(after: index + 1, harm, trigger: index..<index + 1)
    addAlong(after: index + 1, harm, trigger: index..<index + 1, group)
  }

  /// "was abducted and held for six days": the captors hold nobody in custody.
  private func isAfterAbduction(_ index: Int, _ group: VerbGroup) -> Bool {
    guard !group.hasBe else { return false }
    return (startOfCoordination(index)..<index).contains { text.harm[$0]?.kind == .kidnapped }
  }

  /// "were killed along with three children".
  private mutating func addAlong(
    after start: Int,
    _ harm: HarmWord,
    trigger: Range<Int>,
    _ group: VerbGroup
  ) {
    var next = start
    if next < reader.range.upperBound, text.tokens[next].isMark(",") { next += 1 }
    guard next + 2 < reader.range.upperBound,
      text.isWord(next, WordKey("along")) && text.isWord(next + 1, Words.with),
      let people = reader.object(startingAt: next + 2), people.items.allSatisfy(isPeople)
    else { return }
    add(people, harm, trigger: trigger, group: group)
  }

  /// "bodies were burned": they are dead already.
  private func isBody(_ item: Argument.Item) -> Bool {
    text.isWord(item.tokens.upperBound - 1, among: [WordKey("bodies"), WordKey("body")])
  }

  /// "five … was jailed" has another subject; "a family of four was" has not.
  private func agrees(_ people: Argument, with group: VerbGroup) -> Bool {
    guard group.isSingular, people.items.count == 1, let low = people.items[0].count.low, low > 1
    else { return true }
    return text.has(people.items[0].tokens.lowerBound, .indefinite)
      || people.items[0].tokens.contains { text.isWord($0, among: ClauseReader.groups) }
      || text.isWord(people.items[0].tokens.lowerBound, WordKey("more"))
  }

  /// "Among those killed were two children": "those" takes the participle into its phrase.
  mutating func readAfterInversion(_ harm: HarmWord, at index: Int) -> Bool {
    let isInverted =
      index == reader.range.lowerBound
      || text.isWord(index - 1, among: [WordKey("those"), WordKey("also")])
    guard isInverted, let be = beOfInversion(after: index),
      let people = reader.object(startingAt: be + 1)
    else { return false }
    add(people, harm, trigger: index..<index + 1)
    return true
  }

  /// "were" in "injured in the shooting were three men".
  private func beOfInversion(after index: Int) -> Int? {
    var next = index + 1
    if next < reader.range.upperBound, text.has(next, .preposition),
      let place = reader.phraseIndex(startingAt: next + 1)
    {
      next = reader.phrases[place].tokens.upperBound
    }
    return next < reader.range.upperBound && text.has(next, .be) ? next : nil
  }

  /// "Also arrested was a man".
  private mutating func readAfterPassive(_ harm: HarmWord, at index: Int, _ group: VerbGroup) {
    guard !group.hasBe, index + 1 < reader.range.upperBound, text.has(index + 1, .be),
      let people = reader.object(startingAt: index + 2)
    else { return }
    add(people, harm, trigger: index..<index + 1, group: group)
  }

  func isPeople(_ item: Argument.Item) -> Bool {
    if item.count.isDescription { return true }
    let head = item.tokens.upperBound - 1
    // "no memory of the night": of nobody.
    if item.count.isZero {
      return text.has(head, Self.people) || item.tokens.upperBound >= reader.range.upperBound
        || !text.isWord(item.tokens.upperBound, Words.of)
    }
    return item.tokens.upperBound == item.count.tokens.upperBound
      || text.has(head, Self.people)
      || item.tokens.contains { text.has($0, [.person, .pluralPeople]) }
  }

  private static let people: WordClass = [.person, .pluralPeople, .additive, .family]

  /// "was shot and killed", "was shot in the head and pronounced dead", "was shot and later died".
  private func isFollowedByDeath(_ index: Int) -> Bool {
    let limit = min(reader.range.upperBound, index + 14)
    var next = index + 1
    while next < limit {
      if text.tokens[next].isMark(";") || text.has(next, [.subordinator, .subjectPronoun]) {
        return false
      }
      if text.has(next, .conjunction) {
        var verb = next + 1
        while verb < limit, text.has(verb, [.adverb]) { verb += 1 }
        return verb < limit
          && text.harm[verb].map {
            $0.kind == .killed && !$0.uses.isDisjoint(with: [.past, .intransitive])
          } ?? false
      }
      next += 1
    }
    return false
  }

  private func isSecondOfJoint(_ index: Int) -> Bool {
    guard index > reader.range.lowerBound + 1 else { return false }
    return text.isWord(index - 1, Words.or) && text.harm[index - 2] != nil
  }

  /// "two killed", "some 30 injured in a blast", "two others critically wounded".
  private mutating func readReducedPassive(_ harm: HarmWord, at index: Int, _ group: VerbGroup) {
    let harm = kind(of: harm, at: index)
    if isSecondOfJoint(index) { return }
    guard let people = argumentBefore(group.start, harm).map(reader.wholeOfPart) else { return }
    if harm.kind == .injured, isFollowedByDeath(index) { return }
    guard people.items.allSatisfy({ isCountedOrAfterLeft($0) || isPeople($0) }),
      !isActive(people, harm, at: index), !isMeeting(of: people, held: index),
      !isBlow(index) || isStruck(people, at: index),
      !harm.uses.contains(.passiveOnly) || people.items.allSatisfy(isPeople)
    else { return }
    let first = drafts.count
    let second = coordinatedVerb(after: index + 1)
    var joint = harm
    if let second, second.isOr { joint.kind = gravest(harm.kind, second.harm.kind) }
    add(people, joint, trigger: index..<index + 1, group: group, confidence: 0.8)
    if let second, second.isOr {
      join(from: first, [harm.kind, second.harm.kind])
    }
  }

  /// The people right before a participle; before those of death also with their ages between commas: "found Ada Roe, 11,
  /// and her brother, 15, shot to death".
  private func argumentBefore(_ start: Int, _ harm: HarmWord) -> Argument? {
    if let direct = reader.phrase(endingAt: start) { return direct }
    let comma = start - 1
    guard harm.kind == .killed, comma > reader.range.lowerBound, text.tokens[comma].isMark(","),
      reader.endBeforeAges(comma) < comma
    else { return nil }
    return reader.phrase(endingAt: comma)
  }

  /// "the teenager killed it", "Ada Roe struck late": the people do it.
  private func isActive(_ people: Argument, _ harm: HarmWord, at index: Int) -> Bool {
    guard people.items.allSatisfy(\.count.isDescription) else { return false }
    if harm.uses.contains(.passiveOnly) { return true }
    return index + 1 < reader.range.upperBound
      && (text.has(index + 1, [.objectPronoun, .possessive, .article])
        || text.isWord(index + 1, Words.it) || isUncountedPeople(startingAt: index + 1))
  }

  /// "a gunman shot shoppers", "he murdered gay men": people whom no number counts are the object.
  private func isUncountedPeople(startingAt index: Int) -> Bool {
    guard let phrase = reader.phraseIndex(startingAt: index), !reader.phrases[phrase].isCandidate
    else { return false }
    let head = reader.phrases[phrase].head
    return text.has(head, .pluralPeople) || text.isPluralOfAgents(head)
  }

  private func isCountedOrAfterLeft(_ item: Argument.Item) -> Bool { !item.count.isDescription }

  /// died, perished, fled.
  mutating func readIntransitive(_ harm: HarmWord, at index: Int) -> Bool {
    let group = VerbGroup(before: index, in: reader)
    if harm.uses.contains(.past), group.hasBe { return false }
    let start = group.hasBe || group.hasHave ? group.start : startOfCoordination(index, group)
    guard let people = reader.subject(before: start) ?? reader.subject(before: group.start) else {
      return true
    }
    // "three radios trying to drown it out": the infinitive may be another verb's.
    if harm.kind == .missing || group.isInfinitive {
      guard people.items.allSatisfy(isPeople) else { return true }
    }
    add(people, harm, trigger: index..<index + 1, group: group)
    addIncluded(after: people.tokens.upperBound, to: start, harm, trigger: index..<index + 1)
    addIncluded(after: index + 1, harm, trigger: index..<index + 1)
    return true
  }

  // MARK: Coordination

  /// Whether "be" of a verb before "and" holds for this one as well: "was shot and killed".
  private func inheritsPassive(_ index: Int, _ group: VerbGroup) -> Bool {
    guard !group.hasBe else { return false }
    let start = startOfCoordination(index, group)
    guard start < group.start else { return false }
    return VerbGroup(before: firstVerb(after: start, before: index), in: reader).hasBe
      || (start..<index).contains { text.has($0, .be) }
  }

  private func firstVerb(after start: Int, before index: Int) -> Int {
    (start..<index).first { text.isParticiple($0) || text.harm[$0] != nil } ?? index
  }

  private func startOfCoordination(_ index: Int) -> Int {
    startOfCoordination(index, VerbGroup(before: index, in: reader))
  }

  /// Where the first of the verbs that "and" joins to this one starts: "was [shot in the head and pronounced] dead".
  func startOfCoordination(_ index: Int, _ group: VerbGroup) -> Int {
    var start = group.start
    guard start - 1 > reader.range.lowerBound, text.has(start - 1, .conjunction) else {
      return start
    }
    var verb = start - 2
    let least = max(reader.range.lowerBound, start - 14)
    if text.tokens[verb].isMark(",") { verb -= 1 }
    while verb > least {
      let isVerb =
        text.isParticiple(verb) || text.harm[verb].map { $0.uses.contains(.past) } ?? false
      if isVerb, reader.phraseIndex(containing: verb) == nil {
        start = VerbGroup(before: verb, in: reader).start
        return start
      }
      if text.has(verb, [.subordinator, .relative, .conjunction]) { break }
      if let phrase = reader.phraseIndex(containing: verb) {
        guard reader.phrases[phrase].isAfterPreposition || reader.phrases[phrase].meaning == .time
        else { break }
      }
      verb -= 1
    }
    return group.start
  }

  func gravest(_ one: HarmKind, _ other: HarmKind) -> HarmKind {
    HarmKind.allCases.first { $0 == one || $0 == other } ?? one
  }
}
