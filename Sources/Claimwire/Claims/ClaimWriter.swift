/// Makes claims of a sentence's drafts: with source, place, date, certainty and the words for who.
struct ClaimWriter {
  private let reader: ClauseReader
  private let article: ArticleContext
  private let sources: ClaimSourceFinder
  private let places: ClaimPlaceFinder
  private let dates: ClaimDateFinder
  private let resolver: ClaimSourceResolver

  init(reader: ClauseReader, article: ArticleContext) {
    self.reader = reader
    self.article = article
    sources = ClaimSourceFinder(reader: reader)
    places = ClaimPlaceFinder(reader: reader, places: article.places)
    dates = ClaimDateFinder(reader: reader, events: article.events)
    resolver = ClaimSourceResolver(text: reader.text)
  }

  /// The claim; `base` is the index that the sentence's first draft has among the document's claims.
  func claim(_ draft: ClaimDraft, base: Int) -> Claim {
    var draft = draft
    draft.period = RateFinder(reader: reader).period(of: draft)
    let document = reader.text.document
    let attribution = sources.attribution(of: draft)
    let victims = VictimPhrase(of: draft, in: reader)
    return Claim(
      span: document.span(ofTokens: victims.extent),
      kind: draft.kind,
      count: ClaimCount(
        span: document.span(ofTokens: draft.count.tokens),
        value: draft.count.value,
        low: draft.count.low,
        high: draft.count.high,
        comparison: draft.count.comparison
      ),
      victims: victims.words.map(document.span(ofTokens:)),
      period: draft.period,
      partOf: draft.partOf.map { base + $0 },
      source: attribution.flatMap(resolver.source),
      place: places.place(of: draft, source: attribution?.source).map(place),
      date: dates.date(of: draft, cue: attribution?.cue),
      certainty: CertaintyJudge.certainty(of: draft, attribution),
      isCumulative: draft.isCumulative,
      joint: draft.joint,
      confidence: draft.confidence
    )
  }

  private func place(_ index: Int) -> ClaimPlace {
    let document = reader.text.document
    let candidate = article.places.candidates[index]
    guard let mention = candidate.mention else {
      let span = document.span(ofTokens: candidate.tokens)
      return ClaimPlace(span: span, name: document.text(span), entity: nil)
    }
    let found = document.mentions[mention]
    let name = document.entities[found.entity].name
    // "Oakhollow, Vt.": what stands behind the comma says where the place is.
    let comma = found.tokens.first { reader.text.tokens[$0].isMark(",") }
    guard let comma, comma > found.tokens.lowerBound else {
      return ClaimPlace(span: found.span, name: name, entity: found.entity)
    }
    return ClaimPlace(
      span: document.span(ofTokens: found.tokens.lowerBound..<comma),
      name: String(name.prefix { $0 != "," }),
      entity: found.entity
    )
  }
}
