/// Casualty claims: who says how many were killed, hurt, held or driven out, where and when.
///
/// Each harm word is read in the frame that its form and its neighbours give it; the frames find the people through the
/// sentence's noun phrases. Sentences without a harm word cost one look-up a token.
struct ClaimExtractor: Sendable {
  private let lexicon = HarmLexicon()
  private let classes = WordClassTable()
  private let placeWords = PlaceWords()
  private let gazetteer = Gazetteer()

  init() {}

  /// Appends the claims; linear in the document's length.
  func annotate(_ document: inout Document) {
    guard let text = TaggedText(document, lexicon: lexicon, classes: classes) else { return }
    var claims: [Claim] = []
    var shot = ShotGroups()
    var article: ArticleContext?
    for index in document.sentences.indices where Self.isTold(document.sentences[index].role) {
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
      let drafts = frames.find()
      guard !drafts.isEmpty else { continue }
      let known = article ?? ArticleContext(text, placeWords, gazetteer)
      article = known
      let writer = ClaimWriter(reader: reader, article: known)
      let base = claims.count
      for draft in drafts {
        shot.note(draft, at: claims.count, in: text)
        claims.append(writer.claim(draft, base: base))
      }
    }
    shot.settle(&claims)
    document.claims = Self.byStart(claims)
  }

  /// Whether claims stand in a sentence of the role: the article's own words and its captions.
  private static func isTold(_ role: SentenceRole) -> Bool { role.isProse || role == .caption }

  /// The claims in the order in which they start: the frames of one sentence come in the order of their harm words.
  private static func byStart(_ claims: [Claim]) -> [Claim] {
    let order = claims.indices.sorted {
      (claims[$0].span.start, claims[$0].span.end, $0)
        < (claims[$1].span.start, claims[$1].span.end, $1)
    }
    var places = Array(repeating: 0, count: claims.count)
    for (place, index) in order.enumerated() { places[index] = place }
    return order.map { index in
      var claim = claims[index]
      claim.partOf = claim.partOf.map { places[$0] }
      return claim
    }
  }

  /// Whether the sentence or its neighbours tell of an attack, an accident or a disaster.
  private func hasHarmEvent(around sentence: Int, in text: TaggedText) -> Bool {
    let near = max(0, sentence - 2)..<min(text.hasHarmEvent.count, sentence + 2)
    return near.contains { text.hasHarmEvent[$0] }
  }
}

/// What the claims of an article share: its events and its places.
struct ArticleContext {
  let events: HarmEvents
  let places: HarmPlaces

  init(_ text: TaggedText, _ words: PlaceWords, _ gazetteer: Gazetteer) {
    events = HarmEvents(text)
    places = HarmPlaces(text, words: words, gazetteer: gazetteer)
  }
}
