import Testing

@testable import Claimwire

/// Records over the limit are told and passed over; all others come out.
struct DocumentLimitTests {
  @Test(arguments: [100, 300_000]) func aLongLineIsPassedOver(limit: Int) throws {
    let long = String(repeating: "x", count: limit * 3)
    let lines = "{\"text\":\"a\"}\n{\"text\":\"\(long)\"}\n{\"text\":\"b\"}\n"
    let outcomes = try articles(in: Array(lines.utf8), named: "a.jsonl", maxDocument: limit).map {
      switch $0 {
      case .success(let article): String(decoding: article.text, as: UTF8.self)
      case .failure(.recordTooLarge(_, let line, let bytes)): "line \(line): \(bytes)"
      case .failure(let error): "\(error)"
      }
    }
    #expect(outcomes == ["a", "line 2: \(limit * 3 + 11)", "b"])
  }

  @Test func aLargeFileIsRefusedAndASmallOneIsNot() throws {
    let text = [UInt8](repeating: UInt8(ascii: "x"), count: 1_000)
    #expect(try articles(in: text, named: "a.txt", maxDocument: 1_000).first?.get().text == text)
    guard
      case .failure(.tooLarge(_, let limit)) = try #require(
        try articles(in: text, named: "a.txt", maxDocument: 999).first
      )
    else {
      Issue.record("not refused")
      return
    }
    #expect(limit == 999)
  }

  @Test func aRowOverManyLinesIsHeldToTheLimit() throws {
    let field = String(repeating: "line\n", count: 100)
    let table = "id,text\n1,\"\(field)\"\n2,a\n"
    let results = try articles(in: Array(table.utf8), named: "a.csv", maxDocument: 200)
    #expect(results.contains { if case .failure(.recordTooLarge) = $0 { true } else { false } })
    #expect(!results.contains { (try? $0.get().text.count) ?? 0 > 200 })
  }
}
