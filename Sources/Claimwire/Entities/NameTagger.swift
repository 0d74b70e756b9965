internal import CClaimwireData

/// Finds names: a linear-chain model over hashed features (see `ner.MODEL_CARD.md`).
///
/// Linear in the document's length; only stretches with capitals are looked at (``TaggerRegions``).
struct NameTagger: Sendable {
  /// "NAME".
  static let kind: UInt32 = 0x454D_414E

  private let model: LinearChain?
  private let classes: WordClasses?

  /// The tagger with the embedded model.
  init() {
    self.init(ModelStorage(embedded: claimwire_data_ner()))
  }

  /// The tagger with a model that `claimwire train` wrote; null where the bytes are none.
  init?(model bytes: [UInt8]) {
    self.init(ModelStorage(copying: bytes))
    guard model != nil else { return nil }
  }

  private init(_ storage: ModelStorage) {
    model = ModelBlob(storage, kind: NameTagger.kind).flatMap { LinearChain($0) }
    classes = WordClasses()
  }

  /// The names of the document, ascending, none overlapping another.
  func names(in document: Document) -> [TaggedName] {
    guard let model else { return [] }
    var names: [TaggedName] = []
    var features = TaggerFeatures(document, classes: classes)
    var regions = TaggerRegions(tokens: document.tokens)
    var decoder = ChainDecoder(transitions: model.transitions)
    var emissions: [SIMD16<Float>] = []
    var end = 0
    while let region = regions.nextRegion() {
      let tokens = max(region.lowerBound, end)..<region.upperBound
      end = region.upperBound
      guard !tokens.isEmpty else { continue }
      emissions.removeAll(keepingCapacity: true)
      for index in tokens {
        features.collect(at: index, in: tokens)
        emissions.append(features.features.withUnsafeBufferPointer { model.emission($0) })
      }
      decoder.decode(emissions)
      NameTagger.append(&decoder, emissions, from: tokens.lowerBound, to: &names)
    }
    return names
  }

  /// The names that the decoded labels spell.
  private static func append(
    _ decoder: inout ChainDecoder,
    _ emissions: [SIMD16<Float>],
    from first: Int,
    to names: inout [TaggedName]
  ) {
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
