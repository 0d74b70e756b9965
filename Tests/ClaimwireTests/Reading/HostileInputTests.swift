import ClaimwireTestSupport
import Foundation
import Testing

@testable import Claimwire

/// Damaged files of every format: what can be read is read, the rest is told, and nothing ends the process.
struct HostileInputTests {
  private static let formats = ["ndjson", "csv", "tsv", "html", "warc", "txt"]

  @Test(arguments: formats) func everyReaderStandsDamage(format: String) throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededGenerator(seed: seed)
    for run in 0..<40 {
      var bytes = Array(Self.sample(format).utf8)
      damage(&bytes, &generator)
      var name = "a.\(format)"
      if run % 3 > 0 {
        bytes = compressed(bytes, gzip: run % 3 == 1)
        if run % 2 == 0 { damage(&bytes, &generator) }
        name += run % 3 == 1 ? ".gz" : ".zst"
      }
      do {
        for case .success(let article) in try articles(in: bytes, named: name) {
          #expect(String(validating: article.text, as: UTF8.self) != nil, "seed \(seed)")
          for field in article.meta {
            let value = try? JSONSerialization.jsonObject(
              with: Data(field.json),
              options: .fragmentsAllowed
            )
            #expect(
              value != nil,
              "seed \(seed): meta \(String(decoding: field.json, as: UTF8.self))"
            )
          }
        }
      } catch let error as ClaimwireError {
        #expect(!"\(error)".isEmpty)
      }
    }
  }

  private func damage(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 0...6, using: &generator) where !bytes.isEmpty {
      let at = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes[at] = UInt8.random(in: 0...255, using: &generator)
      case 1:
        bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...30, using: &generator)))
      case 2: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 20)], at: at)
      case 3:
        let pieces = [
          "{", "}", "\"", "\n", "\r", "[", "\\u", "nul", "tru", "<", "<!--", "&#", "\u{0}",
          "\u{FEFF}",
        ]
        bytes.insert(contentsOf: (pieces.randomElement(using: &generator) ?? "").utf8, at: at)
      default: bytes.removeSubrange(at...)
      }
    }
  }

  /// A value that only starts like `null` ended the process once.
  @Test(arguments: [
    "nul", "nulL", "nullx", "tru", "fals", "-", "1e", "\"", "{", "[", "[[", "{\"a\":}",
  ])
  func aBrokenValueIsTold(value: String) throws {
    let lines = "{\"text\":\"a\",\"x\":\(value)}\n{\"text\":\"b\"}\n"
    let results = try articles(in: Array(lines.utf8), named: "a.jsonl")
    guard case .failure(.malformedLine(_, 1, _)) = try #require(results.first) else {
      Issue.record("not told")
      return
    }
    #expect(try results.last?.get().text == Array("b".utf8))
  }

  @Test func deepJSONIsToldAndTheNextLineIsRead() throws {
    let deep = String(repeating: "[", count: 50_000) + String(repeating: "]", count: 50_000)
    let results = try articles(
      in: Array("{\"text\":\"a\",\"x\":\(deep)}\n{\"text\":\"b\"}\n".utf8),
      named: "a.jsonl"
    )
    #expect(results.count == 2)
    #expect((try? results[0].get()) == nil)
    #expect(try results[1].get().text == Array("b".utf8))
  }

  private static func sample(_ format: String) -> String {
    switch format {
    case "ndjson":
      "{\"id\":1,\"text\":\"Ünï “a”\",\"x\":{\"y\":[1,null,true,\"z\"]}}\n{\"id\":2,\"text\":\"b\",\"date\":\"2024-01-01\"}\n"
    case "csv": "id,text\n1,\"a \"\"b\"\"\nc\"\n2,Ünï\n"
    case "tsv": "id\ttext\n1\ta \"b\"\n2\tÜnï\n"
    case "html": page
    case "warc": warc([page, page])
    default: "Ünï “a”\n\nb"
    }
  }

  private static let page = """
    <html lang="en"><head><title>T</title><meta charset="utf-8"></head><body><div class="menu"><a href="x">M</a></div>
    <article><h1>T</h1><p>Four people were killed, police said, when a tram left the rails &amp; fell.</p></article></body></html>
    """

  private static func warc(_ pages: [String]) -> String {
    pages.map { page in
      let block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n\(page)"
      return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/\r\n"
        + "Content-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
    }.joined()
  }
}
