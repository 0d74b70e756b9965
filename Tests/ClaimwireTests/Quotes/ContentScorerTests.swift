import Testing

@testable import Claimwire

@Suite("Scores of a cue's content")
struct ContentScorerTests {
  private static let text = """
    The minister said on Monday that the bridge, which had been closed since 2019, would open again — and that repairs \
    (they cost 3 million) were over, officials in Lostrin told reporters, adding that they hoped nobody would ask why.
    """

  @Test func stepsAreThoseOfTheLastSegmentInMemoryThatIsUsedAgain() throws {
    let model = try #require(QuoteModel())
    let items = try TaggedSegment(of: Self.text, model).items
    var memory = ScratchMemory<SegmentItem>(capacity: 4)
    for count in [items.count, 3, 0, items.count] {
      let steps = SegmentSteps(Array(items[..<count]), in: &memory)
      #expect(steps.map(\.start) == items[..<count].map(\.start))
      #expect((1...SegmentSteps.margin).allSatisfy { steps[-$0].part == SegmentItem.edge.part })
      #expect(
        (0..<SegmentSteps.margin).allSatisfy { steps[count + $0].word == SegmentItem.edge.word }
      )
    }
  }

  @Test func scoresAreThoseOfAllFeaturesOfEachStepWhateverWasScoredBefore() throws {
    let model = try #require(QuoteModel())
    let items = SegmentSteps(try TaggedSegment(of: Self.text, model).items)
    var scorer = ContentScorer(model.places)
    var features = ContentFeatures()
    scorer.start(items)
    features.start(items)
    // Twice, so that what was looked up is compared as well as what was worked out.
    for head in Array(items.indices) + Array(items.indices) {
      let cue = FoundCue(steps: max(0, head - 1)..<head + 1, head: head, likelihood: 1)
      let scores = scorer.scores(cue, in: items)
      features.start(cue: cue.steps, head: head, in: items)
      for index in items.indices {
        let all = features.collect(at: index, in: items)
          .withUnsafeBufferPointer { model.places.table.emission($0) }
        #expect((0..<16).allSatisfy { scores[index * 16 + $0] == all[$0] })
      }
    }
  }
}
