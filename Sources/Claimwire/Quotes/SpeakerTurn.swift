/// Somebody who has spoken, for what follows.
struct SpeakerTurn {
  var speaker: Speaker
  /// The attributing words' first token.
  var token: Int
  /// The last token of words or content, whichever is later.
  var end: Int
  /// What is said.
  var content: Range<Int>
  /// The paragraph that the content ends in.
  var lastParagraph: Int
  /// What the noun of an unnamed speaker shows.
  var gender: Gender?
  /// Whether an unnamed speaker is one person: "a doctor", not "officials".
  var isPerson: Bool
}
