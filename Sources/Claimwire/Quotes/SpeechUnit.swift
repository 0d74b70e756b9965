/// An utterance between marks with the reporter's words around it.
struct SpeechUnit {
  /// Its marked spans: one, or one for each paragraph that it runs over.
  var spans: [MarkedSpan]
  /// The reporter's tokens between the marks before, or the paragraph's start, and this.
  var leftGap: Range<Int>
  /// The reporter's tokens up to the next marks or the paragraph's end.
  var rightGap: Range<Int>
  /// The part of `leftGap` in the sentence that the unit stands in.
  var leftFrame: Range<Int>
  /// The part of `rightGap` in the sentence that the unit stands in.
  var rightFrame: Range<Int>
  /// How the content ends.
  var ending: Ending
  /// Whether its sentence started with the unit before: "“…,” she said, “…”".
  var isInSentenceOfPrevious = false

  /// How a content ends.
  enum Ending {
    /// With a full stop.
    case stop
    /// With "?", "!", "…" or a dash, which go on or not.
    case open
    /// With a comma.
    case comma
    /// With a word.
    case word
  }

  /// The first paragraph.
  var paragraph: Int { spans.first?.paragraph ?? 0 }
  /// The first content token.
  var start: Int { spans.first?.tokens.lowerBound ?? 0 }
  /// Behind the last content token.
  var end: Int { spans.last?.tokens.upperBound ?? 0 }
}

/// Gathers marked spans into units.
struct SpeechUnits {
  /// What stands farther from the marks than this many tokens attributes nothing.
  private static let reach = 300

  private let tokens: [Token]
  private let document: Document

  init(document: Document) {
    self.document = document
    tokens = document.tokens
  }

  /// The units of marked spans that stand side by side.
  ///
  /// - Parameters:
  ///   - spans: in order, none inside another.
  ///   - container: the tokens that the spans' paragraph or enclosing quote covers.
  func units(
    of spans: [MarkedSpan],
    in container: (MarkedSpan) -> Range<Int>
  ) -> [SpeechUnit] {
    var units: [SpeechUnit] = []
    for (index, span) in spans.enumerated() {
      let bounds = container(span)
      let before = index > 0 ? spans[index - 1] : nil
      let after = index + 1 < spans.count ? spans[index + 1] : nil
      let outer = span.outerTokens
      let isFirst = before.map { $0.outerTokens.upperBound <= bounds.lowerBound } ?? true
      var left = isFirst ? bounds.lowerBound : before?.outerTokens.upperBound ?? 0
      let isLast = after.map { $0.outerTokens.lowerBound >= bounds.upperBound } ?? true
      var right = isLast ? bounds.upperBound : after?.outerTokens.lowerBound ?? 0
      if left != outer.lowerBound { left = max(left, outer.lowerBound - SpeechUnits.reach) }
      right = min(right, outer.upperBound + SpeechUnits.reach)
      let rightGap = outer.upperBound..<max(outer.upperBound, right)
      if let before, before.goesOn, left == outer.lowerBound, !units.isEmpty, isFirst,
        !startsWithLabel(span)
      {
        extend(&units[units.count - 1], with: span, rightGap)
        continue
      }
      var unit = SpeechUnit(
        spans: [span],
        leftGap: min(left, outer.lowerBound)..<outer.lowerBound,
        rightGap: rightGap,
        leftFrame: 0..<0,
        rightFrame: 0..<0,
        ending: ending(of: span)
      )
      unit.leftFrame = sentenceEnd(of: unit.leftGap)
      unit.rightFrame = sentenceStart(of: rightGap)
      unit.isInSentenceOfPrevious =
        !isFirst && unit.leftFrame == unit.leftGap && !startsSentence(unit, after: before)
      units.append(unit)
    }
    return units
  }

  /// "“ROE: We never did.": a transcript's paragraphs each open with a mark, but another speaks.
  private func startsWithLabel(_ span: MarkedSpan) -> Bool {
    for index in span.tokens.prefix(5) {
      if tokens[index].isMark(":") { return index > span.tokens.lowerBound }
      guard tokens[index].letterCase == .upper || tokens[index].isMark(".") else { return false }
    }
    return false
  }

  private func extend(_ unit: inout SpeechUnit, with span: MarkedSpan, _ rightGap: Range<Int>) {
    unit.spans.append(span)
    unit.rightGap = rightGap
    unit.rightFrame = sentenceStart(of: rightGap)
    unit.ending = ending(of: span)
  }

  /// Whether the unit's sentence starts behind the one before: that one ended with a stop and nothing stands between.
  private func startsSentence(_ unit: SpeechUnit, after before: MarkedSpan?) -> Bool {
    guard let before, ending(of: before) == .stop || ending(of: before) == .open else {
      return false
    }
    guard let first = unit.leftGap.first else { return true }
    return tokens[first].isCapitalized && ending(of: before) == .stop
  }

  private func ending(of span: MarkedSpan) -> SpeechUnit.Ending {
    let last = tokens[span.tokens.upperBound - 1]
    if last.isMark(",") { return .comma }
    if isStop(last) { return .stop }
    if last.isMark("?") || last.isMark("!") || last.ascii == 0 || last.ascii == UInt8(ascii: ".")
      || last.isMark("-") || last.ascii == UInt8(ascii: "-")
    {
      return last.kind == .punctuation ? .open : .word
    }
    return .word
  }

  private func isStop(_ token: Token) -> Bool { token.isMark(".") }

  /// A full stop, question or exclamation mark, but for the one of "(D-Md.)".
  private func endsSentence(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.isMark(".") || token.isMark("!") || token.isMark("?") else { return false }
    return index + 1 == tokens.count || !tokens[index + 1].isMark(")")
  }

  /// What follows the last sentence end of the range.
  ///
  /// Where it ends with an abbreviation ("at a rally in Hilton, N.Y. “…”"), the sentences' reader knows.
  private func sentenceEnd(of range: Range<Int>) -> Range<Int> {
    if let last = range.last, tokens[last].kind == .word, tokens[last].end > tokens[last].start,
      document.bytes[Int(tokens[last].end) - 1] == UInt8(ascii: "."),
      document.sentences[document.sentenceIndex(ofToken: last)].tokens.upperBound
        == range.upperBound
    {
      return range.upperBound..<range.upperBound
    }
    var index = range.upperBound
    while index > range.lowerBound {
      if endsSentence(index - 1) { return index..<range.upperBound }
      index -= 1
    }
    return range
  }

  private func sentenceStart(of range: Range<Int>) -> Range<Int> {
    var index = range.lowerBound
    while index < range.upperBound {
      if endsSentence(index) { return range.lowerBound..<index }
      index += 1
    }
    return range
  }
}
