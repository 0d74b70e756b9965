/// Finds the noun phrases of a document that may speak, with their features: the same for training and for use.
///
/// A class, since the features of every cue hold it: a copy of a document is one reference for each of its arrays.
final class SpeakerPhraseReader {
  let document: Document
  let words: QuoteWords
  let people: PersonResolver
  let parts: PartsOfSpeech
  let classes: WordClasses?
  /// The tokens of whole utterances in marks, by start, none overlapping.
  private let utterances: [Range<Int>]
  private let candidates: SpeakerCandidates

  init(
    document: Document,
    words: QuoteWords,
    people: PersonResolver,
    parts: PartsOfSpeech,
    classes: WordClasses?,
    utterances: [Range<Int>]
  ) {
    self.document = document
    self.words = words
    self.people = people
    self.parts = parts
    self.classes = classes
    self.utterances = utterances
    candidates = SpeakerCandidates(document: document, words: words, parts: parts)
  }

  /// The phrases around a cue; null without a cue's or a content's tokens.
  func features(around cue: Range<Int>, content spans: [TextSpan]) -> SpeakerFeatures? {
    let content = spans.map { document.tokens(in: $0) }.filter { !$0.isEmpty }
    guard !cue.isEmpty, !content.isEmpty else { return nil }
    let silence = SpeakerSilence(cue: cue, content: content, utterances: utterances)
    return SpeakerFeatures(
      reader: self,
      candidates: candidates.phrases(around: cue, isLeftOut: silence.contains),
      place: SpeakerFeatures.Place(cue: cue, content: content)
    )
  }
}
