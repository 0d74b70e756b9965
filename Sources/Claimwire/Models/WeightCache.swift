internal import CClaimwireKernel

/// The weights of groups of features by what a group is worked out of: looked up where it has come before.
///
/// Direct-mapped: a key drops what stood in its place. What is found is what would be worked out, so nothing hangs on
/// which keys came before, nor on how many there are.
struct WeightCache {
  /// No key: one uses the lower bits.
  private static let none = UInt64.max

  /// Shared by copies, which must not be filled in turns.
  private let memory: (keys: ScratchMemory<UInt64>, weights: ScratchMemory<SIMD16<Int16>>)
  private let keys: UnsafeMutablePointer<UInt64>
  private let weights: UnsafeMutablePointer<SIMD16<Int16>>
  private let shift: UInt64

  /// - Parameter bits: places for two to that power, of 40 bytes.
  init(bits: Int) {
    memory = (ScratchMemory(capacity: 1 << bits), ScratchMemory(capacity: 1 << bits))
    keys = memory.keys.first
    weights = memory.weights.first
    shift = UInt64(64 - bits)
    keys.initialize(repeating: Self.none, count: 1 << bits)
    weights.initialize(repeating: .zero, count: 1 << bits)
  }

  @inline(__always)
  private func place(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }

  /// Has the memory of the key fetched, to be looked at a little later.
  @inline(__always)
  func prefetch(_ key: UInt64) {
    let place = place(key)
    claimwire_chain_prefetch(keys + place)
    claimwire_chain_prefetch(weights + place)
  }

  /// The weights of the key's group, which `make` works out where they are not there.
  @inline(__always)
  func weights(_ key: UInt64, _ make: () -> SIMD16<Int16>) -> SIMD16<Int16> {
    let place = place(key)
    if keys[place] != key {
      weights[place] = make()
      keys[place] = key
    }
    return weights[place]
  }
}
