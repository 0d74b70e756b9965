/// What a definite noun phrase says of the one whom it means.
struct NominalDescription: Sendable {
  var tokens: Range<Int>
  /// The key of its noun.
  var key: UInt32
  /// The noun as a role, null for "the 41-year-old".
  var noun: RoleNoun?
  var age: Int?
  var country: String?
  var gender: Gender?
  /// A name that it has after "of": "the governor of Lostrin".
  var complement: String?

  /// Whether it could be said of anybody: "the man", "the 41-year-old".
  var isGeneral: Bool { noun == nil || noun?.field == .person }
}
