/// Words that tell what a name names: "Airport", "Cup", "Hurricane".
struct NamePattern: Sendable {
  private let facilityWords = WordTable(
    words: """
      airport airfield aerodrome airbase hospital clinic infirmary bridge tunnel street avenue road boulevard lane drive
      highway motorway freeway expressway square plaza stadium arena museum gallery library theatre theater cathedral
      church mosque temple synagogue chapel basilica shrine abbey monastery palace castle tower towers prison jail
      penitentiary dam reservoir station terminal harbor harbour port pier dock quay wharf hotel inn mall market
      cemetery memorial monument statue zoo park courthouse barracks mansion house hall center centre building plant
      refinery mine pipeline canal lighthouse observatory complex residence embassy
      """
  )
  private let strongFacilityWords = WordTable(
    words: """
      airport airfield aerodrome bridge tunnel street avenue road boulevard highway motorway freeway expressway square
      stadium arena cathedral mosque basilica palace castle tower prison dam cemetery pier lighthouse courthouse
      """
  )
  private let eventWords = WordTable(
    words: """
      war wars cup olympics games summit hurricane typhoon cyclone storm championship championships tournament festival
      conference marathon prix uprising revolution rebellion massacre holocaust genocide battle election elections day
      christmas easter ramadan eid hajj passover diwali halloween thanksgiving carnival derby masters playoffs final
      finals semi-final league biennale expo fair parade crisis spring intifada armistice referendum congress brexit
      super-bowl convention ceremony awards oscars wimbledon paralympics euro
      """
  )

  /// A location that is a building or a way.
  func isFacility(_ name: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> Bool {
    guard name.count > 1 else { return false }
    return facilityWords.contains(tokens[name.upperBound - 1], in: bytes)
  }

  /// An organization that can only be a building or a way, as it is called after one.
  func isSurelyFacility(_ name: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> Bool {
    guard name.count > 1 else { return false }
    return strongFacilityWords.contains(tokens[name.upperBound - 1], in: bytes)
  }

  /// A war, a storm, a contest, a feast: the telling word stands first or last, or before "of" or a year.
  func isEvent(_ name: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> Bool {
    name.contains { eventWords.contains(tokens[$0], in: bytes) }
  }
}
