/// What the first pass made of each word, all over the document: evidence for the second.
struct DocumentLabels {
  /// How much the log-odds of the same word elsewhere count.
  ///
  /// Of 0, 0.3, 0.5, 0.8 and 1.1 the last two did best on the
  /// development sets.
  private static let weight: Float = 0.8
  /// Nothing is surer than one in so many.
  private static let floor: Float = 0.03

  private struct Sum {
    var labels = SIMD4<Float>.zero
    var outside: Float = 0

    mutating func add(_ sum: Sum) {
      labels += sum.labels
      outside += sum.outside
    }
  }

  private var words = KeyNumbers()
  /// What was made of each word, all over the document.
  private var sums: [Sum] = []
  private var own: [Sum] = []

  /// Forgets all, in the memory that there is, before a window of so many tokens.
  mutating func removeAll(tokenCount: Int) {
    // Fewer than one in four is a capitalised word that has not come before.
    words.removeAll(capacity: tokenCount / 4)
    sums.removeAll(keepingCapacity: true)
    own.removeAll(keepingCapacity: true)
  }

  /// Notes what is likely of the next token.
  mutating func note(_ token: Token, _ marginals: (labels: SIMD16<Float>, outside: Float)) {
    let labels = marginals.labels
    var sum = Sum()
    if tells(token) {
      let pairs = labels.evenHalf + labels.oddHalf
      sum.labels = pairs.evenHalf + pairs.oddHalf
      sum.outside = marginals.outside
      sums[number(token)].add(sum)
    }
    own.append(sum)
  }

  /// Notes that a token is in no name, which will not be asked about.
  mutating func noteOutside(_ token: Token) {
    if tells(token) { sums[number(token)].outside += 1 }
  }

  private mutating func number(_ token: Token) -> Int {
    let number = words.insert(token.key)
    if number == sums.count { sums.append(Sum()) }
    return number
  }

  /// What to add to the scores of the token noted as number `index`.
  func evidence(_ token: Token, at index: Int) -> SIMD16<Float> {
    guard tells(token), let word = words.number(of: token.key) else { return .zero }
    let sum = sums[word]
    let mine = own[index]
    let labels = sum.labels - mine.labels
    let outside = sum.outside - mine.outside
    let count = labels.sum() + outside
    guard count > 0.5 else { return .zero }
    let base = Self.floor
    var out = SIMD16<Float>.zero
    let none = Self.log2(max(outside, 0) / count + base)
    for label in 0..<4 {
      // Log-odds against being outside, damped.
      let odds = Self.log2(max(labels[label], 0) / count + base) - none
      let value = odds * (0.6931 * Self.weight)
      for position in 0..<4 { out[label * 4 + position] = value }
    }
    return out
  }

  private func tells(_ token: Token) -> Bool {
    token.kind == .word && token.isCapitalized && token.end - token.start > 2
  }

  /// The logarithm to base 2 of a positive number, within 0.01: the exponent, and a parabola for the rest.
  private static func log2(_ number: Float) -> Float {
    let bits = number.bitPattern
    let exponent = Float(Int(bits >> 23) - 127)
    let rest = Float(bitPattern: bits & 0x7F_FFFF | 0x3F80_0000) - 1
    return exponent + rest * (1.3465 - 0.3465 * rest)
  }
}
