import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// The table-driven boundaries are those of ICU's own iterator, statuses included.
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

  @Test(arguments: [
    "", "a", "The U.S.'s can't-do 3.14, 1,000 — “ok” @me a@b.c", "ผู้คนสามสิบคน", "東京都に住んでいます。",
    "한국어 단어", "🇺🇦🇵🇱🇩🇪 👨‍👩‍👧 👍🏽",
    "ab\u{301}c d\u{200D}e\r\n\r\nf", "Київ сказав: «ні».", "שלום ג׳ורג׳ צה״ל",
    "x\u{301}.\u{301}\u{301}y",
  ])
  func agreesWithICUOnText(text: String) throws { try expectAgreement(text, text) }

  private func expectAgreement(_ text: String, _ comment: String) throws {
    let expected = try segments(text, usesTables: false)
    let found = try segments(text, usesTables: true)
    #expect(found == expected, "\(comment): \(text.debugDescription)")
  }

  private func segments(_ text: String, usesTables: Bool) throws -> [String] {
    let iterator = WordBreakIterator(usesTables: usesTables)
    var found: [String] = []
    let isAccepted = iterator?.forEachSegment(in: Array(text.utf8)) {
      found.append("\($0.span.end):\($0.status)")
    }
    #expect(isAccepted == true)
    return found
  }
}
