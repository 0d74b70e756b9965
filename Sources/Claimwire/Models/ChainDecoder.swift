internal import CClaimwireKernel

/// Finds the best labels of a run of tokens and how likely they are, given each token's scores.
///
/// What stands before the run and after it counts as ``LinearChain/outside``. Keeps its memory from run to run. Sixteen
/// labels are one vector, and a step is seventeen of them added up: no branch, whatever pairs are allowed.
struct ChainDecoder: Sendable {
  private static let states = LinearChain.stateCount
  private static let outside = LinearChain.outside

  /// Weights of the pairs and e to their power, as the kernel has them: shared by a decoder's copies.
  private final class Pairs: Sendable {
    nonisolated(unsafe) let pointer: UnsafeMutablePointer<claimwire_chain_pairs>

    init(_ weights: [Float]) {
      pointer = .allocate(capacity: 1)
      pointer.initialize(to: claimwire_chain_pairs())
      fill(weights)
    }

    /// Only for an owner that shares them with nobody.
    func fill(_ weights: [Float]) { claimwire_chain_fill(pointer, weights) }

    deinit { pointer.deallocate() }
  }

  private var pairs: Pairs

  private var origins: [UInt8] = []
  private var forward: [SIMD16<Float>] = []
  private var forwardOutside: [Float] = []
  private var backward: [SIMD16<Float>] = []
  private var backwardOutside: [Float] = []
  private var potentials: [SIMD16<Float>] = []
  private var potentialsOutside: [Float] = []
  /// The best label of each token of the last run.
  private(set) var labels: [UInt8] = []

  /// A decoder with these weights of pairs, first label by second; ``LinearChain/forbidden`` where there may be none.
  init(transitions: [Float]) { pairs = Pairs(transitions) }

  /// Takes new weights, in the memory that there is, unless another decoder shares it.
  mutating func update(transitions: [Float]) {
    if isKnownUniquelyReferenced(&pairs) {
      pairs.fill(transitions)
    } else {
      pairs = Pairs(transitions)
    }
  }

  /// Takes the pairs of another decoder, which are not copied.
  mutating func usePairs(of other: ChainDecoder) { pairs = other.pairs }

  /// Viterbi's algorithm: the labels with the highest sum, in ``labels``.
  mutating func decode(_ emissions: [SIMD16<Float>]) {
    let count = emissions.count
    if labels.count > count { labels.removeLast(labels.count - count) }
    Self.grow(&labels, to: count, 0)
    Self.grow(&origins, to: count * Self.states, 0)
    guard count > 0 else { return }
    let pairs = pairs.pointer
    Self.withFloats(emissions) { emissions in
      origins.withUnsafeMutableBufferPointer { origins in
        labels.withUnsafeMutableBufferPointer { labels in
          guard let origin = origins.baseAddress, let label = labels.baseAddress else { return }
          claimwire_chain_decode(pairs, emissions, count, origin, label)
        }
      }
    }
  }

  /// The forward-backward algorithm: afterwards ``marginals(at:)`` tells of this run.
  mutating func sum(_ emissions: [SIMD16<Float>]) {
    let count = emissions.count
    guard count > 0 else { return }
    Self.grow(&forward, to: count, .zero)
    Self.grow(&backward, to: count, .zero)
    Self.grow(&potentials, to: count, .zero)
    Self.grow(&forwardOutside, to: count, 0)
    Self.grow(&backwardOutside, to: count, 0)
    Self.grow(&potentialsOutside, to: count, 0)
    let pairs = pairs.pointer
    Self.withFloats(emissions) { emissions in
      Self.withMutableFloats(&potentials, &potentialsOutside) { potentials, potentialsOutside in
        Self.withMutableFloats(&forward, &forwardOutside) { forward, forwardOutside in
          Self.withMutableFloats(&backward, &backwardOutside) { backward, backwardOutside in
            claimwire_chain_sum(
              pairs,
              emissions,
              count,
              potentials,
              potentialsOutside,
              forward,
              forwardOutside,
              backward,
              backwardOutside
            )
          }
        }
      }
    }
  }

  /// How likely each label of a token of the run is: sixteen, and ``LinearChain/outside``.
  func marginals(at index: Int) -> (labels: SIMD16<Float>, outside: Float) {
    let labels = forward[index] * backward[index]
    let outside = forwardOutside[index] * backwardOutside[index]
    let inverse = 1 / max(labels.sum() + outside, .leastNormalMagnitude)
    return (labels * inverse, outside * inverse)
  }

  /// How likely it is that a token has label `second` and the one before it `first`, over all pairs.
  func addPairMarginals(at index: Int, to sums: inout [Float], weight: Float) {
    let right = potentials[index] * backward[index]
    let rightOutside = potentialsOutside[index] * backwardOutside[index]
    let left = forward[index - 1]
    let leftOutside = forwardOutside[index - 1]
    withUnsafeBytes(of: pairs.pointer.pointee.factor_rows) { rows in
      withUnsafeBytes(of: pairs.pointer.pointee.factor_rows_outside) { outside in
        var total: Float = 0
        for isSumming in [true, false] {
          let share = isSumming ? 1 : weight / max(total, .leastNormalMagnitude)
          for first in 0..<Self.states {
            let mass = (first == Self.outside ? leftOutside : left[first]) * share
            let row = rows.loadUnaligned(
              fromByteOffset: first * MemoryLayout<SIMD16<Float>>.size,
              as: SIMD16<Float>.self
            )
            let factor = outside.loadUnaligned(fromByteOffset: first * 4, as: Float.self)
            let values = row * right * mass
            let valueOutside = factor * rightOutside * mass
            if isSumming {
              total += values.sum() + valueOutside
              continue
            }
            for second in 0..<LinearChain.labelCount {
              sums[first * Self.states + second] += values[second]
            }
            sums[first * Self.states + Self.outside] += valueOutside
          }
        }
      }
    }
  }

  // MARK: Memory

  /// Arrays keep the length of the longest run: what lies behind the last one's end is not looked at.
  private static func grow<Element>(_ array: inout [Element], to count: Int, _ value: Element) {
    guard array.count < count else { return }
    array.append(contentsOf: repeatElement(value, count: count - array.count))
  }

  private static func withFloats(
    _ vectors: [SIMD16<Float>],
    _ body: (UnsafePointer<Float>) -> Void
  ) {
    vectors.withUnsafeBytes { bytes in
      if let base = bytes.assumingMemoryBound(to: Float.self).baseAddress { body(base) }
    }
  }

  private static func withMutableFloats(
    _ vectors: inout [SIMD16<Float>],
    _ numbers: inout [Float],
    _ body: (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>) -> Void
  ) {
    vectors.withUnsafeMutableBytes { bytes in
      numbers.withUnsafeMutableBufferPointer { numbers in
        guard let vector = bytes.assumingMemoryBound(to: Float.self).baseAddress,
          let number = numbers.baseAddress
        else { return }
        body(vector, number)
      }
    }
  }
}
