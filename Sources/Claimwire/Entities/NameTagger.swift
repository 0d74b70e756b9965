internal import CClaimwireData

/// Finds names: a linear-chain model over hashed features (see `ner.MODEL_CARD.md`).
///
/// Two passes. The first judges each stretch by itself; the second hears what the first made of the same words elsewhere
/// in the document (``DocumentLabels``), so that a bare family name follows the full one, and "KYIV" follows "Kyiv".
/// Linear in the document's length; only stretches with capitals are looked at (``TaggerRegions``).
struct NameTagger: Sendable {
  /// "NAME".
  static let kind: UInt32 = 0x454D_414E
  /// Documents are judged in stretches of so many tokens, so that a book's memory stays bounded.
  private static let windowLength = 1 << 15

  /// The chain for each of the model's habits, the usual ones first.
  private let chains: [LinearChain]
  /// How labels are found by each chain alone.
  private let searches: [NameSearch]
  private let kinds: TextKindClassifier?
  private let classes: WordClasses?
  private let known: KnownNames?
  private let connectors: NameConnectors?

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

  /// The names of the document, ascending, none overlapping another.
  ///
  /// - Parameter evidence: that of the document's tokens.
  func names(in document: Document, _ evidence: DocumentEvidence) -> [TaggedName] {
    let voices = voices(for: document)
    guard !voices.isEmpty, let known, let connectors else { return [] }
    var reader = NameReader(
      document,
      evidence,
      voices: voices.map { NameReader.Voice(chain: chains[$0.chain], share: $0.share) },
      search: search(for: voices),
      classes: classes,
      known: known,
      connectors: connectors
    )
    return reader.names(windowLength: NameTagger.windowLength)
  }

  private func search(for voices: [(chain: Int, share: Float)]) -> NameSearch {
    if voices.count == 1 { return searches[voices[0].chain] }
    var transitions = [Float](repeating: 0, count: LinearChain.stateCount * LinearChain.stateCount)
    for voice in voices {
      for (index, weight) in chains[voice.chain].transitions.enumerated() {
        transitions[index] += weight * voice.share
      }
    }
    return NameSearch(transitions: transitions)
  }

  /// The chains to hear and how much each counts: those of the habits that the text is like.
  private func voices(for document: Document) -> [(chain: Int, share: Float)] {
    guard let kinds, chains.count > 1 else { return chains.indices.prefix(1).map { ($0, 1) } }
    let shares = kinds.shares(NameTagger.firstWords(document.tokens))
    // One voice speaks where it is nearly sure, and saves the others' work.
    if let sure = chains.indices.first(where: { shares[$0] > 0.9 }) {
      return [(sure, 1)]
    }
    let heard = chains.indices.filter { shares[$0] > 0.1 }
    let sum = heard.reduce(Float(0)) { $0 + shares[$1] }
    return heard.map { ($0, shares[$0] / sum) }
  }

  /// The keys of the words that the kind of a text is told by.
  private static func firstWords(_ tokens: [Token]) -> [UInt32] {
    var keys: [UInt32] = []
    keys.reserveCapacity(min(tokens.count, TextKindClassifier.mostWords))
    for token in tokens where token.kind == .word {
      keys.append(token.key)
      if keys.count == TextKindClassifier.mostWords { break }
    }
    return keys
  }
}
