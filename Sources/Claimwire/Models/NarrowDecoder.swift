internal import CClaimwireKernel

/// Does what ``ChainDecoder`` does for a chain of at most seven labels, to the same bits at a third of the cost.
///
/// Keeps its memory from run to run.
struct NarrowDecoder {
  /// Labels that have weights: the seventh stands for none where there are fewer.
  static let labelCount = 7

  /// Weights of the pairs, as the kernel has them: shared by a decoder's copies.
  final class Pairs: Sendable {
    fileprivate nonisolated(unsafe) let pointer: UnsafeMutablePointer<claimwire_narrow_pairs>

    /// - Parameter weights: as ``LinearChain/transitions``; labels from the eighth on are left out.
    init(_ weights: [Float]) {
      pointer = .allocate(capacity: 1)
      pointer.initialize(to: claimwire_narrow_pairs())
      claimwire_narrow_fill(pointer, weights)
    }

    deinit { pointer.deallocate() }
  }

  private let pairs: Pairs
  private var memory = Memory(capacity: 256)
  private var count = 0

  /// Shared by copies of a decoder, which must not be used in turns.
  private final class Memory {
    let capacity: Int
    let labels: ScratchMemory<UInt8>
    let origins: ScratchMemory<Int32>
    let potentials: ScratchMemory<SIMD8<Float>>
    let forward: ScratchMemory<SIMD8<Float>>
    let backward: ScratchMemory<SIMD8<Float>>

    init(capacity: Int) {
      self.capacity = capacity
      labels = ScratchMemory(capacity: capacity)
      origins = ScratchMemory(capacity: capacity * 8)
      potentials = ScratchMemory(capacity: capacity)
      forward = ScratchMemory(capacity: capacity)
      backward = ScratchMemory(capacity: capacity)
    }
  }

  init(_ pairs: Pairs) { self.pairs = pairs }

  /// The best label of each token of the last run: valid until the next.
  var labels: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: memory.labels.first, count: count)
  }

  /// Viterbi's algorithm: the labels with the highest sum, in ``labels``.
  ///
  /// - Parameter emissions: sixteen numbers a token, of which the first seven count.
  mutating func decode(_ emissions: UnsafePointer<Float>, count: Int) {
    if count > memory.capacity { memory = Memory(capacity: max(count, 2 * memory.capacity)) }
    self.count = count
    claimwire_narrow_decode(
      pairs.pointer,
      emissions,
      count,
      memory.origins.first,
      memory.labels.first
    )
  }

  /// The forward-backward algorithm over the run decoded last: afterwards ``marginals(at:)`` tells of these tokens.
  mutating func sum(_ emissions: UnsafePointer<Float>, _ tokens: ClosedRange<Int>) {
    precondition(tokens.lowerBound >= 0 && tokens.upperBound < count)
    claimwire_narrow_sum(
      pairs.pointer,
      emissions,
      count,
      tokens.lowerBound,
      tokens.upperBound,
      Self.floats(memory.potentials),
      Self.floats(memory.forward),
      Self.floats(memory.backward)
    )
  }

  private static func floats(
    _ vectors: ScratchMemory<SIMD8<Float>>
  ) -> UnsafeMutablePointer<Float> {
    UnsafeMutableRawPointer(vectors.first).assumingMemoryBound(to: Float.self)
  }

  /// How likely each label of a token of the run is: the seven of a ``LinearChain``, and ``LinearChain/outside``.
  func marginals(at index: Int) -> SIMD8<Float> {
    let labels = memory.forward.first[index] * memory.backward.first[index]
    // One after the other, as a ChainDecoder's, whose further labels are nothing.
    var all = labels[0]
    for label in 1..<8 { all += labels[label] }
    return labels * (1 / max(all, .leastNormalMagnitude))
  }
}
