/// Fits a linear chain to labelled runs of tokens.
///
/// Maximizes the conditional log-likelihood by AdaGrad (Duchi and others, 2011).
///
/// Every feature has a shared weight and one for each domain; their sum scores (Daumé 2007, "Frustratingly easy domain
/// adaptation"). Where sets of labelled text disagree, their own weights take the difference up, and ``model(domain:)``
/// gives the sum for one domain, at no cost in use. One thread, fixed order: the same runs give the same model.
struct ChainTrainer {
  /// How to train.
  struct Options {
    /// AdaGrad's first step.
    var rate: Float = 0.15
    /// How much of each squared weight counts as loss.
    var decay: Float = 1e-6
    /// How often every run is seen.
    var epochs = 6
    /// Rows of the shipped table, a power of two.
    var rowCount = 1 << 18
    /// Words of the filter of known features, a power of two.
    var filterWordCount = 1 << 17
    /// A feature met less often is left out.
    var leastCount = 2
    /// This share of each token's features is left out at random each time that it is seen, so that no feature is relied
    /// on alone.
    var dropout: Float = 0
    /// The model is the mean of the weights after so many last epochs: the steps' noise cancels out.
    var averagedEpochs = 1
  }

  private struct Run {
    var tokens: Range<Int>
    var domain: Int
    var weight: Float
  }

  /// After so many runs of a domain its decoder takes the new weights of pairs, which change slowly.
  private static let refreshInterval = 32

  private let options: Options
  private let domainCount: Int
  private var features: [UInt32] = []
  private var featureStarts: [Int] = [0]
  private var labels: [UInt8] = []
  private var runs: [Run] = []
  private var table: UnsafeMutableBufferPointer<SIMD16<Float>>
  private var squares: UnsafeMutableBufferPointer<SIMD16<Float>>
  private var transitions: [Float]
  private var domainTransitions: [[Float]]
  private var transitionSquares: [Float]
  /// The features met in training, see ``LinearChain/filterBit(_:wordCount:)``.
  private(set) var filter: [UInt64] = []
  private var noise = SplitMix64(seed: 3)
  private var rows: [Int] = []
  private var rowStarts: [Int] = []

  /// A trainer of chains in which `isAllowed` tells which label may follow which.
  init(options: Options, domainCount: Int, isAllowed: (Int, Int) -> Bool) {
    self.options = options
    self.domainCount = domainCount
    let states = LinearChain.stateCount
    transitions = (0..<states * states).map {
      isAllowed($0 / states, $0 % states) ? 0 : LinearChain.forbidden
    }
    domainTransitions = Array(
      repeating: Array(repeating: 0, count: states * states),
      count: domainCount
    )
    transitionSquares = Array(repeating: 1, count: states * states * (domainCount + 1))
    let count = options.rowCount * (domainCount + 1)
    table = .allocate(capacity: count)
    table.initialize(repeating: .zero)
    squares = .allocate(capacity: count)
    squares.initialize(repeating: SIMD16(repeating: 1))
  }

  /// Adds a run of tokens with their features and right labels.
  mutating func add(tokens: [(features: [UInt32], label: UInt8)], domain: Int, weight: Float) {
    let first = labels.count
    for token in tokens {
      features += token.features
      featureStarts.append(features.count)
      labels.append(token.label)
    }
    runs.append(Run(tokens: first..<labels.count, domain: domain, weight: weight))
  }

  /// Fits the weights.
  ///
  /// `report` is told each epoch's number.
  mutating func train(report: (Int) -> Void) {
    dropRareFeatures()
    var generator = SplitMix64(seed: 1)
    var order = Array(runs.indices)
    var decoders = Array(repeating: ChainDecoder(transitions: transitions), count: domainCount)
    var ages = Array(repeating: 0, count: domainCount)
    var mean = ChainMean()
    for epoch in 0..<options.epochs {
      for index in order.indices.reversed() {
        order.swapAt(index, Int(generator.next() % UInt64(index + 1)))
      }
      for run in order {
        let domain = runs[run].domain
        if ages[domain] % ChainTrainer.refreshInterval == 0 {
          let sums = zip(transitions, domainTransitions[domain]).map { $0 + $1 }
          decoders[domain].update(transitions: sums)
        }
        ages[domain] += 1
        fit(runs[run], &decoders[domain])
      }
      if options.averagedEpochs > 1, epoch + options.averagedEpochs >= options.epochs {
        mean.add(table, transitions, domainTransitions)
      }
      report(epoch + 1)
    }
    if let pairs = mean.take(into: table) { (transitions, domainTransitions) = pairs }
  }

  /// Frees the weights.
  func deallocate() {
    table.deallocate()
    squares.deallocate()
  }

  /// The shipped form: shared weights plus one domain's, in whole numbers.
  func model(domain: Int, kind: UInt32) -> [UInt8] {
    var writer = ModelBlobWriter(kind: kind)
    write(domains: [domain], to: &writer)
    return writer.bytes()
  }

  /// Adds the shipped form of several domains to a model's sections: one filter, and weights for each.
  func write(domains: [Int], to writer: inout ModelBlobWriter) {
    for (habit, domain) in domains.enumerated() {
      var shares = [Float](repeating: 0, count: domainCount)
      shares[domain] = 1
      write(shares: shares, habit: habit, to: &writer)
    }
    writer.add(LinearChain.filterSection, filter)
  }

  /// Adds shared weights plus so much of each domain's.
  func write(shares: [Float], habit: Int, to writer: inout ModelBlobWriter) {
    let step = UInt32(habit) * LinearChain.habitStep
    writer.add(LinearChain.weightsSection + step, rows(shares: shares))
    writer.add(LinearChain.transitionsSection + step, pairs(shares: shares))
    writer.add(LinearChain.scaleSection + step, [ChainTrainer.scale])
  }

  /// What one step of a shipped weight is worth: few weights are over 4, and a finer step serves all the others better.
  static let scale: Float = 4 / 127

  /// Shared weights plus so much of each domain's, in whole numbers.
  func rows(shares: [Float]) -> [SIMD16<Int8>] {
    let factor = (1 - options.dropout) / ChainTrainer.scale
    return (0..<options.rowCount).map { row in
      var sum = table[row]
      for (domain, share) in shares.enumerated() where share != 0 {
        sum += table[(domain + 1) * options.rowCount + row] * share
      }
      return SIMD16<Int8>(
        truncatingIfNeeded: SIMD16<Int32>(
          (sum * factor).rounded(.toNearestOrEven).clamped(
            lowerBound: SIMD16(repeating: -127),
            upperBound: SIMD16(repeating: 127)
          )
        )
      )
    }
  }

  /// Shared weights of pairs of labels plus so much of each domain's.
  func pairs(shares: [Float]) -> [Float] {
    transitions.indices.map { index in
      var sum = transitions[index]
      for (domain, share) in shares.enumerated() where share != 0 {
        sum += domainTransitions[domain][index] * share
      }
      return sum
    }
  }

  /// Leaves out what was met less than ``Options/leastCount`` times, and notes the rest in the filter.
  private mutating func dropRareFeatures() {
    var counts = [UInt8](repeating: 0, count: 1 << 26)
    for feature in features {
      let slot = Int(feature >> 6)
      if counts[slot] < 255 { counts[slot] += 1 }
    }
    filter = Array(repeating: 0, count: options.filterWordCount)
    var kept: [UInt32] = []
    kept.reserveCapacity(features.count)
    var first = 0
    for token in labels.indices {
      let last = featureStarts[token + 1]
      for index in first..<last where Int(counts[Int(features[index] >> 6)]) >= options.leastCount {
        let bit = LinearChain.filterBit(features[index], wordCount: filter.count)
        filter[bit >> 6] |= 1 << UInt64(bit & 63)
        kept.append(features[index])
      }
      first = last
      featureStarts[token + 1] = kept.count
    }
    features = kept
  }

  /// One step along the gradient of one run.
  private mutating func fit(_ run: Run, _ decoder: inout ChainDecoder) {
    let domainRow = (run.domain + 1) * options.rowCount
    chooseRows(of: run)
    var emissions: [SIMD16<Float>] = []
    emissions.reserveCapacity(run.tokens.count)
    for offset in 0..<run.tokens.count {
      var sum = SIMD16<Float>.zero
      for row in rows[rowStarts[offset]..<rowStarts[offset + 1]] {
        sum += table[row] + table[domainRow + row]
      }
      emissions.append(sum)
    }
    decoder.sum(emissions)
    for (offset, token) in run.tokens.enumerated() {
      var gradient = decoder.marginals(at: offset).labels
      if labels[token] < LinearChain.labelCount { gradient[Int(labels[token])] -= 1 }
      gradient *= run.weight
      for row in rows[rowStarts[offset]..<rowStarts[offset + 1]] {
        step(row, gradient)
        step(domainRow + row, gradient)
      }
    }
    fitTransitions(run, decoder)
  }

  /// The rows of the run's features that this step sees.
  private mutating func chooseRows(of run: Run) {
    let mask = UInt32(options.rowCount - 1)
    let limit = UInt32(options.dropout * 65536)
    rows.removeAll(keepingCapacity: true)
    rowStarts.removeAll(keepingCapacity: true)
    for token in run.tokens {
      rowStarts.append(rows.count)
      for index in featureStarts[token]..<featureStarts[token + 1] {
        if limit > 0, UInt32(truncatingIfNeeded: noise.next()) & 0xFFFF < limit { continue }
        rows.append(Int(features[index] & mask))
      }
    }
    rowStarts.append(rows.count)
  }

  @inline(__always)
  private func step(_ row: Int, _ gradient: SIMD16<Float>) {
    let total = gradient + table[row] * options.decay
    let square = squares[row] + total * total
    squares[row] = square
    table[row] -= options.rate * total / square.squareRoot()
  }

  private mutating func fitTransitions(_ run: Run, _ decoder: borrowing ChainDecoder) {
    let states = LinearChain.stateCount
    var gradient = [Float](repeating: 0, count: states * states)
    guard run.tokens.count > 1 else { return }
    for offset in 1..<run.tokens.count {
      decoder.addPairMarginals(at: offset, to: &gradient, weight: run.weight)
      let token = run.tokens.lowerBound + offset
      gradient[Int(labels[token - 1]) * states + Int(labels[token])] -= run.weight
    }
    let own = (run.domain + 1) * states * states
    for index in gradient.indices where transitions[index] > LinearChain.forbidden / 2 {
      let value = gradient[index]
      transitionSquares[index] += value * value
      transitions[index] -= options.rate * value / transitionSquares[index].squareRoot()
      transitionSquares[own + index] += value * value
      domainTransitions[run.domain][index] -=
        options.rate * value / transitionSquares[own + index].squareRoot()
    }
  }
}

/// The mean of a chain's weights at several times.
private struct ChainMean {
  private var count: Float = 0
  private var table: [SIMD16<Float>] = []
  private var transitions: [Float] = []
  private var domainTransitions: [[Float]] = []

  mutating func add(
    _ weights: UnsafeMutableBufferPointer<SIMD16<Float>>,
    _ pairs: [Float],
    _ domainPairs: [[Float]]
  ) {
    count += 1
    guard !table.isEmpty else {
      table = Array(weights)
      transitions = pairs
      domainTransitions = domainPairs
      return
    }
    let share = 1 / count
    for index in table.indices { table[index] += (weights[index] - table[index]) * share }
    // Forbidden pairs stay what they are: every term is the same.
    for index in pairs.indices { transitions[index] += (pairs[index] - transitions[index]) * share }
    for domain in domainPairs.indices {
      for index in pairs.indices {
        domainTransitions[domain][index] +=
          (domainPairs[domain][index] - domainTransitions[domain][index]) * share
      }
    }
  }

  /// Writes the mean where the weights are, and returns that of the pairs; null where there is none.
  func take(into weights: UnsafeMutableBufferPointer<SIMD16<Float>>) -> ([Float], [[Float]])? {
    guard !table.isEmpty else { return nil }
    for index in table.indices { weights[index] = table[index] }
    return (transitions, domainTransitions)
  }
}

/// A small pseudo-random generator with a fixed sequence for each seed (Steele, Lea and Flood 2014).
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
