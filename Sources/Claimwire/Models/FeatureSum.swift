/// The sum of the weights that a ``HashedClassifier`` gives features: borrows its memory.
struct FeatureSum: FeatureSink {
  private let weights: UnsafeBufferPointer<Int8>
  private let mask: UInt32
  /// In steps of the classifier's scale.
  private(set) var value: Int32 = 0

  init(_ weights: UnsafeBufferPointer<Int8>, mask: UInt32) {
    self.weights = weights
    self.mask = mask
  }

  @inline(__always)
  mutating func add(_ feature: UInt32) { value &+= Int32(weights[Int(feature & mask)]) }
}

/// The sums of three classifiers that ask for the same features.
struct FeatureSums: FeatureSink {
  private(set) var first: FeatureSum
  private(set) var second: FeatureSum
  private(set) var third: FeatureSum

  init(first: FeatureSum, second: FeatureSum, third: FeatureSum) {
    self.first = first
    self.second = second
    self.third = third
  }

  @inline(__always)
  mutating func add(_ feature: UInt32) {
    first.add(feature)
    second.add(feature)
    third.add(feature)
  }
}
