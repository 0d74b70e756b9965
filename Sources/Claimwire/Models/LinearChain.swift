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
  /// The weights of features: trivially copied, for a loop over tokens, and valid as long as this is kept.
  let table: Table
  /// The weight of label `b` after label `a` at `a * stateCount + b`.
  let transitions: [Float]
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
      transitions.allSatisfy({ abs($0) <= -LinearChain.forbidden }), scale > 0, scale < 1000,
      let table = Table(rows: rows, filter: filter, scale: scale)
    else { return nil }
    self.blob = blob
    self.table = table
    self.transitions = Array(transitions)
  }

  /// Which bit of a filter of that many words stands for the feature.
  @inline(__always)
  static func filterBit(_ feature: UInt32, wordCount: Int) -> Int {
    Int(feature >> 5) & (wordCount * 64 - 1)
  }
}

extension LinearChain {
  /// Rows of weights, and a bit a feature met in training, by part of its identifier: unknown features must not hit
  /// another's row.
  struct Table: BitwiseCopyable, Sendable {
    private nonisolated(unsafe) let rows: UnsafePointer<Int8>
    private nonisolated(unsafe) let filter: UnsafePointer<UInt64>
    private let rowMask: UInt32
    private let bitMask: UInt32
    /// What one step of a weight is worth.
    let scale: Float

    /// Null where there are no rows or no filter.
    fileprivate init?(
      rows: UnsafeBufferPointer<SIMD16<Int8>>,
      filter: UnsafeBufferPointer<UInt64>,
      scale: Float
    ) {
      guard let row = rows.baseAddress, let word = filter.baseAddress else { return nil }
      self.rows = UnsafeRawPointer(row).assumingMemoryBound(to: Int8.self)
      self.filter = word
      rowMask = UInt32(rows.count - 1)
      bitMask = UInt32(filter.count * 64 - 1)
      self.scale = scale
    }

    /// Has the memory of these features fetched, to be looked at a little later: best while another token's features are
    /// worked out.
    @inline(__always)
    func fetch(_ features: UnsafeBufferPointer<UInt32>) {
      guard let first = features.baseAddress else { return }
      claimwire_chain_fetch(rows, rowMask, filter, bitMask, first, features.count)
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
        guard let first = features.baseAddress,
          let start = start.assumingMemoryBound(to: Int16.self).baseAddress
        else { return }
        let scores = UnsafeMutableRawPointer(scores).assumingMemoryBound(to: Float.self)
        let count = features.count
        claimwire_chain_score(rows, rowMask, filter, bitMask, first, count, start, scale, scores)
      }
    }

    /// The scores of the sixteen labels for a token with these features.
    @inline(__always)
    func emission(_ features: UnsafeBufferPointer<UInt32>) -> SIMD16<Float> {
      var out = SIMD16<Float>.zero
      withUnsafeMutablePointer(to: &out) { score(features, from: .zero, into: $0) }
      return out
    }

    /// The weights of these features, added up in whole numbers: a part of what a token's scores are made of.
    func weights(_ features: UnsafeBufferPointer<UInt32>) -> SIMD16<Int16> {
      var out = SIMD16<Int16>.zero
      withUnsafeMutableBytes(of: &out) { out in
        guard let first = features.baseAddress,
          let sums = out.assumingMemoryBound(to: Int16.self).baseAddress
        else { return }
        claimwire_chain_add(rows, rowMask, filter, bitMask, first, features.count, sums)
      }
      return out
    }

    /// The label that scores highest for a token with these features, the first of several; ``outside`` where none scores
    /// above 0.
    @inline(__always)
    func bestLabel(_ features: UnsafeBufferPointer<UInt32>) -> UInt8 {
      guard let first = features.baseAddress else { return UInt8(LinearChain.outside) }
      return claimwire_chain_label(rows, rowMask, filter, bitMask, first, features.count)
    }
  }
}
