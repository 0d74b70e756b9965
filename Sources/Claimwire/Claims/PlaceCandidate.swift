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
  /// Whether the words before it put something there: "in", "near", "the city of", "struck".
  var isLocative = false
  /// What speaks against it, in the units of ``PlaceScore``.
  var penalty = 0
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
