extension NumberExpression {
  /// Whether it can count people: "19.3 deaths" are a rate.
  var isWhole: Bool {
    [value, low, high].allSatisfy { $0.map { $0 == $0.rounded() } ?? true }
  }
}

/// How many people a noun phrase stands for.
struct PeopleCount: Sendable {
  /// The count expression: the number with its modifier, or the phrase that describes one person or a list.
  var tokens: Range<Int>
  /// The number said, null for a range or a vague quantity.
  var value: Double?
  /// The least that it can be; null where there is no bound.
  var low: Double?
  /// The most that it can be; null where there is no bound.
  var high: Double?
  /// How the number said bounds the count.
  var comparison: Comparison
  /// Whether the phrase describes one person: "a man", "his wife", a name.
  var isDescription = false

  /// An exact count.
  init(_ value: Double, tokens: Range<Int>, isDescription: Bool = false) {
    self.tokens = tokens
    self.value = value
    low = value
    high = value
    comparison = .equal
    self.isDescription = isDescription
  }

  init(_ number: NumberExpression, tokens: Range<Int>) {
    self.tokens = tokens
    value = number.value
    low = number.low
    high = number.high
    comparison = number.comparison
  }

  init(low: Double, tokens: Range<Int>) {
    self.tokens = tokens
    self.low = low
    comparison = .atLeast
  }

  /// Whether it counts exactly one.
  var isOne: Bool { low == 1 && high == 1 }

  /// Nobody.
  var isZero: Bool { low == 0 && high == 0 }

  /// The count of two groups together, over `tokens`.
  func adding(_ other: PeopleCount, tokens: Range<Int>) -> PeopleCount {
    var sum = self
    sum.tokens = tokens
    sum.value = value.flatMap { left in other.value.map { left + $0 } }
    sum.low = low.flatMap { left in other.low.map { left + $0 } }
    sum.high = high.flatMap { left in other.high.map { left + $0 } }
    if sum.comparison == .equal { sum.comparison = other.comparison }
    sum.isDescription = true
    return sum
  }
}
