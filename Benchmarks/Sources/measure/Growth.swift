import Claimwire
import Foundation
import Workloads

/// How the time of each stage grows with the length of one document.
///
/// A sample is the file's beginning, or the unit repeated; a round cuts it into documents of each of several lengths, and
/// prints a row a stage: its name, a document's bytes, seconds of the processor that one takes. The same bytes are read at
/// every length: were short documents all the file's beginning, a stage whose work is uneven, as that of claims is, would
/// seem to grow where the text merely has more for it to do. The clock's steps count the same for all lengths too, and no
/// stage is timed on memory and branches that it has only just met. A first round is not printed.
struct Growth {
  private var sizes = [16, 64, 256, 1_024, 4_096].map { $0 * 1_000 }
  private var rounds = 5
  private var sample = 1_000_000
  private var unit: String?
  private var text: [UInt8] = []

  init(_ arguments: ArraySlice<String>) throws {
    var rest = arguments
    while let argument = rest.popFirst() {
      switch argument {
      case "--sizes": sizes = try Growth.numbers(rest.popFirst())
      case "--rounds": rounds = try Growth.number(rest.popFirst())
      case "--sample": sample = try Growth.number(rest.popFirst())
      case "--unit": unit = rest.popFirst()
      default: text = Array(try Data(contentsOf: URL(filePath: argument)))
      }
    }
    guard !(unit ?? "").isEmpty || !text.isEmpty else { throw Measure.Usage() }
  }

  func run() throws {
    let tokens = try Annotator(configuration: AnnotatorConfiguration(lastStage: .tokens))
    let stages = try Annotator()
    for round in 0...rounds {
      for size in sizes {
        let articles = articles(of: size)
        guard !articles.isEmpty else { continue }
        let costs = Growth.costs(of: articles, tokens, stages)
        guard round > 0 else { continue }
        let bytes = articles.reduce(0) { $0 + $1.text.count } / articles.count
        for (name, seconds) in costs { print("\(name)\t\(bytes)\t\(seconds)") }
      }
    }
  }

  /// Seconds a document of each stage and of the writer.
  private static func costs(
    of articles: [Article],
    _ tokens: borrowing Annotator,
    _ stages: borrowing Annotator
  ) -> [(String, Double)] {
    var documents: [Document] = []
    documents.reserveCapacity(articles.count)
    func seconds(_ work: () -> Void) -> Double { Cost.of(work).seconds / Double(articles.count) }
    var costs = [
      (
        "tokens",
        seconds { for article in articles { documents.append(tokens.annotated(article)) } }
      )
    ]
    for stage in AnnotatorConfiguration.Stage.allCases where stage != .tokens {
      let spent = seconds {
        for index in documents.indices { stages.annotate(&documents[index], stage) }
      }
      costs.append(("\(stage)", spent))
    }
    let spent = seconds {
      for document in documents {
        var writer = RecordWriter()
        writer.write(document)
      }
    }
    costs.append(("writer", spent))
    return costs
  }

  /// The sample in documents of about that many bytes, cut at lines' ends; none where there is not so much text.
  private func articles(of size: Int) -> [Article] {
    let copies = max(1, sample / size)
    if let unit {
      let text = String(repeating: unit, count: max(1, size / unit.utf8.count))
      return Array(repeating: Article(id: "", text: text), count: copies)
    }
    guard text.count >= size else { return [] }
    var articles: [Article] = []
    var start = 0
    while articles.count < copies, start + size <= text.count {
      let end = text[start..<start + size].lastIndex(of: 0x0A) ?? start + size
      articles.append(Article(id: "", text: String(decoding: text[start..<end], as: UTF8.self)))
      start = min(end + 1, start + size)
    }
    return articles
  }

  private static func number(_ argument: String?) throws -> Int {
    guard let number = argument.flatMap({ Int($0) }), number > 0 else { throw Measure.Usage() }
    return number
  }

  private static func numbers(_ argument: String?) throws -> [Int] {
    try (argument ?? "").split(separator: ",").map { try number(String($0)) }
  }
}
