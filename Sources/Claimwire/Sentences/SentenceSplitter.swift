/// Paragraphs and sentences with their roles.
///
/// Lines become paragraphs (``LineLayout``), the lines that frame an article are set apart (``ArticleFrame``), and what is
/// left is split where a sentence ends (``SentenceBoundaries``). One pass over the tokens each; no look-around is wider
/// than a fixed number of tokens.
struct SentenceSplitter: Sendable {
  private let words = SentenceWords()
  private let layout = LineLayout()
  private let boundaries: SentenceBoundaries
  private let roles = SentenceRoles()

  /// A splitter with the embedded model.
  init() { self.init(model: SentenceModel()) }

  init(model: SentenceModel?) { boundaries = SentenceBoundaries(model: model) }

  /// Appends the paragraphs and sentences.
  func annotate(_ document: inout Document) {
    guard !document.tokens.isEmpty else { return }
    let text = SentenceText(tokens: document.tokens, bytes: document.bytes, words: words)
    let ranges = layout.paragraphs(of: text)
    let frames = roles.frames(of: ranges, in: text)
    let caseless = text.style.contains(.caseless) ? CaselessSentences() : nil
    var sentences: [Sentence] = []
    sentences.reserveCapacity(document.tokens.count / 16)
    for (paragraph, frame) in frames.enumerated() {
      func append(_ tokens: Range<Int>, _ role: SentenceRole) {
        guard !tokens.isEmpty else { return }
        let span = TextSpan(
          start: text.tokens[tokens.lowerBound].start,
          end: text.tokens[tokens.upperBound - 1].end
        )
        sentences.append(Sentence(span: span, tokens: tokens, role: role, paragraph: paragraph))
      }
      append(frame.dateline, .dateline)
      if let caseless, CaselessSentences.areIn(frame.main, of: text) {
        caseless.forEach(in: frame.main, of: text) { append($0, frame.role) }
      } else {
        boundaries.forEachSentence(of: frame.main, in: text) { append($0, frame.role) }
      }
      append(frame.closingDate, .dateline)
      append(frame.credit, .credit)
    }
    document.sentences = sentences
    document.paragraphs = ranges.map { Paragraph(span: document.span(ofTokens: $0), tokens: $0) }
  }

  /// Calls `body` for each place that a model decides: where the sentence would end, what the rules guess (null where no
  /// terminal mark stands), and what is to be seen there.
  func forEachPlace(
    in document: Document,
    _ body: (_ end: UInt32, _ guess: Bool?, _ features: SentenceFeatures) -> Void
  ) {
    guard !document.tokens.isEmpty else { return }
    let text = SentenceText(tokens: document.tokens, bytes: document.bytes, words: words)
    for frame in roles.frames(of: layout.paragraphs(of: text), in: text) where !frame.main.isEmpty {
      boundaries.scan(
        frame.main,
        of: text,
        onEnding: { ending, verdict, context in
          if case .likely(let guess) = verdict {
            let features = SentenceFeatures(ending, guess: guess, context, in: text)
            body(text.tokens[ending.next - 1].end, guess, features)
          }
          return verdict.isBoundary
        },
        onGap: { next, context in
          let features = SentenceFeatures(gap: next, context, in: text)
          body(text.tokens[next - 1].end, nil, features)
          return false
        },
        { _ in }
      )
    }
  }
}
