internal import CClaimwireData

/// The contract as a machine reads it.
public enum RecordSchema {
  /// A JSON Schema (2020-12) that every record satisfies, as UTF-8.
  public static var json: [UInt8] {
    let blob = claimwire_data_record_schema()
    return Array(UnsafeBufferPointer(start: blob.bytes, count: blob.count))
  }
}
