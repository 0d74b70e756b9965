/// A run of tokens that is one sentence, or stands as one: a headline, a dateline, a caption.
public struct Sentence: Sendable, BitwiseCopyable {
  /// From its first token's start to its last token's end.
  public let span: TextSpan
  // Half as wide as what they are asked as: there are many sentences, and each is written once and read by every stage.
  private let firstToken: UInt32
  private let tokenEnd: UInt32
  private let paragraphNumber: UInt32
  /// What it is in the article.
  public let role: SentenceRole

  @inline(__always)
  init(span: TextSpan, tokens: Range<Int>, role: SentenceRole, paragraph: Int) {
    self.span = span
    firstToken = UInt32(truncatingIfNeeded: tokens.lowerBound)
    tokenEnd = UInt32(truncatingIfNeeded: tokens.upperBound)
    paragraphNumber = UInt32(truncatingIfNeeded: paragraph)
    self.role = role
  }

  /// Its tokens, as indices into the document's.
  @inline(__always)
  public var tokens: Range<Int> { Range(uncheckedBounds: (Int(firstToken), Int(tokenEnd))) }

  /// The paragraph that it stands in, as an index into the document's.
  @inline(__always)
  public var paragraph: Int { Int(paragraphNumber) }
}

/// What a sentence is in the article.
public enum SentenceRole: String, Sendable, CaseIterable, BitwiseCopyable {
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
public struct Paragraph: Sendable, BitwiseCopyable {
  /// From its first token's start to its last token's end.
  public let span: TextSpan
  private let firstToken: UInt32
  private let tokenEnd: UInt32

  @inline(__always)
  init(span: TextSpan, tokens: Range<Int>) {
    self.span = span
    firstToken = UInt32(truncatingIfNeeded: tokens.lowerBound)
    tokenEnd = UInt32(truncatingIfNeeded: tokens.upperBound)
  }

  /// Its tokens, as indices into the document's.
  @inline(__always)
  public var tokens: Range<Int> { Range(uncheckedBounds: (Int(firstToken), Int(tokenEnd))) }
}
