import Foundation
import Testing

@testable import Claimwire

/// Unicode's own test of word boundaries, as Debian's `unicode-data` installs it.
struct WordBreakConformanceTests {
  private static let path = "/usr/share/unicode/auxiliary/WordBreakTest.txt"

  /// Where ICU departs from UAX #29, on purpose: ":" breaks, "@" is a letter, ideographs and kana are words by dictionary.
  private static func isTailored(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3A, 0x40, 0xFE55, 0xFF1A, 0x3031...0x3035, 0x309B...0x309C, 0x30A0...0x30FF: true
    default: false
    }
  }

  private struct Case {
    var line: Int
    var text: String
    var boundaries: [Int]
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: path)))
  func agreesWithUnicode() throws {
    let cases = try Self.cases()
    #expect(cases.count > 1_800)
    for kernel in Kernel.allCases where kernel.isSupported {
      var tailored = 0
      for test in cases {
        let found = Self.boundaries(of: test.text, kernel: kernel, usesTables: true)
        let icu = Self.boundaries(of: test.text, kernel: kernel, usesTables: false)
        #expect(found == icu, "\(kernel), line \(test.line)")
        if found == test.boundaries { continue }
        tailored += 1
        #expect(
          test.text.unicodeScalars.contains(where: Self.isTailored),
          "\(kernel), line \(test.line): \(found) where Unicode has \(test.boundaries)"
        )
      }
      #expect(tailored < cases.count / 10)
    }
  }

  private static func boundaries(of text: String, kernel: Kernel, usesTables: Bool) -> [Int] {
    var found: [Int] = []
    let iterator = WordBreakIterator(kernel: kernel, usesTables: usesTables)
    iterator?.forEachSegment(in: Array(text.utf8)) { found.append(Int($0.span.end)) }
    return found
  }

  /// Lines such as `÷ 0061 × 0308 ÷ 0020 ÷ # …`.
  private static func cases() throws -> [Case] {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(
      separator: "\n",
      omittingEmptySubsequences: false
    )
    return lines.enumerated().compactMap { number, line in
      var test = Case(line: number + 1, text: "", boundaries: [])
      for field in line.prefix(while: { $0 != "#" }).split(separator: " ") {
        if let scalar = UInt32(field, radix: 16).flatMap(Unicode.Scalar.init) {
          test.text.unicodeScalars.append(scalar)
        } else if field.contains("÷"), !test.text.isEmpty {
          test.boundaries.append(test.text.utf8.count)
        }
      }
      return test.text.isEmpty ? nil : test
    }
  }
}
