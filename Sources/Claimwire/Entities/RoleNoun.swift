/// A noun that says what a person is: "president", "doctor", "widow".
struct RoleNoun: Sendable {
  /// Nouns of one field; a general noun ("leader") may stand for the others of the fields that it covers.
  enum Field: UInt8, Sendable {
    case honorific
    case headOfState
    case government
    case legislature
    case party
    case diplomacy
    case military
    case police
    case judiciary
    case law
    case clergy
    case academia
    case medicine
    case business
    case sport
    case media
    case spokesperson
    case royalty
    case family
    case arts
    case activism
    case crime
    case person
    case other
  }

  var field: Field
  /// What the noun itself says, as in "king".
  var gender: Gender?
  /// Whether it stands before names as a title: "Senator Roe", "coach Roe"; "widow Roe" does not.
  var isTitle: Bool
  /// Which other nouns say the same: "spokesman", "spokeswoman", "spokesperson"; "premier", "prime minister".
  var synonym: UInt32

  /// Whether this noun, more general, may stand for the other: "the leader" for a president, "the lawmaker" for a
  /// senator.
  func covers(_ other: RoleNoun, key: UInt32) -> Bool {
    switch key {
    case Self.leader: [.headOfState, .government, .royalty, .party].contains(other.field)
    case Self.politician: [.headOfState, .government, .legislature, .party].contains(other.field)
    case Self.official: [.government, .diplomacy, .spokesperson].contains(other.field)
    case Self.lawmaker: other.field == .legislature
    case Self.diplomat: other.field == .diplomacy
    case Self.executive: other.field == .business
    case Self.player: other.field == .sport
    case Self.doctor: other.field == .medicine
    case Self.cleric: other.field == .clergy
    case Self.soldier: other.field == .military
    case Self.officer: other.field == .police || other.field == .military
    case Self.lawyer: other.field == .law
    case Self.monarch: other.field == .royalty
    default: false
    }
  }

  private static let leader = WordKey("leader").value
  private static let politician = WordKey("politician").value
  private static let official = WordKey("official").value
  private static let lawmaker = WordKey("lawmaker").value
  private static let diplomat = WordKey("diplomat").value
  private static let executive = WordKey("executive").value
  private static let player = WordKey("player").value
  private static let doctor = WordKey("doctor").value
  private static let cleric = WordKey("cleric").value
  private static let soldier = WordKey("soldier").value
  private static let officer = WordKey("officer").value
  private static let lawyer = WordKey("lawyer").value
  private static let monarch = WordKey("monarch").value
}
