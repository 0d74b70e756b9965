/// One document's way through the tagger.
struct NameReader {
  /// A chain and how much it counts.
  struct Voice {
    var chain: LinearChain
    var share: Float
  }

  private let tokens: [Token]
  private let voices: [Voice]
  private var features: TaggerFeatures
  private var regions: TaggerRegions
  private var decoder: ChainDecoder
  private let rejection: NameRejection
  private var names: [TaggedName] = []
  private var emissions: [SIMD16<Float>] = []

  init(
    _ document: Document,
    _ evidence: DocumentEvidence,
    voices: [Voice],
    search: NameSearch,
    classes: WordClasses?,
    known: KnownNames,
    connectors: NameConnectors
  ) {
    tokens = document.tokens
    self.voices = voices
    features = TaggerFeatures(document, evidence, classes: classes, known: known)
    decoder = search.decoder
    rejection = search.rejection
    regions = TaggerRegions(tokens: document.tokens, connectors: connectors)
  }

  /// All names, window by window.
  mutating func names(windowLength: Int) -> [TaggedName] {
    var window: [Range<Int>] = []
    var windowStart = 0
    while let range = regions.nextRegion() {
      if range.upperBound - windowStart > windowLength, !window.isEmpty {
        read(window)
        window.removeAll(keepingCapacity: true)
        windowStart = range.lowerBound
      }
      window.append(range)
    }
    read(window)
    return names
  }

  /// Both passes over the regions of a window.
  private mutating func read(_ window: [Range<Int>]) {
    var scores: [SIMD16<Float>] = []
    var labels = DocumentLabels()
    var doubtful: [Range<Int>] = []
    for region in window {
      score(region)
      guard emissions.contains(where: { rejection.mayStartName($0) }) else {
        for token in region { labels.noteOutside(tokens[token]) }
        continue
      }
      decoder.sum(emissions)
      for (offset, token) in region.enumerated() {
        labels.note(tokens[token], decoder.marginals(at: offset))
      }
      scores += emissions
      doubtful.append(region)
    }
    var first = 0
    for region in doubtful {
      emissions.removeAll(keepingCapacity: true)
      for token in region {
        emissions.append(scores[first] + labels.evidence(tokens[token], at: first))
        first += 1
      }
      decoder.decode(emissions)
      append(from: region.lowerBound)
    }
  }

  private mutating func score(_ region: Range<Int>) {
    emissions.removeAll(keepingCapacity: true)
    let first = voices[0]
    features.enter(region)
    for index in region {
      features.collect(at: index)
      var sum = first.chain.emission(features.features) * first.share
      for voice in voices.dropFirst() {
        sum += voice.chain.emission(features.features) * voice.share
      }
      emissions.append(sum)
    }
  }

  /// The names that the decoded labels spell.
  private mutating func append(from first: Int) {
    guard decoder.labels.contains(where: { $0 != LinearChain.outside }) else { return }
    decoder.sum(emissions)
    var start: Int?
    var confidence: Float = 1
    for (index, chainLabel) in decoder.labels.enumerated() {
      guard let position = NamePosition(chainLabel: Int(chainLabel)),
        let label = NameLabel(rawValue: chainLabel / 4)
      else { continue }
      if position == .begin || position == .unit {
        start = index
        confidence = 1
      }
      confidence = min(confidence, decoder.marginals(at: index).labels[Int(chainLabel)])
      // A foreign model may allow a last token without a first one.
      guard position == .last || position == .unit, let begin = start else { continue }
      start = nil
      names.append(
        TaggedName(
          tokens: first + begin..<first + index + 1,
          label: label,
          confidence: confidence
        )
      )
    }
  }
}

/// How labels are found by given weights of their pairs: worked out once and copied for each document.
struct NameSearch: Sendable {
  let decoder: ChainDecoder
  let rejection: NameRejection

  init(transitions: [Float]) {
    decoder = ChainDecoder(transitions: transitions)
    rejection = NameRejection(transitions: transitions)
  }
}

/// Tells tokens that surely start no name by their scores alone: most are so.
struct NameRejection: Sendable {
  /// Under this log-odds a name is one in a hundred at most, and the second pass would hardly save it.
  private static let least: Float = -4.5

  /// The most that a label can gain by its pairs with what is before and after, against outside twice.
  private var gains = SIMD16<Float>(repeating: -1000)

  init(transitions: [Float]) {
    let states = LinearChain.stateCount
    let outside = LinearChain.outside
    let none = transitions[outside * states + outside]
    for label in 0..<LinearChain.labelCount {
      let before = (0..<states).map { transitions[$0 * states + label] }.max() ?? 0
      let after = (0..<states).map { transitions[label * states + $0] }.max() ?? 0
      gains[label] = before + after - 2 * none
    }
  }

  /// Whether the token may be in a name.
  @inline(__always)
  func mayStartName(_ emission: SIMD16<Float>) -> Bool { (emission + gains).max() > Self.least }
}
