/// The small words that clauses are taken apart by.
struct QuoteWords: Sendable {
  /// What a word can do at a clause's or a noun phrase's edge.
  enum Role: Sendable {
    /// he, she, they …: a noun phrase by itself.
    case pronoun
    /// him, them …: never a subject.
    case objectPronoun
    /// the, a, his …: starts a noun phrase.
    case determiner
    /// has, will, is …: stands between subject and verb.
    case auxiliary
    /// that, because, when …: starts a clause.
    case subordinator
    /// who, which: starts a relative clause.
    case relative
    /// and, or, but.
    case conjunction
    /// of: inside noun phrases.
    case of
    /// in, at, for …
    case preposition
    /// also, later, not …: skipped between subject and verb.
    case adverb
    /// Monday, yesterday …: when something was said.
    case time
  }

  private let table: WordTable<Role>

  init() {
    var entries: [(word: String, value: Role)] = []
    func add(_ words: String, _ role: Role) {
      entries += words.lexiconWords.map { (String($0), role) }
    }
    add("he she they i we you it one everyone everybody nobody someone", .pronoun)
    add(
      "him me us them himself herself themselves itself myself ourselves yourself",
      .objectPronoun
    )
    add(
      "the a an his her their its my our your this these those some many several one another no",
      .determiner
    )
    add(
      """
      has have had is are was were be been being am will would can could may might must shall should do does did 's 've
      'll 'd 're 'm
      """,
      .auxiliary
    )
    add(
      """
      that because although though if unless while whereas as when whenever where wherever since until till before after
      once whether how why what than so lest like
      """,
      .subordinator
    )
    add("who whom whose which", .relative)
    add("and or but nor yet", .conjunction)
    add("of", .of)
    add(
      """
      in at for from with on to by about against into over under through between among during without within near
      outside inside across around behind toward towards upon via despite amid amidst per alongside including following
      """,
      .preposition
    )
    add(
      """
      also later then just now once again still even only further earlier previously recently repeatedly not never n't
      often sometimes always already simply famously reportedly first soon afterward afterwards too instead however
      meanwhile therefore thus almost nearly
      """,
      .adverb
    )
    add(
      """
      monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight last next
      january february march april june july august september october november december
      """,
      .time
    )
    table = WordTable(entries)
  }

  func role(_ token: Token, in bytes: [UInt8]) -> Role? { table.value(of: token, in: bytes) }

  /// An adverb by list or ending: "angrily".
  func isAdverb(_ token: Token, in bytes: [UInt8]) -> Bool {
    if role(token, in: bytes) == .adverb { return true }
    guard token.kind == .word, token.letterCase == .lower, token.end - token.start > 4 else {
      return false
    }
    let end = Int(token.end)
    return bytes[end - 2] == UInt8(ascii: "l") && bytes[end - 1] == UInt8(ascii: "y")
  }
}
