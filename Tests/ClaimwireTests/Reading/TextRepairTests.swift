import Testing

@testable import Claimwire

/// Bytes of any kind become valid UTF-8, and what was done is told.
struct TextRepairTests {
  @Test func validTextIsUnchanged() {
    let bytes = Array("Kyïv — “ok” 😀\r\n".utf8)
    let repaired = TextRepair.repaired(bytes)
    #expect(repaired.text == bytes)
    #expect(repaired.warnings.isEmpty)
  }

  @Test(
    arguments: [
      ([0x61, 0xFF, 0x62], "a\u{FFFD}b", 1),
      ([0xE2, 0x80], "\u{FFFD}", 1),
      ([0xFD, 0xFE, 0x20, 0xC3], "\u{FFFD}\u{FFFD} \u{FFFD}", 3),
      ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}", 3),
    ] as [([UInt8], String, Int)]
  )
  func illFormedSequencesAreReplacedAndCounted(bytes: [UInt8], text: String, count: Int) {
    let repaired = TextRepair.repaired(bytes)
    #expect(repaired.text == Array(text.utf8))
    #expect(repaired.warnings.count == 1)
    #expect(repaired.warnings.first?.contains(" \(count) sequence") == true)
  }

  @Test func byteOrderMarkIsDropped() {
    let repaired = TextRepair.repaired([0xEF, 0xBB, 0xBF, 0x61])
    #expect(repaired.text == [0x61])
    #expect(repaired.warnings.isEmpty)
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x61, 0, 0x3D, 0xD8, 0, 0xDE], "a😀", 1),
      ([0xFE, 0xFF, 0, 0x61, 0x20, 0x19], "a’", 1),
      ([0xFF, 0xFE, 0, 0xD8, 0x61, 0], "\u{FFFD}a", 2),
      ([0xFF, 0xFE, 0x61, 0, 0x62], "a\u{FFFD}", 2),
    ] as [([UInt8], String, Int)]
  )
  func utf16IsDecodedByItsMark(bytes: [UInt8], text: String, warnings: Int) {
    let repaired = TextRepair.repaired(bytes)
    #expect(String(decoding: repaired.text, as: UTF8.self) == text)
    #expect(repaired.warnings.count == warnings)
  }

  @Test func nulIsKeptAndTold() {
    let repaired = TextRepair.repaired([0x61, 0, 0x62])
    #expect(repaired.text == [0x61, 0, 0x62])
    #expect(repaired.warnings == ["1 NUL character kept in the text"])
  }

  @Test(arguments: 1...20)
  func nulIsToldWhereverItStands(length: Int) {
    // 0x01 and 0x80 are what a look at eight bytes at once could take for it.
    let text = (0..<length).map { [0x01, 0x61, 0xC2, 0x80][$0 % 4] as UInt8 }
    #expect(TextRepair.controlWarnings(text).isEmpty)
    for place in text.indices {
      var text = text
      text[place] = 0
      #expect(TextRepair.controlWarnings(text) == ["1 NUL character kept in the text"])
    }
  }
}
