/// Judges a segment's readings by what the chains cannot see: the whole content at once, and the readings beside it.
///
/// Three logistic regressions, one for contents that are right to the token, one for those that are in the right place and
/// one for the speakers of these, learned from readings of articles that the chains had not seen.
struct ReadingRanker: Sendable {
  static let rightSection: UInt32 = 6
  static let touchingSection: UInt32 = 7
  static let speakerSection: UInt32 = 11

  private let right: HashedClassifier
  private let touching: HashedClassifier
  private let speaker: HashedClassifier

  /// The ranker of a model of quotes; null where it has none.
  init?(_ blob: ModelBlob) {
    guard let right = HashedClassifier(section: ReadingRanker.rightSection, of: blob),
      let touching = HashedClassifier(section: ReadingRanker.touchingSection, of: blob),
      let speaker = HashedClassifier(section: ReadingRanker.speakerSection, of: blob)
    else { return nil }
    self.right = right
    self.touching = touching
    self.speaker = speaker
  }

  /// Gives the readings of a segment their likelihoods.
  func judge(_ readings: inout [CueReading], in items: [SegmentItem]) {
    // Likelihoods are no features: those of one reading may be set before the next is looked at.
    for index in readings.indices {
      var sums = FeatureSums(
        first: right.emptySum,
        second: touching.emptySum,
        third: speaker.emptySum
      )
      ReadingRanker.collect(index, among: readings, in: items, into: &sums)
      readings[index].rightLikelihood = right.likelihood(of: sums.first)
      readings[index].touchingLikelihood = touching.likelihood(of: sums.second)
      readings[index].speakerLikelihood = speaker.likelihood(of: sums.third)
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
    let finite = finiteVerbs(content, items)
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
    addStem(reading, cue, items, &list)
    addContent(reading, cue, items, &list)
    addSpeaker(reading, items, &list)
    addLikelihoods(reading, &list)
    list.add(117, UInt32(readings.count), cue)
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

  /// The forms of the word that makes the cue, and its class among unmarked words, with what stands beside it.
  private static func addStem(
    _ reading: CueReading,
    _ cue: UInt32,
    _ items: [SegmentItem],
    _ list: inout some FeatureSink
  ) {
    let (head, content) = (items[reading.headStep], reading.contentSteps)
    let (first, last) = (items[content.lowerBound], items[reading.cueSteps.upperBound - 1])
    let after = reading.headStep + 1 < items.count ? items[reading.headStep + 1] : .edge
    let finite = finiteVerbs(content, items)
    let (part, prior) = (UInt32(head.part), UInt32(head.prior))
    list.add(51, head.stem)
    list.add(52, head.stem, cue / 2)
    list.add(53, head.stem, UInt32(first.part))
    list.add(54, prior, UInt32(head.rate), cue)
    list.add(55, prior, part)
    list.add(107, head.stem, finite, gap(reading))
    list.add(108, head.stem, first.word)
    list.add(109, head.stem, lengthClass(content.count))
    list.add(110, UInt32(first.cluster))
    list.add(111, UInt32(head.cluster), UInt32(first.part), finite)
    list.add(112, UInt32(last.part), UInt32(first.part), finite)
    list.add(113, head.stem, after.word)
    list.add(114, part, after.word)
    list.add(115, prior, UInt32(after.part), part)
    list.add(116, reading.headStep == 0 ? 1 : 0, part)
  }

  /// Who speaks, on which side of the cue and how far from it; that nobody was found also tells much.
  private static func addSpeaker(
    _ reading: CueReading,
    _ items: [SegmentItem],
    _ list: inout some FeatureSink
  ) {
    let head = items[reading.headStep]
    let (part, rate) = (UInt32(head.part), UInt32(head.rate))
    guard let speaker = reading.speakerSteps else {
      list.add(100, 9)
      list.add(101, 9, part)
      list.add(105, 9, rate)
      return list.add(106, head.stem)
    }
    let isBefore = speaker.lowerBound < reading.headStep
    let side: UInt32 = isBefore ? 1 : 0
    let (first, last) = (items[speaker.lowerBound], items[speaker.upperBound - 1])
    let distance =
      isBefore
      ? reading.cueSteps.lowerBound - speaker.upperBound
      : speaker.lowerBound - reading.cueSteps.upperBound
    let isInside: UInt32 = speaker.overlaps(reading.contentSteps) ? 1 : 0
    list.add(100, side, CueFeatures.bucket(distance), isInside)
    list.add(101, side, UInt32(last.part), part)
    list.add(102, last.word)
    list.add(103, UInt32(last.cluster))
    list.add(104, first.word, UInt32(min(speaker.count, 4)))
    list.add(105, side, rate, UInt32(last.part))
  }

  /// The likelihoods in finer steps where they are in the middle.
  private static func addLikelihoods(_ reading: CueReading, _ list: inout some FeatureSink) {
    let content = UInt32(reading.contentLikelihood * 20)
    list.add(118, content)
    list.add(119, content / 4, level(reading.startLikelihood), level(reading.endLikelihood))
    list.add(120, UInt32(reading.cueConfidence * 20))
  }

  private static func finiteVerbs(_ steps: Range<Int>, _ items: [SegmentItem]) -> UInt32 {
    UInt32(min(items[steps].reduce(0) { $0 + ($1.isFinite ? 1 : 0) }, 3))
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
