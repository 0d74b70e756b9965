/// The parts and the role of each paragraph of a text, in order.
///
/// Lines before the first running text wait for it: they are titles if it comes. Of the later paragraphs, those that are no
/// plain prose wait for the next.
struct ArticleFrames {
  private let text: SentenceText
  private let roles: SentenceRoles
  private var layout: LineLayout
  /// Lines before the first running text, and how many of them have been told.
  private var titles: [ArticleFrame] = []
  private var toldTitles = 0
  /// Whether the first running text has come, or the text's end.
  private var hasBegun = false
  /// What has been read behind the titles and not been told.
  private var waiting: ArticleFrame?
  /// Whether the next paragraph waits for none.
  private var isFree = false
  private var last: ArticleFrame?
  private var toldCount = 0
  private var readCount = 0
  private var lastRole: SentenceRole?

  /// The frames of a text that has tokens.
  init(_ text: SentenceText, _ roles: SentenceRoles) {
    self.text = text
    self.roles = roles
    layout = LineLayout(text)
  }

  /// The next frame, null behind the last; all of them together O(n).
  @inline(__always)
  mutating func next() -> ArticleFrame? {
    if isFree {
      guard let paragraph = layout.next() else { return nil }
      if roles.isPlainProse(paragraph, at: readCount, in: text) {
        return told(read(ArticleFrame(plainProse: paragraph)))
      }
      waiting = framed(paragraph)
      isFree = false
    }
    return nextWaiting()
  }

  @inline(never)
  private mutating func nextWaiting() -> ArticleFrame? {
    if !hasBegun { readTitles() }
    if toldTitles < titles.count { return nextTitle() }
    guard let frame = waiting else { return nil }
    waiting = nil
    if frame.isPlainProse {
      isFree = true
      return told(frame)
    }
    waiting = readNext()
    isFree = waiting == nil
    return told(frame, before: waiting, isTitle: false)
  }

  private mutating func nextTitle() -> ArticleFrame {
    let title = titles[toldTitles]
    toldTitles += 1
    let next = toldTitles < titles.count ? titles[toldTitles] : waiting
    return told(title, before: next, isTitle: waiting != nil)
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
    let isPlain = roles.isPlainProse(paragraph, at: readCount, in: text)
    return isPlain ? read(ArticleFrame(plainProse: paragraph)) : framed(paragraph)
  }

  private mutating func framed(_ paragraph: Range<Int>) -> ArticleFrame {
    read(roles.framed(paragraph, at: readCount, after: lastRole, in: text))
  }

  @inline(__always)
  private mutating func read(_ frame: ArticleFrame) -> ArticleFrame {
    readCount &+= 1
    lastRole = frame.role
    return frame
  }

  /// The frame with its role, which what stands around may decide.
  private mutating func told(
    _ frame: ArticleFrame,
    before next: ArticleFrame?,
    isTitle: Bool
  ) -> ArticleFrame {
    var frame = frame
    if !frame.isPlainProse {
      frame.role = roles.role(
        of: frame,
        at: toldCount,
        between: last,
        next,
        isTitle: isTitle,
        in: text
      )
    }
    return told(frame)
  }

  @inline(__always)
  private mutating func told(_ frame: ArticleFrame) -> ArticleFrame {
    toldCount &+= 1
    last = frame
    return frame
  }
}
