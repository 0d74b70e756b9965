/// Quotes with their speakers.
struct QuoteAttributor: Sendable {
  private let words = QuoteWords()
  private let cues = CueLexicon()
  private let people = PersonResolver()
  private let pairing = MarkPairing()
  private let tagger = PartOfSpeechTagger()
  private let model = QuoteModel()
  private let speakers = SpeakerLexicon()
  private let ranker = SpeakerRanker()
  private let weights: SIMD32<Float>

  /// - Parameter weights: what is worth how much for whom a pronoun means.
  init(weights: SIMD32<Float> = SpeakerWeights.pronoun) { self.weights = weights }

  /// A reader of cues, for one thread; null where there is no model.
  func cueReader() -> CueReader? { model.map { CueReader(model: $0) } }

  /// Appends the stage's layer.
  ///
  /// - Parameter cueReader: the thread's own.
  func annotate(_ document: inout Document, _ cueReader: inout CueReader?) {
    let spans = proseSpans(document)
    let speech = speech(spans, document)
    var drafts = speech.drafts
    var terms = speech.terms
    let parts = PartsOfSpeech(document: document, tagger: tagger)
    // Taken, and given back: a copy would cost a count for each piece of its memory.
    if let model, var reader = cueReader.take() {
      let indirect = IndirectReader(
        document: document,
        words: words,
        cues: cues,
        model: model,
        parts: parts,
        finder: speech.finder
      )
      indirect.read(beside: speech, by: &reader)
      cueReader = reader
      drafts = indirect.drafts
      terms += indirect.terms
    }
    choose(&drafts, document, parts, speech.finder.speakers)
    let resolver = SpeakerResolver(
      document: document,
      words: words,
      people: people,
      parts: parts,
      finder: speech.finder.speakers,
      lexicon: speakers,
      weights: weights,
      marked: Self.marked(drafts)
    )
    document.quotes = QuoteJoiner.joined(resolver.quotes(drafts))
    document.terms = terms.sorted { $0.start < $1.start }
    for span in spans where span.isDamaged {
      document.warnings.append("a quotation mark without its partner")
    }
  }

  /// Sets the ranker's speakers beside those that the drafts have.
  private func choose(
    _ drafts: inout [QuoteDraft],
    _ document: Document,
    _ parts: PartsOfSpeech,
    _ finder: SpeakerFinder
  ) {
    guard let ranker else { return }
    let direct = drafts.filter { $0.quote.kind == .direct && !$0.isNested }
    let reader = SpeakerPhraseReader(
      document: document,
      words: words,
      people: people,
      parts: parts,
      classes: model?.classes,
      utterances: Self.marked(direct).map { document.tokens(in: $0) }
    )
    let choice = SpeakerChoice(reader: reader, ranker: ranker, finder: finder)
    for index in drafts.indices { choice.choose(&drafts[index]) }
  }

  /// What stands in marks, by start, none overlapping.
  private static func marked(_ drafts: [QuoteDraft]) -> [TextSpan] {
    let parts = drafts.filter { $0.quote.kind != .indirect && !$0.isNested }.flatMap(\.quote.parts)
    var spans: [TextSpan] = []
    for part in parts.sorted(by: { $0.start < $1.start }) {
      if let last = spans.last, last.end > part.start {
        spans[spans.count - 1] = last.union(part)
      } else {
        spans.append(part)
      }
    }
    return spans
  }

  /// What stands in marks: the tokens of whole utterances with their marks, and of fragments without them, by start.
  func markedTokens(
    in document: Document
  ) -> (utterances: [Range<Int>], fragments: [Range<Int>]) {
    let speech = speech(proseSpans(document), document)
    return (speech.utterances.map(\.tokens), speech.fragments.map(\.tokens))
  }

  private func speech(_ spans: [MarkedSpan], _ document: Document) -> SpeechReader {
    var speech = SpeechReader(document: document, words: words, cues: cues)
    speech.read(spans)
    return speech
  }

  private func proseSpans(_ document: Document) -> [MarkedSpan] {
    pairing.spans(in: document).filter { span in
      document.sentences[document.sentenceIndex(ofToken: span.tokens.lowerBound)].role.isProse
    }
  }
}
