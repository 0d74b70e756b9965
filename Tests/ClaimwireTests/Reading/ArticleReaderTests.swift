import Testing

@testable import Claimwire

/// Files into articles.
struct ArticleReaderTests {
  @Test func aTextFileIsOneArticle() throws {
    let results = try read("one\n\ntwo\n", name: "a.txt")
    let article = try #require(try results.first?.get())
    #expect(results.count == 1)
    #expect(article.id == "a.txt")
    #expect(article.record == nil)
    #expect(article.text == Array("one\n\ntwo\n".utf8))
  }

  @Test func anEmptyTextFileIsAnEmptyArticle() throws {
    let results = try read("", name: "a.txt")
    #expect(try results.map { try $0.get().text } == [[]])
  }

  @Test func fieldsAreTakenByNameAndTheRestPassesThrough() throws {
    let line =
      #"{"key":7,"body":"b\u00e9","when":"2025-01-02","head":"h","n":1.50,"big":123456789012345678901234,"l":[1,{"x":null}]}"#
    let fields = FieldNames(text: "body", id: "key", date: "when", title: "head")
    let article = try #require(try read(line, name: "a.jsonl", fields: fields).first?.get())
    #expect(article.id == "7")
    #expect(article.text == Array("bé".utf8))
    #expect(article.date == "2025-01-02")
    #expect(article.title == "h")
    #expect(article.meta.map(\.name) == ["n", "big", "l"])
    #expect(
      article.meta.map { String(decoding: $0.json, as: UTF8.self) }
        == ["1.50", "123456789012345678901234", #"[1,{"x":null}]"#]
    )
  }

  @Test func badLinesAreToldWithTheirNumberAndSkipped() throws {
    let lines =
      "{\"text\":\"a\"}\r\n{\"text\":\n\n{\"id\":\"x\"}\n[1]\n{\"text\":\"b\"} {}\n{\"text\":\"c\"}"
    let results = try read(lines, name: "a.ndjson")
    let outcomes = results.map { result -> String in
      switch result {
      case .success(let article): String(decoding: article.text, as: UTF8.self)
      case .failure(.malformedLine(_, let line, _)): "malformed \(line)"
      case .failure(.missingField(_, let line, let field)): "missing \(line) \(field)"
      case .failure(let error): "\(error)"
      }
    }
    #expect(outcomes == ["a", "malformed 2", "missing 4 text", "malformed 5", "malformed 6", "c"])
  }

  @Test func recordsWithoutAnIDAreNamedByFileAndLine() throws {
    let articles = try read("{\"text\":\"a\"}\n\n{\"text\":\"b\"}", name: "a.jsonl").map {
      try $0.get()
    }
    #expect(articles.map { $0.id.hasSuffix("a.jsonl#\($0.record ?? 0)") } == [true, true])
    #expect(articles.map(\.record) == [1, 3])
  }

  @Test func invalidBytesInsideALineAreReplaced() throws {
    let results = try read(
      bytes: Array("{\"text\":\"a".utf8) + [0xFF] + Array("\"}".utf8),
      name: "a.jsonl"
    )
    let article = try #require(try results.first?.get())
    #expect(article.text == Array("a\u{FFFD}".utf8))
    #expect(article.warnings.count == 1)
  }

  @Test func loneSurrogatesDoNotLoseTheRecord() throws {
    let article = try #require(try read(#"{"text":"a \ud83d b"}"#, name: "a.jsonl").first?.get())
    #expect(article.text == Array("a \u{FFFD} b".utf8))
    #expect(article.warnings == ["lone surrogates: 1 replaced by U+FFFD"])
  }

  @Test(arguments: [
    ("x", "{\"text\":\"a\"}", 1), ("x", "a {\n\"b\"", 1),
    ("x", "\n {\"text\":\"a\"}\n{\"text\":\"b\"}", 2),
  ])
  func unknownEndingsGoByTheFirstCharacter(name: String, content: String, count: Int) throws {
    #expect(try read(content, name: name).count == count)
  }

  @Test func linesLongerThanAReadAreWhole() throws {
    let long = String(repeating: "word ", count: 300_000)
    let results = try read("{\"text\":\"\(long)\"}\n{\"text\":\"b\"}", name: "a.jsonl")
    #expect(try results.map { try $0.get().text.count } == [long.utf8.count, 1])
  }

  @Test func aMissingFileEndsTheInput() {
    #expect(throws: ClaimwireError.self) {
      try ArticleReader(path: "/nonexistent/file").forEachArticle { _ in }
    }
  }

  private func read(
    _ content: String,
    name: String,
    fields: FieldNames = FieldNames()
  ) throws -> [Result<Article, ClaimwireError>] {
    try read(bytes: Array(content.utf8), name: name, fields: fields)
  }

  private func read(
    bytes: [UInt8],
    name: String,
    fields: FieldNames = FieldNames()
  ) throws -> [Result<Article, ClaimwireError>] {
    try articles(in: bytes, named: name, fields: fields)
  }
}
