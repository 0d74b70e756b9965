/// A run of tokens that names or counts something, without what follows its head.
struct NounPhrase: Sendable {
  /// Its tokens, determiner included.
  var tokens: Range<Int>
  /// Its last noun.
  var head: Int
  /// What it counts, where it counts or describes people or could.
  var count: PeopleCount?
  /// What the whole counts of which it is a part: four in "one of the four people".
  var whole: PeopleCount?
  /// What it is about.
  var meaning: Meaning
  /// Whether a preposition stands before it.
  var isAfterPreposition: Bool
  /// Whether it may stand alone as a single person: a name, a description, a pronoun for one.
  var isPronoun = false

  /// What a noun phrase can stand for.
  enum Meaning: Sendable {
    /// People, or a bare number that can stand for people.
    case people
    /// A time.
    case time
    /// Anything else, people included that nobody counts.
    case other
  }

  /// Whether it counts people.
  var isCandidate: Bool { count != nil && meaning == .people }
}
