/// The names that attributing phrases hold.
extension SpeakerResolver {
  /// Tokens between two names that "and" joins: room for a title.
  private static let longestJoint = 9

  /// The mention that the phrase is, but for titles before it and what is said of it behind.
  ///
  /// "Rep. Ada Roe (R-Utah)".
  func namingMention(of phrase: Range<Int>) -> Int? {
    if let mention = headMention(of: phrase) { return mention }
    // "On “Meet the Press,” Ada Roe": what leads to it is no apposition.
    guard let comma = phrase.last(where: { tokens[$0].isMark(",") && $0 + 1 < phrase.upperBound }),
      isLed(phrase)
    else { return nil }
    let mention = headMention(of: comma + 1..<phrase.upperBound)
    return mention.flatMap { namesPerson($0) ? $0 : nil }
  }

  private func isLed(_ phrase: Range<Int>) -> Bool {
    if isPreposition(phrase.lowerBound) { return true }
    var index = phrase.lowerBound - 1
    while index >= 0, index > phrase.lowerBound - 8, !isPreposition(index), mayLead(index) {
      index -= 1
    }
    return index >= 0 && isPreposition(index)
  }

  /// "CBS's", "“Meet": what may stand between a preposition and the end of its phrase.
  private func mayLead(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.kind == .punctuation || token.isCapitalized || token.flags.contains(.clitic)
      || words.role(token, in: bytes) == .determiner
  }

  /// A preposition that is in no name.
  func isOuterPreposition(_ index: Int) -> Bool { isPreposition(index) && !isInName(index) }

  private func isPreposition(_ index: Int) -> Bool {
    let role = words.role(tokens[index], in: bytes)
    return role == .preposition || role == .of
  }

  private func headMention(of phrase: Range<Int>) -> Int? {
    for index in document.mentions.indices(in: phrase)
    where document.mentions[index].type == .person {
      let mention = document.mentions[index]
      let first = max(phrase.lowerBound, document.firstToken(of: mention))
      let before = phrase.lowerBound..<first
      guard isOnlyTitles(before) || isRank(first..<mention.tokens.lowerBound) && isOffice(before)
      else { break }
      if isName(index), endsName(mention.tokens.upperBound, in: phrase) { return index }
      let end = mention.tokens.upperBound
      // "Roe's brother Tom Poe": the owner is not who is meant.
      if end < phrase.upperBound, !tokens[end].flags.contains(.clitic) { break }
    }
    return endMention(of: phrase)
  }

  /// Whether what follows a name in a phrase is said of it: a comma, a bracket, "of Maryland", "today", letters of rank
  /// ("MP").
  private func endsName(_ end: Int, in phrase: Range<Int>) -> Bool {
    guard end < phrase.upperBound else { return true }
    let token = tokens[end]
    if token.isMark(",") || token.isMark("(") { return true }
    switch words.role(token, in: bytes) {
    case .preposition, .of, .relative, .time: return true
    default:
      return end + 1 == phrase.upperBound && token.letterCase == .upper && token.kind == .word
    }
  }

  private func endMention(of phrase: Range<Int>) -> Int? {
    let mentions = document.mentions
    var index = mentions.firstIndexSorted { $0.tokens.upperBound >= phrase.upperBound }
    if index < mentions.count, mentions[index].tokens.upperBound == phrase.upperBound,
      mentions[index].tokens.lowerBound >= phrase.lowerBound,
      isOnlyTitles(phrase.lowerBound..<mentions[index].tokens.lowerBound)
    {
      return isName(index) ? index : nil
    }
    index = mentions.firstIndexSorted { $0.tokens.lowerBound >= phrase.lowerBound }
    guard index < mentions.count, mentions[index].tokens.lowerBound == phrase.lowerBound else {
      return nil
    }
    let end = mentions[index].tokens.upperBound
    guard end < phrase.upperBound, isName(index) else { return nil }
    return tokens[end].isMark(",") || tokens[end].isMark("(") ? index : nil
  }

  /// Not "Minister" by itself, which is a title; nor "Canadian", which is not yet anybody.
  private func isName(_ index: Int) -> Bool {
    let mention = document.mentions[index]
    if mention.type == .group, mention.tokens.count == 1 {
      return people.named(beside: mention.tokens, in: document) == nil
    }
    return mention.type != .person || !people.isOnlyRole(mention, document)
  }

  /// Whether the words before a name leave it the phrase's head: no "of" and no preposition, but inside other names ("Bank
  /// of England governor").
  func isOnlyTitles(_ range: Range<Int>) -> Bool {
    var isBehindOf = false
    for index in range {
      switch words.role(tokens[index], in: bytes) {
      case .preposition, .of, .conjunction, .relative:
        isBehindOf = isBehindOf || !isInName(index) && !joinsName(index, in: range)
      case .auxiliary: if index + 1 == range.upperBound { return true }
      default: if tokens[index].isMark(",") { isBehindOf = true }
      }
    }
    return !isBehindOf
  }

  /// "of" between capitalised words that are no words for people nor many: "Bank of England", which the tagger may miss.
  private func joinsName(_ index: Int, in range: Range<Int>) -> Bool {
    let (before, behind) = (index - 1, index + 1)
    guard range.contains(before), range.contains(behind), tokens[before].isCapitalized,
      tokens[behind].isCapitalized, words.role(tokens[index], in: bytes) == .of
    else { return false }
    if people.syntax.isPlural(tokens[before], bytes)
      || lexicon.quantifiers.contains(tokens[before].key)
    {
      return false
    }
    return people.roles.noun(tokens[before], in: bytes) == nil
      && people.roles.noun(tokens[behind], in: bytes) == nil
  }

  /// Whether a mention covers the token; O(log n).
  func isInName(_ index: Int) -> Bool {
    document.mentions.index(covering: index) != nil
  }

  /// Whether a name's title may stand behind an office: "Gen." may, "President" is another's office ("aide to").
  private func isRank(_ title: Range<Int>) -> Bool {
    guard let last = title.last else { return true }
    switch people.roles.noun(tokens[last], in: bytes)?.field {
    case .honorific, .military, .police, .academia, .clergy: return true
    default: return false
    }
  }

  /// "director of public health", "Norway's minister for sport", "the speaker of the parliament": an office and what it is
  /// an office of, where the name behind it is the holder's.
  ///
  /// Not "an attorney for the singer", whose name the next one is.
  private func isOffice(_ range: Range<Int>) -> Bool {
    guard let preposition = range.first(where: isOuterPreposition),
      preposition > range.lowerBound, isOfficeNoun(tokens[preposition - 1]),
      !people.syntax.isIndefinite(tokens[range.lowerBound])
    else { return false }
    let field = preposition + 1..<range.upperBound
    return endsNoun(field) && field.allSatisfy { isInName($0) || isOfOffice($0) }
  }

  private func isOfficeNoun(_ token: Token) -> Bool {
    token.key == SpeakerLexicon.member || people.roles.noun(token, in: bytes)?.isOffice ?? false
  }

  /// Whether the words, brackets aside, end with a noun.
  ///
  /// A lone word in lower case is one, though the tagger may think otherwise before a name: "director of rugby Ada Roe".
  private func endsNoun(_ range: Range<Int>) -> Bool {
    guard let last = range.last(where: { tokens[$0].kind != .punctuation }) else { return false }
    switch parts.part(of: last) {
    case .noun, .properNoun, .number: return true
    case .adjective: return range.count == 1 && tokens[last].letterCase == .lower
    default: return isInName(last)
    }
  }

  /// Whether a word may stand in what somebody holds an office of: none for people, nothing that starts a clause.
  private func isOfOffice(_ index: Int) -> Bool {
    guard people.roles.noun(tokens[index], in: bytes) == nil, !tokens[index].isMark(",") else {
      return false
    }
    switch words.role(tokens[index], in: bytes) {
    case .relative, .subordinator, .auxiliary, .pronoun, .objectPronoun: return false
    default: return true
    }
  }

  /// "union presidents Ada Roe and Bo Lima": the two or more people whom "and" joins.
  func joint(_ phrase: Range<Int>, _ how: SpeakerResolution) -> Speaker? {
    let range = document.mentions.indices(in: phrase)
    guard range.count > 1, range.count < 6 else { return nil }
    var names: [String] = []
    var first: Int?
    var end = phrase.lowerBound
    var isAnd = false
    for index in range {
      let mention = document.mentions[index]
      guard mention.type == .person else { continue }
      let gap = end..<mention.tokens.lowerBound
      if first == nil {
        guard isOnlyTitles(gap) else { return nil }
        first = index
      } else if !isJoining(gap) {
        break
      }
      isAnd = gap.contains { tokens[$0].key == SpeakerLexicon.and }
      let name = document.entities[mention.entity].name
      if !names.contains(name) { names.append(name) }
      end = mention.tokens.upperBound
    }
    guard let first, let last = names.last, names.count > 1, isAnd,
      endsName(end, in: phrase)
    else { return nil }
    return Speaker(
      span: document.span(ofTokens: document.mentions[first].tokens.lowerBound..<end),
      name: names.dropLast().joined(separator: ", ") + " and " + last,
      entity: nil,
      how: how
    )
  }

  /// "and", "and Sen.", ", ", "and his Spanish colleague", "and Bank of England governor".
  private func isJoining(_ gap: Range<Int>) -> Bool {
    guard let first = gap.first, gap.count < Self.longestJoint else { return false }
    guard tokens[first].isMark(",") || tokens[first].key == SpeakerLexicon.and else { return false }
    return gap.dropFirst().allSatisfy {
      tokens[$0].key == SpeakerLexicon.and || tokens[$0].isCapitalized || isTitleWord($0)
        || isInName($0)
    }
  }

  /// "his", "older", "colleague": what stands before a second name in lower case.
  private func isTitleWord(_ index: Int) -> Bool {
    switch parts.part(of: index) {
    case .noun, .adjective, .determiner: true
    case .pronoun: words.role(tokens[index], in: bytes) == .determiner
    default: people.roles.noun(tokens[index], in: bytes) != nil
    }
  }
}

extension RoleNoun {
  /// Whether somebody is it by appointment: not a mother, a victim or a man.
  var isOffice: Bool { field != .family && field != .person && field != .crime }
}
