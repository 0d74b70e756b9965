/// A stretch of a document: UTF-8 byte offsets into its text, half-open.
///
/// Not named `Span`, which would shadow `Swift.Span`. Thirty-two bits, so a document is limited to 4 GiB.
public struct TextSpan: Sendable, Hashable, BitwiseCopyable {
  /// The first byte.
  public var start: UInt32
  /// The byte after the last.
  public var end: UInt32

  /// The span from `start` up to, not including, `end`.
  public init(start: UInt32, end: UInt32) {
    self.start = start
    self.end = end
  }

  init(_ start: Int, _ end: Int) {
    self.start = UInt32(start)
    self.end = UInt32(end)
  }

  /// How many bytes it covers.
  public var count: Int { Int(end) - Int(start) }

  /// Whether it covers nothing.
  public var isEmpty: Bool { end <= start }

  /// The same as a range of array indices.
  var range: Range<Int> { Int(start)..<Int(end) }

  func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }

  func contains(_ offset: UInt32) -> Bool { start <= offset && offset < end }

  func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

  /// The least span that covers both.
  func union(_ other: TextSpan) -> TextSpan {
    TextSpan(start: min(start, other.start), end: max(end, other.end))
  }
}
