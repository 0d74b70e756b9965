/// A paragraph taken apart: what frames the article at its start and end, and the text between.
///
/// Four stretches of tokens, each of which ends where the next one starts.
struct ArticleFrame {
  private let start: UInt32
  private let datelineEnd: UInt32
  private var mainEnd: UInt32
  private var closingDateEnd: UInt32
  private let end: UInt32
  /// The role of the sentences in `main`.
  var role: SentenceRole = .body
  /// Whether `role` is not in question.
  private(set) var isPlainProse = false

  /// A dateline up to a token, and text.
  @inline(__always)
  init(_ paragraph: Range<Int>, datelineEnd: Int) {
    start = UInt32(truncatingIfNeeded: paragraph.lowerBound)
    self.datelineEnd = UInt32(truncatingIfNeeded: datelineEnd)
    end = UInt32(truncatingIfNeeded: paragraph.upperBound)
    mainEnd = end
    closingDateEnd = end
  }

  /// Running text without a frame.
  @inline(__always)
  init(plainProse paragraph: Range<Int>) {
    self.init(paragraph, datelineEnd: paragraph.lowerBound)
    isPlainProse = true
  }

  /// All of it.
  var tokens: Range<Int> { range(start, end) }

  /// "KYIV, Ukraine, April 24 (Reuters) —", empty where there is none.
  var dateline: Range<Int> { range(start, datelineEnd) }

  /// What is split into sentences.
  var main: Range<Int> { range(datelineEnd, mainEnd) }

  /// "Friday, July 21, 2017" at the end of a title that has lost its line break, empty where there is none.
  var closingDate: Range<Int> { range(mainEnd, closingDateEnd) }

  /// "POOL/AFP via Getty Images", empty where there is none.
  var credit: Range<Int> { range(closingDateEnd, end) }

  @inline(__always)
  private func range(_ start: UInt32, _ end: UInt32) -> Range<Int> {
    Range(uncheckedBounds: (Int(start), Int(end)))
  }

  /// The last tokens are a credit from here on.
  mutating func startCredit(_ index: Int) {
    mainEnd = UInt32(truncatingIfNeeded: index)
    closingDateEnd = mainEnd
  }

  /// The last tokens are a date from here on.
  mutating func startClosingDate(_ index: Int) { mainEnd = UInt32(truncatingIfNeeded: index) }
}
