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

  /// The likeliest of a cue's stretches, and how likely it is the one that is right.
  ///
  /// - Parameters:
  ///   - index: which of the cues.
  ///   - cues: those of the segment with all that may be their contents.
  func choice(
    of index: Int,
    among cues: [CueContents],
    in items: SegmentSteps
  ) -> (index: Int, likelihood: Float) {
    let spans = cues[index].spans
    guard spans.count > 1 else { return (0, 1) }
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: spans.count) { scores in
      var best = 0
      for place in spans.indices {
        var sum = classifier.emptySum
        ContentRanker.collect(spans[place], of: index, among: cues, in: items, into: &sum)
        scores.initializeElement(at: place, to: Float(sum.value) * classifier.scale)
        if scores[place] > scores[best] { best = place }
      }
      let total = scores.reduce(0) { $0 + Exponential.value($1 - scores[best]) }
      return (best, 1 / total)
    }
  }

  /// A stretch and how it stands to its cue: what all its features are made of.
  private struct Place {
    let steps: Range<Int>
    let cue: FoundCue
    /// 0 before the cue, 1 around it, 2 behind it.
    let side: UInt32
    let finite: UInt32
    /// Whether a mark stands behind it.
    let isBeforeMark: Bool
    /// The first step behind it and its mark.
    var next: Int { steps.upperBound + (isBeforeMark ? 1 : 0) }

    init(_ steps: Range<Int>, _ cue: FoundCue, _ items: SegmentSteps) {
      self.steps = steps
      self.cue = cue
      if steps.lowerBound >= cue.steps.upperBound {
        side = 2
      } else {
        side = steps.upperBound <= cue.steps.lowerBound ? 0 : 1
      }
      finite = ContentRanker.finiteVerbs(steps, items, most: 3)
      isBeforeMark = items[steps.upperBound].isMark
    }
  }

  /// The features of one stretch; linear in its length and in the cues, which are few.
  static func collect(
    _ span: ContentSpan,
    of index: Int,
    among cues: [CueContents],
    in items: SegmentSteps,
    into sink: inout some FeatureSink
  ) {
    let place = Place(span.steps, cues[index].cue, items)
    let start = ReadingRanker.level(span.startLikelihood)
    let end = ReadingRanker.level(span.endLikelihood)
    sink.add(0, start, end)
    sink.add(1, span.isChains ? 1 : 0, start, end)
    sink.add(2, place.side, ReadingRanker.lengthClass(span.steps.count), place.finite)
    addStart(span.steps.lowerBound, place.side, place.finite, items[place.cue.head], items, &sink)
    addEnd(span.steps.upperBound, place.side, items, &sink)
    addInside(place, items, &sink)
    addNext(place, cues, items, &sink)
    addGap(place, items, &sink)
    addOthers(place, index, cues, items, &sink)
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
    sink.add(13, side, UInt32(before.part) << 8 | UInt32(first.part))
    sink.add(14, head.stem, first.word)
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

  /// Its clauses: the marks and the words that join them, the last one's opening, and what of it stands in marks.
  private static func addInside(
    _ place: Place,
    _ items: SegmentSteps,
    _ sink: inout some FeatureSink
  ) {
    let (steps, side) = (place.steps, place.side)
    var last: Int?
    var marks = 0
    var isQuoted = items[steps.lowerBound].place > 0
    for index in steps.dropFirst() {
      let item = items[index]
      isQuoted = isQuoted || item.place > 0
      if item.isMark {
        last = index
        marks += 1
      } else if item.part == PartOfSpeech.coordinator.rawValue
        || item.part == PartOfSpeech.subordinator.rawValue
      {
        let isBehindMark: UInt32 = items[index - 1].part == PartOfSpeech.other.rawValue ? 1 : 0
        sink.add(73, side << 1 | isBehindMark, item.word, UInt32(items[index + 1].part))
      }
    }
    sink.add(70, UInt32(min(marks, 2)), side, place.finite)
    let places =
      UInt32(items[steps.lowerBound].place) << 2 | UInt32(items[steps.lowerBound - 1].place)
    let ends =
      UInt32(items[steps.upperBound].place) << 2 | UInt32(items[steps.upperBound - 1].place)
    sink.add(77, isQuoted ? 1 : 0, places, ends)
    sink.add(
      71,
      side,
      UInt32(min(items.count - steps.upperBound, 6)),
      UInt32(min(steps.lowerBound, 6))
    )
    if let last { sink.add(30, side, items[last + 1].word) }
  }

  /// What follows the stretch: up to the next mark its length and verbs and whether it has a cue of its own, and how it
  /// opens.
  private static func addNext(
    _ place: Place,
    _ cues: [CueContents],
    _ items: SegmentSteps,
    _ sink: inout some FeatureSink
  ) {
    let (end, side) = (place.steps.upperBound, place.side)
    let (next, head) = (place.next, items[place.cue.head])
    let words = items[next].word
    sink.add(
      63,
      side << 8 | (place.isBeforeMark ? 1 << 4 : 0) | place.finite,
      words,
      UInt32(items[next + 1].part)
    )
    let near = next..<max(next, min(next + 6, items.count))
    let verb = near.first { items[$0].isVerb || items[$0].isAuxiliary }
    sink.add(68, UInt32(head.part), words, verb.map { UInt32(items[$0].part) } ?? 0)
    sink.add(67, items[place.cue.steps.lowerBound - 1].word, words, items[next + 1].word)
    sink.add(78, UInt32(items[end - 1].cluster), UInt32(items[end].part))
    guard end < items.count else { return }
    let behind = end + 1..<items.count
    let mark = behind.first { items[$0].isMark } ?? items.count
    let verbs = finiteVerbs(end + 1..<mark, items, most: 2)
    let hasCue = cues.contains {
      $0.cue.head != place.cue.head && $0.cue.head >= end && $0.cue.head < mark
    }
    sink.add(40, side << 8 | verbs << 4 | UInt32(min(mark - end, 14)), UInt32(items[end].part))
    sink.add(42, side, hasCue ? 1 : 0, items[end].word)
  }

  /// What stands between the cue and a stretch behind it, and how that opens.
  private static func addGap(
    _ place: Place,
    _ items: SegmentSteps,
    _ sink: inout some FeatureSink
  ) {
    let (start, from) = (place.steps.lowerBound, place.cue.steps.upperBound)
    let that = from <= start && (from...start).contains { items[$0].word == thatKey }
    sink.add(56, that ? 1 : 0, place.side, place.finite)
    guard place.side == 2 else { return }
    let gap = from..<min(start, from + 4)
    // Parts are at most 18: a base of 20 spells the sequences.
    let parts = gap.reduce(UInt32(1)) { $0 * 20 + UInt32(items[$1].part) }
    let last = gap.suffix(2).reduce(UInt32(1)) { $0 * 20 + UInt32(items[$1].part) }
    let opening = (start..<min(start + 3, place.steps.upperBound)).reduce(UInt32(1)) {
      $0 * 20 + UInt32(items[$1].part)
    }
    sink.add(52, items[place.cue.head].stem, parts)
    sink.add(54, opening, last)
  }

  /// How the segment's other cues and what they report lie to the stretch.
  private static func addOthers(
    _ place: Place,
    _ index: Int,
    _ cues: [CueContents],
    _ items: SegmentSteps,
    _ sink: inout some FeatureSink
  ) {
    let steps = place.steps
    var flags: UInt32 = place.isBeforeMark ? 1 : 0
    for (other, contents) in cues.enumerated() where other != index {
      let isInside = steps.contains(contents.cue.head)
      if contents.cue.likelihood > 0.5 {
        if isInside { flags |= 2 }
        if contents.cue.head >= steps.upperBound { flags |= 4 }
      }
      guard let content = contents.spans.first?.steps else { continue }
      let level = ReadingRanker.level(contents.cue.likelihood)
      sink.add(96, relation(of: content, to: steps), isInside ? 1 : 0, level)
    }
    sink.add(84, flags, place.side)
  }

  /// 0 apart, 1 the same, 2 inside, 3 around, 4 crossing.
  private static func relation(of content: Range<Int>, to steps: Range<Int>) -> UInt32 {
    if !content.overlaps(steps) { return 0 }
    if content == steps { return 1 }
    if steps.lowerBound <= content.lowerBound, content.upperBound <= steps.upperBound { return 2 }
    let isAround =
      content.lowerBound <= steps.lowerBound && steps.upperBound <= content.upperBound
    return isAround ? 3 : 4
  }

  private static let thatKey = WordKey("that").value

  private static func finiteVerbs(_ steps: Range<Int>, _ items: SegmentSteps, most: Int) -> UInt32 {
    UInt32(min(steps.reduce(0) { $0 + (items[$1].isFinite ? 1 : 0) }, most))
  }
}
