/// Finds the best labels of a run of tokens and how likely they are, given each token's scores.
///
/// What stands before the run and after it counts as ``LinearChain/outside``. Keeps its memory from run to run.
struct ChainDecoder {
  private static let states = LinearChain.stateCount
  private var transitions: [Float]
  /// The pairs that are allowed, by their second label: the others need no look.
  private let predecessors: [[Int]]
  /// The labels with weights that any pair allows.
  private let labelsInUse: [Int]
  private var scores: [Float] = []
  private var origins: [UInt8] = []
  private var forward: [Float] = []
  private var backward: [Float] = []
  private var potentials: [Float] = []
  private var factors: [Float]

  /// The best label of each token of the last run.
  private(set) var labels: [UInt8] = []

  init(transitions: [Float]) {
    self.transitions = transitions
    predecessors = (0..<ChainDecoder.states).map { label in
      (0..<ChainDecoder.states).filter {
        transitions[$0 * ChainDecoder.states + label] > LinearChain.forbidden / 2
      }
    }
    let predecessors = predecessors
    labelsInUse = (0..<LinearChain.labelCount).filter { !predecessors[$0].isEmpty }
    factors = transitions.map { Exponential.value($0) }
  }

  /// Takes new weights for the pairs that were allowed at first.
  mutating func update(transitions: [Float]) {
    self.transitions = transitions
    for index in transitions.indices where factors[index] > 0 {
      factors[index] = Exponential.value(transitions[index])
    }
  }

  /// Viterbi's algorithm: the labels with the highest sum, in ``labels``.
  mutating func decode(_ emissions: [SIMD16<Float>]) {
    let states = ChainDecoder.states
    let count = emissions.count
    scores.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
    for index in 0..<count {
      for label in 0..<states {
        let emission = label == LinearChain.outside ? 0 : emissions[index][label]
        guard index > 0 else {
          scores.append(emission + transitions[LinearChain.outside * states + label])
          origins.append(UInt8(LinearChain.outside))
          continue
        }
        var best = -Float.infinity
        var origin = LinearChain.outside
        for previous in predecessors[label] {
          let score =
            scores[(index - 1) * states + previous] + transitions[previous * states + label]
          if score > best {
            best = score
            origin = previous
          }
        }
        scores.append(best + emission)
        origins.append(UInt8(origin))
      }
    }
    trace(count)
  }

  private mutating func trace(_ count: Int) {
    let states = ChainDecoder.states
    labels = Array(repeating: UInt8(LinearChain.outside), count: count)
    guard count > 0 else { return }
    var best = -Float.infinity
    var label = LinearChain.outside
    for candidate in predecessors[LinearChain.outside] {
      let score =
        scores[(count - 1) * states + candidate]
        + transitions[candidate * states + LinearChain.outside]
      if score > best {
        best = score
        label = candidate
      }
    }
    for index in stride(from: count - 1, through: 0, by: -1) {
      labels[index] = UInt8(label)
      label = Int(origins[index * states + label])
    }
  }

  /// The forward-backward algorithm: afterwards ``marginals(at:)`` tells of this run.
  mutating func sum(_ emissions: [SIMD16<Float>]) {
    let states = ChainDecoder.states
    let count = emissions.count
    guard count > 0 else { return }
    forward = Array(repeating: 0, count: count * states)
    backward = Array(repeating: 0, count: count * states)
    potentials = Array(repeating: 0, count: count * states)
    for index in 0..<count {
      // The largest is taken out, so that no exponential overflows.
      let top = max(emissions[index].max(), 0)
      // One by one, few cost less than sixteen at once.
      if labelsInUse.count < LinearChain.labelCount / 2 {
        for label in labelsInUse {
          potentials[index * states + label] = Exponential.value(emissions[index][label] - top)
        }
      } else {
        let values = Exponential.values(emissions[index] - top)
        for label in 0..<LinearChain.labelCount {
          potentials[index * states + label] = values[label]
        }
      }
      potentials[index * states + LinearChain.outside] = Exponential.value(-top)
    }
    sumForward(count)
    sumBackward(count)
  }

  /// How likely each label of a token of the run is: sixteen, and ``LinearChain/outside``.
  func marginals(at index: Int) -> (labels: SIMD16<Float>, outside: Float) {
    let first = index * ChainDecoder.states
    var labels = SIMD16<Float>(repeating: 0)
    for label in 0..<LinearChain.labelCount {
      labels[label] = forward[first + label] * backward[first + label]
    }
    let outside = forward[first + LinearChain.outside] * backward[first + LinearChain.outside]
    let inverse = 1 / max(labels.sum() + outside, .leastNormalMagnitude)
    return (labels * inverse, outside * inverse)
  }

  /// How likely it is that a token has label `second` and the one before it `first`, over all pairs.
  func addPairMarginals(at index: Int, to sums: inout [Float], weight: Float) {
    let states = ChainDecoder.states
    var total: Float = 0
    for isSumming in [true, false] {
      let factor = isSumming ? 0 : weight / max(total, .leastNormalMagnitude)
      for label in 0..<states {
        let right = potentials[index * states + label] * backward[index * states + label]
        for previous in predecessors[label] {
          let value =
            forward[(index - 1) * states + previous] * factors[previous * states + label] * right
          if isSumming {
            total += value
          } else {
            sums[previous * states + label] += value * factor
          }
        }
      }
    }
  }

  private mutating func sumForward(_ count: Int) {
    let states = ChainDecoder.states
    for index in 0..<count {
      var total: Float = 0
      for label in 0..<states {
        var sum: Float = 0
        if index == 0 {
          sum = factors[LinearChain.outside * states + label]
        } else {
          for previous in predecessors[label] {
            sum += forward[(index - 1) * states + previous] * factors[previous * states + label]
          }
        }
        let value = sum * potentials[index * states + label]
        forward[index * states + label] = value
        total += value
      }
      let inverse = 1 / max(total, .leastNormalMagnitude)
      for label in 0..<states { forward[index * states + label] *= inverse }
    }
  }

  private mutating func sumBackward(_ count: Int) {
    let states = ChainDecoder.states
    for label in 0..<states {
      backward[(count - 1) * states + label] = factors[label * states + LinearChain.outside]
    }
    for index in stride(from: count - 2, through: 0, by: -1) {
      let next = (index + 1) * states
      var total: Float = 0
      for label in 0..<states {
        let weight = backward[next + label] * potentials[next + label]
        for previous in predecessors[label] {
          backward[index * states + previous] += weight * factors[previous * states + label]
        }
      }
      for label in 0..<states { total += backward[index * states + label] }
      let inverse = 1 / max(total, .leastNormalMagnitude)
      for label in 0..<states { backward[index * states + label] *= inverse }
    }
  }
}
