/// A cue of a segment, as steps.
struct FoundCue {
  /// All its words: "is expected to".
  var steps: Range<Int>
  /// The word that makes it one: "expected".
  var head: Int
  /// How likely that word does.
  var likelihood: Float
}

/// Finds the cues of a segment.
///
/// Only words that were cues in training are looked at, and each by itself: a classifier tells whether it is one where it
/// stands, another which of the words beside it belong to it. Linear in the segment's length, with a small factor.
struct CueFinder {
  /// No segment has more cues.
  static let mostCues = 12
  /// A word is taken for a cue from this likelihood on; what is reported tells more.
  static let threshold: Float = 0.15
  /// A cue has no more words on either side of its head.
  static let extent = 5

  private let model: QuoteModel
  private var features = CueFeatures()
  /// The cues of the last segment, in their order.
  private(set) var cues: [FoundCue] = []

  init(model: QuoteModel) { self.model = model }

  /// Whether a step can make a cue: a word that often was one, or a colon.
  @inline(__always)
  static func isCandidate(_ item: SegmentItem) -> Bool {
    item.rate > 0 && CueRates.canBeCue(part: item.part)
  }

  /// Finds the cues of the segment.
  mutating func read(_ items: SegmentSteps) {
    cues.removeAll(keepingCapacity: true)
    features.start(items)
    for index in items.indices where CueFinder.isCandidate(items[index]) {
      var sum = model.cueHeads.emptySum
      features.add(index, in: items, to: &sum)
      let likelihood = model.cueHeads.likelihood(of: sum)
      guard likelihood > CueFinder.threshold else { continue }
      add(FoundCue(steps: steps(around: index, items), head: index, likelihood: likelihood))
      if cues.count == CueFinder.mostCues { return }
    }
  }

  /// Of two cues that share words the likelier stands.
  private mutating func add(_ cue: FoundCue) {
    guard let last = cues.last, last.steps.upperBound > cue.steps.lowerBound else {
      return cues.append(cue)
    }
    if cue.likelihood > last.likelihood { cues[cues.count - 1] = cue }
  }

  private mutating func steps(around head: Int, _ items: SegmentSteps) -> Range<Int> {
    var (first, last) = (head, head)
    while first > max(0, head - CueFinder.extent), belongs(first - 1, to: head, items) {
      first -= 1
    }
    while last + 1 < min(items.count, head + CueFinder.extent + 1),
      belongs(last + 1, to: head, items)
    { last += 1 }
    return first..<last + 1
  }

  private mutating func belongs(_ index: Int, to head: Int, _ items: SegmentSteps) -> Bool {
    if items[index].isUtterance { return false }
    var sum = model.cueExtents.emptySum
    features.add(extending: head, to: index, in: items, &sum)
    return model.cueExtents.likelihood(of: sum) > 0.5
  }
}
