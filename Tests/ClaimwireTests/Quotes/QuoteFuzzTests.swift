import ClaimwireTestSupport
import Foundation
import Testing

@testable import Claimwire

/// Random marks thrown into real articles: what must hold for any text.
@Suite("Quotes in damaged text")
struct QuoteFuzzTests {
  private static let marks = [
    "\"", "'", "“", "”", "‘", "’", "«", "»", "„", "「", "」", "``", "''", "\n\n“", "”\n\n", " said ",
    ", according to ", ": ", "—",
  ]

  private func articles() throws -> [String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../corpus/articles").standardized
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.filter { $0.hasSuffix(".txt") }
      .map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
  }

  @Test func anyMarksLeaveSoundQuotes() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededGenerator(seed: seed)
    let annotator = try Annotator()
    let articles = try articles()
    #expect(articles.count >= 40)
    for _ in 0..<25 {
      var text = Array(articles.randomElement(using: &generator) ?? "")
      for _ in 0..<Int.random(in: 1...30, using: &generator) {
        let place = Int.random(in: 0...text.count, using: &generator)
        let mark = Self.marks.randomElement(using: &generator) ?? ""
        if Bool.random(using: &generator), place < text.count {
          text.remove(at: place)
        }
        text.insert(contentsOf: mark, at: min(place, text.count))
      }
      let document = annotator.annotated(Article(id: "fuzz", text: String(text)))
      check(document, seed)
    }
  }

  private func check(_ document: Document, _ seed: UInt64) {
    let length = UInt32(document.bytes.count)
    for quote in document.quotes {
      #expect(!quote.parts.isEmpty, "seed \(seed)")
      #expect(quote.span.start < quote.span.end && quote.span.end <= length, "seed \(seed)")
      var last = quote.span.start
      for part in quote.parts {
        #expect(last <= part.start && part.start < part.end, "seed \(seed)")
        last = part.end
      }
      #expect(last <= quote.span.end, "seed \(seed)")
      #expect((0...1).contains(quote.confidence), "seed \(seed)")
      for span in [quote.cue?.span, quote.speaker?.span].compactMap({ $0 }) {
        #expect(span.start < span.end && span.end <= length, "seed \(seed)")
      }
    }
    let direct = document.quotes.filter { $0.kind == .direct }.flatMap(\.parts)
      .sorted { $0.start < $1.start }
    for (first, second) in zip(direct, direct.dropFirst()) {
      #expect(first.end <= second.start, "seed \(seed): two direct quotes overlap")
    }
    for term in document.terms { #expect(term.end <= length, "seed \(seed)") }
  }

  /// Sentences that never end, full of cues, marks, adverbs and sources.
  private static let unending = [
    "according to the mayor ", "he said that ", "said ", "“no” ", "“a ‘b’ c ", "really truly ",
    ", a doctor, said ", "“", "' '", "Ada Roe said, ", "police: ", "she told him ",
  ]

  @Test("Twice the text takes twice the time", arguments: unending)
  func linear(piece: String) throws {
    let annotator = try Annotator()
    let short = seconds(annotator, String(repeating: piece, count: 250))
    let long = seconds(annotator, String(repeating: piece, count: 2000))
    // Eight times the text: a square would take 64 times as long.
    #expect(long < short * 20 + 0.05, "\(piece): \(short) s and \(long) s")
  }

  /// What this thread alone takes, the best of two.
  private func seconds(_ annotator: borrowing Annotator, _ text: String) -> Double {
    let article = Article(id: "long", text: text)
    var best = Double.infinity
    for _ in 0..<2 {
      var start = timespec()
      var end = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start)
      _ = annotator.annotated(article)
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end)
      let took =
        Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) * 1e-9
      best = min(best, took)
    }
    return best
  }
}
