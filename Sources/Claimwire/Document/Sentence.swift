/// A run of tokens that is one sentence, or stands as one: a headline, a dateline, a caption.
public struct Sentence: Sendable {
  /// From its first token's start to its last token's end.
  public let span: TextSpan
  /// Its tokens, as indices into the document's.
  public let tokens: Range<Int>
  /// What it is in the article.
  public let role: SentenceRole
  /// The paragraph that it stands in, as an index into the document's.
  public let paragraph: Int
}

/// What a sentence is in the article.
public enum SentenceRole: String, Sendable, CaseIterable {
  /// Running text.
  case body
  /// A title line or a heading between paragraphs.
  case headline
  /// "KYIV, Ukraine, April 24 (Reuters) —".
  case dateline
  /// "By Jane Roe, Staff Writer".
  case byline
  /// What a picture shows.
  case caption
  /// Whose picture it is: "POOL/AFP via Getty Images".
  case credit

  /// Whether the article itself speaks here, so that claims and quotes count.
  var isProse: Bool { self == .body || self == .headline }
}

/// A block of lines with blank lines around it, or one line where the text has no blank lines.
public struct Paragraph: Sendable {
  /// From its first token's start to its last token's end.
  public let span: TextSpan
  /// Its tokens, as indices into the document's.
  public let tokens: Range<Int>
}
