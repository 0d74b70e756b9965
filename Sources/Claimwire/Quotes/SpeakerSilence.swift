/// Where no speaker of a cue stands: in what it reports, and in other people's utterances.
struct SpeakerSilence {
  private let content: [Range<Int>]
  private let utterances: [Range<Int>]

  /// - Parameters:
  ///   - content: the parts of what the cue reports.
  ///   - utterances: the tokens of whole utterances in marks, by start, none overlapping.
  init(cue: Range<Int>, content: [Range<Int>], utterances: [Range<Int>]) {
    self.content = content
    // Inside an utterance its own words attribute.
    let index = utterances.firstIndexSorted { $0.upperBound > cue.lowerBound }
    let isInside =
      index < utterances.count && utterances[index].lowerBound <= cue.lowerBound
    self.utterances = isInside ? [] : utterances
  }

  func contains(_ token: Int) -> Bool {
    if content.contains(where: { $0.contains(token) }) { return true }
    let index = utterances.firstIndexSorted { $0.upperBound > token }
    return index < utterances.count && utterances[index].lowerBound <= token
  }
}
