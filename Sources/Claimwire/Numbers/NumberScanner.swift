/// The walk over one document's tokens that makes its numbers.
struct NumberScanner {
  let tokens: [Token]
  let bytes: [UInt8]
  /// The tokens of days and times, whose numbers count nothing; "three years" is a quantity as well as a duration.
  let dates: [Range<Int>]
  let vocabulary: NumberVocabulary
  let reader: NumeralReader
  /// Tokens that may belong to the number in hand: not those of the number or date before, nor the date to come.
  var bounds: Range<Int>
  /// Where the list of ages ends that the last age opened.
  private(set) var agesEnd = 0

  init(_ document: borrowing Document, _ vocabulary: NumberVocabulary) {
    tokens = document.tokens
    bytes = document.bytes
    dates = NumberScanner.tokensOfDates(in: document)
    self.vocabulary = vocabulary
    reader = NumeralReader(tokens: tokens, bytes: bytes, lexicon: vocabulary.lexicon)
    bounds = 0..<tokens.count
  }

  private static func tokensOfDates(in document: borrowing Document) -> [Range<Int>] {
    let dates = document.dates
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(dates.count)
    for index in dates.indices where dates[index].type == .date || dates[index].type == .time {
      ranges.append(dates[index].tokens)
    }
    return ranges
  }

  /// Every number, in order.
  mutating func scan() -> [NumberExpression] {
    var numbers: [NumberExpression] = []
    var index = 0
    for date in dates {
      scan(from: &index, to: date.lowerBound, into: &numbers)
      index = max(index, date.upperBound)
    }
    scan(from: &index, to: tokens.count, into: &numbers)
    return numbers
  }

  private mutating func scan(
    from index: inout Int,
    to end: Int,
    into numbers: inout [NumberExpression]
  ) {
    guard index < end else { return }
    bounds = index..<end
    let filter = vocabulary.lexicon.filter
    while true {
      index = filter.firstCandidate(from: index, to: end, in: tokens, symbols: true)
      guard index < end else { return }
      guard let numeral = reader.numeral(at: index, in: bounds) else {
        index += 1
        continue
      }
      if let decade = decadeOfLife(numeral) {
        numbers.append(decade)
        index = decade.tokens.upperBound
        bounds = min(index, end)..<end
        continue
      }
      if let rejected = endOfRejected(numeral) {
        index = max(rejected, index + 1)
        continue
      }
      let number = expression(numeral)
      numbers.append(number)
      index = max(number.tokens.upperBound, index + 1)
      bounds = min(index, end)..<end
    }
  }

  /// The whole expression around a numeral.
  private mutating func expression(_ numeral: Numeral) -> NumberExpression {
    // Ages before units: "12-year-old" is no quantity of years.
    let bare = Measured(numeral)
    if let range = ageRange(from: bare) { return range }
    if let age = age(bare) {
      agesEnd = endOfAges(after: age.tokens.upperBound)
      return compared(age)
    }
    let measured = measure(numeral)
    if let ratio = oddsOrScore(measured) { return ratio }
    if let range = range(from: measured) { return range }
    return compared(measured)
  }

  /// The span of a range of tokens.
  func span(of range: Range<Int>) -> TextSpan {
    TextSpan(start: tokens[range.lowerBound].start, end: tokens[range.upperBound - 1].end)
  }

  /// Whether the token at `index` is the word; false outside the bounds.
  func isWord(_ index: Int, _ key: WordKey) -> Bool {
    bounds.contains(index) && tokens[index] == key
  }

  /// Whether the table has the word at `index`, which may lie outside the bounds.
  func isIn<Value>(_ table: WordTable<Value>, _ index: Int) -> Bool {
    tokens.indices.contains(index) && table.contains(tokens[index], in: bytes)
  }

  /// Whether the token is an en dash, a minus sign or a hyphen.
  func isDash(_ index: Int) -> Bool {
    bounds.contains(index) && reader.isDash(index)
  }
}
