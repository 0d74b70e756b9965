import CCompression

/// Bytes as gzip or Zstandard.
public func compressed(_ bytes: [UInt8], gzip: Bool) -> [UInt8] {
  let kind = gzip ? claimwire_compression_gzip : claimwire_compression_zstd
  guard let stream = claimwire_compressor_open(kind) else { return [] }
  defer { claimwire_compressor_close(stream) }
  var out: [UInt8] = []
  var input = bytes[...]
  var room = [UInt8](repeating: 0, count: 4_096)
  while true {
    var taken = 0
    var given = 0
    let state = input.withUnsafeBufferPointer { from in
      claimwire_compressor_write(
        stream,
        from.baseAddress,
        from.count,
        &taken,
        &room,
        room.count,
        &given,
        1
      )
    }
    out += room[..<given]
    input = input.dropFirst(taken)
    if state != claimwire_stream_more { return state == claimwire_stream_whole ? out : [] }
  }
}
