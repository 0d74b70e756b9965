/// Turns an attributing noun phrase into a speaker: whom it names, describes or stands for.
struct SpeakerResolver {
  let document: Document
  let words: QuoteWords
  let people: PersonResolver
  let tokens: [Token]
  let bytes: [UInt8]
  let finder: SpeakerFinder
  let phrases: SpeakerPhrase
  let parts: PartsOfSpeech
  let authors: SpeakerAuthors
  let focus: SpeakerFocus
  let newcomers: SpeakerNewcomers
  let lexicon: SpeakerLexicon
  /// Names looked over for a transcript's label.
  private static let labelReach = 400
  /// Phrases that lead to phrases: "she" to "Roe's letter" to "Roe".
  private static let depth = 3

  init(
    document: Document,
    words: QuoteWords,
    people: PersonResolver,
    parts: PartsOfSpeech,
    finder: SpeakerFinder,
    lexicon: SpeakerLexicon,
    weights: SIMD32<Float>,
    marked: [TextSpan]
  ) {
    self.finder = finder
    self.parts = parts
    phrases = SpeakerPhrase(
      document: document,
      words: words,
      people: people,
      parts: parts
    )
    authors = SpeakerAuthors(document: document, people: people)
    focus = SpeakerFocus(
      document: document,
      people: people,
      weights: weights,
      marked: marked
    )
    newcomers = SpeakerNewcomers(document: document, people: people)
    self.document = document
    self.words = words
    self.people = people
    self.lexicon = lexicon
    tokens = document.tokens
    bytes = document.bytes
  }

  /// Where a phrase stands: the words that it attributes, and who spoke before.
  struct Context {
    var content: Range<Int> = 0..<0
    /// The cue's first token.
    var cue: Int?
    var turns: [SpeakerTurn] = []
    /// Who says the quote that this one stands in.
    var enclosing: Speaker?
    var isColon = false
    var depth = SpeakerResolver.depth

    var last: SpeakerTurn? { turns.last }
  }

  /// The speaker for the noun phrase; null where it is none.
  func speaker(_ cited: Range<Int>, _ context: Context) -> Speaker? {
    guard context.depth > 0 else { return nil }
    let phrase = whole(cited, before: context.cue)
    // "There were calls for": nobody is named.
    if phrase.count == 1, tokens[phrase.lowerBound].key == SpeakerLexicon.there { return nil }
    let how: SpeakerResolution = context.isColon ? .colon : .name
    if let business = business(phrase, before: context.cue, how) { return business }
    if let both = joint(phrase, how) { return both }
    if let mention = namingMention(of: phrase) ?? people.named(beside: phrase, in: document) {
      return named(mention, how)
    }
    if phrase.count == 1, isPronoun(phrase.lowerBound) {
      return pronoun(phrase.lowerBound, context)
    }
    let isBefore = context.cue.map { phrase.upperBound <= $0 } ?? false
    guard let trimmed = phrases.trimmed(phrase, isBefore: isBefore) else { return nil }
    if trimmed != phrase {
      if let mention = namingMention(of: trimmed) { return named(mention, how) }
      if trimmed.count == 1, isPronoun(trimmed.lowerBound) {
        return pronoun(trimmed.lowerBound, context)
      }
    }
    return nominal(trimmed, context)
  }

  private func named(_ mention: Int, _ how: SpeakerResolution) -> Speaker {
    let found = document.mentions[mention]
    // "Rowe" beside "Ada Roe", taken for an organization.
    let person = found.type == .organization ? spelled(found.tokens) : nil
    let entity = person ?? found.entity
    return Speaker(span: found.span, name: document.entities[entity].name, entity: entity, how: how)
  }

  // MARK: Names

  /// "Moore's said", "Standard and Poe's has cut": a name in the possessive with a verb and no noun behind it is a firm's.
  private func business(
    _ phrase: Range<Int>,
    before cue: Int?,
    _ how: SpeakerResolution
  ) -> Speaker? {
    guard let cue, let last = phrase.last else { return nil }
    let clitic = tokens[last].key == SpeakerLexicon.possessive ? last : last + 1
    guard clitic > phrase.lowerBound, clitic < cue, cue - clitic < 3,
      tokens[clitic].key == SpeakerLexicon.possessive, tokens[clitic - 1].isCapitalized,
      (clitic + 1..<cue).allSatisfy({ parts.part(of: $0) == .adverb }),
      parts.isPredicate(cue)
    else { return nil }
    let mention = document.mentions.index(covering: clitic - 1)
    // "Ada Roe's said": she has.
    if let mention, document.mentions[mention].type == .person,
      document.mentions[mention].title != nil || isNamedInFull(document.mentions[mention])
    {
      return nil
    }
    var start = clitic - 1
    while start > phrase.lowerBound, tokens[start - 1].isCapitalized || isJoint(start - 1, phrase) {
      start -= 1
    }
    // "a spokesman for Moore's".
    guard isOnlyTitles(phrase.lowerBound..<start) else { return nil }
    let span = document.span(ofTokens: start..<clitic + 1)
    return Speaker(span: span, name: document.text(span), entity: nil, how: how)
  }

  private func isNamedInFull(_ mention: Mention) -> Bool {
    document.entities[mention.entity].name.contains(" ")
  }

  /// "and", "&" or a hyphen between two capitalised words.
  private func isJoint(_ index: Int, _ phrase: Range<Int>) -> Bool {
    index > phrase.lowerBound && tokens[index - 1].isCapitalized
      && (tokens[index].key == SpeakerLexicon.and || tokens[index].isMark("&")
        || tokens[index].isMark("-"))
  }

  /// "the Taifa Leo newspaper", "the Deutsche Welle radio station": an organization with what it is behind its name.
  private func outlet(_ phrase: Range<Int>) -> Int? {
    guard let last = phrase.last, tokens[last].letterCase == .lower else { return nil }
    let isNews = lexicon.outlets.contains(tokens[last], in: bytes)
    let kind = people.organizations.kind(tokens[last], in: bytes)
    guard isNews || kind != nil else { return nil }
    let index = document.mentions.firstIndexSorted { $0.tokens.upperBound > last } - 1
    guard index >= 0 else { return nil }
    let mention = document.mentions[index]
    let isLed = 0..<2 ~= mention.tokens.lowerBound - phrase.lowerBound
    guard isLed, mention.type == .organization || isNews else { return nil }
    let between = mention.tokens.upperBound..<last
    // "The White House budget office" is another than the White House, "the American space agency" none called so.
    let mayHaveField =
      mention.type == .organization
      && (lexicon.media.contains(tokens[last - 1].key)
        || kind.map(people.organizations.standsAlone) ?? false)
    let isWhole =
      between.isEmpty || mayHaveField && between.count < 3 && between.allSatisfy(isField)
    return isWhole ? mention.entity : nil
  }

  /// "news", "radio": what the noun for an organization may have before it.
  private func isField(_ index: Int) -> Bool {
    guard tokens[index].letterCase == .lower, words.role(tokens[index], in: bytes) == nil else {
      return false
    }
    switch parts.part(of: index) {
    case .noun, .adjective, .baseVerb: return true
    default: return false
    }
  }

  func isPronoun(_ index: Int) -> Bool {
    switch words.role(tokens[index], in: bytes) {
    case .pronoun, .objectPronoun, .relative: return true
    default: return Pronouns.gender(tokens[index]) != nil || isRelative(index)
    }
  }

  /// The phrase with the whole of every name that it cuts, titles included ("Professor" of "Professor Will Roe", where
  /// "Will" looks like a verb); a lone article with its noun phrase; "his" before the cue "decision" is who decides.
  private func whole(_ phrase: Range<Int>, before cue: Int?) -> Range<Int> {
    var phrase = phrase
    let mentions = document.mentions
    var index = mentions.firstIndexSorted { $0.tokens.upperBound > phrase.lowerBound }
    while index < mentions.count, document.firstToken(of: mentions[index]) < phrase.upperBound {
      let name = mentions[index].tokens
      phrase =
        min(phrase.lowerBound, name.lowerBound)..<max(phrase.upperBound, name.upperBound)
      index += 1
    }
    guard phrase.count == 1 else { return phrase }
    let only = tokens[phrase.lowerBound]
    if people.roles.noun(only, in: bytes) != nil { return withTitleWords(phrase.lowerBound) }
    if lexicon.quantifiers.contains(only.key) { return withQuantified(phrase) }
    guard words.role(only, in: bytes) == .determiner else { return phrase }
    if phrase.upperBound == cue, Pronouns.gender(only) != nil { return phrase }
    let bound = document.sentences[document.sentenceIndex(ofToken: phrase.lowerBound)].tokens
    let found = finder.nounPhrase(startingAt: phrase.lowerBound, to: bound.upperBound) ?? phrase
    // "the ruling": a noun that looks like a verb.
    return found.count > 1
      ? found : phrase.lowerBound..<min(bound.upperBound, phrase.lowerBound + 2)
  }

  /// "Minister" with "the Prime" before it.
  private func withTitleWords(_ noun: Int) -> Range<Int> {
    var start = noun
    let sentence = document.sentences[document.sentenceIndex(ofToken: noun)].tokens
    while start > sentence.lowerBound, noun - start < 4,
      people.roles.isModifier(tokens[start - 1], in: bytes)
    {
      start -= 1
    }
    if start > sentence.lowerBound, people.syntax.isDefinite(tokens[start - 1]) { start -= 1 }
    return start..<noun + 1
  }

  /// "one" with "of them" behind it.
  private func withQuantified(_ phrase: Range<Int>) -> Range<Int> {
    let of = phrase.upperBound
    guard of + 1 < tokens.count, words.role(tokens[of], in: bytes) == .of else { return phrase }
    if words.role(tokens[of + 1], in: bytes) == .objectPronoun {
      return phrase.lowerBound..<of + 2
    }
    let end = min(tokens.count, of + SpeakerFinder.reach)
    let object = finder.nounPhrase(startingAt: of + 1, to: end)
    return object.map { phrase.lowerBound..<$0.upperBound } ?? phrase
  }

  // MARK: Descriptions

  private func nominal(_ phrase: Range<Int>, _ context: Context) -> Speaker {
    var speaker = Speaker(
      span: document.span(ofTokens: phrase),
      name: "",
      entity: nil,
      how: context.isColon ? .colon : .nominal
    )
    if let author = author(phrase, context) {
      (speaker.name, speaker.entity) = (author.name, author.entity)
      return speaker
    }
    if let entity = entity(phrase, context) {
      (speaker.name, speaker.entity) = (document.entities[entity].name, entity)
      return speaker
    }
    if let before = newcomer(phrase) {
      speaker.name = document.text(document.span(ofTokens: phrases.completed(before)))
      return speaker
    }
    let completed = phrases.completed(bareName(phrase) ?? withoutTitles(phrase))
    if !context.content.overlaps(completed) { speaker.span = document.span(ofTokens: completed) }
    speaker.name = document.text(speaker.span)
    return speaker
  }

  /// The words behind the titles of a phrase that no name covers.
  ///
  /// "Rep. Roe".
  private func bareName(_ phrase: Range<Int>) -> Range<Int>? {
    var start = phrase.lowerBound
    guard
      phrase.allSatisfy({
        tokens[$0].isCapitalized || tokens[$0].kind == .punctuation
          || tokens[$0].letterCase == .lower && $0 > start && tokens[$0 - 1].isMark("-")
      })
    else { return nil }
    while start + 1 < phrase.upperBound,
      people.roles.noun(tokens[start], in: bytes)?.isTitle ?? false
        || people.roles.isModifier(tokens[start], in: bytes)
    {
      start += 1
    }
    return start > phrase.lowerBound && tokens[start].kind == .word
      ? start..<phrase.upperBound : nil
  }

  /// "candidate Ada Roe’s doctor": the phrase from the owner's name on.
  private func withoutTitles(_ phrase: Range<Int>) -> Range<Int> {
    for index in document.mentions.indices(in: phrase)
    where document.mentions[index].type == .person {
      let name = document.mentions[index].tokens
      guard name.upperBound < phrase.upperBound, tokens[name.upperBound].flags.contains(.clitic),
        isOnlyTitles(phrase.lowerBound..<name.lowerBound)
      else { return phrase }
      return name.lowerBound..<phrase.upperBound
    }
    return phrase
  }

  /// Who wrote "the letter".
  private func author(_ phrase: Range<Int>, _ context: Context) -> Speaker? {
    guard authors.isDocument(phrase) else { return nil }
    var context = context
    context.depth -= 1
    context.cue = nil
    if let words = authors.author(of: phrase), let found = speaker(words, context) { return found }
    guard tokens[phrase.lowerBound].key == SpeakerLexicon.the, let last = context.last,
      let entity = last.speaker.entity
    else { return nil }
    // A bank that spoke last wrote the report, too; a person hardly, but the letter.
    let type = document.entities[entity].type
    guard type == .organization || type != .group && authors.isPersonal(phrase) else { return nil }
    return last.speaker
  }

  private func entity(_ phrase: Range<Int>, _ context: Context) -> Int? {
    let head = people.headNoun(phrase, in: document)
    let noun = head.flatMap { people.roles.noun(tokens[$0], in: bytes) }
    var last = context.last?.speaker.entity
    if let noun {
      let isNew = newcomers.phrase(noun, before: phrase.lowerBound) != nil
      last = isNew ? nil : inFocus(phrase.lowerBound, noun.gender, context)
    }
    if let entity = outlet(phrase) ?? people.entity(forNominal: phrase, after: last, in: document) {
      return entity
    }
    return labelled(phrase) ?? spelled(phrase) ?? described(phrase, context)
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

  /// A capitalised word that no name covers, but that somebody's family name may be spelled as.
  private func spelled(_ phrase: Range<Int>) -> Int? {
    guard phrase.count == 1, tokens[phrase.lowerBound].isCapitalized,
      tokens[phrase.lowerBound].letterCase != .upper
    else { return nil }
    let word = NameFolding.folded(bytes[tokens[phrase.lowerBound].span.range])
    guard word.count > 4 else { return nil }
    for mention in document.mentions.prefix(SpeakerResolver.labelReach)
    where mention.type == .person && mention.tokens.count > 1 {
      let name = tokens[mention.tokens.upperBound - 1]
      let family = NameFolding.folded(bytes[name.span.range])
      if Transliteration.isVariant(family[...], word[...]) { return mention.entity }
    }
    return nil
  }

  /// "the New York businessman", "the party": a second description is newspapers' way not to repeat the name of whom
  /// they have just had.
  private func described(_ phrase: Range<Int>, _ context: Context) -> Int? {
    guard let head = people.headNoun(phrase, in: document) else { return nil }
    let isDefinite = people.syntax.isDefinite(tokens[phrase.lowerBound])
    let last = context.last?.speaker.entity
    let isOwned = phrase.contains { tokens[$0].flags.contains(.clitic) }
    if isDefinite, !isOwned, let last, document.entities[last].type == .organization,
      let kind = people.organizations.kind(tokens[head], in: bytes), canBe(last, kind)
    {
      return last
    }
    guard isDefinite || isOwned, !people.syntax.isPlural(tokens[head], bytes),
      !document.mentions.indices(in: head..<phrase.upperBound).contains(where: { namesPerson($0) })
    else { return nil }
    let noun = people.roles.noun(tokens[head], in: bytes)
    let isFormer = phrase.contains { lexicon.former.contains(tokens[$0].key) }
    let isAged = phrase.contains { people.syntax.isYear(tokens[$0]) }
    guard isFormer || isAged || noun?.isSecondName ?? false, isAged || noun != nil else {
      return nil
    }
    if let noun, newcomers.phrase(noun, before: phrase.lowerBound) != nil, !isFormer { return nil }
    return inFocus(phrase.lowerBound, noun?.gender, context)
  }

  /// Whether "the army" may mean an organization that is not known for one: an acronym may hide the word.
  private func canBe(_ entity: Int, _ kind: UInt32) -> Bool {
    guard people.organizations.standsInNames(kind) else { return true }
    return document.entities[entity].name.utf8.allSatisfy { !($0 >= 0x61 && $0 <= 0x7A) }
  }

  private func inFocus(_ token: Int, _ gender: Gender?, _ context: Context) -> Int? {
    focus.best(token, gender, content: context.content, turns: context.turns)?.entity
  }

  func namesPerson(_ mention: Int) -> Bool {
    document.mentions[mention].type == .person
  }

  /// "the nurse": the words that brought her in, "a nurse in Lostrin".
  private func newcomer(_ phrase: Range<Int>) -> Range<Int>? {
    guard tokens[phrase.lowerBound].key == SpeakerLexicon.the, phrase.count < 4,
      let head = people.headNoun(phrase, in: document), head + 1 == phrase.upperBound,
      let noun = people.roles.noun(tokens[head], in: bytes)
    else { return nil }
    return newcomers.phrase(noun, before: phrase.lowerBound)
  }

  // MARK: Pronouns

  /// What "who" and "which" stand for, and "itself" stresses: the noun phrase before them.
  private func antecedent(of index: Int) -> Range<Int>? {
    guard isRelative(index) || lexicon.reflexives.contains(tokens[index].key), index > 0 else {
      return nil
    }
    let sentence = document.sentences[document.sentenceIndex(ofToken: index)].tokens
    let before = tokens[index - 1]
    let isParted = before.isMark(",") || QuotationMark.isDash(before, in: bytes)
    let end = isParted ? index - 1 : index
    let phrase = finder.nounPhrase(
      endingAt: end,
      to: max(sentence.lowerBound, end - SpeakerFinder.reach)
    )
    guard tokens[index].key == SpeakerLexicon.who, let phrase else { return phrase }
    return lastPerson(in: isParted ? phrase : behindVerb(phrase))
  }

  /// Whom "who" behind the phrase stands for: "Minister Ada Roe" in "those made yesterday by Minister Ada Roe", but all of
  /// "an official of the bank" and of "one of the officials".
  private func lastPerson(in phrase: Range<Int>) -> Range<Int> {
    guard let first = phrase.first(where: isOuterPreposition), first > phrase.lowerBound,
      let last = phrase.last(where: isOuterPreposition), last + 1 < phrase.upperBound,
      !isPerson(endingAt: first), !lexicon.quantifiers.contains(tokens[first - 1].key),
      isPerson(endingAt: phrase.upperBound)
    else { return phrase }
    return last + 1..<phrase.upperBound
  }

  /// "a man" of "an attorney representing a man", which "who" without a comma stands for.
  private func behindVerb(_ phrase: Range<Int>) -> Range<Int> {
    guard
      let verb = phrase.last(where: {
        (parts.part(of: $0) == .gerund || parts.part(of: $0) == .participle) && !isInName($0)
      }), verb + 1 < phrase.upperBound, isPerson(endingAt: phrase.upperBound)
    else { return phrase }
    return verb + 1..<phrase.upperBound
  }

  /// Whether a person's name or a word for one ends before the token.
  private func isPerson(endingAt end: Int) -> Bool {
    if let mention = document.mentions.index(covering: end - 1) { return namesPerson(mention) }
    return people.roles.noun(tokens[end - 1], in: bytes) != nil
  }

  private func isRelative(_ index: Int) -> Bool {
    words.role(tokens[index], in: bytes) == .relative || tokens[index].key == SpeakerLexicon.that
  }

  private func pronoun(_ index: Int, _ context: Context) -> Speaker {
    let span = document.span(ofTokens: index..<index + 1)
    var context = context
    if let phrase = antecedent(of: index) {
      context.depth -= 1
      if let found = speaker(phrase, context) {
        return Speaker(span: span, name: found.name, entity: found.entity, how: .pronoun)
      }
    }
    if let found = referent(index, context) {
      return Speaker(span: span, name: found.name, entity: found.entity, how: .pronoun)
    }
    return Speaker(span: span, name: document.text(span), entity: nil, how: .pronoun)
  }

  private func referent(_ index: Int, _ context: Context) -> (name: String, entity: Int?)? {
    let key = tokens[index].key
    if key == SpeakerLexicon.i || key == SpeakerLexicon.we {
      return context.enclosing.map { ($0.name, $0.entity) }
    }
    guard let gender = Pronouns.gender(tokens[index]) else { return group(index, context) }
    if let found = person(index, gender, context) { return found }
    // Where nobody fits, the gender that the text seemed to show may be wrong.
    return person(index, nil, context)
  }

  private func person(
    _ index: Int,
    _ gender: Gender?,
    _ context: Context
  ) -> (name: String, entity: Int?)? {
    guard
      let found = focus.best(index, gender, content: context.content, turns: context.turns)
    else { return nil }
    if let entity = found.entity { return (document.entities[entity].name, entity) }
    if let speaker = found.speaker { return (speaker.name, nil) }
    return found.phrase.map {
      (document.text(document.span(ofTokens: phrases.completed($0))), nil)
    }
  }

  /// "it", "they": the organization or country that spoke last, or else the subject of the sentence before.
  private func group(_ index: Int, _ context: Context) -> (name: String, entity: Int?)? {
    guard lexicon.plurals.contains(tokens[index].key) else { return nil }
    if let found = initial(index, context) { return found }
    if let previous = context.last {
      let entity = previous.speaker.entity
      let isPerson = entity.map { document.entities[$0].type == .person } ?? previous.isPerson
      if !isPerson { return (previous.speaker.name, entity) }
    }
    return groupBefore(index, since: 0).map { (document.entities[$0].name, $0) }
  }

  /// What the pronoun's sentence, or the one before, starts with: "The company declined to comment on what it called …".
  private func initial(_ index: Int, _ context: Context) -> (name: String, entity: Int?)? {
    let own = document.sentenceIndex(ofToken: index)
    let least = context.last?.token ?? 0
    for sentence in stride(from: own, through: max(0, own - 1), by: -1) {
      let start = document.sentences[sentence].tokens.lowerBound
      guard start >= least, start + 1 < index, !focus.isMarked(tokens[start].start) else {
        continue
      }
      let mention = document.mentions.firstIndexSorted { $0.tokens.lowerBound >= start }
      if mention < document.mentions.count,
        document.mentions[mention].tokens.lowerBound - start < 2,
        isGroup(document.mentions[mention].entity), document.mentions[mention].type != .group,
        people.isSubject(document.mentions[mention], in: document)
      {
        let entity = document.mentions[mention].entity
        return (document.entities[entity].name, entity)
      }
      guard people.syntax.isDefinite(tokens[start]),
        let phrase = finder.nounPhrase(startingAt: start, to: index), phrase.count < 6
      else { continue }
      var context = context
      context.depth -= 1
      if let author = author(phrase, context) { return (author.name, author.entity) }
      if let entity = people.entity(forNominal: phrase, in: document), isGroup(entity) {
        return (document.entities[entity].name, entity)
      }
    }
    return nil
  }

  /// The nearest organization that is a subject in this sentence or the one before, behind a token.
  private func groupBefore(_ index: Int, since least: Int) -> Int? {
    let sentence = document.sentenceIndex(ofToken: index)
    let least = max(least, document.sentences[max(0, sentence - 1)].tokens.lowerBound)
    var mention = document.mentions.firstIndexSorted { $0.tokens.lowerBound >= index } - 1
    while mention >= 0, document.mentions[mention].tokens.lowerBound >= least {
      let found = document.mentions[mention]
      if isGroup(found.entity), people.isSubject(found, in: document),
        !focus.isMarked(found.span.start)
      {
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
