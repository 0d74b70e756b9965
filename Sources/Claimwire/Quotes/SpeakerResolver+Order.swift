extension SpeakerResolver {
  /// Paragraphs that a speaker is remembered for.
  private static let reach = 3
  /// Paragraphs over which an unattributed quote goes on with who spoke before.
  private static let carryingReach = 2
  /// Speakers remembered.
  private static let mostTurns = SpeakerFocus.turnReach + 1
  /// Tokens of a paragraph that does no more than say who speaks next.
  private static let longestIntroduction = 14
  /// Sentences looked back over for somebody who may say an unattributed quote.
  private static let guessReach = 3

  /// The drafts by start, each with its speaker: pronouns and quotes without attribution look to those before.
  func quotes(_ drafts: [QuoteDraft]) -> [Quote] {
    let sorted = withoutLabels(drafts).sorted {
      ($0.quote.span.start, $1.quote.span.end) < ($1.quote.span.start, $0.quote.span.end)
    }
    var quotes: [Quote] = []
    quotes.reserveCapacity(sorted.count)
    var turns: [SpeakerTurn] = []
    var outer: (end: UInt32, speaker: Speaker?) = (0, nil)
    for draft in sorted {
      var quote = draft.quote
      var context = Context(content: draft.tokens, turns: turns, isColon: draft.isColon)
      // Asked first: taking none out copies them all the same.
      if turns.contains(where: { draft.paragraph - $0.lastParagraph > Self.reach }) {
        context.turns.removeAll { draft.paragraph - $0.lastParagraph > Self.reach }
      }
      if draft.isNested, quote.span.end <= outer.end { context.enclosing = outer.speaker }
      quote.speaker = speaker(of: draft, context)
      quote.confidence = QuoteCalibration.share(quote.confidence, quote.kind, quote.speaker)
      quotes.append(quote)
      guard !draft.isNested else { continue }
      if quote.kind != .indirect { outer = (quote.span.end, quote.speaker) }
      guard let speaker = quote.speaker else { continue }
      turns.append(turn(speaker, draft))
      if turns.count > Self.mostTurns { turns.removeFirst() }
    }
    return quotes
  }

  private func turn(_ speaker: Speaker, _ draft: QuoteDraft) -> SpeakerTurn {
    let phrase = document.tokens(in: speaker.span)
    let isOwn = speaker.how != .carried && !phrase.isEmpty
    let head = isOwn ? people.headNoun(phrase, in: document) : nil
    let noun = head.flatMap { people.roles.noun(tokens[$0], in: bytes) }
    let isPlural = head.map { people.syntax.isPlural(tokens[$0], bytes) } ?? false
    let isPronoun = isOwn && phrase.count == 1 && self.isPronoun(phrase.lowerBound)
    // "Senate" is no person, even where nothing has it for a name.
    let isName =
      isOwn && !isPronoun && phrase.allSatisfy { tokens[$0].isCapitalized }
      && phrase.last.map { people.organizations.kind(tokens[$0], in: bytes) == nil } ?? false
    let gender = isPronoun ? Pronouns.gender(tokens[phrase.lowerBound]) : nil
    // "he" of somebody who was not found says nothing of who is meant next.
    let isWho = isPronoun && tokens[phrase.lowerBound].key == SpeakerLexicon.who
    let isFound = (gender != nil || isWho) && speaker.name != document.text(speaker.span)
    return SpeakerTurn(
      speaker: speaker,
      token: isOwn ? phrase.lowerBound : draft.tokens.lowerBound,
      end: isOwn ? max(phrase.upperBound, draft.tokens.upperBound) : draft.tokens.upperBound,
      content: draft.tokens,
      lastParagraph: lastParagraph(of: draft),
      gender: gender ?? noun?.gender,
      isPerson: !isPlural && (noun != nil || isName || isFound)
    )
  }

  private func lastParagraph(of draft: QuoteDraft) -> Int {
    guard let last = draft.tokens.last else { return draft.paragraph }
    return document.sentences[document.sentenceIndex(ofToken: last)].paragraph
  }

  private func speaker(of draft: QuoteDraft, _ context: Context) -> Speaker? {
    if draft.isAgentless { return nil }
    var context = context
    context.cue = draft.quote.cue.map { document.firstToken(atOrAfter: $0.span.start) }
    if let phrase = draft.speaker {
      let isGuess = !draft.isColon && (context.cue.map { isApart($0, draft) } ?? true)
      if isGuess, !draft.isNested, let found = guess(draft, context) { return found }
      if let found = speaker(phrase, context), !isGuess || found.entity != nil { return found }
    }
    if let other = draft.otherSpeaker, let found = speaker(other, context) { return found }
    if draft.speaker != nil, let cue = context.cue,
      let found = subject(before: cue, draft, context)
    {
      return found
    }
    guard !draft.isNested, draft.quote.kind != .indirect, draft.isCarried || draft.quote.cue == nil
    else { return nil }
    return guess(draft, context)
  }

  /// Whether the cue stands in a sentence before an utterance's, with nothing that leads over to it.
  private func isApart(_ cue: Int, _ draft: QuoteDraft) -> Bool {
    let start = draft.tokens.lowerBound
    guard draft.quote.kind == .direct, cue + 2 < start else { return false }
    return tokens[cue..<start].contains { $0.isMark(".") }
  }

  /// The name or pronoun nearest before a cue that may be its subject.
  private func subject(before cue: Int, _ draft: QuoteDraft, _ context: Context) -> Speaker? {
    let sentence = document.sentences[document.sentenceIndex(ofToken: cue)].tokens
    let least = max(sentence.lowerBound, cue - SpeakerFinder.reach)
    for index in stride(from: cue - 1, through: least, by: -1)
    where !draft.tokens.contains(index) && !focus.isMarked(tokens[index].start) {
      if let found = subject(at: index, context) { return found }
    }
    return nil
  }

  /// The speaker that a name or pronoun starting here is as a subject.
  private func subject(at index: Int, _ context: Context) -> Speaker? {
    if words.role(tokens[index], in: bytes) == .pronoun,
      Pronouns.gender(tokens[index]) != nil, !Pronouns.isObject(tokens[index])
    {
      return speaker(index..<index + 1, context)
    }
    if let found = described(at: index, context) { return found }
    let mention = document.mentions.firstIndexSorted { $0.tokens.lowerBound >= index }
    guard mention < document.mentions.count,
      document.mentions[mention].tokens.lowerBound == index,
      [.person, .organization, .group].contains(document.mentions[mention].type),
      people.isSubject(document.mentions[mention], in: document)
    else { return nil }
    return speaker(document.mentions[mention].tokens, context)
  }

  /// "The committee", "a person close to the president" as a clause starts.
  private func described(at index: Int, _ context: Context) -> Speaker? {
    let isDefinite = tokens[index].key == SpeakerLexicon.the
    guard isDefinite || people.syntax.isArticle(tokens[index]),
      index == 0 || people.syntax.startsClause(tokens[index - 1], tokens[index], bytes),
      let phrase = finder.nounPhrase(startingAt: index, to: min(tokens.count, index + 12)),
      let head = people.headNoun(phrase, in: document)
    else { return nil }
    let isPerson =
      people.roles.noun(tokens[head], in: bytes).map {
        $0.field != .family && $0.field != .honorific
      } ?? false
    let isGroup = isDefinite && people.organizations.kind(tokens[head], in: bytes) != nil
    return isPerson || isGroup ? speaker(phrase, context) : nil
  }

  // MARK: Without words of its own

  /// Whom a quote belongs to that nothing attributes: who has spoken in its paragraph, the subject of the sentences before
  /// it there, who spoke in the paragraph before, or whom a paragraph without a quote was about.
  private func guess(_ draft: QuoteDraft, _ context: Context) -> Speaker? {
    let start = draft.tokens.lowerBound
    let sentence = document.sentenceIndex(ofToken: start)
    let paragraph = document.sentences[sentence].paragraph
    let last = context.last
    if let found = subject(behind: draft, context) { return found }
    if let found = subject(
      inSentencesBefore: sentence,
      of: paragraph,
      since: last?.end ?? 0,
      context
    ) {
      return found
    }
    // "Roe shook his head." between two speeches: the second is Roe's.
    if paragraph > 0, document.paragraphs[paragraph - 1].tokens.count <= Self.longestIntroduction,
      let found = subject(
        inSentencesBefore: sentence,
        of: paragraph - 1,
        since: last?.end ?? 0,
        context
      ), found.entity.map({ document.entities[$0].type == .person }) ?? false
    {
      return found
    }
    let carried = context.turns.last {
      paragraph - $0.lastParagraph <= Self.carryingReach && canGoOn($0)
    }
    if let carried = carried ?? (draft.isCarried ? last : nil) {
      var speaker = carried.speaker
      speaker.how = .carried
      return speaker
    }
    guard paragraph > 0 else { return nil }
    return subject(inSentencesBefore: sentence, of: paragraph - 1, since: 0, context)
  }

  /// Whether somebody spoke who may say more: not "the figures".
  private func canGoOn(_ turn: SpeakerTurn) -> Bool {
    if turn.isPerson || turn.speaker.how == .name { return true }
    return turn.speaker.entity.map { document.entities[$0].type != .group } ?? false
  }

  /// "“…,” Ms Roe likes to say": whoever stands right behind the marks in their line.
  private func subject(behind draft: QuoteDraft, _ context: Context) -> Speaker? {
    var index = draft.tokens.upperBound
    guard index < tokens.count, index > 0, !tokens[index - 1].isMark(".") else { return nil }
    while index < tokens.count, index < draft.tokens.upperBound + 3,
      tokens[index].kind == .punctuation
    {
      index += 1
    }
    guard index > draft.tokens.upperBound, index + 1 < tokens.count,
      !tokens[index].flags.contains(.lineBefore)
    else { return nil }
    let end = min(index + SpeakerFinder.reach, tokens.count)
    guard let phrase = finder.nounPhrase(startingAt: index, to: end), phrase.count < 8,
      phrase.upperBound < tokens.count, tokens[phrase.upperBound].letterCase == .lower
    else { return nil }
    let found = speaker(phrase, context)
    return found.flatMap { $0.entity == nil ? nil : $0 }
  }

  /// The first subject of the nearest sentence that has one.
  private func subject(
    inSentencesBefore sentence: Int,
    of paragraph: Int,
    since least: Int,
    _ context: Context
  ) -> Speaker? {
    var number = sentence
    while number >= max(0, sentence - Self.guessReach) {
      let sentence = document.sentences[number]
      number -= 1
      guard sentence.paragraph == paragraph else {
        if sentence.paragraph < paragraph { return nil }
        continue
      }
      let bound = min(sentence.tokens.upperBound, context.content.lowerBound)
      for index in sentence.tokens.lowerBound..<max(sentence.tokens.lowerBound, bound)
      where index >= least && !focus.isMarked(tokens[index].start) {
        if index - sentence.tokens.lowerBound > SpeakerFinder.reach { break }
        if let found = subject(at: index, context) { return found }
      }
    }
    return nil
  }
}
