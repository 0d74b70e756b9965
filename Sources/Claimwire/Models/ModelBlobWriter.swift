/// Lays out a ``ModelBlob``: the same sections give the same bytes.
struct ModelBlobWriter {
  private let kind: UInt32
  private var sections: [(name: UInt32, bytes: [UInt8])] = []

  init(kind: UInt32) { self.kind = kind }

  /// Adds an array; elements are stored as they lie in memory, so on a little-endian machine.
  mutating func add<Element: BitwiseCopyable>(_ name: UInt32, _ array: [Element]) {
    sections.append((name, array.withUnsafeBytes { Array($0) }))
  }

  /// The whole blob.
  func bytes() -> [UInt8] {
    var out: [UInt8] = []
    func append(_ word: UInt32) { withUnsafeBytes(of: word.littleEndian) { out += Array($0) } }
    func align() {
      while out.count % ModelBlob.alignment != 0 { out.append(0) }
    }
    append(ModelBlob.magic)
    append(ModelBlob.version)
    append(kind)
    append(UInt32(sections.count))
    var start = aligned(ModelBlob.headerLength + sections.count * ModelBlob.entryLength)
    for section in sections {
      append(section.name)
      append(UInt32(start))
      append(UInt32(section.bytes.count))
      start = aligned(start + section.bytes.count)
    }
    for section in sections {
      align()
      out += section.bytes
    }
    return out
  }

  private func aligned(_ offset: Int) -> Int {
    (offset + ModelBlob.alignment - 1) / ModelBlob.alignment * ModelBlob.alignment
  }
}
