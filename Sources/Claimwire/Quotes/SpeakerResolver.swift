/// Turns an attributing noun phrase into a speaker: whom it names, describes or stands for.
struct SpeakerResolver {
  let document: Document
  let words: QuoteWords
  let people: PersonResolver
  private let tokens: [Token]
  private let bytes: [UInt8]
  private let outlets = WordTable(
    words: "newspaper website magazine channel broadcaster station network daily weekly agency site"
  )

  init(document: Document, words: QuoteWords, people: PersonResolver) {
    self.document = document
    self.words = words
    self.people = people
    tokens = document.tokens
    bytes = document.bytes
  }

  /// The speaker for the noun phrase; `previous` is the quote before, for pronouns.
  func speaker(_ phrase: Range<Int>, isColon: Bool = false, previous: Speaker?) -> Speaker {
    if let mention = namingMention(of: phrase) {
      let found = document.mentions[mention]
      return Speaker(
        span: found.span,
        name: document.entities[found.entity].name,
        entity: found.entity,
        how: isColon ? .colon : .name
      )
    }
    let span = document.span(ofTokens: phrase)
    if phrase.count == 1, isPronoun(phrase.lowerBound) {
      return pronoun(phrase.lowerBound, span, previous)
    }
    let entity = outlet(phrase) ?? people.entity(forNominal: phrase, in: document)
    return Speaker(
      span: span,
      name: entity.map { document.entities[$0].name } ?? document.text(span),
      entity: entity,
      how: isColon ? .colon : .nominal
    )
  }

  /// The mention that the phrase is, but for titles: its last words, or its first with an apposition behind.
  func namingMention(of phrase: Range<Int>) -> Int? {
    let mentions = document.mentions
    var index = mentions.firstIndexSorted { $0.tokens.upperBound >= phrase.upperBound }
    if index < mentions.count, mentions[index].tokens.upperBound == phrase.upperBound,
      mentions[index].tokens.lowerBound >= phrase.lowerBound,
      isOnlyTitles(phrase.lowerBound..<mentions[index].tokens.lowerBound)
    {
      return index
    }
    index = mentions.firstIndexSorted { $0.tokens.lowerBound >= phrase.lowerBound }
    guard index < mentions.count, mentions[index].tokens.lowerBound == phrase.lowerBound else {
      return nil
    }
    let end = mentions[index].tokens.upperBound
    return end < phrase.upperBound && tokens[end].isMark(",") ? index : nil
  }

  /// "the Taifa Leo newspaper": an organization with the noun for what it is behind its name.
  private func outlet(_ phrase: Range<Int>) -> Int? {
    guard let last = phrase.last, tokens[last].letterCase == .lower,
      outlets.contains(tokens[last], in: bytes)
        || people.organizations.kind(tokens[last], in: bytes) != nil
    else { return nil }
    let index = document.mentions.firstIndexSorted { $0.tokens.upperBound >= last }
    guard index < document.mentions.count else { return nil }
    let mention = document.mentions[index]
    let isWhole =
      mention.tokens.upperBound == last
      && mention.tokens.lowerBound >= phrase.lowerBound
      && mention.tokens.lowerBound - phrase.lowerBound < 2
    return isWhole && mention.type == .organization ? mention.entity : nil
  }

  /// Whether the words before a name leave it the phrase's head: no "of", no possessive, no preposition.
  private func isOnlyTitles(_ range: Range<Int>) -> Bool {
    guard range.lowerBound <= range.upperBound else { return true }
    var isBehindOf = false
    for index in range {
      switch words.role(tokens[index], in: bytes) {
      case .preposition, .of, .conjunction: isBehindOf = true
      case .auxiliary: if index + 1 == range.upperBound { return true }
      default: break
      }
    }
    return !isBehindOf
  }

  private func isPronoun(_ index: Int) -> Bool {
    switch words.role(tokens[index], in: bytes) {
    case .pronoun, .objectPronoun, .relative: return true
    default: return false
    }
  }

  // MARK: Pronouns

  private func pronoun(_ index: Int, _ span: TextSpan, _ previous: Speaker?) -> Speaker {
    let entity =
      Pronouns.gender(tokens[index]) != nil
      ? person(index, previous) : group(index, previous)
    if entity == nil, isPlural(index), let previous, previous.entity == nil {
      return Speaker(span: span, name: previous.name, entity: nil, how: .pronoun)
    }
    let name = entity.map { document.entities[$0].name } ?? document.text(span)
    return Speaker(span: span, name: name, entity: entity, how: .pronoun)
  }

  /// Whoever spoke last, where the pronoun fits; else the nearest person before, looking back over at most 30 names.
  private func person(_ index: Int, _ previous: Speaker?) -> Int? {
    let gender = Pronouns.gender(tokens[index])
    if let entity = previous?.entity, isPerson(entity, gender) { return entity }
    if let entity = people.entity(forPronoun: index, in: document) { return entity }
    var mention = document.mentions.firstIndexSorted { $0.tokens.lowerBound >= index } - 1
    let least = max(0, mention - 30)
    while mention >= least {
      let entity = document.mentions[mention].entity
      if isPerson(entity, gender) { return entity }
      mention -= 1
    }
    return nil
  }

  private func isPlural(_ index: Int) -> Bool {
    let key = tokens[index].key
    return key == WordKey("they").value || key == WordKey("it").value
      || key == WordKey("them").value
  }

  /// "it", "they": the organization or country that spoke last, or else the subject of the sentence before.
  private func group(_ index: Int, _ previous: Speaker?) -> Int? {
    guard isPlural(index) else { return nil }
    if let entity = previous?.entity, isGroup(entity) { return entity }
    if previous != nil { return nil }
    let sentence = document.sentenceIndex(ofToken: index)
    var mention = document.mentions.firstIndexSorted { $0.tokens.lowerBound >= index } - 1
    let least = document.sentences[max(0, sentence - 1)].tokens.lowerBound
    while mention >= 0, document.mentions[mention].tokens.lowerBound >= least {
      let found = document.mentions[mention]
      if isGroup(found.entity), people.syntax.isSubject(found, in: document) {
        return found.entity
      }
      mention -= 1
    }
    return nil
  }

  private func isGroup(_ index: Int) -> Bool {
    let type = document.entities[index].type
    return type == .organization || type == .place || type == .group
  }

  private func isPerson(_ index: Int, _ gender: Gender?) -> Bool {
    let entity = document.entities[index]
    return entity.type == .person && (entity.gender == nil || entity.gender == gender)
  }
}
