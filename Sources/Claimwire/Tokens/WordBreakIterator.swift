internal import CClaimwireKernel
internal import CICU

/// ICU's word boundaries over UTF-8: UAX #29 as ICU tailors it for `en`.
///
/// Identical to ICU's own iterator over UTF-16, whichever ICU (70 to 77) is linked: the rules are ICU's, compiled, taken
/// from the library at run time. A ``Kernel`` finds the boundaries of 64 bytes at a time where the rules are simple, and
/// proves at start that they are; a state table walks the rest; what a dictionary splits (Thai, Chinese …) goes to ICU run by
/// run. Not safe to share between threads.
///
/// ```swift
/// let words = WordBreakIterator()
/// print(words?.count(in: Array("Ada Roe's plan.".utf8)) ?? 0)  // 6
/// ```
public struct WordBreakIterator: ~Copyable {
  /// A stretch between two boundaries.
  public struct Segment: Sendable, Equatable {
    /// Where it stands.
    public var span: TextSpan
    /// What it is made of.
    public var status: Status
  }

  /// ICU's rule status divided by 100: what a segment is made of.
  public enum Status: UInt8, Sendable {
    /// A mark, a symbol, white space.
    case none = 0
    /// A digit last.
    case number = 1
    /// A letter last.
    case letter = 2
    /// Kana.
    case kana = 3
    /// Ideographs; a word of a script that a dictionary splits.
    case ideograph = 4
  }

  private let words: OpaquePointer
  private let kernel: claimwire_kernel_id
  /// Where the kernel writes; kept, so that no text allocates.
  private let ends: UnsafeMutablePointer<UInt32>
  private let statuses: UnsafeMutablePointer<UInt8>

  /// Opens ICU's rules: half a millisecond.
  ///
  /// Null where ICU's data cannot be found, or the processor lacks what the kernel
  /// needs.
  public init?(kernel: Kernel = .chosen) { self.init(kernel: kernel, usesTables: true) }

  /// - Parameter usesTables: false leaves all text to ICU's iterator, to compare against.
  init?(kernel: Kernel, usesTables: Bool) {
    guard kernel.isSupported, let words = claimwire_icu_words_open(usesTables) else { return nil }
    self.words = words
    self.kernel = kernel.id
    ends = .allocate(capacity: Self.batchCount)
    statuses = .allocate(capacity: Self.batchCount)
  }

  deinit {
    claimwire_icu_words_close(words)
    ends.deallocate()
    statuses.deallocate()
  }

  /// How many boundaries there are after the text's start; O(n), allocates nothing.
  ///
  /// - Parameter bytes: valid UTF-8, less than 4 GiB.
  public func count(in bytes: [UInt8]) -> Int { bytes.withUnsafeBytes { count(in: $0) } }

  /// The same of memory that is no array, as a mapped file.
  public func count(in bytes: UnsafeRawBufferPointer) -> Int {
    var total = 0
    _ = forEachBatch(in: bytes.bindMemory(to: UInt8.self)) { ends, _ in total += ends.count }
    return total
  }

  /// Calls `body` with each segment in order; O(n).
  ///
  /// - Parameter bytes: valid UTF-8, less than 4 GiB.
  /// - Returns: false where ICU refused the text, as it does for more than 2 GiB of Thai without a boundary.
  @discardableResult
  public func forEachSegment(in bytes: [UInt8], _ body: (Segment) -> Void) -> Bool {
    bytes.withUnsafeBytes { forEachSegment(in: $0, body) }
  }

  /// The same of memory that is no array, as a mapped file.
  @discardableResult
  public func forEachSegment(
    in bytes: UnsafeRawBufferPointer,
    _ body: (Segment) -> Void
  ) -> Bool {
    var start: UInt32 = 0
    return forEachBatch(in: bytes.bindMemory(to: UInt8.self)) { ends, statuses in
      for index in ends.indices {
        let span = TextSpan(start: start, end: ends[index])
        body(Segment(span: span, status: Status(rawValue: statuses[index]) ?? .none))
        start = span.end
      }
    }
  }

  /// Boundaries fetched in one call: 40 kB of them, so that they stay in the second cache.
  private static let batchCount = 8_192

  /// Calls `body` with boundaries and the rule status before each; it must not use this iterator.
  func forEachBatch(
    in bytes: UnsafeBufferPointer<UInt8>,
    _ body: (UnsafeBufferPointer<UInt32>, UnsafeBufferPointer<UInt8>) -> Void
  ) -> Bool {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return true }
    precondition(bytes.count < Int(UInt32.max), "text of 4 GiB")
    var position = 0
    while position < bytes.count {
      let progress = claimwire_icu_words_next(
        words,
        kernel,
        base,
        bytes.count,
        position,
        ends,
        statuses,
        Self.batchCount
      )
      body(
        UnsafeBufferPointer(start: ends, count: progress.written),
        UnsafeBufferPointer(start: statuses, count: progress.written)
      )
      if progress.is_dictionary { return false }
      position = progress.position
    }
    return true
  }

  /// Sets the bits of the boundaries up to `end`; false where ICU refused the text.
  func mark(
    _ bytes: UnsafePointer<UInt8>,
    upTo end: Int,
    _ bits: inout claimwire_words_bits
  ) -> Bool {
    claimwire_icu_words_mark(words, kernel, bytes, end, &bits)
  }
}
