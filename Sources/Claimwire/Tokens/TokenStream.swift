/// The tokens of a text that comes in chunks, of any size and split anywhere: the same as those of the text in one piece.
///
/// Keeps what it cannot divide yet, at least 16 KiB and at most the longest stretch without a space, a line feed or a mark of
/// Chinese, and a chunk. O(n) for a text; not safe to share between threads.
///
/// ```swift
/// var stream = TokenStream()!
/// for chunk in ["Ada Ro", "e left.\n"] {
///   try stream.add(Array(chunk.utf8)) { print($0.start, $0.end, $0.kind.name) }
/// }
/// try stream.finish { print($0.start, $0.end, $0.kind.name) }
/// ```
public struct TokenStream: ~Copyable {
  /// A token, counted in bytes from the stream's start.
  public struct Element: Sendable, Equatable {
    /// First byte.
    public let start: UInt64
    /// Byte after the last.
    public let end: UInt64
    /// What it is.
    public let kind: TokenKind
    /// Its text.
    public let text: String
  }

  /// The stream is no UTF-8.
  public struct InvalidUTF8: Error, Equatable {
    /// The first byte that is part of no character.
    public let offset: UInt64
  }

  private let tokenizer: Tokenizer
  private var text = ChunkedText()

  /// Null where ICU's data cannot be found, or the processor lacks what the kernel needs.
  public init?(kernel: Kernel = .chosen) {
    guard let tokenizer = Tokenizer(kernel: kernel) else { return nil }
    tokenizer.restart()
    self.tokenizer = tokenizer
  }

  /// Takes more of the text; `body` is called with each token that it decides.
  public mutating func add(
    _ chunk: [UInt8],
    _ body: (Element) -> Void
  ) throws(InvalidUTF8) {
    chunk.withUnsafeBytes { text.append($0) }
    if let place = text.place(seesNext: true) { try divide(upTo: place, body) }
  }

  /// The text has ended; `body` is called with the tokens that were waiting.
  ///
  /// Then another text may begin.
  public mutating func finish(_ body: (Element) -> Void) throws(InvalidUTF8) {
    try divide(upTo: text.bytes.count, body)
    text = ChunkedText()
    tokenizer.restart()
  }

  private mutating func divide(upTo place: Int, _ body: (Element) -> Void) throws(InvalidUTF8) {
    let valid = text.validPrefix(upTo: place)
    guard valid == place else { throw InvalidUTF8(offset: text.origin + UInt64(valid)) }
    let origin = text.origin
    text.bytes.withUnsafeBufferPointer { bytes in
      _ = tokenizer.tokenize(run: bytes, upTo: place) { token in
        body(
          Element(
            start: origin + UInt64(token.start),
            end: origin + UInt64(token.end),
            kind: token.kind,
            text: String(decoding: bytes[token.span.range], as: UTF8.self)
          )
        )
      }
    }
    text.cut(at: place)
  }
}
