internal import CClaimwireData

/// Finds names: a linear-chain model over hashed features (see `ner.MODEL_CARD.md`).
///
/// Two passes. The first judges each stretch by itself; the second hears what the first made of the same words elsewhere
/// in the document (``DocumentLabels``), so that a bare family name follows the full one, and "KYIV" follows "Kyiv".
/// Linear in the document's length; only stretches with capitals are looked at (``TaggerRegions``).
///
/// Shared by all threads: each has a ``NameReader``, which does the work.
struct NameTagger: Sendable {
  /// "NAME".
  static let kind: UInt32 = 0x454D_414E
  /// The chain for each of the model's habits, the usual ones first.
  let chains: [LinearChain]
  /// How labels are found by each chain alone.
  let searches: [NameSearch]
  let kinds: TextKindClassifier?
  let classes: WordClasses?
  let known: KnownNames?
  let connectors: NameConnectors?

  /// The tagger with the embedded model.
  init() {
    self.init(ModelStorage(embedded: claimwire_data_ner()))
  }

  /// The tagger with a model that `claimwire train` wrote; null where the bytes are none.
  init?(model bytes: [UInt8]) {
    self.init(ModelStorage(copying: bytes))
    guard !chains.isEmpty, known != nil, connectors != nil else { return nil }
  }

  private init(_ storage: ModelStorage) {
    let blob = ModelBlob(storage, kind: NameTagger.kind)
    chains =
      blob.map { blob in
        (0..<TextKindClassifier.mostKinds).compactMap { LinearChain(blob, habit: $0) }
      } ?? []
    searches = chains.map { NameSearch(transitions: $0.transitions) }
    kinds = blob.flatMap { TextKindClassifier($0) }
    known = blob.flatMap { KnownNames($0) }
    connectors = blob.flatMap { NameConnectors($0) }
    classes = WordClasses()
  }
}
