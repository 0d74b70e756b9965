/// Learns to rank: a log-linear model over hashed features in which one of several candidates is right.
///
/// Stochastic gradient descent with steps that shrink by what a weight has been moved (AdaGrad; Duchi and others, 2011).
/// The same examples in the same order give the same bytes.
struct RankTrainer {
  /// An example's candidates, each as rows of the table, the right one first.
  private typealias Example = [Range<Int>]

  /// How strongly weights are held near 0.
  private static let decay: Float = 1e-5

  private let epochs: Int
  private let rate: Float
  private let mask: UInt32
  private var rows: [UInt32] = []
  private var examples: [Example] = []
  private var weights: [Float]
  private var squares: [Float]

  /// - Parameters:
  ///   - rowCount: rows of the table, a power of two.
  ///   - epochs: how often every example is seen.
  ///   - rate: the first step.
  init(rowCount: Int, epochs: Int = 12, rate: Float = 0.1) {
    self.epochs = epochs
    self.rate = rate
    mask = UInt32(rowCount - 1)
    weights = Array(repeating: 0, count: rowCount)
    squares = Array(repeating: 1, count: rowCount)
  }

  /// Adds an example: the features of each candidate, and which is right; those left out are neither right nor wrong.
  mutating func add(_ candidates: [[UInt32]], right: Int, leavingOut: Set<Int> = []) {
    var example: Example = []
    let others = candidates.indices.filter { $0 != right && !leavingOut.contains($0) }
    for index in [right] + others {
      let start = rows.count
      // A row counts once a candidate, however many of its features share it.
      rows += Set(candidates[index].map { $0 & mask }).sorted()
      example.append(start..<rows.count)
    }
    if example.count > 1 { examples.append(example) }
  }

  /// The model of what was added, as a ``HashedClassifier``'s blob.
  mutating func train(kind: UInt32) -> [UInt8] {
    var generator = SplitMix64(seed: 1)
    var order = Array(examples.indices)
    for _ in 0..<epochs {
      order.shuffle(using: &generator)
      for example in order { learn(examples[example]) }
    }
    return HashedClassifier.blob(of: weights, kind: kind)
  }

  private mutating func learn(_ example: Example) {
    let scores = example.map { $0.reduce(Float(0)) { $0 + weights[Int(rows[$1])] } }
    let top = scores.reduce(scores[0], max)
    let powers = scores.map { Exponential.value($0 - top) }
    let total = powers.reduce(0, +)
    for (index, candidate) in example.enumerated() {
      let gradient = powers[index] / total - (index == 0 ? 1 : 0)
      guard abs(gradient) > 1e-4 else { continue }
      for position in candidate {
        let row = Int(rows[position])
        let slope = gradient + Self.decay * weights[row]
        squares[row] += slope * slope
        weights[row] -= rate * slope / squares[row].squareRoot()
      }
    }
  }
}
