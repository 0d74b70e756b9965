internal import CClaimwireData

/// Ranks the noun phrases around a cue by how likely each is its speaker.
///
/// A log-linear model over hashed features (see `speakers.MODEL_CARD.md`): where the phrase stands to cue and content,
/// what stands between and beside them, whether it is the subject of a verb, and what kind of word heads it.
struct SpeakerRanker: Sendable {
  /// "SPKR".
  static let kind: UInt32 = 0x524B_5053

  private let classifier: HashedClassifier

  /// The ranker with the embedded model; null where the program was built without one.
  init?() { self.init(ModelStorage(embedded: claimwire_data_speakers())) }

  /// The ranker with a model that was just trained.
  init?(model bytes: [UInt8]) { self.init(ModelStorage(copying: bytes)) }

  private init?(_ storage: ModelStorage) {
    guard
      let classifier = ModelBlob(storage, kind: Self.kind).flatMap({ HashedClassifier($0) })
    else { return nil }
    self.classifier = classifier
  }

  /// What a phrase with these features scores: the odds of two phrases are as e to the difference of their scores.
  func score(_ features: [UInt32]) -> Float {
    classifier.logOdds(features)
  }

  /// The score of a phrase whose features are added one by one, none of them kept.
  @inline(__always)
  func score(_ collect: (inout FeatureSum) -> Void) -> Float {
    var sum = classifier.emptySum
    collect(&sum)
    return Float(sum.value) * classifier.scale
  }
}
