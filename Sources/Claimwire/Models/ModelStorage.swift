internal import CClaimwireData

/// The bytes of a model: read-only data of the program, or a copy of a file's.
///
/// `@unchecked Sendable`: the bytes are written in `init` and only read after it.
final class ModelStorage: @unchecked Sendable {
  /// What is stored, at an address that is a multiple of ``ModelBlob/alignment`` for copies and of 64 for embedded blobs.
  let bytes: UnsafeRawBufferPointer
  private let isOwned: Bool

  /// Data that is part of the program and so is always there.
  init(embedded blob: claimwire_data_blob) {
    bytes = UnsafeRawBufferPointer(start: blob.bytes, count: blob.count)
    isOwned = false
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
  }

  deinit {
    if isOwned { bytes.deallocate() }
  }
}
