internal import CCompression

/// Plain bytes into gzip members or Zstandard frames, one a call: readers take a file of many as one.
struct Compressor: ~Copyable {
  private let stream: OpaquePointer?

  /// The compression that a file's name asks for; null for none.
  static func compression(of path: String) -> Decompressor.Compression? {
    path.hasSuffix(".gz") ? .gzip : path.hasSuffix(".zst") ? .zstd : nil
  }

  init(_ compression: Decompressor.Compression) {
    switch compression {
    case .gzip: stream = claimwire_compressor_open(claimwire_compression_gzip)
    case .zstd: stream = claimwire_compressor_open(claimwire_compression_zstd)
    }
  }

  deinit { claimwire_compressor_close(stream) }

  /// The bytes as a member of their own; null where memory is short.
  ///
  /// The same bytes give the same member.
  func member(of bytes: [UInt8]) -> [UInt8]? {
    guard let stream else { return nil }
    var output: [UInt8] = []
    var input = bytes[...]
    let room = 1 << 16
    while true {
      let before = output.count
      output.append(contentsOf: repeatElement(0, count: room))
      var taken = 0
      var given = 0
      let state = output.withUnsafeMutableBufferPointer { out in
        input.withUnsafeBufferPointer { from in
          claimwire_compressor_write(
            stream,
            from.baseAddress,
            from.count,
            &taken,
            out.baseAddress.map { $0 + before },
            room,
            &given,
            1
          )
        }
      }
      output.removeLast(room - given)
      input = input.dropFirst(taken)
      switch state {
      case claimwire_stream_more: continue
      case claimwire_stream_whole: return output
      default: return nil
      }
    }
  }
}
