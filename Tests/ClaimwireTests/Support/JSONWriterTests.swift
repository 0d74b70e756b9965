import Foundation
import Testing

@testable import Claimwire

/// JSON that any parser reads back.
struct JSONWriterTests {
  @Test func everyStringSurvives() throws {
    let text =
      (0..<0x300).compactMap { Unicode.Scalar($0).map(String.init) }.joined() + "“😀\u{2028}"
    var writer = JSONWriter()
    writer.array([text, "", "\"\\"]) { $0.string($1) }
    let back = try JSONDecoder().decode([String].self, from: Data(writer.bytes))
    #expect(back == [text, "", "\"\\"])
  }

  @Test(arguments: [
    (0.0, "0"), (-3, "-3"), (1.5, "1.5"), (2_000_000, "2000000"), (1e21, "1e+21"), (0.1, "0.1"),
    (.infinity, "null"),
    (.nan, "null"), (-9_007_199_254_740_991, "-9007199254740991.0"),
  ])
  func numbersAreWrittenShortest(value: Double, expected: String) {
    var writer = JSONWriter()
    writer.number(value)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
  }

  @Test(
    arguments: [
      "", "a", "ab", "abc", "abcd", "abcdefg", "abcdefgh", "abcdefghijklmnop", "abcdefghijklmnopq",
    ] as [StaticString]
  )
  func keysAreWrittenWhateverTheirLength(name: StaticString) {
    var writer = JSONWriter()
    writer.object { json in
      json.key(name)
      json.integer(1)
    }
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "{\"\(name)\":1}")
  }

  @Test func offsetsAreTheirKeysAndNumbers() {
    var writer = JSONWriter()
    writer.object { $0.offsets(0, 12_345_678_901) }
    writer.object { json in
      json.key("id")
      json.null()
      json.offsets(7, 30)
      json.key("text")
      json.null()
    }
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == "{\"start\":0,\"end\":12345678901},{\"id\":null,\"start\":7,\"end\":30,\"text\":null}"
    )
  }

  @Test func commasStandBetweenAndNowhereElse() {
    var writer = JSONWriter()
    writer.object { json in
      json.key("a")
      json.array([1, 2]) { $0.integer($1) }
      json.key(escaping: "b\"")
      json.object { _ in }
      json.key("c")
      json.null()
    }
    writer.newline()
    writer.bool(true)
    #expect(
      String(decoding: writer.bytes, as: UTF8.self) == "{\"a\":[1,2],\"b\\\"\":{},\"c\":null}\ntrue"
    )
  }
}
