/// Finds the noun phrases of a sentence from its function words, numbers and capitals.
///
/// A finite-state chunker after Abney, "Partial Parsing via Finite-State Cascades" (1996): no parse, so that the time is
/// linear and a strange sentence costs no more than a plain one.
struct Chunker {
  let text: TaggedText

  /// The most tokens of one phrase.
  ///
  /// English has none so long; tables and noise do, and every later step walks phrases.
  static let longestPhrase = 48

  /// The noun phrases in order; they do not overlap.
  func phrases(in range: Range<Int>) -> [NounPhrase] {
    var phrases: [NounPhrase] = []
    phrases.reserveCapacity(8)
    var index = range.lowerBound
    while index < range.upperBound {
      let end = endOfPhrase(from: index, limit: range.upperBound)
      if end > index {
        let isAfterPreposition =
          index > range.lowerBound && text.has(index - 1, [.preposition, .to])
          && !text.has(index - 1, .verb)
        phrases.append(phrase(index..<end, isAfterPreposition: isAfterPreposition))
        index = end
      } else {
        index += 1
      }
    }
    return phrases
  }

  // MARK: Extent

  /// The end of the noun phrase that starts at `start`; `start` where none does.
  private func endOfPhrase(from start: Int, limit: Int) -> Int {
    let limit = min(limit, start + Self.longestPhrase)
    if text.isDate[start] { return endOfDate(from: start, limit: limit) }
    if let end = endOfZero(from: start, limit: limit) { return end }
    if isPronounPhrase(start) { return start + 1 }
    var index = start
    var hasNoun = false
    while index < limit {
      guard let next = step(index, start: start, limit: limit, hasNoun: &hasNoun) else { break }
      index = min(next, limit)
    }
    return index
  }

  private func endOfDate(from start: Int, limit: Int) -> Int {
    var index = start
    while index < limit, text.isDate[index] { index += 1 }
    return index
  }

  /// "no one", "no-one", "no one else", "none".
  private func endOfZero(from start: Int, limit: Int) -> Int? {
    guard text.has(start, .zero), start + 1 < limit, text.isWord(start, Words.no) else {
      return nil
    }
    let one = text.isHyphen(start + 1) ? start + 2 : start + 1
    guard one < limit, text.isWord(one, Words.one) else { return nil }
    return one + 1 < limit && text.isWord(one + 1, Words.else) ? one + 2 : one + 1
  }

  private func isPronounPhrase(_ index: Int) -> Bool {
    text.has(index, [.subjectPronoun, .objectPronoun]) && !text.has(index, .possessive)
  }

  /// Past the next part of a phrase, null where the phrase ends before `index`.
  private func step(_ index: Int, start: Int, limit: Int, hasNoun: inout Bool) -> Int? {
    if text.isDate[index] { return nil }
    if let number = text.number(at: index) {
      return stepOverNumber(number, index, start: start, hasNoun: &hasNoun)
    }
    let token = text.tokens[index]
    if isRelativeThat(index, limit: limit) { return nil }
    if index > start, hasNoun, isPartitive(index, limit: limit) { return nil }
    if text.has(index, [.determiner, .zero]) {
      if index == start || (index == start + 1 && text.has(start, .determiner)) {
        hasNoun = index > start && hasNoun
        return index + 1
      }
      return nil
    }
    if index > start, isPluralGenitive(index, limit: limit) {
      hasNoun = false
      return index + 1
    }
    if index > start, token.flags.contains(.clitic), isGenitive(index) {
      hasNoun = false
      return index + 1
    }
    if index > start, index + 1 < limit, text.isHyphen(index),
      !text.tokens[index + 1].flags.contains(.spaceBefore)
    {
      hasNoun = true
      return index + 2
    }
    if index > start, isNickname(index, limit: limit) { return index + 3 }
    if index > start, text.has(index, .additive), !text.has(index, .determiner) {
      hasNoun = true
      return index + 1
    }
    if index > start, isNounOfReport(index, limit: limit, hasNoun: hasNoun) {
      hasNoun = true
      return index + 1
    }
    guard isNominal(index, start: start, limit: limit, hasNoun: hasNoun) else { return nil }
    hasNoun = true
    return index + 1
  }

  /// "in 36 states most of those who died": a quantity of its own after a noun.
  private func isPartitive(_ index: Int, limit: Int) -> Bool {
    index + 1 < limit && text.isWord(index + 1, Words.of)
      && text.isWord(index, among: Self.quantifiers)
  }

  private static let quantifiers = ["most", "many", "half", "none"].map { WordKey($0) }

  /// "Leroy “LJ” Roe": a capital between marks in a name.
  private func isNickname(_ index: Int, limit: Int) -> Bool {
    guard index + 3 < limit, text.tokens[index].kind == .punctuation,
      text.tokens[index + 2].kind == .punctuation, text.tokens[index].flags.contains(.opening),
      text.tokens[index].end - text.tokens[index].start
        == text.tokens[index + 2].end - text.tokens[index + 2].start
    else { return false }
    return [index - 1, index + 1, index + 3].allSatisfy {
      text.tokens[$0].kind == .word && text.tokens[$0].isCapitalized
    }
  }

  private func stepOverNumber(
    _ number: NumberExpression,
    _ index: Int,
    start: Int,
    hasNoun: inout Bool
  ) -> Int? {
    // A number after a noun starts a phrase of its own: "Monday 12 people"; after "the first" it does not.
    if index > start, hasNoun, !text.has(start, .determiner), number.kind != .age { return nil }
    if index > start, hasNoun, index - start > 4 { return nil }
    return max(index + 1, number.tokens.upperBound)
  }

  /// "the report", "Rivers state have", "the State Emergency Service": words that report, as nouns.
  ///
  /// After an article a verb cannot stand, before an auxiliary no second verb, and a capital after a small letter is
  /// a name's; headlines have capitals everywhere.
  private func isNounOfReport(_ index: Int, limit: Int, hasNoun: Bool) -> Bool {
    guard text.has(index, .reporting), !text.isParticiple(index), !text.isGerund(index) else {
      return false
    }
    if text.tokens[index].isCapitalized,
      text.tokens[index - 1].letterCase == .lower
        || text.isWord(index, among: [Words.state, Words.states])
    {
      return true
    }
    if !hasNoun {
      return text.number(at: index - 1) != nil || text.has(index - 1, [.article, .possessive])
        || text.isWord(index - 1, Words.genitive)
    }
    return index + 1 < limit && text.has(index + 1, [.be, .have, .modal])
  }

  /// "that" before a verb: "the blast that killed", but not "that blast".
  private func isRelativeThat(_ index: Int, limit: Int) -> Bool {
    guard text.isWord(index, Words.that) else { return false }
    guard index + 1 < limit else { return true }
    if let number = text.cardinal(at: index + 1), number.value != 1,
      number.tokens.upperBound >= limit || !text.isHyphen(number.tokens.upperBound)
    {
      return true
    }
    // "said that Ada Roe was hurt".
    if text.mention(at: index + 1)?.type == .person { return true }
    return !text.isOpen(index + 1)
      || text.harm[index + 1].map { $0.uses.isDisjoint(with: [.event, .person]) } ?? false
  }

  /// "the Roes' daughter": an apostrophe that touches a plural and has a word after it.
  private func isPluralGenitive(_ index: Int, limit: Int) -> Bool {
    guard index + 1 < limit, !text.tokens[index].flags.contains(.spaceBefore),
      text.tokens[index].kind == .punctuation, text.isApostrophe(index),
      text.isPluralForm(index - 1)
    else { return false }
    return text.isOpen(index + 1) || text.number(at: index + 1) != nil
  }

  private func isGenitive(_ index: Int) -> Bool {
    text.isWord(index, Words.genitive) && !text.has(index - 1, [.subjectPronoun])
  }

  /// Whether the word at `index` can go on the phrase.
  private func isNominal(_ index: Int, start: Int, limit: Int, hasNoun: Bool) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .word || token.kind == .ideographic else { return false }
    let isModifierPosition = index > start && !hasNoun || index > start && isAfterModifier(index)
    let isBeforeNoun = index + 1 < limit && text.isOpen(index + 1)
    if let harm = text.harm[index] {
      if harm.uses.contains(.deed), isDeed(index, start: start, limit: limit, hasNoun: hasNoun) {
        return true
      }
      if harm.uses.isDisjoint(with: [.event, .person, .agent, .wound, .toll, .lives]) {
        // "hundreds flee": no participle, so no modifier.
        if harm.uses.isDisjoint(with: [.past, .adjective, .gerund]) { return false }
        return isModifierPosition && (isBeforeNoun || isNounOfHarm(index + 1, limit: limit))
      }
      if harm.uses.contains(.gerund) {
        return index > start || !startsObject(index + 1, limit: limit)
      }
      return !(harm.uses.contains(.base) && index == start && startsObject(index + 1, limit: limit))
    }
    // "219 remain missing": a verb even where nothing but a number stands before it.
    if text.isWord(index, among: Self.copulas) { return false }
    // "eight sustained gunshot wounds": so does what they suffered; "received" may say which.
    if text.isWord(index, among: Self.suffered), text.number(at: index - 1) != nil { return false }
    if text.isParticiple(index) || text.has(index, .predicateLink) {
      if isBeforeNoun, text.number(at: start) != nil, isNounOfHarm(index + 1, limit: limit) {
        return true
      }
      return isModifierPosition && isBeforeNoun && !text.has(index, .denying)
    }
    if text.has(index, .preposition) { return false }
    // "three men being killed": an auxiliary; "a human being" ends before it as well.
    if text.has(index, .be) { return false }
    // "four people suffering burns".
    if text.isGerund(index), text.has(index, .suffering) { return false }
    if isReducedRelative(index, limit: limit) { return false }
    if text.isGerund(index), !text.isOpen(index) || hasNoun {
      return !startsObject(index + 1, limit: limit)
    }
    if text.has(index, .adverb) {
      return isModifierPosition && isBeforeParticipleAndNoun(index, limit)
    }
    return text.isOpen(index)
  }

  /// "delegates heading into", "people living in": a clause about the plural before it.
  private func isReducedRelative(_ index: Int, limit: Int) -> Bool {
    index > 0 && index + 1 < limit && text.isGerund(index)
      && text.has(index + 1, [.preposition, .to])
      && (text.has(index - 1, .pluralPeople) || text.isPluralForm(index - 1))
  }

  private static let copulas = [
    "remain", "remains", "remained", "seem", "seems", "seemed", "appear", "appears", "appeared",
    "became", "went",
  ].map { WordKey($0) }

  private static let suffered = ["suffered", "sustained", "received"].map { WordKey($0) }

  /// "a nightclub shooting", "the wounding of": a noun behind its article, but not "a man shooting at".
  private func isDeed(_ index: Int, start: Int, limit: Int, hasNoun: Bool) -> Bool {
    index > start && !startsObject(index + 1, limit: limit)
      && !(hasNoun && text.has(index - 1, [.person, .pluralPeople]))
  }

  private func isNounOfHarm(_ index: Int, limit: Int) -> Bool {
    index < limit
      && text.harm[index].map { !$0.uses.isDisjoint(with: [.event, .person, .wound]) } ?? false
  }

  /// "internally displaced people".
  private func isBeforeParticipleAndNoun(_ index: Int, _ limit: Int) -> Bool {
    index + 2 < limit && text.isParticiple(index + 1) && text.isOpen(index + 2)
  }

  /// After a number, a determiner, a genitive or an adjective's hyphen: no noun yet.
  private func isAfterModifier(_ index: Int) -> Bool {
    text.number(at: index - 1) != nil || text.has(index - 1, [.determiner, .additive])
      || text.isParticiple(index - 1) || text.isWord(index - 1, Words.genitive)
  }

  /// Whether a determiner, number or pronoun stands there: the start of an object.
  private func startsObject(_ index: Int, limit: Int) -> Bool {
    guard index < limit else { return false }
    return text.has(index, [.determiner, .objectPronoun, .zero]) || text.number(at: index) != nil
      || text.tokens[index].isCapitalized
  }

  // MARK: Meaning

  private func phrase(_ tokens: Range<Int>, isAfterPreposition: Bool) -> NounPhrase {
    let head = headOfPhrase(tokens)
    var phrase = NounPhrase(
      tokens: tokens,
      head: head,
      count: nil,
      meaning: .other,
      isAfterPreposition: isAfterPreposition
    )
    if text.isDate[tokens.lowerBound] || text.has(head, .time) {
      phrase.meaning = .time
      return phrase
    }
    phrase.isPronoun = tokens.count == 1 && isPronounPhrase(tokens.lowerBound)
    if phrase.isPronoun { return phrase }
    phrase.count = PeopleCounter(text: text).count(in: tokens, head: head)
    if phrase.count != nil { phrase.meaning = .people }
    return phrase
  }

  private func headOfPhrase(_ tokens: Range<Int>) -> Int {
    var index = tokens.upperBound - 1
    // "mother-in-law".
    if tokens.count > 4, text.isHyphen(index - 1), text.isWord(index - 2, Words.in),
      text.isHyphen(index - 3)
    {
      return index - 4
    }
    while index > tokens.lowerBound,
      text.isWord(index, Words.genitive)
        || text.tokens[index].kind != .word
          && text.tokens[index].kind != .number
    {
      index -= 1
    }
    return index
  }
}
