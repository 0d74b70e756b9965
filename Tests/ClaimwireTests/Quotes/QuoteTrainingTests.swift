import ClaimwireTestSupport
import Foundation
import Testing

@testable import Claimwire

@Suite("Training of the reader of quotes")
struct QuoteTrainingTests {
  @Test func markedArticlesAreRead() throws {
    let file =
      "text\tOne\\nline \\\\ more\nquote\t0-3,5-9\t10-14\t\nquote\t1-2\t3-4\t5-6\ntext\tTwo\n"
    let texts = QuotedCorpus(Array(file.utf8)).texts
    #expect(
      texts.map { String(decoding: $0.bytes, as: UTF8.self) } == ["One\nline \\ more", "Two"]
    )
    let first = try #require(texts.first)
    #expect(first.quotes.count == 2)
    #expect(first.quotes[0].content == [TextSpan(0, 3), TextSpan(5, 9)])
    #expect(first.quotes[0].speaker.isEmpty)
    #expect(first.quotes[1].cue == [TextSpan(3, 4)])
  }

  @Test(
    "A word is in the upper classes only where it often was a cue",
    arguments: [(0, 100, 0), (2, 100, 0), (6, 100, 1), (20, 100, 2), (40, 100, 3), (60, 100, 4)]
  )
  func rates(cues: Int, total: Int, expected: Int) {
    #expect(CueRates.rate(cues: cues, total: total) == UInt8(expected))
  }

  @Test func aWordSeenTwiceIsInNoUpperClass() {
    #expect(CueRates.rate(cues: 2, total: 2) == 2)
    #expect(CueRates.rate(cues: 97, total: 97) == 5)
  }

  @Test func ratesAreFoundByKey() {
    let entries = (1...500).map { (key: UInt32($0 * 7919), rate: UInt8($0 % 5 + 1)) }
    let rates = CueRates(entries)
    for entry in entries { #expect(rates.rate(entry.key) == entry.rate) }
    #expect(rates.rate(3) == 0)
  }

  /// A segment of the sentence with the quote's places given as its words.
  private func labeller(
    _ text: String,
    content: [String],
    cue: String,
    speaker: String,
    rates: [String: UInt8] = [:]
  ) throws -> SegmentLabeller {
    func span(_ words: String) throws -> TextSpan {
      let range = try #require(text.range(of: words))
      return TextSpan(
        text.utf8.distance(from: text.startIndex, to: range.lowerBound),
        text.utf8.distance(from: text.startIndex, to: range.upperBound)
      )
    }
    let quote = QuotedCorpus.Marked(
      content: try content.map(span),
      cue: [try span(cue)],
      speaker: [try span(speaker)]
    )
    let segment = try TaggedSegment(
      of: text,
      rates: CueRates(rates.map { (key: WordKey($0).value, rate: $1) }),
      classes: nil
    )
    return SegmentLabeller(items: segment.items, document: segment.document, quotes: [quote])
  }

  @Test func aContentSplitByItsCueIsOne() throws {
    let labeller = try labeller(
      "The road, Jane said, is closed.",
      content: ["The road", "is closed"],
      cue: "said",
      speaker: "Jane"
    )
    let quote = try #require(labeller.quotes.first)
    #expect(labeller.cue(of: quote) == 4..<5)
    #expect(labeller.contentLabels(of: quote.content) == [0, 1, 2, 2, 2, 2, 1, 1, 3])
    #expect(labeller.contentLabels(of: quote.speaker) == [5, 5, 5, 0, 3, 4, 4, 4, 4])
  }

  @Test func aCueIsMadeByItsWordWithTheHighestRate() throws {
    let labeller = try labeller(
      "The road is expected to reopen, Jane said.",
      content: ["to reopen"],
      cue: "is expected to",
      speaker: "The road",
      rates: ["expected": 3, "said": 5]
    )
    let cue = try #require(labeller.cues().first)
    #expect(cue.steps == 2..<5)
    #expect(cue.head == 3)
  }

  @Test func aCueOfWordsThatNeverAreOneHasNoHead() throws {
    let labeller = try labeller("Jane said no.", content: ["no"], cue: "said", speaker: "Jane")
    let cue = try #require(labeller.cues().first)
    #expect(cue.steps == 1..<2)
    #expect(cue.head == nil)
  }

  @Test func whatIsNotInTheSegmentHasNoLabels() throws {
    let labeller = try labeller("Jane said no.", content: ["no"], cue: "said", speaker: "Jane")
    #expect(labeller.contentLabels(of: [TextSpan(400, 410)]) == nil)
  }

  @Test(
    "Marks and punctuation at the ends are no part of a content, as in the articles that are learned from",
    arguments: [
      ("“It is over,” ", "It is over"), ("the U.S.", "the U.S"), ("(so it is)", "(so it is)"),
      ("‘Why?’", "Why"), ("é", "é"), ("”, “", "”, “"),
    ]
  )
  func trimmed(text: String, inner: String) {
    let bytes = Array(text.utf8)
    let span = QuoteTrainer.trimmed(TextSpan(0, bytes.count), bytes)
    #expect(String(decoding: bytes[Int(span.start)..<Int(span.end)], as: UTF8.self) == inner)
  }

  @Test func labelsSpellOneContentAtMost() {
    let outside = LinearChain.outside
    let allowed = ContentLabel.isAllowed
    #expect(allowed(outside, 5) && allowed(5, 5) && allowed(5, 0) && allowed(0, 1))
    #expect(allowed(1, 2) && allowed(2, 1) && allowed(1, 3) && allowed(3, 4) && allowed(4, outside))
    // No second begin, nothing behind the end but what is after it.
    for label in [0, 1, 2, 3, 4] { #expect(!allowed(label, 0) && !allowed(label, 5)) }
    #expect(!allowed(4, 1) && !allowed(3, 1) && !allowed(2, outside))
  }
}

@Suite("Numbers by word keys")
struct KeyBytesTests {
  @Test func everyKeyHasItsNumberAndOthersNone() {
    let entries = (1...500).map { (key: UInt32($0 * 7), value: UInt8($0 % 250 + 1)) }
    let table = KeyBytes(entries)
    for entry in entries { #expect(table.value(entry.key) == entry.value) }
    for key in UInt32(0)..<3500 where key % 7 != 0 { #expect(table.value(key) == 0) }
  }
}
