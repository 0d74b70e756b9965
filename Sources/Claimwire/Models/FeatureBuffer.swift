/// Where the next feature of a ``FeatureBuffer`` goes: a local variable, so that a feature costs its hash and a store.
struct FeatureCursor: FeatureSink {
  fileprivate var next: UnsafeMutablePointer<UInt32>
  private let end: UnsafeMutablePointer<UInt32>

  fileprivate init(_ memory: ScratchMemory<UInt32>) {
    next = memory.first
    end = memory.first + memory.capacity
  }

  @inline(__always)
  mutating func add(_ feature: UInt32) {
    assert(next < end)
    next.pointee = feature
    next += 1
  }
}

/// Memory for the features of one token, used again for the next.
struct FeatureBuffer {
  /// Shared by a buffer's copies, which must not be filled in turns.
  private let memory: ScratchMemory<UInt32>

  /// A buffer that takes so many features of a token: whoever fills it adds no more.
  init(capacity: Int) { memory = ScratchMemory(capacity: capacity) }

  /// A cursor at the buffer's start.
  @inline(__always)
  var start: FeatureCursor { FeatureCursor(memory) }

  /// The identifiers before the cursor, see ``FeatureHash``: valid until others are added, or the buffer goes away.
  @inline(__always)
  func features(before cursor: FeatureCursor) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: memory.first, count: cursor.next - memory.first)
  }
}
