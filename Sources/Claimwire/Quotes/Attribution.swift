/// What attributes a stretch of speech, as tokens.
struct Attribution {
  /// "said", "according to".
  var cue: Range<Int>?
  /// The kind of speech act.
  var cueClass: CueClass = .say
  /// The noun phrase, null where the cue has none of its own.
  var speaker: Range<Int>?
  /// Whether a colon, not a verb, attributes it.
  var isColon = false
  /// How often a pattern of this kind is right, on PolNeAR's training articles.
  var confidence: Float
}
