/// Learns a ``HashedClassifier`` by logistic regression, one example at a time.
///
/// FTRL-Proximal (McMahan and others, 2013). The same examples in the same order give the same bytes: additions, products and square roots only, and an
/// exponential of our own.
struct HashedClassifierTrainer {
  /// How much is learned from what.
  struct Options: Sendable {
    /// Rows of the table, a power of two.
    var rowCount = 1 << 17
    var epochs = 12
    /// The learning rate of a row that has seen nothing yet.
    var rate: Float = 0.12
    /// Rows whose gradients sum to less than this stay at 0.
    var sparsity: Float = 1.0
    /// How strongly weights are held near 0.
    var decay: Float = 2.0
    /// This share of each example's rows is left out at random each time that it is seen, so that none is relied on alone.
    var dropout: Float = 0
    var seed: UInt64 = 1
  }

  private let options: Options
  private var features: [UInt32] = []
  private var featureStarts = [0]
  private var labels: [Bool] = []
  private var importances: [Float] = []
  private var sums: [Float]
  private var squares: [Float]
  private var noise = SplitMix64(seed: 3)
  /// The rows of the example that is being learned.
  private var rows: [Int] = []

  init(options: Options) {
    self.options = options
    sums = Array(repeating: 0, count: options.rowCount)
    squares = Array(repeating: 0, count: options.rowCount)
  }

  /// How many examples there are.
  var count: Int { labels.count }

  /// Adds an example that counts as much as `importance` says.
  mutating func add(_ example: [UInt32], isPositive: Bool, importance: Float) {
    let mask = UInt32(options.rowCount - 1)
    // A row counts once an example, however many of its features share it.
    for row in Set(example.map { $0 & mask }).sorted() { features.append(row) }
    featureStarts.append(features.count)
    labels.append(isPositive)
    importances.append(importance)
  }

  /// The model of what was added, as a blob.
  ///
  /// Learns anew each time that it is called.
  mutating func train(kind: UInt32) -> [UInt8] {
    for row in sums.indices {
      sums[row] = 0
      squares[row] = 0
    }
    noise = SplitMix64(seed: 3)
    var generator = SplitMix64(seed: options.seed)
    var order = Array(labels.indices)
    for _ in 0..<options.epochs {
      order.shuffle(using: &generator)
      for example in order { learn(example) }
    }
    let share = 1 - options.dropout
    return HashedClassifier.blob(of: sums.indices.map { weight($0) * share }, kind: kind)
  }

  private mutating func learn(_ example: Int) {
    chooseRows(of: example)
    var score: Float = 0
    for row in rows { score += weight(row) }
    let probability = 1 / (1 + Exponential.value(-score))
    let gradient = (probability - (labels[example] ? 1 : 0)) * importances[example]
    let square = gradient * gradient
    for row in rows {
      let before = squares[row]
      let sigma = ((before + square).squareRoot() - before.squareRoot()) / options.rate
      sums[row] += gradient - sigma * weight(row)
      squares[row] = before + square
    }
  }

  /// The rows of an example that this step sees.
  private mutating func chooseRows(of example: Int) {
    let limit = UInt32(options.dropout * 65536)
    rows.removeAll(keepingCapacity: true)
    for index in featureStarts[example]..<featureStarts[example + 1] {
      if limit > 0, UInt32(truncatingIfNeeded: noise.next()) & 0xFFFF < limit { continue }
      rows.append(Int(features[index]))
    }
  }

  @inline(__always)
  private func weight(_ row: Int) -> Float {
    let sum = sums[row]
    if abs(sum) <= options.sparsity { return 0 }
    let signed = sum < 0 ? -options.sparsity : options.sparsity
    return -(sum - signed) / ((1 + squares[row].squareRoot()) / options.rate + options.decay)
  }
}
