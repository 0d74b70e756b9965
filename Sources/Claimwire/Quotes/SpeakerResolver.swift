/// Turns an attributing noun phrase into a speaker: whom it names, describes or stands for.
struct SpeakerResolver {
  let document: Document
  let words: QuoteWords
  let people: PersonResolver
  private let tokens: [Token]
  private let bytes: [UInt8]
  private let finder: SpeakerFinder
  private static let the = WordKey("the").value
  /// Names looked over for a transcript's label.
  private static let labelReach = 400
  private let outlets = WordTable(
    words: "newspaper website magazine channel broadcaster station network daily weekly agency site"
  )

  init(
    document: Document,
    words: QuoteWords,
    cues: CueLexicon,
    people: PersonResolver
  ) {
    finder = SpeakerFinder(document: document, words: words, cues: cues)
    self.document = document
    self.words = words
    self.people = people
    tokens = document.tokens
    bytes = document.bytes
  }

  /// The speaker for the noun phrase; `previous` is the quote before, for pronouns.
  func speaker(
    _ cited: Range<Int>,
    isColon: Bool = false,
    content: Range<Int> = 0..<0,
    previous: Speaker?
  ) -> Speaker {
    let phrase = whole(cited)
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
      return pronoun(phrase.lowerBound, span, content, previous)
    }
    let entity =
      outlet(phrase) ?? people.entity(forNominal: phrase, in: document) ?? labelled(phrase)
      ?? described(phrase, previous)
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

  /// The phrase with the whole of every name that it cuts; a lone article with its noun phrase.
  private func whole(_ phrase: Range<Int>) -> Range<Int> {
    var phrase = phrase
    let mentions = document.mentions
    var index = mentions.firstIndexSorted { $0.tokens.upperBound > phrase.lowerBound }
    while index < mentions.count, mentions[index].tokens.lowerBound < phrase.upperBound {
      let name = mentions[index].tokens
      phrase =
        min(phrase.lowerBound, name.lowerBound)..<max(phrase.upperBound, name.upperBound)
      index += 1
    }
    guard phrase.count == 1, words.role(tokens[phrase.lowerBound], in: bytes) == .determiner else {
      return phrase
    }
    let bound = document.sentences[document.sentenceIndex(ofToken: phrase.lowerBound)].tokens
    return finder.nounPhrase(startingAt: phrase.lowerBound, to: bound.upperBound) ?? phrase
  }

  /// "ROE:" in a transcript: the only person with that last name.
  private func labelled(_ phrase: Range<Int>) -> Int? {
    guard let last = phrase.last, tokens[last].letterCase == .upper, phrase.count < 4 else {
      return nil
    }
    var found: Int?
    for mention in document.mentions.prefix(SpeakerResolver.labelReach)
    where mention.type == .person {
      let name = mention.tokens.upperBound - 1
      guard tokens[name].key == tokens[last].key, mention.entity != found else { continue }
      if found != nil { return nil }
      found = mention.entity
    }
    return found
  }

  /// "the New York businessman", "the party" after a quote of somebody whom it may well describe: a second description
  /// is newspapers' way not to repeat the name.
  private func described(_ phrase: Range<Int>, _ previous: Speaker?) -> Int? {
    guard let entity = previous?.entity, tokens[phrase.lowerBound].key == SpeakerResolver.the,
      !document.mentions.indices(in: phrase).contains(where: { namesPerson($0) })
    else { return nil }
    let end = phrase.first { people.syntax.endsNoun(tokens[$0]) } ?? phrase.upperBound
    guard end > phrase.lowerBound + 1 else { return nil }
    let head = tokens[end - 1]
    let isPerson = document.entities[entity].type == .person
    if document.entities[entity].type == .organization,
      people.organizations.kind(head, in: bytes) != nil
    {
      return entity
    }
    guard isPerson, let noun = people.roles.noun(head, in: bytes), noun.isSecondName,
      noun.gender == nil || document.entities[entity].gender.map({ $0 == noun.gender }) ?? true
    else { return nil }
    return entity
  }

  private func namesPerson(_ mention: Int) -> Bool {
    document.mentions[mention].type == .person
  }

  /// What "who" and "which" stand for: the noun phrase before them.
  private func antecedent(of index: Int) -> Range<Int>? {
    guard words.role(tokens[index], in: bytes) == .relative, index > 0 else { return nil }
    let sentence = document.sentences[document.sentenceIndex(ofToken: index)].tokens
    let end = tokens[index - 1].isMark(",") ? index - 1 : index
    return finder.nounPhrase(
      endingAt: end,
      to: max(sentence.lowerBound, end - SpeakerFinder.reach)
    )
  }

  // MARK: Pronouns

  private func pronoun(
    _ index: Int,
    _ span: TextSpan,
    _ content: Range<Int>,
    _ previous: Speaker?
  ) -> Speaker {
    if let phrase = antecedent(of: index) {
      let found = speaker(phrase, previous: previous)
      return Speaker(span: span, name: found.name, entity: found.entity, how: .pronoun)
    }
    let entity =
      Pronouns.gender(tokens[index]) != nil
      ? person(index, content, previous) : group(index, previous)
    if entity == nil, let previous, previous.entity == nil, isPlural(index) || isName(previous) {
      return Speaker(span: span, name: previous.name, entity: nil, how: .pronoun)
    }
    let name = entity.map { document.entities[$0].name } ?? document.text(span)
    return Speaker(span: span, name: name, entity: entity, how: .pronoun)
  }

  /// Whoever spoke last, where the pronoun fits; else the nearest person before, looking back over at most 30 names.
  private func person(_ index: Int, _ content: Range<Int>, _ previous: Speaker?) -> Int? {
    let gender = Pronouns.gender(tokens[index])
    if let entity = subject(before: index, gender, outside: content) { return entity }
    if let entity = previous?.entity, isPerson(entity, gender) { return entity }
    if let entity = people.entity(forPronoun: index, in: document) { return entity }
    var mention = document.mentions.firstIndexSorted { $0.tokens.lowerBound >= index } - 1
    let least = max(0, mention - 30)
    while mention >= least {
      let entity = document.mentions[mention].entity
      if isPerson(entity, gender) { return entity }
      mention -= 1
    }
    return lastResort(index, previous)
  }

  /// Where nobody fits, the gender that the text seemed to show may be wrong: who spoke last, or the person named last.
  private func lastResort(_ index: Int, _ previous: Speaker?) -> Int? {
    if let entity = previous?.entity, document.entities[entity].type == .person { return entity }
    let mention = document.mentions.firstIndexSorted { $0.tokens.lowerBound >= index } - 1
    guard mention >= 0, namesPerson(mention) else { return nil }
    let found = document.mentions[mention]
    let isNear =
      document.sentenceIndex(ofToken: index)
      - document.sentenceIndex(ofToken: found.tokens.lowerBound) < 3
    return isNear ? found.entity : nil
  }

  /// "Roe condemned what she called …": the subject of the pronoun's own sentence.
  private func subject(
    before index: Int,
    _ gender: Gender?,
    outside content: Range<Int>
  ) -> Int? {
    let sentence = document.sentences[document.sentenceIndex(ofToken: index)].tokens
    let least = max(sentence.lowerBound, index - SpeakerFinder.reach)
    var mention = document.mentions.firstIndexSorted { $0.tokens.lowerBound >= index } - 1
    while mention >= 0, document.mentions[mention].tokens.lowerBound >= least {
      let found = document.mentions[mention]
      if !content.contains(found.tokens.lowerBound), isPerson(found.entity, gender),
        people.syntax.isSubject(found, in: document)
      {
        return found.entity
      }
      mention -= 1
    }
    return nil
  }

  /// Whether a speaker that is no known person is called by capitalised words.
  private func isName(_ speaker: Speaker) -> Bool {
    let words = document.tokens(in: speaker.span)
    return words.count > 1 && words.allSatisfy { tokens[$0].isCapitalized }
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

extension RoleNoun {
  /// Whether newspapers call somebody so whom they have named: not a nurse or a spokesman, who come in as new people.
  fileprivate var isSecondName: Bool {
    switch field {
    case .headOfState, .government, .legislature, .party, .business, .royalty, .arts, .sport: true
    default: false
    }
  }
}
