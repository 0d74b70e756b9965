/// Finds the noun phrases of a document that may speak, with their features: the same for training and for use.
///
/// A class, since the features of every cue hold it: a copy of a document is one reference for each of its arrays.
final class SpeakerPhraseReader {
  let document: Document
  let words: QuoteWords
  let roles: RoleLexicon
  let syntax: ClauseSyntax
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
    roles = people.roles
    syntax = people.syntax
    self.parts = parts
    self.classes = classes
    self.utterances = utterances
    candidates = SpeakerCandidates(document: document, words: words, parts: parts)
  }

  /// The phrases around a cue; null without a cue's or a content's tokens.
  func features(around cue: Range<Int>, content spans: [TextSpan]) -> SpeakerFeatures? {
    var content: [Range<Int>] = []
    content.reserveCapacity(spans.count)
    for span in spans {
      let tokens = document.tokens(in: span)
      if !tokens.isEmpty { content.append(tokens) }
    }
    guard !cue.isEmpty, !content.isEmpty else { return nil }
    let silence = SpeakerSilence(cue: cue, content: content, utterances: utterances)
    return SpeakerFeatures(
      reader: self,
      candidates: candidates.phrases(around: cue, isLeftOut: silence.contains),
      place: SpeakerFeatures.Place(cue: cue, content: content)
    )
  }
}
