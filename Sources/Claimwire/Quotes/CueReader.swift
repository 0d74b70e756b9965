/// A cue with what it reports and whose words they are, as the learned chains read them.
struct CueReading {
  /// The cue's tokens.
  var cue: Range<Int>
  /// The token that makes it one.
  var head: Int
  /// The content's tokens, from its first part to its last.
  var content: Range<Int>
  /// The content's parts where the cue stands inside it; one at least.
  var parts: [Range<Int>]
  /// Whether the content is one utterance in marks.
  var isUtterance: Bool
  var speaker: Range<Int>?
  /// How likely the cue is one.
  var cueConfidence: Float
  /// How likely the content starts there.
  var startLikelihood: Float
  /// How likely it ends there.
  var endLikelihood: Float
  /// How likely the content is this one, as ``ContentRanker`` has it, if the cue is one.
  var contentLikelihood: Float
  /// The steps of cue, head, content and speaker in their segment.
  var cueSteps: Range<Int>
  var headStep: Int
  var contentSteps: Range<Int>
  var speakerSteps: Range<Int>?
  /// How likely the content is right to the token, and how likely it is in the right place, as ``ReadingRanker`` has it.
  var rightLikelihood: Float = 0
  var touchingLikelihood: Float = 0
  /// How likely its speaker is right if the content is in the right place.
  var speakerLikelihood: Float = 0
}

extension CueReading {
  /// What the chains make of it.
  var product: Float { cueConfidence * startLikelihood * endLikelihood }
  /// How likely the quote is one and is read right.
  var confidence: Float { (rightLikelihood + touchingLikelihood) / 2 }
  /// How likely content and speaker are right.
  var sureness: Float { rightLikelihood * speakerLikelihood }
}

/// Reads segments for cues, and for each cue's content and speaker.
///
/// First the cues are found; then two chains tell for each where its one content and its one speaker stand. Linear in the
/// segment's length times its cues, both bounded. Keeps its memory from document to document.
struct CueReader {
  private let model: QuoteModel
  private var finder: CueFinder
  private var scorer: ContentScorer
  private var contentDecoder: NarrowDecoder
  private var speakerDecoder: NarrowDecoder
  /// For the steps of one segment after another.
  private var memory = ScratchMemory<SegmentItem>(capacity: 256)

  init(model: QuoteModel) {
    self.model = model
    finder = CueFinder(model: model)
    scorer = ContentScorer(model.places)
    contentDecoder = NarrowDecoder(model.contentPairs)
    speakerDecoder = NarrowDecoder(model.speakerPairs)
  }

  /// The readings of a segment, by their cues' order.
  mutating func read(_ items: [SegmentItem]) -> [CueReading] {
    let steps = SegmentSteps(items, in: &memory)
    finder.read(steps)
    guard !finder.cues.isEmpty else { return [] }
    let contents = contents(steps)
    var readings: [CueReading] = []
    readings.reserveCapacity(contents.count)
    for index in contents.indices {
      if let reading = reading(of: index, contents, steps) { readings.append(reading) }
    }
    model.ranker?.judge(&readings, in: items)
    return readings
  }

  /// The readings over the threshold whose contents do not overlap, the surest first: what is reported inside another
  /// report is part of it.
  static func surest(_ readings: [CueReading], over threshold: Float) -> [CueReading] {
    if readings.count < 2 { return readings.first?.confidence ?? 0 > threshold ? readings : [] }
    var taken: [CueReading] = []
    let sorted = readings.sorted { ($0.sureness, $1.head) > ($1.sureness, $0.head) }
    for reading in sorted where reading.confidence > threshold {
      if !taken.contains(where: { $0.content.overlaps(reading.content) }) {
        taken.append(reading)
      }
    }
    return taken
  }

  /// For training: the cues of a segment, and which stretches may be the content of each.
  mutating func choices(_ items: SegmentSteps) -> [CueContents] {
    finder.read(items)
    return contents(items)
  }

  /// For training: which stretches may be the content of a cue that the finder may have passed over.
  mutating func choices(of cue: FoundCue, in items: SegmentSteps) -> CueContents {
    scorer.start(items)
    return stretches(of: cue, in: items).contents
  }

  /// What the chains make of the segment's cues.
  private mutating func contents(_ items: SegmentSteps) -> [CueContents] {
    scorer.start(items)
    return finder.cues.map { cue in
      var (contents, scores) = stretches(of: cue, in: items)
      guard !contents.spans.isEmpty else { return contents }
      speakerDecoder.decode(scores + QuoteModel.speakerLabels, count: items.count)
      let speaker = CueReader.outerParts(speakerDecoder.labels)
      contents.speaker = speaker.map { $0.first.lowerBound..<$0.last.upperBound }
      return contents
    }
  }

  /// What may be the content of a cue, and the scores that tell it.
  private mutating func stretches(
    of cue: FoundCue,
    in items: SegmentSteps
  ) -> (contents: CueContents, scores: UnsafePointer<Float>) {
    let scores = decode(cue, items)
    let parts = CueReader.parts(contentDecoder.labels)
    let spans = contentSpans(parts, around: cue, count: items.count)
    return (CueContents(cue: cue, spans: spans, parts: parts), scores)
  }

  private func reading(
    of index: Int,
    _ contents: [CueContents],
    _ items: SegmentSteps
  ) -> CueReading? {
    let (cue, spans) = (contents[index].cue, contents[index].spans)
    guard !spans.isEmpty else { return nil }
    let choice = model.contentRanker?.choice(of: index, among: contents, in: items)
    let span = spans[choice?.index ?? 0]
    let parts = contentParts(of: span, contents[index].parts, around: cue)
    func tokens(_ steps: Range<Int>) -> Range<Int> {
      Int(items[steps.lowerBound].start)..<Int(items[steps.upperBound - 1].end)
    }
    let content = span.steps
    return CueReading(
      cue: tokens(cue.steps),
      head: Int(items[cue.head].start),
      content: tokens(content),
      parts: parts.map(tokens),
      isUtterance: content.count == 1 && items[content.lowerBound].isUtterance,
      speaker: contents[index].speaker.map(tokens),
      cueConfidence: cue.likelihood,
      startLikelihood: span.startLikelihood,
      endLikelihood: span.endLikelihood,
      contentLikelihood: choice?.likelihood ?? 1,
      cueSteps: cue.steps,
      headStep: cue.head,
      contentSteps: content,
      speakerSteps: contents[index].speaker
    )
  }

  // MARK: Contents

  /// What the chain of contents makes of a cue's segment.
  ///
  /// - Returns: the scores of the steps, valid until those of another cue are asked for.
  private mutating func decode(_ cue: FoundCue, _ items: SegmentSteps) -> UnsafePointer<Float> {
    let scores = scorer.scores(cue, in: items)
    contentDecoder.decode(scores, count: items.count)
    contentDecoder.sum(scores, 0...items.count - 1)
    return scores
  }

  /// The stretches between likely starts and ends, the chain's own first; none where the chain finds none.
  private func contentSpans(
    _ parts: [Range<Int>],
    around cue: FoundCue,
    count: Int
  ) -> [ContentSpan] {
    guard let first = parts.first, let last = parts.last else { return [] }
    let own = first.lowerBound..<last.upperBound
    let (starts, ends) = edges(of: own, count)
    // Only a content that the chain splits has the cue inside.
    let isSplit =
      first.upperBound <= cue.steps.lowerBound && last.lowerBound >= cue.steps.upperBound
    var spans: [ContentSpan] = []
    spans.reserveCapacity(starts.count * ends.count)
    for start in 0..<starts.count {
      let start = starts[start]
      for end in 0..<ends.count {
        let end = ends[end]
        guard start.step < end.step else { continue }
        let span = ContentSpan(
          steps: start.step..<end.step,
          startLikelihood: start.likelihood,
          endLikelihood: end.likelihood,
          isChains: start.step == own.lowerBound && end.step == own.upperBound
        )
        let isAround =
          isSplit && start.step < first.upperBound && end.step > last.lowerBound
        if span.isChains {
          spans.insert(span, at: 0)
        } else if isAround || !span.steps.overlaps(cue.steps) {
          spans.append(span)
        }
      }
    }
    return spans
  }

  /// The parts of a content: the chain's, with other ends where the cue stands between them.
  private func contentParts(
    of span: ContentSpan,
    _ own: [Range<Int>],
    around cue: FoundCue
  ) -> [Range<Int>] {
    guard !span.isChains else { return own }
    var parts = own
    guard span.steps.overlaps(cue.steps), let first = parts.first, let last = parts.last else {
      return [span.steps]
    }
    parts[0] = span.steps.lowerBound..<first.upperBound
    parts[parts.count - 1] = last.lowerBound..<span.steps.upperBound
    return parts
  }

  /// Where the content is likely to start and to end, the chain's own among them.
  private func edges(
    of own: Range<Int>,
    _ count: Int
  ) -> (starts: ContentEdges, ends: ContentEdges) {
    let begin = Int(ContentLabel.begin)
    var starts = ContentEdges()
    var ends = ContentEdges()
    for step in 0..<count {
      let labels = contentDecoder.marginals(at: step)
      starts.add(step, labels[begin])
      if step > 0 { ends.add(step, labels[Int(ContentLabel.end)]) }
    }
    ends.add(count, endLikelihood(count, of: count))
    starts.include(
      own.lowerBound,
      contentDecoder.marginals(at: own.lowerBound)[begin]
    )
    ends.include(own.upperBound, endLikelihood(own.upperBound, of: count))
    return (starts, ends)
  }

  /// How likely the content ends before that one of the steps.
  private func endLikelihood(_ end: Int, of count: Int) -> Float {
    guard end < count else {
      let last = contentDecoder.marginals(at: end - 1)
      return last[Int(ContentLabel.begin)] + last[Int(ContentLabel.inside)]
    }
    return contentDecoder.marginals(at: end)[Int(ContentLabel.end)]
  }

  /// The first and the last of the runs of steps labelled as belonging; null where there are none.
  private static func outerParts(
    _ labels: UnsafeBufferPointer<UInt8>
  ) -> (first: Range<Int>, last: Range<Int>)? {
    func belongs(_ index: Int) -> Bool {
      labels[index] == ContentLabel.begin || labels[index] == ContentLabel.inside
    }
    guard let start = labels.indices.first(where: belongs),
      let end = labels.indices.last(where: belongs)
    else { return nil }
    let firstEnd = (start...end).first { !belongs($0) } ?? end + 1
    let lastStart = (start...end).last { !belongs($0) }.map { $0 + 1 } ?? start
    return (start..<firstEnd, lastStart..<end + 1)
  }

  /// The runs of steps labelled as belonging.
  private static func parts(_ labels: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    for (index, label) in labels.enumerated()
    where label == ContentLabel.begin || label == ContentLabel.inside {
      if let last = parts.last, last.upperBound == index {
        parts[parts.count - 1] = last.lowerBound..<index + 1
      } else {
        parts.append(index..<index + 1)
      }
    }
    return parts
  }
}
