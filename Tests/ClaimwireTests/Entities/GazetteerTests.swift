import Testing

@testable import Claimwire

@Suite("Gazetteer")
struct GazetteerTests {
  @Test func knowsCountriesPartsAndCities() {
    let gazetteer = Gazetteer()
    #expect(gazetteer.entries(folded: Array("kenya".utf8)).first?.country == "KE")
    #expect(gazetteer.entries(folded: Array("texas".utf8)).first?.subdivision == "TX")
    #expect(gazetteer.entries(folded: Array("nairobi".utf8)).first?.latitude != nil)
    #expect(gazetteer.entries(folded: Array("no such place".utf8)).isEmpty)
    #expect(gazetteer.demonym(folded: Array("kenyan".utf8)) == .some("KE"))
    #expect(gazetteer.demonym(folded: Array("kenya".utf8)) == nil)
  }

  @Test(arguments: [
    GazetteerList(), GazetteerList(tsv: "Georgia\torganization\nNew York\tplace\n"),
  ])
  func theFirstEntryAndTheKindsAreThoseOfTheList(_ list: GazetteerList) {
    let gazetteer = Gazetteer(userList: list)
    for name in ["Georgia", "NEW YORK", "Kenyan", "Birmingham", "São Paulo", "No Such Place", ""] {
      let folded = NameFolding.folded(name)
      let entries = gazetteer.entries(folded: folded)
      #expect(gazetteer.firstEntry(folded: folded) == entries.first)
      #expect(gazetteer.firstEntry(of: ArraySlice(name.utf8)) == entries.first)
      #expect(gazetteer.kinds(folded: folded) == GazetteerKinds(entries.map(\.kind)))
      #expect(gazetteer.kinds(of: ArraySlice(name.utf8)) == GazetteerKinds(entries.map(\.kind)))
    }
    let kinds: GazetteerKinds = [.city, .group]
    #expect(kinds.hasOther(than: .group) && !kinds.hasOther(than: [.city, .group, .user]))
    #expect(!GazetteerKinds().hasOther(than: .group))
  }

  @Test func readsAUsersList() {
    let list = GazetteerList(
      tsv: "# mine\nLostrin\tplace\tKE\t-1.5\t36.4\n\nNorthgate News\torganization\n"
    )
    #expect(list.faultyLines.isEmpty)
    #expect(list.rows.map(\.name) == ["Lostrin", "Northgate News"])
    #expect(list.rows[0].entry.latitude == -1.5)
    #expect(list.rows[1].entry.country == nil)
  }

  @Test(
    "A bad line is told by its number",
    arguments: [
      "Lostrin", "Lostrin\ttown", "\tplace", "Lostrin\tplace\tKenya", "Lostrin\tplace\tKE\tnorth",
      "Lostrin\tplace\tKE\t91\t0", "Lostrin\tplace\tKE\t1\t181", "Lostrin\tplace\tKE\t1\t1\tmore",
    ]
  )
  func aBadLineIsTold(_ line: String) {
    let list = GazetteerList(tsv: "Good\tplace\n\(line)\nAlso good\tperson\n")
    #expect(list.faultyLines == [2])
    #expect(list.rows.count == 2)
  }

  @Test func aUsersNamesAreFoundAndWin() throws {
    let list = GazetteerList(
      tsv: "Lostrin\tplace\tKE\t-1.5\t36.4\nNorthgate News Service\torganization\tGB\n"
    )
    let document = try MarkedText(
      "The [ORG Lostrin] council met, the Northgate News Service said."
    ).annotated(list)
    let entities = document.entities
    #expect(entities.map(\.name) == ["Lostrin", "Northgate News Service"])
    #expect(entities.map(\.type) == [.place, .organization])
    #expect(entities[0].latitude == -1.5 && entities[0].country == "KE")
  }
}
