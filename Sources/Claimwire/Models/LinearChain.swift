internal import CClaimwireData
internal import CClaimwireKernel

/// A linear-chain model over hashed features: the weights of sixteen labels and of pairs of neighbouring labels.
///
/// The seventeenth label, ``outside``, has weight 0 with every feature: only differences between labels count in a softmax,
/// so one of them needs no weights, and the other sixteen fill one vector register. Weights are whole numbers; times
/// ``scale`` they are log-odds.
struct LinearChain: Sendable {
  /// How many labels have weights; ``outside`` comes after them.
  static let labelCount = 16
  /// The label of tokens that are in no name.
  static let outside = 16
  /// All labels.
  static let stateCount = 17
  /// What a forbidden pair of labels weighs.
  static let forbidden: Float = -1e9

  static let weightsSection: UInt32 = 1
  static let filterSection: UInt32 = 2
  static let transitionsSection: UInt32 = 3
  static let scaleSection: UInt32 = 4
  /// The sections of a model's further habits have names so much greater.
  static let habitStep: UInt32 = 256

  private let blob: ModelBlob
  private nonisolated(unsafe) let rows: UnsafeBufferPointer<SIMD16<Int8>>
  /// A bit a feature met in training, by part of its identifier: unknown features must not hit another's row.
  private nonisolated(unsafe) let filter: UnsafeBufferPointer<UInt64>
  /// The weight of label `b` after label `a` at `a * stateCount + b`.
  let transitions: [Float]
  /// What one step of a weight is worth.
  let scale: Float

  /// The model in the blob, with the habits of that number; null where there are none of them, an array is missing, its
  /// size is no power of two or a number is out of bounds.
  init?(_ blob: ModelBlob, habit: Int = 0) {
    let step = UInt32(habit) * LinearChain.habitStep
    guard let rows = blob.array(LinearChain.weightsSection + step, of: SIMD16<Int8>.self),
      let filter = blob.array(LinearChain.filterSection, of: UInt64.self),
      let transitions = blob.array(LinearChain.transitionsSection + step, of: Float.self),
      let scale = blob.array(LinearChain.scaleSection + step, of: Float.self)?.first,
      rows.count.nonzeroBitCount == 1, filter.count.nonzeroBitCount == 1,
      transitions.count == LinearChain.stateCount * LinearChain.stateCount,
      transitions.allSatisfy({ abs($0) <= -LinearChain.forbidden }), scale > 0, scale < 1000
    else { return nil }
    self.blob = blob
    self.rows = rows
    self.filter = filter
    self.transitions = Array(transitions)
    self.scale = scale
  }

  /// The scores of the sixteen labels for a token with these features.
  func emission(_ features: UnsafeBufferPointer<UInt32>) -> SIMD16<Float> {
    var out = SIMD16<Float>.zero
    withUnsafeMutablePointer(to: &out) { score(features, from: .zero, into: $0) }
    return out
  }

  /// Writes the scores of the sixteen labels for a token with these features.
  ///
  /// - Parameter start: the ``weights(_:)`` of further features of it.
  @inline(__always)
  func score(
    _ features: UnsafeBufferPointer<UInt32>,
    from start: SIMD16<Int16>,
    into scores: UnsafeMutablePointer<SIMD16<Float>>
  ) {
    withUnsafeBytes(of: start) { start in
      guard let start = start.assumingMemoryBound(to: Int16.self).baseAddress else { return }
      let scores = UnsafeMutableRawPointer(scores).assumingMemoryBound(to: Float.self)
      withTables(features) {
        claimwire_chain_score($0, $1, $2, $3, $4, features.count, start, scale, scores)
      }
    }
  }

  /// The weights of these features, added up in whole numbers: a part of what a token's scores are made of.
  func weights(_ features: UnsafeBufferPointer<UInt32>) -> SIMD16<Int16> {
    var out = SIMD16<Int16>.zero
    withUnsafeMutableBytes(of: &out) { out in
      guard let sums = out.assumingMemoryBound(to: Int16.self).baseAddress else { return }
      withTables(features) { claimwire_chain_add($0, $1, $2, $3, $4, features.count, sums) }
    }
    return out
  }

  /// The label that scores highest for a token with these features, the first of several; ``outside`` where none scores
  /// above 0.
  func bestLabel(_ features: UnsafeBufferPointer<UInt32>) -> UInt8 {
    withTables(features) { claimwire_chain_label($0, $1, $2, $3, $4, features.count) }
      ?? UInt8(LinearChain.outside)
  }

  /// Has the kernels told the rows with their mask, the filter with its mask, and the features; null where there are none.
  @inline(__always)
  @discardableResult
  private func withTables<Result>(
    _ features: UnsafeBufferPointer<UInt32>,
    _ body: (
      UnsafePointer<Int8>, UInt32, UnsafePointer<UInt64>, UInt32, UnsafePointer<UInt32>
    ) -> Result
  ) -> Result? {
    guard let first = features.baseAddress, let row = rows.baseAddress,
      let bits = filter.baseAddress
    else { return nil }
    return body(
      UnsafeRawPointer(row).assumingMemoryBound(to: Int8.self),
      UInt32(rows.count - 1),
      bits,
      UInt32(filter.count * 64 - 1),
      first
    )
  }

  /// Which bit of a filter of that many words stands for the feature.
  @inline(__always)
  static func filterBit(_ feature: UInt32, wordCount: Int) -> Int {
    Int(feature >> 5) & (wordCount * 64 - 1)
  }
}
