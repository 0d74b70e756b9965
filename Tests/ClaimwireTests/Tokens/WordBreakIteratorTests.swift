import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// Every kernel's boundaries are those of ICU's own iterator, statuses included.
///
/// `scripts/conformance` does the same for
/// hundreds of millions of boundaries.
struct WordBreakIteratorTests {
  /// Characters of every category of the rules, rare ones as often as common ones.
  private static let characters: [Unicode.Scalar] = [
    "a", "B", "1", ".", ",", "'", "\u{2019}", "\"", ":", ";", "-", "_", " ", "\n", "\r", "\t", "@",
    "#", "\u{301}",
    "\u{200D}", "\u{AD}", "\u{A0}", "\u{3000}", "é", "Ж", "א", "\u{5F4}", "ب", "अ", "\u{93F}", "ก",
    "ไ", "ท", "ခ", "ក",
    "中", "国", "あ", "カ", "ー", "한", "\u{1100}", "\u{1161}", "😀", "👍", "\u{1F3FD}", "\u{1F1E6}",
    "\u{1F1E7}", "©", "٣", "٫",
    "\u{0}", "\u{2028}", "“", "—", "…", "\u{FEFF}", "𝒜", "\u{E0020}", "·", "\u{FF07}", "\u{2E}",
    "\u{202F}",
  ]

  @Test(arguments: 0..<2_000) func agreesWithICUOnRandomText(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var text = ""
    for _ in 0..<80 {
      text.unicodeScalars.append(Self.characters.randomElement(using: &random) ?? "a")
    }
    try expectAgreement(text, "seed \(seed)")
  }

  /// Words, marks and white space as long as a block and longer, at every place of a block.
  @Test(arguments: [
    "a", "1", " ", ".", "a.", "1,", "é", "Ж", "’", "a’", "\r\n", "\n", "\u{301}", "ा", "\u{AD}",
    "a\u{301}",
    "a.\u{301}", "ไท", "中", "_", "a_1", "א\"", "א'", "👍", "\u{200D}",
  ])
  func agreesWithICUOnLongRuns(of piece: String) throws {
    let offsets = [0, 1, 2, 3, 5, 31, 59, 60, 61, 62, 63, 64]
    for offset in offsets {
      let run = String(repeating: piece, count: 70)
      try expectAgreement(String(repeating: "x ", count: offset / 2) + run + ".b,1", "at \(offset)")
      try expectAgreement(String(repeating: "-", count: offset) + run, "at \(offset)")
      try expectAgreement(String(repeating: "a", count: offset) + piece + "b 2", "at \(offset)")
      try expectAgreement(String(repeating: "1", count: offset) + piece + "2 b", "at \(offset)")
    }
  }

  @Test(arguments: [
    "", "a", "The U.S.'s can't-do 3.14, 1,000 — “ok” @me a@b.c", "ผู้คนสามสิบคน", "東京都に住んでいます。",
    "한국어 단어", "🇺🇦🇵🇱🇩🇪 👨‍👩‍👧 👍🏽",
    "ab\u{301}c d\u{200D}e\r\n\r\nf", "Київ сказав: «ні».", "שלום ג׳ורג׳ צה״ל",
    "x\u{301}.\u{301}\u{301}y",
  ])
  func agreesWithICUOnText(text: String) throws { try expectAgreement(text, text) }

  private func expectAgreement(_ text: String, _ comment: String) throws {
    let bytes = Array(text.utf8)
    let expected = try segments(bytes, kernel: .scalar, usesTables: false)
    for kernel in Kernel.allCases where kernel.isSupported {
      let found = try segments(bytes, kernel: kernel, usesTables: true)
      #expect(found == expected, "\(kernel), \(comment): \(text.debugDescription)")
    }
  }

  private func segments(
    _ bytes: [UInt8],
    kernel: Kernel,
    usesTables: Bool
  ) throws -> [WordBreakIterator.Segment] {
    let iterator = WordBreakIterator(kernel: kernel, usesTables: usesTables)
    var found: [WordBreakIterator.Segment] = []
    let isAccepted = iterator?.forEachSegment(in: bytes) { found.append($0) }
    #expect(isAccepted == true)
    return found
  }
}
