/// Numerals that count nothing: names, telephone numbers, pronouns.
extension NumberScanner {
  /// Where the scan goes on after a numeral that is no number, null for one that is.
  func endOfRejected(_ numeral: Numeral) -> Int? {
    let end = numeral.tokens.upperBound
    switch numeral.form {
    case .digits, .ordinal: return endOfRejectedDigits(numeral)
    case .words: return isPronoun(numeral) || isCompound(end) ? end : nil
    case .vague:
      return isWord(numeral.tokens.lowerBound, vocabulary.contexts.scores)
        && isTallyOfPoints(numeral) ? end : nil
    case .fraction: return isShare(numeral) ? nil : end
    }
  }

  private func endOfRejectedDigits(_ numeral: Numeral) -> Int? {
    let end = numeral.tokens.upperBound
    if numeral.form == .ordinal {
      return isSecondOfTime(numeral) || isCompound(end) ? end : nil
    }
    if let code = endOfCode(numeral) { return code }
    if let chain = endOfChain(numeral) { return chain }
    if let suffix = numeral.suffix, !isUnit(suffix) { return end }
    if isLabelled(numeral) { return endOfPart(end) }
    if isListMark(numeral) || isHouseNumber(numeral) { return end }
    return nil
  }

  /// "020 7946 0018", "0018", "+1 202-555-0123": digits with a zero in front or a plus sign count nothing, nor do those behind.
  private func endOfCode(_ numeral: Numeral) -> Int? {
    let first = numeral.tokens.lowerBound
    let isDialled =
      bounds.contains(first - 1) && tokens[first - 1].isMark("+") && reader.touches(first)
    guard isDialled || isZeroPadded(first) else { return nil }
    var end = numeral.tokens.upperBound
    var digits = digitLength(first)
    // A telephone number has fifteen digits at most (ITU-T E.164).
    while digits <= 15, end < bounds.upperBound {
      let next = isDash(end) && reader.touches(end) ? end + 1 : end
      guard bounds.contains(next), tokens[next].kind == .number,
        !tokens[next].flags.contains(.lineBefore)
      else { break }
      digits += digitLength(next)
      end = next + 1
    }
    return isZeroPadded(first) || digits >= 7 ? end : nil
  }

  private func digitLength(_ index: Int) -> Int { Int(tokens[index].end - tokens[index].start) }

  private func isZeroPadded(_ index: Int) -> Bool {
    let start = Int(tokens[index].start)
    return digitLength(index) > 1 && bytes[start] == UInt8(ascii: "0")
      && bytes[start + 1] &- 0x30 < 10
  }

  private func isUnit(_ suffix: TextSpan) -> Bool {
    if isPence(suffix) { return true }
    // "5G" is no weight: of single letters only those of degrees and litres are capitals.
    if suffix.count == 1, bytes[Int(suffix.start)] &- 0x41 < 26,
      !"CFLW".utf8.contains(bytes[Int(suffix.start)])
    {
      return false
    }
    return vocabulary.units.suffixes.value(
      of: String(decoding: bytes[suffix.range], as: UTF8.self).lowercased()
    ) != nil
  }

  /// "F-16", "COVID-19", "9/11", "555-0123", "10:30", "1-800-…": digits joined to something that makes them a name.
  private func endOfChain(_ numeral: Numeral) -> Int? {
    let first = numeral.tokens.lowerBound
    let end = numeral.tokens.upperBound
    if first >= 2, reader.touches(first), reader.touches(first - 1),
      tokens[first - 1].isMark("-") || tokens[first - 1].isMark("/"),
      tokens[first - 2].kind == .word, bounds.contains(first - 1)
    {
      return end
    }
    var links = 0
    var last = end
    while last + 1 < bounds.upperBound, reader.touches(last), reader.touches(last + 1),
      isLink(last), tokens[last + 1].flags.contains(.digits)
    {
      links += 1
      last += 2
    }
    guard links > 0 else { return nil }
    let isHyphen = tokens[end].isMark("-")
    let length = tokens[end + 1].end - tokens[end + 1].start
    let isPhone = isHyphen && length == 4 && numeral.value >= 100 && numeral.value < 1000
    return links > 1 || !isHyphen && !isDash(end) || isPhone ? last : nil
  }

  private func isLink(_ index: Int) -> Bool {
    isDash(index) || tokens[index].isMark("/") || tokens[index].isMark(":")
  }

  /// Past "of 12" in "Image 3 of 12".
  private func endOfPart(_ end: Int) -> Int {
    guard isWord(end, vocabulary.contexts.of), bounds.contains(end + 1),
      tokens[end + 1].kind == .number
    else { return end }
    return end + 2
  }

  /// Numbers that name: "Flight 370", "Article 5", "Number 10".
  private func isLabelled(_ numeral: Numeral) -> Bool {
    let before = numeral.tokens.lowerBound - 1
    guard bounds.contains(before), numeral.scale == 1, isIn(vocabulary.contexts.labels, before)
    else { return false }
    // "no 12" and "number 12" name whatever their case; "point 12" and "case 12" only as names.
    return tokens[before].isCapitalized || tokens[before].flags.contains(.abbreviation)
      || tokens[before] == WordKey("number") || tokens[before] == WordKey("page")
  }

  /// "1." or "1)" at a line's start.
  private func isListMark(_ numeral: Numeral) -> Bool {
    let first = numeral.tokens.lowerBound
    let end = numeral.tokens.upperBound
    guard tokens[first].flags.contains(.lineBefore), numeral.tokens.count == 1,
      bounds.contains(end), bounds.contains(end + 1), reader.touches(end)
    else { return false }
    let isMark = tokens[end].isMark(".") || tokens[end].isMark(")")
    return isMark && !tokens[end + 1].flags.contains(.lineBefore)
  }

  /// "10 Downing Street": a street's name within three words.
  private func isHouseNumber(_ numeral: Numeral) -> Bool {
    let end = numeral.tokens.upperBound
    guard numeral.scale == 1, bounds.contains(end), tokens[end].isCapitalized else { return false }
    for next in end..<end + 3 {
      guard bounds.contains(next), tokens[next].isCapitalized else { return false }
      if isIn(vocabulary.contexts.streets, next) { return true }
    }
    return false
  }

  /// "one" that stands for people in general or for a thing named before.
  private func isPronoun(_ numeral: Numeral) -> Bool {
    let index = numeral.tokens.lowerBound
    guard numeral.tokens.count == 1, isWord(index, vocabulary.contexts.one) else { return false }
    if isIn(vocabulary.contexts.beforePronoun, index - 1) { return true }
    return isIn(vocabulary.contexts.afterPronoun, index + 1)
  }

  /// "one-off", "two-way", "first-hand".
  private func isCompound(_ end: Int) -> Bool {
    bounds.contains(end) && reader.isJoiningHyphen(end)
      && isIn(vocabulary.contexts.compounds, end + 1)
  }

  /// "per second", "a second later".
  private func isSecondOfTime(_ numeral: Numeral) -> Bool {
    let index = numeral.tokens.lowerBound
    guard isWord(index, vocabulary.contexts.second) else { return false }
    if isIn(vocabulary.contexts.beforeSecondOfTime, index - 1) { return true }
    let isLast = index + 1 >= tokens.count || tokens[index + 1].kind == .punctuation
    return isLast && isWord(index - 1, WordKeys.a)
  }

  /// "test scores", "he scores": not "scores of people".
  private func isTallyOfPoints(_ numeral: Numeral) -> Bool {
    let index = numeral.tokens.lowerBound
    guard isIn(vocabulary.contexts.afterScores, index + 1) else { return true }
    return isIn(vocabulary.contexts.beforePoints, index - 1)
  }

  /// "half of them", "a quarter of": not "the second half".
  private func isShare(_ numeral: Numeral) -> Bool {
    if numeral.tokens.count > 1 { return isShareOfSomething(numeral) }
    if tokens[numeral.tokens.lowerBound].kind != .word { return true }
    return withComparator(numeral.tokens.lowerBound).comparison != nil
      || isIn(vocabulary.contexts.afterShare, numeral.tokens.upperBound)
        && !isAfterOrdinal(numeral.tokens.lowerBound)
  }

  private func isShareOfSomething(_ numeral: Numeral) -> Bool {
    let first = tokens[numeral.tokens.lowerBound]
    guard first == WordKeys.a else { return true }
    return isIn(vocabulary.contexts.afterShare, numeral.tokens.upperBound)
  }

  /// "the first half of", "the other half".
  private func isAfterOrdinal(_ index: Int) -> Bool {
    guard bounds.contains(index - 1) else { return false }
    if case .ordinal = reader.word(at: index - 1) { return true }
    return tokens[index - 1] == WordKey("other") || tokens[index - 1] == WordKey("the")
  }
}
