/// Where the next feature of a ``FeatureBuffer`` goes: a local variable, so that a feature costs its hash and a store.
struct FeatureCursor: FeatureSink {
  private var next: UnsafeMutablePointer<UInt32>
  private let end: UnsafeMutablePointer<UInt32>

  /// - Parameter first: memory for so many, which stays there as long as this is used.
  @inline(__always)
  init(from first: UnsafeMutablePointer<UInt32>, capacity: Int) {
    next = first
    end = first + capacity
  }

  /// How many features there are from that place on.
  @inline(__always)
  func count(from first: UnsafeMutablePointer<UInt32>) -> Int { next - first }

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

  /// Where the features are.
  ///
  /// For one of several buffers in turns: a copy of the buffer itself would be counted, for every token.
  @inline(__always)
  var first: UnsafeMutablePointer<UInt32> { memory.first }

  /// A cursor at the buffer's start.
  @inline(__always)
  var start: FeatureCursor { FeatureCursor(from: memory.first, capacity: memory.capacity) }

  /// The identifiers before the cursor, see ``FeatureHash``: valid until others are added, or the buffer goes away.
  @inline(__always)
  func features(before cursor: FeatureCursor) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: memory.first, count: cursor.count(from: memory.first))
  }
}
