/// Judges a segment's readings by what the chains cannot see: the whole content at once, and the readings beside it.
///
/// Two logistic regressions, one for contents that are right to the token and one for those that are in the right place,
/// learned from readings of articles that the chains had not seen.
struct ReadingRanker: Sendable {
  static let rightSection: UInt32 = 6
  static let touchingSection: UInt32 = 7

  private let right: HashedClassifier
  private let touching: HashedClassifier

  /// The ranker of a model of quotes; null where it has none.
  init?(_ blob: ModelBlob) {
    guard let right = HashedClassifier(section: ReadingRanker.rightSection, of: blob),
      let touching = HashedClassifier(section: ReadingRanker.touchingSection, of: blob)
    else { return nil }
    self.right = right
    self.touching = touching
  }

  /// Gives the readings of a segment their likelihoods.
  func judge(_ readings: inout [CueReading], in items: [SegmentItem]) {
    // Likelihoods are no features: those of one reading may be set before the next is looked at.
    for index in readings.indices {
      var sums = FeatureSums(first: right.emptySum, second: touching.emptySum)
      ReadingRanker.collect(index, among: readings, in: items, into: &sums)
      readings[index].rightLikelihood = right.likelihood(of: sums.first)
      readings[index].touchingLikelihood = touching.likelihood(of: sums.second)
    }
  }

  /// The features of one reading, for learning.
  static func features(
    of index: Int,
    among readings: [CueReading],
    in items: [SegmentItem]
  ) -> [UInt32] {
    var list = FeatureList()
    collect(index, among: readings, in: items, into: &list)
    return list.ids
  }

  /// Adds the features of one reading; linear in the readings, which are few.
  private static func collect(
    _ index: Int,
    among readings: [CueReading],
    in items: [SegmentItem],
    into list: inout some FeatureSink
  ) {
    let reading = readings[index]
    let content = reading.contentSteps
    let cue = level(reading.cueConfidence)
    let start = level(reading.startLikelihood)
    let end = level(reading.endLikelihood)
    let length = lengthClass(content.count)
    let finite = UInt32(min(items[content].reduce(0) { $0 + ($1.isFinite ? 1 : 0) }, 3))
    let head = items[reading.headStep]
    let first = items[content.lowerBound]
    let part = UInt32(head.part)
    let rate = UInt32(head.rate)
    list.add(0, 0)
    list.add(1, cue)
    list.add(2, start)
    list.add(3, end)
    list.add(6, cue, end)
    list.add(7, cue, start)
    list.add(8, length)
    list.add(9, finite)
    list.add(10, gap(reading))
    list.add(11, length, finite)
    list.add(12, UInt32(min(items.count / 4, 10)))
    list.add(13, part)
    list.add(14, rate)
    list.add(15, rate, part)
    list.add(16, first.word)
    list.add(17, UInt32(first.part))
    list.add(18, UInt32(content.upperBound < items.count ? items[content.upperBound].part : 18))
    list.add(19, part, UInt32(first.part), finite)
    list.add(20, rate, finite)
    list.add(21, UInt32(first.part), finite)
    list.add(22, rate, cue)
    let likelihood = level(reading.contentLikelihood)
    list.add(23, likelihood)
    list.add(24, likelihood, cue)
    addOthers(index, readings, &list)
    addHead(reading, cue, items, &list)
    addContent(reading, cue, items, &list)
  }

  /// The word that makes the cue, by itself and with what it reports.
  private static func addHead(
    _ reading: CueReading,
    _ cue: UInt32,
    _ items: [SegmentItem],
    _ list: inout some FeatureSink
  ) {
    let head = items[reading.headStep]
    let content = reading.contentSteps
    list.add(40, head.word)
    list.add(41, head.word, cue / 2)
    list.add(42, UInt32(head.cluster))
    list.add(43, head.ending, UInt32(head.part))
    list.add(44, head.word, UInt32(items[content.lowerBound].part))
    list.add(45, head.word, UInt32(min(content.count, 8) / 2))
    let first = reading.cueSteps.lowerBound
    list.add(46, items[first].word, UInt32(head.rate))
    list.add(47, UInt32(reading.cueSteps.count), UInt32(head.rate))
    let before = first > 0 ? items[first - 1] : SegmentItem.edge
    list.add(48, UInt32(before.part), UInt32(head.part))
    list.add(49, before.word, UInt32(head.part))
    list.add(50, UInt32(before.cluster))
  }

  /// How the content opens and closes, and what of it stands in marks.
  private static func addContent(
    _ reading: CueReading,
    _ cue: UInt32,
    _ items: [SegmentItem],
    _ list: inout some FeatureSink
  ) {
    let content = reading.contentSteps
    let (first, last) = (items[content.lowerBound], items[content.upperBound - 1])
    let length = lengthClass(content.count)
    let second = content.lowerBound + 1 < items.count ? items[content.lowerBound + 1] : .edge
    let before = content.lowerBound > 0 ? items[content.lowerBound - 1] : .edge
    let behind = content.upperBound < items.count ? items[content.upperBound] : .edge
    let marked = items[content].contains { $0.place > 0 }
    let spoken = items[content].contains { $0.isUtterance }
    list.add(
      60,
      UInt32(first.part),
      content.count == 1 ? 1 : 0,
      UInt32(items[reading.headStep].rate)
    )
    list.add(61, UInt32(last.part), length)
    list.add(62, behind.word)
    list.add(63, UInt32(first.part) << 8 | UInt32(second.part), length)
    list.add(64, (marked ? 2 : 0) | (spoken ? 1 : 0), cue)
    list.add(65, UInt32(reading.parts.count), cue)
    list.add(66, before.word, UInt32(first.part))
    let left = CueFeatures.bucket(content.lowerBound)
    list.add(67, CueFeatures.bucket(items.count - content.upperBound), left)
  }

  /// How the other readings lie to this one: overlapping, with their cue inside it, or around its cue.
  private static func addOthers(
    _ index: Int,
    _ readings: [CueReading],
    _ list: inout some FeatureSink
  ) {
    let reading = readings[index]
    var highest: Float = -1
    var holdsCue = false
    var isHeld = false
    for (other, place) in zip(readings, readings.indices) where place != index {
      if other.isUtterance { continue }
      if other.contentSteps.overlaps(reading.contentSteps) { highest = max(highest, other.product) }
      holdsCue = holdsCue || reading.contentSteps.contains(other.headStep)
      isHeld = isHeld || other.contentSteps.contains(reading.headStep)
    }
    list.add(30, highest < 0 ? 99 : level(highest))
    list.add(31, holdsCue ? 1 : 0)
    list.add(32, isHeld ? 1 : 0)
  }

  /// The steps between cue and content, on which side.
  private static func gap(_ reading: CueReading) -> UInt32 {
    let (cue, content) = (reading.cueSteps, reading.contentSteps)
    let isBehind = content.lowerBound >= cue.lowerBound
    let steps = isBehind ? content.lowerBound - cue.upperBound : cue.lowerBound - content.upperBound
    return UInt32(max(-1, min(steps, 4)) + 1) << 1 | (isBehind ? 1 : 0)
  }

  static func lengthClass(_ length: Int) -> UInt32 {
    switch length {
    case ..<5: UInt32(length)
    case ..<7: 5
    case ..<10: 6
    case ..<15: 7
    case ..<25: 8
    default: 9
    }
  }

  /// Likelihoods with log-odds of -5, -4 … 6.
  private static let levels = (-5...6).map { 1 / (1 + Exponential.value(-Float($0))) }

  /// How many of the levels a likelihood reaches.
  static func level(_ likelihood: Float) -> UInt32 {
    var level: UInt32 = 0
    for bound in levels where likelihood >= bound { level += 1 }
    return level
  }
}
