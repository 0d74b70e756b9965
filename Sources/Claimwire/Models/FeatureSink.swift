/// What features are told to, one by one: a sum where a model decides, a list where one learns.
protocol FeatureSink {
  /// Adds a feature by its identifier, see ``FeatureHash``.
  mutating func add(_ feature: UInt32)

  /// Adds a feature of a template and its values, by default as its identifier alone.
  mutating func add(_ template: UInt32, _ first: UInt32)
  mutating func add(_ template: UInt32, _ first: UInt32, _ second: UInt32)
  mutating func add(_ template: UInt32, _ first: UInt32, _ second: UInt32, _ third: UInt32)
}

extension FeatureSink {
  /// Adds a feature of one value.
  @inline(__always)
  mutating func add(_ template: UInt32, _ first: UInt32) { add(FeatureHash.id(template, first)) }

  /// Adds a feature of two.
  @inline(__always)
  mutating func add(_ template: UInt32, _ first: UInt32, _ second: UInt32) {
    add(FeatureHash.id(template, first, second))
  }

  /// Adds a feature of three.
  @inline(__always)
  mutating func add(_ template: UInt32, _ first: UInt32, _ second: UInt32, _ third: UInt32) {
    add(FeatureHash.id(template, first, second, third))
  }
}

extension [UInt32]: FeatureSink {
  mutating func add(_ feature: UInt32) { append(feature) }
}
