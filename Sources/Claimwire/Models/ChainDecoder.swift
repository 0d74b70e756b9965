/// Finds the best labels of a run of tokens and how likely they are, given each token's scores.
///
/// What stands before the run and after it counts as ``LinearChain/outside``. Keeps its memory from run to run. Sixteen
/// labels are one vector, and a step is seventeen of them added up: no branch, whatever pairs are allowed.
struct ChainDecoder {
  private static let states = LinearChain.stateCount
  private static let outside = LinearChain.outside

  /// The weights of the pairs by their first label: the sixteen second ones, and outside.
  private var rows: [SIMD16<Float>]
  private var rowsOutside: [Float]
  /// e to their power, by first label and by second.
  private var factorRows: [SIMD16<Float>]
  private var factorRowsOutside: [Float]
  private var factorColumns: [SIMD16<Float>]
  private var factorColumnsOutside: [Float]
  private let isAllowed: [Bool]

  private var origins: [SIMD16<UInt8>] = []
  private var originsOutside: [UInt8] = []
  private var forward: [SIMD16<Float>] = []
  private var forwardOutside: [Float] = []
  private var backward: [SIMD16<Float>] = []
  private var backwardOutside: [Float] = []
  private var potentials: [SIMD16<Float>] = []
  private var potentialsOutside: [Float] = []

  /// The best label of each token of the last run.
  private(set) var labels: [UInt8] = []

  init(transitions: [Float]) {
    let zeros = [SIMD16<Float>](repeating: .zero, count: Self.states)
    let none = [Float](repeating: 0, count: Self.states)
    (rows, factorRows, factorColumns) = (zeros, zeros, zeros)
    (rowsOutside, factorRowsOutside, factorColumnsOutside) = (none, none, none)
    isAllowed = transitions.map { $0 > LinearChain.forbidden / 2 }
    set(transitions)
  }

  /// Takes new weights for the pairs that were allowed at first.
  mutating func update(transitions: [Float]) { set(transitions) }

  private mutating func set(_ transitions: [Float]) {
    for first in 0..<Self.states {
      for second in 0..<Self.states {
        let index = first * Self.states + second
        let weight = isAllowed[index] ? transitions[index] : LinearChain.forbidden
        let factor = isAllowed[index] ? Exponential.value(weight) : 0
        if second == Self.outside {
          rowsOutside[first] = weight
          factorRowsOutside[first] = factor
        } else {
          rows[first][second] = weight
          factorRows[first][second] = factor
        }
        if first == Self.outside {
          factorColumnsOutside[second] = factor
        } else {
          factorColumns[second][first] = factor
        }
      }
    }
  }

  // MARK: The best labels

  /// Viterbi's algorithm: the labels with the highest sum, in ``labels``.
  mutating func decode(_ emissions: [SIMD16<Float>]) {
    let count = emissions.count
    labels.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
    originsOutside.removeAll(keepingCapacity: true)
    guard count > 0 else { return }
    var scores = rows[Self.outside] + emissions[0]
    var outside = rowsOutside[Self.outside]
    for index in 1..<max(count, 1) {
      var best = rows[Self.outside] + outside
      var origin = SIMD16<Float>(repeating: Float(Self.outside))
      var bestOutside = rowsOutside[Self.outside] + outside
      var originOutside = Self.outside
      for first in 0..<LinearChain.labelCount {
        let candidate = rows[first] + scores[first]
        let isBetter = candidate .> best
        best.replace(with: candidate, where: isBetter)
        origin.replace(with: Float(first), where: isBetter)
        let candidateOutside = rowsOutside[first] + scores[first]
        if candidateOutside > bestOutside {
          bestOutside = candidateOutside
          originOutside = first
        }
      }
      origins.append(SIMD16<UInt8>(truncatingIfNeeded: SIMD16<Int32>(origin)))
      originsOutside.append(UInt8(originOutside))
      scores = best + emissions[index]
      outside = bestOutside
    }
    trace(scores, outside, count)
  }

  private mutating func trace(_ scores: SIMD16<Float>, _ outside: Float, _ count: Int) {
    var label = Self.outside
    var best = outside + rowsOutside[Self.outside]
    for candidate in 0..<LinearChain.labelCount {
      let score = scores[candidate] + rowsOutside[candidate]
      if score > best {
        best = score
        label = candidate
      }
    }
    labels.append(contentsOf: repeatElement(UInt8(Self.outside), count: count))
    for index in stride(from: count - 1, through: 0, by: -1) {
      labels[index] = UInt8(label)
      guard index > 0 else { break }
      label =
        label == Self.outside ? Int(originsOutside[index - 1]) : Int(origins[index - 1][label])
    }
  }

  // MARK: How likely labels are

  /// The forward-backward algorithm: afterwards ``marginals(at:)`` tells of this run.
  mutating func sum(_ emissions: [SIMD16<Float>]) {
    potentials.removeAll(keepingCapacity: true)
    potentialsOutside.removeAll(keepingCapacity: true)
    for emission in emissions {
      // The largest is taken out, so that no exponential overflows.
      let top = max(emission.max(), 0)
      potentials.append(Exponential.values(emission - top))
      potentialsOutside.append(Exponential.value(-top))
    }
    sumForward()
    sumBackward()
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
    var total: Float = 0
    for first in 0..<Self.states {
      let left = state(forward[index - 1], forwardOutside[index - 1], first)
      total += left * ((factorRows[first] * right).sum() + factorRowsOutside[first] * rightOutside)
    }
    let share = weight / max(total, .leastNormalMagnitude)
    for first in 0..<Self.states {
      let left = state(forward[index - 1], forwardOutside[index - 1], first) * share
      let values = factorRows[first] * right * left
      for second in 0..<LinearChain.labelCount {
        sums[first * Self.states + second] += values[second]
      }
      sums[first * Self.states + Self.outside] += factorRowsOutside[first] * rightOutside * left
    }
  }

  @inline(__always)
  private func state(_ labels: SIMD16<Float>, _ outside: Float, _ label: Int) -> Float {
    label == Self.outside ? outside : labels[label]
  }

  private mutating func sumForward() {
    forward.removeAll(keepingCapacity: true)
    forwardOutside.removeAll(keepingCapacity: true)
    // Before the run stands outside.
    var labels = SIMD16<Float>.zero
    var outside: Float = 1
    for index in potentials.indices {
      var sum = factorRows[Self.outside] * outside
      for first in 0..<LinearChain.labelCount { sum += factorRows[first] * labels[first] }
      let sumOutside =
        (factorColumns[Self.outside] * labels).sum() + factorColumnsOutside[Self.outside] * outside
      labels = sum * potentials[index]
      outside = sumOutside * potentialsOutside[index]
      let inverse = 1 / max(labels.sum() + outside, .leastNormalMagnitude)
      labels *= inverse
      outside *= inverse
      forward.append(labels)
      forwardOutside.append(outside)
    }
  }

  private mutating func sumBackward() {
    let count = potentials.count
    backward.removeAll(keepingCapacity: true)
    backwardOutside.removeAll(keepingCapacity: true)
    backward.append(contentsOf: repeatElement(.zero, count: count))
    backwardOutside.append(contentsOf: repeatElement(0, count: count))
    guard count > 0 else { return }
    // After the run stands outside.
    var labels = factorColumns[Self.outside]
    var outside = factorColumnsOutside[Self.outside]
    backward[count - 1] = labels
    backwardOutside[count - 1] = outside
    for index in stride(from: count - 2, through: 0, by: -1) {
      let right = labels * potentials[index + 1]
      let rightOutside = outside * potentialsOutside[index + 1]
      var sum = factorColumns[Self.outside] * rightOutside
      for second in 0..<LinearChain.labelCount { sum += factorColumns[second] * right[second] }
      let sumOutside =
        (factorRows[Self.outside] * right).sum() + factorRowsOutside[Self.outside] * rightOutside
      let inverse = 1 / max(sum.sum() + sumOutside, .leastNormalMagnitude)
      labels = sum * inverse
      outside = sumOutside * inverse
      backward[index] = labels
      backwardOutside[index] = outside
    }
  }
}
