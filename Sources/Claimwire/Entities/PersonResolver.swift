/// Tells whom a description or a pronoun means: "the president", "the Ukrainian leader", "the 41-year-old", "she".
///
/// Precision over recall: where nothing in the text decides, there is no answer. Each answer looks back over a bounded
/// number of mentions, so its cost does not grow with the document.
struct PersonResolver: Sendable {
  /// Mentions looked back over for a description.
  private static let nominalReach = 120
  /// Mentions looked back over for a pronoun.
  private static let pronounReach = 24

  /// Tokens before a pronoun in which somebody without a name may come in: two sentences.
  private static let unnamedReach = 50

  private let roles = RoleLexicon()
  private let finder: RoleFinder
  private let syntax = ClauseSyntax()

  init() {
    finder = RoleFinder(roles: roles, gazetteer: Gazetteer())
  }

  // MARK: Descriptions

  /// The person whom the noun phrase describes, as an index into the document's entities.
  func entity(forNominal tokens: Range<Int>, in document: Document) -> Int? {
    guard let nominal = nominal(tokens, in: document) else { return nil }
    switch nominal {
    case .named(let entity): return entity
    case .described(let description): return entity(described: description, in: document)
    }
  }

  private enum Nominal {
    /// The phrase has the name in it: "the president, Ada Roe".
    case named(Int)
    case described(Description)
  }

  private struct Description {
    var tokens: Range<Int>
    var noun: RoleNoun?
    var key: UInt32
    var age: Int?
    var country: String?
    var gender: Gender?
    /// A name that it has after "of": "the governor of Lostrin".
    var complement: String?
    /// Whether anything but the noun's own gender and the article is said.
    var isGeneral: Bool
  }

  private func nominal(_ range: Range<Int>, in document: Document) -> Nominal? {
    let tokens = document.tokens
    let bytes = document.bytes
    guard range.lowerBound >= 0, range.upperBound <= tokens.count, !range.isEmpty else {
      return nil
    }
    for index in document.mentions.indices(in: range) {
      let mention = document.mentions[index]
      guard mention.type == .person else { continue }
      let isPossessor =
        mention.tokens.upperBound < range.upperBound
        && tokens[mention.tokens.upperBound].flags.contains(.clitic)
      return isPossessor ? nil : .named(mention.entity)
    }
    var start = range.lowerBound
    if syntax.isIndefinite(tokens[start]) || syntax.isPossessive(tokens[start]) { return nil }
    if syntax.isDefinite(tokens[start]) { start += 1 }
    let end = (start..<range.upperBound).first { syntax.endsNoun(tokens[$0]) } ?? range.upperBound
    guard start < end else { return nil }
    let head = end - 1
    let age = age(in: start..<end, tokens, bytes)
    let noun = roles.noun(tokens[head], in: bytes)
    guard noun != nil || age != nil, !syntax.isPlural(tokens[head], bytes) else { return nil }
    return .described(
      Description(
        tokens: range,
        noun: noun,
        key: tokens[head].key,
        age: age,
        country: finder.country(in: start..<range.upperBound, tokens, bytes),
        gender: noun?.gender,
        isGeneral: noun?.field == .person
      )
    )
  }

  /// The first name in the range, folded.
  private func complement(in range: Range<Int>, _ document: Document) -> String? {
    document.mentions.indices(in: range).first.map { document.text(document.mentions[$0].span) }
  }

  /// The number in "41-year-old".
  private func age(in range: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> Int? {
    guard let number = range.first(where: { tokens[$0].kind == .number }),
      range.contains(where: { syntax.isYear(tokens[$0]) })
    else { return nil }
    let digits = bytes[Int(tokens[number].start)..<Int(tokens[number].end)]
    return digits.count < 4 ? Int(String(decoding: digits, as: UTF8.self)) : nil
  }

  private func entity(described description: Description, in document: Document) -> Int? {
    let start = description.tokens.lowerBound
    let before = document.mentions.firstIndexSorted { $0.tokens.lowerBound >= start }
    var best: (entity: Int, score: Double)?
    var rivals = 0
    var seen: Set<Int> = []
    let sentence = document.sentenceIndex(ofToken: start)
    for index in stride(from: before - 1, through: max(0, before - Self.nominalReach), by: -1) {
      let mention = document.mentions[index]
      guard mention.type == .person, seen.insert(mention.entity).inserted else { continue }
      let fit = fit(document.entities[mention.entity], description)
      guard fit > 0 else { continue }
      rivals += 1
      let score = fit + salience(of: index, from: sentence, in: document)
      if score > best?.score ?? 0 { best = (mention.entity, score) }
    }
    if description.isGeneral, rivals > 1 { return nil }
    if let best { return best.entity }
    return laterEntity(described: description, from: before, in: document)
  }

  /// The only one that fits of those named after the description: "The minister … Ada Roe, the minister, said".
  private func laterEntity(
    described description: Description,
    from mention: Int,
    in document: Document
  )
    -> Int?
  {
    guard !description.isGeneral else { return nil }
    var found: Int?
    let end = min(document.mentions.count, mention + Self.nominalReach)
    for index in mention..<max(mention, end) where document.mentions[index].type == .person {
      let entity = document.mentions[index].entity
      guard fit(document.entities[entity], description) >= 4 else { continue }
      if let found, found != entity { return nil }
      found = entity
    }
    return found
  }

  /// How well a person fits: 0 not at all; 4 and more by the very noun.
  private func fit(_ entity: Entity, _ description: Description) -> Double {
    if let one = description.gender, let other = entity.gender, one != other { return 0 }
    if let age = description.age { return entity.age == age ? 6 : 0 }
    if let country = description.country, let own = entity.country, country != own { return 0 }
    if let complement = description.complement, description.country == nil,
      entity.role?.contains(complement) != true
    {
      return 0
    }
    var fit = 0.0
    if entity.roleNouns.contains(description.key) {
      fit = 4
    } else if let noun = description.noun {
      let nouns = entity.roleNouns.compactMap { roles.noun(key: $0) }
      if nouns.contains(where: { $0.synonym == noun.synonym }) {
        fit = 4
      } else if nouns.contains(where: { noun.covers($0, key: description.key) }) {
        fit = 2
      } else if description.isGeneral, noun.gender != nil, entity.gender == noun.gender {
        fit = 1
      }
    }
    if fit > 0, description.country != nil, entity.country == description.country { fit += 2 }
    return fit
  }

  /// Up to 2: by distance in sentences, being a subject, and being named often.
  private func salience(of mention: Int, from sentence: Int, in document: Document) -> Double {
    let tokens = document.mentions[mention].tokens
    let distance = sentence - document.sentenceIndex(ofToken: tokens.lowerBound)
    let recency = 1 / (1 + Double(max(0, distance)) / 2)
    let isSubject = syntax.isSubject(document.mentions[mention], in: document)
    let count = document.entities[document.mentions[mention].entity].mentions.count
    return recency * (isSubject ? 1.2 : 0.8) + Double(min(count, 10)) * 0.08
  }

  // MARK: Pronouns

  /// The person whom the pronoun stands for, as an index into the document's entities; "they" and "it" for nobody.
  func entity(forPronoun token: Int, in document: Document) -> Int? {
    let tokens = document.tokens
    guard tokens.indices.contains(token), let gender = Pronouns.gender(tokens[token]) else {
      return nil
    }
    let before = document.mentions.firstIndexSorted { $0.tokens.lowerBound >= token }
    let sentence = document.sentenceIndex(ofToken: token)
    let paragraph = paragraph(ofSentence: sentence, document)
    let mask = QuotationMask(document, near: token)
    let unnamed = unnamedPerson(before: token, gender, tokens, document.bytes)
    var best: (entity: Int, score: Double)?
    var seen: Set<Int> = []
    for index in stride(from: before - 1, through: max(0, before - Self.pronounReach), by: -1) {
      let mention = document.mentions[index]
      guard mention.type == .person else { continue }
      let own = document.sentenceIndex(ofToken: mention.tokens.lowerBound)
      if paragraph - self.paragraph(ofSentence: own, document) > 2 || sentence - own > 6 { break }
      let entity = document.entities[mention.entity]
      if let other = entity.gender, other != gender { continue }
      guard seen.insert(mention.entity).inserted else { continue }
      if own == sentence, syntax.isCoargument(mention, of: token, tokens) { continue }
      if let unnamed, unnamed > mention.tokens.upperBound { break }
      var score = entity.gender == nil ? 0 : 1.0
      score += syntax.isSubject(mention, in: document) ? 1.5 : 0
      score -= Double(sentence - own) * 0.5
      score -= mask[mention.tokens.lowerBound] == mask[token] ? 0 : 1.5
      score += Double(min(entity.mentions.count, 10)) * 0.05
      if score > best?.score ?? -3 { best = (mention.entity, score) }
    }
    return best?.entity
  }

  /// Where somebody without a name comes in ("A surgeon at the hospital said") shortly before the pronoun.
  private func unnamedPerson(
    before pronoun: Int, _ gender: Gender, _ tokens: [Token], _ bytes: [UInt8]
  ) -> Int? {
    for index in stride(from: pronoun - 2, through: max(0, pronoun - Self.unnamedReach), by: -1) {
      guard syntax.isArticle(tokens[index]), index == 0 || !tokens[index - 1].isMark(",") else {
        continue
      }
      for next in index + 1..<min(index + 5, pronoun) {
        guard tokens[next].kind == .word || tokens[next].isMark("-") else { break }
        guard let noun = roles.noun(tokens[next], in: bytes) else { continue }
        let isSubject = index == 0 || syntax.startsClause(tokens[index - 1], tokens[index], bytes)
        if isSubject, noun.gender == nil || noun.gender == gender { return index }
        break
      }
    }
    return nil
  }

  private func paragraph(ofSentence sentence: Int, _ document: Document) -> Int {
    document.sentences.indices.contains(sentence) ? document.sentences[sentence].paragraph : 0
  }
}
