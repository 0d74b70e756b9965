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
    let cues = reader.choices(SegmentSteps(items))
    #expect(!cues.isEmpty)
    for contents in cues {
      let (cue, spans) = (contents.cue, contents.spans)
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
    func choice(among spans: [ContentSpan]) -> (index: Int, likelihood: Float) {
      let cues = [CueContents(cue: cue, spans: spans)]
      return ranker.choice(of: 0, among: cues, in: SegmentSteps(items))
    }
    let only = choice(among: [whole])
    #expect(only.index == 0 && only.likelihood == 1)
    // "that the" is no content.
    var short = whole
    short.steps = 3..<5
    short.isChains = false
    let best = choice(among: [short, whole])
    #expect(best.index == 1 && best.likelihood > 0.5)
  }

  @Test(
    "The features of a stretch tell how it opens, closes and lies to the other cues",
    arguments: [3..<8, 3..<12, 3..<16]
  )
  func featuresOfStretches(_ steps: Range<Int>) throws {
    let model = try #require(QuoteModel())
    let text =
      "The mayor said that the bridge is closed , and the police agreed that nobody may pass ."
    let items = SegmentSteps(try TaggedSegment(of: text, model).items)
    func cue(_ head: Int) -> FoundCue {
      FoundCue(steps: head..<head + 1, head: head, likelihood: 0.9)
    }
    func span(_ steps: Range<Int>) -> ContentSpan {
      ContentSpan(steps: steps, startLikelihood: 0.5, endLikelihood: 0.5, isChains: false)
    }
    func features(_ others: [CueContents]) -> Set<UInt32> {
      var list: [UInt32] = []
      let cues = [CueContents(cue: cue(2), spans: [span(steps)])] + others
      ContentRanker.collect(span(steps), of: 0, among: cues, in: items, into: &list)
      return Set(list)
    }
    let alone = features([])
    let beside = features([CueContents(cue: cue(12), spans: [span(13..<17)])])
    #expect(alone != beside)
    // Another content at another place is another feature, and edges of the segment are read over without harm.
    #expect(beside != features([CueContents(cue: cue(12), spans: [span(3..<8)])]))
    #expect(!features([CueContents(cue: cue(12), spans: [])]).isEmpty)
  }
}
