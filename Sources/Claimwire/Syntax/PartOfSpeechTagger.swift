internal import CClaimwireData

/// Tells the parts of speech of a sentence's tokens, left to right (see `syntax.MODEL_CARD.md`).
///
/// Each token takes the best tag given those before it: no search, so the cost a token is that of looking its features up.
/// Words in lower case that were one part of speech all along ("of", "and", "said") cost one look-up: half of a text is they.
struct PartOfSpeechTagger: Sendable {
  /// "SYNT".
  static let kind: UInt32 = 0x544E_5953

  static let keysSection: UInt32 = 64
  static let tagsSection: UInt32 = 65

  private let model: LinearChain?
  private let known: KeyBytes

  /// The tagger with the embedded model.
  init() { self.init(ModelStorage(embedded: claimwire_data_syntax())) }

  /// The tagger with a model that was just trained.
  init(model bytes: [UInt8]) { self.init(ModelStorage(copying: bytes)) }

  private init(_ storage: ModelStorage) {
    let blob = ModelBlob(storage, kind: PartOfSpeechTagger.kind)
    model = blob.flatMap { LinearChain($0) }
    guard let keys = blob?.array(PartOfSpeechTagger.keysSection, of: UInt32.self),
      let tags = blob?.array(PartOfSpeechTagger.tagsSection, of: UInt8.self),
      keys.count == tags.count
    else {
      known = KeyBytes([])
      return
    }
    known = KeyBytes(zip(keys, tags).map { (key: $0, value: $1 + 1) })
  }

  /// A reader of one document, which keeps its memory from sentence to sentence.
  func reader(of document: Document) -> PartOfSpeechReader {
    PartOfSpeechReader(model: model, known: known, document: document)
  }
}

/// Tags the sentences of one document.
struct PartOfSpeechReader {
  /// No tag's number: the model has to tell.
  private static let doubtful: UInt8 = .max

  private let model: LinearChain?
  /// Words of one part of speech only, each with its tag and 1.
  private let known: KeyBytes
  private let tokens: [Token]
  private var features: SyntaxFeatures

  init(model: LinearChain?, known: KeyBytes, document: Document) {
    self.model = model
    self.known = known
    tokens = document.tokens
    features = SyntaxFeatures(document)
  }

  /// The tags of a sentence's tokens.
  mutating func tags(of sentence: Range<Int>) -> [PartOfSpeech] {
    let tags = ScratchMemory<UInt8>(capacity: sentence.count)
    read(sentence, into: tags.first)
    return (0..<sentence.count).map { PartOfSpeech(number: tags.first[$0]) }
  }

  /// Tags a sentence's tokens.
  ///
  /// - Parameter tags: memory for the number of each one's tag.
  mutating func read(_ sentence: Range<Int>, into tags: UnsafeMutablePointer<UInt8>) {
    guard let table = model?.table else {
      tags.initialize(repeating: PartOfSpeech.other.rawValue, count: sentence.count)
      return
    }
    features.enter(sentence)
    // What hangs on no tag comes first: while one token's features are worked out, those of others are fetched.
    for (place, token) in tokens[sentence].enumerated() {
      tags[place] = knownTag(token)
      if tags[place] == Self.doubtful {
        table.fetch(features.collectWords(at: sentence.lowerBound + place))
      }
    }
    var previous = PartOfSpeech.other
    var beforePrevious = PartOfSpeech.other
    for place in 0..<sentence.count {
      if tags[place] == Self.doubtful {
        let found = features.collectTags(
          at: sentence.lowerBound + place,
          previous: previous,
          beforePrevious: beforePrevious
        )
        // "Other" is the label without weights.
        let tag = PartOfSpeech(number: table.bestLabel(found))
        tags[place] = tag.rawValue
      }
      beforePrevious = previous
      previous = PartOfSpeech(number: tags[place])
    }
  }

  /// The tag of a token that needs no model; ``doubtful`` for others.
  @inline(__always)
  private func knownTag(_ token: Token) -> UInt8 {
    if token.kind == .punctuation { return PartOfSpeech.other.rawValue }
    guard token.letterCase == .lower else { return Self.doubtful }
    let tag = known.value(token.key)
    return tag > 0 ? PartOfSpeech(number: tag - 1).rawValue : Self.doubtful
  }
}
