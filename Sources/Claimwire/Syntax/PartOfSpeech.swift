/// What a word does in its sentence.
///
/// Universal Dependencies' parts of speech (universaldependencies.org/u/pos), with verbs told apart by their form, since
/// only a finite one has a subject of its own, and with everything that is no word as one.
enum PartOfSpeech: UInt8, Sendable, CaseIterable {
  /// "house".
  case noun
  /// "Paris".
  case properNoun
  /// "she", "who", "everybody".
  case pronoun
  /// "the", "his", "every".
  case determiner
  /// "of", "out" in "find out".
  case adposition
  /// "later", "not".
  case adverb
  /// "old".
  case adjective
  /// "three", "1918".
  case number
  /// "and".
  case coordinator
  /// "that" before a clause, "because".
  case subordinator
  /// "to" before a verb, "'s" behind an owner.
  case particle
  /// "has", "will", "is".
  case auxiliary
  /// "said", "says": with tense.
  case finiteVerb
  /// "say".
  case baseVerb
  /// "saying".
  case gerund
  /// "said" in "was said".
  case participle
  /// Marks, symbols, interjections.
  case other

  /// The one with that number; ``other`` for numbers that none has.
  ///
  /// `init(rawValue:)` is a call, and this is asked for every word. Cases without values have the numbers 0, 1, 2 … that
  /// their raw values have, in a byte.
  @inline(__always)
  init(number: UInt8) {
    self =
      number < PartOfSpeech.other.rawValue ? unsafeBitCast(number, to: PartOfSpeech.self) : .other
  }

  /// Whether it is a verb's form, auxiliaries left out.
  var isVerb: Bool {
    rawValue >= PartOfSpeech.finiteVerb.rawValue && rawValue <= PartOfSpeech.participle.rawValue
  }

  /// The part of speech of a treebank's word.
  ///
  /// - Parameters:
  ///   - universal: the UPOS column.
  ///   - specific: the XPOS column, Penn Treebank's tags.
  init(universal: String, specific: String) {
    switch (universal, specific) {
    case (_, "PRP$"), (_, "WP$"), ("DET", _): self = .determiner
    case ("NOUN", _): self = .noun
    case ("PROPN", _): self = .properNoun
    case ("PRON", _): self = .pronoun
    case ("ADP", _): self = .adposition
    case ("ADV", _), ("PART", "RB"): self = .adverb
    case ("ADJ", _): self = .adjective
    case ("NUM", _): self = .number
    case ("CCONJ", _): self = .coordinator
    case ("SCONJ", _): self = .subordinator
    case ("PART", _): self = .particle
    case ("AUX", _): self = .auxiliary
    case ("VERB", "VB"): self = .baseVerb
    case ("VERB", "VBG"): self = .gerund
    case ("VERB", "VBN"): self = .participle
    case ("VERB", _): self = .finiteVerb
    default: self = .other
    }
  }
}
