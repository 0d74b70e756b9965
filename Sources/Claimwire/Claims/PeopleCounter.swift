/// Works out how many people a noun phrase stands for.
struct PeopleCounter {
  let text: TaggedText

  /// Null where it counts nobody: no number, and no description of one person.
  func count(in tokens: Range<Int>, head: Int) -> PeopleCount? {
    if let nobody = nobody(tokens, head: head) { return nobody }
    if isUnhyphenatedAge(tokens) { return nil }
    if let pair = pair(tokens, head: head) { return pair }
    if let counted = counted(tokens, head: head) { return counted }
    return described(tokens, head: head)
  }

  /// "three months old".
  private func isUnhyphenatedAge(_ tokens: Range<Int>) -> Bool {
    let last = tokens.upperBound - 1
    return text.isWord(last, Words.old) && last > tokens.lowerBound && text.has(last - 1, .time)
      && (last - 2 < tokens.lowerBound || !text.isHyphen(last - 1) && !text.isHyphen(last - 2))
  }

  /// "no one", "no injuries", "none", "no suspects".
  private func nobody(_ tokens: Range<Int>, head: Int) -> PeopleCount? {
    let first = tokens.lowerBound
    guard text.has(first, .zero), !isNoLonger(tokens) else { return nil }
    if text.isWord(first, Words.no), tokens.count > 1, isThing(head) { return nil }
    // "no one else" counts and says of whom in one.
    let isNoOne = text.isWord(head, among: [Words.one, Words.else])
    let isDeterminer = text.isWord(first, Words.no) && !isNoOne
    return PeopleCount(0, tokens: isDeterminer ? first..<first + 1 : tokens)
  }

  /// "no longer", "no more": of time.
  private func isNoLonger(_ tokens: Range<Int>) -> Bool {
    let next = tokens.lowerBound + 1
    return next < text.tokens.count
      && text.isWord(next, among: [WordKey("longer"), WordKey("sooner")])
  }

  /// "at least 21 suspected militants", "5,000", "several others".
  private func counted(_ tokens: Range<Int>, head: Int) -> PeopleCount? {
    var index = tokens.lowerBound
    while index < tokens.upperBound {
      guard let number = text.cardinal(at: index), number.isWhole, !isPartOfWord(number.tokens),
        !isMultiple(number), !isClockTime(number), !isBareAge(number, in: tokens),
        !isLabel(number), !isShare(number, in: tokens), !Self.isDifference(number, in: text)
      else {
        index += 1
        continue
      }
      if number.tokens.contains(head) {
        return isAgeOrYear(number, tokens) ? nil : bare(number, tokens)
      }
      return isThing(head) ? nil : PeopleCount(number, tokens: number.tokens)
    }
    return counted(byWord: tokens, head: head)
  }

  /// A number with no noun: "killed five".
  private func bare(_ number: NumberExpression, _ tokens: Range<Int>) -> PeopleCount? {
    let last = number.tokens.upperBound - 1
    if tokens.lowerBound < number.tokens.lowerBound,
      !text.has(tokens.lowerBound, [.determiner, .additive])
    {
      return nil
    }
    return text.tokens[last].kind == .number || text.tokens[last].kind == .word
      ? PeopleCount(number, tokens: number.tokens) : nil
  }

  /// ", 42," is an age, "2013" a year.
  private func isAgeOrYear(_ number: NumberExpression, _ tokens: Range<Int>) -> Bool {
    guard number.comparison == .equal, tokens.count == 1, let value = number.value else {
      return false
    }
    let index = tokens.lowerBound
    let isFramed =
      index > 0 && text.tokens[index - 1].isMark(",") && index > 1
      && text.tokens[index - 2].isCapitalized
    if isFramed, value < 120, index + 1 < text.tokens.count, !text.isWord(index + 1, Words.of) {
      let next = text.tokens[index + 1]
      // "Ada Roe, two of her sons": a spelled age has its comma.
      if text.tokens[index].kind == .word { return next.isMark(",") }
      return next.isMark(",") || next.isMark(".")
        || text.has(index + 1, [.be, .conjunction, .preposition])
          && !text.has(index - 2, .time)
    }
    let isYear =
      value >= 1_500 && value <= 2_100 && text.tokens[index].end - text.tokens[index].start == 4
    return isYear && index > 0 && text.has(index - 1, [.preposition, .time])
  }

  /// "both", "another", "several", "any": counts that are no number.
  private func counted(byWord tokens: Range<Int>, head: Int) -> PeopleCount? {
    let first = tokens.lowerBound
    guard !isThing(head) || head == first else { return nil }
    let word = first..<first + 1
    if text.isWord(first, Words.both), isBothPeople(first, head: head) {
      return PeopleCount(2, tokens: word)
    }
    if text.isWord(first, Words.several) { return PeopleCount(low: 3, tokens: word) }
    if text.isWord(first, Words.another), !text.isPluralForm(head) {
      return PeopleCount(1, tokens: tokens, isDescription: tokens.count > 1)
    }
    if text.isWord(first, Words.one) { return PeopleCount(1, tokens: word) }
    return nil
  }

  /// "her parents", "a couple", but not "a couple of" others.
  private func pair(_ tokens: Range<Int>, head: Int) -> PeopleCount? {
    let next = tokens.upperBound
    guard text.has(head, .pair), text.has(tokens.lowerBound, .determiner),
      next >= text.tokens.count || !text.isWord(next, Words.of)
    else { return nil }
    return PeopleCount(2, tokens: tokens, isDescription: true)
  }

  /// "a man", "his wife", "the 63-year-old", "President Ada Roe".
  private func described(_ tokens: Range<Int>, head: Int) -> PeopleCount? {
    if isOrdinalPerson(tokens) { return PeopleCount(1, tokens: tokens, isDescription: true) }
    guard !text.has(head, [.pluralPeople, .notPeople]) || text.has(head, .person) else {
      return nil
    }
    let isName = isPersonName(head)
    let isOfAge = hasAge(tokens) || isFollowedByAge(tokens)
    let isPerson = text.has(head, .person) || isName || isAge(tokens) || isOfAge
    guard isPerson else { return nil }
    let first = tokens.lowerBound
    let hasDeterminer = text.has(first, .determiner) || hasGenitive(tokens)
    if isPluralDeterminer(first) { return nil }
    let isKnown =
      isName || hasDeterminer || isAge(tokens) || isOfAge || text.tokens[first].isCapitalized
      || isSecondOfPair(tokens, head: head) || isOfAntecedent(tokens, head: head)
      || isHeadlineObject(tokens)
    guard isKnown else { return nil }
    return PeopleCount(1, tokens: tokens, isDescription: true)
  }

  /// "a third" before "was" or "died": one more person, no fraction.
  private func isOrdinalPerson(_ tokens: Range<Int>) -> Bool {
    let next = tokens.upperBound
    guard tokens.count == 2, next < text.tokens.count, text.has(tokens.lowerBound, .article),
      text.isWord(next - 1, among: Self.ordinals)
    else { return false }
    return text.isWord(next, among: VerbGroup.singular)
      || text.harm[next]?.uses.contains(.intransitive) == true
  }

  private static let ordinals = ["second", "third", "fourth", "fifth", "sixth"].map { WordKey($0) }

  /// "whose mother": a relative of the one before.
  private func isOfAntecedent(_ tokens: Range<Int>, head: Int) -> Bool {
    tokens.lowerBound > 0 && text.has(head, .family)
      && text.isWord(tokens.lowerBound - 1, WordKey("whose"))
  }

  /// "sister" in "a brother and sister", "stepfather" in "his mother, stepfather and grandmother".
  private func isSecondOfPair(_ tokens: Range<Int>, head: Int) -> Bool {
    let first = tokens.lowerBound
    guard first > 1 else { return false }
    let isListed = text.isWord(first - 1, Words.and) || text.tokens[first - 1].isMark(",")
    if isListed, text.has(head, .family), head - first <= 2 { return true }
    // "a driver, passenger and a pedestrian".
    return tokens.count == 1 && isListed && text.has(first - 2, .person)
  }

  /// "kills wife", "Man, teen killed": headlines spare the article.
  private func isHeadlineObject(_ tokens: Range<Int>) -> Bool {
    let before = tokens.lowerBound - 1
    guard before >= 0 else { return false }
    if text.harm[before]?.uses.contains(.present) == true { return true }
    return before > 0 && tokens.count == 1 && text.tokens[before].isMark(",")
      && text.has(before - 1, .person) && text.tokens[before - 1].isCapitalized
      && text.harm[tokens.upperBound < text.tokens.count ? tokens.upperBound : before] != nil
  }

  /// "Ada Roe, 42,".
  private func isFollowedByAge(_ tokens: Range<Int>) -> Bool {
    let age = tokens.upperBound + 1
    return age < text.tokens.count && text.tokens[age - 1].isMark(",")
      && text.number(at: age)?.kind == .age && text.tokens[tokens.lowerBound].isCapitalized
  }

  private func isPluralDeterminer(_ index: Int) -> Bool {
    text.isWord(
      index,
      among: [
        WordKey("these"), WordKey("those"), WordKey("all"), WordKey("each"),
        WordKey("every"), WordKey("any"),
      ]
    )
  }

  private func hasGenitive(_ tokens: Range<Int>) -> Bool {
    tokens.contains { text.isWord($0, Words.genitive) }
  }

  /// "A 50-year-old", "the 19-year-old".
  private func isAge(_ tokens: Range<Int>) -> Bool {
    text.isWord(tokens.upperBound - 1, Words.old) && tokens.count > 2
  }

  /// "63-year-old Ada Roe".
  private func hasAge(_ tokens: Range<Int>) -> Bool {
    if let number = text.number(at: tokens.lowerBound), number.kind == .age {
      // "18 year old Ada Roe", but not "aged 18".
      return number.tokens.upperBound < tokens.upperBound
    }
    return tokens.contains {
      $0 > tokens.lowerBound + 2 && text.isWord($0, Words.old) && text.isHyphen($0 - 1)
    }
  }

  private func isPersonName(_ head: Int) -> Bool {
    text.mention(at: head)?.type == .person
  }

  /// Whether the head is a thing, an animal, a plant or a measure.
  private func isThing(_ head: Int) -> Bool {
    if text.has(head, [.notPeople, .time]) { return true }
    // "several posts east of the town".
    if text.has(head, .region), text.has(head - 1, .notPeople) { return true }
    if head + 1 < text.tokens.count, text.tokens[head + 1].isMark("%") { return true }
    return false
  }

  /// "11:00pm", whatever was made of it before.
  private func isClockTime(_ number: NumberExpression) -> Bool {
    let colon = number.tokens.upperBound
    return colon + 1 < text.tokens.count && text.tokens[colon].isMark(":")
      && !text.tokens[colon + 1].flags.contains(.spaceBefore)
      && text.bytes[Int(text.tokens[colon + 1].start)] &- UInt8(ascii: "0") < 10
  }

  /// "both 31", "an 18 and 15 year old", "26 yr old man", "ages 40 and 38": years of life.
  private func isBareAge(_ number: NumberExpression, in tokens: Range<Int>) -> Bool {
    guard number.comparison == .equal, let value = number.value, value > 1, value < 120 else {
      return false
    }
    let (first, next) = (number.tokens.lowerBound, number.tokens.upperBound)
    if next < text.tokens.count, text.isWord(next, among: Self.years) { return true }
    if first > tokens.lowerBound {
      return text.isWord(first - 1, among: [Words.both, Words.a, Words.an])
    }
    return first > 1 && text.isWord(first - 1, Words.and)
      && (text.number(at: first - 2)?.kind == .age || isOfAges(first - 2))
      && tokens.count == number.tokens.count
  }

  /// "between the ages of 14 and 18": whether the number behind "ages of" stands at `index`.
  private func isOfAges(_ index: Int) -> Bool {
    guard index > 1, let number = text.number(at: index) else { return false }
    let of = number.tokens.lowerBound - 1
    return of > 0 && text.isWord(of, Words.of)
      && text.isWord(of - 1, among: [WordKey("ages"), Words.age])
  }

  private static let years = ["yr", "yrs", "yo"].map { WordKey($0) }

  /// "five times more likely", "held three times".
  private func isMultiple(_ number: NumberExpression) -> Bool {
    text.isWord(number.tokens.upperBound, Words.times)
  }

  /// The number in "RIC 106", "AK 47": a name's part, where no noun follows.
  private func isLabel(_ number: NumberExpression) -> Bool {
    let (first, next) = (number.tokens.lowerBound, number.tokens.upperBound)
    guard first > 0, text.tokens[first].kind == .number, number.tokens.count == 1,
      text.tokens[first - 1].letterCase == .upper, text.mention(at: first - 1)?.type != .place,
      next < text.tokens.count
    else { return false }
    return text.tokens[next].kind == .punctuation || text.has(next, [.conjunction, .be, .modal])
  }

  /// "for every three held": of shares, or a rate.
  private func isShare(_ number: NumberExpression, in tokens: Range<Int>) -> Bool {
    tokens.lowerBound < number.tokens.lowerBound
      && text.isWord(number.tokens.lowerBound - 1, Words.every)
  }

  /// "230 fewer injuries": how many there were not.
  static func isDifference(_ number: NumberExpression, in text: TaggedText) -> Bool {
    text.isWord(number.tokens.upperBound, among: fewer)
  }

  private static let fewer = ["fewer", "less"].map { WordKey($0) }

  /// "both", "both sisters", "both the pilot and …", but not "both alive and dead".
  private func isBothPeople(_ both: Int, head: Int) -> Bool {
    head == both || text.isPluralForm(head) || text.has(head, [.pluralPeople, .person])
      || text.has(both + 1, .determiner)
  }

  /// The number in "12-year-old" or "one-day".
  private func isPartOfWord(_ tokens: Range<Int>) -> Bool {
    let next = tokens.upperBound
    return next < text.tokens.count && text.isHyphen(next)
      && next + 1 < text.tokens.count && !text.tokens[next + 1].flags.contains(.spaceBefore)
  }
}
