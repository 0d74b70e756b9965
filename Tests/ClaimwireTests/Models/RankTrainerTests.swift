import Testing

@testable import Claimwire

@Suite("Learning to rank")
struct RankTrainerTests {
  /// Candidates of which the one with feature 7 is right, however many there are.
  private func model() -> [UInt8] {
    var trainer = RankTrainer(rowCount: 1 << 10)
    for seed in UInt32(0)..<50 {
      trainer.add([[1, 20 + seed % 5], [1, 7], [1, 30 + seed % 3]], right: 1)
      trainer.add([[1, 7, 40], [1, 20 + seed % 5]], right: 0)
    }
    return trainer.train(kind: SpeakerRanker.kind)
  }

  @Test func theRightOneScoresHighest() throws {
    let ranker = try #require(SpeakerRanker(model: model()))
    #expect(ranker.score([1, 7]) > ranker.score([1, 22]) + 1)
    #expect(ranker.score([1, 7]) > ranker.score([1, 31]) + 1)
  }

  @Test func whatIsLeftOutIsNotLearnedFrom() throws {
    var trainer = RankTrainer(rowCount: 1 << 10)
    for _ in 0..<50 { trainer.add([[5], [6], [7]], right: 0, leavingOut: [2]) }
    let ranker = try #require(SpeakerRanker(model: trainer.train(kind: SpeakerRanker.kind)))
    #expect(ranker.score([7]) == 0)
    #expect(ranker.score([6]) < 0)
  }

  @Test func theSameExamplesGiveTheSameBytes() { #expect(model() == model()) }
}
