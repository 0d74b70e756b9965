// A stand-in until the trained tagger lands: delete this file with its four types when it does.

/// What a name was tagged as.
enum NameLabel: UInt8, Sendable {
  case person
  case location
  case organization
  case miscellaneous
}

/// A name with its label.
struct TaggedName: Sendable {
  var tokens: Range<Int>
  var label: NameLabel
  var confidence: Float
}

/// Capitalised runs, labelled by the gazetteer and by the words around them.
struct NameTagger: Sendable {
  private let gazetteer = Gazetteer()
  private let roles = RoleLexicon()
  private let organizationWords = WordTable(
    words: """
      ministry department party university inc inc. corp corp. co ltd ltd. bank council committee commission agency
      association company group court police army parliament senate congress union club institute foundation service
      authority board office organization organisation federation league news times post guard force forces college
      school team brigade front movement alliance airlines media press fund
      """
  )
  private let connectives = WordTable(words: "of de al bin el la van von der du da dos")
  private let commonWords = WordTable(
    words: """
      i he she it they we you his her its their my our this that these those the a an and but or if when while as in on
      at for from by with to of not no yes also however after before since until there here what who why how where which
      monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
      september october november december nobody everyone everybody somebody some many most all each every both mr mrs
      lets do is are was were it's so then now today yesterday tomorrow last next more one two three four five another
      """
  )
  private let prepositions = WordTable(
    words: "in at from near to of outside across toward towards around"
  )

  init() {}

  func names(in document: Document) -> [TaggedName] {
    let tokens = document.tokens
    let bytes = document.bytes
    var names: [TaggedName] = []
    var index = 0
    while index < tokens.count {
      guard isNameWord(tokens[index], bytes),
        gazetteer.demonym(folded: NameFolding.folded(bytes[tokens[index].span.range])) == nil
      else {
        index += 1
        continue
      }
      var end = index + 1
      var scan = end
      while scan < tokens.count, scan < end + 3, !tokens[scan].flags.contains(.lineBefore) {
        let token = tokens[scan]
        if isNameWord(token, bytes) {
          end = scan + 1
        } else if !token.isMark("-"), !connectives.contains(token, in: bytes) || scan > end + 1 {
          break
        }
        scan += 1
      }
      let range = index..<end
      if let label = label(range, tokens, bytes) {
        names.append(TaggedName(tokens: range, label: label, confidence: 0.6))
      }
      index = end
    }
    return names
  }

  private func isNameWord(_ token: Token, _ bytes: [UInt8]) -> Bool {
    token.kind == .word && token.isCapitalized && !commonWords.contains(token, in: bytes)
  }

  private func label(_ range: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> NameLabel? {
    let span = Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
    let entries = gazetteer.entries(folded: NameFolding.folded(bytes[span]))
    if let entry = entries.first { return entry.kind == .group ? .miscellaneous : .location }
    if range.contains(where: { organizationWords.contains(tokens[$0], in: bytes) }) {
      return .organization
    }
    let first = tokens[range.lowerBound]
    let isSentenceStart =
      first.flags.contains(.lineBefore)
      || (range.lowerBound > 0 && tokens[range.lowerBound - 1].isMark("."))
    if range.count == 1 {
      if first.letterCase == .upper { return .organization }
      if isSentenceStart { return nil }
      let previous = tokens[range.lowerBound - 1]
      return prepositions.contains(previous, in: bytes) ? .location : .person
    }
    return .person
  }
}
