import Claimwire
import Foundation
import Workloads

/// How the time of each stage grows with the length of one document.
///
/// A sample is the file's beginning, or the unit repeated; a round cuts it into documents of each of several lengths, and
/// prints a row a stage and length: the stage's name, a document's bytes, seconds of the processor that one takes. The same
/// bytes are read at every length: were short documents all the file's beginning, a stage whose work is uneven, as that of
/// claims is, would seem to grow where the text merely has more for it to do. For the same reason all of them have a date.
/// The clock's steps count the same for all lengths too, and no stage is timed on memory and branches that it has only just
/// met. A stage goes through all lengths, in an order that changes, before the next one starts: what a machine does for some
/// seconds meets all of them alike, or one of them this time and another the next. A first round is not printed.
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
    let date = CivilDate(dayNumber: 20_000)
    let tokens = try Annotator(
      configuration: AnnotatorConfiguration(referenceDate: date, lastStage: .tokens)
    )
    let stages = try Annotator(configuration: AnnotatorConfiguration(referenceDate: date))
    let samples = sizes.map { articles(of: $0) }.filter { !$0.isEmpty }
    for round in 0...rounds {
      Growth.round(samples, tokens, stages) { stage, sample, seconds in
        guard round > 0 else { return }
        let bytes = sample.reduce(0) { $0 + $1.text.count } / sample.count
        print("\(stage)\t\(bytes)\t\(seconds / Double(sample.count))")
      }
    }
  }

  /// Tells of each stage, and of the writer, how many seconds it takes for each sample.
  private static func round(
    _ samples: [[Article]],
    _ tokens: borrowing Annotator,
    _ stages: borrowing Annotator,
    _ tell: (_ stage: String, _ sample: [Article], _ seconds: Double) -> Void
  ) {
    var documents = samples.map { _ in [Document]() }
    func time(_ stage: String, _ work: (_ sample: Int) -> Void) {
      for sample in samples.indices.shuffled() {
        tell(stage, samples[sample], Cost.of { work(sample) }.seconds)
      }
    }
    time("tokens") { sample in
      documents[sample] = samples[sample].map { tokens.annotated($0) }
    }
    for stage in AnnotatorConfiguration.Stage.allCases where stage != .tokens {
      time("\(stage)") { sample in
        for index in documents[sample].indices {
          stages.annotate(&documents[sample][index], stage)
        }
      }
    }
    time("writer") { sample in
      for document in documents[sample] {
        var writer = RecordWriter()
        writer.write(document)
      }
    }
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
