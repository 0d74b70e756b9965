internal import CICU

/// ICU's word boundaries over UTF-8: UAX #29 as ICU tailors it for `en`.
///
/// Not safe to share between threads.
struct WordBreakIterator: ~Copyable {
  /// A stretch between two boundaries.
  struct Segment {
    var span: TextSpan
    var status: Status
  }

  /// ICU's rule status: what a segment is made of.
  enum Status: UInt16 {
    case none = 0
    case number = 100
    case letter = 200
    case kana = 300
    case ideograph = 400
  }

  private let breaks: OpaquePointer

  /// Opens ICU's rules; null where its data cannot be found.
  init?() {
    guard let breaks = claimwire_icu_breaks_open(claimwire_icu_words) else { return nil }
    self.breaks = breaks
  }

  deinit { claimwire_icu_breaks_close(breaks) }

  /// Calls `body` with each segment in order; O(n).
  ///
  /// - Returns: false where ICU refused the text.
  func forEachSegment(in bytes: [UInt8], _ body: (Segment) -> Void) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return true }
      guard claimwire_icu_breaks_set_text(breaks, base, Int64(buffer.count)) else { return false }
      return withBatches { ends, statuses in
        var start: UInt32 = 0
        while true {
          let count = Int(
            claimwire_icu_breaks_next(breaks, ends, statuses, Int32(Self.batchCount))
          )
          if count == 0 { return true }
          for index in 0..<count {
            let status = Status(rawValue: statuses[index] / 100 * 100) ?? .none
            body(Segment(span: TextSpan(start: start, end: ends[index]), status: status))
            start = ends[index]
          }
        }
      }
    }
  }

  /// Boundaries fetched in one call: 6 kB of them, so that they stay in the first cache.
  private static let batchCount = 1_024

  private func withBatches<Result>(
    _ body: (UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt16>) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.batchCount) { ends in
      withUnsafeTemporaryAllocation(of: UInt16.self, capacity: Self.batchCount) { statuses in
        // Temporary allocations of more than no elements have an address.
        body(ends.baseAddress.unsafelyUnwrapped, statuses.baseAddress.unsafelyUnwrapped)
      }
    }
  }
}
