/// Sets the ranker's choice of a speaker beside the one that a quote was read with.
struct SpeakerChoice {
  let document: Document
  let words: QuoteWords
  let people: PersonResolver
  let parts: SpeakerParts
  let classes: WordClasses?
  let ranker: SpeakerRanker
  /// The tokens of whole utterances in marks, by start, none overlapping.
  let utterances: [Range<Int>]

  /// Gives a quote with a cue the likeliest phrase as its other speaker, or as its only one where it has none or one that
  /// hardly can be.
  func choose(_ draft: inout QuoteDraft) {
    guard !draft.isColon, let span = draft.quote.cue?.span else { return }
    let cue = document.tokens(in: span)
    let content = draft.quote.parts.map { document.tokens(in: $0) }.filter { !$0.isEmpty }
    guard !cue.isEmpty, !content.isEmpty else { return }
    let silence = SpeakerSilence(cue: cue, content: content, utterances: utterances)
    let candidates = SpeakerCandidates(document: document, words: words, parts: parts)
      .phrases(around: cue, isLeftOut: silence.contains)
    let features = SpeakerFeatures(
      document: document,
      words: words,
      people: people,
      parts: parts,
      classes: classes,
      candidates: candidates,
      place: SpeakerFeatures.Place(cue: cue, content: content)
    )
    var list = FeatureList()
    var best: (phrase: Range<Int>, likelihood: Float)?
    var current: Float = 0
    for (index, candidate) in candidates.enumerated() {
      features.collect(index, into: &list)
      let likelihood = ranker.likelihood(list.ids)
      if likelihood > best?.likelihood ?? 0 { best = (candidate.tokens, likelihood) }
      if draft.speaker?.overlaps(candidate.tokens) ?? false { current = max(current, likelihood) }
    }
    guard let best else { return }
    if best.likelihood > Self.leastOther { draft.otherSpeaker = best.phrase }
    let isOdd = draft.speaker == nil ? best.likelihood > Self.leastOnly : best.likelihood > Self.sure && current < Self.odd
    if isOdd { draft.speaker = best.phrase }
  }

  static let leastOther = tune("LO", 0.05)
  static let leastOnly = tune("LN", 0.2)
  static let sure = tune("SU", 0.5)
  static let odd = tune("OD", 0.1)
}
import Glibc
func tune(_ name: String, _ value: Float) -> Float {
  getenv(name).flatMap { Float(String(cString: $0)) } ?? value
}
