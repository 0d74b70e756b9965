/// A linear yes-or-no classifier over hashed features: one small whole number a row, the sum times ``scale`` is log-odds.
///
/// Features share rows where their hashes collide; training with an L1 penalty leaves most rows at 0, so that a feature
/// never met in training mostly adds nothing.
struct HashedClassifier: Sendable {
  static let weightsSection: UInt32 = 1
  static let settingsSection: UInt32 = 2

  private let blob: ModelBlob
  private nonisolated(unsafe) let weights: UnsafeBufferPointer<Int8>
  private let mask: UInt32
  /// What one step of a weight is worth in log-odds.
  let scale: Float

  /// The model in the blob; null where an array is missing or its size is no power of two.
  init?(_ blob: ModelBlob) {
    guard let weights = blob.array(HashedClassifier.weightsSection, of: Int8.self),
      let scale = blob.array(HashedClassifier.settingsSection, of: Float.self)?.first,
      weights.count.nonzeroBitCount == 1
    else { return nil }
    self.blob = blob
    self.weights = weights
    self.scale = scale
    mask = UInt32(weights.count - 1)
  }

  /// The model that is a section of another one; null where there is none.
  init?(section: UInt32, of blob: ModelBlob) {
    guard let storage = ModelStorage(section: section, of: blob),
      let model = ModelBlob(storage, kind: section)
    else { return nil }
    self.init(model)
  }

  /// A sum of no features yet, valid as long as the classifier.
  @inline(__always)
  var emptySum: FeatureSum { FeatureSum(weights, mask: mask) }

  /// The weight of one feature, in steps of ``scale``.
  @inline(__always)
  func weight(_ feature: UInt32) -> Int32 { Int32(weights[Int(feature & mask)]) }

  /// The log-odds of an example with these features.
  func logOdds(_ features: some Sequence<UInt32>) -> Float {
    var sum: Int32 = 0
    for feature in features { sum &+= weight(feature) }
    return Float(sum) * scale
  }

  /// How likely an example is a positive one whose features have this sum, of ``emptySum``.
  @inline(__always)
  func likelihood(of sum: FeatureSum) -> Float {
    1 / (1 + Exponential.value(-(Float(sum.value) * scale)))
  }

  /// The blob of a model with these weights, a power of two of them, rounded to whole steps of the largest's 127th part.
  static func blob(of weights: [Float], kind: UInt32) -> [UInt8] {
    let largest = weights.reduce(0) { max($0, abs($1)) }
    let scale = largest > 0 ? largest / 127 : 1
    var writer = ModelBlobWriter(kind: kind)
    writer.add(weightsSection, weights.map { Int8(($0 / scale).rounded(.toNearestOrAwayFromZero)) })
    writer.add(settingsSection, [scale])
    return writer.bytes()
  }
}
