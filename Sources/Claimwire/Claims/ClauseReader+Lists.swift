/// Lists of people, and what their members amount to together.
extension ClauseReader {
  /// A member of a list: its phrase, and whether "and" joins it to the one before.
  private struct Member {
    var phrase: Int
    var hasAnd: Bool
  }

  // MARK: Objects

  /// The people who are the object of a verb or preposition that ends at `start`.
  ///
  /// The last member of a verb's object is no subject of a verb of its own ("killed A, and B was hurt"); that of a noun's
  /// complement may stand before one ("the bodies of A, B and C were found").
  func object(startingAt start: Int, isComplement: Bool = false) -> Argument? {
    let limit = min(range.upperBound, start + Self.reach)
    var start = start
    while start < limit, text.has(start, .adverb), phraseIndex(startingAt: start) == nil {
      start += 1
    }
    guard let first = phraseIndex(startingAt: start), phrases[first].isCandidate else { return nil }
    var members = [Member(phrase: first, hasAnd: false)]
    var isClosed = false
    for _ in 0..<Self.reach where !isClosed {
      guard let next = nextMember(after: members[members.count - 1].phrase),
        isComplement || !isSubject(next.phrase)
      else { break }
      members.append(next)
      isClosed = next.hasAnd
    }
    // "A, B, and C, and officer D".
    if isClosed, members.count > 2, let next = nextMember(after: members[members.count - 1].phrase),
      next.hasAnd, isComplement || !isSubject(next.phrase)
    {
      members.append(next)
    }
    // "A, 37; B, 18; C, 18": no "and" before the last.
    if !isClosed, members.count > 2,
      members.dropFirst().allSatisfy({ isAfterSemicolon($0.phrase) }),
      !isContinued(after: members[members.count - 1].phrase)
    {
      isClosed = true
    }
    if !isClosed { isClosed = isClosedByReflexive(after: members[members.count - 1].phrase) }
    return argument(isClosed ? members : [members[0]], isObject: true)
  }

  /// "A, 37; B, 18; C's wife, …": more follows than the list's members that were understood.
  private func isContinued(after phrase: Int) -> Bool {
    let end = tail(of: phrase).end
    return (end..<max(end, min(range.upperBound, end + Self.reach))).contains {
      text.tokens[$0].isMark(";")
    }
  }

  private func isAfterSemicolon(_ phrase: Int) -> Bool {
    let start = phrases[phrase].tokens.lowerBound
    return start > range.lowerBound && text.tokens[start - 1].isMark(";")
  }

  /// "his wife, two sons and then himself": the pronoun counts nobody and ends the list.
  private func isClosedByReflexive(after phrase: Int) -> Bool {
    var index = phrases[phrase].tokens.upperBound
    if index < range.upperBound, text.tokens[index].isMark(",") { index += 1 }
    // "wife, two children, then himself", "wife, 2 kids, self": headlines spare the "and".
    if index < range.upperBound, text.isWord(index, Words.and) {
      index += 1
    } else if index == phrases[phrase].tokens.upperBound {
      return false
    }
    while index < range.upperBound, text.has(index, .adverb) { index += 1 }
    return index < range.upperBound
      && (text.isWord(index, among: Self.reflexives) || text.isWord(index, WordKey("self")))
  }

  /// The next member of a list after the phrase; "and" makes it the last.
  private func nextMember(after phrase: Int) -> Member? {
    for end in [tail(of: phrase).end, phrases[phrase].tokens.upperBound] {
      var index = end
      var hasAnd = false
      var hasComma = false
      if index < range.upperBound, text.tokens[index].isMark(",") || text.tokens[index].isMark(";")
      {
        hasComma = true
        index += 1
      }
      if index < range.upperBound, text.isWord(index, Words.and) || text.tokens[index].isMark("&") {
        hasAnd = true
        index += 1
      }
      guard hasAnd || hasComma, let next = phraseIndex(startingAt: index),
        phrases[next].isCandidate,
        !(hasAnd && hasComma && isAnotherElsewhere(next))
      else { continue }
      return Member(phrase: next, hasAnd: hasAnd)
    }
    return nil
  }

  /// "one in Leeds, killing three, and another in York": what happened again, no one more of the killed.
  private func isAnotherElsewhere(_ phrase: Int) -> Bool {
    let tokens = phrases[phrase].tokens
    return tokens.count == 1 && text.isWord(tokens.lowerBound, Words.another)
      && tokens.upperBound < range.upperBound && text.has(tokens.upperBound, .preposition)
  }

  // MARK: Lists

  /// The list that ends with the phrase, or the phrase alone.
  ///
  /// The members of a noun's complement may stand behind its preposition.
  func list(endingWith last: Int, isComplement: Bool = false) -> Argument? {
    argument(members(endingWith: last, areComplement: isComplement), isObject: false)
  }

  /// "Three victims, a man, a boy and a girl, were hurt": the whole, where a closed list only says who they are.
  func wholeOfClosedList(before start: Int) -> Argument? {
    guard start - 1 > range.lowerBound, text.tokens[start - 1].isMark(",") else { return nil }
    var end = endBeforeAges(start - 1)
    // "…, all of Leeds, were hurt".
    if phraseIndex(endingAt: end).map({ !phrases[$0].isCandidate }) ?? true {
      let least = max(range.lowerBound + 1, end - 8)
      guard let comma = (least..<max(end, least)).last(where: { text.tokens[$0].isMark(",") })
      else {
        return nil
      }
      end = endBeforeAges(comma)
    }
    guard let last = phraseIndex(endingAt: end), phrases[last].isCandidate else { return nil }
    let members = members(endingWith: last)
    guard members.count > 1, let whole = argument(members, isObject: false), whole.items.count == 1
    else { return nil }
    return whole
  }

  /// "The victims, two men and a woman, died": a plural that counts nobody, and the closed list that says who they are.
  func apposition(before start: Int) -> Argument? {
    guard start - 1 > range.lowerBound, text.tokens[start - 1].isMark(","),
      let last = phraseIndex(endingAt: endBeforeAges(start - 1)), phrases[last].isCandidate
    else { return nil }
    let members = members(endingWith: last)
    guard members.count > 1, let first = members.first else { return nil }
    let comma = phrases[first.phrase].tokens.lowerBound - 1
    guard comma > range.lowerBound, text.tokens[comma].isMark(","),
      let whole = phraseIndex(endingAt: comma), !phrases[whole].isCandidate,
      text.has(phrases[whole].head, .pluralPeople), !phrases[whole].isAfterPreposition
    else { return nil }
    return argument(members, isObject: false)
  }

  /// "The men, along with several others, were held": who was with a subject that counts nobody.
  func company(before start: Int) -> Argument? {
    guard start - 1 > range.lowerBound, text.tokens[start - 1].isMark(","),
      let last = phraseIndex(endingAt: start - 1), phrases[last].isCandidate
    else { return nil }
    let opening = phrases[last].tokens.lowerBound - 3
    guard opening >= range.lowerBound, text.tokens[opening].isMark(","),
      text.isWord(opening + 1, among: [WordKey("along"), WordKey("together")]),
      text.isWord(opening + 2, Words.with)
    else { return nil }
    return argument([Member(phrase: last, hasAnd: false)], isObject: false)
  }

  private func members(endingWith last: Int, areComplement: Bool = false) -> [Member] {
    var members = [Member(phrase: last, hasAnd: false)]
    for _ in 0..<Self.reach {
      let first = members[members.count - 1]
      guard
        let previous = previousMember(
          before: first.phrase,
          needsAnd: members.count == 1,
          isInComplement: areComplement
        )
      else { break }
      members[members.count - 1].hasAnd = previous.hasAnd
      members.append(Member(phrase: previous.phrase, hasAnd: false))
    }
    return members.reversed()
  }

  /// The member of the list before the phrase, and whether "and" stands between the two.
  private func previousMember(
    before phrase: Int,
    needsAnd: Bool,
    isInComplement: Bool
  ) -> (phrase: Int, hasAnd: Bool)? {
    var index = phrases[phrase].tokens.lowerBound - 1
    guard index > range.lowerBound else { return nil }
    let hasAnd = text.isWord(index, Words.and) || text.tokens[index].isMark("&")
    if hasAnd { index -= 1 }
    let hasComma =
      index >= range.lowerBound
      && (text.tokens[index].isMark(",") || text.tokens[index].isMark(";"))
    guard hasAnd || hasComma && !needsAnd || isHeadlinePair(endingWith: phrase),
      index >= range.lowerBound
    else { return nil }
    let end = hasComma ? index : index + 1
    var candidate = phrase - 1
    while candidate >= 0, phrase - candidate <= 5 {
      let isMember =
        phrases[candidate].isCandidate && (isInComplement || !isComplement(candidate))
      if isMember, tail(of: candidate).end == end || phrases[candidate].tokens.upperBound == end {
        return isObjectOfVerb(candidate) ? nil : (candidate, hasAnd)
      }
      candidate -= 1
    }
    return nil
  }

  /// "Man, teen killed in shooting": headlines spare the article and the "and".
  private func isHeadlinePair(endingWith phrase: Int) -> Bool {
    guard phrase == 1, text.tokens[phrases[1].tokens.lowerBound - 1].isMark(",") else {
      return false
    }
    return phrases[..<2].allSatisfy { phrase in
      phrase.tokens.count == 1 && text.has(phrase.head, .person)
    }
      && phrases[0].tokens.lowerBound == range.lowerBound
      && phrases[0].tokens.upperBound + 1 == phrases[1].tokens.lowerBound
  }

  /// "of a man": part of what stands before; "after a man and his son were killed" opens a clause.
  private func isComplement(_ phrase: Int) -> Bool {
    phrases[phrase].isAfterPreposition
      && !text.has(phrases[phrase].tokens.lowerBound - 1, .subordinator)
  }

  /// Whether a verb stands right before the phrase, whose object it then is.
  func isObjectOfVerb(_ phrase: Int) -> Bool {
    let start = phrases[phrase].tokens.lowerBound
    guard start > range.lowerBound else { return false }
    if let harm = text.harm[start - 1] {
      return !harm.uses.isDisjoint(with: [.past, .gerund, .base, .present])
    }
    return text.has(start - 1, .verb) && !text.has(start - 1, .reporting)
  }

  /// "one of four people shot": what is said of the part's whole is said of the four.
  func wholeOfPart(_ people: Argument) -> Argument {
    guard people.items.count == 1, people.items[0].count.low == 1,
      let phrase = phraseIndex(containing: people.items[0].tokens.lowerBound),
      let whole = phrases[phrase].whole, !whole.isDescription
    else { return people }
    var people = people
    people.items[0].count = whole
    return people
  }

  // MARK: Folding

  /// The members with their counts: two names of one person are one, and a list that says who the first are is left out.
  private func argument(_ members: [Member], isObject: Bool) -> Argument? {
    var items: [Argument.Item] = []
    for (index, member) in members.enumerated() {
      guard let count = phrases[member.phrase].count else { return nil }
      let isSame =
        index > 0
        && (member.hasAnd
          ? isRole(members[index - 1].phrase, of: member.phrase)
          : isSamePerson(members[index - 1].phrase, member.phrase))
      if isSame {
        let last = items.count - 1
        items[last].tokens =
          items[last].tokens.lowerBound..<phrases[member.phrase].tokens.upperBound
        continue
      }
      items.append(Argument.Item(count: count, tokens: phrases[member.phrase].tokens))
    }
    guard let first = items.first, let last = items.last else { return nil }
    if items.count == 2, text.isWord(first.tokens.lowerBound, Words.both), first.tokens.count > 1 {
      items[0].count = PeopleCount(1, tokens: first.tokens, isDescription: true)
    } else if isBreakdown(members, items, isObject: isObject) {
      return Argument(items: [first], tokens: first.tokens)
    }
    return Argument(items: items, tokens: first.tokens.lowerBound..<last.tokens.upperBound)
  }

  /// "senator and presidential candidate Ada Roe": a noun without its article, and the name of who is both.
  private func isRole(_ role: Int, of name: Int) -> Bool {
    let first = phrases[role].tokens.lowerBound
    guard let one = phrases[role].count, one.isOne, one.isDescription,
      text.has(phrases[role].head, .person), !text.has(phrases[role].head, .family),
      !phrases[role].tokens.contains(where: { text.has($0, [.determiner, .possessive]) }),
      text.mention(at: phrases[role].head)?.type != .person
    else { return false }
    return text.number(at: first) == nil && text.mention(at: phrases[name].head)?.type == .person
  }

  /// "a woman, Ada Roe,": a description and a name, or a name and a description with its article.
  private func isSamePerson(_ first: Int, _ second: Int) -> Bool {
    guard let one = phrases[first].count, let other = phrases[second].count, one.isOne, other.isOne,
      one.isDescription, other.isDescription, isFollowedByComma(second)
    else { return false }
    let (isFirstName, isSecondName) = (isName(first), isName(second))
    if isSecondName { return !isFirstName }
    return isFirstName && text.has(phrases[second].tokens.lowerBound, .article)
  }

  private func isFollowedByComma(_ phrase: Int) -> Bool {
    let end = tail(of: phrase).end
    return end >= range.upperBound || text.tokens[end].isMark(",")
      || text.tokens[end].kind == .punctuation
  }

  private func isName(_ phrase: Int) -> Bool {
    let first = phrases[phrase].tokens.lowerBound
    // "Roe's mother": a name of somebody else.
    if text.has(phrases[phrase].head, .family), !text.tokens[phrases[phrase].head].isCapitalized {
      return false
    }
    return text.tokens[first].isCapitalized && first > range.lowerBound
      && !text.has(first, [.determiner, .possessive])
      || text.mention(at: first)?.type == .person
      || !text.has(first, .determiner) && text.mention(at: phrases[phrase].head)?.type == .person
  }

  /// "four professors, three American and one Indian": the list says what the first number is made of.
  private func isBreakdown(_ members: [Member], _ items: [Argument.Item], isObject: Bool) -> Bool {
    guard items.count > 2, let total = items[0].count.value, total >= 2 else { return false }
    let rest = items.dropFirst()
    guard rest.reduce(0, { $0 + ($1.count.value ?? 0) }) == total else { return false }
    let whole = phrases[members[0].phrase].head
    let heads = members.dropFirst().map { phrases[$0.phrase].head }
    // "two men, a woman and a boy" are four.
    if text.has(whole, .male), heads.contains(where: { text.has($0, .female) }) { return false }
    if text.has(whole, .female), heads.contains(where: { text.has($0, .male) }) { return false }
    return isObject || text.has(whole, [.pair, .additive])
      || text.isWord(whole, among: Self.anybody)
      || members.last.map { isFollowedByComma($0.phrase) } ?? false
  }

  private static let anybody = ["people", "persons", "victims", "others", "adults"].map {
    WordKey($0)
  }
}
