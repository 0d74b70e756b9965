/// Turns an attributing noun phrase into a speaker: whom it names, describes or stands for.
struct SpeakerResolver {
  let document: Document
  let words: QuoteWords
  let people: PersonResolver
  private let tokens: [Token]
  private let bytes: [UInt8]

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
    let entity = people.entity(forNominal: phrase, in: document)
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
    let text = document.text(span)
    let gender = gender(of: index)
    let entity = gender == nil ? nil : antecedent(of: index, gender, previous)
    let name = entity.map { document.entities[$0].name } ?? text
    return Speaker(span: span, name: name, entity: entity, how: .pronoun)
  }

  private func gender(of index: Int) -> Gender? {
    let key = tokens[index].key
    if key == WordKey("he").value || key == WordKey("him").value { return .male }
    if key == WordKey("she").value || key == WordKey("her").value { return .female }
    return nil
  }

  /// The nearest person before that the pronoun can stand for, looking back over at most 30 names.
  private func antecedent(of index: Int, _ gender: Gender?, _ previous: Speaker?) -> Int? {
    if let entity = people.entity(forPronoun: index, in: document) { return entity }
    if let entity = previous?.entity, isPerson(entity, gender) { return entity }
    var mention = document.mentions.firstIndexSorted { $0.tokens.lowerBound >= index } - 1
    let least = max(0, mention - 30)
    while mention >= least {
      let entity = document.mentions[mention].entity
      if isPerson(entity, gender) { return entity }
      mention -= 1
    }
    return nil
  }

  private func isPerson(_ index: Int, _ gender: Gender?) -> Bool {
    let entity = document.entities[index]
    return entity.type == .person && (entity.gender == nil || entity.gender == gender)
  }
}
