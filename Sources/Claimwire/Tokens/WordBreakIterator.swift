internal import CClaimwireKernel
internal import CICU

/// ICU's word boundaries over UTF-8: UAX #29 as ICU tailors it for `en`.
///
/// The rules are ICU's own, compiled, taken from the library that is linked at run time and walked by a table-driven
/// machine ten times as fast as ICU's iterator. Runs of scripts that are split by dictionary (Thai, Chinese …) go to
/// ICU's iterator, one by one; so does everything where ICU compiles its rules in an unknown format. Not safe to share
/// between threads.
struct WordBreakIterator: ~Copyable {
  /// A stretch between two boundaries.
  struct Segment {
    var span: TextSpan
    var status: Status
  }

  /// ICU's rule status divided by 100: what a segment is made of.
  enum Status: UInt8 {
    case none = 0
    case number = 1
    case letter = 2
    case kana = 3
    case ideograph = 4
  }

  private let breaks: OpaquePointer
  private let tables: UnsafeMutablePointer<claimwire_words_tables>?

  /// Opens ICU's rules; null where its data cannot be found.
  ///
  /// - Parameter usesTables: false leaves all text to ICU's iterator, to compare against.
  init?(usesTables: Bool = true) {
    guard let breaks = claimwire_icu_breaks_open(claimwire_icu_words) else { return nil }
    self.breaks = breaks
    tables = usesTables ? claimwire_icu_word_tables_open() : nil
  }

  deinit {
    claimwire_icu_breaks_close(breaks)
    claimwire_icu_word_tables_close(tables)
  }

  /// Calls `body` with each segment in order; O(n).
  ///
  /// - Returns: false where ICU refused the text.
  func forEachSegment(in bytes: [UInt8], _ body: (Segment) -> Void) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      guard let tables else { return forEachICUSegment(in: buffer, from: 0, body) }
      return forEachTableSegment(in: buffer, tables, body)
    }
  }

  /// Boundaries fetched in one call: 5 kB of them, so that they stay in the first cache.
  private static let batchCount = 1_024

  private func forEachTableSegment(
    in bytes: UnsafeBufferPointer<UInt8>,
    _ tables: UnsafeMutablePointer<claimwire_words_tables>,
    _ body: (Segment) -> Void
  ) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    return Self.withBatch(of: UInt8.self) { ends, statuses in
      var start: UInt32 = 0
      while true {
        let count = claimwire_words_next(
          tables,
          base,
          bytes.count,
          Int(start),
          ends,
          statuses,
          Self.batchCount
        )
        if count == 0 { return true }
        for index in 0..<count {
          let span = TextSpan(start: start, end: ends[index])
          start = span.end
          let status = statuses[index]
          if status & UInt8(claimwire_words_dictionary) != 0 {
            let run = UnsafeBufferPointer(rebasing: bytes[span.range])
            guard forEachICUSegment(in: run, from: span.start, body) else { return false }
          } else {
            body(Segment(span: span, status: Status(rawValue: status) ?? .none))
          }
        }
      }
    }
  }

  /// Segments of a text that starts at offset `origin` of the document.
  private func forEachICUSegment(
    in bytes: UnsafeBufferPointer<UInt8>,
    from origin: UInt32,
    _ body: (Segment) -> Void
  ) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    guard claimwire_icu_breaks_set_text(breaks, base, Int64(bytes.count)) else { return false }
    return Self.withBatch(of: UInt16.self) { ends, statuses in
      var start = origin
      while true {
        let count = Int(claimwire_icu_breaks_next(breaks, ends, statuses, Int32(Self.batchCount)))
        if count == 0 { return true }
        for index in 0..<count {
          let status = Status(rawValue: UInt8(truncatingIfNeeded: statuses[index] / 100)) ?? .none
          body(Segment(span: TextSpan(start: start, end: origin + ends[index]), status: status))
          start = origin + ends[index]
        }
      }
    }
  }

  private static func withBatch<Code, Result>(
    of _: Code.Type,
    _ body: (UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<Code>) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: batchCount) { ends in
      withUnsafeTemporaryAllocation(of: Code.self, capacity: batchCount) { codes in
        // A temporary allocation of more than no elements has an address.
        body(ends.baseAddress.unsafelyUnwrapped, codes.baseAddress.unsafelyUnwrapped)
      }
    }
  }
}
