/// What a word does inside a number.
enum NumberWord: Sendable {
  /// "zero" to "nineteen".
  case small(Double)
  /// "twenty" to "ninety".
  case tens(Double)
  /// "hundred".
  case hundred
  /// "thousand" and up.
  case scale(Double)
  /// "dozen", "score".
  case group(Double)
  /// "dozens", "hundreds": at least this many.
  case plural(Double)
  /// "several", "few": at least this many, or of what follows.
  case vague(Double)
  /// "first" to "nineteenth"; of three and more also the part of a fraction.
  case ordinal(Double)
  /// "twentieth" to "ninetieth".
  case tensOrdinal(Double)
  /// "hundredth", "thousandth".
  case scaleOrdinal(Double)
  /// "half".
  case half
  /// "quarter", "thirds": a whole of this many parts.
  case part(Double)
}

/// The words that numbers are written with.
///
/// The bounds of the vague ones are those of the casualty conventions (Claimwire's record format): the plural of a word
/// of number means two of them at least, "several" three, "a few" and "a couple" two.
struct NumberLexicon: Sendable {
  /// By word.
  let words: WordTable<NumberWord>
  /// Whether a word may be one of `words`.
  let filter: WordFilter
  /// "m", "bn", "million" … touching digits.
  let scaleSuffixes: WordTable<Double>

  init() {
    var entries: [(word: String, value: NumberWord)] = []
    func add(_ list: String, from first: Double, step: Double, _ make: (Double) -> NumberWord) {
      for (index, word) in list.lexiconWords.enumerated() {
        entries.append((String(word), make(first + step * Double(index))))
      }
    }
    add(
      """
      zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
      eighteen nineteen
      """,
      from: 0,
      step: 1,
      NumberWord.small
    )
    add(
      "twenty thirty forty fifty sixty seventy eighty ninety",
      from: 20,
      step: 10,
      NumberWord.tens
    )
    add(
      """
      first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
      fifteenth sixteenth seventeenth eighteenth nineteenth
      """,
      from: 1,
      step: 1,
      NumberWord.ordinal
    )
    add(
      "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth",
      from: 20,
      step: 10,
      NumberWord.tensOrdinal
    )
    add(
      "thirds fourths fifths sixths sevenths eighths ninths tenths",
      from: 3,
      step: 1,
      NumberWord.part
    )
    entries += [
      ("hundred", .hundred), ("thousand", .scale(1e3)), ("million", .scale(1e6)),
      ("billion", .scale(1e9)), ("trillion", .scale(1e12)), ("lakh", .scale(1e5)),
      ("crore", .scale(1e7)), ("dozen", .group(12)), ("score", .group(20)),
      ("tens", .plural(20)), ("dozens", .plural(24)), ("scores", .plural(40)),
      ("hundreds", .plural(200)), ("thousands", .plural(2e3)), ("millions", .plural(2e6)),
      ("billions", .plural(2e9)), ("trillions", .plural(2e12)), ("several", .vague(3)),
      ("few", .vague(2)), ("couple", .vague(2)), ("handful", .vague(3)),
      ("hundredth", .scaleOrdinal(100)), ("thousandth", .scaleOrdinal(1e3)),
      ("millionth", .scaleOrdinal(1e6)), ("half", .half), ("quarter", .part(4)),
      ("quarters", .part(4)),
    ]
    words = WordTable(entries)
    filter = WordFilter(words: entries.map(\.word))
    scaleSuffixes = WordTable([
      ("k", 1e3), ("thousand", 1e3), ("m", 1e6), ("mn", 1e6), ("mln", 1e6), ("million", 1e6),
      ("b", 1e9), ("bn", 1e9), ("bln", 1e9), ("billion", 1e9), ("tn", 1e12), ("trn", 1e12),
      ("trillion", 1e12),
    ])
  }
}
