/// Casualty claims: who says how many were killed, hurt, held or driven out, where and when.
///
/// Each harm word is read in the frame that its form and its neighbours give it; the frames find the people through the
/// sentence's noun phrases. Sentences without a harm word cost one look-up a token.
struct ClaimExtractor: Sendable {
  private let lexicon = HarmLexicon()
  private let classes = WordClassTable()

  init() {}

  /// Appends the claims.
  func annotate(_ document: inout Document) {
    guard let text = TaggedText(document, lexicon: lexicon, classes: classes) else { return }
    var claims: [Claim] = []
    for index in document.sentences.indices where document.sentences[index].role.isProse {
      let range = document.sentences[index].tokens
      guard range.contains(where: { text.harm[$0] != nil || text.has($0, .suffering) }) else {
        continue
      }
      let reader = ClauseReader(text: text, range: range)
      var frames = HarmFrames(
        reader: reader,
        sentence: index,
        hasHarmEvent: hasHarmEvent(around: index, in: text)
      )
      let base = claims.count
      for var draft in frames.find() {
        draft.period = RateFinder(reader: reader).period(of: draft)
        claims.append(claim(draft, base: base, reader: reader))
      }
    }
    document.claims = claims
  }

  /// Whether the sentence or its neighbours tell of an attack, an accident or a disaster.
  private func hasHarmEvent(around sentence: Int, in text: TaggedText) -> Bool {
    let sentences = text.document.sentences
    let near = max(0, sentence - 2)..<min(sentences.count, sentence + 2)
    return near.contains { index in sentences[index].tokens.contains { text.has($0, .harmEvent) } }
  }

  private func claim(_ draft: ClaimDraft, base: Int, reader: ClauseReader) -> Claim {
    let document = reader.text.document
    let attribution = ClaimSourceFinder(reader: reader).attribution(of: draft)
    let place = ClaimPlaceFinder(reader: reader).place(of: draft, source: attribution?.source)
    return Claim(
      span: document.span(ofTokens: draft.tokens),
      kind: draft.kind,
      count: ClaimCount(
        span: document.span(ofTokens: draft.count.tokens),
        value: draft.count.value,
        low: draft.count.low,
        high: draft.count.high,
        comparison: draft.count.comparison
      ),
      victims: draft.victims.map(document.span(ofTokens:)),
      period: draft.period,
      partOf: draft.partOf.map { base + $0 },
      source: source(attribution, document),
      place: place.map { self.place($0, document) },
      date: ClaimDateFinder(reader: reader).date(of: draft, cue: attribution?.cue),
      certainty: CertaintyJudge.certainty(of: draft, attribution),
      isCumulative: draft.isCumulative,
      joint: draft.joint,
      confidence: draft.confidence
    )
  }

  private func place(_ mention: Int, _ document: Document) -> ClaimPlace {
    let found = document.mentions[mention]
    return ClaimPlace(
      span: found.span,
      name: document.entities[found.entity].name,
      entity: found.entity
    )
  }

  /// The words with the name that the quotes stage or the mentions resolve them to.
  private func source(_ attribution: ClaimAttribution?, _ document: Document) -> ClaimSource? {
    guard let attribution, let tokens = attribution.source, !tokens.isEmpty else { return nil }
    let span = document.span(ofTokens: tokens)
    if let quote = attribution.quote, let speaker = document.quotes[quote].speaker,
      speaker.span.overlaps(span)
    {
      return ClaimSource(span: span, name: speaker.name, entity: speaker.entity, quote: quote)
    }
    let mention = document.mentions.firstIndexSorted { $0.span.end > span.start }
    if mention < document.mentions.count, span.contains(document.mentions[mention].span),
      document.mentions[mention].type == .person || document.mentions[mention].type == .organization
    {
      let entity = document.mentions[mention].entity
      return ClaimSource(
        span: span,
        name: document.entities[entity].name,
        entity: entity,
        quote: attribution.quote
      )
    }
    return ClaimSource(span: span, name: document.text(span), entity: nil, quote: attribution.quote)
  }
}
