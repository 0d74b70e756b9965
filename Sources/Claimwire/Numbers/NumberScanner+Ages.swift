/// Years of life, so that they are not taken for counts of people.
extension NumberScanner {
  /// The greatest age that a number after a name is taken for.
  private var greatestAge: Double { 115 }

  /// The number as an age, null where it is none.
  func age(_ measured: Measured) -> Measured? {
    guard measured.kind == .cardinal, measured.numeral.form != .vague,
      measured.numeral.suffix == nil, measured.value <= greatestAge * 12
    else { return nil }
    return yearsOld(measured) ?? aged(measured) ?? ageAfterName(measured) ?? ageInList(measured)
      ?? ageReached(measured) ?? ageOfPeople(measured)
  }

  /// "she turned 30", with nothing behind that it could count.
  private func ageReached(_ measured: Measured) -> Measured? {
    guard isIn(vocabulary.contexts.turned, measured.tokens.lowerBound - 1),
      measured.value <= greatestAge, isClosedAge(measured.tokens.upperBound),
      !isWord(measured.tokens.upperBound, vocabulary.contexts.of)
    else { return nil }
    return age(measured, upTo: measured.tokens.upperBound, "a")
  }

  /// "children under 5", "people over 65": the comparator is added as with every number.
  private func ageOfPeople(_ measured: Measured) -> Measured? {
    let first = measured.tokens.lowerBound
    guard measured.value <= greatestAge, measured.value >= 1, measured.numeral.scale == 1,
      isIn(vocabulary.contexts.ageBounds, first - 1),
      isIn(vocabulary.contexts.people, first - 2) || isIn(vocabulary.contexts.everybody, first - 2),
      isClosedAge(measured.tokens.upperBound)
    else { return nil }
    return age(measured, upTo: measured.tokens.upperBound, "a")
  }

  /// "in his 60s", "in her late 30s": ten years.
  func decadeOfLife(_ numeral: Numeral) -> NumberExpression? {
    let contexts = vocabulary.contexts
    guard let suffix = numeral.suffix, suffix.count == 1,
      bytes[Int(suffix.start)] == UInt8(ascii: "s"), numeral.value >= 10, numeral.value <= 100,
      numeral.value.truncatingRemainder(dividingBy: 10) == 0
    else { return nil }
    let first = numeral.tokens.lowerBound
    var before = first - 1
    if isDash(before) { before -= 1 }
    if isIn(contexts.partsOfDecade, before) { before -= 1 }
    guard bounds.contains(before), isIn(contexts.possessors, before) else { return nil }
    return NumberExpression(
      span: span(of: numeral.tokens),
      tokens: numeral.tokens,
      kind: .age,
      value: nil,
      low: numeral.value,
      high: numeral.value + 9,
      comparison: .range,
      unit: "a"
    )
  }

  /// "ages 21, 32, and 49", "two men, 18 and 20,": how far ages go on behind the one that ends at `end`.
  func endOfAges(after end: Int) -> Int {
    var last = end
    for _ in 0..<Self.longestAgeList {
      var next = last
      if bounds.contains(next), tokens[next].isMark(",") { next += 1 }
      if isWord(next, vocabulary.contexts.and) { next += 1 }
      guard next > last, bounds.contains(next), isPlainAge(next), isClosedAge(next + 1) else {
        break
      }
      last = next + 1
    }
    return last
  }

  /// The most ages in one list: more people are not named one by one.
  private static var longestAgeList: Int { 12 }

  private func isPlainAge(_ index: Int) -> Bool {
    guard tokens[index].kind == .number,
      let literal = DigitLiteral(bytes, tokens[index].span), literal.isPlain
    else { return false }
    return literal.value <= greatestAge
  }

  /// Whether nothing that the number could count follows.
  private func isClosedAge(_ next: Int) -> Bool {
    guard tokens.indices.contains(next) else { return true }
    let token = tokens[next]
    if token.kind == .punctuation { return !token.isMark("-") && !token.isMark(":") }
    return isIn(vocabulary.contexts.afterAge, next)
  }

  /// One of the ages behind the first of a list, or the first behind a noun of people: "two men, 18 and 20,".
  private func ageInList(_ measured: Measured) -> Measured? {
    let first = measured.tokens.lowerBound
    let end = measured.tokens.upperBound
    guard measured.numeral.form == .digits, measured.numeral.tokens.count == 1,
      measured.value <= greatestAge
    else { return nil }
    if first < agesEnd { return age(measured, upTo: end, "a") }
    guard first >= 2, tokens[first - 1].isMark(","), isIn(vocabulary.contexts.people, first - 2),
      isClosedAge(endOfAges(after: end))
    else { return nil }
    return age(measured, upTo: end, "a")
  }

  /// "12-year-old", "12 years old", "six months of age".
  private func yearsOld(_ measured: Measured) -> Measured? {
    let contexts = vocabulary.contexts
    var next = measured.tokens.upperBound
    if bounds.contains(next), tokens[next].isMark("-") { next += 1 }
    guard bounds.contains(next),
      let unit = contexts.spans.value(of: tokens[next], in: bytes)
    else { return nil }
    next += 1
    if bounds.contains(next), tokens[next].isMark("-") { next += 1 }
    if isWord(next, contexts.old) { return age(measured, upTo: next + 1, unit) }
    guard isWord(next, contexts.of), isWord(next + 1, contexts.age) else { return nil }
    return age(measured, upTo: next + 2, unit)
  }

  /// "aged 82", "ages 5 to 12", "at the age of 40".
  private func aged(_ measured: Measured) -> Measured? {
    let contexts = vocabulary.contexts
    let before = measured.tokens.lowerBound - 1
    guard bounds.contains(before), measured.value <= greatestAge else { return nil }
    if isIn(contexts.ages, before) {
      var aged = age(measured, upTo: measured.tokens.upperBound, "a")
      aged.tokens = before..<aged.tokens.upperBound
      return aged
    }
    guard isWord(before, contexts.of), isWord(before - 1, contexts.age) else { return nil }
    var aged = age(measured, upTo: measured.tokens.upperBound, "a")
    aged.tokens = before - 1..<aged.tokens.upperBound
    return aged
  }

  /// "Joe Smith, 41, …", "Joe Smith (41)": after a name and before a mark.
  private func ageAfterName(_ measured: Measured) -> Measured? {
    let first = measured.tokens.lowerBound
    let end = measured.tokens.upperBound
    guard measured.numeral.form == .digits, measured.numeral.tokens.count == 1,
      measured.value <= greatestAge, first >= 2
    else { return nil }
    let opening = tokens[first - 1]
    guard opening.isMark(",") || opening.isMark("("), tokens[first - 2].kind == .word,
      tokens[first - 2].isCapitalized, tokens[first - 2].flags.contains(.digits) == false
    else { return nil }
    guard end < tokens.count else {
      return opening.isMark(",") ? age(measured, upTo: end, "a") : nil
    }
    let closing = tokens[end]
    let isClosed =
      opening.isMark("(")
      ? closing.isMark(")") : closing.isMark(",") || closing.isMark(".") || closing.isMark(";")
    return isClosed ? age(measured, upTo: end, "a") : nil
  }

  /// "aged 5 to 12", "aged between 10 and 15", "10- to 12-year-olds" apart.
  func ageRange(from first: Measured) -> NumberExpression? {
    let contexts = vocabulary.contexts
    let before = first.tokens.lowerBound - 1
    let isBetween = isWord(before, contexts.between)
    let aged = isBetween ? before - 1 : before
    guard first.kind == .cardinal, bounds.contains(aged), isIn(contexts.ages, aged),
      var range = range(from: first), let high = range.high, high <= greatestAge
    else { return nil }
    range.kind = .age
    range.unit = "a"
    range.tokens = aged..<range.tokens.upperBound
    range.span = span(of: range.tokens)
    return range
  }

  private func age(_ measured: Measured, upTo end: Int, _ unit: String) -> Measured {
    var age = measured
    age.kind = .age
    age.unit = unit
    age.tokens = measured.tokens.lowerBound..<end
    return age
  }
}
