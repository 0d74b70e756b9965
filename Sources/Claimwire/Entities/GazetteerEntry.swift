/// What the gazetteer knows of a name; one name may have several entries ("Georgia", "Birmingham").
struct GazetteerEntry: Sendable, Hashable {
  /// What kind of thing it is; the raw values are those of `scripts/make-gazetteer`.
  enum Kind: UInt8, Sendable {
    case country
    case subdivision
    case city
    case region
    /// A demonym, a people, a faith, a party's members.
    case group
    /// From the user's own list, of the type that stands in ``GazetteerEntry/type``.
    case user
  }

  var kind: Kind
  /// What a mention of it is.
  var type: EntityType
  /// How usual this meaning is, 0 first.
  var rank: UInt8
  /// ISO 3166-1 alpha-2.
  var country: String?
  /// The part of an ISO 3166-2 code after the hyphen.
  var subdivision: String?
  /// Degrees north.
  var latitude: Double?
  /// Degrees east.
  var longitude: Double?
}
