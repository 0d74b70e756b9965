/// The lines of a stream, one in memory at a time.
struct LineReader: ~Copyable {
  /// A line without its line feed.
  enum Line {
    case whole([UInt8])
    /// A line of more bytes than the limit, which was passed over.
    case tooLong(Int)
  }

  private static let longLine = 1 << 24

  private var stream: ByteStream?
  private let limit: Int
  private var buffer: [UInt8]
  private var start = 0
  /// Up to where the buffer is known to hold no line feed.
  private var searched = 0
  /// Bytes of the present line that were thrown away, as it is too long.
  private var dropped = 0
  private var isAtEnd = false

  /// Reads on from `first`, bytes that were taken from the stream already.
  ///
  /// - Parameter limit: the most bytes that a line may have.
  init(_ stream: consuming ByteStream, after first: [UInt8], limit: Int) {
    self.stream = .some(stream)
    self.limit = limit
    buffer = first
  }

  /// The lines of bytes in memory.
  init(_ bytes: [UInt8], limit: Int) {
    stream = nil
    self.limit = limit
    buffer = bytes
  }

  /// The next line, null after the last.
  ///
  /// What follows the last line feed is a line, though it be empty.
  mutating func next() throws(ClaimwireError) -> Line? {
    while !isAtEnd {
      if let newline = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer {
          start = newline + 1
          searched = start
        }
        return line(upTo: newline)
      }
      searched = buffer.count
      compact()
      isAtEnd = try !(stream?.read(into: &buffer) ?? false)
    }
    guard start >= 0 else { return nil }
    defer { start = -1 }
    return line(upTo: buffer.count)
  }

  /// Moves what is left of the line to the front, and lets go of it once it is too long; after a long line, lets go of the
  /// memory that it took.
  private mutating func compact() {
    if start > LineReader.longLine {
      buffer = Array(buffer[start...])
    } else {
      buffer.removeSubrange(..<start)
    }
    start = 0
    if dropped + buffer.count > limit {
      dropped += buffer.count
      buffer.removeAll(keepingCapacity: true)
    }
    searched = buffer.count
  }

  private mutating func line(upTo end: Int) -> Line {
    let count = dropped + end - start
    dropped = 0
    return count > limit ? .tooLong(count) : .whole(Array(buffer[start..<end]))
  }
}
