/// The nouns for organizations: "company", "ministry", "newspaper".
struct OrganizationLexicon: Sendable {
  private let nouns = WordTable(lines: Self.lines)

  /// The key of what the noun's kind is called, so that "firm" and "company" are one; null where it is none.
  func kind(_ token: Token, in bytes: [UInt8]) -> UInt32? {
    guard token.kind == .word else { return nil }
    return nouns.value(of: token, in: bytes).map { WordKey($0).value }
  }

  /// What a business is called that has no noun of its own.
  static let company = WordKey("company").value

  private static let lines = """
    company firm corporation business conglomerate multinational manufacturer maker producer developer supplier: company
    retailer chain startup start-up operator brand giant employer contractor consultancy builder automaker: company
    carmaker drugmaker chipmaker brewer insurer lender utility miner publisher broadcaster distributor: company
    airline carrier: airline
    bank: bank
    ministry: ministry
    department: department
    agency: agency
    commission: commission
    committee panel: committee
    council: council
    authority regulator watchdog: authority
    court tribunal: court
    parliament assembly legislature senate congress: parliament
    party: party
    union federation: union
    newspaper paper daily weekly tabloid magazine: newspaper
    university college school: university
    hospital clinic: hospital
    charity nonprofit foundation ngo: charity
    club team side franchise: club
    church diocese: church
    militia: militia
    army military: army
    group organization organisation movement association: group
    institute centre center think-tank: institute
    fund: fund
    bureau office service: service
    """
}
