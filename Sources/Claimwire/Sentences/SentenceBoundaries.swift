/// Where the sentences of a paragraph end: rules where one is certain, a trained model where none is.
struct SentenceBoundaries: Sendable {
  private let rules = SentenceBoundaryRules()
  private let model: SentenceModel?

  /// Boundaries by that model; by the rules alone where there is none.
  init(model: SentenceModel?) { self.model = model }

  /// Calls `body` with the tokens of each sentence of the paragraph in order; O(n).
  func forEachSentence(
    of paragraph: Range<Int>,
    in text: SentenceText,
    _ body: (Range<Int>) -> Void
  ) {
    scan(
      paragraph,
      of: text,
      onEnding: { ending, verdict, context in
        guard case .likely(let guess) = verdict else { return verdict.isBoundary }
        return model?.isBoundary(ending, guess: guess, context, in: text) ?? guess
      },
      onGap: { index, context in model?.isBoundary(before: index, context, in: text) ?? false },
      body
    )
  }

  /// Goes through the places where the paragraph's sentences may end; O(n).
  ///
  /// - Parameters:
  ///   - onEnding: decides after a terminal mark or abbreviation.
  ///   - onGap: decides before a token where no such mark stands.
  ///   - body: gets each sentence's tokens.
  @inline(__always)
  func scan(
    _ paragraph: Range<Int>,
    of text: SentenceText,
    onEnding: (SentenceEnding, BoundaryVerdict, BoundaryContext) -> Bool,
    onGap: (Int, BoundaryContext) -> Bool,
    _ body: (Range<Int>) -> Void
  ) {
    var context = BoundaryContext(paragraph: paragraph)
    var list = ListMarker.at(context.start, in: paragraph, of: text)
    /// What stands before this token is decided.
    var decided = context.start
    var index = context.start
    func split(_ next: Int) {
      body(context.start..<next)
      context.startSentence(next)
    }
    while index < paragraph.upperBound {
      let token = text.tokens[index]
      if index > decided, list == nil, isInside(token, after: text.tokens[index - 1]) {
        index += 1
        continue
      }
      if index > context.start {
        if startsItem(index, in: paragraph, of: text, after: &list) {
          split(index)
        } else if index > decided, isGap(index, of: text), onGap(index, context) {
          split(index)
        }
      }
      if index == context.start, let marker = ListMarker.at(index, in: paragraph, of: text) {
        list = marker
        index = marker.end
        decided = index
        continue
      }
      if token.ascii == UInt8(ascii: "."), isPlainEnd(index, in: paragraph, of: text) {
        index += 1
        decided = index
        split(index)
      } else if let ending = SentenceEnding.at(index, in: paragraph, of: text) {
        if ending.next < paragraph.upperBound {
          let verdict = rules.verdict(ending, from: context.start, in: paragraph, of: text)
          let isBoundary = onEnding(ending, verdict, context)
          for mark in index..<ending.next { context.note(text.tokens[mark], in: text, at: mark) }
          if isBoundary { split(ending.next) }
        }
        index = ending.next
        decided = index
      } else if let end = rules.unmarkedEnd(at: index, in: paragraph, of: text) {
        if end.isBoundary { split(end.next) }
        index = end.next
        decided = index
      } else {
        if token.kind == .punctuation { context.note(token, in: text, at: index) }
        index += 1
      }
    }
    if context.start < paragraph.upperBound { body(context.start..<paragraph.upperBound) }
  }

  /// Whether the token is a word in lower case after another word: nothing ends there, and most tokens are such.
  @inline(__always)
  private func isInside(_ token: Token, after before: Token) -> Bool {
    token.kind == .word && token.letterCase == .lower && !token.flags.contains(.abbreviation)
      && (before.kind == .word || before.kind == .number)
  }

  /// Whether the full stop stands between a word of four letters or more in lower case and one with a capital: half of all
  /// endings, and in 40,000 of them in the training sets two thirds of a ten-thousandth were none.
  @inline(__always)
  private func isPlainEnd(_ mark: Int, in paragraph: Range<Int>, of text: SentenceText) -> Bool {
    guard mark > paragraph.lowerBound, mark + 1 < paragraph.upperBound,
      text.tokens[mark].end - text.tokens[mark].start == 1, text.touchesPrevious(mark)
    else { return false }
    let before = text.tokens[mark - 1]
    let next = text.tokens[mark + 1]
    return before.kind == .word && before.letterCase == .lower && before.end - before.start >= 4
      && !before.flags.contains(.abbreviation) && next.kind == .word
      && next.letterCase == .capitalized && next.flags.contains(.spaceBefore)
  }

  /// Whether a sentence might begin before the token though no terminal mark stands there: it is no word in lower case, or
  /// a mark that closes something stands before it.
  @inline(__always)
  private func isGap(_ index: Int, of text: SentenceText) -> Bool {
    let token = text.tokens[index]
    guard token.flags.contains(.spaceBefore) else { return false }
    if token.kind != .word || token.letterCase != .lower { return true }
    let before = text.tokens[index - 1]
    if before.kind == .word || before.kind == .number || before.isMark(",") { return false }
    return !text.isQuotationMark(index - 1)
  }

  /// Whether the bullet has another near it: a single one inside a line separates, as in "May 3 • Statements".
  private func isListed(_ index: Int, in paragraph: Range<Int>, of text: SentenceText) -> Bool {
    if text.isBullet(paragraph.lowerBound) { return true }
    let near = max(paragraph.lowerBound, index - 80)..<min(paragraph.upperBound, index + 80)
    return near.contains { $0 != index && text.isBullet($0) }
  }

  /// Whether a bullet or the next number of a list that runs on in one line stands here.
  @inline(__always)
  private func startsItem(
    _ index: Int,
    in paragraph: Range<Int>,
    of text: SentenceText,
    after list: inout ListMarker?
  ) -> Bool {
    if text.isBullet(index) {
      return index + 1 < paragraph.upperBound && isListed(index, in: paragraph, of: text)
    }
    guard let current = list, text.tokens[index].flags.contains(.spaceBefore),
      let marker = ListMarker.at(index, in: paragraph, of: text), marker.follows(current)
    else { return false }
    list = marker
    return true
  }
}

/// What is known at a place where a sentence may end from what stands before it.
struct BoundaryContext {
  /// The paragraph's tokens.
  let paragraph: Range<Int>
  /// The first token of the sentence so far.
  private(set) var start: Int
  /// A quotation has been opened in the paragraph and not closed.
  private(set) var isQuoting = false
  /// A bracket has been opened in the sentence and not closed.
  private(set) var isBracketed = false

  init(paragraph: Range<Int>) {
    self.paragraph = paragraph
    start = paragraph.lowerBound
  }

  mutating func startSentence(_ index: Int) {
    start = index
    isBracketed = false
  }

  /// Takes in a mark.
  @inline(__always)
  mutating func note(_ token: Token, in text: SentenceText, at index: Int) {
    guard token.kind == .punctuation else { return }
    if token.isMark("(") || token.isMark("[") {
      isBracketed = true
    } else if token.isMark(")") || token.isMark("]") {
      isBracketed = false
    } else if !token.isMark("'"), text.isQuotationMark(index) {
      isQuoting = token.flags.contains(.opening)
    }
  }
}
