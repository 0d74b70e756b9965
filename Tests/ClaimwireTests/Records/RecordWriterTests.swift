import ClaimwireTestSupport
import Foundation
import Testing

@testable import Claimwire

/// The contract's keys, in their order, in every record.
struct RecordWriterTests {
  private static let keys = [
    "v", "id", "source", "date", "date_from", "title", "text", "meta", "sentences", "mentions",
    "entities", "numbers",
    "dates", "quotes", "terms", "claims", "warnings",
  ]

  @Test(arguments: ["", "x", "“Stop,” said Ada Roe on Monday after 3 people were killed in Oslo."])
  func everyKeyIsThereInOrder(text: String) throws {
    let line = try record(text)
    let positions = Self.keys.map { key in line.range(of: "\"\(key)\":")?.lowerBound }
    #expect(positions.allSatisfy { $0 != nil })
    #expect(positions.compactMap { $0 } == positions.compactMap { $0 }.sorted())
    #expect(line.hasSuffix("}\n"))
    #expect(line.filter { $0 == "\n" }.count == 1)
  }

  @Test func tokensAndOffsetUnitsAreOnRequest() throws {
    let options = RecordOptions(offsets: .utf16, includesTokens: true)
    let line = try record("😀 Hi", options: options)
    #expect(line.contains("\"offsets\":\"utf16\""))
    #expect(line.contains("{\"start\":3,\"end\":5,\"kind\":\"word\"}"))
    #expect(try !record("Hi").contains("\"offsets\""))
  }

  @Test func metaPassesThroughAsItStood() throws {
    var article = Article(id: "a", text: "x")
    article.meta = [MetaField(name: "k\"", json: Array("{\"a\": 1.50}".utf8))]
    var writer = RecordWriter()
    writer.write(try Annotator().annotated(article))
    #expect(
      String(decoding: writer.bytes, as: UTF8.self).contains("\"meta\":{\"k\\\"\":{\"a\": 1.50}}")
    )
  }

  @Test func oneLineAnItemCarriesDocumentAndSentence() throws {
    var writer = RecordWriter()
    writer.write(try annotated("One came. Two left."), per: .sentences)
    let lines = String(decoding: writer.bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 2)
    let last = try #require(lines.last)
    let object = try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any]
    #expect(object?["doc"] as? String == "test")
    #expect(object?["sentence"] as? String == "Two left.")
    #expect(object?["doc_date"] is NSNull)
  }

  private func record(_ text: String, options: RecordOptions = RecordOptions()) throws -> String {
    var writer = RecordWriter(options: options)
    writer.write(try annotated(text))
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
