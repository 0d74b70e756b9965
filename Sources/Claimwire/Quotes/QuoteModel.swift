internal import CClaimwireData

/// What quotes are read by: classifiers of cues, two linear chains and the rates of cue words (see `quotes.MODEL_CARD.md`).
///
/// A class, since every thread's readers hold it: a copy is one reference.
final class QuoteModel: Sendable {
  /// "QUOT".
  static let kind: UInt32 = 0x544F_5551
  static let cueHeadsSection: UInt32 = 1
  static let placesSection: UInt32 = 2
  static let speakerPairsSection: UInt32 = 3
  static let keysSection: UInt32 = 4
  static let ratesSection: UInt32 = 5
  static let cueExtentsSection: UInt32 = 8
  static let stemsSection: UInt32 = 10

  /// Tells whether a word makes a cue.
  let cueHeads: HashedClassifier
  /// Tells whether a word beside it belongs to it.
  let cueExtents: HashedClassifier
  /// Finds a cue's content and its speaker by the same features: ``ContentLabel`` for the one in the lower half of a row,
  /// for the other from ``speakerLabels`` on.
  let places: LinearChain
  static let speakerLabels = 8
  /// The weights of pairs of the two.
  let contentPairs: NarrowDecoder.Pairs
  let speakerPairs: NarrowDecoder.Pairs
  /// Judges the readings; null while it is being trained.
  let ranker: ReadingRanker?
  /// Chooses each cue's content; null while it is being trained.
  let contentRanker: ContentRanker?
  let rates: CueRates
  let classes: WordClasses?

  /// The embedded model; null where the program was built without one.
  convenience init?() { self.init(ModelStorage(embedded: claimwire_data_quotes())) }

  /// A model that was just trained.
  convenience init?(model bytes: [UInt8]) { self.init(ModelStorage(copying: bytes)) }

  private init?(_ storage: ModelStorage) {
    guard let blob = ModelBlob(storage, kind: QuoteModel.kind),
      let cueHeads = HashedClassifier(section: QuoteModel.cueHeadsSection, of: blob),
      let cueExtents = HashedClassifier(section: QuoteModel.cueExtentsSection, of: blob),
      let places = QuoteModel.chain(QuoteModel.placesSection, of: blob),
      let speakerPairs = blob.array(QuoteModel.speakerPairsSection, of: Float.self),
      let keys = blob.array(QuoteModel.keysSection, of: UInt32.self),
      let rates = blob.array(QuoteModel.ratesSection, of: UInt8.self),
      let stems = blob.array(QuoteModel.stemsSection, of: UInt32.self),
      keys.count == rates.count, keys.count == stems.count,
      speakerPairs.count == places.transitions.count
    else { return nil }
    self.cueHeads = cueHeads
    self.cueExtents = cueExtents
    self.places = places
    contentPairs = NarrowDecoder.Pairs(places.transitions)
    self.speakerPairs = NarrowDecoder.Pairs(Array(speakerPairs))
    classes = WordClasses()
    ranker = ReadingRanker(blob)
    contentRanker = ContentRanker(blob)
    self.rates = CueRates(
      zip(keys, zip(rates, stems)).map { CueRates.Entry(key: $0, value: $1.0, stem: $1.1) }
    )
  }

  private static func chain(_ section: UInt32, of blob: ModelBlob) -> LinearChain? {
    guard let storage = ModelStorage(section: section, of: blob) else { return nil }
    return ModelBlob(storage, kind: section).flatMap { LinearChain($0) }
  }
}

/// Where a step stands to the one content, or the one speaker, of a cue.
///
/// Each run has one at most: that is what the pairs of labels that are allowed spell.
enum ContentLabel {
  static let begin: UInt8 = 0
  static let inside: UInt8 = 1
  /// A cue and its speaker between two parts of the content.
  static let gap: UInt8 = 2
  /// The first step behind it.
  static let end: UInt8 = 3
  static let after: UInt8 = 4
  static let before: UInt8 = 5

  static func isAllowed(_ first: Int, _ second: Int) -> Bool {
    let outside = LinearChain.outside
    switch first {
    case outside, 5: return second == 5 || second == 0 || first == 5 && second == outside
    case 0, 1: return second == 1 || second == 2 || second == 3 || second == outside
    case 2: return second == 1 || second == 2
    case 3, 4: return second == 4 || second == outside
    default: return false
    }
  }
}
