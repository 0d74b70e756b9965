import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// gzip and Zstandard, told by their first bytes.
struct CompressedInputTests {
  private static let lines = Array(
    (0..<5_000).map { "{\"id\":\"\($0)\",\"text\":\"Line \($0 &* 2_654_435_761) of many.\"}\n" }
      .joined().utf8
  )

  @Test(arguments: [true, false], ["a.jsonl", "a.jsonl.gz", "a.ndjson.zst", "a"])
  func everyRecordComesOut(gzip: Bool, name: String) throws {
    let results = try articles(in: compressed(Self.lines, gzip: gzip), named: name)
    #expect(try results.map { try $0.get().id } == (0..<5_000).map(String.init))
  }

  @Test(arguments: [true, false]) func membersFollowOneAnother(gzip: Bool) throws {
    let member = compressed(Self.lines, gzip: gzip)
    #expect(try articles(in: member + member, named: "a.jsonl.gz").count == 10_000)
  }

  @Test(arguments: [true, false]) func whatStandsBeforeACutIsRead(gzip: Bool) throws {
    let whole = compressed(Self.lines, gzip: gzip)
    var ids: [String] = []
    let error = #expect(throws: ClaimwireError.self) {
      try forEachArticle(in: Array(whole.dropLast(20)), named: "a.jsonl") {
        ids.append((try? $0.get().id) ?? "?")
      }
    }
    #expect("\(try #require(error))".contains("ends too soon"))
    #expect(ids.count > 1_000 || !gzip)
    #expect(ids == (0..<ids.count).map(String.init))
  }

  @Test func damageIsToldAndCostsNothingBeforeIt() throws {
    var bytes = compressed(Self.lines, gzip: true)
    bytes[bytes.count - 5] ^= 0xFF
    var count = 0
    let error = #expect(throws: ClaimwireError.self) {
      try forEachArticle(in: bytes, named: "a.jsonl") { _ in count += 1 }
    }
    #expect("\(try #require(error))".contains("corrupt"))
    #expect(count == 5_000)
  }

  @Test func aTextFileMayBeCompressed() throws {
    let results = try articles(
      in: compressed(Array("He left.".utf8), gzip: true),
      named: "a.txt.gz"
    )
    #expect(try results.map { try $0.get().text } == [Array("He left.".utf8)])
  }

  @Test func nothingCompressedIsAnEmptyArticle() throws {
    let results = try articles(in: compressed([], gzip: true), named: "a.txt.gz")
    #expect(try results.map { try $0.get().text } == [[]])
  }
}
