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

/// From byte offsets to another unit and back: O(n) once, then constant time.
public struct OffsetMap: Sendable {
  /// Bytes between two known counts: a look-up counts at most this many.
  private static let stride = 64

  private let bytes: [UInt8]
  private let unit: OffsetUnit
  /// The count at each multiple of the stride; empty where every byte is one unit.
  private var counts: [UInt32] = []
  /// The block in which each multiple of the stride, counted in the unit, stands.
  private var blocks: [UInt32] = []

  /// The offsets of a document's text.
  public init(document: Document, unit: OffsetUnit) {
    self.init(bytes: document.bytes, unit: unit)
  }

  init(bytes: [UInt8], unit: OffsetUnit) {
    self.bytes = bytes
    self.unit = unit
    guard unit != .utf8, !OffsetMap.isASCII(bytes) else { return }
    counts.reserveCapacity(bytes.count / OffsetMap.stride + 1)
    var total: UInt32 = 0
    var start = 0
    while start < bytes.count {
      counts.append(total)
      let end = min(start + OffsetMap.stride, bytes.count)
      total += count(start..<end)
      start = end
    }
    fillBlocks(total)
  }

  /// Whether every byte is a character.
  private static func isASCII(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return true }
      return claimwire_kernel_count_code_points(
        claimwire_kernel_chosen(),
        base,
        bytes.count,
        nil
      ) == bytes.count
    }
  }

  private mutating func fillBlocks(_ total: UInt32) {
    blocks.reserveCapacity(Int(total) / OffsetMap.stride + 1)
    for (block, count) in counts.enumerated() {
      // A block before which `count` units stand has those from there up to the next block's.
      let end = block + 1 < counts.count ? counts[block + 1] : total + 1
      while blocks.count * OffsetMap.stride < Int(end),
        blocks.count * OffsetMap.stride >= Int(count)
      {
        blocks.append(UInt32(block))
      }
    }
  }

  /// The byte at which the unit `offset` stands; inside a pair of UTF-16, the character's first byte.
  ///
  /// - Parameter offset: at most the text's length.
  public func byteOffset(_ offset: Int) -> UInt32 {
    guard !counts.isEmpty else { return UInt32(offset) }
    // At most four bytes a unit, so that a few blocks are passed at most.
    var block = Int(blocks[min(offset / OffsetMap.stride, blocks.count - 1)])
    while block + 1 < counts.count, Int(counts[block + 1]) <= offset { block += 1 }
    var index = block * OffsetMap.stride
    var passed = Int(counts[block])
    while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
    while index < bytes.count {
      let units = unit == .utf16 && bytes[index] >= 0xF0 ? 2 : 1
      if passed + units > offset { break }
      passed += units
      index += 1
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
    }
    return UInt32(index)
  }

  /// The offset of byte `offset` in the map's unit; `offset` must be at a character's start or the text's end.
  public func offset(_ offset: UInt32) -> Int {
    guard !counts.isEmpty else { return Int(offset) }
    let block = min(Int(offset) / OffsetMap.stride, counts.count - 1)
    return Int(counts[block] + count(block * OffsetMap.stride..<Int(offset)))
  }

  /// The units that start in these bytes, eight bytes at a time: a unit for each byte that continues no character, and
  /// in UTF-16 another for each that starts one of four bytes.
  private func count(_ range: Range<Int>) -> UInt32 {
    bytes.withUnsafeBytes { bytes in
      var total: UInt64 = 0
      var index = range.lowerBound
      while index + 8 <= range.upperBound {
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        total += units(startingIn: word)
        index += 8
      }
      while index < range.upperBound {
        // Seven bytes that continue a character, and this one.
        total += units(startingIn: 0x8080_8080_8080_8000 | UInt64(bytes[index]))
        index += 1
      }
      return UInt32(truncatingIfNeeded: total)
    }
  }

  @inline(__always)
  private func units(startingIn word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let starts = (~(word >> 7) | word >> 6) & ones
    // A sum of bytes is the highest byte of their product with ones.
    let points = (starts &* ones) >> 56
    guard unit == .utf16 else { return points }
    return points + (((word >> 7 & word >> 6 & word >> 5 & word >> 4) & ones) &* ones) >> 56
  }
}
