/// The walk over one document's tokens that makes its dates, each judged from the reference date or the one in focus.
struct DateScanner {
  /// A date as it is found, before its span and interval are worked out.
  struct Found {
    var tokens: Range<Int>
    var type: DateType
    var value: String
  }

  /// How dates of digits alone are written.
  enum NumericOrder {
    case dayFirst
    case monthFirst
    case unknown
  }

  /// A quarter of a year.
  struct Quarter {
    var year: Int
    var number: Int
  }

  let tokens: [Token]
  let bytes: [UInt8]
  let sentences: [Sentence]
  let vocabulary: DateVocabulary
  let reader: NumeralReader
  let reference: CivilDate?
  /// The first token that no date has taken.
  var floor = 0
  /// The day that "the previous day" is judged from.
  var focus: CivilDate?
  /// The clock time that was named last, for "four hours later": the day and minutes from its midnight.
  var lastClock: (day: CivilDate, minutes: Int, at: Int)?
  /// The day of a month without a year that ends at `floor`, for "April 24 and 25".
  var lastDay: CivilDate?
  /// The token that the scan is at.
  private(set) var position = 0
  /// The token whose date set the day in focus, null where that is the reference date still.
  var seenAt: Int?
  /// The year that "that year" and "two years later" are judged from.
  var focusYear: Int?
  /// The token whose date set that year.
  var focusYearAt = 0
  /// The first day of the month that "the following month" is judged from.
  var focusMonth: CivilDate?
  /// The quarter that "the quarter" and "a year earlier" are judged from, in business reports.
  var quarter: Quarter?
  /// The order of "3/4/2025", worked out where one is met.
  var numericOrder: NumericOrder?
  /// What could not be decided.
  var warnings: [String] = []
  /// The sentence that the scan is in, as an index.
  var sentence = 0

  var keys: DateKeys { vocabulary.keys }
  var bounds: Range<Int> { floor..<tokens.count }

  init(_ document: borrowing Document, _ vocabulary: DateVocabulary) {
    tokens = document.tokens
    bytes = document.bytes
    sentences = document.sentences
    self.vocabulary = vocabulary
    reader = NumeralReader(tokens: tokens, bytes: bytes, lexicon: vocabulary.lexicon)
    reference = document.referenceDate
    focus = document.referenceDate
  }

  /// Every date, in order.
  mutating func scan() -> [DateExpression] {
    var dates: [DateExpression] = []
    var index = nextCandidate(from: 0)
    while index < tokens.count {
      position = index
      guard let found = found(at: index), found.tokens.lowerBound >= floor else {
        index = nextCandidate(from: index + 1)
        continue
      }
      dates.append(expression(found))
      floor = max(found.tokens.upperBound, index + 1)
      index = nextCandidate(from: floor)
    }
    return dates
  }

  private func nextCandidate(from index: Int) -> Int {
    vocabulary.anchors.firstCandidate(from: index, to: tokens.count, in: tokens, symbols: false)
  }

  /// The date whose anchor, the word that shows that it is one, is at `index`.
  private mutating func found(at index: Int) -> Found? {
    let token = tokens[index]
    switch token.kind {
    case .number: return numeric(at: index)
    case .word:
      if token.flags.contains(.digits) { return numeric(at: index) }
      if let word = vocabulary.words.value(of: token, in: bytes) {
        if let found = worded(word, at: index) { return found }
      }
      return token.isCapitalized ? holiday(at: index) : nil
    default: return nil
    }
  }

  private mutating func worded(_ word: TemporalWord, at index: Int) -> Found? {
    switch word {
    case .number: return spelledClock(at: index) ?? counted(at: index)
    case .month(let month, let isAmbiguous): return self.month(month, isAmbiguous, at: index)
    case .weekday(let day, let isPlural, let isAmbiguous):
      return weekday(day, isPlural: isPlural, isAmbiguous, at: index)
    case .unit(let unit, let isPlural): return self.unit(unit, isPlural: isPlural, at: index)
    case .season(let code): return season(code, at: index)
    case .dayPart(let code): return dayPart(code, at: index)
    case .clock(let time): return clockWord(time, at: index)
    case .day(let offset): return relativeDay(offset, at: index)
    case .overnight: return overnight(at: index)
    case .dayPartToday(let code):
      guard let reference else { return nil }
      return Found(tokens: index..<index + 1, type: .time, value: reference.iso + code)
    case .reference(let value): return self.reference(value, at: index)
    case .vague(let value): return vague(value, at: index)
    case .frequency(let value):
      return Found(tokens: index..<index + 1, type: .set, value: value)
    case .decade(let decade): return decadeWord(decade, at: index)
    case .fiscal: return fiscalYear(at: index)
    case .period: return period(at: index)
    }
  }

  private mutating func expression(_ found: Found) -> DateExpression {
    if found.type == .date || found.type == .time, let year = TimexValue.year(of: found.value) {
      focusYear = year
      focusYearAt = found.tokens.lowerBound
      if let month = TimexValue.month(of: found.value) {
        focusMonth = CivilDate(year: year, month: month, day: 1)
      }
    }
    let interval = found.type == .set ? nil : TimexValue.interval(of: found.value)
    return DateExpression(
      span: TextSpan(
        start: tokens[found.tokens.lowerBound].start,
        end: tokens[found.tokens.upperBound - 1].end
      ),
      tokens: found.tokens,
      type: found.type,
      value: found.value,
      from: interval?.from,
      to: interval?.to
    )
  }

  // MARK: Looking at tokens

  func isWord(_ index: Int, _ key: WordKey) -> Bool {
    bounds.contains(index) && tokens[index] == key
  }

  func isIn<Value>(_ table: WordTable<Value>, _ index: Int) -> Bool {
    bounds.contains(index) && table.contains(tokens[index], in: bytes)
  }

  /// As `isIn`, but the word may belong to a date before.
  func isBehind<Value>(_ table: WordTable<Value>, _ index: Int) -> Bool {
    tokens.indices.contains(index) && table.contains(tokens[index], in: bytes)
  }

  func temporal(_ index: Int) -> TemporalWord? {
    guard bounds.contains(index), tokens[index].kind == .word else { return nil }
    return vocabulary.words.value(of: tokens[index], in: bytes)
  }

  func deixis(_ index: Int) -> Deixis? {
    guard bounds.contains(index) else { return nil }
    return vocabulary.deixis.value(of: tokens[index], in: bytes)
  }

  /// The start with "the" and "early", "late", "the end of" before it.
  func withLead(_ start: Int, article: Bool = true) -> Int {
    var first = start
    if article, isWord(first - 1, keys.the) { first -= 1 }
    if let lead = vocabulary.leads.match(at: first - 1, in: tokens, bytes, bounds: bounds) {
      return lead.tokens.lowerBound
    }
    var modifier = first - 1
    if bounds.contains(modifier), reader.isJoiningHyphen(modifier) { modifier -= 1 }
    guard isIn(vocabulary.modifiers, modifier) else { return first }
    first = modifier
    return isWord(first - 1, keys.the) ? first - 1 : first
  }

  /// A plain number of one or two digits from 1 to `most`, or an ordinal.
  func dayNumber(_ index: Int, most: Int = 31) -> Int? {
    guard bounds.contains(index), tokens[index].end - tokens[index].start <= 4,
      tokens[index].flags.contains(.digits),
      let literal = DigitLiteral(bytes, tokens[index].span), literal.digitCount <= 2,
      literal.suffix.isEmpty && literal.isPlain || literal.isOrdinal, literal.value >= 1,
      Int(literal.value) <= most
    else { return nil }
    return Int(literal.value)
  }

  /// Four digits from 1000 to 2199.
  func yearNumber(_ index: Int) -> Int? {
    guard bounds.contains(index), tokens[index].kind == .number,
      tokens[index].end - tokens[index].start == 4,
      let literal = DigitLiteral(bytes, tokens[index].span), literal.isPlain,
      literal.value >= 1000, literal.value < 2200
    else { return nil }
    return Int(literal.value)
  }

  /// Puts a day into focus.
  mutating func see(_ day: CivilDate) {
    focus = day
    seenAt = position
  }
}
