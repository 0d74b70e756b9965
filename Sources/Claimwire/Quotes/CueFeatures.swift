/// The features by which a word is told to be a cue, and by which a cue's further words are told.
///
/// The same code serves training and use; every feature is a hash of small integers.
struct CueFeatures {
  /// How many finite verbs stand before each step.
  private var verbs = StepCounts()
  /// The step before each one whose word most often is a cue, -1 for none, and such a step behind it, the segment's end
  /// for none.
  private var strongestBefore = StepCounts()
  private var strongestBehind = StepCounts()
  /// How many words are in the upper classes of ``CueRates``.
  private var strongCount = 0
  private var firstUtterance = Int.max
  /// The features asked for last: valid until others are asked for, or this goes away.
  private(set) var features = UnsafeBufferPointer<UInt32>(start: nil, count: 0)
  private let buffer = FeatureBuffer(capacity: CueFeatures.capacity)

  /// More than either way to collect them ever makes.
  private static let capacity = 128

  /// "that" and the next verb are sought so far behind a word.
  private static let reach = 12
  /// The marks on either side are sought so far.
  private static let clauseReach = 8
  private let thatKey = WordKey("that").value

  /// Takes up a segment.
  mutating func start(_ items: SegmentSteps) {
    firstUtterance = items.firstIndex(where: \.isUtterance) ?? Int.max
    verbs.reset(count: items.count + 1)
    verbs[0] = 0
    for index in items.indices { verbs[index + 1] = verbs[index] + (items[index].isFinite ? 1 : 0) }
    findStrongest(items)
  }

  private mutating func findStrongest(_ items: SegmentSteps) {
    strongestBefore.reset(count: items.count)
    strongestBehind.reset(count: items.count)
    strongCount = 0
    var (best, rate) = (-1, UInt8(1))
    for index in items.indices {
      strongestBefore[index] = best
      if items[index].rate >= rate { (best, rate) = (index, items[index].rate) }
      strongCount += items[index].rate >= 4 ? 1 : 0
    }
    (best, rate) = (items.count, 1)
    for index in items.indices.reversed() {
      strongestBehind[index] = best
      if items[index].rate >= rate { (best, rate) = (index, items[index].rate) }
    }
  }

  // MARK: The word that makes a cue

  /// Works out the features of a step as the word that makes a cue.
  mutating func collect(at index: Int, in items: SegmentSteps) {
    var list = buffer.start
    add(index, in: items, to: &list)
    features = buffer.features(before: list)
  }

  /// Adds the features of a step as the word that makes a cue.
  @inline(__always)
  func add(_ index: Int, in items: SegmentSteps, to list: inout some FeatureSink) {
    addWords(index, items, &list)
    addParts(index, items, &list)
    addRates(index, items, &list)
    addPlace(index, items, &list)
    addClause(index, items, &list)
  }

  @inline(__always)
  private func addWords(_ index: Int, _ items: SegmentSteps, _ list: inout some FeatureSink) {
    let (here, left, right) = (items[index], items[index - 1], items[index + 1])
    let (left2, right2) = (items[index - 2], items[index + 2])
    list.add(0, here.word)
    list.add(1, left.word)
    list.add(2, right.word)
    list.add(3, left2.word)
    list.add(4, right2.word)
    list.add(5, items[index - 3].word)
    list.add(6, here.word, UInt32(left.part))
    list.add(7, here.word, UInt32(right.part))
    list.add(8, left.word, here.word)
    list.add(9, here.word, right.word)
    list.add(10, left2.word, left.word)
    list.add(11, right.word, right2.word)
    list.add(12, here.ending, UInt32(here.part))
    list.add(13, UInt32(here.cluster), UInt32(here.part))
    list.add(14, UInt32(left.cluster), UInt32(here.part))
  }

  @inline(__always)
  private func addParts(_ index: Int, _ items: SegmentSteps, _ list: inout some FeatureSink) {
    let (here, left, right) = (items[index], items[index - 1], items[index + 1])
    let (left2, right2) = (items[index - 2], items[index + 2])
    let part = UInt32(here.part)
    let (partLeft, partRight) = (UInt32(left.part), UInt32(right.part))
    list.add(15, part, UInt32(here.shape))
    list.add(16, partLeft << 8 | part)
    list.add(17, part << 8 | partRight)
    list.add(18, partLeft << 16 | part << 8 | partRight)
    list.add(19, UInt32(left2.part) << 16 | partLeft << 8 | part)
    list.add(20, part << 16 | partRight << 8 | UInt32(right2.part))
    list.add(
      21,
      UInt32(items[index - 3].part) << 24 | UInt32(left2.part) << 16 | partLeft << 8 | part
    )
  }

  @inline(__always)
  private func addRates(_ index: Int, _ items: SegmentSteps, _ list: inout some FeatureSink) {
    let (here, left, right) = (items[index], items[index - 1], items[index + 1])
    let left2 = items[index - 2]
    let part = UInt32(here.part)
    list.add(25, UInt32(here.rate), part)
    list.add(26, UInt32(left.rate), UInt32(left.part), part)
    list.add(27, UInt32(left2.rate), UInt32(left2.part), part)
    list.add(28, UInt32(right.rate), UInt32(right.part), part)
    list.add(29, UInt32(left.rate) << 16 | UInt32(here.rate) << 8 | UInt32(right.rate), part)
  }

  @inline(__always)
  private func addPlace(_ index: Int, _ items: SegmentSteps, _ list: inout some FeatureSink) {
    let (here, left, right) = (items[index], items[index - 1], items[index + 1])
    let part = UInt32(here.part)
    list.add(32, UInt32(here.place) << 8 | UInt32(left.place) << 4 | UInt32(right.place))
    list.add(33, UInt32(here.place), here.word)
    if index == 0 { list.add(34, part) }
    if index == items.count - 1 { list.add(35, here.word) }
    if index == items.count - 2 { list.add(36, right.word) }
    list.add(37, UInt32(min(items.count - index, 6)))
    list.add(38, UInt32(min(index, 6)))
    if firstUtterance != Int.max { list.add(39, index >= firstUtterance ? 1 : 0, part) }
  }

  /// What a report needs: a subject before its verb, and a clause behind it or in front of it.
  @inline(__always)
  private func addClause(_ index: Int, _ items: SegmentSteps, _ list: inout some FeatureSink) {
    let here = items[index]
    let behind = index + 1..<min(items.count, index + 1 + CueFeatures.reach)
    let that = behind.first { items[$0].word == thatKey }.map { $0 - index } ?? 0
    let verb = behind.first { items[$0].isFinite }.map { $0 - index } ?? 0
    let verbsBefore = UInt32(min(verbs[index], 3))
    let verbsBehind = UInt32(min(verbs[items.count] - verbs[index + 1], 3))
    list.add(40, CueFeatures.bucket(that), CueFeatures.bucket(verb))
    list.add(41, here.word, that > 0 ? 1 : 0)
    list.add(42, UInt32(here.part), CueFeatures.bucket(verb), verbsBefore)
    list.add(43, UInt32(here.rate), verbsBefore << 4 | verbsBehind)
    list.add(44, here.word, verbsBefore << 4 | verbsBehind)
    if let subject = (max(0, index - 5)..<index).last(where: { items[$0].canBeSubject }) {
      list.add(45, UInt32(items[subject].part), UInt32(index - subject), UInt32(here.part))
      list.add(46, UInt32(items[subject].cluster), UInt32(here.part))
      list.add(47, here.word, UInt32(items[subject].part))
    }
    addRivals(index, items, &list)
    addStrongest(index, items, &list)
    let verbs = verbsBefore << 4 | verbsBehind
    list.add(92, here.stem, that > 0 ? 1 : 0)
    list.add(93, here.stem, verbs)
    list.add(95, UInt32(here.prior), verbs, CueFeatures.bucket(that))
    addKind(index, items, &list)
  }

  /// What the word is beside the marked articles: its forms, and its class among unmarked words.
  @inline(__always)
  private func addKind(_ index: Int, _ items: SegmentSteps, _ list: inout some FeatureSink) {
    let (here, left, right) = (items[index], items[index - 1], items[index + 1])
    let (part, prior) = (UInt32(here.part), UInt32(here.prior))
    list.add(90, here.stem, part)
    list.add(91, here.stem, UInt32(right.part))
    list.add(94, prior, part, UInt32(right.part))
    list.add(96, prior, UInt32(here.rate), UInt32(left.part))
    list.add(97, here.stem, right.word)
  }

  /// The words of the segment that most often are cues: most sentences report once.
  @inline(__always)
  private func addStrongest(_ index: Int, _ items: SegmentSteps, _ list: inout some FeatureSink) {
    let (before, behind) = (items[strongestBefore[index]], items[strongestBehind[index]])
    let here = items[index]
    let (part, rate) = (UInt32(here.part), UInt32(here.rate))
    let highest = UInt32(max(before.rate, behind.rate))
    list.add(80, highest, rate, part)
    list.add(81, highest, here.word)
    list.add(82, UInt32(min(strongCount, 4)), rate)
    list.add(83, behind.word, rate)
    list.add(84, UInt32(behind.part), UInt32(behind.rate), rate)
    list.add(85, UInt32(before.part), UInt32(before.rate), rate)
    list.add(
      86,
      distanceToMark(from: index, by: -1, items),
      distanceToMark(from: index, by: 1, items),
      rate
    )
  }

  /// How far the next mark or the segment's end is to one side, a few steps at most.
  private func distanceToMark(from index: Int, by step: Int, _ items: SegmentSteps) -> UInt32 {
    var distance = 1
    var place = index + step
    while distance < CueFeatures.clauseReach, items.indices.contains(place),
      !items[place].isMark
    {
      distance += 1
      place += step
    }
    return UInt32(distance)
  }

  /// The nearest words on either side that can be cues themselves.
  @inline(__always)
  private func addRivals(_ index: Int, _ items: SegmentSteps, _ list: inout some FeatureSink) {
    let here = items[index]
    if let left = (max(0, index - CueFeatures.reach)..<index).last(where: { items[$0].rate >= 2 }) {
      list.add(50, items[left].word, UInt32(min(index - left, 4)))
      list.add(51, UInt32(items[left].rate), CueFeatures.bucket(index - left), UInt32(here.rate))
      list.add(52, items[left].word, here.word)
    }
    let behind = index + 1..<min(items.count, index + 1 + CueFeatures.reach)
    if let right = behind.first(where: { items[$0].rate >= 2 }) {
      list.add(55, items[right].word, UInt32(min(right - index, 4)))
      list.add(56, UInt32(items[right].rate), CueFeatures.bucket(right - index), UInt32(here.rate))
      list.add(57, here.word, items[right].word)
    }
  }

  // MARK: The words beside it

  /// Works out the features of a step as a further word of the cue that `head` makes.
  mutating func collect(extending head: Int, to index: Int, in items: SegmentSteps) {
    var list = buffer.start
    add(extending: head, to: index, in: items, &list)
    features = buffer.features(before: list)
  }

  /// Adds the features of a step as a further word of the cue that `head` makes.
  @inline(__always)
  func add(
    extending head: Int,
    to index: Int,
    in items: SegmentSteps,
    _ list: inout some FeatureSink
  ) {
    let (center, here) = (items[head], items[index])
    let isBehind = index > head
    let outer = items[isBehind ? index + 1 : index - 1]
    let inner = items[isBehind ? index - 1 : index + 1]
    let side: UInt32 = (isBehind ? 16 : 0) | UInt32(min(abs(index - head), 15))
    let (part, partOut) = (UInt32(here.part), UInt32(outer.part))
    list.add(60, side, part)
    list.add(61, side, here.word)
    list.add(62, side >> 4, here.word, center.word)
    list.add(63, side >> 4, center.word, part)
    list.add(64, side >> 4, inner.word, here.word)
    list.add(65, side >> 4, here.word, outer.word)
    list.add(66, side >> 4 | part << 8 | partOut << 16, center.word)
    list.add(67, side | part << 8 | partOut << 16, UInt32(center.part))
    list.add(68, side >> 4, outer.word, UInt32(center.part))
    list.add(69, side >> 4 | UInt32(here.place) << 8 | UInt32(outer.place) << 12)
    list.add(70, side >> 4 | UInt32(inner.part) << 8 | part << 16, UInt32(center.rate))
    list.add(71, side >> 4 | UInt32(here.rate) << 8, part, UInt32(center.rate))
    list.add(72, side >> 4 | UInt32(here.cluster) << 8, UInt32(center.part))
  }

  /// 1, 2, 3, then ever wider classes of distance.
  static func bucket(_ distance: Int) -> UInt32 {
    switch distance {
    case ..<4: UInt32(max(0, distance))
    case ..<6: 4
    case ..<10: 6
    case ..<20: 10
    default: 20
    }
  }
}
