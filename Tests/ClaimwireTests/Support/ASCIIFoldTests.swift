import Testing

@testable import Claimwire

struct ASCIIFoldTests {
  @Test func everyByteIsFoldedByItselfWhateverStandsBesideIt() {
    for byte in UInt32(0)..<256 {
      let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      #expect(ASCIIFold.lowercased(UInt8(byte)) == UInt8(folded))
      for beside in [UInt32(0), 0x40, 0x41, 0x5A, 0x5B, 0x7F, 0x80, 0xFF] {
        let besideFolded = beside == 0x41 || beside == 0x5A ? beside | 0x20 : beside
        let bytes = beside << 24 | byte << 16 | beside << 8 | byte
        let expected = besideFolded << 24 | folded << 16 | besideFolded << 8 | folded
        #expect(ASCIIFold.lowercased(bytes) == expected)
      }
    }
  }
}
