/// One step of a ``QuoteSegment``: a token, or an utterance in marks as a whole.
struct SegmentItem: BitwiseCopyable {
  /// Its tokens, as indices into the document's.
  var start: Int32
  var end: Int32
  /// The word's key, for numbers their length, for utterances ``utterance``.
  var word: UInt32
  /// Which words it is like, see ``WordCluster``; 0 where that is not known.
  var cluster: UInt16
  /// Whether it is a mark that parts clauses: a comma, semicolon, dash or bracket.
  var isMark = false
  /// The word's last three bytes, folded.
  var ending: UInt32
  /// A ``PartOfSpeech``, or 17 for an utterance.
  var part: UInt8
  /// How it is cased.
  var shape: UInt8
  /// 0 outside a fragment in marks, 1 inside, 2 its first token.
  var place: UInt8
  /// How often the word is a cue, see ``CueRates``.
  var rate: UInt8
  /// The class of what is known of the word beside the marked articles.
  var prior: UInt8 = 0
  /// What the word's forms have in common where it can be a cue, else ``word``.
  var stem: UInt32 = 0

  /// The `word` of an utterance: no key of a short text.
  static let utterance: UInt32 = 2
  /// The `part` of an utterance.
  static let utterancePart: UInt8 = 17

  /// What stands beyond either end of a segment.
  static let edge = SegmentItem(
    start: 0,
    end: 0,
    word: 1,
    cluster: 0,
    ending: 0,
    part: 18,
    shape: 0,
    place: 0,
    rate: 0
  )

  var tokens: Range<Int> { Int(start)..<Int(end) }
  var isUtterance: Bool { part == SegmentItem.utterancePart }
  /// A finite verb or an auxiliary: a clause has one.
  var isFinite: Bool {
    part == PartOfSpeech.finiteVerb.rawValue || part == PartOfSpeech.auxiliary.rawValue
  }
  var isVerb: Bool {
    part >= PartOfSpeech.finiteVerb.rawValue && part <= PartOfSpeech.participle.rawValue
  }
  var isAuxiliary: Bool { part == PartOfSpeech.auxiliary.rawValue }
  /// A noun, name or pronoun: what speaks is one.
  var canBeSubject: Bool { part <= PartOfSpeech.pronoun.rawValue }
  /// Whether it is a verb that mostly is a cue.
  var isCueVerb: Bool { rate >= 3 && isVerb }
}
