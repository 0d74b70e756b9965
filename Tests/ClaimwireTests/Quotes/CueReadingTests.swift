import Testing

@testable import Claimwire

struct CueReadingTests {
  private func reading(
    _ content: Range<Int>,
    head: Int,
    right: Float,
    touching: Float,
    speaker: Float
  ) -> CueReading {
    CueReading(
      cue: head..<head + 1,
      head: head,
      content: content,
      parts: [content],
      isUtterance: false,
      speaker: nil,
      cueConfidence: 1,
      startLikelihood: 1,
      endLikelihood: 1,
      contentLikelihood: 1,
      cueSteps: head..<head + 1,
      headStep: head,
      contentSteps: content,
      rightLikelihood: right,
      touchingLikelihood: touching,
      speakerLikelihood: speaker
    )
  }

  /// "Polls show many backers say they will stay": whose words the outer cue's content is, is surer than the inner one's.
  @Test func ofContentsThatOverlapTheOneWithTheSurerSpeakerStands() {
    let outer = reading(2..<9, head: 1, right: 0.5, touching: 0.9, speaker: 0.9)
    let inner = reading(5..<9, head: 4, right: 0.6, touching: 0.95, speaker: 0.3)
    #expect(CueReader.surest([outer, inner], over: 0.4).map(\.head) == [1])
  }

  @Test func contentsApartBothStand() {
    let first = reading(2..<5, head: 1, right: 0.5, touching: 0.9, speaker: 0.9)
    let second = reading(7..<9, head: 6, right: 0.6, touching: 0.9, speaker: 0.3)
    #expect(Set(CueReader.surest([first, second], over: 0.4).map(\.head)) == [1, 6])
    #expect(CueReader.surest([first, second], over: 0.72).map(\.head) == [6])
  }
}
