/// A claim before its source, place, date and certainty are known.
struct ClaimDraft: Sendable {
  var kind: HarmKind
  var count: PeopleCount
  /// The phrase for who.
  var victims: Range<Int>?
  /// The harm word.
  var trigger: Range<Int>
  /// The verb group or predicate that the harm word ends.
  var predicate: Range<Int>
  /// The kinds that the count stands for together.
  var joint: [HarmKind]?
  /// Whether it counts people shot of whom some are dead.
  var isPartlyDead = false
  /// The sentence, as an index into the document's.
  var sentence: Int
  /// What the verb group itself says of certainty.
  var mood = Mood.real
  /// Whether the predicate says that somebody reports it: "were reported killed".
  var isReported = false
  /// Whether it is a running toll.
  var isCumulative = false
  /// Whether the number is one that a newer one corrects.
  var isSuperseded = false
  /// The period of a rate.
  var period: RatePeriod?
  /// How likely kind and bounds are right.
  var confidence: Float = 0.9
  /// The draft that this one is included in, as an index into the same list.
  var partOf: Int?

  /// What a verb group says of certainty.
  enum Mood: Sendable {
    /// "was killed".
    case real
    /// "feared dead".
    case feared
    /// "could kill", "to evacuate".
    case hypothetical
  }

  /// From the harm word to the count with its noun.
  var tokens: Range<Int> {
    var lower = min(trigger.lowerBound, count.tokens.lowerBound)
    var upper = max(trigger.upperBound, count.tokens.upperBound)
    if let victims {
      lower = min(lower, victims.lowerBound)
      upper = max(upper, victims.upperBound)
    }
    return lower..<upper
  }
}
