/// A stretch of a segment that may be a cue's content.
struct ContentSpan {
  var steps: Range<Int>
  /// How likely the chain finds its start.
  var startLikelihood: Float
  /// How likely the chain finds its end.
  var endLikelihood: Float
  /// Whether it is the chain's own.
  var isChains: Bool
}

/// A cue with what the chains make of it.
struct CueContents {
  var cue: FoundCue
  /// The stretches that may be its content, the chain's own first; none where the chain finds none.
  var spans: [ContentSpan]
  /// The parts of the chain's own.
  var parts: [Range<Int>] = []
  var speaker: Range<Int>?
}

/// The likeliest places of one edge of a content.
struct ContentEdges {
  /// Not more are looked at, so that the stretches between starts and ends stay few.
  private static let most = 4
  /// Less likely ones are not looked at.
  private static let leastLikelihood: Float = 0.03

  private var steps = SIMD8<Int32>.zero
  private var likelihoods = SIMD8<Float>.zero
  /// How many places there are, at most ``most`` and the chain's own.
  private(set) var count = 0

  /// The likeliest first; the chain's own last where it is none of the likeliest.
  subscript(index: Int) -> (step: Int, likelihood: Float) {
    (Int(steps[index]), likelihoods[index])
  }

  var places: [(step: Int, likelihood: Float)] { (0..<count).map { self[$0] } }

  /// Looks at a place.
  @inline(__always)
  mutating func add(_ step: Int, _ likelihood: Float) {
    if likelihood > ContentEdges.leastLikelihood { insert(step, likelihood) }
  }

  private mutating func insert(_ step: Int, _ likelihood: Float) {
    var index = min(count, ContentEdges.most)
    while index > 0, likelihoods[index - 1] < likelihood {
      set(index, Int(steps[index - 1]), likelihoods[index - 1])
      index -= 1
    }
    set(index, step, likelihood)
    count = min(count + 1, ContentEdges.most)
  }

  private mutating func set(_ index: Int, _ step: Int, _ likelihood: Float) {
    steps[index] = Int32(truncatingIfNeeded: step)
    likelihoods[index] = likelihood
  }

  /// Takes the chain's own place, however likely it is by itself.
  mutating func include(_ step: Int, _ likelihood: Float) {
    for index in 0..<count where steps[index] == Int32(truncatingIfNeeded: step) { return }
    set(count, step, likelihood)
    count += 1
  }
}
