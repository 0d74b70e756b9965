import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// Byte offsets in other units.
struct OffsetMapTests {
  @Test(arguments: 0..<60) func agreesWithTheStandardLibrary(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let characters: [Character] = ["a", "é", "’", "😀", "中", " "]
    let text = String((0..<200).map { _ in characters.randomElement(using: &random) ?? "a" })
    let bytes = Array(text.utf8)
    let maps = OffsetUnit.allCases.map { ($0, OffsetMap(bytes: bytes, unit: $0)) }
    for index in Array(text.unicodeScalars.indices) + [text.endIndex] {
      let prefix = text[..<index]
      let offset = UInt32(prefix.utf8.count)
      for (unit, map) in maps {
        let expected =
          switch unit {
          case .codePoints: prefix.unicodeScalars.count
          case .utf8: prefix.utf8.count
          case .utf16: prefix.utf16.count
          }
        #expect(map.offset(offset) == expected, "seed \(seed), \(unit)")
        #expect(map.byteOffset(expected) == offset, "back, seed \(seed), \(unit)")
      }
    }
  }

  /// Long stretches of one length, with which many offsets are far from their place in a text of the other kind.
  @Test func goesBackAcrossBlocksOfAnyDensity() {
    let bytes = Array(
      (String(repeating: "😀", count: 300) + String(repeating: "a", count: 300)).utf8
    )
    let map = OffsetMap(bytes: bytes, unit: .codePoints)
    for offset in 0...600 {
      #expect(map.byteOffset(offset) == UInt32(offset <= 300 ? 4 * offset : 900 + offset))
    }
  }

  @Test func insideAPairOfUTF16ItIsTheCharactersFirstByte() {
    let map = OffsetMap(bytes: Array("a😀b".utf8), unit: .utf16)
    #expect([0, 1, 2, 3, 4].map { map.byteOffset($0) } == [0, 1, 1, 5, 6])
  }

  @Test func anEmptyTextHasOneOffset() {
    #expect(OffsetMap(bytes: [], unit: .codePoints).offset(0) == 0)
  }
}
