import ClaimwireTestSupport
import Testing

@testable import Claimwire

@Suite("Phrases that may be a cue's speaker")
struct SpeakerCandidatesTests {
  /// The phrases around the last word "said" of a text, but for what stands behind it from the given words on.
  private func phrases(_ text: String, leavingOut words: String? = nil) throws -> [String] {
    let document = try annotated(text)
    let said = try #require(document.tokens.lastIndex { document.text($0) == "said" })
    let out = words.flatMap { words in
      document.tokens.firstIndex { text.utf8.dropFirst(Int($0.start)).starts(with: words.utf8) }
    }
    let candidates = SpeakerCandidates(
      document: document,
      words: QuoteWords(),
      parts: PartsOfSpeech(document: document, tagger: PartOfSpeechTagger())
    )
    return candidates.phrases(around: said..<said + 1) { $0 >= out ?? .max }
      .map { document.text(document.span(ofTokens: $0.tokens)) }
  }

  @Test(
    "Nouns go with their articles and adjectives, pronouns by themselves",
    arguments: [
      ("The old minister of the north said that it rained.", ["The old minister", "the north"]),
      ("Roe's doctor met him and said that it rained.", ["Roe's doctor", "him"]),
    ]
  )
  func phrases(text: String, expected: [String]) throws {
    #expect(try phrases(text, leavingOut: "that it") == expected)
  }

  @Test func otherSentencesHaveNone() throws {
    #expect(try phrases("The mayor left. She said nothing.", leavingOut: "nothing") == ["She"])
  }

  @Test func whatIsReportedSpeaksNot() {
    let silence = SpeakerSilence(cue: 4..<5, content: [6..<9], utterances: [0..<3, 12..<20])
    let kept = (0..<21).filter { !silence.contains($0) }
    #expect(kept == [3, 4, 5, 9, 10, 11, 20])
    let within = SpeakerSilence(cue: 14..<15, content: [16..<18], utterances: [0..<3, 12..<20])
    #expect(!within.contains(13) && within.contains(17))
  }
}
