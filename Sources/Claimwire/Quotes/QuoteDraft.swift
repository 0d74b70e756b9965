/// A quote whose speaker is known by the words that attribute it, but not yet by name.
struct QuoteDraft {
  /// The quote, without a speaker.
  var quote: Quote
  /// The content's tokens, without marks.
  var tokens: Range<Int>
  /// The attributing words.
  var speaker: Range<Int>?
  /// The phrase that the ranker of speakers takes for them, where that is another.
  var otherSpeaker: Range<Int>?
  /// Whether a colon attributes it.
  var isColon = false
  /// Whether it has no attribution of its own and takes that of the quote before.
  var isCarried = false
  /// Whether it lies inside another quote in marks.
  var isNested = false
  /// Whether the cue stands beside the marks, so that nothing but speech can be meant.
  var isBesideCue = false
  /// Whether its cue leaves out who speaks: "is expected to", "it appeared that", "reportedly".
  var isAgentless = false
  /// The paragraph that it starts in.
  var paragraph = 0

  /// Takes up an attribution.
  mutating func attribute(_ found: Attribution, in document: Document) {
    quote.cue = found.cue.map { Cue(span: document.span(ofTokens: $0), class: found.cueClass) }
    speaker = found.speaker
    isColon = found.isColon
    quote.confidence = found.confidence
  }
}
