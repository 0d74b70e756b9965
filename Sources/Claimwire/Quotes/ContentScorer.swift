/// Scores the steps of a segment as one cue's content and as its speaker.
///
/// The sum of the weights of ``ContentFeatures``, where those of a group are added up once for the numbers that they are
/// worked out of.
struct ContentScorer {
  /// Places in a cache, as a power of two: 80 kB.
  private static let cacheBits = 11

  /// What ``table`` is part of.
  private let chain: LinearChain
  private let table: LinearChain.Table
  private var features = ContentFeatures()
  private let buffer = FeatureBuffer(capacity: ContentFeatures.capacity)
  /// The features in no group of two steps in turns: those of one are fetched while the next one's are worked out.
  private let evenOthers = FeatureBuffer(capacity: ContentFeatures.capacity)
  private let oddOthers = FeatureBuffer(capacity: ContentFeatures.capacity)
  private let step = WeightCache(bits: cacheBits)
  private let between = WeightCache(bits: cacheBits + 1)
  private let counts = WeightCache(bits: cacheBits)
  private let left = WeightCache(bits: cacheBits)
  private let cue = CueWeights()
  private var cueCount = 0
  private var scores = ScratchMemory<SIMD16<Float>>(capacity: 256)

  init(_ chain: LinearChain) {
    self.chain = chain
    table = chain.table
  }

  /// Takes up a segment.
  mutating func start(_ items: SegmentSteps) {
    if items.count > scores.capacity {
      scores = ScratchMemory(capacity: max(items.count, 2 * scores.capacity))
    }
    features.start(items)
  }

  /// The scores of the segment's steps for a cue: sixteen a step, eight for its content and eight for its speaker.
  ///
  /// Valid until the next are asked for, or this goes away.
  mutating func scores(_ cue: FoundCue, in items: SegmentSteps) -> UnsafePointer<Float> {
    features.start(cue: cue.steps, head: cue.head, in: items)
    cueCount += 1
    var last: (others: UnsafeBufferPointer<UInt32>, weights: SIMD16<Int16>)?
    for index in items.indices {
      let place = features.place(of: index)
      let keys = keys(index, place, items)
      let others = others(index, place, items)
      table.fetch(others)
      let weights = groupWeights(keys, index, place, items)
      if let last { table.score(last.others, from: last.weights, into: scores.first + index - 1) }
      last = (others, weights)
    }
    if let last {
      table.score(last.others, from: last.weights, into: scores.first + items.count - 1)
    }
    return UnsafePointer(UnsafeMutableRawPointer(scores.first).assumingMemoryBound(to: Float.self))
  }

  /// The features of a step that are in no group: valid until those of the next step but one are asked for.
  @inline(__always)
  private func others(
    _ index: Int,
    _ place: ContentFeatures.Place,
    _ items: SegmentSteps
  ) -> UnsafeBufferPointer<UInt32> {
    let buffer = index & 1 == 0 ? evenOthers : oddOthers
    var list = buffer.start
    features.addOthers(index, place, items, &list)
    return buffer.features(before: list)
  }

  /// The keys of a step's groups.
  private struct Keys {
    var step: UInt64
    var between: UInt64
    var counts: UInt64
    var left: UInt64
    var cue: UInt64
  }

  /// The keys of a step's groups, whose weights are fetched while other work goes on.
  @inline(__always)
  private func keys(
    _ index: Int,
    _ place: ContentFeatures.Place,
    _ items: SegmentSteps
  ) -> Keys {
    let keys = Keys(
      step: features.key(of: .step, index, place, items),
      between: features.key(of: .between, index, place, items),
      counts: features.key(of: .counts, index, place, items),
      left: features.key(of: .left, index, place, items),
      cue: features.key(of: .cue, index, place, items)
    )
    step.prefetch(keys.step)
    between.prefetch(keys.between)
    counts.prefetch(keys.counts)
    left.prefetch(keys.left)
    return keys
  }

  /// The weights of the features of a step that are in groups.
  @inline(__always)
  private func groupWeights(
    _ keys: Keys,
    _ index: Int,
    _ place: ContentFeatures.Place,
    _ items: SegmentSteps
  ) -> SIMD16<Int16> {
    @inline(__always)
    func weights(_ group: ContentFeatures.Group) -> SIMD16<Int16> {
      var list = buffer.start
      features.add(group, index, place, items, &list)
      let found = buffer.features(before: list)
      table.fetch(found)
      return table.weights(found)
    }
    var sum = step.weights(keys.step) { weights(.step) }
    sum &+= between.weights(keys.between) { weights(.between) }
    sum &+= counts.weights(keys.counts) { weights(.counts) }
    sum &+= left.weights(keys.left) { weights(.left) }
    return sum &+ cue.weights(keys.cue, cueCount) { weights(.cue) }
  }
}

/// The weights of the features that hang on a cue and the distance to it, by distance.
private struct CueWeights {
  private let cues = ScratchMemory<Int>(capacity: ContentFeatures.distanceCount)
  private let weights = ScratchMemory<SIMD16<Int16>>(capacity: ContentFeatures.distanceCount)

  init() { cues.first.initialize(repeating: 0, count: cues.capacity) }

  /// The weights at the key's distance from the cue of that number, from 1, which `make` works out at the cue's first.
  @inline(__always)
  func weights(_ key: UInt64, _ cue: Int, _ make: () -> SIMD16<Int16>) -> SIMD16<Int16> {
    assert(key < ContentFeatures.distanceCount)
    let place = Int(key)
    if cues.first[place] != cue {
      weights.first[place] = make()
      cues.first[place] = cue
    }
    return weights.first[place]
  }
}
