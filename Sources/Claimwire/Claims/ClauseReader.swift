/// A sentence's noun phrases, and the ways from a harm word to the people it is about.
struct ClauseReader {
  let text: TaggedText
  /// The sentence's tokens.
  let range: Range<Int>
  /// Its noun phrases in order.
  let phrases: [NounPhrase]

  /// How many phrases a search may pass: sentences with more between subject and verb are lists or not prose.
  static let reach = 14

  init(text: TaggedText, range: Range<Int>) {
    self.text = text
    self.range = range
    phrases = Self.joiningPartitives(Chunker(text: text).phrases(in: range), in: text)
  }

  /// "dozens of residents", "32 of the 543 passengers": one phrase with the first one's count.
  private static func joiningPartitives(
    _ phrases: [NounPhrase],
    in text: TaggedText
  ) -> [NounPhrase] {
    var joined: [NounPhrase] = []
    joined.reserveCapacity(phrases.count)
    for phrase in phrases {
      if let last = joined.last, isGroup(last, of: phrase, in: text) {
        joined[joined.count - 1].tokens = last.tokens.lowerBound..<phrase.tokens.upperBound
        joined[joined.count - 1].count = phrase.count
        joined[joined.count - 1].meaning = .people
        continue
      }
      if let last = joined.last, let whole = total(last, of: phrase, in: text) {
        joined[joined.count - 1] = whole
        continue
      }
      guard let last = joined.last, let count = last.count, !count.isDescription || count.isZero,
        phrase.tokens.lowerBound == last.tokens.upperBound + 1,
        text.isWord(last.tokens.upperBound, Words.of), isQuantity(last, count, in: text),
        isShort(last, phrase)
      else {
        joined.append(phrase)
        continue
      }
      var whole = last
      whole.tokens = last.tokens.lowerBound..<phrase.tokens.upperBound
      whole.head = phrase.head
      whole.whole = phrase.count
      if text.has(phrase.head, [.notPeople, .time]) {
        whole.count = nil
        whole.meaning = .other
      }
      joined[joined.count - 1] = whole
    }
    return joiningAdjectives(joined, in: text)
  }

  /// "a family of five": as many as the number says.
  private static func isGroup(
    _ group: NounPhrase,
    of number: NounPhrase,
    in text: TaggedText
  ) -> Bool {
    guard text.isWord(group.head, among: groups), let count = number.count,
      number.tokens.lowerBound == group.tokens.upperBound + 1,
      text.isWord(group.tokens.upperBound, Words.of), isShort(group, number)
    else { return false }
    return count.tokens == number.tokens && !count.isDescription
  }

  /// "a total of 50 people": what the number counts.
  private static func total(
    _ total: NounPhrase,
    of counted: NounPhrase,
    in text: TaggedText
  ) -> NounPhrase? {
    guard text.isWord(total.head, Words.total), var count = counted.count, !count.isDescription,
      counted.tokens.lowerBound == total.tokens.upperBound + 1,
      text.isWord(total.tokens.upperBound, Words.of), isShort(total, counted)
    else { return nil }
    var whole = counted
    whole.tokens = total.tokens.lowerBound..<counted.tokens.upperBound
    whole.isAfterPreposition = total.isAfterPreposition
    count.tokens = total.tokens.lowerBound..<count.tokens.upperBound
    whole.count = count
    return whole
  }

  static let groups = ["family", "crew", "group", "team", "party", "gang"].map {
    WordKey($0)
  }

  /// "nine Philippine and Indonesian workers": the chunker took "and" for the phrase's end.
  private static func joiningAdjectives(
    _ phrases: [NounPhrase],
    in text: TaggedText
  ) -> [NounPhrase] {
    var joined: [NounPhrase] = []
    joined.reserveCapacity(phrases.count)
    for phrase in phrases {
      guard let last = joined.last, let count = last.count, !count.isDescription,
        phrase.tokens.lowerBound == last.tokens.upperBound + 1,
        text.isWord(last.tokens.upperBound, Words.and), phrase.count == nil,
        phrase.tokens.count > 1,
        text.tokens[last.head].isCapitalized, text.number(at: last.head) == nil,
        text.tokens[phrase.tokens.lowerBound].isCapitalized,
        text.isPluralForm(phrase.head) || text.has(phrase.head, .pluralPeople),
        isShort(last, phrase)
      else {
        joined.append(phrase)
        continue
      }
      joined[joined.count - 1].tokens = last.tokens.lowerBound..<phrase.tokens.upperBound
      joined[joined.count - 1].head = phrase.head
    }
    return joined
  }

  /// Whether the two together are still no longer than a phrase may be.
  private static func isShort(_ first: NounPhrase, _ last: NounPhrase) -> Bool {
    last.tokens.upperBound - first.tokens.lowerBound <= Chunker.longestPhrase
  }

  /// Whether nothing but the count stands in the phrase.
  private static func isQuantity(
    _ phrase: NounPhrase,
    _ count: PeopleCount,
    in text: TaggedText
  ) -> Bool {
    phrase.tokens.upperBound <= count.tokens.upperBound
      || text.has(phrase.head, .additive)
      || phrase.tokens.count <= count.tokens.count + 1
        && text.has(phrase.tokens.lowerBound, .determiner)
  }

  // MARK: Phrases by place

  /// The phrase that ends at `token` or, where `token` lies inside one, that one; O(log n).
  func phraseIndex(endingAt token: Int) -> Int? {
    let index = phrases.firstIndexSorted { $0.tokens.upperBound >= token }
    guard index < phrases.count, phrases[index].tokens.upperBound == token else { return nil }
    return index
  }

  /// The phrase that starts at `token`.
  func phraseIndex(startingAt token: Int) -> Int? {
    let index = phrases.firstIndexSorted { $0.tokens.lowerBound >= token }
    guard index < phrases.count, phrases[index].tokens.lowerBound == token else { return nil }
    return index
  }

  /// The phrase that `token` lies in.
  func phraseIndex(containing token: Int) -> Int? {
    let index = phrases.firstIndexSorted { $0.tokens.upperBound > token }
    guard index < phrases.count, phrases[index].tokens.contains(token) else { return nil }
    return index
  }

  /// Past the phrase and the prepositional phrases and the age that follow it.
  func tail(of phrase: Int) -> (end: Int, last: Int) {
    var last = phrase
    var end = phrases[phrase].tokens.upperBound
    for _ in 0..<4 {
      if let age = endOfAge(at: end) {
        end = endOfOrigin(at: age) ?? age
        continue
      }
      guard end < range.upperBound, text.has(end, [.preposition]), !text.has(end, .verb),
        let next = phraseIndex(startingAt: end + 1)
      else { break }
      last = next
      end = phrases[next].tokens.upperBound
    }
    return (end, last)
  }

  /// Past ", of Leeds" behind an age: where a victim is from is part of the name in American news.
  private func endOfOrigin(at comma: Int) -> Int? {
    guard comma + 2 < range.upperBound, text.tokens[comma].isMark(","),
      text.isWord(comma + 1, among: [Words.of, Words.from]),
      let place = phraseIndex(startingAt: comma + 2), !phrases[place].isCandidate,
      text.tokens[phrases[place].tokens.lowerBound].isCapitalized
    else { return nil }
    return phrases[place].tokens.upperBound
  }

  /// ", 42" and "(42)" after a name, ", ages 7 and 10" and ", 18 and 20" after several.
  private func endOfAge(at comma: Int) -> Int? {
    if let bracketed = endOfBracketedAge(at: comma) { return bracketed }
    guard comma + 1 < range.upperBound, text.tokens[comma].isMark(",") else { return nil }
    if let ages = endOfAgeList(from: comma + 1) { return ages }
    guard isNamedOrPerson(comma - 1), text.tokens[comma + 1].kind == .number,
      text.tokens[comma + 1].end - text.tokens[comma + 1].start < 4
    else { return nil }
    let next = comma + 2
    let isAlone =
      next >= range.upperBound || text.tokens[next].kind == .punctuation
      || text.has(next, Self.afterAge)
    return isAlone ? next : nil
  }

  /// "Ada Roe (29)", "his son (aged 3)".
  private func endOfBracketedAge(at bracket: Int) -> Int? {
    guard bracket + 2 < range.upperBound, text.tokens[bracket].isMark("("),
      isNamedOrPerson(bracket - 1), let age = text.number(at: bracket + 1),
      age.kind == .age || age.kind == .cardinal, let value = age.value, value < 120,
      age.tokens.upperBound < range.upperBound, text.tokens[age.tokens.upperBound].isMark(")")
    else { return nil }
    return age.tokens.upperBound + 1
  }

  /// "Ada Roe", "a woman": who can have an age.
  ///
  /// "In addition to the deaths, 33 were hurt" tells none.
  private func isNamedOrPerson(_ index: Int) -> Bool {
    guard index >= range.lowerBound, text.harm[index] == nil else { return false }
    return text.tokens[index].isCapitalized || text.tokens[index].kind == .punctuation
      || text.has(index, [.person, .pluralPeople, .family])
  }

  /// Past the ages that the numbers stage knows, joined by commas and "and".
  private func endOfAgeList(from start: Int) -> Int? {
    var end: Int?
    var next = start
    while next < range.upperBound, next - start < Chunker.longestPhrase,
      let number = text.number(at: next), number.kind == .age || end != nil && isBare(number)
    {
      end = number.tokens.upperBound
      next = number.tokens.upperBound
      if next < range.upperBound, text.tokens[next].isMark(",") { next += 1 }
      if next < range.upperBound, text.isWord(next, Words.and) { next += 1 }
    }
    guard let end, end >= range.upperBound || phraseIndex(containing: end) == nil else {
      return nil
    }
    return end
  }

  /// "seven" in "ages six and seven": a number with no noun.
  private func isBare(_ number: NumberExpression) -> Bool {
    guard number.kind == .cardinal, let value = number.value, value < 120,
      let phrase = phraseIndex(containing: number.tokens.lowerBound)
    else { return false }
    return phrases[phrase].tokens == number.tokens
  }

  private static let afterAge: WordClass = [.conjunction, .be, .preposition, .relative, .have]

  // MARK: Subjects of what follows

  /// Whether a verb of which the phrase is the subject follows it.
  func isSubject(_ phrase: Int) -> Bool {
    var index = tail(of: phrase).end
    while index < range.upperBound, text.has(index, [.adverb]) { index += 1 }
    guard index < range.upperBound else { return false }
    if text.has(index, [.be, .have, .modal]) { return agrees(phrase, with: index) }
    if let harm = text.harm[index], harm.uses.isDisjoint(with: [.event, .person, .adjective]) {
      return phraseIndex(containing: index) == nil
    }
    return text.has(index, .reporting) && text.has(index, .verb)
  }

  /// "three others is" is no clause: the verb is that of a subject further back.
  private func agrees(_ phrase: Int, with auxiliary: Int) -> Bool {
    guard let count = phrases[phrase].count, let low = count.low, low > 1, !count.isDescription
    else {
      return true
    }
    return !text.isWord(auxiliary, among: VerbGroup.singular)
      || phrases[phrase].tokens.contains { text.isWord($0, among: Self.groups) }
  }

  // MARK: Subjects

  /// The people who are the subject of a verb group that starts at `start`.
  func subject(before start: Int) -> Argument? {
    if let outer = subjectOfOuterClause(before: start) { return list(endingWith: outer) }
    if let whole = wholeOfClosedList(before: start) { return whole }
    guard start > range.lowerBound, let phrase = subjectPhrase(before: start, depth: 0) else {
      return apposition(before: start)
    }
    if isOnePerson(before: start) { return list(endingWith: phrase).map(lastItem) }
    guard text.has(start - 1, .relative) else { return list(endingWith: phrase) }
    // "the shooting of his parents and three children who were found dead".
    return list(endingWith: phrase, isComplement: true).map(wholeOfPart)
  }

  /// "Jacob and Ben, who …, where he was stabbed": "he" is one of them.
  private func isOnePerson(before start: Int) -> Bool {
    text.has(start - 1, .subjectPronoun) && text.has(start - 1, [.male, .female])
  }

  private func lastItem(of people: Argument) -> Argument {
    Argument(items: people.items.suffix(1), tokens: people.items.last?.tokens ?? people.tokens)
  }

  /// "Four people are recovering after being shot": the nearest subject before "after".
  private func subjectOfOuterClause(before start: Int) -> Int? {
    guard start < range.upperBound, start - 1 > range.lowerBound,
      text.isWord(start, WordKey("being")), text.has(start - 1, [.subordinator, .preposition])
    else { return nil }
    let after = phrases.firstIndexSorted { $0.tokens.lowerBound >= start }
    return phrases.indices[max(0, after - Self.reach)..<after].last {
      phrases[$0].isCandidate && !phrases[$0].isAfterPreposition
    }
  }

  /// The people in the phrase that ends right at `end`, with the list that it closes.
  func phrase(endingAt end: Int) -> Argument? {
    guard let index = phraseIndex(endingAt: endBeforeAges(end)), phrases[index].isCandidate else {
      return nil
    }
    return list(endingWith: index)
  }

  /// Before ", 42" that ends at `end`, else `end`.
  func endBeforeAges(_ end: Int) -> Int { ageBefore(end) ?? end }

  private func subjectPhrase(before start: Int, depth: Int) -> Int? {
    guard depth < 4, start > range.lowerBound else { return nil }
    let last = start - 1
    if text.has(last, .relative), !text.has(last, .determiner) || isRelativeThat(last) {
      return antecedent(before: last, depth: depth)
    }
    if text.tokens[last].isMark(",") || text.isDash(last) || text.tokens[last].isMark(")") {
      if let found = phraseBeforeAside(endingAt: last, depth: depth) { return found }
      return nil
    }
    return climb(from: start, depth: depth)
  }

  private func isRelativeThat(_ index: Int) -> Bool {
    text.isWord(index, Words.that) && phraseIndex(endingAt: index) != nil
  }

  /// "who", "that" at `relative`: the phrase before it, or the one that it hangs on.
  private func antecedent(before relative: Int, depth: Int) -> Int? {
    var end = relative
    if end > range.lowerBound, text.tokens[end - 1].isMark(",") { end -= 1 }
    if text.isWord(relative, Words.whom) {
      // "23 of whom were hurt".
      return text.isWord(end - 1, Words.of)
        ? phraseIndex(endingAt: end - 1).flatMap { phrases[$0].isCandidate ? $0 : nil } : nil
    }
    if let age = ageBefore(end) { end = age }
    guard var index = phraseIndex(endingAt: end) else { return climb(from: end, depth: depth + 1) }
    for _ in 0..<3 {
      if phrases[index].isCandidate { return index }
      guard phrases[index].isAfterPreposition,
        let before = phraseIndex(endingAt: phrases[index].tokens.lowerBound - 1)
      else { return nil }
      index = before
    }
    return nil
  }

  /// ", 42" or ", ages 7 and 10" that ends at `end`: where it begins.
  private func ageBefore(_ end: Int) -> Int? {
    let least = max(range.lowerBound, end - Self.longestAges)
    for comma in stride(from: end - 2, through: least, by: -1) {
      guard text.tokens[comma].isMark(",") || text.tokens[comma].isMark("("),
        let age = endOfAge(at: comma)
      else { continue }
      if age == end || endOfOrigin(at: age) == end { return comma }
    }
    return nil
  }

  /// The most tokens of a list of ages that is looked back over.
  private static let longestAges = 12

  /// The phrase before an aside between commas, dashes or brackets.
  ///
  /// An aside inside an aside has two tries, so that a page of commas stays cheap.
  private func phraseBeforeAside(endingAt last: Int, depth: Int) -> Int? {
    var index = last - 1
    var tries = 0
    let mostTries = depth == 0 ? 6 : 2
    while index > range.lowerBound, tries < mostTries, last - index < 60 {
      let token = text.tokens[index]
      if token.isMark(";") { return nil }
      let isOpening =
        text.tokens[last].isMark(")")
        ? token.isMark("(")
        : text.tokens[last].isMark(",") ? token.isMark(",") : text.isDash(index)
      if isOpening {
        tries += 1
        if let found = climb(from: index, depth: depth + 1) { return found }
      }
      index -= 1
    }
    return nil
  }

  /// From the phrase that ends at `end` up over the prepositional phrases that hang on the subject.
  private func climb(from end: Int, depth: Int) -> Int? {
    var end = end
    for _ in 0..<Self.reach {
      if let age = ageBefore(end) { end = age }
      let least = max(range.lowerBound, end - Self.reach)
      while end > least, isPassable(end - 1) { end -= 1 }
      guard end > range.lowerBound else { return nil }
      guard let index = phraseIndex(endingAt: end) else {
        return overModifier(endingAt: end, depth: depth)
      }
      let phrase = phrases[index]
      if phrase.isPronoun,
        !phrase.isAfterPreposition || text.has(phrase.tokens.lowerBound - 1, .subordinator)
      {
        return pronounAntecedent(index)
      }
      if !phrase.isAfterPreposition, phrase.isCandidate {
        return isPredicateAge(phrase) ? nil : index
      }
      if phrase.isAfterPreposition, phrase.isCandidate,
        !hangsOnPhrase(index) || text.has(phrase.tokens.lowerBound - 1, .subordinator)
      {
        return index
      }
      end = phrase.tokens.lowerBound
      if phrase.isAfterPreposition { end -= 1 }
      if !phrase.isAfterPreposition, phrase.meaning == .other, !isListed(index) {
        return overModifier(endingAt: end, depth: depth)
      }
    }
    return nil
  }

  /// Whether the phrase belongs to a list, so that what stands before it may be the subject.
  private func isListed(_ index: Int) -> Bool {
    let start = phrases[index].tokens.lowerBound
    return start > range.lowerBound
      && (text.has(start - 1, .conjunction) || text.tokens[start - 1].isMark(","))
  }

  /// Adverbs, "and" and "or" between a subject's parts.
  private func isPassable(_ index: Int) -> Bool {
    guard phraseIndex(containing: index) == nil else { return false }
    // "“up to 60 servicemen” had been killed".
    if isClosingQuote(index), index > range.lowerBound, phraseIndex(endingAt: index) != nil {
      return true
    }
    return text.has(index, [.adverb, .conjunction])
      && !text.has(index, [.subordinator, .relative, .verb])
      || text.isWord(index, Words.among)
  }

  /// Whether the prepositional phrase stands after another phrase, to which it then belongs.
  private func hangsOnPhrase(_ index: Int) -> Bool {
    let start = phrases[index].tokens.lowerBound - 1
    guard start > range.lowerBound else { return false }
    return phraseIndex(endingAt: start) != nil || text.tokens[start - 1].isMark(",")
      || text.has(start - 1, [.preposition, .adverb])
  }

  /// "He was 101 and died": the years that somebody has lived, no subject of the second verb.
  private func isPredicateAge(_ phrase: NounPhrase) -> Bool {
    guard let count = phrase.count, count.tokens == phrase.tokens, !count.isDescription,
      count.comparison == .equal, phrase.tokens.lowerBound > range.lowerBound
    else { return false }
    return text.isWord(phrase.tokens.lowerBound - 1, among: VerbGroup.singular)
  }

  /// "people infected with cholera", "the man who called police": over the modifier to its noun.
  private func overModifier(endingAt end: Int, depth: Int) -> Int? {
    var index = end - 1
    guard depth < 3, index > range.lowerBound else { return nil }
    let isVerb =
      text.isParticiple(index) || text.isGerund(index) || text.has(index, [.verb, .be, .have])
      || text.harm[index] != nil
    guard isVerb else { return nil }
    var isFinite = false
    let least = max(range.lowerBound, end - Self.reach)
    while index > least,
      text.has(index, [.be, .have, .adverb, .verb, .modal, .negation])
        || index == end - 1
    {
      isFinite = isFinite || text.has(index, [.be, .have, .modal])
      index -= 1
    }
    if text.has(index, .relative) { return antecedent(before: index, depth: depth + 1) }
    guard !isFinite, text.isParticiple(index + 1) || text.isGerund(index + 1),
      let phrase = phraseIndex(endingAt: index + 1), phrases[phrase].isCandidate,
      !phrases[phrase].isAfterPreposition, !startsWithName(phrases[phrase])
    else { return nil }
    return phrase
  }

  private func startsWithName(_ phrase: NounPhrase) -> Bool {
    phrase.count?.isDescription == true && !text.has(phrase.tokens.lowerBound, .determiner)
  }

  /// "they" in "A woman and her child were taken to hospital, where they died": the subject of the clause before, where
  /// the sentence counts no other people before the pronoun.
  private func pluralAntecedent(_ pronoun: Int) -> Int? {
    let least = max(0, pronoun - Self.reach)
    let counted = (least..<pronoun).filter { phrases[$0].isCandidate && !isReporting($0) }
    guard let last = counted.last, isSubject(last), let people = list(endingWith: last),
      let first = counted.first, phrases[first].tokens.lowerBound >= people.tokens.lowerBound
    else { return nil }
    let total = people.items.reduce(0) { $0 + ($1.count.low ?? 0) }
    return total > 1 ? last : nil
  }

  /// "he", "she": the nearest description of one person before it in the sentence, else the nearest name with the
  /// pronoun's gender behind a preposition ("settled with the family of Ada Roe after she was killed").
  private func pronounAntecedent(_ index: Int) -> Int? {
    let pronoun = phrases[index].tokens.lowerBound
    if text.isWord(pronoun, WordKey("they")) { return pluralAntecedent(index) }
    guard let gender = Pronouns.gender(text.tokens[pronoun]) else { return nil }
    let near = (max(0, index - Self.reach + 1)..<index).reversed().filter {
      phrases[$0].isCandidate && phrases[$0].count?.isDescription == true
        && phrases[$0].count?.isOne == true && !isReporting($0)
    }
    return near.first { !phrases[$0].isAfterPreposition && mayBe(gender, phrases[$0].head) }
      ?? near.first { entityGender(phrases[$0].head) == gender }
  }

  /// "another source said she was": who tells of it by office is not whom it befell.
  private func isReporting(_ index: Int) -> Bool {
    let end = phrases[index].tokens.upperBound
    return end < range.upperBound && text.has(phrases[index].head, .authority)
      && text.has(end, .reporting)
  }

  /// Whether neither the noun nor what the article says of the name speaks against the gender.
  private func mayBe(_ gender: Gender, _ head: Int) -> Bool {
    !text.has(head, gender == .female ? .male : .female)
      && entityGender(head).map { $0 == gender } ?? true
  }

  private func entityGender(_ head: Int) -> Gender? {
    text.mention(at: head).flatMap { text.document.entities[$0.entity].gender }
  }
}
