/// What one thread's sentence stage keeps from text to text: memory for the marks of all but long texts, and ICU's rules once
/// a text has needed them.
final class SentenceMemory {
  /// The longest text that it has room for, in tokens.
  static let capacity = SentenceMarks.window
  /// More sentences than most articles have.
  private static let step = 1024

  let rows: UnsafeMutableBufferPointer<UInt64>
  let styles: UnsafeMutableBufferPointer<UInt8>
  /// Of the paragraphs and sentences that are found, the newest.
  let paragraphs: UnsafeMutableBufferPointer<Paragraph>
  let sentences: UnsafeMutableBufferPointer<Sentence>
  /// Memory for titles, taken while a text is in work.
  private var titles: [ArticleFrame] = []
  /// Null also where ICU's data cannot be found.
  private(set) lazy var caseless = CaselessSentences()

  init() {
    rows = .allocate(capacity: SentenceMarks.rowsCount(Self.capacity))
    styles = .allocate(capacity: SentenceMarks.stretchCount(Self.capacity))
    paragraphs = .allocate(capacity: Self.step)
    sentences = .allocate(capacity: Self.step)
  }

  /// Takes the memory for titles: an array without elements.
  func takeTitles() -> [ArticleFrame] {
    let memory = titles
    titles = []
    return memory
  }

  /// Gives it back, unless it has become large.
  func giveBack(titles memory: consuming [ArticleFrame]) {
    if memory.capacity <= Self.step { titles = memory }
  }

  deinit {
    rows.deallocate()
    styles.deallocate()
    paragraphs.deallocate()
    sentences.deallocate()
  }
}
