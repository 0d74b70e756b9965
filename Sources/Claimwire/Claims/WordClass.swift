/// What a word can be in a clause, as far as claims need to know.
///
/// A word can be several things: "that".
struct WordClass: OptionSet, Sendable {
  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }

  private init(bit: UInt64) { rawValue = 1 << bit }

  // Function words.
  static let determiner = WordClass(bit: 0)
  static let indefinite = WordClass(bit: 1)
  static let possessive = WordClass(bit: 2)
  static let preposition = WordClass(bit: 3)
  static let conjunction = WordClass(bit: 4)
  static let subordinator = WordClass(bit: 5)
  static let relative = WordClass(bit: 6)
  static let subjectPronoun = WordClass(bit: 7)
  static let objectPronoun = WordClass(bit: 8)
  static let be = WordClass(bit: 9)
  static let have = WordClass(bit: 10)
  static let auxiliaryDo = WordClass(bit: 11)
  /// can, could, may, might, will, would …: what follows has not happened.
  static let modal = WordClass(bit: 12)
  static let negation = WordClass(bit: 13)
  static let adverb = WordClass(bit: 14)
  /// The infinitive's or the direction's "to".
  static let to = WordClass(bit: 15)
  /// no, none, nobody: a count of nought.
  static let zero = WordClass(bit: 16)

  // Verbs.
  /// Any verb form that is no noun as well: it ends a noun phrase.
  static let verb = WordClass(bit: 17)
  /// said, told, reported: its complement is somebody's word.
  static let reporting = WordClass(bit: 18)
  /// denied, rejected: its complement is denied.
  static let denying = WordClass(bit: 19)
  /// Participles that stand between a subject and its predicate: "feared dead", "reported killed".
  static let predicateLink = WordClass(bit: 20)
  /// feared, presumed: the harm is not sure.
  static let fearing = WordClass(bit: 21)
  /// rose, stands, climbed: what a toll does.
  static let rising = WordClass(bit: 22)
  /// claimed, cost, took, lost: what is done to lives.
  static let takingLives = WordClass(bit: 23)

  // Nouns.
  static let person = WordClass(bit: 24)
  static let pluralPeople = WordClass(bit: 25)
  /// Relatives: always somebody's.
  static let family = WordClass(bit: 26)
  /// Two people by the word's meaning: parents, twins, couple.
  static let pair = WordClass(bit: 27)
  /// Things, beasts, plants, measures: not people, whatever is done to them.
  static let notPeople = WordClass(bit: 28)
  static let time = WordClass(bit: 29)
  static let female = WordClass(bit: 30)
  static let male = WordClass(bit: 31)
  /// Attack, crash, flood: an event that harms people.
  static let harmEvent = WordClass(bit: 32)
  /// officials, police, spokesman: who is quoted on casualties.
  static let authority = WordClass(bit: 33)
  /// western, downtown: says which part of a place.
  static let region = WordClass(bit: 34)
  /// more, other, further: the count goes on from another one.
  static let additive = WordClass(bit: 35)
  /// possibly, apparently, allegedly, reportedly.
  static let hearsay = WordClass(bit: 36)
  static let possibly = WordClass(bit: 37)
  /// hospital, clinic.
  static let hospital = WordClass(bit: 38)
  /// taken, rushed, airlifted.
  static let taking = WordClass(bit: 39)
  /// plan, attempt, threat, plot: what follows has not happened.
  static let intention = WordClass(bit: 40)
  /// Mr., President, Dr.: a name of a person follows.
  static let title = WordClass(bit: 41)
  /// suffered, condition: an injury may be told of without a word of harm.
  static let suffering = WordClass(bit: 42)
  /// the, a, an: a noun follows.
  static let article = WordClass(bit: 43)
  /// found, showed, concluded: reports where "that" follows.
  static let concluding = WordClass(bit: 44)

  /// Nothing that a noun phrase can contain after its determiner.
  static let breaksPhrase: WordClass = [
    .preposition, .conjunction, .subordinator, .relative, .subjectPronoun, .be, .have,
    .auxiliaryDo, .modal, .negation, .to, .verb, .reporting, .denying,
  ]
}
