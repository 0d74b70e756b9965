import ClaimwireTestSupport
import Testing

@testable import Claimwire

@Suite("Cues of a sentence")
struct CueFinderTests {
  /// The cues found in a sentence, as its words, each with its head and how likely it is one.
  private func cues(
    _ text: String
  ) throws -> [(words: String, head: String, steps: Range<Int>, likelihood: Float)] {
    let model = try #require(QuoteModel())
    let segment = try TaggedSegment(of: text, model)
    let document = segment.document
    var finder = CueFinder(model: model)
    finder.read(SegmentSteps(segment.items))
    return finder.cues.map { cue in
      (
        document.text(document.span(ofTokens: cue.steps)),
        document.text(document.span(ofTokens: cue.head..<cue.head + 1)), cue.steps, cue.likelihood
      )
    }
  }

  @Test(
    "A cue has the words beside its head that belong to it",
    arguments: [
      ("The bridge is closed, the mayor said.", "said", "said"),
      ("According to the ministry, the bridge is closed.", "According to", "According"),
      ("The mayor has said that the bridge is closed.", "has said", "said"),
    ]
  )
  func wordsOfCues(_ text: String, _ words: String, _ head: String) throws {
    let cue = try #require(try cues(text).max { $0.likelihood < $1.likelihood })
    #expect(cue.words == words)
    #expect(cue.head == head)
  }

  @Test func aSentenceWithoutReportHasNoCue() throws {
    #expect(try cues("The bridge was closed on Monday after heavy rain.").isEmpty)
  }

  @Test func aVerbOfSpeechIsLikelierACueThanOneOfDeeds() throws {
    let said = try #require(try cues("The mayor said that the bridge is closed.").first)
    #expect(said.likelihood > 0.9)
    #expect(try cues("The mayor opened the bridge.").allSatisfy { $0.likelihood < 0.5 })
  }

  @Test func cuesAreInOrderAndShareNoWord() throws {
    let text = "The mayor said he hoped that police believed what witnesses told them, he added."
    let found = try cues(text)
    #expect(found.count > 2)
    for (cue, next) in zip(found, found.dropFirst()) {
      #expect(cue.steps.upperBound <= next.steps.lowerBound)
    }
  }

  @Test func noSegmentHasMoreCuesThanItsBound() throws {
    let model = try #require(QuoteModel())
    let items = try TaggedSegment(of: "The mayor said that the bridge is closed.", model).items
    var finder = CueFinder(model: model)
    let many = repeatElement(items, count: CueFinder.mostCues + 8).joined()
    finder.read(SegmentSteps(Array(many)))
    #expect(finder.cues.count == CueFinder.mostCues)
  }
}
