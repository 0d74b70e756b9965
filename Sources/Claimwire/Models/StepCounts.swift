/// A whole number for each step of a run, in memory that is used again for the next run.
struct StepCounts {
  /// Shared by copies, which must not be filled in turns.
  private var memory = ScratchMemory<Int32>(capacity: 256)
  private var first: UnsafeMutablePointer<Int32>
  private var count = 0

  init() { first = memory.first }

  /// Takes so many numbers, whose values are not set.
  mutating func reset(count: Int) {
    if count > memory.capacity {
      memory = ScratchMemory(capacity: max(count, 2 * memory.capacity))
      first = memory.first
    }
    self.count = count
  }

  @inline(__always)
  subscript(index: Int) -> Int {
    get {
      assert(index >= 0 && index < count)
      return Int(first[index])
    }
    nonmutating set {
      assert(index >= 0 && index < count)
      first[index] = Int32(truncatingIfNeeded: newValue)
    }
  }
}
