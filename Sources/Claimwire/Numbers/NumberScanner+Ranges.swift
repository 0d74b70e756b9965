/// Two numbers that are one expression: ranges, odds, scores.
extension NumberScanner {
  // MARK: Ranges

  /// "10 to 15", "10-15", "between 10 and 15", "$1.5-2 billion".
  func range(from first: Measured) -> NumberExpression? {
    guard first.kind != .ordinal, first.numeral.form != .vague,
      let connector = connector(after: first),
      let last = measured(at: connector.end),
      last.numeral.form == first.numeral.form
        || (last.numeral.form != .vague && last.kind != .ordinal)
    else { return nil }
    guard let (low, high, kind, unit) = boundsOfRange(first, last, connector.isTight) else {
      return nil
    }
    var start = first.tokens.lowerBound
    if connector.hasBetween { start -= 1 }
    let tokenRange = withComparator(start).start..<last.tokens.upperBound
    return NumberExpression(
      span: span(of: tokenRange),
      tokens: tokenRange,
      kind: kind,
      value: nil,
      low: low,
      high: high,
      comparison: .range,
      unit: unit
    )
  }

  /// The ends of a range in one unit; null where the two are no range.
  private func boundsOfRange(
    _ first: Measured,
    _ last: Measured,
    _ isTight: Bool
  ) -> (low: Double, high: Double, kind: NumberKind, unit: String?)? {
    var low = first.value
    var kind = last.kind
    var unit = last.unit
    if first.kind != .cardinal, last.kind == .cardinal {
      kind = first.kind
      unit = first.unit
    } else if first.kind != .cardinal, first.kind != last.kind || first.unit != last.unit {
      return nil
    }
    // "1.5 to 2 billion": the word of scale counts for both.
    if first.numeral.scale == 1, last.numeral.scale > 1,
      first.value < last.value / last.numeral.scale
    {
      low *= last.numeral.scale
    }
    if first.kind == .money, last.kind != .money, last.value < low { return nil }
    return low < last.value ? (low, last.value, kind, unit) : nil
  }

  private func connector(
    after first: Measured
  ) -> (end: Int, isTight: Bool, hasBetween: Bool)? {
    let next = first.tokens.upperBound
    guard bounds.contains(next), bounds.contains(next + 1) else { return nil }
    let contexts = vocabulary.contexts
    let before = first.tokens.lowerBound - 1
    if isWord(next, contexts.and) {
      return isWord(before, contexts.between) ? (next + 1, false, true) : nil
    }
    if isWord(next, contexts.to) {
      let isChange = isWord(before, contexts.from) && !isIn(contexts.rangeVerbs, before - 1)
      return isChange ? nil : (next + 1, false, false)
    }
    if isWord(next, contexts.or) { return (next + 1, false, false) }
    guard isDash(next), reader.touches(next) == reader.touches(next + 1) else { return nil }
    return (next + 1, reader.touches(next), false)
  }

  // MARK: Odds and scores

  /// "one in five", "two out of three", "3-2".
  func oddsOrScore(_ first: Measured) -> NumberExpression? {
    guard first.kind == .cardinal, first.numeral.form == .words || first.numeral.form == .digits,
      bounds.contains(first.tokens.upperBound + 1)
    else { return nil }
    return odds(first) ?? score(first)
  }

  private func odds(_ first: Measured) -> NumberExpression? {
    let contexts = vocabulary.contexts
    var next = first.tokens.upperBound
    let isOutOf = isWord(next, contexts.out) && isWord(next + 1, contexts.of)
    guard isOutOf || isWord(next, contexts.in) else { return nil }
    next += isOutOf ? 2 : 1
    guard bounds.contains(next), let whole = reader.numeral(at: next, in: bounds),
      whole.tokens.lowerBound == next || tokens[next] == WordKeys.a,
      whole.form == .words || whole.form == .digits, whole.suffix == nil,
      whole.value > first.value, isOutOf || (first.value <= 10 && isWhole(whole.value))
    else { return nil }
    let range = first.tokens.lowerBound..<whole.tokens.upperBound
    return compared(ratio(range, first.value / whole.value))
  }

  /// Round enough to be the whole of odds: up to twenty, tens, hundreds, thousands.
  private func isWhole(_ value: Double) -> Bool {
    value <= 20 || (value < 1900 && value.truncatingRemainder(dividingBy: 10) == 0)
      || value.truncatingRemainder(dividingBy: 1000) == 0
  }

  private func score(_ first: Measured) -> NumberExpression? {
    let next = first.tokens.upperBound
    let contexts = vocabulary.contexts
    guard isDash(next), reader.touches(next), reader.touches(next + 1),
      let other = reader.numeral(at: next + 1, in: bounds), other.form == first.numeral.form,
      other.suffix == nil, other.scale == 1
    else { return nil }
    let end = other.tokens.upperBound
    let before = first.tokens.lowerBound - 1
    let isScore =
      first.value >= other.value || isIn(contexts.scoreVerbs, before)
      || isIn(contexts.scoreNouns, end)
    guard isScore, first.value < 1000, measured(at: next + 1)?.kind == .cardinal else { return nil }
    let range = first.tokens.lowerBound..<end
    return NumberExpression(
      span: span(of: range),
      tokens: range,
      kind: .ratio,
      value: nil,
      low: nil,
      high: nil,
      comparison: .equal,
      unit: nil
    )
  }

  private func ratio(_ range: Range<Int>, _ value: Double) -> Measured {
    var ratio = Measured(Numeral(tokens: range, form: .fraction, value: value))
    ratio.value = value
    return ratio
  }
}
