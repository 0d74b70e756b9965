/// One place where something is named.
public struct Mention: Sendable {
  /// The name, without title, article or possessive.
  public var span: TextSpan
  /// The tokens of `span`, as indices into the document's.
  public var tokens: Range<Int>
  /// What is named.
  public var type: EntityType
  /// The title before it ("President", "Secretary of State").
  public var title: TextSpan?
  /// Which thing it is, as an index into the document's entities.
  public var entity: Int
  /// How likely span and type are right, 0 to 1.
  public var confidence: Float
}

/// A real thing that this document names, with every form met.
public struct Entity: Sendable {
  /// What it is.
  public var type: EntityType
  /// Its fullest form.
  public var name: String
  /// The other forms met.
  public var aliases: [String]
  /// Its mentions, as indices into the document's, ascending.
  public var mentions: [Int]
  /// What the text says it is: a title or an apposition ("President", "doctor").
  public var role: String?
  /// ISO 3166-1 alpha-2, of places and where the name or role shows it.
  public var country: String?
  /// Degrees north, of places that the gazetteer knows.
  public var latitude: Double?
  /// Degrees east.
  public var longitude: Double?
  /// What pronouns it goes by, where a name or title shows it.
  var gender: Gender?
  /// Keys of the nouns that titles, appositions and names call it ("president", "bank"), see ``Token/key``.
  var roleNouns: [UInt32] = []
  /// Of people: years, where the text gives them beside the name.
  var age: Int?
}

/// What an entity is.
public enum EntityType: String, Sendable, CaseIterable {
  /// People, real or not.
  case person
  /// Countries, cities, regions, seas.
  case place
  /// Buildings, airports, bridges, streets.
  case facility
  /// Companies, parties, agencies, armies, teams.
  case organization
  /// Nationalities, religions, parties' members.
  case group
  /// Wars, storms, cups, festivals.
  case event
  /// Things made: vehicles, weapons, works.
  case product
}

/// What pronouns a person goes by.
enum Gender: UInt8, Sendable {
  case female
  case male
}
