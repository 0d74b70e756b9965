import Testing

@testable import Claimwire

/// Which mentions are one thing: a table for each sieve.
@Suite("Entities in the document")
struct EntitySieveTests {
  @Test(
    "Forms of one name are one entity",
    arguments: [
      // Capitals, accents, full stops.
      ("[LOC Lostrin] burns. Missiles hit [LOC LOSTRIN].", [["Lostrin", "LOSTRIN"]]),
      ("In [LOC São Paulo] and [LOC Sao Paulo].", [["São Paulo", "Sao Paulo"]]),
      // Countries.
      ("The [LOC United States] and the [LOC U.S.] agree.", [["United States", "U.S."]]),
      ("The [LOC UK] is the [LOC United Kingdom].", [["United Kingdom", "UK"]]),
      // Legal forms and short forms.
      ("[ORG Acme Corp.] fell. [ORG Acme] said so.", [["Acme Corp.", "Acme"]]),
      (
        "The [ORG Department of Justice] sued. The [ORG Justice Department] won.",
        [["Department of Justice", "Justice Department"]]
      ),
    ]
  )
  func formsOfOneNameAreOne(_ text: String, _ forms: [[String]]) throws {
    let found = try MarkedText(text).entities()
    #expect(found.count == forms.count)
    for (one, other) in zip(found, forms) { #expect(Set(one) == Set(other)) }
  }

  @Test(
    "Acronyms join what they stand for",
    arguments: [
      ("The [ORG World Harvest Office] ([ORG WHO]) met. [ORG WHO] chose.", 1),
      ("The [ORG Free Grain Front] met. The [ORG FGF] chose.", 1),
      ("The [ORG Bureau of Land and Water] met. [ORG BLW] chose.", 1),
      // Two that it may stand for: neither.
      ("The [ORG Free Grain Front] met the [ORG Fair Game Fund]. [ORG FGF] chose.", 3),
      ("The [ORG Free Grain Front] met [ORG NATO].", 2),
    ]
  )
  func acronymsJoin(_ text: String, _ count: Int) throws {
    #expect(try MarkedText(text).entities().count == count)
  }

  @Test(
    "A bare family name goes to the person who has it",
    arguments: [
      ("[PER Ada Roe] spoke. [PER Roe] left.", [["Ada Roe", "Roe"]]),
      ("[PER Roe] resigns\n\n[PER Ada Roe] spoke on Monday.", [["Ada Roe", "Roe"]]),
      ("[PER Ada B. Roe] spoke. [PER Ada Roe] left.", [["Ada B. Roe", "Ada Roe"]]),
      ("[PER Bill Hart] spoke. [PER William Hart] left.", [["Bill Hart", "William Hart"]]),
      (
        "[PER Mykhailo Chernenko] spoke. [PER Chernenkko] left.",
        [["Mykhailo Chernenko", "Chernenkko"]]
      ),
      (
        "[PER Mohammed al-Sahaf] spoke. [PER Muhammad al-Sahhaf] left.",
        [["Mohammed al-Sahaf", "Muhammad al-Sahhaf"]]
      ),
    ]
  )
  func bareNameGoesToItsPerson(_ text: String, _ forms: [[String]]) throws {
    let found = try MarkedText(text).entities()
    #expect(found.map(Set.init) == forms.map(Set.init))
  }

  @Test(
    "Families stay apart, and a bare name is the one's in focus",
    arguments: [
      // Husband and wife.
      (
        "[PER Bill Hart] spoke. [PER Hart] left. [PER Hillary Hart] came. [PER Hart] laughed.",
        [["Bill Hart", "Hart"], ["Hillary Hart", "Hart"]]
      ),
      ("[PER Mr. Hart] met [PER Bill Hart] and [PER Hillary Hart].", [["Bill Hart"]]),
      // Father and son.
      (
        "[PER George Hart] was followed by his son [PER George W. Hart].",
        [["George Hart"], ["George W. Hart"]]
      ),
      (
        "[PER John Hart Sr.] and [PER John Hart Jr.] left.", [["John Hart Sr."], ["John Hart Jr."]]
      ),
      ("[PER George A. Hart] spoke. [PER George W. Hart] left.", [["George A. Hart"]]),
      // Brothers.
      ("[PER Raul Lima] followed [PER Fidel Lima].", [["Raul Lima"], ["Fidel Lima"]]),
    ]
  )
  func familiesStayApart(_ text: String, _ forms: [[String]]) throws {
    let found = try MarkedText(text).entities()
    #expect(found.count >= 2)
    for form in forms { #expect(found.contains { Set(form).isSubset(of: Set($0)) }, "\(found)") }
  }

  @Test func anHonorificsGenderRulesOutTheOther() throws {
    let document = try MarkedText(
      "[PER Bill Hart] and [PER Hillary Hart] came. Mr. [PER Hart] spoke."
    ).annotated()
    let bill = try #require(document.entities.first { $0.name == "Bill Hart" })
    #expect(bill.mentions.count == 2)
  }

  @Test(
    "A title is kept apart from the name",
    arguments: [
      ("[PER Secretary of State Ada Roe] left.", "Ada Roe", "Secretary of State"),
      ("Secretary of State [PER Ada Roe] left.", "Ada Roe", "Secretary of State"),
      ("Defense Secretary [PER Ada Roe] left.", "Ada Roe", "Defense Secretary"),
      ("[ORG NATO] Secretary General [PER Ada Roe] left.", "Ada Roe", "NATO Secretary General"),
      ("[PER President Roe] left.", "Roe", "President"),
    ]
  )
  func titleIsKeptApart(_ text: String, _ name: String, _ title: String) throws {
    let document = try MarkedText(text).annotated()
    let person = try #require(document.mentions.first { $0.type == .person })
    #expect(document.text(person.span) == name)
    #expect(person.title.map { document.text($0) } == title)
  }

  @Test func aNameThatIsButWordsOfATitleIsNone() throws {
    let document = try MarkedText("[ORG National Security] Adviser [PER Ada Roe] left.").annotated()
    #expect(document.mentions.map { document.text($0.span) } == ["Ada Roe"])
    #expect(document.entities.first?.role == "National Security Adviser")
  }

  @Test(
    "Types follow telling words",
    arguments: [
      ("They met at [LOC Lostrin Airport].", EntityType.facility),
      ("They crossed the [ORG Lostrin Peninsula].", .place),
      ("They crossed the [LOC Lostrin River].", .place),
      ("A [MISC Kenyan] spoke.", .group),
      ("A [LOC Kenyan] village.", .group),
      ("After [MISC Hurricane Lena] the lights went out.", .event),
      ("It fired a [MISC Vulkan-9] missile.", .product),
    ]
  )
  func typesFollowTellingWords(_ text: String, _ type: EntityType) throws {
    #expect(try MarkedText(text).annotated().mentions.map(\.type) == [type])
  }

  @Test func anUnsureProductIsLeftOut() throws {
    #expect(try MarkedText("It was [MISC Vulkor].", confidence: 0.4).annotated().mentions.isEmpty)
    #expect(
      try MarkedText("It was [MISC Vulkor].", confidence: 0.6).annotated().mentions.count == 1
    )
  }

  @Test func placesHaveCountriesAndCoordinates() throws {
    let document = try MarkedText("From [LOC Nairobi] to [LOC Paris], [LOC Texas].").annotated()
    let nairobi = try #require(document.entities.first { $0.name == "Nairobi" })
    #expect(nairobi.country == "KE")
    #expect(try abs(#require(nairobi.latitude) + 1.28) < 0.2)
    #expect(document.entities.first { $0.name == "Paris" }?.country == "US")
  }

  @Test(
    "Of two named in one sentence, a bare name is the first's",
    arguments: [
      "[PER Bill Hart] spoke for his wife [PER Hillary Hart]. [PER Hart] said no more.",
      "[PER Bill Hart] met [PER Hillary Hart]. [PER Hart] left. [PER Hart] came back.",
    ]
  )
  func theSubjectKeepsTheBareName(_ text: String) throws {
    let document = try MarkedText(text).annotated()
    let bill = try #require(document.entities.first { $0.name == "Bill Hart" })
    #expect(bill.mentions.count == document.mentions.count - 1)
  }

  @Test(
    "The name is the fullest form that running text has",
    arguments: [
      (
        "[PER Ada Roe Speaks] About Latest Harbour Fire\n\n[PER Ada Roe] spoke on Monday of the fire.",
        "Ada Roe"
      ),
      ("[PER Ada Roe] was born [PER Maria Ada Roe] in the town.", "Ada Roe"),
      ("[PER Roe] left on Monday. [PER Ada Roe] spoke then.", "Ada Roe"),
      ("[PER Ada Roe] left on Monday. [PER Ada B. Roe] spoke then.", "Ada B. Roe"),
    ]
  )
  func fullestForm(_ text: String, _ name: String) throws {
    #expect(try MarkedText(text).annotated().entities.first?.name == name)
  }

  @Test func aChainOfFathersNamesIsNotTheSons() throws {
    let document = try MarkedText(
      "[PER Nawaf Salim Karim Roe] wrote to his prime minister. [PER Ahmad Nawaf Salim Karim Roe] replied."
    ).annotated()
    #expect(document.entities.count == 2)
  }

  @Test(
    "Honorifics in a row are title, and a title alone is no name",
    arguments: [
      ("[PER Datuk Seri Ti Lian Ker] spoke.", ["Ti Lian Ker"]),
      ("[PER Alhaji Garba Sule] spoke.", ["Garba Sule"]),
      ("[PER Det Supt Carol Yeo] spoke.", ["Carol Yeo"]),
      ("Then the Prime [PER Minister] spoke to [PER Ada Roe].", ["Ada Roe"]),
      ("[PER Judge] spoke. Tom [PER Baker] left.", ["Judge", "Baker"]),
    ]
  )
  func honorifics(_ text: String, _ names: [String]) throws {
    let document = try MarkedText(text).annotated()
    #expect(document.mentions.map { document.text($0.span) } == names)
  }

  @Test func aFamilyNameInTheMiddleGoesToItsPerson() throws {
    let found = try MarkedText("[PER Robin Li Yanhong] spoke. [PER Li] left.").entities()
    #expect(found.map(Set.init) == [["Robin Li Yanhong", "Li"]])
  }
}
