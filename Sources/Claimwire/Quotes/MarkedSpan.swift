/// What stands between a pair of quotation marks.
struct MarkedSpan {
  /// The content's tokens, without the marks; never empty.
  var tokens: Range<Int>
  /// The opening mark; null where it is missing.
  var open: Int?
  /// The closing mark; null where it is missing or where the quote goes on in the next paragraph.
  var close: Int?
  /// How many marked spans it lies in.
  var depth: Int
  /// The paragraph that it stands in.
  var paragraph: Int
  /// Whether the quote goes on in the next paragraph, which opens with a mark again.
  var goesOn = false
  /// Whether a mark is missing.
  var isDamaged = false

  /// Its tokens with the marks.
  var outerTokens: Range<Int> {
    (open ?? tokens.lowerBound)..<((close.map { $0 + 1 }) ?? tokens.upperBound)
  }
}
