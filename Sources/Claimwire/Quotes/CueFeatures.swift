/// The features by which the steps of a segment are told to be cue, content or speaker at a first reading.
///
/// The same code serves training and use; every feature is a hash of small integers.
struct CueFeatures {
  private var items: [SegmentItem] = []
  /// The nearest step to the left and right whose word can be a cue; -1 for none.
  private var left: [Int] = []
  private var right: [Int] = []
  private var firstUtterance = Int.max
  /// The features of the step asked for last.
  var features: [UInt32] { list.ids }
  private var list = FeatureList()

  /// Takes up a segment.
  mutating func start(_ segment: [SegmentItem]) {
    items = segment
    firstUtterance = segment.firstIndex(where: \.isUtterance) ?? Int.max
    left.removeAll(keepingCapacity: true)
    var last = -1
    for index in segment.indices {
      left.append(last)
      if segment[index].rate >= 2 { last = index }
    }
    right.removeAll(keepingCapacity: true)
    right.append(contentsOf: repeatElement(-1, count: segment.count))
    last = -1
    for index in segment.indices.reversed() {
      right[index] = last
      if segment[index].rate >= 2 { last = index }
    }
  }

  /// Works out the features of a step.
  mutating func collect(at index: Int) {
    list.removeAll()
    addWords(index)
    addParts(index)
    addRates(index)
    addPlace(index)
    addLeft(index)
    addRight(index)
  }

  @inline(__always)
  private func item(_ index: Int) -> SegmentItem {
    items.indices.contains(index) ? items[index] : .edge
  }

  private mutating func addWords(_ index: Int) {
    let (here, left, right) = (item(index), item(index - 1), item(index + 1))
    let (left2, right2) = (item(index - 2), item(index + 2))
    list.add(0, here.word)
    list.add(1, left.word)
    list.add(2, right.word)
    list.add(3, left2.word)
    list.add(4, right2.word)
    list.add(5, item(index - 3).word)
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

  private mutating func addParts(_ index: Int) {
    let (here, left, right) = (item(index), item(index - 1), item(index + 1))
    let (left2, right2) = (item(index - 2), item(index + 2))
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
      UInt32(item(index - 3).part) << 24 | UInt32(left2.part) << 16 | partLeft << 8 | part
    )
  }

  private mutating func addRates(_ index: Int) {
    let (here, left, right) = (item(index), item(index - 1), item(index + 1))
    let left2 = item(index - 2)
    let part = UInt32(here.part)
    list.add(25, UInt32(here.rate), part)
    list.add(26, UInt32(left.rate), UInt32(left.part), part)
    list.add(27, UInt32(left2.rate), UInt32(left2.part), part)
    list.add(28, UInt32(right.rate), UInt32(right.part), part)
    list.add(29, UInt32(left.rate) << 16 | UInt32(here.rate) << 8 | UInt32(right.rate), part)
  }

  private mutating func addPlace(_ index: Int) {
    let (here, left, right) = (item(index), item(index - 1), item(index + 1))
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

  private mutating func addLeft(_ index: Int) {
    guard left[index] >= 0 else { return list.add(40, 0) }
    let here = item(index)
    let cue = items[left[index]]
    let distance = index - left[index]
    let part = UInt32(here.part)
    list.add(41, cue.word, UInt32(cue.part))
    list.add(42, CueFeatures.bucket(distance), UInt32(cue.rate))
    list.add(43, cue.word, part)
    list.add(44, part, UInt32(cue.rate))
    list.add(45, cue.word, UInt32(min(distance, 3)))
    if isSmallWord(here) { list.add(46, cue.word, here.word) }
  }

  private mutating func addRight(_ index: Int) {
    let leftRate = left[index] >= 0 ? UInt32(items[left[index]].rate) : 9
    guard right[index] >= 0 else { return list.add(50, leftRate) }
    let here = item(index)
    let cue = items[right[index]]
    list.add(51, cue.word, UInt32(cue.part))
    list.add(52, CueFeatures.bucket(right[index] - index), UInt32(cue.rate))
    list.add(53, UInt32(here.part), UInt32(cue.rate))
    if isSmallWord(here) { list.add(54, UInt32(cue.rate), here.word) }
    list.add(55, UInt32(min(items.count - right[index], 4)), UInt32(cue.rate))
    list.add(56, leftRate, UInt32(cue.rate))
  }

  /// Marks, and words of the closed classes.
  private func isSmallWord(_ item: SegmentItem) -> Bool {
    switch PartOfSpeech(rawValue: item.part) {
    case .subordinator, .coordinator, .adposition, .pronoun, .other: true
    default: false
    }
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
