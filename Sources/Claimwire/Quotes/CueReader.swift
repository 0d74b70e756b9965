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
  /// The steps of cue, head and content in their segment.
  var cueSteps: Range<Int>
  var headStep: Int
  var contentSteps: Range<Int>
  /// How likely the content is right to the token, and how likely it is in the right place, as ``ReadingRanker`` has it.
  var rightLikelihood: Float = 0
  var touchingLikelihood: Float = 0
}

extension CueReading {
  /// What the chains make of it.
  var product: Float { cueConfidence * startLikelihood * endLikelihood }
  /// How likely the quote is one and is read right.
  var confidence: Float { (rightLikelihood + touchingLikelihood) / 2 }
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

  init(model: QuoteModel) {
    self.model = model
    finder = CueFinder(model: model)
    scorer = ContentScorer(model.places)
    contentDecoder = NarrowDecoder(model.contentPairs)
    speakerDecoder = NarrowDecoder(model.speakerPairs)
  }

  /// The readings of a segment, by their cues' order.
  mutating func read(_ items: [SegmentItem]) -> [CueReading] {
    let steps = SegmentSteps(items)
    finder.read(steps)
    guard !finder.cues.isEmpty else { return [] }
    scorer.start(steps)
    var readings: [CueReading] = []
    for cue in finder.cues {
      if let reading = reading(of: cue, steps) { readings.append(reading) }
    }
    model.ranker?.judge(&readings, in: items)
    return readings
  }

  /// The readings over the threshold whose contents do not overlap, the surest first: what is reported inside another
  /// report is part of it.
  static func surest(_ readings: [CueReading], over threshold: Float) -> [CueReading] {
    var taken: [CueReading] = []
    let sorted = readings.sorted { ($0.confidence, $1.head) > ($1.confidence, $0.head) }
    for reading in sorted where reading.confidence > threshold {
      if !taken.contains(where: { $0.content.overlaps(reading.content) }) {
        taken.append(reading)
      }
    }
    return taken
  }

  private mutating func reading(
    of cue: FoundCue,
    _ items: SegmentSteps
  ) -> CueReading? {
    let scores = scorer.scores(cue, in: items)
    contentDecoder.decode(scores, count: items.count)
    let parts = CueReader.parts(contentDecoder.labels)
    guard let first = parts.first, let last = parts.last else { return nil }
    let content = first.lowerBound..<last.upperBound
    let end = min(content.upperBound, items.count - 1)
    contentDecoder.sum(scores, content.lowerBound...end)
    speakerDecoder.decode(scores + QuoteModel.speakerLabels, count: items.count)
    let speaker = CueReader.parts(speakerDecoder.labels)
    func tokens(_ steps: Range<Int>) -> Range<Int> {
      Int(items[steps.lowerBound].start)..<Int(items[steps.upperBound - 1].end)
    }
    return CueReading(
      cue: tokens(cue.steps),
      head: Int(items[cue.head].start),
      content: tokens(first.lowerBound..<last.upperBound),
      parts: parts.map(tokens),
      isUtterance: first == last && first.count == 1 && items[first.lowerBound].isUtterance,
      speaker: speaker.first.map { tokens($0.lowerBound..<(speaker.last ?? $0).upperBound) },
      cueConfidence: cue.likelihood,
      startLikelihood: contentDecoder.marginals(at: content.lowerBound)
        .labels[Int(ContentLabel.begin)],
      endLikelihood: content.upperBound < items.count
        ? contentDecoder.marginals(at: end).labels[Int(ContentLabel.end)] : 1,
      cueSteps: cue.steps,
      headStep: cue.head,
      contentSteps: content
    )
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
