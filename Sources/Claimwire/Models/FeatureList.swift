/// The features of one token, gathered one by one: memory that is used again for the next.
struct FeatureList {
  /// The identifiers, see ``FeatureHash``.
  private(set) var ids: [UInt32] = []

  init() { ids.reserveCapacity(96) }

  @inline(__always)
  mutating func removeAll() { ids.removeAll(keepingCapacity: true) }

  /// Adds a feature of one value.
  @inline(__always)
  mutating func add(_ template: UInt32, _ first: UInt32) {
    ids.append(FeatureHash.id(template, first))
  }

  /// Adds a feature of two.
  @inline(__always)
  mutating func add(_ template: UInt32, _ first: UInt32, _ second: UInt32) {
    ids.append(FeatureHash.id(template, first, second))
  }

  /// Adds a feature of three.
  @inline(__always)
  mutating func add(_ template: UInt32, _ first: UInt32, _ second: UInt32, _ third: UInt32) {
    ids.append(FeatureHash.id(template, first, second, third))
  }
}
