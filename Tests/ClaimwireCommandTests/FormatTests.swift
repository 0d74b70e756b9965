import Foundation
import Testing

/// `--format`: the same layers for spreadsheets, annotation tools and readers.
@Suite struct FormatTests {
  private let command: CommandRun
  private static let article =
    "“Four people were killed in Lyon on Friday,” said Ada Roe, the mayor. <b>Police</b> said that nine were hurt."

  init() throws {
    command = try CommandRun()
    try command.write(Self.article, to: "a.txt")
    try command.write("Nothing to see.", to: "b.txt")
  }

  private func lines(_ name: String) throws -> [String] {
    try String(contentsOf: command.folder.appending(path: name), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test(arguments: ["quotes", "claims", "mentions", "entities", "dates", "numbers", "sentences"])
  func tsvHasAHeaderAndARowAnItem(layer: String) throws {
    defer { command.remove() }
    let outcome = try command.claimwire(
      "annotate",
      "a.txt",
      "b.txt",
      "--format",
      "tsv",
      "--per",
      layer
    )
    let items = try command.claimwire("annotate", "a.txt", "b.txt", "--per", layer)
    #expect(outcome.status == 0)
    let rows = outcome.output.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    #expect(rows.count == items.records.count + 1)
    #expect(rows.first?.first == "doc")
    #expect(rows.allSatisfy { $0.count == rows.first?.count })
  }

  @Test func eachShardOfATableHasItsHeader() throws {
    defer { command.remove() }
    let line =
      "{\"text\":\"\(Self.article.replacingOccurrences(of: "<b>Police</b>", with: "Police"))\"}\n"
    try command.write(String(repeating: line, count: 2_500), to: "in.jsonl")
    let outcome = try command.claimwire(
      "annotate",
      "in.jsonl",
      "--format",
      "tsv",
      "--per",
      "claims",
      "--output",
      "out.tsv",
      "--shard-size",
      "1000000"
    )
    #expect(outcome.status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: command.folder.path)
      .filter { $0.hasPrefix("out-") }.sorted()
    #expect(names.first == "out-00001.tsv")
    for name in names { #expect(try lines(name).first?.hasPrefix("doc\tdoc_date\t") == true) }
  }

  @Test func anEmptyTableHasItsHeader() throws {
    defer { command.remove() }
    let outcome = try command.claimwire("annotate", "b.txt", "--format", "tsv", "--per", "claims")
    #expect(outcome.output.hasPrefix("doc\t"))
    #expect(outcome.output.count { $0 == "\n" } == 1)
  }

  @Test func conllHasATokenALineUnderItsSentence() throws {
    defer { command.remove() }
    let output = try command.claimwire("annotate", "a.txt", "--format", "conll").output
    #expect(output.hasPrefix("# global.columns = ID FORM "))
    let names = output.split(separator: "\n").filter { $0.contains("\tB-person\t") }
    #expect(names.first?.split(separator: "\t")[1] == "Ada")
    #expect(output.contains("\tB-killed"))
    #expect(output.contains("# sent_id = a.txt-2\n"))
  }

  @Test func bratSlicesItsOwnText() throws {
    defer { command.remove() }
    let outcome = try command.claimwire(
      "annotate",
      "a.txt",
      "b.txt",
      "--format",
      "brat",
      "--output",
      "ann"
    )
    #expect(outcome.status == 0)
    let text = Array(
      try String(contentsOf: command.folder.appending(path: "ann/000001-a.txt"), encoding: .utf8)
        .unicodeScalars
    )
    var spans = 0
    for line in try lines("ann/000001-a.ann") where line.hasPrefix("T") {
      let columns = line.split(separator: "\t")
      let pieces = columns[1].split(separator: " ", maxSplits: 1)[1].split(separator: ";").map {
        piece in
        let ends = piece.split(separator: " ").compactMap { Int($0) }
        var slice = String.UnicodeScalarView()
        slice.append(contentsOf: text[ends[0]..<ends[1]])
        return String(slice)
      }
      #expect(pieces.joined(separator: " ") == columns[2])
      spans += 1
    }
    #expect(spans >= 4)
    #expect(try lines("ann/annotation.conf").contains("DirectQuote"))
  }

  /// An id is what an archive or a database says: it must not choose where a file goes.
  @Test(arguments: [
    "../../outside", "/etc/passwd", "..", "a/b", "", "a\\u0000b", "é/ü",
    "x".padding(toLength: 400, withPad: "x", startingAt: 0),
  ])
  func noIDLeavesTheFolder(id: String) throws {
    defer { command.remove() }
    try command.write(
      "{\"id\":\"\(id)\",\"text\":\"\(String(Self.article.prefix(40)))\"}\n",
      to: "in.jsonl"
    )
    let outcome = try command.claimwire(
      "annotate",
      "in.jsonl",
      "--format",
      "html",
      "--output",
      "pages/"
    )
    #expect(outcome.status == 0)
    let pages = try FileManager.default.contentsOfDirectory(
      atPath: command.folder.appending(path: "pages").path
    )
    #expect(pages.count == 1)
    #expect(pages.first?.hasPrefix("000001-") == true && pages.first?.hasSuffix(".html") == true)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: command.folder.path).filter {
        !$0.hasPrefix(".")
      }.sorted()
        == ["a.txt", "b.txt", "in.jsonl", "pages"]
    )
  }

  @Test func documentsOfOneIDDoNotOverwriteEachOther() throws {
    defer { command.remove() }
    try command.write(
      String(repeating: "{\"id\":\"same\",\"text\":\"x\"}\n", count: 3),
      to: "in.jsonl"
    )
    _ = try command.claimwire("annotate", "in.jsonl", "--format", "brat", "--output", "ann")
    let files = try FileManager.default.contentsOfDirectory(
      atPath: command.folder.appending(path: "ann").path
    )
    #expect(files.filter { $0.hasSuffix(".ann") }.count == 3)
  }

  @Test func aPageHoldsEveryRecordAndNoTextEndsItsScript() throws {
    defer { command.remove() }
    try command.write("</script><script>alert(1)</script> <!-- “x,” said Ada Roe.", to: "c.txt")
    let page = try command.claimwire("annotate", "a.txt", "b.txt", "c.txt", "--format", "html")
      .output
    #expect(page.hasPrefix("<!doctype html>"))
    #expect(page.hasSuffix("</html>\n"))
    #expect(page.components(separatedBy: "class=\"record\">").count == 4)
    #expect(!page.contains("alert(1)</script>"))
    #expect(!page.contains("http://") || !page.contains("src=\"http"))
  }

  @Test func aResumedPageIsThePage() throws {
    defer { command.remove() }
    let line = "{\"text\":\"\(String(repeating: "Ada Roe said no. ", count: 40))\"}\n"
    try command.write(String(repeating: line, count: 400), to: "in.jsonl")
    let whole = try command.claimwire(
      "annotate",
      "in.jsonl",
      "--format",
      "html",
      "--output",
      "whole.html"
    )
    #expect(whole.status == 0)
    let cut = try command.shell(
      """
      "$binary" annotate in.jsonl --format html --output cut.html & run=$!
      for i in $(seq 400); do [ -s cut.html.journal ] && break; sleep 0.05; done
      kill -9 $run; wait
      claimwire annotate in.jsonl --format html --output cut.html --resume
      cmp whole.html cut.html
      """
    )
    #expect(cut.status == 0, "\(cut.output) \(cut.errors)")
  }

  @Test(arguments: [
    ["--format", "tsv"], ["--format", "brat"], ["--format", "conll", "--per", "quotes"],
    ["--format", "html", "--tokens"],
    ["--format", "html", "--output", "x", "--shard-size", "1M"],
    ["--format", "brat", "--output", "x", "--offsets", "utf8"],
  ])
  func whatDoesNotGoTogetherIsSaid(options: [String]) throws {
    defer { command.remove() }
    let outcome = try command.shell("claimwire annotate a.txt \(options.joined(separator: " "))")
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.count == 1)
  }
}
