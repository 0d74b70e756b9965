/// Scores the steps of a segment as one cue's content and as its speaker.
///
/// The sum of the weights of ``ContentFeatures``, where those of a group are added up once for the numbers that they are
/// worked out of: for good where these do not name a cue, else for the cue.
struct ContentScorer {
  /// Places in a cache, as a power of two: 80 kB, of which news uses most.
  private static let cacheBits = 11

  private let chain: LinearChain
  private var features = ContentFeatures()
  private let buffer = FeatureBuffer(capacity: ContentFeatures.capacity)
  private let shapes = WeightCache(bits: cacheBits)
  private let ends = WeightCache(bits: cacheBits)
  private let between = WeightCache(bits: cacheBits)
  private let left = WeightCache(bits: cacheBits)
  private let cue = CueWeights()
  private let cueAndPart = CueWeights()
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

  /// The scores of the segment's steps for a cue: sixteen a step, eight for its content and eight for its speaker. Valid
  /// until the next are asked for, or this goes away.
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
    var sum = shapes.weights(key(.shapes)) { weights(.shapes) }
    sum &+= ends.weights(key(.ends)) { weights(.ends) }
    sum &+= between.weights(key(.between)) { weights(.between) }
    sum &+= left.weights(key(.left)) { weights(.left) }
    sum &+= cue.weights(key(.cue), cueCount) { weights(.cue) }
    sum &+= cueAndPart.weights(key(.cueAndPart), cueCount) { weights(.cueAndPart) }
    var list = buffer.start
    features.addOthers(index, place, items, &list)
    chain.score(buffer.features(before: list), from: sum, into: scores.first + index)
  }
}

/// The weights of a group of features that hangs on the cue, by the rest that it hangs on.
private struct CueWeights {
  private let cues = ScratchMemory<Int>(capacity: ContentFeatures.keyCount)
  private let weights = ScratchMemory<SIMD16<Int16>>(capacity: ContentFeatures.keyCount)

  init() { cues.first.initialize(repeating: 0, count: cues.capacity) }

  /// The weights of the key's group with the cue of that number, from 1, which `make` works out at the cue's first.
  @inline(__always)
  func weights(_ key: UInt64, _ cue: Int, _ make: () -> SIMD16<Int16>) -> SIMD16<Int16> {
    assert(key < ContentFeatures.keyCount)
    let place = Int(key)
    if cues.first[place] != cue {
      weights.first[place] = make()
      cues.first[place] = cue
    }
    return weights.first[place]
  }
}
