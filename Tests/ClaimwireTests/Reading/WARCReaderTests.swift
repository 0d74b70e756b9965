import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// Pages out of web archives; all else in them is passed over.
struct WARCReaderTests {
  private static let prose =
    "Four people were killed on Friday, police said, when a tram left the rails, and 30 were injured, among them a child."
  private static let page = Array(
    "<html><head><title>Crash</title></head><body><article><p>\(prose)</p></article></body></html>"
      .utf8
  )

  private func record(_ type: String, _ block: [UInt8], fields: String = "") -> [UInt8] {
    Array(
      "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: https://example.org/\(type)\r\n\(fields)Content-Length: \(block.count)\r\n\r\n"
        .utf8
    ) + block + Array("\r\n\r\n".utf8)
  }

  private func response(
    _ page: [UInt8],
    status: String = "200 OK",
    type: String = "text/html; charset=utf-8",
    fields: String = ""
  ) -> [UInt8] {
    record(
      "response",
      Array("HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\n\(fields)\r\n".utf8) + page
    )
  }

  private func texts(_ archive: [UInt8], name: String = "a.warc") throws -> [String] {
    try articles(in: archive, named: name).map {
      String(decoding: try $0.get().text, as: UTF8.self)
    }
  }

  @Test func pagesOfHTMLAreArticlesAndNothingElse() throws {
    let archive =
      record("warcinfo", Array("software: x\r\n".utf8))
      + record("request", Array("GET / HTTP/1.1\r\n\r\n".utf8))
      + response(Self.page) + response(Self.page, status: "404 Not Found")
      + response([0xFF, 0xD8], type: "image/jpeg") + record("metadata", Array("a: b".utf8))
      + record("resource", Self.page, fields: "Content-Type: text/html\r\n")
    let found = try articles(in: archive, named: "a.warc").map { try $0.get() }
    #expect(found.map { String(decoding: $0.text, as: UTF8.self) } == [Self.prose, Self.prose])
    #expect(found.map(\.id) == ["https://example.org/response", "https://example.org/resource"])
    #expect(found.map(\.record) == [3, 7])
    #expect(found.map(\.title) == ["Crash", "Crash"])
  }

  @Test(arguments: [true, false]) func compressedMembersAreRead(gzip: Bool) throws {
    let members = (0..<3).flatMap { _ in compressed(response(Self.page), gzip: gzip) }
    let name = gzip ? "a.warc.gz" : "a.warc.zst"
    #expect(try texts(members, name: name) == [Self.prose, Self.prose, Self.prose])
  }

  @Test func codingsAreUndone() throws {
    let gzip = compressed(Self.page, gzip: true)
    let chunks =
      Array("5\r\n".utf8) + Self.page[..<5]
      + Array("\r\n\(String(Self.page.count - 5, radix: 16))\r\n".utf8)
    let chunked = chunks + Self.page[5...] + Array("\r\n0\r\n\r\n".utf8)
    let archive =
      response(gzip, fields: "Content-Encoding: gzip\r\n")
      + response(chunked, fields: "Transfer-Encoding: chunked\r\n")
      // Common Crawl undoes the coding and leaves the name.
      + response(Self.page, fields: "Content-Encoding: gzip\r\n")
    #expect(try texts(archive) == [Self.prose, Self.prose, Self.prose])
  }

  @Test func theServersCharsetIsTaken() throws {
    let page =
      Array("<article><p>Le pr".utf8) + [0xE9] + Array("sident a parl".utf8) + [0xE9]
      + Array(", hier soir, devant une foule nombreuse.</p></article>".utf8)
    let named = Array("<meta charset=\"iso-8859-1\">".utf8) + page
    let archive =
      response(page, type: "text/html;charset=ISO-8859-1") + response(named, type: "text/html")
    let text = "Le président a parlé, hier soir, devant une foule nombreuse."
    #expect(try texts(archive) == [text, text])
  }

  @Test func aBrokenRecordIsToldAndTheNextIsRead() throws {
    let archive =
      response(Self.page) + Array("nonsense\r\nmore\r\n".utf8) + response(Self.page)
      + Array("WARC/1.0\r\nWARC-Type: response\r\n\r\n".utf8) + response(Self.page)
    let results = try articles(in: archive, named: "a.warc")
    #expect(results.map { (try? $0.get()) != nil } == [true, false, true, false, true])
  }

  @Test func anArchiveThatEndsInARecordIsTold() throws {
    let results = try articles(
      in: Array((response(Self.page) + response(Self.page)).dropLast(60)),
      named: "a.warc"
    )
    #expect(results.map { (try? $0.get()) != nil } == [true, false])
  }

  @Test func aPageOverTheLimitIsToldAndTheNextIsRead() throws {
    let large = response(Self.page + [UInt8](repeating: 0x20, count: 600_000))
    let results = try articles(
      in: large + response(Self.page),
      named: "a.warc",
      maxDocument: 10_000
    )
    #expect(results.map { (try? $0.get()) != nil } == [false, true])
  }
}
