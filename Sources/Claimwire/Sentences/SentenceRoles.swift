/// Tells what each paragraph is in the article: running text, a headline, a byline, a caption.
struct SentenceRoles: Sendable {
  private let datelines = DatelineRules()
  private let credits = CreditRules()
  /// Datelines without agency or date are believed in this many paragraphs.
  private static let earlyParagraphs = 6
  /// A dateline with a colon stands alone among this many.
  private static let paragraphsWithLabels = 64
  /// The longest headline and heading, in tokens.
  private static let longestHeadline = 32
  private static let longestHeading = 14
  /// The longest name of whom a reporter writes for, in tokens.
  private static let longestAgencyLine = 6
  /// The longest caption, in tokens.
  private static let longestCaption = 110

  /// The parts of a paragraph that is no plain prose, behind one with a role, and its role as far as what follows does not
  /// matter.
  @inline(never)
  func framed(
    _ paragraph: Range<Int>,
    at index: Int,
    after role: SentenceRole?,
    in text: SentenceText
  ) -> ArticleFrame {
    if role != .byline, isUnframed(paragraph, at: index, in: text) {
      var frame = ArticleFrame(paragraph, datelineEnd: paragraph.lowerBound)
      if isCaption(paragraph, in: text) { frame.role = .caption }
      return frame
    }
    var frame = frame(of: paragraph, at: index, in: text)
    if role == .byline, frame.role == .body, isAgencyLine(frame.main, in: text) {
      frame.role = .byline
    }
    return frame
  }

  /// Whether neither its first token nor its last ones have anything that datelines, credits and bylines have: most of the
  /// paragraphs that are no plain prose.
  private func isUnframed(_ paragraph: Range<Int>, at index: Int, in text: SentenceText) -> Bool {
    let start = paragraph.lowerBound
    guard !text.isMark(start, "("),
      text.classes(start).isDisjoint(with: [.by, .with, .reportLead]),
      !datelines.mayStart(paragraph, in: text),
      index > 1 || !datelines.mayHaveTitlesDate(paragraph, at: index, in: text)
    else { return false }
    if index < Self.earlyParagraphs, datelines.mayBeDateLine(paragraph, in: text) { return false }
    return !credits.mayEnd(paragraph, in: text)
  }

  /// Whether one of the article's first paragraphs starts with "ACCRA:", which is a dateline then; several are the turns of
  /// an interview.
  private func hasOneLabelled(in text: SentenceText) -> Bool {
    var layout = LineLayout(text)
    var labelled = 0
    var count = 0
    while count < Self.paragraphsWithLabels, labelled < 2, let paragraph = layout.next() {
      if isLabelled(paragraph, in: text) { labelled += 1 }
      count += 1
    }
    return labelled == 1
  }

  /// Whether a few tokens at its edges tell that the paragraph is running text without a frame: most are.
  ///
  /// It ends with a full stop, perhaps in a quotation, that ends neither a credit nor a byline, and starts with a word that
  /// opens none of these nor a link, nor with a name and a participle, as captions do, nor with a dateline.
  @inline(__always)
  func isPlainProse(_ paragraph: Range<Int>, at index: Int, in text: SentenceText) -> Bool {
    let leads: SentenceWordClass = [
      .by, .with, .reportLead, .captionLead, .creditLead, .linkLead, .dateLead,
    ]
    // Longer than what may stand under a byline.
    return index > 0 && paragraph.count > Self.longestAgencyLine
      && credits.areRuledOut(atEndOf: paragraph, in: text)
      && !text.has(leads, paragraph.lowerBound) && !startsWithParticiple(paragraph, in: text)
      && !datelines.mayStart(paragraph, in: text)
  }

  /// Words with a capital, two at the least, and a participle behind them.
  @inline(__always)
  private func startsWithParticiple(_ range: Range<Int>, in text: SentenceText) -> Bool {
    let index = text.marks.endOfCapitals(from: range.lowerBound, before: range.upperBound)
    return index > range.lowerBound + 1 && index < range.upperBound && isParticiple(index, in: text)
  }

  /// "ACCRA:", "Q:", "EVENING COURIER:".
  private func isLabelled(_ paragraph: Range<Int>, in text: SentenceText) -> Bool {
    let limit = min(paragraph.upperBound, paragraph.lowerBound + 5)
    guard text.marks.hasJoint(in: paragraph.lowerBound..<limit) else { return false }
    for index in paragraph.lowerBound..<limit {
      if text.isMark(index, ":") { return index > paragraph.lowerBound }
      guard text.isWord(index), text.tokens[index].letterCase != .lower,
        text.tokens[index].letterCase == .upper
          || text.tokens[index].end - text.tokens[index].start == 1
      else { return false }
    }
    return false
  }

  private func frame(
    of paragraph: Range<Int>,
    at index: Int,
    in text: SentenceText
  ) -> ArticleFrame {
    let isEarly = index < Self.earlyParagraphs
    let isUpper = text.tokens[paragraph.lowerBound].letterCase == .upper
    let position = DatelineRules.Position(
      isFirst: index == 0,
      isEarly: isEarly,
      allowsColon: isEarly && isUpper && datelines.mayStart(paragraph, in: text)
        && hasOneLabelled(in: text)
    )
    var frame = ArticleFrame(
      paragraph,
      datelineEnd: datelines.end(of: paragraph, at: position, in: text)
    )
    guard !frame.main.isEmpty else { return frame }
    if frame.dateline.isEmpty, paragraph.count <= Self.longestCaption {
      frame.startCredit(credits.start(in: paragraph, of: text))
      let isArticle = paragraph.count == text.tokens.count
      if (!frame.credit.isEmpty && !isArticle) || isCaption(frame.main, in: text) {
        frame.role = .caption
      }
    }
    if index < 2, frame.dateline.isEmpty, frame.credit.isEmpty {
      frame.startClosingDate(datelines.closingDateStart(in: paragraph, of: text))
    }
    if frame.role == .body, isByline(frame.main, in: text) { frame.role = .byline }
    return frame
  }

  // MARK: Headlines

  /// Whether the role of a frame is not in question, whatever stands around.
  @inline(__always)
  func isSettled(_ frame: ArticleFrame) -> Bool {
    frame.isPlainProse || frame.role != .body || frame.main.isEmpty
      || frame.main.count > Self.longestHeadline
  }

  /// The role in the end of one that is not settled: a title before the first running text, or a heading above later text.
  func role(
    of frame: ArticleFrame,
    at index: Int,
    between before: ArticleFrame?,
    _ next: ArticleFrame?,
    isTitle: Bool,
    in text: SentenceText
  ) -> SentenceRole {
    let main = frame.main
    let isTitled =
      index == 0 && next != nil && frame.dateline.isEmpty && isTitleCase(main, in: text)
    let isHeadline =
      isTitle
      ? isHeadline(main, Self.longestHeadline, in: text)
      : isHeading(main, between: before, next, in: text)
    return isHeadline || isTitled || isLink(main, in: text) ? .headline : .body
  }

  /// A title between two paragraphs of running text.
  private func isHeading(
    _ main: Range<Int>,
    between before: ArticleFrame?,
    _ next: ArticleFrame?,
    in text: SentenceText
  ) -> Bool {
    guard let before, let next, isHeadline(main, Self.longestHeading, in: text) else {
      return false
    }
    return isRunningText(next, in: text) && isRunningText(before, in: text)
  }

  /// "READ MORE: Why the bridge closed", "Related: …": the title of another article.
  private func isLink(_ range: Range<Int>, in text: SentenceText) -> Bool {
    guard range.count >= 3, text.has(.linkLead, range.lowerBound) else { return false }
    let first = text.tokens[range.lowerBound]
    guard first.isCapitalized, let last = range.last, text.terminal(last) != .fullStop else {
      return false
    }
    let second = text.tokens[range.lowerBound + 1]
    if first == WordKey("related") { return second.isMark(":") }
    return first == WordKey("read") && text.isMark(range.lowerBound + 2, ":")
      && (second == WordKey("more") || second == WordKey("also") || second == WordKey("next"))
  }

  /// Ends as a sentence does.
  func isRunningText(_ frame: ArticleFrame, in text: SentenceText) -> Bool {
    guard let last = frame.main.last else { return false }
    if !frame.dateline.isEmpty { return true }
    if !frame.closingDate.isEmpty { return false }
    if text.isCloser(last) { return true }
    let isEnded = text.terminal(last) != nil || text.tokens[last].flags.contains(.abbreviation)
    return isEnded && !isTitleCase(frame.main, in: text)
  }

  private func isHeadline(_ range: Range<Int>, _ longest: Int, in text: SentenceText) -> Bool {
    guard range.count >= 2, range.count <= longest, var last = range.last else { return false }
    while last > range.lowerBound, text.isCloser(last) { last -= 1 }
    if text.isMark(last, ":") || text.isMark(last, ",") || text.terminal(last) == .fullStop {
      return false
    }
    if range.lowerBound > 0, text.isQuotationMark(range.lowerBound) { return false }
    if range.lowerBound > 0, text.tokens[last].flags.contains(.abbreviation) { return false }
    if text.tokens[last].kind == .url || text.isBullet(range.lowerBound) { return false }
    if hasFullStop(range, in: text) { return false }
    // Of those with a case; most are.
    var words = text.marks.casedWordCount(in: range)
    if words < 2 || words * 2 < range.count { words = range.count(where: { text.isWord($0) }) }
    return words >= 2 && words * 2 >= range.count
  }

  /// Titles have none, unless an abbreviation owns it.
  private func hasFullStop(_ range: Range<Int>, in text: SentenceText) -> Bool {
    text.marks.hasEnd(in: range) && range.contains { text.terminal($0) == .fullStop }
  }

  /// Most of its words are capitalised: "One Killed as Bus Overturns".
  private func isTitleCase(_ range: Range<Int>, in text: SentenceText) -> Bool {
    guard range.count >= 4, range.count <= Self.longestHeadline else { return false }
    if hasManyLowerWords(range, in: text) { return false }
    var others = 0
    var words = 0
    for index in range where isOtherWord(index, in: text) {
      words += 1
      if !text.tokens[index].isCapitalized { others += 1 }
    }
    return words >= 3 && others * 5 <= words
  }

  /// Whether too many words are in lower case for a title: most running text.
  ///
  /// No clitic, and no word that titles have in lower case, is of five letters.
  private func hasManyLowerWords(_ range: Range<Int>, in text: SentenceText) -> Bool {
    var more = range.count / 5
    var rest = text.marks.lowerWords(in: range)
    while rest != 0 {
      if text.tokens[range.lowerBound &+ rest.trailingZeroBitCount].length >= 5 { more &-= 1 }
      if more < 0 { return true }
      rest &= rest &- 1
    }
    return false
  }

  /// A word that a title has a capital for.
  @inline(__always)
  private func isOtherWord(_ index: Int, in text: SentenceText) -> Bool {
    text.isWord(index) && !text.tokens[index].flags.contains(.clitic)
      && !(text.isLowerWord(index) && text.has(.nameLink, index))
  }

  // MARK: Bylines and captions

  /// "By Jane Roe, Staff Writer"; "Reporting by Jane Roe; editing by John Doe".
  private func isByline(_ range: Range<Int>, in text: SentenceText) -> Bool {
    guard range.count >= 2, range.count <= 40 else { return false }
    let first = text.tokens[range.lowerBound]
    if text.isMark(range.lowerBound, "("), let last = range.last, text.isMark(last, ")") {
      return isReportingLine(range.lowerBound + 1..<last, in: text)
    }
    guard first.isCapitalized else { return false }
    let classes = text.classes(range.lowerBound)
    let isReporting =
      !classes.isDisjoint(with: [.with, .reportLead]) && first.kind == .word
      && isReportingLine(range, in: text)
    if isReporting || isContribution(range, in: text) { return true }
    guard classes.contains(.by), text.tokens[range.lowerBound + 1].isCapitalized,
      text.isWord(range.lowerBound + 1),
      !text.has([.weekday, .month], range.lowerBound + 1)
    else { return false }
    return range.allSatisfy { index in
      let token = text.tokens[index]
      if token.kind != .word { return text.terminal(index) == nil || index + 1 == range.upperBound }
      return token.isCapitalized || text.has([.nameLink, .reporter], index)
    }
  }

  /// "Reporting by", "Editing by", "Writing by", "Compiled by" and names.
  private func isReportingLine(_ range: Range<Int>, in text: SentenceText) -> Bool {
    let start = range.lowerBound
    guard range.count >= 3 else { return false }
    let classes = text.classes(start)
    guard !classes.isDisjoint(with: [.with, .reportLead]), text.tokens[start].isCapitalized else {
      return false
    }
    if classes.contains(.with) {
      let second = text.tokens[start + 1]
      return second == WordKey("files") || second == WordKey("reporting")
    }
    return range.prefix(4).contains { text.tokens[$0] == WordKey("by") }
  }

  /// Whether the sentence names who helped: "Newswire writer Jane Roe contributed to this report".
  private func isContribution(_ range: Range<Int>, in text: SentenceText) -> Bool {
    guard range.count >= 5, text.tokens[range.lowerBound].isCapitalized else { return false }
    let last = range.upperBound - (text.terminal(range.upperBound - 1) != nil ? 2 : 1)
    guard text.has(.reportNoun, last) else { return false }
    return range.suffix(6).contains {
      text.tokens[$0] == WordKey("contributed") && $0 + 3 < range.upperBound
        && text.tokens[$0 + 1] == WordKey("to") && text.tokens[$0 + 2] == WordKey("this")
    }
  }

  /// "Associated Press", "BBC News, Accra" under a byline: whom the reporter writes for.
  private func isAgencyLine(_ range: Range<Int>, in text: SentenceText) -> Bool {
    guard range.count <= Self.longestAgencyLine,
      range.contains(where: { text.has([.agency, .reporter], $0) })
    else {
      return false
    }
    return range.allSatisfy {
      text.tokens[$0].isCapitalized || text.isMark($0, ",") || text.has([.nameLink, .reporter], $0)
    }
  }

  /// "Pictured: …", "FILE - …", or a name with a present participle and no finite verb.
  private func isCaption(_ range: Range<Int>, in text: SentenceText) -> Bool {
    guard range.count >= 3, range.count <= 60 else { return false }
    let start = range.lowerBound
    if text.has(.captionLead, start), text.tokens[start].isCapitalized {
      let next = text.isMark(start + 1, ":") || text.isDash(start + 1)
      let isFile = text.tokens[start].letterCase == .upper && text.has(.captionLead, start + 1)
      // "Image caption, Residents walk past a house".
      let isLabel = text.tokens[start + 1] == WordKey("caption")
      if next || isFile || isLabel { return true }
    }
    return isParticipial(range, in: text)
  }

  /// "Ada Roe speaking at a rally in Accra on Monday": names, then a participle without comma or finite verb.
  private func isParticipial(_ range: Range<Int>, in text: SentenceText) -> Bool {
    let index = text.marks.endOfCapitals(from: range.lowerBound, before: range.upperBound)
    let names = index - range.lowerBound
    guard names >= 2, names <= 8, index + 1 < range.upperBound, isParticiple(index, in: text) else {
      return false
    }
    return !(index..<range.upperBound).contains { text.has(.finite, $0) || text.isMark($0, ",") }
  }

  private func isParticiple(_ index: Int, in text: SentenceText) -> Bool {
    let token = text.tokens[index]
    let end = Int(token.end)
    guard text.isLowerWord(index), token.end - token.start >= 6 else { return false }
    return text.bytes[end - 3..<end].elementsEqual("ing".utf8)
  }
}
