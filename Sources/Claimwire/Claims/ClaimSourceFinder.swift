/// Finds to whom an article attributes a claim, from the quotes and from the sentence's own words.
///
/// One for a sentence; each claim then looks at a bounded window around itself.
struct ClaimSourceFinder {
  let reader: ClauseReader
  /// "according to …" in the sentence, in order: the cue and the words that name the source.
  let accordingSites: [Site]
  /// "…, police said, …" in the sentence, in order.
  let asides: [Site]
  var text: TaggedText { reader.text }

  /// Where a source is named, whatever part of the sentence it vouches for.
  struct Site {
    var cue: Int
    var source: Range<Int>
  }

  /// How many tokens from a claim its source may stand: no clause of English prose is longer.
  static let reach = 120

  init(reader: ClauseReader) {
    self.reader = reader
    accordingSites = reader.accordingSites()
    asides = reader.reportingAsides()
  }

  /// Null where the article itself speaks.
  func attribution(of draft: ClaimDraft) -> ClaimAttribution? {
    guard let found = anyAttribution(of: draft) else { return nil }
    // "Kidnappers of four professors said": who is named with the harm does not vouch for it.
    return found.source?.overlaps(draft.trigger) == true ? nil : found
  }

  private func anyAttribution(of draft: ClaimDraft) -> ClaimAttribution? {
    if draft.isSuperseded { return ClaimAttribution() }
    let quote = enclosingQuote(draft)
    let limit = quote.map { text.document.tokens(in: $0.part) }
    let inside = limit.map { max($0.lowerBound, reader.range.lowerBound)..<$0.upperBound }
    if let own = announcer(of: draft) { return withQuote(own, quote?.index) }
    if let governing = governingVerb(
      of: draft,
      from: inside?.lowerBound ?? reader.range.lowerBound
    ),
      !(quote != nil && isFirstPerson(governing.source))
    {
      return withQuote(governing, quote?.index)
    }
    if let quote { return ofQuote(quote.index) }
    return accordingTo(draft) ?? closingVerb(of: draft)
      ?? (draft.isReported ? nil : aside(of: draft)) ?? agent(of: draft)
      ?? colon(draft) ?? closingLabel(of: draft) ?? hearsay(draft)
  }

  private func withQuote(_ found: ClaimAttribution, _ quote: Int?) -> ClaimAttribution {
    var found = found
    found.quote = found.cue.flatMap(quoteWithCue) ?? quote
    return found
  }

  // MARK: Quotes

  /// The direct or partial quote with the claim in it, and its part.
  private func enclosingQuote(_ draft: ClaimDraft) -> (index: Int, part: TextSpan)? {
    let word = text.tokens[draft.trigger.lowerBound].span
    let quotes = text.document.quotes
    // Quotes are by start; a claim's quote starts at most a few quotes before it.
    let after = quotes.firstIndexSorted { $0.span.start > word.start }
    for index in (max(0, after - 8)..<after).reversed() where quotes[index].kind != .indirect {
      let parts = quotes[index].parts
      let part = parts.firstIndexSorted { $0.end > word.start }
      if part < parts.count, parts[part].contains(word) { return (index, parts[part]) }
    }
    return nil
  }

  private func ofQuote(_ index: Int) -> ClaimAttribution {
    ClaimAttribution(source: speakerTokens(index), cue: nil, quote: index)
  }

  private func speakerTokens(_ quote: Int) -> Range<Int>? {
    guard let speaker = text.document.quotes[quote].speaker else { return nil }
    let tokens = text.document.tokens(in: speaker.span)
    return tokens.isEmpty ? nil : tokens
  }

  func quoteWithCue(_ cue: Int) -> Int? {
    let span = text.tokens[cue].span
    let quotes = text.document.quotes
    let near = quotes.firstIndexSorted { $0.span.end + 400 > span.start }
    for index in near..<min(quotes.count, near + 12)
    where quotes[index].cue?.span.overlaps(span) == true {
      return index
    }
    return nil
  }

  /// "I fear that …" inside marks: the quote's own speaker.
  private func isFirstPerson(_ source: Range<Int>?) -> Bool {
    guard let source, source.count == 1 else { return false }
    return text.isWord(source.lowerBound, among: [WordKey("i"), WordKey("we")])
  }
}
