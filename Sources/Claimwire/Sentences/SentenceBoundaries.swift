/// Where the sentences of a paragraph end: rules where one is certain, a trained model where none is.
struct SentenceBoundaries: Sendable {
  private let rules = SentenceBoundaryRules()
  private let model: SentenceModel?

  /// Boundaries by that model; by the rules alone where there is none.
  init(model: SentenceModel?) { self.model = model }

  /// Calls `body` with the tokens of each sentence of the paragraph in order; O(n).
  @inline(__always)
  func forEachSentence(
    of paragraph: Range<Int>,
    in text: SentenceText,
    _ body: (Range<Int>) -> Void
  ) {
    scan(
      paragraph,
      of: text,
      isEasy: { PlainPlaces.endsSentence($0, in: paragraph, of: text) },
      onEnding: { ending, context in
        isBoundary(ending, &context, in: text)
      },
      onGap: { index, context in model?.isBoundary(before: index, &context, in: text) ?? false },
      body
    )
  }

  /// What rules and model say of a place that is not plain.
  @inline(never)
  private func isBoundary(
    _ ending: SentenceEnding,
    _ context: inout BoundaryContext,
    in text: SentenceText
  ) -> Bool {
    let start = context.start
    let verdict = rules.verdict(ending, from: start, in: context.paragraph, of: text)
    guard case .likely(let guess) = verdict else { return verdict.isBoundary }
    context.note(upTo: ending.mark, in: text)
    return model?.isBoundary(ending, guess: guess, context, in: text) ?? guess
  }

  /// Calls `onEnding` and `onGap` for each place that a model decides.
  ///
  /// What a model learns from: also the plain ones, where ``forEachSentence(of:in:_:)`` asks none.
  func forEachPlace(
    of paragraph: Range<Int>,
    in text: SentenceText,
    onEnding: (SentenceEnding, _ guess: Bool, BoundaryContext) -> Void,
    onGap: (Int, BoundaryContext) -> Void
  ) {
    scan(
      paragraph,
      of: text,
      isEasy: { PlainPlaces.isPlainEnd($0, in: paragraph, of: text) ? true : nil },
      onEnding: { ending, context in
        let verdict = rules.verdict(ending, from: context.start, in: paragraph, of: text)
        context.note(upTo: ending.mark, in: text)
        if case .likely(let guess) = verdict { onEnding(ending, guess, context) }
        return verdict.isBoundary
      },
      onGap: { index, context in
        context.note(upTo: index, in: text)
        onGap(index, context)
        return false
      },
      { _ in }
    )
  }

  /// Goes through the places where the paragraph's sentences may end; O(n).
  ///
  /// - Parameters:
  ///   - isEasy: decides at once whether a sentence ends right after a token, null where it takes more.
  ///   - onEnding: decides after a terminal mark or abbreviation.
  ///   - onGap: decides before a token where no such mark stands.
  ///   - body: gets each sentence's tokens.
  @inline(__always)
  private func scan(
    _ paragraph: Range<Int>,
    of text: SentenceText,
    isEasy: (Int) -> Bool?,
    onEnding: (SentenceEnding, inout BoundaryContext) -> Bool,
    onGap: (Int, inout BoundaryContext) -> Bool,
    _ body: (Range<Int>) -> Void
  ) {
    let limit = paragraph.upperBound
    var context = BoundaryContext(paragraph: paragraph)
    var list: ListMarker?
    /// What stands before this token is decided.
    var decided = context.start
    var index = context.start
    while index < limit {
      if index == context.start, let marker = ListMarker.at(index, in: paragraph, of: text) {
        list = marker
        index = marker.end
        decided = index
        continue
      }
      index =
        list == nil
        ? text.marks.place(from: index, before: limit)
        : text.marks.placeOrLabel(from: index, before: limit)
      if index == limit { break }
      if index > context.start {
        let isGapEnd = index > decided && text.marks.mayStart(index) && isGap(index, of: text)
        if startsItem(index, in: paragraph, of: text, after: &list)
          || (isGapEnd && onGap(index, &context))
        {
          body(context.endSentence(before: index))
          continue
        }
      }
      // Whatever the last token is, the paragraph ends behind it.
      if index + 1 == limit { break }
      guard text.marks.mayEnd(index) else {
        index += 1
        continue
      }
      if let isEnd = isEasy(index) {
        index += 1
        decided = index
        if isEnd { body(context.endSentence(before: index)) }
      } else if let ending = SentenceEnding.at(index, in: paragraph, of: text) {
        if ending.next < limit {
          let isBoundary = onEnding(ending, &context)
          if isBoundary { body(context.endSentence(before: ending.next)) }
        }
        index = ending.next
        decided = index
      } else if let end = rules.unmarkedEnd(at: index, in: paragraph, of: text) {
        // The bracket of an emoticon encloses nothing.
        context.note(upTo: index, in: text)
        context.pass(end.next)
        if end.isBoundary { body(context.endSentence(before: end.next)) }
        index = end.next
        decided = index
      } else {
        index += 1
      }
    }
    if context.start < limit { body(context.start..<limit) }
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
    if text.tokens[index].ascii == 0, text.isBullet(index) {
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
///
/// Few places need to know what is enclosed, so that it is only then found out: each mark is looked at once at the most.
struct BoundaryContext {
  /// The paragraph's tokens.
  let paragraph: Range<Int>
  /// The first token of the sentence so far.
  private(set) var start: Int
  /// A quotation has been opened in the paragraph and not closed.
  private(set) var isQuoting = false
  /// A bracket has been opened in the sentence and not closed.
  private(set) var isBracketed = false
  /// What stands before this token has been taken in.
  private var noted: Int

  init(paragraph: Range<Int>) {
    self.paragraph = paragraph
    start = paragraph.lowerBound
    noted = start
  }

  /// The tokens of the sentence that ends before the token, where the next one starts.
  @inline(__always)
  mutating func endSentence(before index: Int) -> Range<Int> {
    let sentence = start..<index
    start = index
    isBracketed = false
    return sentence
  }

  /// Takes in the marks before the token that have not been.
  mutating func note(upTo index: Int, in text: SentenceText) {
    while noted < index {
      noted = text.marks.encloser(from: noted, before: index)
      if noted == index { return }
      note(noted, in: text)
      noted += 1
    }
  }

  /// Leaves the marks before the token out that have not been taken in.
  mutating func pass(_ index: Int) { noted = max(noted, index) }

  /// Takes in a mark: a bracket of a sentence before has been closed with it.
  private mutating func note(_ index: Int, in text: SentenceText) {
    let token = text.tokens[index]
    if token.isMark("(") || token.isMark("[") {
      isBracketed = index >= start
    } else if token.isMark(")") || token.isMark("]") {
      isBracketed = false
    } else if !token.isMark("'"), text.isQuotationMark(index) {
      isQuoting = token.flags.contains(.opening)
    }
  }
}
