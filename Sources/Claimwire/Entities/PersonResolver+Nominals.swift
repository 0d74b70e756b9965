extension PersonResolver {
  /// Mentions looked over for a description.
  private static let reach = 120
  /// Sentences back that "the man" and "the 41-year-old" reach.
  private static let generalReach = 2

  /// Whom the noun phrase describes, as an index into the document's entities.
  ///
  /// `last` is who spoke last: of two whom the words fit alike, the likelier.
  func entity(forNominal range: Range<Int>, after last: Int? = nil, in document: Document) -> Int? {
    let tokens = document.tokens
    guard range.lowerBound >= 0, range.upperBound <= tokens.count, !range.isEmpty else {
      return nil
    }
    for index in document.mentions.indices(in: range) {
      let mention = document.mentions[index]
      guard mention.type == .person, !isOnlyRole(mention, document) else { continue }
      let end = mention.tokens.upperBound
      let isPossessor = end < range.upperBound && tokens[end].flags.contains(.clitic)
      // "Ada Roe Hammers Banks": a headline.
      let isHead =
        end == range.upperBound || tokens[end].isMark(",")
        || mention.tokens.lowerBound == range.lowerBound && tokens[end].isCapitalized
      return isPossessor || !isHead || isGoverned(mention.tokens.lowerBound, in: range, tokens)
        ? nil : mention.entity
    }
    if let named = named(beside: range, in: document) { return document.mentions[named].entity }
    if let description = description(range, document) {
      return entity(described: description, last, in: document)
    }
    return organization(range, document)
  }

  /// Whether the mention is but a title that was taken for a name: "the Prime Minister".
  ///
  /// Not "Mr King", nor "King" where the same person goes by that or by a longer name as well.
  func isOnlyRole(_ mention: Mention, _ document: Document) -> Bool {
    let isRole = mention.tokens.allSatisfy { index in
      let token = document.tokens[index]
      return token.kind != .word || roles.isModifier(token, in: document.bytes)
        || roles.noun(token, in: document.bytes) != nil
    }
    guard isRole, mention.title == nil else { return false }
    return document.entities[mention.entity].mentions.prefix(Self.mostForms).allSatisfy {
      let form = document.mentions[$0]
      return form.title == nil && form.tokens.count <= mention.tokens.count
    }
  }

  /// Mentions of a person looked at for a longer name or a title: the first ones have it.
  private static let mostForms = 16

  /// "a document on Roe": a preposition before the name inside the phrase.
  private func isGoverned(_ name: Int, in range: Range<Int>, _ tokens: [Token]) -> Bool {
    (range.lowerBound..<name).contains {
      syntax.endsNoun(tokens[$0]) && !tokens[$0].isMark(",") && !syntax.isConjunction(tokens[$0])
    }
  }

  // MARK: Appositions

  /// The mention in apposition to the phrase, behind a comma after it or in it.
  ///
  /// "The governor, Gen. Ada Roe,", "her brother, Ada Roe", "the author, doctoral candidate Ada Roe,", "a union, the Free Grain Front,", "an aide of the Free Grain
  /// Front (FGF), Ada Roe".
  func named(beside range: Range<Int>, in document: Document) -> Int? {
    let tokens = document.tokens
    let last = endOfBracket(at: range.upperBound, tokens)
    guard
      let comma = (range.lowerBound...last).first(where: {
        $0 < tokens.count && tokens[$0].isMark(",")
      }),
      comma > range.lowerBound
    else { return nil }
    var next = comma + 1
    let index = document.mentions.firstIndexSorted { $0.tokens.lowerBound >= next }
    guard index < document.mentions.count else { return nil }
    let mention = document.mentions[index]
    let start = document.firstToken(of: mention)
    if next < tokens.count, next < start, finder.isArticle(tokens[next]) { next += 1 }
    guard start == next || mention.type == .person && isRole(next..<start, of: mention, document),
      isClosed(mention.tokens.upperBound, tokens)
    else { return nil }
    return describes(range.lowerBound..<min(comma, range.upperBound), mention.type, document)
      ? index : nil
  }

  /// Whether the words before a name, behind a comma, are but what else the person is: "doctoral candidate", "a former
  /// miner named"; a title's own words come after them.
  private func isRole(_ words: Range<Int>, of name: Mention, _ document: Document) -> Bool {
    let tokens = document.tokens
    let bytes = document.bytes
    guard 1...Self.longestRole ~= words.count else { return false }
    let last = tokens[words.upperBound - 1]
    let isNamed = syntax.isNaming(last)
    guard name.title != nil || isNamed || roles.noun(last, in: bytes) != nil else { return false }
    return words.dropLast(isNamed ? 1 : 0).allSatisfy { index in
      let token = tokens[index]
      return syntax.mayModify(token, bytes) || roles.isModifier(token, in: bytes)
        || roles.noun(token, in: bytes) != nil
    }
  }

  /// Words of a second role: "two-time Olympic gold medalist".
  private static var longestRole: Int { 6 }

  /// The token behind the short bracket that opens at a token, else that token.
  private func endOfBracket(at index: Int, _ tokens: [Token]) -> Int {
    guard index < tokens.count, tokens[index].isMark("(") else { return index }
    let close = tokens[index..<min(tokens.count, index + Self.widestBracket)].firstIndex {
      $0.isMark(")")
    }
    return close.map { $0 + 1 } ?? index
  }

  /// Tokens of an acronym in its bracket, with room for one of two words.
  private static var widestBracket: Int { 5 }

  /// A comma, a verb or the sentence's end stands behind an apposition, but no "and".
  private func isClosed(_ end: Int, _ tokens: [Token]) -> Bool {
    end >= tokens.count || !syntax.endsNoun(tokens[end]) || tokens[end].isMark(",")
  }

  /// Whether the phrase says what somebody or something with a name of that type is.
  private func describes(_ phrase: Range<Int>, _ type: EntityType, _ document: Document) -> Bool {
    let tokens = document.tokens
    let bytes = document.bytes
    guard let head = headNoun(phrase, in: document) else { return false }
    let name = document.mentions.index(covering: head)
    switch type {
    case .person:
      // "the Canadian, Ada Roe".
      if let name { return document.mentions[name].type == .group }
      return roles.noun(tokens[head], in: bytes).map { $0.field != .honorific } ?? false
        && !syntax.isPlural(tokens[head], bytes)
    case .organization: return name == nil && organizations.kind(tokens[head], in: bytes) != nil
    default: return false
    }
  }

  /// The phrase's noun: the last one for a person before "of …" and the like, else the last word; owners left out.
  func headNoun(_ phrase: Range<Int>, in document: Document) -> Int? {
    var head: Int?
    var role: Int?
    for index in phrase {
      let token = document.tokens[index]
      if token.flags.contains(.clitic) {
        (head, role) = (nil, nil)
      } else if syntax.endsNoun(token) {
        break
      } else if token.kind == .word {
        head = index
        if roles.noun(token, in: document.bytes).map({ $0.field != .honorific }) ?? false {
          role = index
        }
      }
    }
    return role ?? head
  }

  // MARK: Reading the phrase

  /// The noun with what stands before it, without article; null for "a …", "his …", "three …".
  private func head(_ range: Range<Int>, _ tokens: [Token]) -> Range<Int>? {
    var start = range.lowerBound
    if syntax.isIndefinite(tokens[start]) || syntax.isPossessive(tokens[start]) { return nil }
    if syntax.isDefinite(tokens[start]) { start += 1 }
    // "the union's president".
    let owner = range.last { tokens[$0].flags.contains(.clitic) && $0 + 1 < range.upperBound }
    if let owner { start = max(start, owner + 1) }
    guard start < range.upperBound else { return nil }
    let end =
      (start..<range.upperBound).first { syntax.endsNoun(tokens[$0]) } ?? range.upperBound
    return start < end ? start..<end : nil
  }

  private func description(_ range: Range<Int>, _ document: Document) -> NominalDescription? {
    let tokens = document.tokens
    let bytes = document.bytes
    guard let head = head(range, tokens) else { return nil }
    let last = tokens[head.upperBound - 1]
    let age = age(in: head, tokens, bytes)
    let noun = roles.noun(last, in: bytes)
    guard noun != nil || age != nil, !syntax.isPlural(last, bytes) else { return nil }
    let complement = document.mentions.indices(in: head.upperBound..<range.upperBound).first
    return NominalDescription(
      tokens: range,
      key: last.key,
      noun: noun,
      age: age,
      country: finder.country(in: head.lowerBound..<range.upperBound, tokens, bytes),
      gender: noun?.gender,
      complement: complement.map { document.text(document.mentions[$0].span) }
    )
  }

  /// The number in "41-year-old".
  private func age(in range: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> Int? {
    guard let number = range.first(where: { tokens[$0].kind == .number }),
      range.contains(where: { syntax.isYear(tokens[$0]) })
    else { return nil }
    let digits = bytes[Int(tokens[number].start)..<Int(tokens[number].end)]
    return digits.count < 4 ? Int(String(decoding: digits, as: UTF8.self)) : nil
  }

  // MARK: People

  private func entity(
    described description: NominalDescription,
    _ last: Int?,
    in document: Document
  ) -> Int? {
    let start = description.tokens.lowerBound
    let before = document.mentions.firstIndexSorted { $0.tokens.lowerBound >= start }
    let sentence = document.sentenceIndex(ofToken: start)
    var best: (entity: Int, score: Double)?
    var rivals = 0
    var seen: Set<Int> = []
    for index in stride(from: before - 1, through: max(0, before - Self.reach), by: -1) {
      let mention = document.mentions[index]
      guard mention.type == .person, seen.insert(mention.entity).inserted else { continue }
      let distance = sentence - document.sentenceIndex(ofToken: mention.tokens.lowerBound)
      let isLast = mention.entity == last
      var fit = fit(document.entities[mention.entity], description)
      // "The Kenyan leader" of whom nothing has been told yet, where he is the one in focus.
      if isLast, fit < 2, isOpen(document.entities[mention.entity], description) { fit = 2 }
      if fit <= 0 || fit < 2 && distance > Self.generalReach && !isLast { continue }
      rivals += fit < 2 ? 1 : 0
      let score = fit + salience(of: index, distance, in: document) + (isLast ? 1 : 0)
      if score > best?.score ?? 0 { best = (mention.entity, score) }
    }
    // Nothing but recency tells apart those whom a general noun may mean.
    if let best { return best.score < 4 && rivals > 1 ? nil : best.entity }
    return laterEntity(described: description, from: before, in: document)
  }

  /// Whether a second description may be of somebody of whom the text has told nothing that is against it.
  private func isOpen(_ entity: Entity, _ description: NominalDescription) -> Bool {
    guard let noun = description.noun, !noun.isTitle, noun.field != .person,
      noun.field != .family, entity.roleNouns.isEmpty, description.complement == nil
    else { return false }
    if let one = description.gender, let other = entity.gender, one != other { return false }
    return entity.country == nil || description.country == nil
      || entity.country == description.country
  }

  /// The only one who fits of those named after the description.
  private func laterEntity(
    described description: NominalDescription,
    from mention: Int,
    in document: Document
  ) -> Int? {
    guard !description.isGeneral else { return nil }
    var found: Int?
    let end = min(document.mentions.count, mention + Self.reach)
    for index in mention..<max(mention, end) where document.mentions[index].type == .person {
      let entity = document.mentions[index].entity
      guard fit(document.entities[entity], description) >= 4 else { continue }
      if let found, found != entity { return nil }
      found = entity
    }
    return found
  }

  /// How well a person fits: 0 not at all, 1 for nothing against it, 2 by a more general noun, 4 and more by the very
  /// noun or the age.
  private func fit(_ entity: Entity, _ description: NominalDescription) -> Double {
    if let one = description.gender, let other = entity.gender, one != other { return 0 }
    if let age = description.age {
      if let own = entity.age { return own == age ? 6 : 0 }
      if description.noun == nil { return 1 }
    }
    if let country = description.country, let own = entity.country, country != own { return 0 }
    if let complement = description.complement, description.country == nil,
      entity.role?.contains(complement) != true
    {
      return 0
    }
    var fit = nounFit(entity, description)
    if fit > 0, description.country != nil, entity.country == description.country { fit += 2 }
    return fit
  }

  private func nounFit(_ entity: Entity, _ description: NominalDescription) -> Double {
    if entity.roleNouns.contains(description.key) { return 4 }
    guard let noun = description.noun else { return 0 }
    let nouns = entity.roleNouns.compactMap { roles.noun(key: $0) }
    if nouns.contains(where: { $0.synonym == noun.synonym }) { return 4 }
    if nouns.contains(where: { noun.covers($0, key: description.key) }) { return 2 }
    return description.isGeneral && noun.gender != nil && entity.gender == noun.gender ? 1 : 0
  }

  /// Up to 2: by distance in sentences, being a subject, and being named often.
  private func salience(of index: Int, _ distance: Int, in document: Document) -> Double {
    let mention = document.mentions[index]
    let recency = 1 / (1 + Double(max(0, distance)) / 2)
    let isSubject = isSubject(mention, in: document)
    let count = document.entities[mention.entity].mentions.count
    return recency * (isSubject ? 1.2 : 0.8) + Double(min(count, 10)) * 0.08
  }

  // MARK: Organizations

  /// "the ministry", "the company": the one named last whose name or description has the noun; "the company" also the
  /// one that the article is about.
  private func organization(_ range: Range<Int>, _ document: Document) -> Int? {
    let tokens = document.tokens
    guard let head = head(range, tokens),
      let kind = organizations.kind(tokens[head.upperBound - 1], in: document.bytes)
    else { return nil }
    let before = document.mentions.firstIndexSorted { $0.tokens.lowerBound >= range.lowerBound }
    var seen: Set<Int> = []
    for index in stride(from: before - 1, through: max(0, before - Self.reach), by: -1) {
      let mention = document.mentions[index]
      guard mention.type == .organization, seen.insert(mention.entity).inserted else { continue }
      if document.entities[mention.entity].roleNouns.contains(kind) { return mention.entity }
    }
    return kind == OrganizationLexicon.company ? mainCompany(seen, document) : nil
  }

  /// The organization named three times or more, and twice as often as any other that has no noun of another kind.
  private func mainCompany(_ candidates: Set<Int>, _ document: Document) -> Int? {
    let plain = candidates.filter { document.entities[$0].roleNouns.isEmpty }
      .sorted { (count($0, document), $1) > (count($1, document), $0) }
    guard let first = plain.first, count(first, document) >= 3 else { return nil }
    if plain.count > 1, count(plain[1], document) * 2 > count(first, document) { return nil }
    return first
  }

  private func count(_ entity: Int, _ document: Document) -> Int {
    document.entities[entity].mentions.count
  }

  // MARK: People without names

  /// The end of a description that starts at a token and whose noun may be said of somebody with that gender.
  func endOfDescription(
    from start: Int,
    before end: Int,
    _ gender: Gender?,
    _ document: Document
  ) -> Int? {
    let tokens = document.tokens
    let bytes = document.bytes
    for index in start..<max(start, min(start + 5, end)) {
      guard tokens[index].kind == .word || tokens[index].isMark("-") else { return nil }
      guard let noun = roles.noun(tokens[index], in: bytes), noun.field != .honorific else {
        continue
      }
      let next = index + 1
      // "The police chief": the noun is the last one.
      if next < end, roles.noun(tokens[next], in: bytes) != nil { continue }
      if syntax.isPlural(tokens[index], bytes) { return nil }
      return noun.gender == nil || gender == nil || noun.gender == gender ? next : nil
    }
    return nil
  }
}
