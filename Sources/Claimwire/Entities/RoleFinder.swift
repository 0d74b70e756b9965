/// What the text says a person is, beside the name: an apposition after it (", a doctor from the town,"), before it
/// ("the foreign minister, Ada Roe"), or an age (", 41,").
struct RoleFinder: Sendable {
  /// Words of an apposition that are read.
  private static let longestApposition = 12

  let roles: RoleLexicon
  let gazetteer: Gazetteer

  /// A description: its words without the article, its noun, and the country that it names.
  struct Description {
    var tokens: Range<Int>
    var noun: Int
    var country: String?
  }

  /// The apposition that follows the name, null where none with a role's noun does.
  func apposition(after name: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> Description? {
    var start = name.upperBound
    guard start < tokens.count, tokens[start].isMark(",") || isDash(tokens[start], bytes) else {
      return nil
    }
    start += 1
    if start + 1 < tokens.count, tokens[start].kind == .number, tokens[start + 1].isMark(",") {
      start += 2
    }
    return description(from: start, tokens, bytes)
  }

  /// "the foreign minister, Ada Roe": the description before a comma before the name.
  func apposition(before name: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> Description? {
    let comma = name.lowerBound - 1
    guard comma > 1, tokens[comma].isMark(",") else { return nil }
    let least = max(0, comma - Self.longestApposition)
    var index = comma - 1
    while index >= least {
      let token = tokens[index]
      let isClitic = token.flags.contains(.clitic)
      if isClitic || Self.articles.contains(token.key) || Self.possessives.contains(token.key) {
        if let found = description(from: isClitic ? index + 1 : index, tokens, bytes) {
          return found.tokens.upperBound == comma ? found : nil
        }
        if isClitic { return nil }
      }
      guard token.kind == .word || token.isMark("-"), !token.flags.contains(.lineBefore) else {
        return nil
      }
      index -= 1
    }
    return nil
  }

  /// A noun phrase with a role's noun that starts here: "a doctor", "the Kenyan minister for trade", "chief of staff".
  private func description(from start: Int, _ tokens: [Token], _ bytes: [UInt8]) -> Description? {
    var start = start
    guard start < tokens.count else { return nil }
    let hasArticle = Self.articles.contains(tokens[start].key)
    if hasArticle || Self.possessives.contains(tokens[start].key) { start += 1 }
    let limit = min(tokens.count, start + Self.longestApposition)
    var noun: Int?
    var end = start
    while end < limit {
      let token = tokens[end]
      let isPart = token.kind == .word || token.kind == .number || token.isMark("-")
      guard isPart, !token.flags.contains(.paragraphBefore), !Self.stops.contains(token.key) else {
        break
      }
      if noun == nil, Self.prepositions.contains(token.key) { return nil }
      if let role = roles.noun(token, in: bytes), role.field != .honorific {
        if noun == nil || !hasPreposition(between: noun ?? end, and: end, tokens) { noun = end }
      }
      end += 1
    }
    guard let noun, end < tokens.count || hasArticle else { return nil }
    // Without an article only a closed apposition counts: ", chief of staff, said".
    if !hasArticle, end < tokens.count, !tokens[end].isMark(","), !tokens[end].isMark(".") {
      return nil
    }
    let range = start..<max(end, noun + 1)
    return Description(tokens: range, noun: noun, country: country(in: range, tokens, bytes))
  }

  private func hasPreposition(between start: Int, and end: Int, _ tokens: [Token]) -> Bool {
    (start..<end).contains { Self.prepositions.contains(tokens[$0].key) }
  }

  /// The country of the first demonym or country's name in the range.
  func country(in range: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> String? {
    for index in range where tokens[index].isCapitalized {
      for length in [2, 1] where index + length <= range.upperBound {
        let stretch = Int(tokens[index].start)..<Int(tokens[index + length - 1].end)
        let entry = gazetteer.firstEntry(of: bytes[stretch])
        if let entry, entry.kind == .group || entry.kind == .country {
          return entry.country
        }
      }
    }
    return nil
  }

  /// "a", "an", "the".
  func isArticle(_ token: Token) -> Bool { Self.articles.contains(token.key) }

  /// The age in ", 41," after a name.
  func age(after name: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> Int? {
    let start = name.upperBound
    guard start + 1 < tokens.count, tokens[start].isMark(",") || tokens[start].isMark("("),
      tokens[start + 1].kind == .number
    else { return nil }
    let digits = bytes[Int(tokens[start + 1].start)..<Int(tokens[start + 1].end)]
    guard digits.count <= 3, start + 2 >= tokens.count || tokens[start + 2].kind == .punctuation
    else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  private func isDash(_ token: Token, _ bytes: [UInt8]) -> Bool {
    token.kind == .punctuation && token.flags.contains(.spaceBefore)
      && (token.ascii == UInt8(ascii: "-") || token.ascii == 0 && bytes[Int(token.start)] == 0xE2)
      && !token.flags.contains(.opening)
  }

  private static let articles = KeySet("a an the")
  private static let possessives = KeySet("his her their its my our")
  private static let prepositions = KeySet(
    "of for in from at with on by to near under who whose which that"
  )
  private static let stops = KeySet(
    """
    who whose which that when where while said says told added was is are were has had have will would wrote and but
    as to
    """
  )
}
