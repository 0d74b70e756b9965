/// Finds the noun phrases of a document that may speak, with their features: the same for training and for use.
struct SpeakerPhraseReader {
  let document: Document
  let words: QuoteWords
  let people: PersonResolver
  let parts: PartsOfSpeech
  let classes: WordClasses?
  /// The tokens of whole utterances in marks, by start, none overlapping.
  let utterances: [Range<Int>]

  /// The phrases around a cue; null without a cue's or a content's tokens.
  func features(around cue: Range<Int>, content spans: [TextSpan]) -> SpeakerFeatures? {
    let content = spans.map { document.tokens(in: $0) }.filter { !$0.isEmpty }
    guard !cue.isEmpty, !content.isEmpty else { return nil }
    let silence = SpeakerSilence(cue: cue, content: content, utterances: utterances)
    let candidates = SpeakerCandidates(document: document, words: words, parts: parts)
    return SpeakerFeatures(
      document: document,
      words: words,
      people: people,
      parts: parts,
      classes: classes,
      candidates: candidates.phrases(around: cue, isLeftOut: silence.contains),
      place: SpeakerFeatures.Place(cue: cue, content: content)
    )
  }
}
