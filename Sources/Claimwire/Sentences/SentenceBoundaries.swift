/// Where the sentences of a paragraph end: rules where one is certain, a trained model where none is.
struct SentenceBoundaries: Sendable {
  private let rules = SentenceBoundaryRules()
  private let model: SentenceModel?

  /// Boundaries by that model; by the rules alone where there is none.
  init(model: SentenceModel?) { self.model = model }

  /// What decides by rules and model: made once for many paragraphs.
  var judge: ModelJudge { ModelJudge(rules: rules, model: model) }

  /// Calls `body` with the tokens of each sentence of the paragraph, which is not empty, in order; O(n).
  ///
  /// - Parameter judge: ``judge``, which has dropped the gaps inside where the text is written so that it has some.
  @inline(__always)
  func forEachSentence(
    of paragraph: Range<Int>,
    in text: SentenceText,
    by judge: ModelJudge,
    _ body: (Range<Int>) -> Void
  ) {
    let limit = paragraph.upperBound
    // Nearly all places are plain: what others need is not there before one comes.
    var start = paragraph.lowerBound
    while true {
      if text.marks.mayLabel(start) { break }
      let place = text.marks.place(from: start, before: limit)
      let next = place &+ 1
      if next >= limit, place == limit || !text.marks.mayStart(place) {
        body(Range(uncheckedBounds: (start, limit)))
        return
      }
      guard judge.isPlainEnd(place, in: paragraph, of: text) else { break }
      body(Range(uncheckedBounds: (start, next)))
      start = next
    }
    scan(paragraph, from: start, of: text, by: judge, body)
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
    withoutActuallyEscaping(onEnding) { onEnding in
      withoutActuallyEscaping(onGap) { onGap in
        if paragraph.isEmpty { return }
        let judge = TeachingJudge(rules: rules, onEnding: onEnding, onGap: onGap)
        scan(paragraph, from: paragraph.lowerBound, of: text, by: judge) { _ in }
      }
    }
  }

  /// Calls `body` with the tokens of each sentence, from the one on that starts at the token, between the places that the
  /// judge finds to end one; O(n).
  ///
  /// The paragraph is not empty.
  @inline(__always)
  private func scan(
    _ paragraph: Range<Int>,
    from start: Int,
    of text: SentenceText,
    by judge: some BoundaryJudge,
    _ body: (Range<Int>) -> Void
  ) {
    let limit = paragraph.upperBound
    var walk = BoundaryWalk(paragraph, from: start)
    while true {
      if walk.index == walk.context.start, text.marks.mayLabel(walk.index) {
        passLabel(&walk, in: text)
      }
      let place = walk.nextPlace(in: text)
      // Whatever the last token is, the paragraph ends behind it.
      let next = place &+ 1
      if next >= limit, place == limit || !text.marks.mayStart(place) { break }
      if judge.isPlainEnd(place, in: paragraph, of: text) {
        walk.pass(next)
        body(walk.context.endSentence(before: next))
      } else if let end = pass(place, &walk, in: text, by: judge) {
        body(walk.context.endSentence(before: end))
      }
    }
    body(Range(uncheckedBounds: (walk.context.start, limit)))
  }

  /// Passes the marker of a list's item where the sentence starts with one.
  @inline(never)
  private func passLabel(_ walk: inout BoundaryWalk, in text: SentenceText) {
    guard let marker = ListMarker.at(walk.index, in: walk.context.paragraph, of: text) else {
      return
    }
    walk.list = marker
    walk.pass(marker.end)
  }

  /// Passes a place that is not plain; the end of the sentence that ends there, null where none does.
  @inline(never)
  private func pass(
    _ index: Int,
    _ walk: inout BoundaryWalk,
    in text: SentenceText,
    by judge: some BoundaryJudge
  ) -> Int? {
    let paragraph = walk.context.paragraph
    walk.index = index
    if index > walk.context.start {
      let isGapEnd = index > walk.decided && text.marks.mayStart(index) && isGap(index, of: text)
      if startsItem(index, in: paragraph, of: text, after: &walk.list)
        || (isGapEnd && judge.endsSentence(before: index, &walk.context, in: text))
      {
        return index
      }
    }
    guard text.marks.mayEnd(index), index + 1 < paragraph.upperBound,
      !judge.isPlainInside(index, in: paragraph, of: text)
    else {
      walk.index = index + 1
      return nil
    }
    if let ending = SentenceEnding.at(index, in: paragraph, of: text) {
      walk.pass(ending.next)
      let isEnd =
        ending.next < paragraph.upperBound && judge.endsSentence(ending, &walk.context, in: text)
      return isEnd ? ending.next : nil
    }
    guard let end = rules.unmarkedEnd(at: index, in: paragraph, of: text) else {
      walk.index = index + 1
      return nil
    }
    // The bracket of an emoticon encloses nothing.
    walk.context.note(upTo: index, in: text)
    walk.context.pass(end.next)
    walk.pass(end.next)
    return end.isBoundary ? end.next : nil
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
