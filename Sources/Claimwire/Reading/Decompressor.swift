internal import CCompression

/// Compressed bytes into plain ones, by zlib and libzstd.
struct Decompressor: ~Copyable {
  /// How an input is compressed.
  enum Compression: Sendable {
    case gzip, zstd

    /// By the first bytes: RFC 1952 section 2.3.1, RFC 8878 section 3.1.1.
    init?(firstBytes: [UInt8]) {
      if firstBytes.starts(with: [0x1F, 0x8B]) {
        self = .gzip
      } else if firstBytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
        self = .zstd
      } else {
        return nil
      }
    }
  }

  /// What is wrong with an input.
  enum Fault: Error {
    /// Bytes that are no such data.
    case corrupt
    /// The input ends inside a member.
    case truncated
    /// More comes out than honest text makes of what went in.
    case bomb
  }

  /// News compresses to a third or a quarter, the same page over and over some hundredfold.
  ///
  /// gzip cannot do more than 1,032
  /// (zlib's technical notes), which only one byte over and over comes to.
  static let honestRatio = 700
  /// Below this nobody is hurt, whatever the ratio.
  static let harmlessCount = 1 << 28

  private let stream: OpaquePointer?
  private var isCorrupt = false
  private var taken = 0
  private var given = 0

  init(_ compression: Compression) {
    switch compression {
    case .gzip: stream = claimwire_decompressor_open(claimwire_compression_gzip)
    case .zstd: stream = claimwire_decompressor_open(claimwire_compression_zstd)
    }
  }

  deinit { claimwire_decompressor_close(stream) }

  /// Decodes some of `input`, which it removes from there, and appends to `output`.
  ///
  /// What stands before damage is given before the damage is thrown.
  ///
  /// - Parameter isLast: whether no input comes after this.
  /// - Returns: false where nothing can be given before more input comes.
  mutating func read(
    _ input: inout ArraySlice<UInt8>,
    isLast: Bool,
    into output: inout [UInt8]
  ) throws(Fault) -> Bool {
    guard let stream, !isCorrupt else { throw .corrupt }
    let before = output.count
    output.append(contentsOf: repeatElement(0, count: FileDescriptor.chunk))
    var used = 0
    var made = 0
    let state = output.withUnsafeMutableBytes { outBytes in
      input.withUnsafeBytes { inBytes in
        claimwire_decompressor_read(
          stream,
          inBytes.bindMemory(to: UInt8.self).baseAddress,
          inBytes.count,
          &used,
          outBytes.bindMemory(to: UInt8.self).baseAddress.map { $0 + before },
          FileDescriptor.chunk,
          &made
        )
      }
    }
    output.removeLast(FileDescriptor.chunk - made)
    input = input.dropFirst(used)
    taken += used
    given += made
    isCorrupt = state == claimwire_stream_corrupt
    if isCorrupt, made == 0 { throw .corrupt }
    if isLast, input.isEmpty, used == 0, made == 0, state == claimwire_stream_more {
      throw .truncated
    }
    if given > Decompressor.harmlessCount, given / max(1, taken) > Decompressor.honestRatio {
      throw .bomb
    }
    return made > 0 || used > 0
  }
}
