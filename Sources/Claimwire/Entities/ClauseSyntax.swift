/// What the words around a name or pronoun show of its place in the clause, without a parser.
struct ClauseSyntax: Sendable {
  private let subjectOpeners = WordTable(
    words: """
      and but or that because when while as if after before although though since until where so whereas which who
      then also however meanwhile yet
      """
  )
  private let prepositions = WordTable(
    words: """
      of in on at to for from by with about against into over under after before between through during without within
      toward towards among near like than via including despite upon
      """
  )
  private let reportingVerbs = WordTable(
    words: """
      said says added told wrote asked warned insisted explained argued noted admitted replied tweeted continued
      announced declared recalled concluded claimed stated
      """
  )
  private static let definites = KeySet("the this that")
  private static let indefinites = KeySet(
    "a an some any one another each every no many several few most two three four five both all other"
  )
  private static let possessives = KeySet("his her their its my our your whose")
  private static let nounEnds = KeySet(
    "of for in from at on with who whose which that to by under near during and or"
  )
  private static let years = KeySet("year years")

  func isDefinite(_ token: Token) -> Bool { Self.definites.contains(token.key) }
  func isIndefinite(_ token: Token) -> Bool { Self.indefinites.contains(token.key) }
  func isPossessive(_ token: Token) -> Bool { Self.possessives.contains(token.key) }
  /// What a noun phrase's head stands before.
  func endsNoun(_ token: Token) -> Bool {
    Self.nounEnds.contains(token.key) || token.isMark(",") || token.flags.contains(.clitic)
  }
  /// "a", "an".
  func isArticle(_ token: Token) -> Bool { Self.article.contains(token.key) }
  /// Whether a subject may stand between the first token and what follows: after a mark or a reporting verb.
  func startsClause(_ previous: Token, _ token: Token, _ bytes: [UInt8]) -> Bool {
    token.flags.contains(.paragraphBefore) || previous.kind == .punctuation && !previous.isMark("-")
      || subjectOpeners.contains(previous, in: bytes)
      || reportingVerbs.contains(previous, in: bytes)
  }
  /// "judges", "spokesmen": several people.
  func isPlural(_ token: Token, _ bytes: [UInt8]) -> Bool {
    let count = Int(token.end - token.start)
    func ends(in ending: StaticString) -> Bool {
      let length = ending.utf8CodeUnitCount
      guard count >= length else { return false }
      let start = Int(token.end) - length
      return (0..<length).allSatisfy { bytes[start + $0] == ending.utf8Start[$0] }
    }
    if ends(in: "s") { return !ends(in: "ss") }
    return count > 3 && (ends(in: "men") || ends(in: "people"))
  }
  func isYear(_ token: Token) -> Bool { Self.years.contains(token.key) }

  /// Whether the name looks like a clause's subject: nothing governs it from the left, or a reporting verb stands
  /// inverted before it.
  ///
  /// `start` is the first token of the name with its titles.
  func isSubject(_ mention: Mention, from start: Int? = nil, in document: Document) -> Bool {
    let tokens = document.tokens
    let bytes = document.bytes
    if isPossessor(mention, tokens, bytes) { return false }
    var index = (start ?? mention.tokens.lowerBound) - 1
    // A nationality or an adverb between: "Also, Kenyan President Ada Roe said".
    var steps = 3
    while index >= 0, steps > 0 {
      let token = tokens[index]
      if tokens[index + 1].flags.contains(.paragraphBefore) { return true }
      if token.isMark("(") { return false }
      if token.kind != .word { return true }
      if subjectOpeners.contains(token, in: bytes) { return true }
      if prepositions.contains(token, in: bytes) { return false }
      if reportingVerbs.contains(token, in: bytes) { return true }
      if token.letterCase == .lower { return false }
      index -= 1
      steps -= 1
    }
    return index < 0
  }

  /// "Roe's car", "the Roes’ car", "Mills’ case".
  private func isPossessor(_ mention: Mention, _ tokens: [Token], _ bytes: [UInt8]) -> Bool {
    let end = mention.tokens.upperBound
    guard end < tokens.count else { return false }
    if tokens[end].flags.contains(.clitic), tokens[end].key == Self.possessive { return true }
    guard tokens[end].kind == .punctuation, !tokens[end].flags.contains(.spaceBefore),
      end + 1 < tokens.count, tokens[end + 1].letterCase == .lower,
      tokens[end + 1].flags.contains(.spaceBefore), bytes[Int(tokens[end].start) - 1] | 0x20 == 0x73
    else { return false }
    return tokens[end].isMark("'")
      || tokens[end].end - tokens[end].start == 3 && bytes[Int(tokens[end].end) - 1] == 0x99
  }

  /// Whether an unknown word of lower case may be part of a title: "communication director", but not "condemned director".
  func mayModify(_ token: Token, _ bytes: [UInt8]) -> Bool {
    guard token.kind == .word, token.letterCase == .lower, !endsNoun(token), !isDefinite(token),
      !isIndefinite(token), !isPossessive(token), !subjectOpeners.contains(token, in: bytes),
      !prepositions.contains(token, in: bytes), !reportingVerbs.contains(token, in: bytes)
    else { return false }
    let word = bytes[token.span.range]
    return !word.suffix(2).elementsEqual("ed".utf8) && !word.suffix(3).elementsEqual("ing".utf8)
      && !word.suffix(1).elementsEqual("s".utf8)
  }

  /// Whether a reporting verb touches the words: "Roe said", "said Roe".
  func isSpeaker(_ range: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> Bool {
    if range.upperBound < tokens.count, reportingVerbs.contains(tokens[range.upperBound], in: bytes)
    {
      return true
    }
    return range.lowerBound > 0 && reportingVerbs.contains(tokens[range.lowerBound - 1], in: bytes)
  }

  /// Whether the name is the subject of the object pronoun's own clause: "Roe told him".
  func isCoargument(_ mention: Mention, of pronoun: Int, _ tokens: [Token]) -> Bool {
    guard Pronouns.isObject(tokens[pronoun]), pronoun - mention.tokens.upperBound < 6 else {
      return false
    }
    // "her car": the possessive may well be the subject's own.
    if pronoun + 1 < tokens.count, tokens[pronoun + 1].kind == .word,
      tokens[pronoun].key == Self.her, tokens[pronoun + 1].letterCase == .lower,
      !Self.nounEnds.contains(tokens[pronoun + 1].key)
    {
      return false
    }
    return (mention.tokens.upperBound..<pronoun).allSatisfy { tokens[$0].kind == .word }
  }

  /// "named", "called".
  func isNaming(_ token: Token) -> Bool { Self.namings.contains(token.key) }
  func isConjunction(_ token: Token) -> Bool { Self.conjunctions.contains(token.key) }
  private static let namings = KeySet("named called")
  private static let conjunctions = KeySet("and or")
  private static let possessive = WordKey("'s").value
  private static let article = KeySet("a an")
  private static let her = WordKey("her").value
}

extension [Mention] {
  /// The mentions that lie inside the tokens; O(log n).
  func indices(in tokens: Range<Int>) -> Range<Int> {
    let first = firstIndexSorted { $0.tokens.lowerBound >= tokens.lowerBound }
    let last = firstIndexSorted { $0.tokens.lowerBound >= tokens.upperBound }
    return first..<Swift.max(first, last)
  }

  /// The mention that covers the token; O(log n).
  func index(covering token: Int) -> Int? {
    let index = firstIndexSorted { $0.tokens.upperBound > token }
    return index < count && self[index].tokens.lowerBound <= token ? index : nil
  }
}
