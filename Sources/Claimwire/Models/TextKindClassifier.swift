/// Tells which of up to four kinds of text a document is most like, from the words it uses.
///
/// Multinomial logistic regression over hashed words; a word counts once however often it stands there. Sets of labelled
/// text have habits of their own (where a name ends, whether a government is a place), and a model of several sets'
/// habits follows those of the set that a text is like.
struct TextKindClassifier: Sendable {
  /// Kinds fill one small vector.
  static let mostKinds = 4
  /// Words share a weight with few others of any one document.
  static let bucketCount = 1 << 13
  /// The first words of a document tell.
  static let mostWords = 1024

  /// How much surer than even another kind than the first must be, as log-odds.
  ///
  /// The first is the usual one, and it is what unlike texts get. Of 0 to 4 in steps of 1, 2 and 3 did best on the development sets.
  private static let prior = SIMD4<Float>(3, 0, 0, 0)

  static let weightsSection: UInt32 = 33
  static let biasSection: UInt32 = 34

  private let blob: ModelBlob
  private nonisolated(unsafe) let weights: UnsafeBufferPointer<SIMD4<Int8>>
  private let biases: SIMD4<Float>
  private let scale: Float

  /// The classifier in the blob; null where there is none.
  init?(_ blob: ModelBlob) {
    guard let weights = blob.array(Self.weightsSection, of: SIMD4<Int8>.self),
      let constants = blob.array(Self.biasSection, of: Float.self),
      weights.count == Self.bucketCount, constants.count == Self.mostKinds + 1,
      constants.allSatisfy({ abs($0) <= 10_000 })
    else { return nil }
    self.blob = blob
    self.weights = weights
    biases = SIMD4(constants[0], constants[1], constants[2], constants[3])
    scale = constants[4]
  }

  /// How likely the document with words of these keys is of each kind; the sum is 1.
  ///
  /// - Parameter seen: memory that is used again for the next document.
  func shares(_ words: some Sequence<UInt32>, _ seen: inout TextKindWords) -> SIMD4<Float> {
    seen.removeAll()
    // One by one: four bytes to four numbers is no single instruction of every processor's.
    var (first, second, third, fourth): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    var left = Self.mostWords
    for word in words {
      if left == 0 { break }
      left -= 1
      let (bucket, isNew) = seen.insert(word)
      // Whether a word is new is no habit that a processor learns: its weights are looked up in any case.
      let (weight, mask) = (weights[bucket], isNew ? -1 as Int32 : 0)
      first &+= Int32(weight[0]) & mask
      second &+= Int32(weight[1]) & mask
      third &+= Int32(weight[2]) & mask
      fourth &+= Int32(weight[3]) & mask
    }
    let sum = SIMD4(first, second, third, fourth)
    return Self.shares(
      SIMD4<Float>(sum) * (scale * seen.weight) + biases + Self.prior
    )
  }

  /// The softmax of the scores.
  static func shares(_ scores: SIMD4<Float>) -> SIMD4<Float> {
    let shifted = scores - scores.max()
    let wide = SIMD16<Float>(
      lowHalf: SIMD8(lowHalf: shifted, highHalf: SIMD4(repeating: -100)),
      highHalf: SIMD8(repeating: -100)
    )
    let values = Exponential.values(wide).lowHalf.lowHalf
    return values / values.sum()
  }
}

/// The words of a text that the classifier has seen, by bucket.
struct TextKindWords {
  /// Shared by copies, which must not be filled in turns.
  private let bits = ScratchMemory<UInt64>(capacity: TextKindClassifier.bucketCount / 64)
  private var count = 0

  init() { removeAll() }

  /// Forgets all, and keeps the memory.
  mutating func removeAll() {
    bits.first.initialize(repeating: 0, count: bits.capacity)
    count = 0
  }

  /// The word's bucket, and whether it is new.
  @inline(__always)
  mutating func insert(_ key: UInt32) -> (bucket: Int, isNew: Bool) {
    let bucket = Int((key &* 0x9E37_79B1) >> 19)
    let word = bits.first + (bucket >> 6)
    let isOld = word.pointee >> UInt64(bucket & 63) & 1
    word.pointee |= 1 << UInt64(bucket & 63)
    count += 1 - Int(isOld)
    return (bucket, isOld == 0)
  }

  /// What each word counts: long texts are no surer by their length alone.
  var weight: Float { 1 / Float(max(count, 1)).squareRoot() }
}
