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
  /// The features of the step asked for last: valid until the next is asked for, or this goes away.
  var features: UnsafeBufferPointer<UInt32> { list.features }
  private var list = FeatureBuffer(capacity: ContentFeatures.capacity)

  /// More than ``collect(at:in:)`` ever makes.
  private static let capacity = 128

  private static let comma = WordKey(",").value
  private static let semicolon = WordKey(";").value
  private static let dash = WordKey("—").value
  private static let shortDash = WordKey("–").value
  private static let hyphens = WordKey("--").value
  private static let bracket = WordKey("(").value
  private static let thatKey = WordKey("that").value

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
      marks[index + 1] = marks[index] + (ContentFeatures.isMark(item) ? 1 : 0)
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
      items[$0].word == ContentFeatures.thatKey
        && items[$0].part == PartOfSpeech.subordinator.rawValue
    }
  }

  static func isMark(_ item: SegmentItem) -> Bool {
    guard item.part == PartOfSpeech.other.rawValue else { return false }
    return item.word == comma || item.word == semicolon || item.word == dash
      || item.word == shortDash || item.word == hyphens || item.word == bracket
  }

  /// Works out the features of a step.
  mutating func collect(at index: Int, in items: SegmentSteps) {
    list.removeAll()
    let place = Place(index, self)
    addWords(index, place, items)
    addDistance(index, place, items)
    addBetween(index, place, items)
    addClause(index, place, items)
    addRest(index, place, items)
  }

  /// How a step stands to the cue.
  private struct Place {
    /// 0 before, 1 in, 2 behind.
    var side: UInt32
    /// The side with the distance's class.
    var distance: UInt32
    /// Marks, verbs, cues and utterances between.
    var marks: UInt32
    var verbs: UInt32
    var cues: UInt32
    var utterances: UInt32

    @inline(__always)
    init(_ index: Int, _ features: borrowing ContentFeatures) {
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
    var counts: UInt32 { marks << 6 | verbs << 4 | cues << 2 | utterances }
  }

  @inline(__always)
  private mutating func addWords(_ index: Int, _ place: Place, _ items: SegmentSteps) {
    let (here, left, right) = (items[index], items[index - 1], items[index + 1])
    let part = UInt32(here.part)
    let side = place.side << 28
    list.add(103, side, left.word)
    list.add(104, side, right.word)
    list.add(111, side | part, left.word)
    list.add(112, side | UInt32(right.part), here.word)
    list.add(114, side, items[index - 2].word)
    let places = UInt32(here.place) << 8 | UInt32(left.place) << 4 | UInt32(right.place)
    list.add(115, side | places)
    list.add(116, side | UInt32(here.rate) << 16 | UInt32(left.rate) << 8 | part)
  }

  @inline(__always)
  private mutating func addDistance(_ index: Int, _ place: Place, _ items: SegmentSteps) {
    let (here, left) = (items[index], items[index - 1])
    let part = UInt32(here.part)
    let near = place.distance << 24
    let side = place.side << 28
    list.add(122, near, here.word)
    list.add(125, side | part, head.word)
    list.add(126, side, head.word, left.word)
    list.add(127, near, after.word)
    list.add(128, near | UInt32(after.part) << 16 | UInt32(before.part) << 8)
    list.add(129, near | rest)
    list.add(130, near, UInt32(head.cluster))
    list.add(131, side | part, UInt32(head.cluster))
  }

  @inline(__always)
  private mutating func addBetween(_ index: Int, _ place: Place, _ items: SegmentSteps) {
    let (here, left) = (items[index], items[index - 1])
    let parts = UInt32(left.part) << 8 | UInt32(here.part)
    let side = place.side << 28
    list.add(135, side | place.counts)
    list.add(136, side | place.marks << 24 | parts)
    list.add(137, side | place.verbs << 24 | parts)
    list.add(138, side | place.cues << 24 | parts)
    list.add(139, side | place.counts << 8 | UInt32(here.part), UInt32(left.part))
    list.add(140, side | place.marks << 8 | place.verbs, left.word)
    guard let that else { return list.add(143, side | UInt32(here.part)) }
    list.add(141, side | UInt32(max(-3, min(index - that, 3)) + 3))
    list.add(142, side | (index > that ? 1 << 16 : 0) | place.marks << 8 | UInt32(here.part))
  }

  /// The stretch between two marks that the step stands in: its length, its verbs, and how it and the next one open.
  @inline(__always)
  private mutating func addClause(_ index: Int, _ place: Place, _ items: SegmentSteps) {
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

  @inline(__always)
  private mutating func addRest(_ index: Int, _ place: Place, _ items: SegmentSteps) {
    let here = items[index]
    let part = UInt32(here.part)
    let side = place.side << 28
    let marksLeft = UInt32(min(marks[items.count] - marks[index], 3))
    let cuesLeft = UInt32(min(cues[items.count] - cues[index], 2))
    list.add(150, side | UInt32(min(items.count - index, 5)) << 8 | part)
    list.add(151, side | UInt32(min(index, 5)) << 8 | place.marks)
    list.add(152, side | UInt32(min(items.count - index, 3)) << 8, place.counts)
    list.add(153, side | marksLeft << 16 | part, ContentFeatures.isMark(here) ? here.word : 0)
    list.add(154, side | cuesLeft << 16 | place.marks << 8 | part)
  }
}
