/// Scores the steps of a segment as one cue's content and as its speaker.
///
/// The sum of the weights of ``ContentFeatures``, where those of a group are added up once for the numbers that they are
/// worked out of.
struct ContentScorer {
  /// Places in a cache, as a power of two: 80 kB.
  private static let cacheBits = 11

  private let chain: LinearChain
  private var features = ContentFeatures()
  private let buffer = FeatureBuffer(capacity: ContentFeatures.capacity)
  private let step = WeightCache(bits: cacheBits)
  private let between = WeightCache(bits: cacheBits + 1)
  private let counts = WeightCache(bits: cacheBits)
  private let left = WeightCache(bits: cacheBits)
  private let cue = CueWeights()
  private var cueCount = 0
  private var scores = ScratchMemory<SIMD16<Float>>(capacity: 256)

  init(_ chain: LinearChain) { self.chain = chain }

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
    for index in items.indices { score(index, items) }
    return UnsafePointer(UnsafeMutableRawPointer(scores.first).assumingMemoryBound(to: Float.self))
  }

  @inline(__always)
  private func score(_ index: Int, _ items: SegmentSteps) {
    let place = features.place(of: index)
    @inline(__always)
    func key(_ group: ContentFeatures.Group) -> UInt64 {
      features.key(of: group, index, place, items)
    }
    @inline(__always)
    func weights(_ group: ContentFeatures.Group) -> SIMD16<Int16> {
      var list = buffer.start
      features.add(group, index, place, items, &list)
      return chain.weights(buffer.features(before: list))
    }
    var sum = step.weights(key(.step)) { weights(.step) }
    sum &+= between.weights(key(.between)) { weights(.between) }
    sum &+= counts.weights(key(.counts)) { weights(.counts) }
    sum &+= left.weights(key(.left)) { weights(.left) }
    sum &+= cue.weights(key(.cue), cueCount) { weights(.cue) }
    var list = buffer.start
    features.addOthers(index, place, items, &list)
    chain.score(buffer.features(before: list), from: sum, into: scores.first + index)
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
