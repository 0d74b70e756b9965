internal import CClaimwireKernel

/// What one thread's sentence stage keeps from text to text: memory for the marks of all but long texts, and ICU's rules once
/// a text has needed them.
final class SentenceMemory {
  /// The longest text that it has room for, in tokens.
  static let capacity = SentenceMarks.window

  let blocks: UnsafeMutableBufferPointer<claimwire_sentences_block>
  let styles: UnsafeMutableBufferPointer<UInt8>
  /// Null also where ICU's data cannot be found.
  private(set) lazy var caseless = CaselessSentences()

  init() {
    blocks = .allocate(capacity: SentenceMarks.blockCount(Self.capacity))
    styles = .allocate(capacity: SentenceMarks.stretchCount(Self.capacity))
  }

  deinit {
    blocks.deallocate()
    styles.deallocate()
  }
}
