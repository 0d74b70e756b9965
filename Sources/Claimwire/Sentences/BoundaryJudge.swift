/// Decides whether a sentence ends at the places where one may.
protocol BoundaryJudge {
  /// Whether a sentence ends after the mark for certain, by a look at its neighbours.
  func isPlainEnd(_ mark: Int, in paragraph: Range<Int>, of text: SentenceText) -> Bool

  /// Whether none ends after the token for certain, by a look at the next.
  func isPlainInside(_ index: Int, in paragraph: Range<Int>, of text: SentenceText) -> Bool

  /// Whether one ends after a terminal mark or abbreviation.
  func endsSentence(
    _ ending: SentenceEnding,
    _ context: inout BoundaryContext,
    in text: SentenceText
  ) -> Bool

  /// Whether one ends before a token where no such mark stands.
  func endsSentence(
    before next: Int,
    _ context: inout BoundaryContext,
    in text: SentenceText
  ) -> Bool
}

/// What rules and model say.
struct ModelJudge: BoundaryJudge {
  let rules: SentenceBoundaryRules
  let model: SentenceModel?

  /// Forgets the gaps of the paragraph that no model could find to end a sentence.
  @inline(never)
  func dropInsides(of paragraph: Range<Int>, in text: SentenceText) {
    model?.dropInsides(of: paragraph, in: text)
  }

  @inline(__always)
  func isPlainEnd(_ mark: Int, in paragraph: Range<Int>, of text: SentenceText) -> Bool {
    text.marks.isPlain(mark) && PlainPlaces.isPlainEnd(mark, in: paragraph, of: text)
  }

  @inline(__always)
  func isPlainInside(_ index: Int, in paragraph: Range<Int>, of text: SentenceText) -> Bool {
    PlainPlaces.isPlainInside(index, in: paragraph, of: text)
  }

  func endsSentence(
    _ ending: SentenceEnding,
    _ context: inout BoundaryContext,
    in text: SentenceText
  ) -> Bool {
    let verdict = rules.verdict(ending, from: context.start, in: context.paragraph, of: text)
    guard case .likely(let guess) = verdict,
      !PlainPlaces.isUndisputed(ending, guess: guess, in: text)
    else { return verdict.isBoundary }
    context.note(upTo: ending.mark, in: text)
    return model?.isBoundary(ending, guess: guess, context, in: text) ?? guess
  }

  func endsSentence(
    before next: Int,
    _ context: inout BoundaryContext,
    in text: SentenceText
  ) -> Bool { model?.isBoundary(before: next, &context, in: text) ?? false }
}

/// Tells each place that a model decides, and goes by the rules alone.
struct TeachingJudge: BoundaryJudge {
  let rules: SentenceBoundaryRules
  let onEnding: (SentenceEnding, _ guess: Bool, BoundaryContext) -> Void
  let onGap: (Int, BoundaryContext) -> Void

  func isPlainEnd(_ mark: Int, in paragraph: Range<Int>, of text: SentenceText) -> Bool {
    PlainPlaces.isTaughtEnd(mark, in: paragraph, of: text)
  }

  func isPlainInside(_ index: Int, in paragraph: Range<Int>, of text: SentenceText) -> Bool {
    false
  }

  func endsSentence(
    _ ending: SentenceEnding,
    _ context: inout BoundaryContext,
    in text: SentenceText
  ) -> Bool {
    let verdict = rules.verdict(ending, from: context.start, in: context.paragraph, of: text)
    context.note(upTo: ending.mark, in: text)
    if case .likely(let guess) = verdict { onEnding(ending, guess, context) }
    return verdict.isBoundary
  }

  func endsSentence(
    before next: Int,
    _ context: inout BoundaryContext,
    in text: SentenceText
  ) -> Bool {
    context.note(upTo: next, in: text)
    onGap(next, context)
    return false
  }
}
