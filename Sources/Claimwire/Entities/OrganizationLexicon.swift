/// The nouns for organizations: "company", "ministry", "newspaper".
struct OrganizationLexicon: Sendable {
  /// Each noun with its kind's key.
  private let nouns: WordTable<UInt32>

  init() {
    var entries: [(word: String, value: UInt32)] = []
    for line in Self.lines.lexiconParts("\n") {
      let halves = line.lexiconParts(":", maxSplits: 1)
      guard halves.count == 2, let kind = halves[1].lexiconParts(" ").first else { continue }
      let key = WordKey(String(kind)).value
      for noun in halves[0].lexiconParts(" ") { entries.append((String(noun), key)) }
    }
    nouns = WordTable(entries)
  }

  /// The key of what the noun's kind is called, so that "firm" and "company" are one; null where it is none.
  func kind(_ token: Token, in bytes: [UInt8]) -> UInt32? {
    token.kind == .word ? nouns.value(of: token, in: bytes) : nil
  }

  /// Whether organizations of the kind have its word in their names: the Ministry of Defence, but a company is hardly ever
  /// called one.
  func standsInNames(_ kind: UInt32) -> Bool { named.contains(kind) }

  private let named = KeySet(
    "ministry department commission committee council court parliament university hospital church army"
  )

  /// Whether what is called so is hardly ever a part of another organization: no office, department or service.
  func standsAlone(_ kind: UInt32) -> Bool { alone.contains(kind) }

  private let alone = KeySet("company airline bank union newspaper charity group institute")

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
