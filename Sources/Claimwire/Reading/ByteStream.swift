/// The bytes of an input, decompressed where its first bytes say that it is gzip or Zstandard, and as UTF-8 where its
/// charset is known.
struct ByteStream: ~Copyable {
  private let file: FileDescriptor
  private let path: String
  private var decompressor: Decompressor?
  /// Bytes of the file that were not handed on yet.
  private var pending: ArraySlice<UInt8>
  private var isAtFileEnd: Bool
  private var decoder: CharsetDecoder?
  private var isDecoded = false
  /// Told of every byte that is read from the file.
  private let meter: ReadMeter?

  /// Opens a file, or standard input for `-`.
  ///
  /// - Parameter charset: the charset of what is in it, if it is known.
  init(
    path: String,
    charset: Charset? = nil,
    meter: ReadMeter? = nil
  ) throws(ClaimwireError) {
    let opened = try path == "-" ? FileDescriptor.standardInput() : FileDescriptor.open(path: path)
    var first: [UInt8] = []
    var isAtEnd = false
    // A pipe may give less than a magic number at a time.
    while first.count < 4, !isAtEnd {
      isAtEnd = try !opened.read(upTo: FileDescriptor.chunk, into: &first)
    }
    self.path = path
    self.meter = meter
    meter?.add(first.count)
    decoder = charset.map { CharsetDecoder($0) }
    file = opened
    isAtFileEnd = isAtEnd
    decompressor = Decompressor.Compression(firstBytes: first).map { Decompressor($0) }
    pending = first[...]
  }

  /// Appends the next bytes to `bytes`, a chunk or so; false at the end.
  mutating func read(into bytes: inout [UInt8]) throws(ClaimwireError) -> Bool {
    guard decoder != nil else { return try readUndecoded(into: &bytes) }
    let before = bytes.count
    while bytes.count == before, !isDecoded {
      var encoded: [UInt8] = []
      isDecoded = try !readUndecoded(into: &encoded)
      decoder?.decode(encoded, isLast: isDecoded, into: &bytes)
    }
    return bytes.count > before
  }

  private mutating func readUndecoded(into bytes: inout [UInt8]) throws(ClaimwireError) -> Bool {
    guard decompressor != nil else { return try readPlain(into: &bytes) }
    while true {
      if pending.isEmpty, !isAtFileEnd { try refill() }
      let before = bytes.count
      let isGoingOn: Bool
      do throws(Decompressor.Fault) {
        isGoingOn = try decompressor?.read(&pending, isLast: isAtFileEnd, into: &bytes) ?? false
      } catch {
        throw damaged(error)
      }
      if bytes.count > before { return true }
      if !isGoingOn, isAtFileEnd { return false }
    }
  }

  private mutating func readPlain(into bytes: inout [UInt8]) throws(ClaimwireError) -> Bool {
    if !pending.isEmpty {
      bytes += pending
      pending = []
      return true
    }
    guard !isAtFileEnd else { return false }
    let before = bytes.count
    defer { meter?.add(bytes.count - before) }
    return try file.read(upTo: FileDescriptor.chunk, into: &bytes)
  }

  private mutating func refill() throws(ClaimwireError) {
    var bytes: [UInt8] = []
    isAtFileEnd = try !file.read(upTo: FileDescriptor.chunk, into: &bytes)
    meter?.add(bytes.count)
    pending = bytes[...]
  }

  private func damaged(_ fault: Decompressor.Fault) -> ClaimwireError {
    switch fault {
    case .corrupt: .damagedCompression(path: path, reason: "the compressed data is corrupt")
    case .truncated: .damagedCompression(path: path, reason: "the compressed data ends too soon")
    case .bomb:
      .damagedCompression(
        path: path,
        reason: "it expands more than \(Decompressor.honestRatio)-fold"
      )
    }
  }
}

/// How much was read, for whoever shows progress; used by the thread that reads.
public final class ReadMeter {
  /// Bytes that were read from files, compressed or not.
  public private(set) var bytes = 0

  /// A meter at 0.
  public init() {}

  func add(_ count: Int) { bytes += count }
}
