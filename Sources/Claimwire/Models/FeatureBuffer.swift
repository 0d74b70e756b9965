/// Memory for the features of one token, used again for the next: a feature costs its hash and a store.
struct FeatureBuffer: FeatureSink {
  /// Shared by a buffer's copies, which must not be filled in turns.
  private let memory: ScratchMemory<UInt32>
  private let first: UnsafeMutablePointer<UInt32>
  private let capacity: Int
  private var count = 0

  /// A buffer that takes so many features of a token, and leaves out what comes after them.
  init(capacity: Int) {
    memory = ScratchMemory(capacity: capacity)
    first = memory.first
    self.capacity = capacity
  }

  /// The identifiers, see ``FeatureHash``: valid until the next is added, or this goes away.
  var features: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(start: first, count: count) }

  @inline(__always)
  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func add(_ feature: UInt32) {
    guard count < capacity else { return }
    first[count] = feature
    count += 1
  }
}
