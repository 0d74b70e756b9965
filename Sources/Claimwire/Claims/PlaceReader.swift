/// Reads the names of places in a document: those that the mentions have, and those that only their neighbours show.
struct PlaceReader {
  let text: TaggedText
  let words: PlaceWords
  let gazetteer: Gazetteer
  /// What the gazetteer said of the names met so far: an article has few names and says them often.
  private var known: [UInt32: KnownName] = [:]

  /// What a name is in the gazetteer.
  private struct KnownName {
    /// The most usual thing of the name.
    var kind: GazetteerEntry.Kind?
    /// Whether anything of the name is a place.
    var isPlace: Bool
  }

  init(text: TaggedText, words: PlaceWords, gazetteer: Gazetteer) {
    self.text = text
    self.words = words
    self.gazetteer = gazetteer
  }

  /// The most words of a name that no mention covers.
  private static let longestName = 4

  /// In order; O(tokens).
  mutating func candidates() -> [PlaceCandidate] {
    var found: [PlaceCandidate] = []
    for (index, sentence) in text.document.sentences.enumerated() where sentence.role != .credit {
      var token = sentence.tokens.lowerBound
      while token < sentence.tokens.upperBound {
        guard text.tokens[token].isCapitalized, !text.isDate[token] else {
          token += 1
          continue
        }
        let (end, candidate) = candidate(at: token, limit: sentence.tokens.upperBound, index)
        if let candidate, !isFirstHalf(end) { found.append(candidate) }
        token = max(end, token + 1)
      }
    }
    return found
  }

  /// "Agence France" of "Agence France-Presse".
  private func isFirstHalf(_ end: Int) -> Bool {
    end + 1 < text.tokens.count && text.isHyphen(end)
      && !text.tokens[end + 1].flags.contains(.spaceBefore)
  }

  private mutating func candidate(
    at token: Int,
    limit: Int,
    _ sentence: Int
  ) -> (end: Int, candidate: PlaceCandidate?) {
    if let border = border(from: token, limit, sentence) {
      return (border.tokens.upperBound, border)
    }
    let mention = Int(text.mentionAt[token])
    guard mention >= 0 else { return unnamed(at: token, limit: limit, sentence) }
    let found = text.document.mentions[mention]
    let end = min(found.tokens.upperBound, limit)
    guard token < end else { return (token + 1, nil) }
    switch found.type {
    case .place, .facility:
      var place = candidate(found.tokens.lowerBound..<end, mention, sentence)
      if found.type == .facility { place.traits.insert(.facility) }
      return (end, place)
    case .organization where text.isWord(end - 1, words.police) && end - token > 1:
      var place = candidate(token..<end - 1, nil, sentence)
      place.traits.insert(.police)
      return (end, place)
    case .group where !isKnownPlace(token..<end):
      let part = part(of: token..<end, limit, sentence)
      return (part?.tokens.upperBound ?? end, part)
    default:
      return (end, misread(token..<end, found.type, sentence))
    }
  }

  /// "off the Belgian coast", "in a remote Eritrean village": a part of a nation's country, where something puts it there.
  private mutating func part(
    of nation: Range<Int>,
    _ limit: Int,
    _ sentence: Int
  ) -> PlaceCandidate? {
    let end = nation.upperBound + 1
    guard end <= limit, isBeforePart(nation.upperBound), isLocative(nation.lowerBound) else {
      return nil
    }
    if isNamed(behind: end, limit) { return nil }
    var place = candidate(nation.lowerBound..<end, nil, sentence)
    place.grain = .region
    return place
  }

  /// "the Kenyan town of Olkeri", "the Ukrainian capital, Kyiv": the name comes.
  private func isNamed(behind end: Int, _ limit: Int) -> Bool {
    guard end < limit else { return false }
    let isLink = text.isWord(end, Words.of) || text.tokens[end].isMark(",")
    let name = isLink ? end + 1 : end
    return name < limit && text.tokens[name].isCapitalized && !text.isDate[name]
  }

  /// "near the Gaza-Egypt border".
  private mutating func border(
    from token: Int,
    _ limit: Int,
    _ sentence: Int
  ) -> PlaceCandidate? {
    guard token + 3 < limit, text.isHyphen(token + 1), text.tokens[token + 2].isCapitalized,
      text.isWord(token + 3, among: Self.borders), isLocative(token)
    else { return nil }
    var place = candidate(token..<token + 4, nil, sentence)
    place.grain = .region
    return place
  }

  private static let borders = ["border", "frontier"].map { WordKey($0) }

  /// A name taken for something else, where its neighbours show a place.
  private mutating func misread(
    _ tokens: Range<Int>,
    _ type: EntityType,
    _ sentence: Int
  ) -> PlaceCandidate? {
    var place = candidate(tokens, nil, sentence)
    let next = tokens.upperBound
    if isDateline(tokens.lowerBound, sentence) { return place }
    // "served in the Korean War": an event is no place.
    if type == .event, !isKnownPlace(tokens) { return nil }
    if type != .person, isKnownPlace(tokens) {
      place.traits.insert(.misread)
      return place
    }
    if isAfterSettlement(tokens.lowerBound) || isLabel(tokens) { return place }
    if isBeforePart(next), type != .person { return place }
    if isSite(tokens), type != .person, isLocative(tokens.lowerBound) { return place }
    if type != .person, isOfEvent(next) || isIn(words.collapses, next), !isPossessive(next) {
      place.traits.insert(.misread)
      return place
    }
    guard isStrong(tokens.lowerBound), !isPossessive(next), !isPeriodical(tokens, type) else {
      return nil
    }
    let isFled = isIn(words.flights, tokens.lowerBound - 1)
    place.traits.insert(type == .person || type == .product || isFled ? .misread : .organization)
    return place
  }

  /// "in The Guardian": a name with an article of its own.
  private func isPeriodical(_ tokens: Range<Int>, _ type: EntityType) -> Bool {
    let first = tokens.lowerBound
    let article = text.isWord(first, Words.the) ? first : first - 1
    return type == .organization && article > 0 && text.isWord(article, Words.the)
      && text.tokens[article].isCapitalized
  }

  /// "near Menindee": a capitalized word that no mention covers.
  private mutating func unnamed(
    at token: Int,
    limit: Int,
    _ sentence: Int
  ) -> (end: Int, candidate: PlaceCandidate?) {
    var end = token
    while end < min(limit, token + Self.longestName), text.tokens[end].isCapitalized,
      text.tokens[end].kind == .word, text.mentionAt[end] < 0, !text.isDate[end]
    {
      end += 1
    }
    // "in Section 114".
    if end < limit, text.tokens[end].kind == .number, end - token == 1 { return (end, nil) }
    // "in The Guardian", "in People".
    if !text.isOpen(token) || text.has(token, [.person, .pluralPeople, .title]) {
      return (max(end, token + 1), nil)
    }
    guard end > token, !isPossessive(end),
      isDateline(token, sentence) || end - token > 1 && isKnownPlace(token..<end)
        || isStrong(token)
        || isAfterSettlement(token) || isLabel(token..<end)
        || isBeforePart(end) && isLocative(token)
    else { return (max(end, token + 1), nil) }
    var place = candidate(token..<end, nil, sentence)
    place.traits.insert(.unnamed)
    return (end, place)
  }

  /// "MURRAY —": the first words of a dateline.
  private func isDateline(_ token: Int, _ sentence: Int) -> Bool {
    let line = text.document.sentences[sentence]
    return line.role == .dateline && token == line.tokens.lowerBound
  }

  private func folded(_ tokens: Range<Int>) -> [UInt8] {
    NameFolding.folded(text.bytes[text.document.span(ofTokens: tokens).range])
  }

  private mutating func candidate(
    _ tokens: Range<Int>,
    _ mention: Int?,
    _ sentence: Int
  ) -> PlaceCandidate {
    let folded = folded(tokens)
    var place = PlaceCandidate(
      tokens: tokens,
      sentence: sentence,
      mention: mention,
      grain: grain(folded, tokens),
      name: NameFolding.key(folded[...])
    )
    place.traits = traits(tokens)
    return place
  }

  private func traits(_ tokens: Range<Int>) -> PlaceTraits {
    var traits: PlaceTraits = []
    let next = tokens.upperBound
    if isLocative(tokens.lowerBound) { traits.insert(.locative) }
    if isStrong(tokens.lowerBound) { traits.insert(.strong) }
    if isAfterSettlement(tokens.lowerBound) { traits.insert(.settlement) }
    if isLabel(tokens) { traits.insert(.label) }
    if isPossessive(next) {
      traits.insert(.possessive)
    } else if isOfEvent(next) {
      traits.insert(.locative)
    } else if isAttributive(next) {
      traits.insert(.attributive)
    }
    if isIn(words.streets, next - 1), tokens.count > 1 {
      traits.insert(.street)
      // "the power lines along Front Street".
      if tokens.lowerBound > 0, text.isWord(tokens.lowerBound - 1, Words.along) {
        traits.remove(.locative)
      }
    }
    if isSite(tokens) { traits.insert(.facility) }
    if tokens.contains(where: { isIn(words.beside, $0) }) {
      traits.insert(.beside)
    }
    return traits
  }

  /// Whether the gazetteer knows the whole name as a place's.
  private mutating func isKnownPlace(_ tokens: Range<Int>) -> Bool {
    lookUp(folded(tokens)).isPlace
  }

  private mutating func lookUp(_ folded: [UInt8]) -> KnownName {
    let key = NameFolding.key(folded[...])
    if let name = known[key] { return name }
    let entries = gazetteer.entries(folded: folded)
    let name = KnownName(
      kind: entries.first?.kind,
      isPlace: entries.contains { $0.kind != .group && $0.kind != .user }
    )
    known[key] = name
    return name
  }

  private mutating func grain(_ folded: [UInt8], _ tokens: Range<Int>) -> PlaceCandidate.Grain {
    if isAfterSettlement(tokens.lowerBound) { return .town }
    switch lookUp(folded).kind {
    case .country: return .country
    case .subdivision, .region: return .region
    case .city: return .town
    default: break
    }
    let next = tokens.upperBound
    let isRegion =
      isIn(words.regions, tokens.upperBound - 1)
      || next < text.tokens.count && isIn(words.regions, next)
      || text.has(tokens.lowerBound, .region)
    return isRegion ? .region : .town
  }

  // MARK: Neighbours

  private func isIn(_ table: WordTable<Void>, _ index: Int) -> Bool {
    index < text.tokens.count && table.contains(text.tokens[index], in: text.bytes)
  }

  /// "the Blue Kettle Diner".
  private func isSite(_ name: Range<Int>) -> Bool {
    name.count > 1 && isIn(words.sites, name.upperBound - 1)
  }

  /// "the Amhara region".
  private func isBeforePart(_ next: Int) -> Bool {
    next < text.tokens.count && text.tokens[next].letterCase == .lower
      && (isIn(words.regions, next) || isIn(words.localities, next)
        || isIn(words.settlements, next))
  }

  /// "Nhaconde: 38 dead": the row of a table.
  private func isLabel(_ tokens: Range<Int>) -> Bool {
    let colon = tokens.upperBound
    guard colon + 1 < text.tokens.count, text.tokens[colon].isMark(":"),
      text.harm[tokens.lowerBound] == nil,
      text.tokens[tokens.lowerBound].flags.contains(.lineBefore)
    else { return false }
    return text.number(at: colon + 1) != nil || text.has(colon + 1, .zero)
  }

  private func isPossessive(_ index: Int) -> Bool {
    index < text.tokens.count && text.isWord(index, Words.genitive)
  }

  /// "the Red Sea port": the name says which, not where.
  private func isAttributive(_ next: Int) -> Bool {
    guard next < text.tokens.count, text.tokens[next].letterCase == .lower,
      text.tokens[next].flags.contains(.spaceBefore), text.isOpen(next)
    else { return false }
    // "the North Waziristan tribal region".
    let end = min(next + 2, text.tokens.count)
    return !(next..<end).contains { isIn(words.regions, $0) || isIn(words.localities, $0) }
  }

  /// "a Kabul car bombing": the event happened there.
  private func isOfEvent(_ next: Int) -> Bool {
    let end = min(next + 3, text.tokens.count)
    for index in next..<max(next, end) {
      guard text.tokens[index].letterCase == .lower, text.tokens[index].kind == .word else {
        return false
      }
      if text.has(index, .harmEvent) {
        return !text.has(index, [.person, .pluralPeople]) && !text.isParticiple(index)
          && (text.harm[index].map { !$0.uses.isDisjoint(with: [.event, .deed]) } ?? true)
      }
      guard text.isOpen(index) else { return false }
    }
    return false
  }

  /// Over determiners, adjectives and "north of" back to the preposition: "in the eastern town of".
  private func isLocative(_ start: Int) -> Bool {
    var index = start - 1
    // "at London's Heathrow Airport": the owner's preposition.
    if index > 0, text.isWord(index, Words.genitive) {
      let owner = Int(text.mentionAt[index - 1])
      index = (owner < 0 ? index - 1 : text.document.mentions[owner].tokens.lowerBound) - 1
    }
    if isInApposition(start) {
      index -= 2
      // "the Karvenian capital, Lostrin".
      if index > 0, text.tokens[index].isCapitalized, text.mention(at: index)?.type != .place {
        index -= 1
      }
    }
    let least = max(0, start - 7)
    while index > least, !text.has(index, [.preposition, .to]), !isIn(words.locatives, index),
      text.isOpen(index) && text.tokens[index].letterCase == .lower
        || text.has(index, [.determiner, .region])
        || text.isWord(index, Words.and) && text.has(index - 1, .region)
    {
      if isIn(words.strikes, index) { return true }
      index -= 1
    }
    guard index >= 0 else { return false }
    if index > 0, text.isWord(index - 1, Words.according) { return false }
    return isIn(words.locatives, index) || isIn(words.strikes, index)
      || isIn(words.flights, index)
  }

  /// "in the second city, Tarsk".
  private func isInApposition(_ start: Int) -> Bool {
    start > 2 && text.tokens[start - 1].isMark(",") && isIn(words.settlements, start - 2)
  }

  private func isStrong(_ start: Int) -> Bool {
    var index = start - 1
    if index > 0, text.isWord(index, Words.the) || text.has(index, .region) { index -= 1 }
    guard index >= 0, text.tokens[index].letterCase == .lower else { return false }
    return isIn(words.strongLocatives, index) || isIn(words.flights, index)
      || isAroundOfHarm(index)
  }

  /// "in raids around", "killed across".
  private func isAroundOfHarm(_ index: Int) -> Bool {
    index > 0 && text.isWord(index, among: Self.rounds) && text.has(index - 1, .harmEvent)
  }

  private static let rounds = ["around", "across", "along"].map { WordKey($0) }

  private func isAfterSettlement(_ start: Int) -> Bool {
    guard start > 1 else { return false }
    if text.isWord(start - 1, Words.of) { return isIn(words.settlements, start - 2) }
    return isIn(words.settlements, start - 1) && text.tokens[start - 1].letterCase == .lower
      || isInApposition(start)
  }
}
