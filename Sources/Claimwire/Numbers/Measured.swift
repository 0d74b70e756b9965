/// A numeral with what it measures, before ranges and comparators are looked at.
struct Measured {
  /// Its tokens, currency and unit included.
  var tokens: Range<Int>
  /// The number itself.
  var numeral: Numeral
  /// The number in units: cents are divided.
  var value: Double
  /// What it measures.
  var kind: NumberKind
  /// The unit's code.
  var unit: String?

  /// A plain number.
  init(_ numeral: Numeral) {
    tokens = numeral.tokens
    self.numeral = numeral
    value = numeral.value
    switch numeral.form {
    case .ordinal: kind = .ordinal
    case .fraction: kind = .ratio
    default: kind = .cardinal
    }
  }
}
