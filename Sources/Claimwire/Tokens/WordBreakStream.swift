/// ICU's word boundaries of a text that comes in chunks, of any size and split anywhere: the same as those of the text in one
/// piece.
///
/// Memory and cost as of ``TokenStream``.
public struct WordBreakStream: ~Copyable {
  private let iterator: WordBreakIterator
  private var text = ChunkedText()

  /// Null where ICU's data cannot be found, or the processor lacks what the kernel needs.
  public init?(kernel: Kernel = .chosen) {
    guard let iterator = WordBreakIterator(kernel: kernel) else { return nil }
    self.iterator = iterator
  }

  /// Takes more of the text; `body` is called with each boundary that it decides: bytes from the stream's start, and what
  /// the stretch before is made of.
  public mutating func add(
    _ chunk: [UInt8],
    _ body: (UInt64, WordBreakIterator.Status) -> Void
  ) throws(TokenStream.InvalidUTF8) {
    chunk.withUnsafeBytes { text.append($0) }
    if let place = text.place(seesNext: false) { try divide(upTo: place, body) }
  }

  /// The text has ended; `body` is called with the boundaries that were waiting. Then another text may begin.
  public mutating func finish(
    _ body: (UInt64, WordBreakIterator.Status) -> Void
  ) throws(TokenStream.InvalidUTF8) {
    try divide(upTo: text.bytes.count, body)
    text = ChunkedText()
  }

  private mutating func divide(
    upTo place: Int,
    _ body: (UInt64, WordBreakIterator.Status) -> Void
  ) throws(TokenStream.InvalidUTF8) {
    let valid = text.validPrefix(upTo: place)
    guard valid == place else {
      throw TokenStream.InvalidUTF8(offset: text.origin + UInt64(valid))
    }
    let origin = text.origin
    text.bytes.withUnsafeBufferPointer { bytes in
      _ = iterator.forEachBatch(in: UnsafeBufferPointer(rebasing: bytes[..<place])) {
        for (end, status) in zip($0, $1) {
          body(origin + UInt64(end), WordBreakIterator.Status(rawValue: status) ?? .none)
        }
      }
    }
    text.cut(at: place)
  }
}
