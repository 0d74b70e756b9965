import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// Source, place, date and victims of claims, from the clause out to the article.
struct ClaimContextTests {
  private func claims(_ text: String, date: String? = "2025-04-24") throws -> [Claim] {
    try annotated(text, date: date).claims
  }

  @Test(
    "A person's name before a colon is the subject of a line about one person, and the source of a count"
  )
  func labelOfOne() throws {
    #expect(try claims("Tom Baker: Cyclist dies in crash").first?.source == nil)
    #expect(
      try claims("Tom Baker: Three cyclists killed in crash").first?.source?.name == "Tom Baker"
    )
  }

  // MARK: Victims

  @Test(
    "Victims are the words for who, without their count",
    arguments: [
      ("The blast killed 12 miners.", "miners"),
      (
        "The blast wounded more than 80 others, including children, police said.",
        "others, including children"
      ),
      ("The fire hurt dozens of the residents.", "residents"),
      ("A woman and her two children were killed in the crash.", "A woman and her two children"),
      ("The blast wounded 30, including women and a baby.", "including women and a baby"),
      ("The blast killed eight.", nil),
      ("No one was hurt in the blast.", nil),
      (
        "Thomas Roe settled with the family of Anna Lund after she was killed on the set.",
        "Anna Lund"
      ),
      ("Alec Roe told Anna Lund that he was shot in the leg.", "Alec Roe"),
    ] as [(String, String?)]
  )
  func victimsAreTheWordsForWho(_ text: String, _ victims: String?) throws {
    let document = try annotated(text)
    let claim = try #require(document.claims.first)
    #expect(claim.victims.map(document.text) == victims)
  }

  @Test func whoIsIncludedWithoutACountBelongsToTheSpan() throws {
    let document = try annotated("The raid wounded 30 people, including children.")
    #expect(
      document.claims.map { document.text($0.span) } == ["wounded 30 people, including children"]
    )
  }

  @Test func whoIsIncludedWithACountIsAClaimOfItsOwn() throws {
    let document = try annotated("The fire killed 17 people, including four children.")
    #expect(document.claims.map { document.text($0.count.span) } == ["17", "four"])
    #expect(document.claims.map { $0.victims.map(document.text) } == ["people", "children"])
  }

  // MARK: Dates

  @Test(
    "The day of an arrest, a rescue or a trial is not that of the harm",
    arguments: [
      "Three men were arrested Wednesday over a fire that killed a boy. The fire broke out on Tuesday.",
      "A fire broke out on Tuesday, and divers recovered two bodies Wednesday.",
      "A court on Wednesday upheld a verdict on the deaths of two men. The riot broke out on Tuesday.",
    ]
  )
  func theAftermathHasDaysOfItsOwn(_ text: String) throws {
    let killed = try #require(claims(text).first { $0.kind == .killed })
    #expect(killed.date == "2025-04-22")
  }

  @Test(
    "A claim has the day of its clause, else of its sentence, paragraph or article",
    arguments: [
      ("Three men were killed on Tuesday.", "2025-04-22"),
      ("A blast shook the port on Tuesday. Three men were killed.", "2025-04-22"),
      (
        "Missiles hit the port overnight.\n\nThe attack killed eight people, officials said.",
        "2025-04-24"
      ),
      ("Three men were killed on Tuesday, police said Wednesday.", "2025-04-22"),
      (
        "Divers recovered 14 bodies Wednesday from a ferry. It sank on Tuesday, killing 30 people.",
        "2025-04-22"
      ),
      (
        "A court on Wednesday threw out a conviction for the deaths of two guards. The prison riot of April 2 shook the town.",
        "2025-04-02"
      ),
      (
        "A shell hit the mill on Tuesday.\n\nAs of Wednesday, 12 people were missing.", "2025-04-22"
      ),
      ("Monday 21 April: Gunmen enter the town. Eleven are killed.", "2025-04-21"),
      ("Six people were killed in 2019.", "2019"),
      (
        "A bomb hit the mill on Tuesday. Two men remained in critical condition Wednesday.",
        "2025-04-22"
      ),
    ]
  )
  func claimHasTheDayOfItsClauseOrArticle(_ text: String, _ date: String) throws {
    #expect(try claims(text).first?.date == date)
  }

  @Test(
    "Rates, running tolls, plans and spans of time have no day",
    arguments: [
      "A blast shook the port on Tuesday. Malaria kills 300 people a week.",
      "A blast shook the port on Tuesday. The death toll rose to 34.",
      "A blast shook the port on Tuesday. A second blast could kill 300 people.",
      "A blast shook the port on Tuesday.\n\nSince January 2024, 40 people have been killed there.",
      "A blast shook the port on Tuesday.\n\nFour people were killed last week.",
    ]
  )
  func spansOfTimeHaveNoDay(_ text: String) throws {
    let claim = try #require(try claims(text).first)
    #expect(claim.date == nil)
  }

  @Test(
    "A date that the clause hangs on is the harm's, one in another clause is not",
    arguments: [
      ("The floods are the worst since March 2015, when 53 people died.", "2015-03"),
      ("In 2023, 47 people died at the mine, and in 2019 a slide buried a truck.", "2023"),
    ]
  )
  func aDateBelongsToItsClause(_ text: String, _ date: String) throws {
    let claim = try #require(try claims(text).first)
    #expect(claim.date == date)
  }

  // MARK: Places

  @Test(
    "A claim's place is the most specific that its words tie it to",
    arguments: [
      ("Gunmen killed four people in Lagos on Monday.", "Lagos"),
      (
        "Missiles struck Paris overnight.\n\nThe attack killed eight people, officials said.",
        "Paris"
      ),
      ("Two people died in the town of Teri Mangal.", "Teri Mangal"),
      ("A bus crash killed 21 people near Toone in western Tennessee.", "Toone"),
      ("At least three people were killed in the French capital, Paris.", "Paris"),
    ]
  )
  func placeIsTheMostSpecific(_ text: String, _ place: String) throws {
    let document = try annotated(text, date: "2025-04-24")
    let claim = try #require(document.claims.first)
    #expect(claim.place.map { document.text($0.span) } == place)
  }

  @Test func theSiteThatTheArticleLeadsWithIsTheEventsPlace() throws {
    let document = try annotated(
      """
      Gunmen killed three people at the Blue Kettle Diner in Leeds on Friday.

      Police in Leeds said the men fled. A clerk in Leeds called them at noon.

      Two more people were wounded.
      """
    )
    let places = document.claims.map { $0.place.map { document.text($0.span) } }
    #expect(places == ["Blue Kettle Diner", "Blue Kettle Diner"])
  }

  @Test func whoDidItIsNotWhoSaysSo() throws {
    let done = try claims("Three people were reportedly killed by rebels on Friday.")
    #expect(done.count == 1)
    #expect(done.allSatisfy { $0.source == nil && $0.certainty == .reported })
    let missing = try claims("A hiker was reported missing by his son after the storm.")
    #expect(missing.map { $0.source?.name } == ["his son"])
  }

  @Test func aNameFarAwayIsThePlaceOnlyWhereTheArticleLedWithIt() throws {
    let filler = Array(repeating: "Nobody answered the phone.", count: 20).joined(separator: " ")
    let far = try claims("\(filler) Three people were killed. \(filler) She works in Leeds.")
    #expect(far.count == 1)
    #expect(far.allSatisfy { $0.place == nil })
    let led = try claims("A bus crashed in Leeds. \(filler) Three people were killed.")
    #expect(led.map { $0.place?.name } == ["Leeds"])
  }

  @Test func aJailIsNotWhereThePrisonersHarmWasDone() throws {
    let document = try annotated(
      "A man who was booked into the Bellwether County Jail killed two people in Leeds."
    )
    let place = try #require(document.claims.first { $0.kind == .killed }?.place)
    #expect(document.text(place.span) == "Leeds")
  }

  @Test func aRateHasOnlyItsOwnSentencesPlace() throws {
    let found = try claims("Missiles struck Lyon overnight. “5,000 soldiers a week are dying.”")
    #expect(found.map(\.period) == [.week])
    #expect(found.allSatisfy { $0.place == nil && $0.date == nil })
  }

  @Test func aNumberedPartOfABuildingIsNoPlace() throws {
    let found = try claims("Three people were hurt in Section 114.")
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.place == nil })
  }

  // MARK: Sources

  @Test(
    "A claim's source is whoever the sentence, the aside or the list names",
    arguments: [
      ("Two soldiers were killed, the army said.", "the army"),
      (
        "Two soldiers were killed, according to the State Emergency Service.",
        "the State Emergency Service"
      ),
      (
        "Six of the victims were children, the agency said, and two people were missing.",
        "the agency"
      ),
      (
        "Col. Ada Roe, the army spokeswoman, said only five fighters had died.",
        "Ada Roe, the army spokeswoman"
      ),
      ("He put the army's losses at 40 dead.", "He"),
      ("The group called a radio station to say it had killed five soldiers.", "The group"),
      ("He denied reports on local radio that 40 people had drowned.", "He"),
      ("Bram Hale, from Delft, Holland, on Tuesday admitted he had killed eight men.", "Bram Hale"),
      ("The toll rose to 22 on Monday, reported officials, with 25 others injured.", "officials"),
      ("Police who took the call said two men had died.", "Police"),
      (
        "The Disaster Relief Council (DRC) of the Philippines raised the toll to six.",
        "The Disaster Relief Council (DRC) of the Philippines"
      ),
    ]
  )
  func sourceIsWhoeverIsNamed(_ text: String, _ source: String) throws {
    let document = try annotated(text)
    let claim = try #require(document.claims.first)
    let found = try #require(claim.source.map { document.text($0.span) })
    #expect(found.hasSuffix(source))
    #expect(claim.certainty != .stated)
  }

  @Test(
    "The article itself speaks",
    arguments: [
      "Clashes in Rivers state have killed 105 people.",
      "Kidnappers of four teachers said that their cause was just.",
      "Aftershocks of a quake of magnitude 6.3 that struck the south on Wednesday have raised the toll to six.",
      "The highest rate noted by the team was in Alaska, with fifteen deaths.",
      "One of the storms claimed the life of a boy and injured a girl.",
      "The blast, in which one worker was killed, cut the line, and he said today it would be mended.",
    ]
  )
  func theArticleItselfSpeaks(_ text: String) throws {
    let claim = try #require(try claims(text).first)
    #expect(claim.source == nil)
    #expect(claim.certainty == .stated)
  }

  @Test func rowsOfATableHaveTheirIntroductionsSource() throws {
    let text = """
      Figures released by the institute, by district:

      Nhaconde: 38 dead, 12 missing

      Muripa: 29 dead, 17 missing
      """
    let document = try annotated(text)
    #expect(document.claims.count == 4)
    #expect(
      document.claims.allSatisfy { $0.source.map { document.text($0.span) } == "the institute" }
    )
    #expect(
      document.claims.map { $0.place.map { document.text($0.span) } }
        == ["Nhaconde", "Nhaconde", "Muripa", "Muripa"]
    )
  }

  @Test(
    "A source is a name or a noun, without the clause behind it",
    arguments: [
      (
        "Four people were killed, said a nurse in Lyon, the nearest town with a hospital, on Friday.",
        "a nurse in Lyon"
      ),
      ("Four people were killed, said an officer who asked not to be named.", "an officer"),
      ("Four people were killed, police said.", "police"),
      ("Boat sinks off Lyon, four killed - coastguard", "coastguard"),
    ]
  )
  func sourcesAreTidy(_ text: String, _ source: String) throws {
    let document = try annotated(text)
    let found = try #require(document.claims.first?.source)
    #expect(document.text(found.span) == source)
    #expect(found.name == source)
  }

  @Test(
    "The place is where the harm is put, not a name that only says which",
    arguments: [
      ("Eight people were killed in the Red Sea port of Djibouti.", "Djibouti"),
      (
        "Police in Lyon said two men were arrested at London's Heathrow Airport.",
        "Heathrow Airport"
      ),
      (
        "A quake measuring 5.5 on the Richter scale shook southwestern Japan but hurt nobody.",
        "Japan"
      ),
      ("LYON — A man shot and killed two guards at a bank on Friday.", "LYON"),
      ("At least eight people died in a Baghdad car bombing.", "Baghdad"),
      (
        "Gunmen struck Paris on Friday. A nurse in Lyon said that 46 people were killed.", "Paris"
      ),
      ("Officials in Lyon said that six people were killed.", "Lyon"),
      ("Missiles slammed into the Karvenian capital, Lostrin, killing nine people.", "Lostrin"),
      ("Nine people were killed in Leeds, Vt., on Friday.", "Leeds"),
      ("Thousands of people fled from Paris to Lyon.", "Paris"),
      ("The fire killed three people in Paris and 79 in Lyon.", "Paris"),
      ("Four sailors drowned off the Belgian coast on Friday.", "Belgian coast"),
      ("Militants killed five soldiers near the Gaza-Egypt border.", "Gaza-Egypt border"),
      ("Floods along the Danube killed six people.", "Danube"),
      ("At least nine traders were killed in the Kenyan town of Olkeri.", "Olkeri"),
      ("Hundreds of people fled Tarvansk on foot, heading for the camp at Leeds.", "Tarvansk"),
      ("Nine villagers were killed in raids around Tarvansk, a nurse in Leeds said.", "Tarvansk"),
    ]
  )
  func placeIsWhereTheHarmIs(_ text: String, _ place: String) throws {
    let document = try annotated(text)
    let found = try #require(document.claims.first?.place)
    #expect(document.text(found.span) == place)
  }
}
