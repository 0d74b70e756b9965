/// Chooses among the stretches that may be a cue's content by what a chain, step by step, cannot see: both edges at once.
///
/// A log-linear model over hashed features: the words on either side of start and end, how long the stretch is, whether it
/// has a verb, how its last clause and what follows it open.
struct ContentRanker: Sendable {
  static let section: UInt32 = 9

  private let classifier: HashedClassifier

  /// The ranker of a model of quotes; null where it has none.
  init?(_ blob: ModelBlob) {
    guard let classifier = HashedClassifier(section: ContentRanker.section, of: blob) else {
      return nil
    }
    self.classifier = classifier
  }

  /// The likeliest of the stretches, and how likely it is the one that is right.
  func choice(
    among spans: [ContentSpan],
    of cue: FoundCue,
    beside cues: [FoundCue],
    in items: SegmentSteps
  ) -> (index: Int, likelihood: Float) {
    guard spans.count > 1 else { return (0, 1) }
    let scores = spans.map { span in
      var sum = classifier.emptySum
      ContentRanker.collect(span, of: cue, beside: cues, in: items, into: &sum)
      return Float(sum.value) * classifier.scale
    }
    var best = 0
    for index in scores.indices where scores[index] > scores[best] { best = index }
    let total = scores.reduce(0) { $0 + Exponential.value($1 - scores[best]) }
    return (best, 1 / total)
  }

  /// The features of one stretch; linear in its length.
  static func collect(
    _ span: ContentSpan,
    of cue: FoundCue,
    beside cues: [FoundCue],
    in items: SegmentSteps,
    into sink: inout some FeatureSink
  ) {
    let steps = span.steps
    let side = Self.side(of: steps, to: cue.steps)
    let start = ReadingRanker.level(span.startLikelihood)
    let end = ReadingRanker.level(span.endLikelihood)
    let finite = finiteVerbs(steps, items, most: 3)
    let length = ReadingRanker.lengthClass(steps.count)
    let inside = cues.reduce(0) { $0 + (steps.contains($1.head) && $1.head != cue.head ? 1 : 0) }
    sink.add(0, start, end)
    sink.add(1, span.isChains ? 1 : 0, start, end)
    sink.add(2, side, length, finite)
    sink.add(3, UInt32(min(inside, 2)), side, length)
    addStart(steps.lowerBound, side, finite, items[cue.head], items, &sink)
    addEnd(steps.upperBound, side, items, &sink)
    addLastClause(steps, side, items, &sink)
    addNext(steps.upperBound, side, cue, cues, items, &sink)
  }

  /// 0 before the cue, 1 around it, 2 behind it.
  private static func side(of steps: Range<Int>, to cue: Range<Int>) -> UInt32 {
    if steps.lowerBound >= cue.upperBound { return 2 }
    return steps.upperBound <= cue.lowerBound ? 0 : 1
  }

  private static func addStart(
    _ start: Int,
    _ side: UInt32,
    _ finite: UInt32,
    _ head: SegmentItem,
    _ items: SegmentSteps,
    _ sink: inout some FeatureSink
  ) {
    let (first, before) = (items[start], items[start - 1])
    sink.add(10, side, first.word)
    sink.add(11, side, before.word, first.word)
    sink.add(12, side, first.word, items[start + 1].word)
    sink.add(13, side, UInt32(before.part) << 8 | UInt32(first.part))
    sink.add(14, head.word, first.word)
    sink.add(15, side, UInt32(first.part), finite)
    sink.add(16, UInt32(head.cluster), UInt32(first.part), finite)
  }

  private static func addEnd(
    _ end: Int,
    _ side: UInt32,
    _ items: SegmentSteps,
    _ sink: inout some FeatureSink
  ) {
    let (last, next, second) = (items[end - 1], items[end], items[end + 1])
    let parts = UInt32(last.part) << 16 | UInt32(next.part) << 8 | UInt32(second.part)
    sink.add(20, side, last.word)
    sink.add(21, side, next.word, second.word)
    sink.add(22, side, parts)
    sink.add(23, side, next.word, UInt32(second.part))
  }

  /// How the stretch goes on behind its last mark.
  private static func addLastClause(
    _ steps: Range<Int>,
    _ side: UInt32,
    _ items: SegmentSteps,
    _ sink: inout some FeatureSink
  ) {
    let inner = steps.dropFirst()
    guard let mark = inner.last(where: { items[$0].isMark }) else { return }
    let verbs = finiteVerbs(mark + 1..<steps.upperBound, items, most: 2)
    let parts = UInt32(items[mark + 1].part) << 8 | UInt32(items[mark + 2].part)
    sink.add(30, side, items[mark + 1].word)
    sink.add(31, side, parts, verbs)
  }

  /// What follows the stretch up to the next mark: its length and verbs, and whether it has a cue of its own.
  private static func addNext(
    _ end: Int,
    _ side: UInt32,
    _ cue: FoundCue,
    _ cues: [FoundCue],
    _ items: SegmentSteps,
    _ sink: inout some FeatureSink
  ) {
    guard end < items.count else { return }
    let (next, second) = (items[end], items[end + 1])
    let behind = end + 1..<items.count
    let mark = behind.first { items[$0].isMark } ?? items.count
    let verbs = finiteVerbs(end + 1..<mark, items, most: 2)
    let hasCue = cues.contains { $0.head != cue.head && $0.head >= end && $0.head < mark }
    sink.add(40, side << 8 | verbs << 4 | UInt32(min(mark - end, 14)), UInt32(next.part))
    sink.add(41, side << 4 | verbs, next.word, UInt32(second.part))
    sink.add(42, side, hasCue ? 1 : 0, next.word)
  }

  private static func finiteVerbs(_ steps: Range<Int>, _ items: SegmentSteps, most: Int) -> UInt32 {
    UInt32(min(steps.reduce(0) { $0 + (items[$1].isFinite ? 1 : 0) }, most))
  }
}
