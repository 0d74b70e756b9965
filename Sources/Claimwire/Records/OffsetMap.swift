internal import CClaimwireKernel

/// The unit in which a record counts offsets.
public enum OffsetUnit: String, Sendable, CaseIterable {
  /// Unicode code points, as jq and Python slice.
  case codePoints = "codepoints"
  /// Bytes of UTF-8.
  case utf8
  /// UTF-16 units, as JavaScript, Java and C# slice.
  case utf16
}

/// From byte offsets to another unit: O(n) once, then constant time.
struct OffsetMap {
  /// Bytes between two known counts: a look-up counts at most this many.
  private static let stride = 64

  private let bytes: [UInt8]
  private let unit: OffsetUnit
  /// The count at each multiple of the stride; empty where every byte is one unit.
  private var counts: [UInt32] = []

  init(bytes: [UInt8], unit: OffsetUnit) {
    self.bytes = bytes
    self.unit = unit
    guard unit != .utf8 else { return }
    counts.reserveCapacity(bytes.count / OffsetMap.stride + 1)
    var total: UInt32 = 0
    var start = 0
    while start < bytes.count {
      counts.append(total)
      let end = min(start + OffsetMap.stride, bytes.count)
      total += count(start..<end)
      start = end
    }
    if Int(total) == bytes.count { counts = [] }
  }

  /// The offset of byte `offset` in the map's unit; `offset` must be at a character's start or the text's end.
  func offset(_ offset: UInt32) -> Int {
    guard !counts.isEmpty else { return Int(offset) }
    let block = min(Int(offset) / OffsetMap.stride, counts.count - 1)
    return Int(counts[block] + count(block * OffsetMap.stride..<Int(offset)))
  }

  private func count(_ range: Range<Int>) -> UInt32 {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      var astral = 0
      let points = claimwire_kernel_count_code_points(
        claimwire_kernel_chosen(),
        base + range.lowerBound,
        range.count,
        &astral
      )
      return UInt32(unit == .utf16 ? points + astral : points)
    }
  }
}
