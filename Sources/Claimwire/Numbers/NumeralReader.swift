/// Reads the number that starts at a token: an automaton over digits and the words of ``NumberLexicon``.
struct NumeralReader {
  let tokens: [Token]
  let bytes: [UInt8]
  let lexicon: NumberLexicon

  /// The longest number whose first word (but for an article) is at `index`, all of it inside `bounds`.
  func numeral(at index: Int, in bounds: Range<Int>) -> Numeral? {
    let token = tokens[index]
    switch token.kind {
    case .number: return digitNumeral(at: index, in: bounds)
    case .word:
      if token.flags.contains(.digits) { return digitNumeral(at: index, in: bounds) }
      guard let word = lexicon.words.value(of: token, in: bytes) else { return nil }
      return wordNumeral(at: index, word, in: bounds)
    case .symbol:
      guard let value = vulgarFraction(token) else { return nil }
      return Numeral(tokens: index..<index + 1, form: .fraction, value: value)
    default: return nil
    }
  }

  /// What the token does inside a number.
  func word(at index: Int) -> NumberWord? {
    tokens[index].kind == .word ? lexicon.words.value(of: tokens[index], in: bytes) : nil
  }

  /// Whether the token at `index` is a hyphen that touches both its neighbours.
  func isJoiningHyphen(_ index: Int) -> Bool {
    index > 0 && index + 1 < tokens.count && tokens[index].isMark("-") && touches(index)
      && touches(index + 1)
  }

  /// Whether the token is an en dash, a minus sign or a hyphen.
  func isDash(_ index: Int) -> Bool {
    if tokens[index].isMark("-") { return true }
    let start = Int(tokens[index].start)
    guard tokens[index].end - tokens[index].start == 3, bytes[start] == 0xE2 else { return false }
    return (bytes[start + 1] == 0x80 && (0x90...0x94).contains(bytes[start + 2]))
      || (bytes[start + 1] == 0x88 && bytes[start + 2] == 0x92)
  }

  /// Whether no space stands between the token and the one before.
  func touches(_ index: Int) -> Bool { !tokens[index].flags.contains(.spaceBefore) }

  // MARK: Digits

  private func digitNumeral(at index: Int, in bounds: Range<Int>) -> Numeral? {
    guard let literal = DigitLiteral(bytes, tokens[index].span) else { return nil }
    var numeral = Numeral(tokens: index..<index + 1, form: .digits, value: literal.value)
    if literal.suffix.isEmpty {
      if let joined = spacedGroups(after: index, literal, in: bounds) { numeral = joined }
      if let mixed = mixedFraction(after: numeral, in: bounds) { return mixed }
      return withScales(numeral, in: bounds)
    }
    if literal.isOrdinal {
      numeral.form = .ordinal
      return numeral
    }
    let suffix = String(decoding: bytes[literal.suffix.range], as: UTF8.self)
    if let scale = lexicon.scaleSuffixes.value(of: suffix) {
      numeral.value *= scale
      numeral.scale = scale
      numeral.isMillionOrMetre = literal.suffix.count == 1 && scale == 1e6
      return numeral
    }
    numeral.suffix = literal.suffix
    return numeral
  }

  /// "12 000", "1 200 000": groups of three behind a space, where they can be nothing else.
  private func spacedGroups(
    after index: Int,
    _ first: DigitLiteral,
    in bounds: Range<Int>
  ) -> Numeral? {
    guard first.isPlain, first.digitCount <= 3 else { return nil }
    var value = first.value
    var end = index + 1
    var isSure = false
    while end < bounds.upperBound, end < index + 5, tokens[end].kind == .number,
      tokens[end].end - tokens[end].start == 3,
      let group = DigitLiteral(bytes, tokens[end].span), group.isPlain
    {
      let gap = tokens[end - 1].end..<tokens[end].start
      let isHardSpace = gap.count > 1
      // "1 200 000": two groups are a number where one would be two of them.
      let isFollowed = isSpacedGroup(end + 1, in: bounds)
      guard isHardSpace || (gap.count == 1 && bytes[Int(gap.lowerBound)] == UInt8(ascii: " ")),
        isHardSpace || group.value == 0 || end > index + 1 || isFollowed
      else { break }
      isSure = true
      value = value * 1000 + group.value
      end += 1
    }
    return isSure ? Numeral(tokens: index..<end, form: .digits, value: value) : nil
  }

  /// Whether three plain digits stand behind one space.
  private func isSpacedGroup(_ index: Int, in bounds: Range<Int>) -> Bool {
    guard bounds.contains(index), tokens[index].kind == .number,
      tokens[index].end - tokens[index].start == 3,
      tokens[index].start == tokens[index - 1].end + 1,
      let group = DigitLiteral(bytes, tokens[index].span)
    else { return false }
    return group.isPlain
  }

  /// "2 1/2", "2½", "1/2".
  private func mixedFraction(after whole: Numeral, in bounds: Range<Int>) -> Numeral? {
    let next = whole.tokens.upperBound
    let first = whole.tokens.lowerBound
    if let value = slashFraction(at: first, in: bounds) {
      return Numeral(tokens: first..<first + 3, form: .fraction, value: value)
    }
    guard next < bounds.upperBound else { return nil }
    if let part = vulgarFraction(tokens[next]) {
      let numeral = Numeral(
        tokens: first..<next + 1,
        form: .digits,
        value: whole.value + part
      )
      return withScales(numeral, in: bounds)
    }
    guard let part = slashFraction(at: next, in: bounds) else { return nil }
    let numeral = Numeral(tokens: first..<next + 3, form: .digits, value: whole.value + part)
    return withScales(numeral, in: bounds)
  }

  /// "1/2" to "15/16": a proper fraction as prices and recipes have it; "9/11" is none.
  private func slashFraction(at index: Int, in bounds: Range<Int>) -> Double? {
    guard index + 2 < bounds.upperBound, tokens[index].kind == .number,
      tokens[index + 1].isMark("/"), touches(index + 1), touches(index + 2),
      let above = DigitLiteral(bytes, tokens[index].span), above.isPlain,
      let below = DigitLiteral(bytes, tokens[index + 2].span), below.isPlain,
      above.value > 0, above.value < below.value
    else { return nil }
    switch below.value {
    case 2, 3, 4, 5, 8, 16, 32: return above.value / below.value
    default: return nil
    }
  }

  /// "½" and its kind.
  private func vulgarFraction(_ token: Token) -> Double? {
    let start = Int(token.start)
    switch token.end - token.start {
    case 2 where bytes[start] == 0xC2:
      switch bytes[start + 1] {
      case 0xBC: return 0.25
      case 0xBD: return 0.5
      case 0xBE: return 0.75
      default: return nil
      }
    case 3 where bytes[start] == 0xE2 && bytes[start + 1] == 0x85:
      switch bytes[start + 2] {
      case 0x93: return 1.0 / 3
      case 0x94: return 2.0 / 3
      case 0x9B: return 0.125
      case 0x9C: return 0.375
      case 0x9D: return 0.625
      case 0x9E: return 0.875
      default: return nil
      }
    default: return nil
    }
  }

  /// Words of scale after a number: "million", "dozen", "hundred thousand".
  private func withScales(_ numeral: Numeral, in bounds: Range<Int>) -> Numeral {
    var numeral = numeral
    var lastScale = 0.0
    while true {
      var next = numeral.tokens.upperBound
      if next < bounds.upperBound, isJoiningHyphen(next) { next += 1 }
      guard next < bounds.upperBound, let scale = multiplier(at: next), scale > lastScale else {
        return numeral
      }
      numeral.value *= scale
      numeral.scale *= scale
      numeral.tokens = numeral.tokens.lowerBound..<next + 1
      lastScale = scale
    }
  }

  private func multiplier(at index: Int) -> Double? {
    switch word(at: index) {
    case .hundred: 100
    case .scale(let scale): scale
    case .group(12): 12
    default: nil
    }
  }

  // MARK: Words

  private func wordNumeral(
    at index: Int,
    _ word: NumberWord,
    in bounds: Range<Int>
  ) -> Numeral? {
    switch word {
    case .small, .tens: return spelledNumeral(at: index, in: bounds)
    case .hundred, .scale, .group:
      // "a hundred", "hundred people"; "hundred and five" needs the same automaton.
      guard var numeral = spelledNumeral(at: index, in: bounds) else { return nil }
      numeral.tokens = startWithArticle(index, in: bounds)..<numeral.tokens.upperBound
      return numeral
    case .plural(let least): return pluralNumeral(at: index, least, in: bounds)
    case .vague(let least): return vagueNumeral(at: index, least, in: bounds)
    case .ordinal(let value), .tensOrdinal(let value), .scaleOrdinal(let value):
      return ordinalNumeral(at: index, value, in: bounds)
    case .half: return halfNumeral(at: index, in: bounds)
    case .part(let whole):
      let start = startWithArticle(index, in: bounds)
      guard start < index else { return nil }
      return Numeral(tokens: start..<index + 1, form: .fraction, value: 1 / whole)
    }
  }

  /// The index of "a" or "an" before `index`, else `index`.
  private func startWithArticle(_ index: Int, in bounds: Range<Int>) -> Int {
    guard index > bounds.lowerBound else { return index }
    let before = tokens[index - 1]
    return before == WordKeys.a || before == WordKeys.an ? index - 1 : index
  }

  /// "seven hundred and seventeen", "twenty-one", "two and a half million".
  private func spelledNumeral(at index: Int, in bounds: Range<Int>) -> Numeral? {
    var sum = SpelledSum()
    var end = index
    var next = index
    while next < bounds.upperBound, let word = word(at: next), sum.accept(word) {
      end = next + 1
      next = end
      if sum.isOrdinal { break }
      if next < bounds.upperBound, isJoiningHyphen(next) {
        next += 1
      } else if sum.takesAnd, next < bounds.upperBound, tokens[next] == WordKeys.and {
        next += 1
        guard next < bounds.upperBound, sum.takesAfterAnd(self.word(at: next)) else { break }
      }
    }
    guard end > index else { return nil }
    var numeral = Numeral(
      tokens: index..<end,
      form: sum.isOrdinal ? .ordinal : .words,
      value: sum.value,
      scale: sum.lastScale
    )
    if numeral.form == .ordinal { return numeral }
    if let fraction = spelledFraction(of: numeral, in: bounds) { return fraction }
    if let half = andAHalf(after: end, in: bounds) {
      numeral.value += 0.5 * numeral.scale
      numeral.tokens = index..<half
      return withScales(numeral, in: bounds)
    }
    return numeral
  }

  /// "two-thirds", "three quarters", "one third".
  private func spelledFraction(of count: Numeral, in bounds: Range<Int>) -> Numeral? {
    guard count.value >= 1, count.value < 20 else { return nil }
    var next = count.tokens.upperBound
    if next < bounds.upperBound, isJoiningHyphen(next) { next += 1 }
    guard next < bounds.upperBound else { return nil }
    let whole: Double
    switch word(at: next) {
    case .part(let parts): whole = parts
    case .ordinal(let parts) where count.value == 1 && parts > 2: whole = parts
    case .half where count.value == 1: whole = 2
    default: return nil
    }
    return Numeral(
      tokens: count.tokens.lowerBound..<next + 1,
      form: .fraction,
      value: count.value / whole
    )
  }

  /// The end of "and a half" at `index`, hyphens between its words or none.
  private func andAHalf(after index: Int, in bounds: Range<Int>) -> Int? {
    var next = index
    for key in [WordKeys.and, WordKeys.a, WordKeys.half] {
      if next < bounds.upperBound, isJoiningHyphen(next) { next += 1 }
      guard next < bounds.upperBound, tokens[next] == key else { return nil }
      next += 1
    }
    return next
  }

  /// "dozens", "tens of thousands", "hundreds and hundreds".
  private func pluralNumeral(at index: Int, _ least: Double, in bounds: Range<Int>) -> Numeral {
    var numeral = Numeral(tokens: index..<index + 1, form: .vague, value: least)
    let next = index + 2
    guard next < bounds.upperBound, case .plural(let scale) = word(at: next) else { return numeral }
    if tokens[next - 1] == WordKeys.of, scale >= 1000 {
      numeral.value = least * scale / 2
      numeral.tokens = index..<next + 1
    } else if tokens[next - 1] == WordKeys.and, tokens[next].key == tokens[index].key {
      numeral.tokens = index..<next + 1
    }
    return numeral
  }

  /// "several", "a few hundred", "a couple of dozen".
  private func vagueNumeral(at index: Int, _ least: Double, in bounds: Range<Int>) -> Numeral? {
    let start = startWithArticle(index, in: bounds)
    if start == index, tokens[index] != WordKeys.several { return nil }
    var numeral = Numeral(tokens: start..<index + 1, form: .vague, value: least)
    var next = index + 1
    if next < bounds.upperBound, tokens[next] == WordKeys.of { next += 1 }
    if next < bounds.upperBound, let scale = multiplier(at: next) ?? pluralScale(at: next) {
      // "Several dozen" is what "dozens" is.
      numeral.value = (scale == 12 ? 2 : least) * scale
      numeral.scale = scale
      numeral.tokens = start..<next + 1
    }
    return numeral
  }

  /// "hundreds" after "several", as some write.
  private func pluralScale(at index: Int) -> Double? {
    guard case .plural(let least) = word(at: index), least >= 200, touches(index) == false,
      tokens[index - 1] != WordKeys.of
    else { return nil }
    return least / 2
  }

  private func ordinalNumeral(at index: Int, _ value: Double, in bounds: Range<Int>) -> Numeral {
    let start = startWithArticle(index, in: bounds)
    let isOf = index + 1 < bounds.upperBound && tokens[index + 1] == WordKeys.of
    if value > 2, start < index, isOf {
      return Numeral(tokens: start..<index + 1, form: .fraction, value: 1 / value)
    }
    return Numeral(tokens: index..<index + 1, form: .ordinal, value: value)
  }

  /// "half a million", "half a dozen", "half of them".
  private func halfNumeral(at index: Int, in bounds: Range<Int>) -> Numeral? {
    var next = index + 1
    if next < bounds.upperBound, tokens[next] == WordKeys.a || tokens[next].isMark("-") {
      next += 1
    }
    if next < bounds.upperBound, let scale = multiplier(at: next) {
      return Numeral(
        tokens: startWithArticle(index, in: bounds)..<next + 1,
        form: .words,
        value: scale / 2,
        scale: scale
      )
    }
    return Numeral(tokens: index..<index + 1, form: .fraction, value: 0.5)
  }
}

/// Keys of the words that the number automata name.
enum WordKeys {
  static let a = WordKey("a")
  static let an = WordKey("an")
  static let and = WordKey("and")
  static let of = WordKey("of")
  static let half = WordKey("half")
  static let several = WordKey("several")
}

extension WordKey {
  static func != (token: Token, key: WordKey) -> Bool { token.key != key.value }
}
