/// Words that may name where harm happened.
struct PlaceCandidate: Sendable {
  /// The name's tokens.
  var tokens: Range<Int>
  /// The sentence, as an index into the document's.
  var sentence: Int
  /// The mention, as an index into the document's; null for a name that only its preposition shows.
  var mention: Int?
  /// How large a place it is.
  var grain: Grain
  /// What its neighbours say of it.
  var traits: PlaceTraits = []
  /// Equal for equal names, whatever their case.
  var name: UInt32

  /// How much of the world a name covers; the conventions ask for the most specific.
  enum Grain: Int, Sendable, Comparable {
    /// A town, a village, a district, an airport.
    case town
    /// A state, a province, a sea.
    case region
    /// A country or more.
    case country

    static func < (left: Grain, right: Grain) -> Bool { left.rawValue < right.rawValue }
  }
}

/// What the neighbours of a name say of it as a place of harm.
struct PlaceTraits: OptionSet, Sendable {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  private init(bit: UInt32) { rawValue = 1 << bit }

  /// "in", "near", "struck": the words before it put something there.
  static let locative = PlaceTraits(bit: 0)
  /// "Leeds's": it owns something.
  static let possessive = PlaceTraits(bit: 1)
  /// "the Red Sea port", "a Kabul car bombing": it says which.
  static let attributive = PlaceTraits(bit: 2)
  /// The last word is a street's.
  static let street = PlaceTraits(bit: 3)
  /// A hospital, a court: harm done elsewhere.
  static let beside = PlaceTraits(bit: 4)
  /// "Leeds police".
  static let police = PlaceTraits(bit: 5)
  /// A building or the like.
  static let facility = PlaceTraits(bit: 6)
  /// A person's or a product's name that its neighbours show to be a place.
  static let misread = PlaceTraits(bit: 7)
  /// An organization's or an event's name that its neighbours show to be a place.
  static let organization = PlaceTraits(bit: 8)
  /// Only its neighbours show that it is a name at all.
  static let unnamed = PlaceTraits(bit: 9)
  /// "the city of", "in the second city,".
  static let settlement = PlaceTraits(bit: 10)
  /// "Nhaconde: 38 dead".
  static let label = PlaceTraits(bit: 11)
  /// "in", "at", "near".
  static let strong = PlaceTraits(bit: 12)
  /// At the start of a dateline.
  static let dateline = PlaceTraits(bit: 13)
  /// "outside", "from", "of", "to", "into" rather than "in".
  static let weakPreposition = PlaceTraits(bit: 14)
}
