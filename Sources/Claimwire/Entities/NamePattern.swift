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
  /// What a building may be called that more often is an organization: only where the tagger says location.
  private let institutionWords = WordTable(
    words: """
      institute school university college academy club field ground grounds court courts camp base house centre center
      offices headquarters library laboratory seminary convent hall rink track pool garden gardens farm ranch estate
      """
  )
  /// What stands before a number or letter: "Route 9", "Block C".
  private let numberedWords = WordTable(
    words:
      "route highway interstate block section terminal gate pier platform room hangar checkpoint exit runway"
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

  private let landWords = WordTable(
    words: """
      peninsula island islands archipelago river sea ocean gulf strait mountains desert valley lake oblast province
      plateau basin delta
      """
  )

  /// Land or water by its last word, whatever the tagger says.
  func isSurelyPlace(_ name: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> Bool {
    name.count > 1 && landWords.contains(tokens[name.upperBound - 1], in: bytes)
  }

  /// A location that is a building or a way.
  func isFacility(_ name: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> Bool {
    guard name.count > 1 else { return false }
    let last = tokens[name.upperBound - 1]
    if facilityWords.contains(last, in: bytes) || institutionWords.contains(last, in: bytes) {
      return true
    }
    let isNumbered = last.flags.contains(.digits) || last.end - last.start == 1
    return isNumbered && numberedWords.contains(tokens[name.lowerBound], in: bytes)
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

  /// One word with the ending of a nationality or a plural: "Karvenian", "Andean", "Ravens".
  func isGroup(_ name: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> Bool {
    guard name.count == 1, let token = name.first.map({ tokens[$0] }), token.end - token.start > 4,
      token.letterCase == .capitalized
    else { return false }
    let word = bytes[token.span.range]
    return Self.groupEndings.contains { word.suffix($0.utf8.count).elementsEqual($0.utf8) }
      && word.suffix(2).elementsEqual("ss".utf8) == false
  }

  private static let groupEndings = [
    "an", "ans", "ese", "ish", "ist", "ists", "ite", "ites", "i", "is", "s",
  ]
}
