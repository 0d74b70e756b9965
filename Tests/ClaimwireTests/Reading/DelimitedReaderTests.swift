import Testing

@testable import Claimwire

/// CSV and TSV into articles.
struct DelimitedReaderTests {
  @Test(arguments: [
    ("id,text\n1,a b\n2,c\n", ["a b", "c"]),
    ("id,text\r\n1,a\r\n", ["a"]),
    ("id,text\n1,\"a, \"\"b\"\"\"\n", ["a, \"b\""]),
    ("id,text\n1,\"a\n\nb\"\n2,c", ["a\n\nb", "c"]),
    ("id,text\n1,5\" pipe\n2,\n", ["5\" pipe", ""]),
    ("\u{FEFF}text,id\na,1\n", ["a"]),
    ("id,text\n\n1,a\n  \n", ["a"]),
  ])
  func csvFollowsRFC4180(table: String, texts: [String]) throws {
    #expect(try self.texts(table, "a.csv") == texts)
  }

  @Test func tsvHasNoQuotation() throws {
    #expect(
      try texts("id\ttext\n1\t\"We go,\" he said.\n2\t\"\n", "a.tsv") == [
        "\"We go,\" he said.", "\"",
      ]
    )
  }

  @Test func columnsBecomeFields() throws {
    let table = "id,when,text,topic,title\nx,2024-01-02,He left.,\"a \"\"b\"\"\",T\n"
    let results = try articles(
      in: Array(table.utf8),
      named: "a.csv",
      fields: FieldNames(date: "when")
    )
    let article = try #require(try results.first?.get())
    #expect(article.id == "x")
    #expect(article.date == "2024-01-02")
    #expect(article.title == "T")
    #expect(article.record == 2)
    #expect(article.meta.map(\.name) == ["topic"])
    #expect(article.meta.map { String(decoding: $0.json, as: UTF8.self) } == [#""a \"b\"""#])
  }

  @Test func badRowsAreToldWithTheirLineAndSkipped() throws {
    let table = "id,text\n1,a\n2\n3,\"b\nb\"\n4,x,y\n5,c\n6,\"open\n7,d\n"
    let outcomes = try articles(in: Array(table.utf8), named: "a.csv").map { result in
      switch result {
      case .success(let article): "\(article.record ?? 0)"
      case .failure(.malformedRow(_, let line, _)): "bad \(line)"
      case .failure(let error): "\(error)"
      }
    }
    #expect(outcomes == ["2", "bad 3", "4", "bad 6", "7", "bad 8"])
  }

  @Test func aTableWithoutTheTextColumnSaysSo() throws {
    let results = try articles(in: Array("id,body\n1,a\n".utf8), named: "a.csv")
    guard case .failure(.missingField(_, let line, let field)) = try #require(results.first) else {
      Issue.record("no missing field")
      return
    }
    #expect(line == 2)
    #expect(field == "text")
  }

  @Test func brokenBytesAreReplacedAndTold() throws {
    let bytes = Array("id,text\n1,a".utf8) + [0xFF] + Array("\n".utf8)
    let article = try #require(try articles(in: bytes, named: "a.csv").first?.get())
    #expect(article.text == Array("a\u{FFFD}".utf8))
    #expect(article.warnings.count == 1)
  }

  private func texts(_ table: String, _ name: String) throws -> [String] {
    try articles(in: Array(table.utf8), named: name).map {
      String(decoding: try $0.get().text, as: UTF8.self)
    }
  }
}
