/// The parts and the role of each paragraph of a text, in order.
///
/// Lines before the first running text wait for it: they are titles if it comes. Of the later paragraphs, those that are no
/// plain prose wait for the next.
struct ArticleFrames {
  private let text: SentenceText
  private let roles: SentenceRoles
  private var layout: LineLayout
  /// Lines before the first running text, and how many of them have been told.
  private var titles: [ArticleFrame]
  private var toldTitles = 0
  /// Whether the first running text has come, or the text's end.
  private var hasBegun = false
  /// What has been read behind the titles and not been told.
  private var waiting: ArticleFrame?
  /// Whether the next paragraph waits for none.
  private var isFree = false
  /// How many frames have been told.
  private var toldCount = 0
  private var readCount = 0
  private var lastRole: SentenceRole?
  /// The frame that ``advance()`` has come to.
  private(set) var current = ArticleFrame(0..<0, datelineEnd: 0)

  /// The frames of a text that has tokens.
  ///
  /// - Parameter memory: where the titles may stand, without elements.
  init(_ text: SentenceText, _ roles: SentenceRoles, _ memory: consuming [ArticleFrame] = []) {
    self.text = text
    self.roles = roles
    layout = LineLayout(text)
    titles = memory
  }

  /// Takes the titles' memory for the next text, an array without elements: no frame is asked for any more.
  mutating func takeMemory() -> [ArticleFrame] {
    // While nothing else refers to the memory, so that it is not copied.
    titles.removeAll(keepingCapacity: true)
    let memory = titles
    titles = []
    return memory
  }

  /// Goes on to the next frame, false behind the last; all of them together O(n).
  @inline(__always)
  mutating func advance() -> Bool {
    if isFree {
      guard let paragraph = layout.next() else { return false }
      if roles.isPlainProse(paragraph, at: readCount, in: text) {
        readCount &+= 1
        toldCount &+= 1
        lastRole = .body
        current = ArticleFrame(plainProse: paragraph)
        return true
      }
      let frame = framed(paragraph)
      if roles.isSettled(frame) {
        tell(frame)
        return true
      }
      waiting = frame
      isFree = false
    }
    return advanceToWaiting()
  }

  @inline(never)
  private mutating func advanceToWaiting() -> Bool {
    if !hasBegun { readTitles() }
    if toldTitles < titles.count {
      let title = titles[toldTitles]
      toldTitles += 1
      let next = toldTitles < titles.count ? titles[toldTitles] : waiting
      tell(title, before: next, isTitle: waiting != nil)
      return true
    }
    guard let frame = waiting else { return false }
    if roles.isSettled(frame) {
      waiting = nil
      tell(frame)
    } else {
      waiting = readNext()
      tell(frame, before: waiting, isTitle: false)
    }
    isFree = waiting == nil
    return true
  }

  /// Reads up to the first running text.
  private mutating func readTitles() {
    hasBegun = true
    while let frame = readNext() {
      if frame.role == .body, roles.isRunningText(frame, in: text) {
        waiting = frame
        return
      }
      titles.append(frame)
    }
  }

  private mutating func readNext() -> ArticleFrame? {
    guard let paragraph = layout.next() else { return nil }
    guard roles.isPlainProse(paragraph, at: readCount, in: text) else { return framed(paragraph) }
    readCount += 1
    lastRole = .body
    return ArticleFrame(plainProse: paragraph)
  }

  private mutating func framed(_ paragraph: Range<Int>) -> ArticleFrame {
    let frame = roles.framed(paragraph, at: readCount, after: lastRole, in: text)
    readCount += 1
    lastRole = frame.role
    return frame
  }

  /// Makes it the current frame, with the role that what stands around gives it.
  private mutating func tell(_ frame: ArticleFrame, before next: ArticleFrame?, isTitle: Bool) {
    var frame = frame
    if !roles.isSettled(frame) {
      frame.role = roles.role(
        of: frame,
        at: toldCount,
        between: toldCount > 0 ? current : nil,
        next,
        isTitle: isTitle,
        in: text
      )
    }
    tell(frame)
  }

  @inline(__always)
  private mutating func tell(_ frame: ArticleFrame) {
    current = frame
    toldCount &+= 1
  }
}
