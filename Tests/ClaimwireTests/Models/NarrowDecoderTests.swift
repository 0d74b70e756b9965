import Testing

@testable import Claimwire

/// The narrow decoder against the wide one, whose bits it has to give.
struct NarrowDecoderTests {
  /// Weights of pairs among six labels, as a cue's content has them, and random scores: the same each time.
  private struct Example {
    var transitions: [Float] = []
    var emissions: [SIMD16<Float>] = []

    init(count: Int) {
      var generator = SplitMix64(seed: UInt64(count) + 3)
      func number() -> Float { Float(Int8(truncatingIfNeeded: generator.next())) / 24 }
      let states = LinearChain.stateCount
      for first in 0..<states {
        for second in 0..<states {
          let isAllowed = ContentLabel.isAllowed(first, second)
          transitions.append(isAllowed ? number() : LinearChain.forbidden)
        }
      }
      emissions = (0..<count).map { _ in
        var scores = SIMD16<Float>.zero
        for label in 0..<6 { scores[label] = number() }
        return scores
      }
    }

    func withEmissions(_ body: (UnsafePointer<Float>) -> Void) {
      emissions.withUnsafeBytes { bytes in
        if let first = bytes.assumingMemoryBound(to: Float.self).baseAddress { body(first) }
      }
    }
  }

  @Test(arguments: [1, 2, 3, 17, 160, 400])
  func labelsAreTheWideDecoders(count: Int) {
    let example = Example(count: count)
    var wide = ChainDecoder(transitions: example.transitions)
    wide.decode(example.emissions)
    var narrow = NarrowDecoder(NarrowDecoder.Pairs(example.transitions))
    example.withEmissions { narrow.decode($0, count: count) }
    #expect(Array(narrow.labels) == wide.labels)
  }

  @Test(arguments: [1, 2, 3, 17, 160, 400])
  func marginalsAreTheWideDecodersToTheBit(count: Int) {
    let example = Example(count: count)
    var wide = ChainDecoder(transitions: example.transitions)
    wide.sum(example.emissions)
    var narrow = NarrowDecoder(NarrowDecoder.Pairs(example.transitions))
    let (first, last) = (count / 3, count - 1 - count / 4)
    example.withEmissions { emissions in
      narrow.decode(emissions, count: count)
      narrow.sum(emissions, first...last)
    }
    for index in first...last {
      let (expected, found) = (wide.marginals(at: index), narrow.marginals(at: index))
      #expect((0..<7).allSatisfy { found[$0] == expected.labels[$0] })
      #expect(found[7] == expected.outside)
    }
  }
}
