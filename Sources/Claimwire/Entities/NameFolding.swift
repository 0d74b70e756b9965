/// Names as they are compared: lower case, without accents, one space between words, no full stops or apostrophes.
///
/// "U.S." and "US" fold alike, as do "São Paulo" and "Sao Paulo", "KYIV" and "Kyiv". `scripts/make-gazetteer` folds the
/// embedded names in the same way.
enum NameFolding {
  /// The folded bytes of a stretch of text.
  static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.withUnsafeBufferPointer { folded($0) }
  }

  /// Calls `body` with the folded bytes of a stretch of text, which are gone afterwards: no allocation.
  static func withFolded<Result>(
    _ bytes: ArraySlice<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { out in
      let count = bytes.withUnsafeBufferPointer { fold($0, into: out) }
      return body(UnsafeBufferPointer(rebasing: out[..<count]))
    }
  }

  /// The folded bytes of a name by itself.
  static func folded(_ name: String) -> [UInt8] {
    var name = name
    return name.withUTF8 { folded($0) }
  }

  /// FNV-1a, as ``WordKey`` has it, of bytes that are folded already.
  static func key(_ folded: some Sequence<UInt8>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for byte in folded { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return hash
  }

  /// The words of a folded name.
  static func words(of folded: [UInt8]) -> [ArraySlice<UInt8>] {
    let space = UInt8(ascii: " ")
    var words: [ArraySlice<UInt8>] = []
    words.reserveCapacity(folded.count { $0 == space } + 1)
    var start = 0
    for index in folded.indices where folded[index] == space {
      if start < index { words.append(folded[start..<index]) }
      start = index + 1
    }
    if start < folded.count { words.append(folded[start...]) }
    return words
  }

  private static func folded(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    // An array of the final length: one that its initializer fills is made by code for any element, at three times the cost.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { out in
      Array(UnsafeBufferPointer(rebasing: out[..<fold(bytes, into: out)]))
    }
  }

  /// Writes the folded bytes, never more than there are, and returns how many they are.
  private static func fold(
    _ bytes: UnsafeBufferPointer<UInt8>,
    into out: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var index = 0
    var count = 0
    var isSpacePending = false
    func append(_ byte: UInt8) {
      // A space stands for a byte or more that was left out.
      if isSpacePending, count > 0 {
        out[count] = UInt8(ascii: " ")
        count += 1
      }
      isSpacePending = false
      out[count] = byte
      count += 1
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        index += 1
        if (byte | 0x20) &- 0x61 < 26 {
          append(byte | 0x20)
        } else if byte &- 0x30 < 10 {
          append(byte)
        } else if byte != UInt8(ascii: "."), byte != UInt8(ascii: "'"), byte != UInt8(ascii: "`") {
          isSpacePending = true
        }
        continue
      }
      let (scalar, length) = UTF8Decoding.scalar(in: bytes, at: index)
      switch treatment(of: scalar) {
      case .letter(let letter): append(letter)
      case .drop: break
      case .space: isSpacePending = true
      case .keep: for offset in 0..<length { append(bytes[index + offset]) }
      }
      index += length
    }
    return count
  }

  private enum Treatment {
    case letter(UInt8)
    case drop
    case space
    case keep
  }

  private static func treatment(of scalar: UInt32) -> Treatment {
    switch scalar {
    case 0xC0..<0x180: return letter(latin, Int(scalar) - 0xC0)
    case 0x1E00..<0x1F00: return letter(latinAdditional, Int(scalar) - 0x1E00)
    // Combining accents; turned commas and apostrophes, as in ʻOkina and ’.
    case 0x300..<0x370, 0x2BB, 0x2BC, 0x2018, 0x2019: return .drop
    // Spaces, dashes and the other general punctuation.
    case 0x80..<0xC0, 0x2000..<0x2070: return .space
    default: return .keep
    }
  }

  private static func letter(_ table: StaticString, _ index: Int) -> Treatment {
    let letter = table.withUTF8Buffer { $0[index] }
    return letter == UInt8(ascii: "-") ? .keep : .letter(letter)
  }

  /// The base letters of U+00C0…U+017F by the Unicode decompositions; "-" where there is none.
  private static let latin: StaticString = """
    aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii--jjkk-llllll-\
    -llnnnnnn---oooooooorrrrrrsssssssstttt--uuuuuuuuuuuuwwyyyzzzzzz-
    """

  /// The same of U+1E00…U+1EFF.
  private static let latinAdditional: StaticString = """
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
    mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
    wwwwwwwwwwxxxxyyzzzzzzhtwy----s-aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy------
    """
}
