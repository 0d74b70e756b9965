internal import CClaimwireData

/// Tells the parts of speech of a sentence's tokens, left to right (see `syntax.MODEL_CARD.md`).
///
/// Each token takes the best tag given those before it: no search, so the cost a token is that of looking its features up.
struct PartOfSpeechTagger: Sendable {
  /// "SYNT".
  static let kind: UInt32 = 0x544E_5953

  private let model: LinearChain?

  /// The tagger with the embedded model.
  init() { self.init(ModelStorage(embedded: claimwire_data_syntax())) }

  /// The tagger with a model that was just trained.
  init(model bytes: [UInt8]) { self.init(ModelStorage(copying: bytes)) }

  private init(_ storage: ModelStorage) {
    model = ModelBlob(storage, kind: PartOfSpeechTagger.kind).flatMap { LinearChain($0) }
  }

  /// A reader of one document, which keeps its memory from sentence to sentence.
  func reader(of document: Document) -> PartOfSpeechReader {
    PartOfSpeechReader(model: model, document: document)
  }
}

/// Tags the sentences of one document.
struct PartOfSpeechReader {
  private let model: LinearChain?
  private let tokens: [Token]
  private var features: SyntaxFeatures
  /// The tags of the last sentence's tokens.
  private(set) var tags: [PartOfSpeech] = []

  init(model: LinearChain?, document: Document) {
    self.model = model
    tokens = document.tokens
    features = SyntaxFeatures(document)
  }

  /// Tags a sentence's tokens: afterwards ``tags`` has one for each.
  mutating func read(_ sentence: Range<Int>) {
    tags.removeAll(keepingCapacity: true)
    var previous = PartOfSpeech.other
    var beforePrevious = PartOfSpeech.other
    for index in sentence {
      let tag = tag(index, sentence, previous, beforePrevious)
      tags.append(tag)
      beforePrevious = previous
      previous = tag
    }
  }

  private mutating func tag(
    _ index: Int,
    _ sentence: Range<Int>,
    _ previous: PartOfSpeech,
    _ beforePrevious: PartOfSpeech
  ) -> PartOfSpeech {
    guard let model, tokens[index].kind != .punctuation else { return .other }
    features.collect(
      at: index,
      in: sentence,
      previous: previous,
      beforePrevious: beforePrevious
    )
    let scores = features.features.withUnsafeBufferPointer { model.emission($0) }
    var best = PartOfSpeech.other
    var highest: Float = 0
    for label in 0..<LinearChain.labelCount where scores[label] > highest {
      highest = scores[label]
      best = PartOfSpeech(rawValue: UInt8(label)) ?? .other
    }
    return best
  }
}
