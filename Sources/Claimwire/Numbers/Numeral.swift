/// A number as it is written, without comparator or unit: "1,783.9", "twenty-one", "half a million", "several dozen".
struct Numeral {
  /// How it is written.
  enum Form {
    /// Digits, with a word of scale or without.
    case digits
    /// Words that name one number.
    case words
    /// Words that only bound it from below.
    case vague
    /// "third", "21st".
    case ordinal
    /// "three-quarters", "half", "1/2".
    case fraction
  }

  /// Its tokens, an article that belongs to it ("a dozen") included.
  var tokens: Range<Int>
  /// How it is written.
  var form: Form
  /// The number; of a vague one the least that it can be.
  var value: Double
  /// What the last word of scale multiplied by ("million"), 1 where there is none.
  var scale: Double = 1
  /// What touches the digits and is neither scale nor ordinal: "km" of "100km".
  var suffix: TextSpan?
  /// Whether it ends in "m", which stands for millions or metres.
  var isMillionOrMetre = false
}
