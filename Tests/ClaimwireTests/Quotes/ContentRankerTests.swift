import ClaimwireTestSupport
import Testing

@testable import Claimwire

@Suite("Contents of a cue")
struct ContentRankerTests {
  private func edges(_ places: [(Int, Float)], with own: (Int, Float)) -> [Int] {
    var edges = ContentEdges()
    for place in places { edges.add(place.0, place.1) }
    edges.include(own.0, own.1)
    return edges.places.map(\.step)
  }

  @Test func theLikeliestEdgesAreLookedAt() {
    #expect(edges([(1, 0.2), (2, 0.01), (3, 0.7)], with: (3, 0.7)) == [3, 1])
    let many = (0..<9).map { ($0, 0.1 + Float($0) / 100) }
    #expect(edges(many, with: (8, 0.18)) == [8, 7, 6, 5])
  }

  @Test func theChainsOwnEdgeIsAmongThemHoweverLikely() {
    #expect(edges([(1, 0.6), (2, 0.4)], with: (5, 0.001)) == [1, 2, 5])
  }

  @Test(arguments: [
    "The mayor said that the bridge, which opened in May, is closed, and the police agreed.",
    "The bridge, the mayor said on Monday, is closed until the river falls, officials added.",
  ])
  func theChainsOwnIsFirstAndNoneCrossesItsCue(text: String) throws {
    let model = try #require(QuoteModel())
    let items = try TaggedSegment(of: text, model).items
    var reader = CueReader(model: model)
    let (cues, spans) = reader.choices(SegmentSteps(items))
    #expect(!cues.isEmpty && cues.count == spans.count)
    for (cue, spans) in zip(cues, spans) {
      #expect(spans.allSatisfy { !$0.steps.isEmpty && $0.steps.upperBound <= items.count })
      #expect(spans.filter(\.isChains).count == min(spans.count, 1))
      #expect(spans.first?.isChains ?? true)
      for span in spans where !span.isChains && span.steps.overlaps(cue.steps) {
        #expect(span.steps.lowerBound < cue.steps.lowerBound)
        #expect(span.steps.upperBound > cue.steps.upperBound)
      }
    }
  }

  @Test func aStretchWithoutRivalsIsCertain() throws {
    let model = try #require(QuoteModel())
    let items = try TaggedSegment(of: "The mayor said that the bridge is closed.", model).items
    let ranker = try #require(model.contentRanker)
    let cue = FoundCue(steps: 2..<3, head: 2, likelihood: 1)
    let whole = ContentSpan(steps: 3..<8, startLikelihood: 1, endLikelihood: 1, isChains: true)
    let only = ranker.choice(among: [whole], of: cue, beside: [cue], in: SegmentSteps(items))
    #expect(only.index == 0 && only.likelihood == 1)
    // "that the" is no content.
    var short = whole
    short.steps = 3..<5
    short.isChains = false
    let best = ranker.choice(
      among: [short, whole],
      of: cue,
      beside: [cue],
      in: SegmentSteps(items)
    )
    #expect(best.index == 1 && best.likelihood > 0.5)
  }
}
