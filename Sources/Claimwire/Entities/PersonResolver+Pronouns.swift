extension PersonResolver {
  /// Mentions looked back over for a pronoun.
  private static let reach = 24
  /// Sentences and paragraphs back that a pronoun reaches.
  private static let sentenceReach = 6
  private static let paragraphReach = 2
  /// Tokens before a pronoun in which somebody without a name may come in: two sentences.
  private static let unnamedReach = 50

  /// The person whom the pronoun stands for, as an index into the document's entities; "they" and "it" for nobody.
  func entity(forPronoun token: Int, in document: Document) -> Int? {
    let tokens = document.tokens
    guard tokens.indices.contains(token), let gender = Pronouns.gender(tokens[token]) else {
      return nil
    }
    let sentence = document.sentenceIndex(ofToken: token)
    let pronoun = Pronoun(
      token: token,
      gender: gender,
      sentence: sentence,
      paragraph: paragraph(ofSentence: sentence, document),
      isSpeaker: syntax.isSpeaker(token..<token + 1, tokens, document.bytes),
      mask: QuotationMask(document, near: token)
    )
    var best = described(pronoun, document)
    if case .unnamed(let start) = best { return named(pronoun, after: start, document)?.entity }
    guard let found = named(pronoun, after: 0, document) else {
      if case .person(let entity, _) = best { return entity }
      return nil
    }
    if case .person(_, let score) = best, score >= found.score { return best.entity }
    best = .person(found.entity, found.score)
    return best.entity
  }

  private struct Pronoun {
    var token: Int
    var gender: Gender
    var sentence: Int
    var paragraph: Int
    /// Whether a reporting verb stands beside it.
    var isSpeaker: Bool
    var mask: QuotationMask
  }

  private enum Antecedent {
    case person(Int, Double)
    /// Somebody whom the text does not name, from this token on.
    case unnamed(Int)
    case unknown

    var entity: Int? {
      if case .person(let entity, _) = self { return entity }
      return nil
    }
  }

  // MARK: Names

  /// The best of the names before the pronoun and after a token.
  private func named(
    _ pronoun: Pronoun,
    after start: Int,
    _ document: Document
  )
    -> (entity: Int, score: Double)?
  {
    let before = document.mentions.firstIndexSorted { $0.tokens.lowerBound >= pronoun.token }
    var best: (entity: Int, score: Double)?
    var seen: Set<Int> = []
    for index in stride(from: before - 1, through: max(0, before - Self.reach), by: -1) {
      let mention = document.mentions[index]
      if mention.tokens.lowerBound < start { break }
      guard mention.type == .person else { continue }
      let sentence = document.sentenceIndex(ofToken: mention.tokens.lowerBound)
      let paragraph = paragraph(ofSentence: sentence, document)
      if pronoun.paragraph - paragraph > Self.paragraphReach
        || pronoun.sentence - sentence > Self.sentenceReach
      {
        break
      }
      let gender = document.entities[mention.entity].gender
      if let gender, gender != pronoun.gender { continue }
      if sentence == pronoun.sentence,
        syntax.isCoargument(mention, of: pronoun.token, document.tokens)
      {
        continue
      }
      guard seen.insert(mention.entity).inserted else { continue }
      let score = score(mention, pronoun, sentence, document)
      if score > best?.score ?? -3 { best = (mention.entity, score) }
    }
    return best
  }

  private func score(
    _ mention: Mention,
    _ pronoun: Pronoun,
    _ sentence: Int,
    _ document: Document
  ) -> Double {
    let entity = document.entities[mention.entity]
    let isSpeaker = syntax.isSpeaker(mention.tokens, document.tokens, document.bytes)
    var score = entity.gender == nil ? 0 : 1.0
    score += isSpeaker || syntax.isSubject(mention, in: document) ? 1.5 : 0
    score += isSpeaker && pronoun.isSpeaker ? 0.7 : 0
    score -= Double(pronoun.sentence - sentence) * 0.5
    let isApart = pronoun.mask[mention.tokens.lowerBound] != pronoun.mask[pronoun.token]
    score -= isApart ? 1.5 : 0
    return score + Double(min(entity.mentions.count, 10)) * 0.05
  }

  // MARK: Descriptions

  /// The last "the manager" or "a surgeon" that opens a clause shortly before the pronoun.
  private func described(_ pronoun: Pronoun, _ document: Document) -> Antecedent {
    let tokens = document.tokens
    let bytes = document.bytes
    let least = max(0, pronoun.token - Self.unnamedReach)
    for index in stride(from: pronoun.token - 2, through: least, by: -1) {
      let isIndefinite = syntax.isArticle(tokens[index])
      guard isIndefinite || syntax.isDefinite(tokens[index]),
        pronoun.mask[index] == pronoun.mask[pronoun.token],
        index == 0 || syntax.startsClause(tokens[index - 1], tokens[index], bytes),
        let end = endOfDescription(from: index + 1, before: pronoun, tokens, bytes)
      else { continue }
      // "Ada Roe, a surgeon, …" says more of Roe.
      if index > 0, tokens[index - 1].isMark(",") { continue }
      if isIndefinite { return .unnamed(index) }
      guard let entity = entity(forNominal: index..<end, in: document),
        document.entities[entity].type == .person
      else { continue }
      if let gender = document.entities[entity].gender, gender != pronoun.gender { continue }
      let distance = pronoun.sentence - document.sentenceIndex(ofToken: index)
      return .person(entity, 2.5 - Double(distance) * 0.5)
    }
    return .unknown
  }

  /// The end of a description whose noun may be said of somebody with that pronoun.
  private func endOfDescription(
    from start: Int,
    before pronoun: Pronoun,
    _ tokens: [Token],
    _ bytes: [UInt8]
  ) -> Int? {
    for index in start..<min(start + 5, pronoun.token) {
      guard tokens[index].kind == .word || tokens[index].isMark("-") else { return nil }
      guard let noun = roles.noun(tokens[index], in: bytes) else { continue }
      let next = index + 1
      // "The police chief": the noun is the last one.
      if next < pronoun.token, roles.noun(tokens[next], in: bytes) != nil { continue }
      if syntax.isPlural(tokens[index], bytes) { return nil }
      return noun.gender == nil || noun.gender == pronoun.gender ? next : nil
    }
    return nil
  }
}
