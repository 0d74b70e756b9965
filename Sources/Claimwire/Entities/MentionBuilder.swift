/// Turns tagged names into mentions: boundaries, types, titles.
struct MentionBuilder: Sendable {
  private let gazetteer: Gazetteer
  private let roles: RoleLexicon
  private let titles: TitleGrammar
  private let patterns = NamePattern()

  init(gazetteer: Gazetteer, roles: RoleLexicon) {
    self.gazetteer = gazetteer
    self.roles = roles
    titles = TitleGrammar(roles: roles)
  }

  /// The document's mentions in order, none overlapping, each without an entity yet.
  func mentions(of names: [TaggedName], in document: Document) -> [NamedMention] {
    let tokens = document.tokens
    let bytes = document.bytes
    var mentions: [NamedMention] = []
    mentions.reserveCapacity(names.count)
    var cursor = SentenceCursor(document.sentences)
    var limit = 0
    for (index, name) in names.enumerated() {
      appendUntagged(in: limit..<name.tokens.lowerBound, document, &cursor, &mentions)
      limit = name.tokens.upperBound
      guard let core = core(of: name, tokens), !isBareTitle(core, name.label, tokens, bytes) else {
        continue
      }
      let previous = index > 0 ? names[index - 1] : nil
      let sentence = cursor.index(ofToken: core.lowerBound)
      var type = type(of: core, name.label, tokens, bytes)
      if sentence < document.sentences.count, document.sentences[sentence].role == .credit {
        guard let inCredit = creditType(of: core, type, tokens) else { continue }
        type = inCredit
      }
      if type == .product, name.confidence < Self.leastProductConfidence { continue }
      if type == .product || type == .person, isDate(core, document) { continue }
      var mention = Mention(
        span: document.span(ofTokens: core),
        tokens: core,
        type: type,
        title: nil,
        entity: -1,
        confidence: name.confidence
      )
      var title: Range<Int>?
      if type == .person {
        title = takeTitle(&mention, after: previous, cursor.start(of: sentence), document)
        if let title { dropTitleWords(title, &mentions, tokens, bytes) }
      }
      mentions.append(named(mention, title, sentence, tokens, bytes))
    }
    appendUntagged(in: limit..<tokens.count, document, &cursor, &mentions)
    return mentions
  }

  // MARK: Boundaries

  /// The name without articles, possessive endings and marks at its edges; null where nothing with a letter is left.
  ///
  /// Titles of works and brands keep theirs: “The Waiting Room”, "Hartwell's".
  private func core(of name: TaggedName, _ tokens: [Token]) -> Range<Int>? {
    var start = name.tokens.lowerBound
    var end = min(name.tokens.upperBound, tokens.count)
    let isWork =
      name.label == .miscellaneous && start > 0 && tokens[start - 1].flags.contains(.opening)
    while start < end, isEdge(tokens[start]) || !isWork && Self.articles.contains(tokens[start].key)
    {
      start += 1
    }
    let keepsPossessive = name.label == .organization || name.label == .miscellaneous
    while end > start, isEdge(tokens[end - 1]) {
      if keepsPossessive, tokens[end - 1].flags.contains(.clitic) { break }
      end -= 1
    }
    guard start < end, (start..<end).contains(where: { tokens[$0].letterCase != .caseless })
    else { return nil }
    return start..<end
  }

  /// A title alone, which is no name.
  ///
  /// "The Prime Minister"; "Del." of "Del. Ada Roe".
  private func isBareTitle(
    _ name: Range<Int>,
    _ label: NameLabel,
    _ tokens: [Token],
    _ bytes: [UInt8]
  ) -> Bool {
    guard label == .person, name.count == 1,
      let noun = roles.noun(tokens[name.lowerBound], in: bytes), noun.isTitle
    else { return false }
    if tokens[name.lowerBound].flags.contains(.abbreviation) { return true }
    guard noun.field != .honorific, name.lowerBound > 0 else { return noun.field == .honorific }
    let before = tokens[name.lowerBound - 1]
    return before.letterCase == .lower && Self.articles.contains(before.key)
      || before.letterCase != .lower && roles.isModifier(before, in: bytes)
        && !tokens[name.lowerBound].flags.contains(.lineBefore)
  }

  private static let articles = KeySet("the a an")

  private func isEdge(_ token: Token) -> Bool {
    token.kind == .punctuation || (token.kind == .symbol && !token.isMark("$"))
      || (token.flags.contains(.clitic) && token.kind == .word)
  }

  // MARK: Types

  private func type(
    of name: Range<Int>,
    _ label: NameLabel,
    _ tokens: [Token],
    _ bytes: [UInt8]
  ) -> EntityType {
    if gazetteer.longestUserName > 0,
      let entry = gazetteer.userEntry(folded: folded(name, tokens, bytes))
    {
      return entry.type
    }
    switch label {
    case .person: return .person
    case .location:
      if name.count == 1, isOnlyGroup(text(name, tokens, bytes)) { return .group }
      return patterns.isFacility(name, tokens, bytes) ? .facility : .place
    case .organization:
      if patterns.isSurelyPlace(name, tokens, bytes) { return .place }
      return patterns.isSurelyFacility(name, tokens, bytes) ? .facility : .organization
    case .miscellaneous:
      if gazetteer.demonym(of: text(name, tokens, bytes)) != nil { return .group }
      if patterns.isEvent(name, tokens, bytes) { return .event }
      let isGroup = patterns.isGroup(name, tokens, bytes) || isGroupPhrase(name, tokens, bytes)
      return isGroup ? .group : .product
    }
  }

  /// "Kenyan", but not "Kyrgyz" or "Georgia": no place has the name.
  private func isOnlyGroup(_ name: ArraySlice<UInt8>) -> Bool {
    gazetteer.kinds(of: name) == .group
  }

  /// "Palestinian-American", "Sunni Muslims": groups all through.
  private func isGroupPhrase(_ name: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> Bool {
    let words = name.filter { tokens[$0].kind == .word }
    return words.allSatisfy {
      gazetteer.demonym(of: text($0..<$0 + 1, tokens, bytes)) != nil
    }
  }

  /// Whether the tokens are part of a date: "Thursday" is no product, nor the Mr Friday of whom the article tells.
  private func isDate(_ tokens: Range<Int>, _ document: Document) -> Bool {
    let span = document.span(ofTokens: tokens)
    let date = document.dates.firstIndexSorted { $0.span.end > span.start }
    return date < document.dates.count && document.dates[date].span.contains(span)
  }

  /// Below it, products and works are wrong more often than right: the sets that mark them do so in tweets.
  private static let leastProductConfidence: Float = 0.5

  /// Credits name people and agencies; what the agencies call a shared picture ("POOL") is no name.
  private func creditType(
    of name: Range<Int>,
    _ type: EntityType,
    _ tokens: [Token]
  ) -> EntityType? {
    if name.count == 1, Self.creditWords.contains(tokens[name.lowerBound].key) { return nil }
    // Credits give people's full names.
    return type == .person && name.count > 1 ? .person : .organization
  }

  private static let creditWords = KeySet(
    "pool file handout photo image courtesy via credit getty-pool"
  )

  private func folded(_ name: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> [UInt8] {
    NameFolding.folded(text(name, tokens, bytes))
  }

  private func text(
    _ name: Range<Int>,
    _ tokens: [Token],
    _ bytes: [UInt8]
  ) -> ArraySlice<UInt8> {
    bytes[Int(tokens[name.lowerBound].start)..<Int(tokens[name.upperBound - 1].end)]
  }

  // MARK: Titles

  /// Moves a title out of the span, or finds it before the span; returns its tokens.
  private func takeTitle(
    _ mention: inout Mention,
    after previous: TaggedName?,
    _ sentenceStart: Int,
    _ document: Document
  ) -> Range<Int>? {
    let tokens = document.tokens
    let bytes = document.bytes
    if let start = startOfName(afterTitleIn: mention.tokens, tokens, bytes) {
      mention.tokens = start..<mention.tokens.upperBound
      mention.span = document.span(ofTokens: mention.tokens)
    }
    let end = mention.tokens.lowerBound
    guard !tokens[end].flags.contains(.lineBefore) || end == 0,
      var title = titles.title(endingAt: end, notBefore: sentenceStart, tokens, bytes)
    else { return nil }
    if let previous, previous.label == .organization,
      previous.tokens.upperBound == title.lowerBound,
      previous.tokens.lowerBound >= sentenceStart
    {
      title = previous.tokens.lowerBound..<title.upperBound
    }
    mention.title = document.span(ofTokens: title)
    return title
  }

  /// Names inside the title that are but words of it are none: "National Security" of "National Security Adviser".
  private func dropTitleWords(
    _ title: Range<Int>,
    _ mentions: inout [NamedMention],
    _ tokens: [Token],
    _ bytes: [UInt8]
  ) {
    while let last = mentions.last?.mention, last.type != .person,
      title.lowerBound <= last.tokens.lowerBound, last.tokens.upperBound <= title.upperBound,
      last.tokens.allSatisfy({
        roles.isModifier(tokens[$0], in: bytes) || roles.noun(tokens[$0], in: bytes) != nil
      })
    {
      mentions.removeLast()
    }
  }

  /// Where the name starts in "President Ada Roe", "Kenyan President Ada Roe" or "NATO Secretary General Ada Roe";
  /// null where the span is the name alone.
  private func startOfName(
    afterTitleIn span: Range<Int>,
    _ tokens: [Token],
    _ bytes: [UInt8]
  ) -> Int? {
    var start = span.lowerBound
    let isGroup = gazetteer.demonym(of: text(start..<start + 1, tokens, bytes)) != nil
    if isGroup || tokens[start].letterCase == .upper { start += 1 }
    if let end = endOfTitles(from: span.lowerBound, before: span.upperBound, tokens, bytes) {
      return end
    }
    return start > span.lowerBound
      ? endOfTitles(from: start, before: span.upperBound, tokens, bytes) : nil
  }

  /// "Datuk Seri Ada Roe": honorifics in a row; null where there is none.
  private func endOfTitles(
    from start: Int,
    before limit: Int,
    _ tokens: [Token],
    _ bytes: [UInt8]
  ) -> Int? {
    var end = start
    while let title = titles.title(startingAt: end, before: limit, tokens, bytes) {
      end = title.upperBound
    }
    return end > start ? end : nil
  }

  private func named(
    _ mention: Mention,
    _ title: Range<Int>?,
    _ sentence: Int,
    _ tokens: [Token],
    _ bytes: [UInt8]
  ) -> NamedMention {
    let isUpperCase = mention.tokens.allSatisfy {
      tokens[$0].letterCase == .upper || tokens[$0].letterCase == .caseless
    }
    var gender: Gender?
    var country: String?
    if let title {
      for index in title where gender == nil {
        gender = roles.noun(tokens[index], in: bytes)?.gender
      }
      country = self.country(around: title, tokens, bytes)
    } else if mention.type == .person {
      country = countryBefore(mention.tokens.lowerBound, tokens, bytes)
    }
    return NamedMention(
      mention: mention,
      folded: folded(mention.tokens, tokens, bytes),
      gender: gender,
      country: country,
      isUpperCase: isUpperCase,
      sentence: sentence
    )
  }

  /// "Kenyan President", "South African President", "President of Kenya".
  private func country(around title: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> String? {
    for length in 1...2 where title.lowerBound >= length {
      let range = title.lowerBound - length..<title.lowerBound
      guard tokens[range.lowerBound].isCapitalized else { continue }
      if let country = gazetteer.demonym(of: text(range, tokens, bytes)) ?? nil {
        return country
      }
    }
    guard let of = title.first(where: { tokens[$0] == Self.of }), of + 1 < title.upperBound else {
      return nil
    }
    let entries = gazetteer.entries(of: text(of + 1..<title.upperBound, tokens, bytes))
    return entries.first { $0.kind == .country }?.country
  }

  /// "Norway's Ada Roe", "Kenyan Ada Roe".
  private func countryBefore(_ name: Int, _ tokens: [Token], _ bytes: [UInt8]) -> String? {
    guard name > 0 else { return nil }
    let isPossessive = tokens[name - 1].flags.contains(.clitic)
    let end = isPossessive ? name - 1 : name
    for length in 1...2 where end >= length && tokens[end - length].isCapitalized {
      let entry = gazetteer.firstEntry(of: text(end - length..<end, tokens, bytes))
      if let entry, entry.kind == (isPossessive ? .country : .group) { return entry.country }
    }
    return nil
  }

  private static let of = WordKey("of")

  // MARK: Names that the tagger left out

  /// Demonyms and the user's own names between two tagged names.
  private func appendUntagged(
    in range: Range<Int>,
    _ document: Document,
    _ cursor: inout SentenceCursor,
    _ mentions: inout [NamedMention]
  ) {
    guard range.lowerBound < range.upperBound else { return }
    let tokens = document.tokens
    let bytes = document.bytes
    var index = range.lowerBound
    while index < range.upperBound {
      let token = tokens[index]
      guard token.kind == .word, token.isCapitalized || gazetteer.mayStartUserName(token),
        let found = untagged(at: index, before: range.upperBound, tokens, bytes)
      else {
        index += 1
        continue
      }
      let mention = Mention(
        span: document.span(ofTokens: found.name),
        tokens: found.name,
        type: found.type,
        title: nil,
        entity: -1,
        confidence: found.confidence
      )
      mentions.append(
        named(mention, nil, cursor.index(ofToken: found.name.lowerBound), tokens, bytes)
      )
      index = found.name.upperBound
    }
  }

  private func untagged(
    at index: Int,
    before end: Int,
    _ tokens: [Token],
    _ bytes: [UInt8]
  )
    -> (name: Range<Int>, type: EntityType, confidence: Float)?
  {
    if gazetteer.mayStartUserName(tokens[index]) {
      // A name of n words has at most 3 n tokens: hyphens and full stops between them.
      let longest = min(end - index, gazetteer.longestUserName * 3, 24)
      for length in stride(from: longest, through: 1, by: -1) {
        let name = index..<index + length
        guard !isEdge(tokens[name.upperBound - 1]) else { continue }
        if let entry = gazetteer.userEntry(folded: folded(name, tokens, bytes)) {
          return (name, entry.type, 0.9)
        }
      }
    }
    guard tokens[index].isCapitalized else { return nil }
    let pair = index..<index + 2
    if pair.upperBound <= end, tokens[index + 1].isCapitalized,
      gazetteer.demonym(of: text(pair, tokens, bytes)) != nil
    {
      return (pair, .group, 0.9)
    }
    let single = index..<index + 1
    guard gazetteer.demonym(of: text(single, tokens, bytes)) != nil else { return nil }
    return (single, .group, 0.8)
  }
}
