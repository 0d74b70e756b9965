/// Small letters for capital ones, of several ASCII characters at once.
enum ASCIIFold {
  /// Four bytes with A to Z as a to z, all others as they are.
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
