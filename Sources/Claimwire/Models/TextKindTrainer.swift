/// Fits a ``TextKindClassifier``: AdaGrad over pieces of text in a fixed order.
struct TextKindTrainer {
  /// A text is cut into pieces as long as a short article.
  private static let pieceLength = 160
  private static let epochs = 12
  private static let rate: Float = 0.5
  private static let decay: Float = 1e-5

  private var pieces: [(buckets: [UInt16], kind: Int)] = []
  private var counts: [Int]

  init(kindCount: Int) { counts = Array(repeating: 0, count: kindCount) }

  /// Adds a text of that kind with words of these keys.
  mutating func add(_ words: [UInt32], kind: Int) {
    var start = 0
    while start < words.count {
      let end = min(start + Self.pieceLength, words.count)
      var seen = TextKindWords()
      let buckets = words[start..<end].compactMap {
        let (bucket, isNew) = seen.insert($0)
        return isNew ? UInt16(bucket) : nil
      }
      start = end
      if buckets.isEmpty { continue }
      pieces.append((buckets, kind))
      counts[kind] += 1
    }
  }

  /// Adds the fitted weights to a model's sections, those of `kinds` in that order.
  func write(kinds: [Int], to writer: inout ModelBlobWriter) {
    var weights = [SIMD4<Float>](repeating: .zero, count: TextKindClassifier.bucketCount)
    var squares = [SIMD4<Float>](repeating: SIMD4(repeating: 1), count: weights.count)
    // Kinds that are not there must not get a share.
    var bias = SIMD4<Float>(repeating: -1000)
    for slot in kinds.indices { bias[slot] = 0 }
    var biasSquares = SIMD4<Float>(repeating: 1)
    var order = pieces.indices.filter { kinds.contains(pieces[$0].kind) }
    let average = Float(order.count) / Float(max(kinds.count, 1))
    var generator = SplitMix64(seed: 2)
    for _ in 0..<Self.epochs {
      for index in order.indices.reversed() {
        order.swapAt(index, Int(generator.next() % UInt64(index + 1)))
      }
      for piece in order {
        let (buckets, kind) = pieces[piece]
        guard let slot = kinds.firstIndex(of: kind) else { continue }
        let value = 1 / Float(buckets.count).squareRoot()
        var sum = SIMD4<Float>.zero
        for bucket in buckets { sum += weights[Int(bucket)] }
        var gradient = TextKindClassifier.shares(sum * value + bias)
        gradient[slot] -= 1
        // Every kind counts as much as another, however much text of it there is.
        gradient *= min(4, average / Float(counts[kind]))
        biasSquares += gradient * gradient
        bias -= Self.rate * gradient / biasSquares.squareRoot()
        for bucket in buckets {
          let step = gradient * value + weights[Int(bucket)] * Self.decay
          squares[Int(bucket)] += step * step
          weights[Int(bucket)] -= Self.rate * step / squares[Int(bucket)].squareRoot()
        }
      }
    }
    let largest = weights.reduce(Float(0.01)) { max($0, $1.max(), -$1.min()) }
    let scale = largest / 127
    writer.add(
      TextKindClassifier.weightsSection,
      weights.map {
        SIMD4<Int8>(truncatingIfNeeded: SIMD4<Int32>(($0 / scale).rounded(.toNearestOrEven)))
      }
    )
    writer.add(
      TextKindClassifier.biasSection,
      (0..<TextKindClassifier.mostKinds).map { bias[$0] } + [scale]
    )
  }
}
