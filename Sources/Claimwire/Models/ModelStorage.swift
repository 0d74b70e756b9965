internal import CClaimwireData

/// The bytes of a model: read-only data of the program, or a copy of a file's.
///
/// `@unchecked Sendable`: the bytes are written in `init` and only read after it.
final class ModelStorage: @unchecked Sendable {
  /// What is stored, at an address that is a multiple of ``ModelBlob/alignment`` for copies and of 64 for embedded blobs.
  let bytes: UnsafeRawBufferPointer
  private let isOwned: Bool
  /// The blob that the bytes are a section of, which must live as long.
  private let owner: ModelBlob?

  /// Data that is part of the program and so is always there.
  init(embedded blob: claimwire_data_blob) {
    bytes = UnsafeRawBufferPointer(start: blob.bytes, count: blob.count)
    isOwned = false
    owner = nil
  }

  /// A model that is a section of another one, in place; null where there is no such section.
  init?(section: UInt32, of blob: ModelBlob) {
    guard let part = blob.array(section, of: UInt8.self) else { return nil }
    bytes = UnsafeRawBufferPointer(part)
    isOwned = false
    owner = blob
  }

  /// A copy of a model file's bytes.
  init(copying file: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(
      byteCount: file.count,
      alignment: ModelBlob.alignment
    )
    copy.copyBytes(from: file)
    bytes = UnsafeRawBufferPointer(copy)
    isOwned = true
    owner = nil
  }

  deinit {
    if isOwned { bytes.deallocate() }
  }
}
