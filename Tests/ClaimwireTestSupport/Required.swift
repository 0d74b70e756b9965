/// Something that a test cannot do without is missing.
public struct Missing: Error {}

/// What `#require` cannot do for types that are not copied: the value, or the test fails.
public func required<Value: ~Copyable>(_ value: consuming Value?) throws -> Value {
  switch consume value {
  case .some(let value): return value
  case .none: throw Missing()
  }
}
