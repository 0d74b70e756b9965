/// Names the source of a claim: by the quotes stage where it attributed the words, else by the mention in them, else,
/// for a pronoun, by who spoke last.
struct ClaimSourceResolver {
  let text: TaggedText

  /// How many quotes back a pronoun's speaker may stand.
  private static let reach = 8

  /// Null where nobody is named.
  func source(_ attribution: ClaimAttribution) -> ClaimSource? {
    guard let whole = attribution.source, !whole.isEmpty else { return nil }
    let document = text.document
    let tokens = SourceWords(text: text).tidied(whole)
    let span = document.span(ofTokens: tokens)
    if let quote = attribution.quote, let speaker = document.quotes[quote].speaker,
      speaker.span.overlaps(span), !isPronoun(tokens) || speaker.name != document.text(span)
    {
      let name = speaker.entity == nil ? named(speaker.span, tokens) : speaker.name
      return ClaimSource(span: span, name: name, entity: speaker.entity, quote: quote)
    }
    if let mention = mention(in: document.span(ofTokens: whole)) ?? mention(in: span) {
      return ClaimSource(
        span: span,
        name: document.entities[mention.entity].name,
        entity: mention.entity,
        quote: attribution.quote
      )
    }
    let speaker = isPronoun(tokens) ? lastSpeaker(before: tokens.lowerBound) : nil
    return ClaimSource(
      span: span,
      name: speaker?.name ?? document.text(span),
      entity: speaker?.entity,
      quote: attribution.quote
    )
  }

  /// The speaker's words, cut like the source's own where both start alike.
  private func named(_ speaker: TextSpan, _ tokens: Range<Int>) -> String {
    let words = text.document.tokens(in: speaker)
    guard !words.isEmpty, words.lowerBound != tokens.lowerBound else {
      return text.document.text(text.document.span(ofTokens: tokens))
    }
    let tidied = SourceWords(text: text).tidied(words)
    return text.document.text(text.document.span(ofTokens: tidied))
  }

  private func mention(in span: TextSpan) -> Mention? {
    let mentions = text.document.mentions
    let index = mentions.firstIndexSorted { $0.span.end > span.start }
    guard index < mentions.count, span.contains(mentions[index].span),
      mentions[index].type == .person || mentions[index].type == .organization
    else { return nil }
    return mentions[index]
  }

  private func isPronoun(_ tokens: Range<Int>) -> Bool {
    tokens.count == 1 && text.has(tokens.lowerBound, [.subjectPronoun, .objectPronoun])
  }

  /// Who spoke last, where the pronoun can mean them: "he" and "she" people, "it" and "they" others.
  private func lastSpeaker(before token: Int) -> Speaker? {
    let document = text.document
    let start = text.tokens[token].start
    let after = document.quotes.firstIndexSorted { $0.span.start > start }
    let isPerson = text.has(token, [.male, .female])
    for quote in document.quotes[max(0, after - Self.reach)..<after].reversed() {
      guard let speaker = quote.speaker, speaker.span.end <= start, speaker.how != .pronoun else {
        continue
      }
      let type = speaker.entity.map { document.entities[$0].type }
      if type.map({ ($0 == .person) == isPerson }) ?? true { return speaker }
    }
    return nil
  }
}
