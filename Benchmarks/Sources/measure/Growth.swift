import Claimwire
import Foundation
import Workloads

/// How the time of each stage grows with the length of one document.
///
/// A document is the file cut, or the unit repeated, to each of several lengths. A round makes one of each length, stage
/// by stage, and prints a row a stage: its name, the document's bytes, seconds of the processor. Shorter documents are
/// made so many times over that a sample has about as many bytes at every length: the clock's steps then count the same
/// for all, and no stage is timed on memory and branches that it has only just met. A first round is not printed.
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
        guard let article = article(of: size) else { continue }
        let costs = Growth.costs(of: article, copies: max(1, sample / size), tokens, stages)
        guard round > 0 else { continue }
        for (name, seconds) in costs { print("\(name)\t\(article.text.count)\t\(seconds)") }
      }
    }
  }

  /// Seconds a document of each stage and of the writer.
  private static func costs(
    of article: Article,
    copies: Int,
    _ tokens: borrowing Annotator,
    _ stages: borrowing Annotator
  ) -> [(String, Double)] {
    var documents: [Document] = []
    documents.reserveCapacity(copies)
    func seconds(_ work: () -> Void) -> Double { Cost.of(work).seconds / Double(copies) }
    var costs = [
      (
        "tokens",
        seconds { for _ in 0..<copies { documents.append(tokens.annotated(article)) } }
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

  /// A document of about that many bytes, cut at a line's end; null where there is not so much text.
  private func article(of size: Int) -> Article? {
    if let unit {
      return Article(id: "", text: String(repeating: unit, count: max(1, size / unit.utf8.count)))
    }
    guard text.count >= size else { return nil }
    let end = text[..<size].lastIndex(of: 0x0A) ?? size
    return Article(id: "", text: String(decoding: text[..<end], as: UTF8.self))
  }

  private static func number(_ argument: String?) throws -> Int {
    guard let number = argument.flatMap({ Int($0) }), number > 0 else { throw Measure.Usage() }
    return number
  }

  private static func numbers(_ argument: String?) throws -> [Int] {
    try (argument ?? "").split(separator: ",").map { try number(String($0)) }
  }
}
