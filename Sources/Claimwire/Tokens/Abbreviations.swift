/// When a full stop after a word belongs to the word.
///
/// The lists are general English usage as style guides give it (AP Stylebook's state and month abbreviations, military
/// ranks, titles, company forms); none comes from a corpus.
struct Abbreviations: Sendable {
  private enum Condition: Sendable {
    /// Owns its full stop wherever one follows.
    case always
    /// Only before a number: "No. 10", "p. 55".
    case beforeNumber
    /// Only with a capital: "Gen.", but "gen" is a word.
    case capitalized
    /// Only with a capital and before a number: "Mar. 3", "Sat. 9".
    case capitalizedBeforeNumber
    /// Only with a capital and after a comma: "Jackson, Miss."
    case state
  }

  private let table: WordTable<Condition>

  /// The keys of the words that may own a full stop.
  let keys: [UInt32]

  init() {
    var entries: [(word: String, value: Condition)] = []
    func add(_ words: String, _ condition: Condition) {
      entries += words.lexiconWords.map { (String($0), condition) }
    }
    add(
      """
      mr mrs ms dr prof lt col sgt cpl capt cmdr adm brig rev gov jr sr inc corp ltd llc bros vs etc approx dept
      univ assn messrs mme mlle supt insp pvt pfc spc hon rep reps sens govs gens cols pte vol blvd ave rd mt ft viz
      cf al pp drs ext v esq est jan feb aug sept oct nov dec tues thurs bldg intl natl mfg hwy
      """,
      .always
    )
    add("no nos p c ca op art fig ch sec para pt nr", .beforeNumber)
    add("gen maj sen pres st co fr atty dist sgts det cdr wg sq ltcol rt min amb", .capitalized)
    add("mar apr jun jul mon tue wed thu fri sat sun", .capitalizedBeforeNumber)
    add(
      """
      ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md me mich minn miss mo mont neb nev okla ore pa
      tenn tex va vt wash wis wyo ont que alta sask man
      """,
      .state
    )
    table = WordTable(entries)
    keys = entries.map { WordKey($0.word).value }
  }

  /// Whether `word` owns the full stop at `word.end`.
  ///
  /// - Parameters:
  ///   - word: the token that the full stop touches.
  ///   - previous: the token before it, null at the text's start.
  func ownsFullStop(
    _ word: Token,
    after previous: Token?,
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if isDotted(word, in: bytes) { return true }
    if isInitial(word, after: previous, in: bytes) { return true }
    guard let condition = table.value(of: word, in: bytes) else { return false }
    switch condition {
    case .always: return true
    case .beforeNumber: return isBeforeNumber(word, in: bytes)
    case .capitalized: return word.isCapitalized
    case .capitalizedBeforeNumber: return word.isCapitalized && isBeforeNumber(word, in: bytes)
    case .state: return word.isCapitalized && previous?.isMark(",") == true
    }
  }

  /// "U.S", "a.m", "Ph.D": pieces of one or two letters between full stops.
  private func isDotted(_ word: Token, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var pieceLength = 0
    var pieces = 1
    for index in word.span.range {
      if bytes[index] == UInt8(ascii: ".") {
        if pieceLength == 0 || pieceLength > 2 { return false }
        pieces += 1
        pieceLength = 0
      } else {
        pieceLength += 1
      }
    }
    return pieces > 1 && pieceLength <= 2 && word.kind == .word
  }

  /// A capital alone, with a name or another initial to come, as between "George" and "Bush".
  private func isInitial(
    _ word: Token,
    after previous: Token?,
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard word.end - word.start == 1, word.letterCase == .capitalized else { return false }
    let next = nextCharacter(after: Int(word.end) + 1, in: bytes)
    guard next.isUpper || next.byte >= 0x80 else { return false }
    if word.ascii == UInt8(ascii: "I") { return previous?.isCapitalized == true }
    return true
  }

  private func isBeforeNumber(_ word: Token, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let next = nextCharacter(after: Int(word.end) + 1, in: bytes)
    return next.byte &- 0x30 < 10
  }

  /// The first byte that is no space on the same line; 0 at its end.
  private func nextCharacter(
    after offset: Int,
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> (byte: UInt8, isUpper: Bool) {
    var index = offset
    while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
    guard index < bytes.count else { return (0, false) }
    return (bytes[index], bytes[index] &- 0x41 < 26)
  }
}
