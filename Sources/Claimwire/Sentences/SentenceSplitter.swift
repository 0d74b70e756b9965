/// Paragraphs and sentences with their roles.
///
/// Lines become paragraphs (``LineLayout``), the lines that frame an article are set apart (``ArticleFrame``), and what is
/// left is split where a sentence ends (``SentenceBoundaryRules``). One pass over the tokens each; no look-around is
/// wider than a fixed number of tokens.
struct SentenceSplitter: Sendable {
  private let words = SentenceWords()
  private let layout = LineLayout()
  private let boundaries = SentenceBoundaryRules()
  private let roles = SentenceRoles()

  init() {}

  /// Appends the paragraphs and sentences.
  func annotate(_ document: inout Document) {
    guard !document.tokens.isEmpty else { return }
    let text = SentenceText(tokens: document.tokens, bytes: document.bytes, words: words)
    let ranges = layout.paragraphs(of: text)
    let frames = roles.frames(of: ranges, in: text)
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
      boundaries.forEachSentence(of: frame.main, in: text) { append($0, frame.role) }
      append(frame.closingDate, .dateline)
      append(frame.credit, .credit)
    }
    document.sentences = sentences
    document.paragraphs = ranges.map { Paragraph(span: document.span(ofTokens: $0), tokens: $0) }
  }
}
