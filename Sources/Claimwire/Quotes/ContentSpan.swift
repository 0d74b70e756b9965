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

  /// The likeliest first; the chain's own last where it is none of the likeliest.
  private(set) var places: [(step: Int, likelihood: Float)] = []

  /// Looks at a place.
  @inline(__always)
  mutating func add(_ step: Int, _ likelihood: Float) {
    if likelihood > ContentEdges.leastLikelihood { insert(step, likelihood) }
  }

  private mutating func insert(_ step: Int, _ likelihood: Float) {
    let index = places.firstIndex { $0.likelihood < likelihood } ?? places.count
    places.insert((step, likelihood), at: index)
    if places.count > ContentEdges.most { places.removeLast() }
  }

  /// Takes the chain's own place, however likely it is by itself.
  mutating func include(_ step: Int, _ likelihood: Float) {
    if !places.contains(where: { $0.step == step }) { places.append((step, likelihood)) }
  }
}
