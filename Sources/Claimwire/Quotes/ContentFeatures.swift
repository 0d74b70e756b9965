/// The features by which the content and the speaker of one cue are found in its segment.
///
/// Every step is described by itself and by how it stands to the cue: on which side, how far, with how many marks, verbs
/// and other cues between. The same code serves training and use.
struct ContentFeatures {
  /// How many marks, finite verbs, verbs that mostly are cues, and utterances stand before each step.
  private var marks = StepCounts()
  private var verbs = StepCounts()
  private var cues = StepCounts()
  private var utterances = StepCounts()
  /// The nearest mark before each step, -1 for none, and the nearest one from it on, the segment's end for none.
  private var markBefore = StepCounts()
  private var markFrom = StepCounts()

  private var cue: Range<Int> = 0..<0
  private var head = SegmentItem.edge
  private var before = SegmentItem.edge
  private var after = SegmentItem.edge
  private var that: Int?
  private var rest: UInt32 = 0

  /// More than any step has.
  static let capacity = 128

  private let thatKey = WordKey("that").value

  /// "that" opens a cue's content at most so far behind it.
  private static let thatReach = 13

  /// Takes up a segment.
  mutating func start(_ items: SegmentSteps) {
    marks.reset(count: items.count + 1)
    verbs.reset(count: items.count + 1)
    cues.reset(count: items.count + 1)
    utterances.reset(count: items.count + 1)
    marks[0] = 0
    verbs[0] = 0
    cues[0] = 0
    utterances[0] = 0
    for index in 0..<items.count {
      let item = items[index]
      marks[index + 1] = marks[index] + (item.isMark ? 1 : 0)
      verbs[index + 1] = verbs[index] + (item.isFinite ? 1 : 0)
      cues[index + 1] = cues[index] + (item.isCueVerb ? 1 : 0)
      utterances[index + 1] = utterances[index] + (item.isUtterance ? 1 : 0)
    }
    findMarks(items.count)
  }

  private mutating func findMarks(_ count: Int) {
    markBefore.reset(count: count)
    markFrom.reset(count: count)
    var last = -1
    for index in 0..<count {
      markBefore[index] = last
      if marks[index + 1] > marks[index] { last = index }
    }
    last = count
    for index in (0..<count).reversed() {
      if marks[index + 1] > marks[index] { last = index }
      markFrom[index] = last
    }
  }

  /// Takes up a cue of the segment.
  mutating func start(cue: Range<Int>, head: Int, in items: SegmentSteps) {
    self.cue = cue
    self.head = items[head]
    before = items[cue.lowerBound - 1]
    after = items[cue.upperBound]
    rest = CueFeatures.bucket(items.count - cue.upperBound)
    let reach = cue.upperBound..<min(items.count, cue.upperBound + ContentFeatures.thatReach)
    that = reach.first {
      items[$0].word == thatKey
        && items[$0].part == PartOfSpeech.subordinator.rawValue
    }
  }

  /// All features of a step, for learning: in an order that does not hang on which are in a group.
  func collect(at index: Int, in items: SegmentSteps) -> [UInt32] {
    var list = FeaturesByTemplate(last: Self.leftTemplates)
    let place = place(of: index)
    for group in Group.allCases { add(group, index, place, items, &list) }
    addOthers(index, place, items, &list)
    return list.ids
  }

  /// What is left of the segment.
  private static let leftTemplates: ClosedRange<UInt32> = 150...154

  /// Features that are worked out of the same few small numbers, told by ``key(of:_:_:_:)``: steps that have these numbers
  /// in common have these features in common.
  enum Group: CaseIterable {
    /// What the step is by itself.
    case step
    /// What stands between step and cue, and the parts of speech there.
    case between
    /// What stands between step and cue, and how far the segment's ends are.
    case counts
    /// What is left of the segment.
    case left
    /// The cue at the step's distance.
    case cue
  }

  /// All that the features of a group hang on: but for the cue itself, where it is ``Group/cue``.
  @inline(__always)
  func key(of group: Group, _ index: Int, _ place: Place, _ items: SegmentSteps) -> UInt64 {
    let (here, left, right) = (items[index], items[index - 1], items[index + 1])
    let part = UInt32(here.part)
    let parts = UInt32(left.part) << 5 | part
    switch group {
    case .step:
      let rates = UInt32(here.rate) << 3 | UInt32(left.rate)
      let places = UInt32(here.place) << 4 | UInt32(left.place) << 2 | UInt32(right.place)
      return UInt64((rates << 6 | places) << 7 | place.side << 5 | part)
    case .between: return UInt64(place.side << 18 | place.counts << 10 | parts)
    case .counts:
      let ends = UInt32(min(index, 5)) << 2 | UInt32(min(items.count - index, 3))
      return UInt64((ends << 8 | place.counts) << 2 | place.side)
    case .left:
      let (marksLeft, cuesLeft) = remaining(from: index, items)
      let left = marksLeft << 4 | cuesLeft << 2 | place.marks
      let isMark: UInt32 = here.isMark ? 1 : 0
      let end = UInt32(min(items.count - index, 5))
      return UInt64(((left << 3 | end) << 1 | isMark) << 7 | place.side << 5 | part)
    case .cue: return UInt64(place.distance)
    }
  }

  /// More than any key of ``Group/cue``.
  static let distanceCount = 48

  @inline(__always)
  func add(
    _ group: Group,
    _ index: Int,
    _ place: Place,
    _ items: SegmentSteps,
    _ list: inout some FeatureSink
  ) {
    switch group {
    case .step: addStep(index, place, items, &list)
    case .between: addBetween(index, place, items, &list)
    case .counts: addCounts(index, place, items, &list)
    case .left: addLeft(index, place, items, &list)
    case .cue: addCue(place, &list)
    }
  }

  /// The features that are in no group.
  @inline(__always)
  func addOthers(
    _ index: Int,
    _ place: Place,
    _ items: SegmentSteps,
    _ list: inout some FeatureSink
  ) {
    addWords(index, place, items, &list)
    addHead(index, place, items, &list)
    addThat(index, place, items, &list)
    addClause(index, place, items, &list)
  }

  /// How the step stands to the cue.
  @inline(__always)
  func place(of index: Int) -> Place { Place(index, self) }

  /// How a step stands to the cue.
  struct Place {
    /// 0 before, 1 in, 2 behind.
    fileprivate var side: UInt32
    /// The side with the distance's class.
    fileprivate var distance: UInt32
    /// Marks, verbs, cues and utterances between.
    fileprivate var marks: UInt32
    fileprivate var verbs: UInt32
    fileprivate var cues: UInt32
    fileprivate var utterances: UInt32

    @inline(__always)
    fileprivate init(_ index: Int, _ features: borrowing ContentFeatures) {
      let cue = features.cue
      var steps = 0
      var between = index..<index
      side = 1
      if index < cue.lowerBound {
        side = 0
        steps = cue.lowerBound - index
        between = index..<cue.lowerBound
      } else if index >= cue.upperBound {
        side = 2
        steps = index - cue.upperBound + 1
        between = cue.upperBound..<index
      }
      let length: UInt32 =
        steps <= 4 ? UInt32(steps) : steps < 8 ? 5 : steps < 15 ? 8 : 15
      distance = side << 4 | length
      marks = Self.count(features.marks, between, 3)
      verbs = Self.count(features.verbs, between, 3)
      cues = Self.count(features.cues, between, 2)
      utterances = Self.count(features.utterances, between, 1)
    }

    @inline(__always)
    private static func count(
      _ sums: borrowing StepCounts,
      _ between: Range<Int>,
      _ most: Int
    ) -> UInt32 {
      UInt32(truncatingIfNeeded: min(sums[between.upperBound] - sums[between.lowerBound], most))
    }

    /// All counts at once.
    fileprivate var counts: UInt32 { marks << 6 | verbs << 4 | cues << 2 | utterances }
  }

  @inline(__always)
  private func addStep(
    _ index: Int,
    _ place: Place,
    _ items: SegmentSteps,
    _ list: inout some FeatureSink
  ) {
    let (here, left, right) = (items[index], items[index - 1], items[index + 1])
    let part = UInt32(here.part)
    let side = place.side << 28
    let places = UInt32(here.place) << 8 | UInt32(left.place) << 4 | UInt32(right.place)
    list.add(115, side | places)
    list.add(116, side | UInt32(here.rate) << 16 | UInt32(left.rate) << 8 | part)
  }

  @inline(__always)
  private func addBetween(
    _ index: Int,
    _ place: Place,
    _ items: SegmentSteps,
    _ list: inout some FeatureSink
  ) {
    let (here, left) = (items[index], items[index - 1])
    let parts = UInt32(left.part) << 8 | UInt32(here.part)
    let side = place.side << 28
    list.add(136, side | place.marks << 24 | parts)
    list.add(137, side | place.verbs << 24 | parts)
    list.add(138, side | place.cues << 24 | parts)
    list.add(139, side | place.counts << 8 | UInt32(here.part), UInt32(left.part))
  }

  @inline(__always)
  private func addCounts(
    _ index: Int,
    _ place: Place,
    _ items: SegmentSteps,
    _ list: inout some FeatureSink
  ) {
    let side = place.side << 28
    list.add(135, side | place.counts)
    list.add(151, side | UInt32(min(index, 5)) << 8 | place.marks)
    list.add(152, side | UInt32(min(items.count - index, 3)) << 8, place.counts)
  }

  @inline(__always)
  private func addLeft(
    _ index: Int,
    _ place: Place,
    _ items: SegmentSteps,
    _ list: inout some FeatureSink
  ) {
    let here = items[index]
    let part = UInt32(here.part)
    let side = place.side << 28
    let (marksLeft, cuesLeft) = remaining(from: index, items)
    list.add(150, side | UInt32(min(items.count - index, 5)) << 8 | part)
    if !here.isMark { list.add(153, side | marksLeft << 16 | part, 0) }
    list.add(154, side | cuesLeft << 16 | place.marks << 8 | part)
  }

  /// How many marks and cues there are from a step to the segment's end.
  @inline(__always)
  private func remaining(from index: Int, _ items: SegmentSteps) -> (marks: UInt32, cues: UInt32) {
    (
      UInt32(truncatingIfNeeded: min(marks[items.count] - marks[index], 3)),
      UInt32(truncatingIfNeeded: min(cues[items.count] - cues[index], 2))
    )
  }

  @inline(__always)
  private func addCue(_ place: Place, _ list: inout some FeatureSink) {
    let near = place.distance << 24
    list.add(127, near, after.word)
    list.add(128, near | UInt32(after.part) << 16 | UInt32(before.part) << 8)
    list.add(129, near | rest)
    list.add(130, near, UInt32(head.cluster))
  }

  @inline(__always)
  private func addHead(
    _ index: Int,
    _ place: Place,
    _ items: SegmentSteps,
    _ list: inout some FeatureSink
  ) {
    let (here, left) = (items[index], items[index - 1])
    let part = UInt32(here.part)
    let near = place.distance << 24
    let side = place.side << 28
    list.add(122, near, here.word)
    list.add(125, side | part, head.word)
    list.add(126, side, head.word, left.word)
    list.add(131, side | part, UInt32(head.cluster))
  }

  @inline(__always)
  private func addWords(
    _ index: Int,
    _ place: Place,
    _ items: SegmentSteps,
    _ list: inout some FeatureSink
  ) {
    let (here, left, right) = (items[index], items[index - 1], items[index + 1])
    let part = UInt32(here.part)
    let side = place.side << 28
    list.add(103, side, left.word)
    list.add(104, side, right.word)
    list.add(111, side | part, left.word)
    list.add(112, side | UInt32(right.part), here.word)
    list.add(114, side, items[index - 2].word)
    list.add(140, side | place.marks << 8 | place.verbs, left.word)
  }

  @inline(__always)
  private func addThat(
    _ index: Int,
    _ place: Place,
    _ items: SegmentSteps,
    _ list: inout some FeatureSink
  ) {
    let side = place.side << 28
    guard let that else { return list.add(143, side | UInt32(items[index].part)) }
    list.add(141, side | UInt32(max(-3, min(index - that, 3)) + 3))
    list.add(
      142,
      side | (index > that ? 1 << 16 : 0) | place.marks << 8 | UInt32(items[index].part)
    )
  }

  /// The stretch between two marks that the step stands in: its length, its verbs, and how it and the next one open.
  @inline(__always)
  private func addClause(
    _ index: Int,
    _ place: Place,
    _ items: SegmentSteps,
    _ list: inout some FeatureSink
  ) {
    let (here, left, right) = (items[index], items[index - 1], items[index + 1])
    let (first, last) = (markBefore[index], markFrom[index])
    let side = place.side << 28
    let part = UInt32(here.part)
    let length = first < 0 ? 13 : UInt32(min(index - first, 12))
    let rest = last >= items.count ? 13 : UInt32(min(last - index, 12))
    let finite = min(verbs[index] - verbs[first + 1], 2) << 2 | min(verbs[last] - verbs[index], 2)
    let openings = UInt32(items[first + 1].part) << 8 | UInt32(items[last + 1].part)
    list.add(180, side | part << 8 | UInt32(left.part), length, rest)
    list.add(181, side | part, UInt32(finite), openings)
    if first == index - 1, first >= 0 {
      list.add(182, side | UInt32(right.part) << 8 | part, place.marks << 4 | place.verbs)
      list.add(183, side | 1 << 8, here.word, right.word)
    }
    guard last == index else { return }
    list.add(153, side | remaining(from: index, items).marks << 16 | part, here.word)
    let end = index + 1 < items.count ? markFrom[index + 1] : items.count
    let behind = UInt32(min(verbs[end] - verbs[index + 1], 2)) << 8
    let toEnd: UInt32 = end + 1 >= items.count ? 1 : 0
    list.add(183, side, here.word, right.word)
    list.add(184, side | UInt32(finite), right.word)
    list.add(
      185,
      side | UInt32(right.part) << 8 | UInt32(items[index + 2].part),
      place.marks << 4 | place.verbs
    )
    list.add(186, side, UInt32(right.cluster), place.marks)
    list.add(187, side | behind | UInt32(min(end - index, 14)), UInt32(right.part))
    list.add(188, side | behind | toEnd, right.word)
  }
}
