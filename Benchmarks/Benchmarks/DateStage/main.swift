import Claimwire
import Foundation

// Megabytes a second of the stages of dates and numbers alone, for scripts/compare: usage: date-stage FILE [BLOCK]
//
// The file is cut at blank lines into articles of about BLOCK bytes, 4,000 by default, which are given their tokens and
// sentences before the clock starts. The least of nine passes of each stage counts.

let arguments = CommandLine.arguments
guard arguments.count >= 2, let data = FileManager.default.contents(atPath: arguments[1]) else {
  print("usage: date-stage FILE [BLOCK]")
  exit(2)
}
let blockLength = arguments.count > 2 ? Int(arguments[2]) ?? 4_000 : 4_000

/// Articles of whole paragraphs, with a date to judge from.
func articles(_ bytes: [UInt8]) -> [Article] {
  var articles: [Article] = []
  var start = 0
  func add(_ end: Int) {
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    articles.append(Article(id: "\(articles.count)", text: text, date: "2020-06-17"))
    start = end
  }
  for index in bytes.indices.dropFirst() where bytes[index] == 0x0A && bytes[index - 1] == 0x0A {
    if index - start >= blockLength { add(index) }
  }
  if start < bytes.count { add(bytes.count) }
  return articles
}

func seconds(_ work: () -> Void) -> Double {
  let start = ContinuousClock.now
  work()
  let time = (ContinuousClock.now - start).components
  return Double(time.seconds) + Double(time.attoseconds) / 1e18
}

let bytes = Array(data)
let annotator = try Annotator(configuration: AnnotatorConfiguration(lastStage: .sentences))
let documents = articles(bytes).map { annotator.annotated($0) }
var dates = Double.infinity
var numbers = Double.infinity
for _ in 0..<9 {
  var documents = documents
  dates = min(
    dates,
    seconds { for index in documents.indices { annotator.annotate(&documents[index], .dates) } }
  )
  numbers = min(
    numbers,
    seconds { for index in documents.indices { annotator.annotate(&documents[index], .numbers) } }
  )
}
let megabytes = Double(bytes.count) / 1e6
func line(_ name: String, _ seconds: Double) {
  print("\(name)\t\((megabytes / seconds * 10).rounded() / 10)")
}
line("dates", dates)
line("numbers", numbers)
line("dates and numbers", dates + numbers)
