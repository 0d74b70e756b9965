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
      }
    }
  }

  @Test func anEmptyTextHasOneOffset() {
    #expect(OffsetMap(bytes: [], unit: .codePoints).offset(0) == 0)
  }
}
