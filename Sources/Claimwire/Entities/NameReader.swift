/// One thread's way through the tagger, document after document, in the same memory.
///
/// Asks for hardly any once it is large enough.
struct NameReader {
  /// The weights of one of the tagger's chains and how much they count.
  private struct Voice: BitwiseCopyable {
    let number: Int
    let table: LinearChain.Table
    var share: Float = 1
  }

  /// Documents are judged in stretches of so many tokens, so that a book's memory stays bounded.
  private static let windowLength = 1 << 15

  /// What the last document's words tell.
  private(set) var evidence = DocumentEvidence.none

  private let tagger: NameTagger
  private let known: KnownNames
  private let connectors: NameConnectors
  private var tokens: [Token] = []
  private var seen = TextKindWords()
  /// The keys of the document's first words.
  private var words: [UInt32] = []
  /// Those that the document is read with.
  private var voices: [Voice] = []
  private var features: TaggerFeatures
  private var decoder: ChainDecoder
  /// The weights of pairs of the last text that was like several habits, and the decoder that has them.
  private var mixedTransitions: [Float] = []
  private var mixedDecoder: ChainDecoder
  private var rejection: NameRejection
  private var labels = DocumentLabels()
  private var window: [Range<Int>] = []
  /// The window's regions that may have names.
  private var doubtful: [Range<Int>] = []
  /// The scores of the tokens in them, one after another.
  private var scores: [SIMD16<Float>] = []
  /// Those of one region.
  private var emissions: [SIMD16<Float>] = []
  private var names: [TaggedName] = []

  /// A reader with the tagger's model; null where it has none.
  init?(_ tagger: NameTagger) {
    guard !tagger.chains.isEmpty, let known = tagger.known, let connectors = tagger.connectors
    else { return nil }
    self.init(tagger, known, connectors)
  }

  private init(_ tagger: NameTagger, _ known: KnownNames, _ connectors: NameConnectors) {
    self.tagger = tagger
    self.known = known
    self.connectors = connectors
    features = TaggerFeatures(classes: tagger.classes, known: known)
    decoder = tagger.searches[0].decoder
    mixedDecoder = tagger.searches[0].decoder
    rejection = tagger.searches[0].rejection
  }

  /// The names of the document, ascending, none overlapping another.
  mutating func names(in document: Document) -> [TaggedName] {
    open(document)
    if !voices.isEmpty { readAll() }
    let found = names
    close()
    return found
  }

  private mutating func readAll() {
    var regions = TaggerRegions(tokens: tokens, connectors: connectors)
    var windowStart = 0
    while let range = regions.nextRegion() {
      if range.upperBound - windowStart > Self.windowLength, !window.isEmpty {
        readWindow()
        windowStart = range.lowerBound
      }
      window.append(range)
    }
    readWindow()
  }

  private mutating func open(_ document: Document) {
    tokens = document.tokens
    evidence.read(tokens)
    features.open(document, evidence)
    listen()
    names.removeAll(keepingCapacity: true)
  }

  /// Lets go of the document; a book's memory is given back at once.
  private mutating func close() {
    if tokens.count > Self.windowLength {
      let evidence = evidence
      self = NameReader(tagger, known, connectors)
      self.evidence = evidence
    } else {
      features.close()
      tokens = []
    }
  }

  // MARK: Voices

  /// Chooses the chains to hear and how much each counts: those of the habits that the text is like.
  private mutating func listen() {
    voices.removeAll(keepingCapacity: true)
    guard let kinds = tagger.kinds, tagger.chains.count > 1 else { return hear(only: 0) }
    // No lazy sequence, whose closures would be called for every token.
    words.removeAll(keepingCapacity: true)
    for token in tokens where token.kind == .word {
      if words.count == TextKindClassifier.mostWords { break }
      words.append(token.key)
    }
    let shares = kinds.shares(words, &seen)
    // One voice speaks where it is nearly sure, and saves the others' work.
    if let sure = tagger.chains.indices.first(where: { shares[$0] > 0.9 }) {
      return hear(only: sure)
    }
    for number in tagger.chains.indices where shares[number] > 0.1 {
      voices.append(voice(number, share: shares[number]))
    }
    let sum = voices.reduce(Float(0)) { $0 + $1.share }
    for index in voices.indices { voices[index].share /= sum }
    if voices.count == 1 { use(tagger.searches[voices[0].number]) } else { useMixedTransitions() }
  }

  private mutating func hear(only number: Int) {
    voices.append(voice(number, share: 1))
    use(tagger.searches[number])
  }

  private func voice(_ number: Int, share: Float) -> Voice {
    Voice(number: number, table: tagger.chains[number].table, share: share)
  }

  private mutating func use(_ search: NameSearch) {
    decoder.usePairs(of: search.decoder)
    rejection = search.rejection
  }

  /// Uses the voices' weights of pairs, each by its share.
  private mutating func useMixedTransitions() {
    mixedTransitions.removeAll(keepingCapacity: true)
    for index in tagger.chains[0].transitions.indices {
      mixedTransitions.append(
        voices.reduce(0) { $0 + tagger.chains[$1.number].transitions[index] * $1.share }
      )
    }
    // The mixed pairs are written anew in place, as soon as no decoder shares them.
    decoder.usePairs(of: tagger.searches[0].decoder)
    mixedDecoder.update(transitions: mixedTransitions)
    decoder.usePairs(of: mixedDecoder)
    rejection = NameRejection(transitions: mixedTransitions)
  }

  // MARK: Passes

  /// Both passes over the regions of the window, which is empty afterwards.
  private mutating func readWindow() {
    labels.removeAll(tokenCount: min(tokens.count, Self.windowLength))
    doubtful.removeAll(keepingCapacity: true)
    scores.removeAll(keepingCapacity: true)
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
    window.removeAll(keepingCapacity: true)
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

  /// Scores each token while the next one's features are worked out and fetched.
  private mutating func score(_ region: Range<Int>) {
    emissions.removeAll(keepingCapacity: true)
    features.enter(region)
    var last = UnsafeBufferPointer<UInt32>(start: nil, count: 0)
    for index in region {
      let found = features.collect(at: index)
      for voice in voices { voice.table.fetch(found) }
      if index > region.lowerBound { emissions.append(emission(last)) }
      last = found
    }
    emissions.append(emission(last))
  }

  /// The scores of a token with these features, each voice's by its share.
  @inline(__always)
  private func emission(_ features: UnsafeBufferPointer<UInt32>) -> SIMD16<Float> {
    var sum = voices[0].table.emission(features) * voices[0].share
    for index in 1..<voices.count {
      sum += voices[index].table.emission(features) * voices[index].share
    }
    return sum
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

/// How labels are found by given weights of their pairs.
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
      var (before, after) = (-Float.infinity, -Float.infinity)
      for other in 0..<states {
        before = max(before, transitions[other * states + label])
        after = max(after, transitions[label * states + other])
      }
      gains[label] = before + after - 2 * none
    }
  }

  /// Whether the token may be in a name.
  @inline(__always)
  func mayStartName(_ emission: SIMD16<Float>) -> Bool { (emission + gains).max() > Self.least }
}
