/// A text with everything that was found in it.
///
/// Owns the bytes and one array a layer. Each stage reads the layers before its own and appends its own; none edits
/// another's. All offsets are UTF-8 bytes; records count code points.
public struct Document: Sendable {
  /// What was read.
  public let article: Article
  /// The day that relative dates are judged from.
  public internal(set) var referenceDate: CivilDate?
  /// Where that day comes from.
  public internal(set) var referenceDateOrigin: ReferenceDateOrigin?
  /// Words, numbers and marks in order.
  public internal(set) var tokens: [Token] = []
  /// Blocks of lines in order.
  public internal(set) var paragraphs: [Paragraph] = []
  /// Sentences in order; every token is in one.
  public internal(set) var sentences: [Sentence] = []
  /// Numbers in order.
  public internal(set) var numbers: [NumberExpression] = []
  /// Dates in order.
  public internal(set) var dates: [DateExpression] = []
  /// Names in order.
  public internal(set) var mentions: [Mention] = []
  /// What the names stand for.
  public internal(set) var entities: [Entity] = []
  /// What was said, by start.
  public internal(set) var quotes: [Quote] = []
  /// Quotation marks that are nobody's speech.
  public internal(set) var terms: [TextSpan] = []
  /// Statements of harm, by start.
  public internal(set) var claims: [Claim] = []
  /// What had to be repaired or left out.
  public internal(set) var warnings: [String]

  /// A document with no layer yet.
  init(article: Article) {
    self.article = article
    self.warnings = article.warnings
  }

  /// The text's bytes: valid UTF-8.
  var bytes: [UInt8] { article.text }

  /// The words of a span.
  public func text(_ span: TextSpan) -> String {
    String(decoding: article.text[span.range], as: UTF8.self)
  }

  /// The words of a token.
  func text(_ token: Token) -> String { text(token.span) }

  /// From the first of the tokens to the end of the last.
  func span(ofTokens range: Range<Int>) -> TextSpan {
    TextSpan(start: tokens[range.lowerBound].start, end: tokens[range.upperBound - 1].end)
  }

  /// The index of the first token that starts at or after `offset`; O(log n).
  func firstToken(atOrAfter offset: UInt32) -> Int {
    tokens.firstIndexSorted { $0.start >= offset }
  }

  /// The first token of the name with its title; O(log n).
  func firstToken(of mention: Mention) -> Int {
    mention.title.map { firstToken(atOrAfter: $0.start) } ?? mention.tokens.lowerBound
  }

  /// The tokens that lie inside the span; O(log n).
  func tokens(in span: TextSpan) -> Range<Int> {
    let first = firstToken(atOrAfter: span.start)
    let last = tokens.firstIndexSorted { $0.end > span.end }
    return first..<max(first, last)
  }

  /// The index of the sentence that the token stands in; O(log n).
  func sentenceIndex(ofToken token: Int) -> Int {
    max(0, sentences.firstIndexSorted { $0.tokens.lowerBound > token } - 1)
  }
}
