/// Sets the ranker's choice of a speaker against the one that a quote was read with.
struct SpeakerChoice {
  let reader: SpeakerPhraseReader
  let ranker: SpeakerRanker
  let finder: SpeakerFinder

  /// Gives a quote with a cue its sentence's likeliest phrase as its speaker, in the place of one that is less likely or
  /// lies in its own content.
  ///
  /// A speaker whom the ranker does not know, as in another sentence, stays; the likeliest is then what else it may be.
  func choose(_ draft: inout QuoteDraft) {
    guard !draft.isColon, !draft.isAgentless, let span = draft.quote.cue?.span else { return }
    let cue = reader.document.tokens(in: span)
    guard let features = reader.features(around: cue, content: draft.quote.parts) else { return }
    var best: (phrase: Range<Int>, score: Float)?
    var isKnown = false
    for (index, candidate) in features.candidates.enumerated() {
      let score = ranker.score { features.collect(index, into: &$0) }
      if score > best?.score ?? -.infinity { best = (candidate.tokens, score) }
      isKnown = isKnown || draft.speaker?.overlaps(candidate.tokens) ?? false
    }
    guard let best, !(draft.speaker?.overlaps(best.phrase) ?? false) else { return }
    let phrase = whole(best.phrase, cue)
    draft.otherSpeaker = phrase
    let isInContent =
      draft.speaker.map { old in features.place.content.contains { $0.overlaps(old) } } ?? true
    if isInContent || isKnown { draft.speaker = phrase }
  }

  /// The phrase with the complement of its noun: "a person" with "close to the president".
  private func whole(_ phrase: Range<Int>, _ cue: Range<Int>) -> Range<Int> {
    let bound = phrase.upperBound <= cue.lowerBound ? cue.lowerBound : reader.document.tokens.count
    let found = finder.nounPhrase(
      startingAt: phrase.lowerBound,
      to: min(bound, phrase.lowerBound + SpeakerFinder.reach)
    )
    return found.map { $0.upperBound > phrase.upperBound ? $0 : phrase } ?? phrase
  }
}
