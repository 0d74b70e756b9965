/// How a number bounds the count.
extension NumberScanner {
  /// The expression with the comparators around it and its bounds.
  func compared(_ measured: Measured) -> NumberExpression {
    let before = withComparator(measured.tokens.lowerBound)
    let after = comparatorAfter(measured)
    var comparison = before.comparison ?? .equal
    if let after { comparison = after.comparison }
    let end = after?.end ?? measured.tokens.upperBound
    let range = (before.comparison == nil ? measured.tokens.lowerBound : before.start)..<end
    let isVague = measured.numeral.form == .vague
    var number = NumberExpression(
      span: span(of: range),
      tokens: range,
      kind: measured.kind,
      value: isVague ? nil : measured.value,
      low: measured.value,
      high: measured.value,
      comparison: comparison,
      unit: measured.unit
    )
    if isVague {
      bound(vague: &number)
    } else {
      bound(&number, by: measured.value)
    }
    return number
  }

  /// Where the comparator before `start` starts, and what it says.
  ///
  /// Words that change nothing may stand between it and the number: "about a further 2,000".
  func withComparator(_ start: Int) -> (start: Int, comparison: Comparison?) {
    var first = start
    for _ in 0..<3 {
      guard
        let phrase = vocabulary.comparators.before.match(
          at: first - 1,
          in: tokens,
          bytes,
          bounds: bounds
        )
      else { break }
      first = phrase.tokens.lowerBound
      if case .bounds(let comparison) = phrase.value {
        return (startOfStackedComparator(first), comparison)
      }
    }
    if let sign = comparisonSign(first - 1) { return (first - 1, sign) }
    return (start, nil)
  }

  /// "perhaps more than", "up to about": the inner one counts, the outer one belongs to the span.
  private func startOfStackedComparator(_ start: Int) -> Int {
    let outer = vocabulary.comparators.before.match(
      at: start - 1,
      in: tokens,
      bytes,
      bounds: bounds
    )
    guard let outer, case .bounds = outer.value else { return start }
    return outer.tokens.lowerBound
  }

  private func comparisonSign(_ index: Int) -> Comparison? {
    guard bounds.contains(index), tokens[index].kind == .symbol else { return nil }
    if tokens[index].isMark(">") { return .more }
    if tokens[index].isMark("<") { return .fewer }
    return tokens[index].isMark("~") ? .about : nil
  }

  /// "50+", "50 or more", "sixty-six people or more"; the span ends before a noun between.
  private func comparatorAfter(_ measured: Measured) -> (end: Int, comparison: Comparison)? {
    let end = measured.tokens.upperBound
    guard bounds.contains(end), measured.kind != .ordinal else { return nil }
    if tokens[end].isMark("+"), reader.touches(end) { return (end + 1, .atLeast) }
    let table = vocabulary.comparators.after
    let isHyphenated = reader.isJoiningHyphen(end)
    let next = isHyphenated ? end + 1 : end
    if let phrase = table.match(at: next, in: tokens, bytes, bounds: bounds),
      phrase.tokens.count > 1 || isHyphenated
    {
      return (phrase.tokens.upperBound, phrase.value)
    }
    guard measured.kind == .cardinal else { return nil }
    for gap in 1...2 {
      guard bounds.contains(end + gap), tokens[end + gap - 1].kind == .word else { return nil }
      // "40 were killed and over 100 hurt": the next number's.
      if let phrase = table.match(at: end + gap, in: tokens, bytes, bounds: bounds),
        phrase.tokens.count == 2, !startsNumeral(phrase.tokens.upperBound)
      {
        return (end, phrase.value)
      }
    }
    return nil
  }

  private func startsNumeral(_ index: Int) -> Bool {
    bounds.contains(index) && reader.numeral(at: index, in: bounds) != nil
  }

  /// The bounds that the comparison puts on a count; counts are whole, so "more than 80" is 81 at least.
  private func bound(_ number: inout NumberExpression, by value: Double) {
    let step: Double = number.kind == .cardinal && value == value.rounded() ? 1 : 0
    switch number.comparison {
    case .equal, .about, .range: break
    case .more:
      number.low = value + step
      number.high = nil
    case .atLeast: number.high = nil
    case .fewer:
      number.low = nil
      number.high = value - step
    case .atMost: number.low = nil
    }
  }

  private func bound(vague number: inout NumberExpression) {
    number.high = nil
    switch number.comparison {
    case .more, .atLeast: break
    default: number.comparison = .atLeast
    }
  }
}
