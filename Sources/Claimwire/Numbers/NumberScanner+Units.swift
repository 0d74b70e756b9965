/// What a numeral measures.
extension NumberScanner {
  /// The numeral with the currency before it or the unit after it.
  func measure(_ numeral: Numeral) -> Measured {
    var measured = Measured(numeral)
    if numeral.form == .ordinal { return measured }
    if let suffix = numeral.suffix {
      if isPence(suffix) {
        take(.currency("GBP", 100), upTo: measured.tokens.upperBound, &measured)
        return measured
      }
      measured.kind = .quantity
      measured.unit = unit(ofSuffix: suffix)
      return withSpeed(measured)
    }
    if takeCurrencyBefore(&measured) {
      takeMoneyScale(&measured)
      return measured
    }
    takeUnitAfter(&measured)
    takeMetres(&measured)
    return measured
  }

  /// The numeral at `index` or behind a currency sign there.
  func measured(at index: Int) -> Measured? {
    var first = index
    while first < bounds.upperBound, first < index + 2,
      vocabulary.units.currency(ofSign: tokens[first], in: bytes) != nil
        || isIn(vocabulary.units.dollarPrefixes, first) && isSign(first + 1)
    {
      first += 1
    }
    // "a million": the article is part of the numeral.
    if first + 1 < bounds.upperBound, tokens[first] == WordKeys.a { first += 1 }
    guard first < bounds.upperBound, let numeral = reader.numeral(at: first, in: bounds),
      numeral.tokens.lowerBound >= index
    else { return nil }
    let measured = measure(numeral)
    return measured.tokens.lowerBound == index ? measured : nil
  }

  private func isSign(_ index: Int) -> Bool {
    bounds.contains(index) && vocabulary.units.currency(ofSign: tokens[index], in: bytes) != nil
  }

  private func unit(ofSuffix suffix: TextSpan) -> String? {
    vocabulary.units.suffixes.value(
      of: String(decoding: bytes[suffix.range], as: UTF8.self).lowercased()
    )
  }

  // MARK: Money

  private func takeCurrencyBefore(_ measured: inout Measured) -> Bool {
    var before = measured.tokens.lowerBound - 1
    // "Rs. 500": no abbreviation that the tokenizer knows.
    if bounds.contains(before), tokens[before].isMark("."), reader.touches(before) { before -= 1 }
    guard bounds.contains(before) else { return false }
    if let code = vocabulary.units.currency(ofSign: tokens[before], in: bytes) {
      var start = before
      measured.unit = code
      if code == "USD", bounds.contains(before - 1), reader.touches(before),
        let dollar = vocabulary.units.dollarPrefixes.value(of: tokens[before - 1], in: bytes),
        tokens[before - 1].isCapitalized
      {
        measured.unit = dollar
        start -= 1
      }
      measured.tokens = start..<measured.tokens.upperBound
    } else if tokens[before].isCapitalized, measured.numeral.form == .digits,
      let code = vocabulary.units.currencyPrefixes.value(of: tokens[before], in: bytes)
    {
      measured.unit = code
      measured.tokens = before..<measured.tokens.upperBound
    } else {
      return false
    }
    measured.kind = .money
    return true
  }

  /// "€4 bn", "£1.2 m", and "US$5 dollars" or "$5 Canadian" are left as they are.
  private func takeMoneyScale(_ measured: inout Measured) {
    let next = measured.tokens.upperBound
    guard bounds.contains(next), measured.numeral.scale == 1, tokens[next].kind == .word,
      tokens[next].end - tokens[next].start <= 3,
      let scale = vocabulary.lexicon.scaleSuffixes.value(of: tokens[next], in: bytes)
    else { return }
    measured.value *= scale
    measured.numeral.scale = scale
    measured.tokens = measured.tokens.lowerBound..<next + 1
  }

  // MARK: Units

  /// "5 percent", "20-mile", "5 million euros", "20 °C".
  private func takeUnitAfter(_ measured: inout Measured) {
    var next = measured.tokens.upperBound
    guard next < bounds.upperBound else { return }
    if tokens[next].isMark("%") { return take(.percent, upTo: next + 1, &measured) }
    if measured.numeral.form == .digits,
      let code = vocabulary.units.currency(behind: tokens[next], in: bytes),
      !isStartOfAmount(next)
    {
      return take(.currency(code, 1), upTo: next + 1, &measured)
    }
    if takeDegrees(&measured) { return }
    if reader.isJoiningHyphen(next) { next += 1 }
    if isWord(next, vocabulary.contexts.of), measured.numeral.form == .vague { next += 1 }
    guard
      let unit = vocabulary.units.phrases.match(at: next, in: tokens, bytes, bounds: bounds)
    else { return takePounds(at: next, &measured) }
    if case .currency = unit.value, tokens[next].isMark("p") { return }
    take(unit.value, upTo: unit.tokens.upperBound, &measured)
    if measured.kind == .quantity { measured = withSpeed(measured) }
  }

  private func take(_ unit: UnitMeaning, upTo end: Int, _ measured: inout Measured) {
    measured.tokens = measured.tokens.lowerBound..<end
    switch unit {
    case .measure(let code):
      measured.kind = .quantity
      measured.unit = code
    case .currency(let code, let parts):
      measured.kind = .money
      measured.unit = code
      measured.value /= parts
    case .percent:
      measured.kind = .percent
      measured.unit = "%"
    case .percentagePoint:
      measured.kind = .percent
      measured.unit = "pp"
    case .basisPoint:
      // A hundredth of a percentage point.
      measured.kind = .percent
      measured.unit = "pp"
      measured.value /= 100
    }
  }

  /// Whether the sign belongs to the amount behind it: "between 5 $10 notes".
  private func isStartOfAmount(_ sign: Int) -> Bool {
    bounds.contains(sign + 1) && tokens[sign + 1].flags.contains(.digits)
      && (reader.touches(sign + 1) || tokens[sign].kind == .word)
  }

  /// "50p".
  func isPence(_ suffix: TextSpan) -> Bool {
    suffix.count == 1 && bytes[Int(suffix.start)] == UInt8(ascii: "p")
  }

  /// "pounds" and "won" are money where the amount is one of money.
  private func takePounds(at index: Int, _ measured: inout Measured) {
    let contexts = vocabulary.contexts
    let isPounds = isWord(index, contexts.pounds) || isWord(index, contexts.pound)
    guard isPounds || isWord(index, contexts.won) else { return }
    let isMoney = measured.numeral.scale >= 1e6
    if isMoney {
      take(.currency(isPounds ? "GBP" : "KRW", 1), upTo: index + 1, &measured)
    } else if isPounds {
      take(.measure("[lb_av]"), upTo: index + 1, &measured)
    }
  }

  /// "20 °C": ICU splits at the sign.
  private func takeDegrees(_ measured: inout Measured) -> Bool {
    let next = measured.tokens.upperBound
    let start = Int(tokens[next].start)
    guard tokens[next].end - tokens[next].start == 2, bytes[start] == 0xC2,
      bytes[start + 1] == 0xB0
    else { return false }
    var unit = "deg"
    var end = next + 1
    if bounds.contains(end), reader.touches(end), tokens[end].isMark("C") || tokens[end].isMark("F")
    {
      unit = tokens[end].isMark("C") ? "Cel" : "[degF]"
      end += 1
    }
    take(.measure(unit), upTo: end, &measured)
    return true
  }

  /// "100 km/h".
  private func withSpeed(_ measured: Measured) -> Measured {
    let next = measured.tokens.upperBound
    guard measured.unit == "km", bounds.contains(next + 1), tokens[next].isMark("/"),
      isIn(vocabulary.units.hours, next + 1)
    else { return measured }
    var speed = measured
    speed.unit = "km/h"
    speed.tokens = measured.tokens.lowerBound..<next + 2
    return speed
  }

  /// "100m" by itself is a distance; "1.2m people" and "5m were" are millions.
  private func takeMetres(_ measured: inout Measured) {
    guard measured.numeral.isMillionOrMetre, measured.kind == .cardinal else { return }
    let mantissa = measured.value / 1e6
    guard mantissa == mantissa.rounded(), !isCounted(after: measured.tokens.upperBound) else {
      return
    }
    measured.value = mantissa
    measured.numeral.scale = 1
    measured.kind = .quantity
    measured.unit = "m"
  }

  /// Whether a plural noun stands at `index` or one word on.
  private func isCounted(after index: Int) -> Bool {
    for next in index..<index + 2 where bounds.contains(next) {
      guard tokens[next].kind == .word else { return false }
      let last = bytes[Int(tokens[next].end) - 1]
      let isLong = tokens[next].end - tokens[next].start > 3
      if isLong && last == UInt8(ascii: "s") || tokens[next] == WordKey("people") { return true }
    }
    return false
  }
}
