/// A number as the text has it, with what it amounts to: "nearly 50", "$2.5 million", "dozens".
public struct NumberExpression: Sendable {
  /// The words, comparator and unit included.
  public var span: TextSpan
  /// The tokens of `span`, as indices into the document's.
  public var tokens: Range<Int>
  /// What is counted or measured.
  public var kind: NumberKind
  /// The number said, null for a range or a vague quantity.
  public var value: Double?
  /// The least that it can be; null where there is no bound.
  public var low: Double?
  /// The most that it can be; null where there is no bound.
  public var high: Double?
  /// How the number said bounds the count.
  public var comparison: Comparison
  /// ISO 4217 for money, UCUM or UN/CEFACT code for quantities, `"%"`, `"pp"` (percentage points), else null.
  public var unit: String?
}

/// What a number counts.
public enum NumberKind: String, Sendable, CaseIterable {
  /// How many.
  case cardinal
  /// Which one in order.
  case ordinal
  /// A share in a hundred.
  case percent
  /// An amount of money.
  case money
  /// An amount in a unit of measure.
  case quantity
  /// Years of life.
  case age
  /// A fraction, a score, odds: "one in five", "3-2".
  case ratio
}

/// How a number said bounds the true count; raw values as in records.
public enum Comparison: String, Sendable, CaseIterable {
  /// "eight".
  case equal = "="
  /// "more than eight".
  case more = ">"
  /// "at least eight".
  case atLeast = ">="
  /// "nearly eight".
  case fewer = "<"
  /// "up to eight".
  case atMost = "<="
  /// "about eight".
  case about = "~"
  /// "eight to ten".
  case range
}
