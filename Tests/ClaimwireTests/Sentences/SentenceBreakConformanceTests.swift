import ClaimwireTestSupport
import Foundation
import Testing

@testable import Claimwire

/// Where ICU's rules decide, the sentences are UAX #29's: held against Unicode's own test, as Debian's `unicode-data`
/// installs it, and the stage against ICU.
@Suite struct SentenceBreakConformanceTests {
  private static let path = "/usr/share/unicode/auxiliary/SentenceBreakTest.txt"

  @Test(.enabled(if: FileManager.default.fileExists(atPath: path)))
  func rulesAgreeWithUnicode() throws {
    let breaks = try #require(CaselessSentences())
    var count = 0
    for (number, line) in try String(contentsOfFile: Self.path, encoding: .utf8).split(
      separator: "\n",
      omittingEmptySubsequences: false
    ).enumerated() {
      guard let (text, boundaries) = Self.testCase(line) else { continue }
      count += 1
      #expect(Self.ends(of: Array(text.utf8), breaks) == boundaries, "line \(number + 1)")
    }
    #expect(count > 500)
  }

  /// Whole texts of scripts without capitals: each of the stage's sentences starts at the first token behind one of ICU's
  /// boundaries, and there are no others.
  ///
  /// But for what the stage does otherwise on purpose: lines end paragraphs or are joined, and what opens goes with what
  /// follows it. So there is neither here.
  @Test(arguments: UInt64(0)..<100)
  func stageAgreesWithICU(seed: UInt64) throws {
    let scripts = [
      ["قتل", "الحرب", "أحد", "القصف"], ["宣布", "停火", "政府"], ["सरकार", "लोग", "घोषणा"],
      ["정부는", "아무도"], ["הממשלה", "איש"], ["ประกาศ", "ตอบ"], ["አስተዳደሩ", "ማንም"], ["টাকা", "লোক"],
    ]
    let marks = [
      "。", "؟", "।", ".", "!", "?", "！", "？", "።", "۔", "…", "...", "?!", "،", ",", "、", ":",
    ]
    let closers = [")", "”", "」", "』", "]", "»"]
    var generator = SeededGenerator(seed: seed)
    let words = scripts[Int.random(in: 0..<scripts.count, using: &generator)]
    var text = words[0]
    for _ in 0..<60 {
      switch Int.random(in: 0..<10, using: &generator) {
      case 0..<5: text += words.randomElement(using: &generator) ?? ""
      case 5..<7: text += " "
      case 7: text += String(Int.random(in: 1...99, using: &generator))
      case 8: text += closers.randomElement(using: &generator) ?? ""
      default: text += marks.randomElement(using: &generator) ?? ""
      }
    }
    let document = try annotated(text)
    try #require(document.sentences.allSatisfy { $0.role == .body && $0.paragraph == 0 })
    let breaks = try #require(CaselessSentences())
    let expected = Self.ends(of: Array(text.utf8), breaks).compactMap { end in
      document.tokens.first { $0.start >= UInt32(end) }?.start
    }
    let found = document.sentences.dropFirst().map(\.span.start)
    #expect(Set(found) == Set(expected), "seed \(seed): \(text)")
    #expect(found.count == Set(found).count, "seed \(seed): \(text)")
  }

  private static func ends(of bytes: [UInt8], _ breaks: CaselessSentences) -> [Int] {
    var ends: [Int] = []
    bytes.withUnsafeBufferPointer { buffer in breaks.forEachEnd(in: buffer) { ends.append($0) } }
    return ends
  }

  /// A line such as `÷ 0061 × 0308 ÷ 0020 ÷ # …`: the text and its boundaries but the first, in bytes.
  private static func testCase(_ line: Substring) -> (text: String, boundaries: [Int])? {
    var text = ""
    var boundaries: [Int] = []
    for field in line.prefix(while: { $0 != "#" }).split(separator: " ") {
      if let scalar = UInt32(field, radix: 16).flatMap(Unicode.Scalar.init) {
        text.unicodeScalars.append(scalar)
      } else if field.contains("÷"), !text.isEmpty {
        boundaries.append(text.utf8.count)
      }
    }
    return text.isEmpty ? nil : (text, boundaries)
  }
}
