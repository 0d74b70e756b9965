import Foundation
import Testing

@testable import Claimwire

/// Text that is not UTF-8 is decoded from what it looks like, and the record says so.
struct CharsetTests {
  private static let english =
    "“It is over,” said the mayor of Besançon — who has been in office since 1998 — on Friday. The café’s owner agreed."
  private static let russian =
    "Президент сказал в пятницу, что война окончена. По данным полиции, погибли двенадцать человек, ещё тридцать ранены."
  private static let japanese = "大統領は金曜日に戦争は終わったと述べた。警察によると、十二人が死亡し、三十人が負傷した。これは東京からの報告です。"

  @Test(
    arguments: [
      (english, String.Encoding.windowsCP1252, "windows-1252"),
      (russian, .windowsCP1251, "windows-1251"),
      (japanese, .shiftJIS, "Shift_JIS"),
    ]
  )
  func aTextIsDecodedFromWhatItLooksLike(
    text: String,
    encoding: String.Encoding,
    name: String
  ) throws {
    let bytes = [UInt8](try #require(text.data(using: encoding)))
    let article = try #require(try articles(in: bytes, named: "a.txt").first?.get())
    #expect(String(decoding: article.text, as: UTF8.self) == text)
    #expect(article.warnings == ["not UTF-8: decoded from \(name), a guess; see --encoding"])
  }

  @Test func aTableOfAnotherCharsetIsReadRowByRow() throws {
    let table =
      "id,title,text\n1,Café,\(Self.english.replacing(",", with: ";"))\n2,Plain,No mark at all.\n"
    let bytes = [UInt8](try #require(table.data(using: .windowsCP1252)))
    let found = try articles(in: bytes, named: "a.csv").map { try $0.get() }
    #expect(found.map(\.title) == ["Café", "Plain"])
    #expect(found.map(\.warnings.isEmpty) == [false, true])
  }

  /// Once a line was told by its letters, a later one with too few of them is read the same way.
  @Test func linesOfOneFileAreOfOneCharset() throws {
    let lines = "{\"text\":\"\(Self.russian)\"}\n{\"text\":\"да\"}\n"
    let bytes = [UInt8](try #require(lines.data(using: .windowsCP1251)))
    let texts = try articles(in: bytes, named: "a.jsonl").map {
      String(decoding: try $0.get().text, as: UTF8.self)
    }
    #expect(texts == [Self.russian, "да"])
  }

  @Test(arguments: [
    Array("A sentence of UTF-8 — with “marks” — that was cut in a character: ".utf8) + [
      0xE2, 0x80,
    ],
    Array("Short ".utf8) + [0xE9],
    Array("Twenty-four bytes and more with one byte that is a letter hardly ever: ".utf8) + [0xFF],
    Array("Twenty-four bytes and more with a NUL ".utf8) + [0, 0xE9],
  ])
  func damageIsNoCharset(bytes: [UInt8]) throws {
    let article = try #require(try articles(in: bytes, named: "a.txt").first?.get())
    #expect(article.warnings.first?.hasPrefix("invalid UTF-8: 1 sequence") == true)
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .windowsCP1252, .isoLatin1])
  func aNamedCharsetIsTaken(encoding: String.Encoding) throws {
    let names = [
      String.Encoding.utf16LittleEndian: "utf-16le", .windowsCP1252: "cp1252", .isoLatin1: "latin1",
    ]
    let charset = try #require(Charset(named: names[encoding] ?? ""))
    let lines = "{\"text\":\"\(String(repeating: "été ", count: 70_000))\"}\n{\"text\":\"b\"}\n"
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try #require(lines.data(using: encoding)).write(to: folder)
    var texts: [String] = []
    try ArticleReader(path: folder.path, format: .ndjson, charset: charset).forEachArticle {
      texts.append(String(decoding: (try? $0.get().text) ?? [], as: UTF8.self))
    }
    #expect(texts == [String(repeating: "été ", count: 70_000), "b"])
  }

  @Test func whatANamedCharsetHasNotIsTold() throws {
    let charset = try #require(Charset(named: "Shift_JIS"))
    let (text, replaced) = CharsetDecoder.decoded([0x61, 0xFF, 0x62], charset)
    #expect(replaced == 1)
    #expect(TextRepair.replacementWarnings(text, charset).first?.contains("1 sequence") == true)
  }

  @Test func noCharsetHasAnyName() { #expect(Charset(named: "nonsense-9") == nil) }
}
