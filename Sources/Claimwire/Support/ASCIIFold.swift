/// Small letters for capital ones among ASCII characters, all others as they are.
enum ASCIIFold {
  /// One byte with A to Z as a to z.
  @inline(__always)
  static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// Four bytes with A to Z as a to z.
  ///
  /// A byte's top bit tells a comparison's outcome: what is added to its lower seven carries into it from a bound on.
  @inline(__always)
  static func lowercased(_ bytes: UInt32) -> UInt32 {
    let low = bytes & 0x7F7F_7F7F
    let fromA = low &+ 0x3F3F_3F3F
    let overZ = low &+ 0x2525_2525
    let capitals = (fromA ^ overZ) & ~bytes & 0x8080_8080
    return bytes | capitals >> 2
  }
}
