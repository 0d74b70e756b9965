import Testing

@testable import Claimwire

@Suite("Learning yes or no")
struct HashedClassifierTrainerTests {
  private static let kind: UInt32 = 77

  /// Features 7 and 8 tell of yes, 9 of no, the others of nothing.
  private func model(dropout: Float) -> [UInt8] {
    var options = HashedClassifierTrainer.Options()
    options.rowCount = 1 << 10
    options.sparsity = 0
    options.dropout = dropout
    var trainer = HashedClassifierTrainer(options: options)
    for seed in UInt32(0)..<60 {
      trainer.add([7, 8, 20 + seed % 5], isPositive: true, importance: 1)
      trainer.add([9, 20 + seed % 5], isPositive: false, importance: 1)
    }
    return trainer.train(kind: Self.kind)
  }

  @Test(arguments: [Float(0), 0.3])
  func whatTellsIsLearned(dropout: Float) throws {
    let storage = ModelStorage(copying: model(dropout: dropout))
    let blob = try #require(ModelBlob(storage, kind: Self.kind))
    let classifier = try #require(HashedClassifier(blob))
    #expect(classifier.logOdds([7, 8, 21]) > 1)
    #expect(classifier.logOdds([9, 21]) < -1)
  }

  @Test func theSameExamplesGiveTheSameBytes() {
    #expect(model(dropout: 0.3) == model(dropout: 0.3))
    #expect(model(dropout: 0.3) != model(dropout: 0))
  }
}
