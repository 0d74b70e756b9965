import ClaimwireTestSupport
import Foundation
import Testing

@testable import Claimwire

/// What must hold of any text in any format: nothing crashes, nothing is lost, every span is where it says.
struct HostileTextTests {
  private static let runs = 60

  private func paragraphs() throws -> [String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../corpus/articles").standardized
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".txt") }
      .flatMap { name in
        try String(contentsOf: folder.appending(path: name), encoding: .utf8).components(
          separatedBy: "\n\n"
        )
      }
  }

  @Test func everyStageStandsAnyText() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var texts = HostileTexts(seed: seed, paragraphs: try paragraphs())
    let annotator = try Annotator()
    for _ in 0..<Self.runs {
      let text = texts.next()
      let document = annotator.annotated(Article(id: "x", text: text, date: "2024-05-01"))
      let note = "seed \(seed): \(text.debugDescription)"
      checkSpans(document, note)
      checkOrder(document, note)
      try checkFormats(document, text, note)
    }
  }

  /// Texts that ended the process once, or nearly.
  @Test(
    arguments: [
      "Friday, January 4, 2019", "\"\"=", "\"Bob.\"\n\n\"What.\"", "1,783.9million", "", " ", "\n",
      "\u{0}", "•", "1.", "“", "\u{FEFF}One.", "Two.\n\u{FEFF}\nThree.",
      "KYIV, Ukraine, April 24 (Reuters) —", "By", "By Jane Roe", "(AP) —", "—", "a)\nb)\nc)",
      "Jan\n1",
      "- \n- \n- ",
    ]
  )
  func everyStageStands(text: String) throws {
    let document = try Annotator().annotated(Article(id: "x", text: text, date: "2024-05-01"))
    checkSpans(document, text)
    checkOrder(document, text)
    try checkFormats(document, text, text)
  }

  @Test func everyWordOfTheRulesMayStandAnywhere() throws {
    let words = try RuleVocabulary.words(of: #filePath)
    #expect(words.contains("suffered") && words.contains("Reuters"))
    let annotator = try Annotator()
    for (word, other) in zip(words, words.reversed()) {
      for text in ["\(word) \(other)", "12 \(word)", "“\(word)” 12."] {
        let document = annotator.annotated(Article(id: "x", text: text, date: "2024-05-01"))
        checkSpans(document, text)
        checkOrder(document, text)
      }
    }
  }

  private func checkSpans(_ document: Document, _ note: String) {
    var spans = document.mentions.map(\.span) + document.mentions.compactMap(\.title)
    spans += document.numbers.map(\.span) + document.dates.map(\.span) + document.terms
    for quote in document.quotes {
      spans +=
        [quote.span] + quote.parts + [quote.cue?.span, quote.speaker?.span].compactMap { $0 }
      #expect(quote.speaker?.entity.map(document.entities.indices.contains) ?? true, "\(note)")
    }
    for claim in document.claims {
      spans += [claim.span, claim.count.span]
      spans += [claim.victims, claim.source?.span, claim.place?.span].compactMap { $0 }
      #expect(claim.partOf.map(document.claims.indices.contains) ?? true, "\(note)")
      #expect(claim.source?.quote.map(document.quotes.indices.contains) ?? true, "\(note)")
    }
    for span in spans {
      #expect(span.start < span.end && Int(span.end) <= document.bytes.count, "\(note)")
      let isCut = [span.start, span.end].contains {
        Int($0) < document.bytes.count && document.bytes[Int($0)] & 0xC0 == 0x80
      }
      #expect(!isCut, "a span cuts a character: \(note)")
    }
  }

  private func checkOrder(_ document: Document, _ note: String) {
    for spans in [
      document.tokens.map(\.span), document.sentences.map(\.span), document.mentions.map(\.span),
      document.numbers.map(\.span), document.dates.map(\.span),
    ] {
      #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end <= $1.start }, "\(note)")
    }
    for starts in [
      document.quotes.map(\.span.start), document.terms.map(\.start),
      document.claims.map(\.span.start),
    ] {
      #expect(starts == starts.sorted(), "\(note)")
    }
    #expect(document.sentences.flatMap(\.tokens) == Array(document.tokens.indices), "\(note)")
    #expect(
      document.entities.flatMap(\.mentions).sorted() == Array(document.mentions.indices),
      "\(note)"
    )
  }

  /// JSON with marks of byte order as escapes: Foundation drops those that stand as they are at the start of a string or
  /// behind an escape.
  private func escapingMarks(_ json: [UInt8]) -> Data {
    var data = Data(json)
    let mark = Data([0xEF, 0xBB, 0xBF])
    while let range = data.range(of: mark) {
      data.replaceSubrange(range, with: Data("\\uFEFF".utf8))
    }
    return data
  }

  private func checkFormats(_ document: Document, _ text: String, _ note: String) throws {
    var json = RecordWriter(options: RecordOptions(includesTokens: true))
    json.write(document)
    let record = try #require(
      try JSONSerialization.jsonObject(with: escapingMarks(json.bytes)) as? [String: Any],
      "\(note)"
    )
    let read = try #require(record["text"] as? String, "\(note)")
    #expect(read.unicodeScalars.elementsEqual(text.unicodeScalars), "\(note)")
    #expect(document.bytes.elementsEqual(text.utf8), "\(note)")
    #expect(json.bytes.count { $0 == 0x0A } == 1, "\(note)")
    for item in RecordItem.allCases {
      var rows = RecordWriter(options: RecordOptions(format: .tsv))
      rows.write(document, per: item)
      let columns = RowLayout.columns(of: item).count
      for row in rows.bytes.split(separator: 0x0A) {
        #expect(row.count { $0 == 0x09 } == columns - 1, "\(item): \(note)")
      }
    }
    var bundle = RecordWriter(options: RecordOptions(format: .brat))
    bundle.write(document)
    try FileBundle.forEachFile(in: bundle.bytes) { (name, content) throws(ClaimwireError) in
      #expect(String(validating: content, as: UTF8.self) != nil, "\(name): \(note)")
      #expect(!name.hasSuffix(".txt") || content.elementsEqual(document.bytes), "\(note)")
    }
    for format in [RecordFormat.ndjson, .conll, .html] {
      var writer = RecordWriter(options: RecordOptions(format: format))
      writer.write(document)
      #expect(String(validating: writer.bytes, as: UTF8.self) != nil, "\(format): \(note)")
      if format == .conll {
        let tokens = writer.bytes.split(separator: 0x0A).filter { $0.first != UInt8(ascii: "#") }
        #expect(tokens.count == document.tokens.count, "\(note)")
        #expect(tokens.allSatisfy { $0.count { $0 == 0x09 } == 9 }, "\(note)")
      }
    }
  }
}
