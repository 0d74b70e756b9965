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
  private let model: LinearChain?
  /// Words of one part of speech only, each with its tag and 1.
  private let known: KeyBytes
  private let tokens: [Token]
  private var features: SyntaxFeatures
  /// The tags of the last sentence's tokens.
  private(set) var tags: [PartOfSpeech] = []

  init(model: LinearChain?, known: KeyBytes, document: Document) {
    self.model = model
    self.known = known
    tokens = document.tokens
    features = SyntaxFeatures(document)
  }

  /// Tags a sentence's tokens: afterwards ``tags`` has one for each.
  mutating func read(_ sentence: Range<Int>) {
    tags.removeAll(keepingCapacity: true)
    guard let model else {
      tags.append(contentsOf: repeatElement(.other, count: sentence.count))
      return
    }
    var previous = PartOfSpeech.other
    var beforePrevious = PartOfSpeech.other
    for index in sentence {
      let tag = tag(index, sentence, previous, beforePrevious, model)
      tags.append(tag)
      beforePrevious = previous
      previous = tag
    }
  }

  private mutating func tag(
    _ index: Int,
    _ sentence: Range<Int>,
    _ previous: PartOfSpeech,
    _ beforePrevious: PartOfSpeech,
    _ model: borrowing LinearChain
  ) -> PartOfSpeech {
    let token = tokens[index]
    if token.kind == .punctuation { return .other }
    if token.letterCase == .lower {
      let tag = known.value(token.key)
      if tag > 0 { return PartOfSpeech(rawValue: tag - 1) ?? .other }
    }
    features.collect(
      at: index,
      in: sentence,
      previous: previous,
      beforePrevious: beforePrevious
    )
    // "Other" is the label without weights.
    return PartOfSpeech(rawValue: model.bestLabel(features.features)) ?? .other
  }
}
