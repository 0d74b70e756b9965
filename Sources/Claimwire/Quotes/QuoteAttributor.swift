/// Quotes with their speakers.
struct QuoteAttributor: Sendable {
  private let words = QuoteWords()
  private let cues = CueLexicon()
  private let people = PersonResolver()
  private let pairing = MarkPairing()

  init() {}

  /// Appends the stage's layer.
  func annotate(_ document: inout Document) {
    let spans = pairing.spans(in: document).filter { isProse($0, document) }
    var speech = SpeechReader(document: document, words: words, cues: cues, people: people)
    speech.read(spans)
    let indirect = IndirectReader(document: document, words: words, cues: cues, people: people)
    let quotes = speech.quotes + indirect.quotes(outside: spans, after: speech.quotes)
    document.quotes = quotes.sorted {
      ($0.span.start, $1.span.end) < ($1.span.start, $0.span.end)
    }
    document.terms = speech.terms.sorted { $0.start < $1.start }
    for span in spans where span.isDamaged {
      document.warnings.append("a quotation mark without its partner")
    }
  }

  private func isProse(_ span: MarkedSpan, _ document: Document) -> Bool {
    document.sentences[document.sentenceIndex(ofToken: span.tokens.lowerBound)].role.isProse
  }
}
