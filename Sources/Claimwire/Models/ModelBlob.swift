/// A trained model as it lies in a file or in the binary: a header, a directory, and little-endian arrays used in place.
///
/// ```text
/// 0   magic "CLWM"
/// 4   UInt32 format version
/// 8   UInt32 what kind of model it is
/// 12  UInt32 number of sections
/// 16  a directory entry a section: UInt32 name, UInt32 first byte, UInt32 number of bytes
/// …   the sections, each at a multiple of 64 bytes, a cache line
/// ```
struct ModelBlob: Sendable {
  /// The version of the layout above.
  static let version: UInt32 = 1
  static let headerLength = 16
  static let entryLength = 12
  static let alignment = 64
  /// "CLWM", read as a little-endian integer.
  static let magic: UInt32 = 0x4D57_4C43

  private let storage: ModelStorage
  private let sectionCount: Int

  /// The blob in `storage`; null where it is of another kind or version, or is cut short.
  init?(_ storage: ModelStorage, kind: UInt32) {
    let bytes = storage.bytes
    guard bytes.count >= ModelBlob.headerLength, ModelBlob.word(bytes, at: 0) == ModelBlob.magic,
      ModelBlob.word(bytes, at: 4) == ModelBlob.version, ModelBlob.word(bytes, at: 8) == kind
    else { return nil }
    let count = Int(ModelBlob.word(bytes, at: 12))
    guard bytes.count >= ModelBlob.headerLength + count * ModelBlob.entryLength else { return nil }
    self.storage = storage
    sectionCount = count
  }

  /// The array of that name, in place; null where there is none or it does not lie inside the blob.
  ///
  /// The buffer lives as long as the blob's storage does: a type that keeps it keeps the blob as well.
  func array<Element: BitwiseCopyable>(
    _ name: UInt32,
    of type: Element.Type
  ) -> UnsafeBufferPointer<Element>? {
    let bytes = storage.bytes
    for index in 0..<sectionCount {
      let entry = ModelBlob.headerLength + index * ModelBlob.entryLength
      guard ModelBlob.word(bytes, at: entry) == name else { continue }
      let start = Int(ModelBlob.word(bytes, at: entry + 4))
      let count = Int(ModelBlob.word(bytes, at: entry + 8))
      guard start % ModelBlob.alignment == 0, start + count <= bytes.count else { return nil }
      return UnsafeRawBufferPointer(rebasing: bytes[start..<start + count])
        .assumingMemoryBound(to: type)
    }
    return nil
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt32 {
    UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }
}
