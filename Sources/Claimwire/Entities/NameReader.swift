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
  private var decoder: ChainDecoder
  private var regions: TaggerRegions
  private var names: [TaggedName] = []
  private var emissions: [SIMD16<Float>] = []

  init(_ document: Document, voices: [Voice], transitions: [Float], classes: WordClasses?) {
    tokens = document.tokens
    self.voices = voices
    features = TaggerFeatures(document, classes: classes)
    decoder = ChainDecoder(transitions: transitions)
    regions = TaggerRegions(tokens: document.tokens)
  }

  /// All names, window by window.
  mutating func names(windowLength: Int) -> [TaggedName] {
    var window: [Range<Int>] = []
    var windowStart = 0
    var end = 0
    while let region = regions.nextRegion() {
      let range = max(region.lowerBound, end)..<region.upperBound
      end = region.upperBound
      if range.isEmpty { continue }
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
    for region in window {
      score(region)
      decoder.sum(emissions)
      for (offset, token) in region.enumerated() {
        labels.note(tokens[token], decoder.marginals(at: offset))
      }
      scores += emissions
    }
    var first = 0
    for region in window {
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
    for index in region {
      features.collect(at: index, in: region)
      emissions.append(
        features.features.withUnsafeBufferPointer { features in
          var sum = voices[0].chain.emission(features) * voices[0].share
          for voice in voices.dropFirst() { sum += voice.chain.emission(features) * voice.share }
          return sum
        }
      )
    }
  }

  /// The names that the decoded labels spell.
  private mutating func append(from first: Int) {
    guard decoder.labels.contains(where: { $0 != LinearChain.outside }) else { return }
    decoder.sum(emissions)
    var start = 0
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
      if position == .last || position == .unit {
        names.append(
          TaggedName(
            tokens: first + start..<first + index + 1,
            label: label,
            confidence: confidence
          )
        )
      }
    }
  }
}
