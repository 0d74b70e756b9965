/// What features are told to, one by one: a sum where a model decides, a list where one learns.
protocol FeatureSink {
  mutating func add(_ feature: UInt32)
}

extension [UInt32]: FeatureSink {
  mutating func add(_ feature: UInt32) { append(feature) }
}
