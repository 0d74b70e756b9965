/// The features of one token, gathered one by one: memory that is used again for the next.
struct FeatureList: FeatureSink {
  /// The identifiers, see ``FeatureHash``.
  private(set) var ids: [UInt32] = []

  init() { ids.reserveCapacity(96) }

  @inline(__always)
  mutating func removeAll() { ids.removeAll(keepingCapacity: true) }

  @inline(__always)
  mutating func add(_ feature: UInt32) { ids.append(feature) }
}
