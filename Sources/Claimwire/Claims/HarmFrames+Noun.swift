/// Nouns and adjectives: "34 dead", "deaths of 20 civilians", "13 deaths", "the prosecutor's murder".
extension HarmFrames {
  /// dead, missing, homeless, in custody: of a subject, or right after a phrase.
  mutating func readAdjective(_ harm: HarmWord, at index: Int) {
    guard isPredicate(harm, at: index) else { return }
    if index > reader.range.lowerBound, text.has(index - 1, .article) {
      return readPredicateOf(harm, at: index)
    }
    let limit = startOfCustody(index) ?? index
    let group = VerbGroup(before: limit, in: reader)
    var people = reader.phrase(endingAt: group.start)
    if people == nil || group.hasBe || group.hasLink {
      people = reader.subject(before: group.start) ?? people
    }
    if let found = people, !found.items.allSatisfy({ isPeople($0) || !$0.count.isDescription }) {
      people = nil
    }
    guard let people else { return readPredicateOf(harm, at: index) }
    if harm.kind == .missing, !people.items.allSatisfy(isPeople) { return }
    let isDirect = !group.hasBe && !group.hasLink
    if isDirect, people.items.allSatisfy({ $0.count.isDescription }), !isAfterLeaving(people),
      !isCustody(index),
      harm.kind != .missing
    {
      if harm.kind != .killed { return }
      guard isAfterCoordinatedCount(people) else { return }
    }
    addPredicate(people, harm, at: index, group)
    addIncluded(after: index + 1, harm, trigger: index..<index + 1)
  }

  private mutating func addPredicate(
    _ people: Argument,
    _ harm: HarmWord,
    at index: Int,
    _ group: VerbGroup
  ) {
    let first = drafts.count
    add(people, harm, trigger: index..<index + 1, group: group)
    guard let other = joinedAdjective(after: index) else { return }
    if other.isOr {
      join(from: first, [harm.kind, other.harm.kind])
    } else if other.harm.kind != harm.kind {
      for draft in drafts[first...] {
        var second = draft
        second.kind = other.harm.kind
        second.mood = other.isFeared ? .feared : draft.mood
        second.trigger = other.index..<other.index + 1
        append(second)
      }
    }
  }

  private func isCustody(_ index: Int) -> Bool { startOfCustody(index) != nil }

  /// The preposition in "in custody", "in police custody".
  private func startOfCustody(_ index: Int) -> Int? {
    guard text.isWord(index, Words.custody) else { return nil }
    let start = reader.phraseIndex(endingAt: index).map { reader.phrases[$0].tokens.lowerBound }
    let preposition = (start ?? index) - 1
    guard preposition >= reader.range.lowerBound, index - preposition < 4,
      text.has(preposition, [.preposition, .to])
    else { return nil }
    return preposition
  }

  private func isPredicate(_ harm: HarmWord, at index: Int) -> Bool {
    if text.isWord(index, Words.custody) { return isCustody(index) }
    guard index + 1 < reader.range.upperBound else { return true }
    // "missing from the system", "missing a leg": of things; "dead heat": a modifier.
    return reader.phraseIndex(startingAt: index + 1) == nil
      || text.has(index + 1, [.time, .objectPronoun])
      || text.isWord(index + 1, WordKey("following"))
      || text.isDate[index + 1]
  }

  /// "left a boy dead", "leaving nine passengers dead".
  private func isAfterLeaving(_ people: Argument) -> Bool {
    let start = people.tokens.lowerBound
    guard start > reader.range.lowerBound else { return false }
    return text.has(start - 1, [.predicateLink, .verb])
  }

  private func isAfterCoordinatedCount(_ people: Argument) -> Bool {
    let start = people.tokens.lowerBound
    guard start > reader.range.lowerBound + 1, text.has(start - 1, .conjunction) else {
      return false
    }
    return text.harm[start - 2] != nil
  }

  /// "missing and presumed dead", "dead or missing".
  private func joinedAdjective(
    after index: Int
  ) -> (
    harm: HarmWord, index: Int, isOr: Bool, isFeared: Bool
  )? {
    var next = index + 1
    guard next + 1 < reader.range.upperBound, text.isWord(next, among: [Words.and, Words.or]) else {
      return nil
    }
    let isOr = text.isWord(next, Words.or)
    next += 1
    var isFeared = false
    while next < reader.range.upperBound, text.has(next, [.predicateLink, .adverb]) {
      isFeared = isFeared || text.has(next, [.fearing, .possibly])
      next += 1
    }
    guard next < reader.range.upperBound, let harm = text.harm[next],
      !harm.uses.isDisjoint(with: [.adjective, .past])
    else { return nil }
    return (harm, next, isOr, isFeared)
  }

  /// "the dead could be in hundreds", "the dead include a man and two boys".
  private mutating func readPredicateOf(_ harm: HarmWord, at index: Int) {
    guard index > reader.range.lowerBound else { return }
    if isTotalOf(index - 1) { return readTotal(after: index, harm.kind) }
    if isAmong(index) { return readAmong(harm, at: index) }
    if harm.kind == .killed { readIdentity(harm, at: index) }
  }

  /// "among the dead".
  private func isAmong(_ index: Int) -> Bool {
    index - 2 > reader.range.lowerBound && text.isWord(index - 1, Words.the)
      && text.isWord(index - 2, Words.among)
  }

  /// Subjects of "among the dead": "two children were among the dead".
  private mutating func readAmong(_ harm: HarmWord, at index: Int) {
    let group = VerbGroup(before: index - 2, in: reader)
    guard group.hasBe, let people = reader.subject(before: group.start) else { return }
    add(people, harm, trigger: index - 2..<index + 1, group: group)
  }

  /// "the victims were A, B and C".
  mutating func readIdentity(_ harm: HarmWord, at index: Int) {
    var next = index + 1
    let limit = min(reader.range.upperBound, index + 6)
    var mood = ClaimDraft.Mood.real
    var hasBe = false
    while next < limit, !text.isWord(next, Words.as),
      text.has(next, [.be, .modal, .adverb, .preposition]) || isIncluding(next)
    {
      if text.has(next, .modal) { mood = .feared }
      hasBe = hasBe || text.has(next, .be) || isIncluding(next)
      if reader.phraseIndex(startingAt: next) != nil { break }
      next += 1
    }
    // "the dead were identified as", "police identified the dead as".
    if next < limit, text.isWord(next, among: Self.naming) { next += 1 }
    if next < limit, text.isWord(next, Words.as) {
      next += 1
      hasBe = true
    }
    guard hasBe, next < reader.range.upperBound, let people = reader.object(startingAt: next) else {
      return
    }
    let first = drafts.count
    add(people, harm, trigger: index..<index + 1)
    if mood == .feared { fear(from: first) }
  }

  private static let naming = ["identified", "named"].map { WordKey($0) }

  func isIncluding(_ index: Int) -> Bool {
    text.isWord(
      index,
      among: [Words.including, WordKey("include"), WordKey("includes"), WordKey("included")]
    )
  }

  // MARK: Tables

  /// "Dead: 12", "Injured: 40": a row of a table or of a list of figures.
  mutating func readLabel(_ harm: HarmWord, at index: Int) -> Bool {
    guard index + 2 < reader.range.upperBound, text.tokens[index + 1].isMark(":"),
      text.tokens[index].isCapitalized,
      index == reader.range.lowerBound || text.tokens[index].flags.contains(.lineBefore)
        || text.tokens[index - 1].kind == .punctuation,
      harm.isCasualty || !harm.uses.isDisjoint(with: [.adjective, .event, .wound])
        || harm.uses.contains(.past) && !harm.uses.contains(.passiveOnly),
      let number = text.cardinal(at: index + 2), number.isWhole,
      !countsThings(after: number.tokens.upperBound)
    else { return false }
    var draft = ClaimDraft(
      kind: harm.kind,
      count: PeopleCount(number, tokens: number.tokens),
      victims: nil,
      trigger: index..<index + 1,
      predicate: index..<index + 1,
      sentence: sentence
    )
    if harm.isCasualty { draft.joint = [.killed, .injured] }
    append(draft)
    return true
  }

  // MARK: Inside a noun phrase

  /// "93 injured people", "13 Covid deaths", "the prosecutor's murder", "no arrests".
  mutating func readInside(_ harm: HarmWord, at index: Int, phrase: Int) {
    let tokens = reader.phrases[phrase].tokens
    let isHead = index == reader.phrases[phrase].head
    if isHead, !harm.uses.isDisjoint(with: [.event, .person, .agent, .wound, .deed]) {
      return readHeadNoun(harm, at: index, phrase: phrase)
    }
    if isBlow(index) || harm.uses.contains(.event) && isCompound(index, in: tokens) { return }
    guard !harm.uses.isDisjoint(with: [.past, .adjective]),
      let count = reader.phrases[phrase].count,
      reader.phrases[phrase].isCandidate, index > tokens.lowerBound
    else { return readLeadingParticiple(harm, at: index, phrase: phrase) }
    add(
      Argument(items: [Argument.Item(count: count, tokens: tokens)], tokens: tokens),
      harm,
      trigger: index..<index + 1,
      confidence: 0.85
    )
  }

  private func isCompound(_ index: Int, in tokens: Range<Int>) -> Bool {
    index + 1 < tokens.upperBound
  }

  /// "kidnapped American journalist Ada Roe": the participle opens the phrase.
  private mutating func readLeadingParticiple(_ harm: HarmWord, at index: Int, phrase: Int) {
    if harm.kind == .killed, harm.uses.contains(.adjective), isPlural(phrase) {
      return readIdentity(harm, at: reader.phrases[phrase].tokens.upperBound - 1)
    }
    guard harm.kind == .kidnapped, harm.uses.contains(.past) || harm.uses.contains(.person),
      let count = reader.phrases[phrase].count, count.isDescription
    else { return }
    add(
      Argument(
        items: [Argument.Item(count: count, tokens: reader.phrases[phrase].tokens)],
        tokens: reader.phrases[phrase].tokens
      ),
      harm,
      trigger: index..<index + 1,
      confidence: 0.7
    )
  }

  private func isPlural(_ phrase: Int) -> Bool {
    let head = reader.phrases[phrase].head
    return text.isPluralForm(head) || text.has(head, .pluralPeople)
  }

  private mutating func readHeadNoun(_ harm: HarmWord, at index: Int, phrase: Int) {
    let tokens = reader.phrases[phrase].tokens
    let trigger = index..<index + 1
    if harm.uses.contains(.agent) { return readComplement(harm, after: phrase, trigger: trigger) }
    if harm.uses.contains(.deed), !harm.uses.contains(.event) {
      return readDeed(harm, at: index, phrase: phrase)
    }
    if harm.uses.contains(.wound), readInjuriesTo(phrase, harm, trigger: trigger) { return }
    // "15 wide-bodies" are airliners.
    if isBody(index),
      isInstitution(tokens) || isActing(after: tokens.upperBound) || isLivingBody(phrase)
        || text.isHyphen(index - 1)
    {
      return
    }
    if let count = ownCount(phrase, harm) {
      if count.isZero {
        // "none of the injuries was serious" tells of some.
        if tokens.contains(where: { text.isWord($0, Words.of) }) { return }
        return addNobody(count, harm, phrase: phrase, trigger: trigger)
      }
      if harm.uses.contains(.wound), !harm.uses.contains(.event) { return }
      // "eight body tests".
      if text.isWord(index, WordKey("body")), !count.isOne { return }
      add(
        Argument(items: [Argument.Item(count: count, tokens: tokens)], tokens: tokens),
        harm,
        trigger: trigger
      )
      if isBody(index), isPossible(after: tokens.upperBound) { fear(from: drafts.count - 1) }
      addIncluded(after: tokens.upperBound, harm, trigger: trigger)
      return
    }
    if readMovingTotal(harm, at: index, phrase: phrase) { return }
    if harm.uses.contains(.person), !isBody(index) { return readIdentity(harm, at: index) }
    if harm.uses.contains(.wound) { return }
    if text.has(reader.phrases[phrase].tokens.lowerBound, .zero) { return }
    if isAmongNoun(phrase) { return readAmongNoun(harm, phrase: phrase, trigger: trigger) }
    if let people = possessor(of: index, in: tokens) { return add(people, harm, trigger: trigger) }
    readComplement(harm, after: phrase, trigger: trigger)
  }

  /// "the wounding of 13 people", "the fatal shooting of two men".
  private mutating func readDeed(_ harm: HarmWord, at index: Int, phrase: Int) {
    var deed = harm
    let before = index - 1
    if before >= reader.range.lowerBound, text.isWord(before, among: Self.deadly) {
      deed.kind = .killed
    }
    readComplement(deed, after: phrase, trigger: index..<index + 1)
  }

  private static let deadly = ["fatal", "deadly"].map { WordKey($0) }

  /// "injuries to five other people".
  private mutating func readInjuriesTo(
    _ phrase: Int,
    _ harm: HarmWord,
    trigger: Range<Int>
  ) -> Bool {
    let end = reader.phrases[phrase].tokens.upperBound
    guard end + 1 < reader.range.upperBound, text.has(end, .to),
      let people = reader.object(startingAt: end + 1), people.items.allSatisfy(isPeople)
    else { return false }
    add(people, harm, trigger: trigger, confidence: 0.8)
    return true
  }

  /// "casualties rose to 167", "the number of dead in the country to nearly 174,000".
  private mutating func readMovingTotal(_ harm: HarmWord, at index: Int, phrase: Int) -> Bool {
    let start = reader.phrases[phrase].tokens.lowerBound
    let isTotal = start > reader.range.lowerBound && isTotalOf(start - 1)
    let next = reader.phrases[phrase].tokens.upperBound
    guard
      isTotal || next < reader.range.upperBound && text.has(next, .rising) && !text.has(next, .be)
    else {
      return false
    }
    let first = drafts.count
    readTotal(after: index, harm.kind)
    if harm.isCasualty {
      join(from: first, [.killed, .injured])
    }
    return drafts.count > first
  }

  /// "total of", "number of".
  func isTotalOf(_ index: Int) -> Bool {
    index > reader.range.lowerBound && text.isWord(index, Words.of)
      && text.isWord(index - 1, among: [Words.total, Words.number, WordKey("tally")])
  }

  private func isBody(_ index: Int) -> Bool {
    text.isWord(index, among: [WordKey("bodies"), WordKey("body")])
  }

  /// "14 governing bodies", "two water bodies".
  private func isInstitution(_ tokens: Range<Int>) -> Bool {
    tokens.contains { text.isWord($0, among: Self.institutional) }
  }

  /// What bodies are that nobody buries.
  private static let institutional = [
    "governing", "ruling", "professional", "sporting", "sports", "peak", "regulatory", "statutory",
    "public", "legislative", "parliamentary", "religious", "advisory", "elected", "administrative",
    "representative", "supervisory", "oversight", "industry", "trade", "student", "governmental",
    "intergovernmental", "constitutional", "judicial", "funding", "examining", "decision-making",
    "research", "economic", "scientific", "academic", "standards", "umbrella", "independent",
    "official", "awarding", "appointed", "voluntary", "international", "multilateral", "water",
    "celestial", "heavenly", "planetary",
  ].map { WordKey($0) }

  /// "three bodies are funding", "both bodies said": institutions, not the dead.
  private func isActing(after end: Int) -> Bool {
    guard end + 1 < reader.range.upperBound else { return false }
    return text.has(end, .be) && text.isGerund(end + 1) && !text.isWord(end, WordKey("being"))
      && !text.isWord(end + 1, WordKey("being"))
      || text.has(end, .reporting) && text.has(end, .verb) && !text.isParticiple(end - 1)
  }

  /// "140 bodies could still be trapped".
  private func isPossible(after end: Int) -> Bool {
    end < reader.range.upperBound && text.has(end, .modal)
  }

  /// The number in "13 Covid deaths", which counts no thing as the noun is one of harm.
  private func ownCount(_ phrase: Int, _ harm: HarmWord) -> PeopleCount? {
    let tokens = reader.phrases[phrase].tokens
    for index in tokens {
      if let number = text.cardinal(at: index), number.isWhole,
        !isHyphenated(number.tokens.upperBound), !PeopleCounter.isDifference(number, in: text),
        !isYear(number)
      {
        return PeopleCount(number, tokens: number.tokens)
      }
    }
    if let multiple = multiple(before: reader.phrases[phrase].head, in: tokens, harm) {
      return multiple
    }
    if text.has(tokens.lowerBound, .zero) {
      return PeopleCount(0, tokens: tokens.lowerBound..<tokens.lowerBound + 1)
    }
    if text.isWord(tokens.lowerBound, Words.several) {
      return PeopleCount(low: 3, tokens: tokens.lowerBound..<tokens.lowerBound + 1)
    }
    if harm.isCasualty, text.isWord(tokens.lowerBound, Words.any) {
      return PeopleCount(low: 1, tokens: tokens.lowerBound..<tokens.lowerBound + 1)
    }
    return nobodyReported(before: phrase) ?? ofCount(before: phrase)
  }

  /// "a double homicide", "the triple murder".
  private func multiple(before head: Int, in tokens: Range<Int>, _ harm: HarmWord) -> PeopleCount? {
    guard head > tokens.lowerBound, harm.kind == .killed, harm.uses.contains(.event),
      !harm.uses.contains(.anyCause), !harm.isCasualty, !text.isPluralForm(head),
      let found = Self.multiples.first(where: { text.isWord(head - 1, $0.word) })
    else { return nil }
    return PeopleCount(found.count, tokens: head - 1..<head)
  }

  private static let multiples: [(word: WordKey, count: Double)] = [
    (WordKey("double"), 2), (WordKey("triple"), 3), (WordKey("quadruple"), 4),
    (WordKey("quintuple"), 5),
  ]

  /// "2013" before a noun of harm, where a count would have its comma.
  private func isYear(_ number: NumberExpression) -> Bool {
    guard number.comparison == .equal, let value = number.value, value >= 1_900, value <= 2_100
    else { return false }
    let first = text.tokens[number.tokens.lowerBound]
    return number.tokens.count == 1 && first.end - first.start == 4
  }

  /// "no immediate reports of injuries".
  private func nobodyReported(before phrase: Int) -> PeopleCount? {
    let start = reader.phrases[phrase].tokens.lowerBound
    guard start - 3 >= reader.range.lowerBound, text.isWord(start - 1, Words.of) else { return nil }
    let least = max(reader.range.lowerBound, start - 5)
    guard let zero = (least..<start - 1).last(where: { text.isWord($0, Words.no) }) else {
      return nil
    }
    let words = [
      Words.reports, WordKey("report"), WordKey("word"), WordKey("sign"), WordKey("signs"),
      WordKey("indication"),
    ]
    return text.isWord(start - 2, among: words) ? PeopleCount(0, tokens: zero..<zero + 1) : nil
  }

  private func isHyphenated(_ index: Int) -> Bool {
    index < reader.range.upperBound && text.isHyphen(index)
  }

  /// "dozens of deaths", where the phrases were not joined because a death is no person.
  private func ofCount(before phrase: Int) -> PeopleCount? {
    let start = reader.phrases[phrase].tokens.lowerBound
    guard start - 2 >= reader.range.lowerBound, text.isWord(start - 1, Words.of),
      let number = text.cardinal(at: start - 2)
    else { return nil }
    return PeopleCount(number, tokens: number.tokens)
  }

  /// "no casualties" stands for nobody killed and nobody injured; "no injuries or deaths" too.
  private mutating func addNobody(
    _ count: PeopleCount,
    _ harm: HarmWord,
    phrase: Int,
    trigger: Range<Int>
  ) {
    let tokens = reader.phrases[phrase].tokens
    var kinds: [HarmKind] = harm.isCasualty ? [.killed, .injured] : [harm.kind]
    var end = tokens.upperBound
    while end + 1 < reader.range.upperBound, text.has(end, .conjunction),
      let other = text.harm[end + 1],
      !other.uses.isDisjoint(with: [.event])
    {
      kinds.append(other.kind)
      end += 2
    }
    for kind in kinds {
      append(
        ClaimDraft(
          kind: kind,
          count: count,
          victims: nil,
          trigger: trigger,
          predicate: trigger,
          sentence: sentence,
          isReported: isReported(after: end)
        )
      )
    }
  }

  /// "no injuries were reported".
  private func isReported(after end: Int) -> Bool {
    let limit = min(reader.range.upperBound, end + 5)
    guard end < limit else { return false }
    return (end..<limit).contains { text.has($0, .reporting) && text.isParticiple($0) }
  }

  private func isAmongNoun(_ phrase: Int) -> Bool {
    let start = reader.phrases[phrase].tokens.lowerBound
    return start > reader.range.lowerBound && text.isWord(start - 1, Words.among)
  }

  /// Subjects of "among the casualties": "several foreigners were among the casualties".
  private mutating func readAmongNoun(_ harm: HarmWord, phrase: Int, trigger: Range<Int>) {
    let among = reader.phrases[phrase].tokens.lowerBound - 1
    let group = VerbGroup(before: among, in: reader)
    guard group.hasBe, let people = reader.subject(before: group.start) else { return }
    add(people, harm, trigger: trigger, group: group)
  }

  /// "the prosecutor's" in "the prosecutor's murder".
  private func possessor(of index: Int, in tokens: Range<Int>) -> Argument? {
    guard let clitic = tokens.first(where: { $0 < index && text.isWord($0, Words.genitive) }),
      clitic > tokens.lowerBound
    else { return nil }
    var owner = tokens.lowerBound..<clitic
    // "both the queen's death and the war": of the two that "both" counts, one is a death.
    if text.isWord(owner.lowerBound, Words.both), !text.isPluralForm(index), owner.count > 1 {
      owner.removeFirst()
    }
    guard let count = PeopleCounter(text: text).count(in: owner, head: clitic - 1) else {
      return nil
    }
    return Argument(items: [Argument.Item(count: count, tokens: owner)], tokens: owner)
  }

  /// "of" whom: "deaths of 20 civilians", "kidnappers in Iraq of a journalist".
  private mutating func readComplement(_ harm: HarmWord, after phrase: Int, trigger: Range<Int>) {
    var end = reader.phrases[phrase].tokens.upperBound
    for _ in 0..<2 {
      guard end + 1 < reader.range.upperBound else { return }
      if text.isWord(end, Words.of) {
        guard let people = reader.object(startingAt: end + 1, isComplement: true) else { return }
        add(people, harm, trigger: trigger)
        addIncluded(after: people.tokens.upperBound, harm, trigger: trigger)
        return
      }
      guard text.has(end, .preposition), let next = reader.phraseIndex(startingAt: end + 1) else {
        return
      }
      end = reader.phrases[next].tokens.upperBound
    }
  }

  // MARK: Included counts

  /// How many claims back the whole of a part may stand: one list's worth.
  private static var recent: Int { 16 }

  /// "including 40,000 civilians", "128,000 of them in the north", "three of them children".
  ///
  /// - Parameter end: where what follows is looked at to, if not to the sentence's end.
  mutating func addIncluded(
    after start: Int,
    to end: Int? = nil,
    _ harm: HarmWord,
    trigger: Range<Int>
  ) {
    guard
      let main = drafts.indices.suffix(Self.recent).last(where: {
        drafts[$0].kind == harm.kind && drafts[$0].partOf == nil
          && drafts[$0].tokens.lowerBound < start && start - drafts[$0].tokens.upperBound < 12
      })
    else { return }
    let limit = min(end ?? reader.range.upperBound, start + 12)
    var index = start
    while index < limit {
      if text.has(index, [.subordinator, .verb, .be]), !isIncluding(index) { return }
      if text.isWord(index, Words.including) {
        guard let people = reader.object(startingAt: index + 1) else { return }
        return addPart(people, of: main, harm, trigger: trigger)
      }
      if text.isWord(index, Words.among), index + 1 < limit, text.isWord(index + 1, Words.them) {
        guard let people = reader.object(startingAt: index + 2) else { return }
        return addPart(people, of: main, harm, trigger: trigger)
      }
      if isPartitiveThem(index), let phrase = reader.phraseIndex(containing: index),
        let count = reader.phrases[phrase].count, !isLeftOut(phrase)
      {
        let tokens = reader.phrases[phrase].tokens
        let part = Argument(items: [Argument.Item(count: count, tokens: tokens)], tokens: tokens)
        return addPart(part, of: main, harm, trigger: trigger)
      }
      index += 1
    }
  }

  /// "all but 10 of them": the ten are of the others.
  private func isLeftOut(_ phrase: Int) -> Bool {
    let tokens = reader.phrases[phrase].tokens
    return (tokens.lowerBound - 1..<tokens.upperBound).contains { text.isWord($0, WordKey("but")) }
  }

  private func isPartitiveThem(_ index: Int) -> Bool {
    text.isWord(index, Words.them) && text.isWord(index - 1, Words.of)
  }

  private mutating func addPart(
    _ people: Argument,
    of main: Int,
    _ harm: HarmWord,
    trigger: Range<Int>
  ) {
    for item in people.items where !item.count.isDescription {
      var draft = drafts[main]
      draft.count = item.count
      draft.victims = item.tokens
      draft.partOf = main
      draft.confidence = 0.8
      append(draft)
    }
  }
}
