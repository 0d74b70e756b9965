import CClaimwireKernel
import Testing

@testable import Claimwire

/// The arithmetic of a chain against the plainest way to write it.
struct ChainKernelTests {
  private static let rowCount = 64
  private static let filterWordCount = 4

  /// Pseudo-random rows, filter and features: the same each time.
  private struct Example {
    var rows: [Int8]
    var filter: [UInt64]
    var features: [UInt32]

    init(featureCount: Int) {
      var generator = SplitMix64(seed: UInt64(featureCount) + 1)
      rows = (0..<ChainKernelTests.rowCount * 16).map { _ in
        Int8(truncatingIfNeeded: generator.next())
      }
      filter = (0..<ChainKernelTests.filterWordCount).map { _ in generator.next() }
      features = (0..<featureCount).map { _ in UInt32(truncatingIfNeeded: generator.next()) }
    }

    /// The rows of known features, added up.
    func sums(scale: Float) -> [Float] {
      var sums = [Int](repeating: 0, count: 16)
      for feature in features {
        let bit = LinearChain.filterBit(feature, wordCount: ChainKernelTests.filterWordCount)
        guard filter[bit / 64] >> UInt64(bit % 64) & 1 == 1 else { continue }
        let row = Int(feature) % ChainKernelTests.rowCount
        for label in 0..<16 { sums[label] += Int(rows[row * 16 + label]) }
      }
      return sums.map { Float($0) * scale }
    }
  }

  // Ends of a vector of eight, and of what the kernel takes at once.
  @Test(arguments: [0, 1, 7, 8, 9, 55, 127, 128, 129, 300])
  func scoresAreTheSumsOfKnownFeaturesRows(featureCount: Int) {
    let example = Example(featureCount: featureCount)
    var scores = [Float](repeating: -1, count: 16)
    claimwire_chain_score(
      example.rows,
      UInt32(Self.rowCount - 1),
      example.filter,
      UInt32(Self.filterWordCount * 64 - 1),
      example.features,
      featureCount,
      [Int16](repeating: 0, count: 16),
      0.25,
      &scores
    )
    #expect(scores == example.sums(scale: 0.25))
  }

  @Test func scoresOfPartsAddUp() {
    let example = Example(featureCount: 20)
    var sums = [Int16](repeating: 0, count: 16)
    var scores = [Float](repeating: -1, count: 16)
    claimwire_chain_add(
      example.rows,
      UInt32(Self.rowCount - 1),
      example.filter,
      UInt32(Self.filterWordCount * 64 - 1),
      example.features,
      9,
      &sums
    )
    claimwire_chain_score(
      example.rows,
      UInt32(Self.rowCount - 1),
      example.filter,
      UInt32(Self.filterWordCount * 64 - 1),
      Array(example.features.dropFirst(9)),
      11,
      sums,
      0.25,
      &scores
    )
    #expect(scores == example.sums(scale: 0.25))
  }

  private static let bestLabels: [(weights: [Int: Int8], label: UInt8)] = [
    ([:], 16), ([5: 0], 16), ([15: 2], 15), ([3: 2, 9: 2, 15: 2], 3), ([0: 3, 3: 2], 0),
    ([2: -128, 7: 127], 7),
  ]

  @Test(arguments: bestLabels)
  func theBestLabelIsTheFirstOfTheHighestAboveZero(_ weights: [Int: Int8], _ label: UInt8) {
    var row = [Int8](repeating: -1, count: 16)
    for (place, weight) in weights { row[place] = weight }
    #expect(claimwire_chain_label(row, 0, [UInt64.max], 63, [0], 1) == label)
  }
}
