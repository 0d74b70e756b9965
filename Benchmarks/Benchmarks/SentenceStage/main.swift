import Claimwire
import Foundation

// Words a second of the sentence stage alone, for scripts/compare: usage: sentence-stage FILE [BLOCK]
//
// The file is cut at blank lines into articles of about BLOCK bytes, 4,000 by default. Some of them at a time get their
// tokens; then the stage runs over them, and only its time counts: the processor's, the least of nine passes.

let arguments = CommandLine.arguments
guard arguments.count >= 2, let data = FileManager.default.contents(atPath: arguments[1]) else {
  print("usage: sentence-stage FILE [BLOCK]")
  exit(2)
}
let blockLength = arguments.count > 2 ? Int(arguments[2]) ?? 4_000 : 4_000

/// Articles of whole paragraphs.
func articles(_ bytes: [UInt8]) -> [Article] {
  var articles: [Article] = []
  var start = 0
  for index in bytes.indices.dropFirst() where bytes[index] == 0x0A && bytes[index - 1] == 0x0A {
    guard index - start >= blockLength else { continue }
    articles.append(
      Article(id: "\(articles.count)", text: String(decoding: bytes[start..<index], as: UTF8.self))
    )
    start = index + 1
  }
  if start < bytes.count {
    articles.append(Article(id: "", text: String(decoding: bytes[start...], as: UTF8.self)))
  }
  return articles
}

/// Words between white space.
func wordCount(_ bytes: [UInt8]) -> Int {
  var count = 0
  var isInside = false
  for byte in bytes {
    let isSpace = byte == 0x20 || byte &- 9 < 5
    if !isSpace, !isInside { count += 1 }
    isInside = !isSpace
  }
  return count
}

/// The processor's time that this thread has used, in seconds: other processes do not count.
func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The least time of nine passes of one stage over articles that have the layers before it, in seconds.
func leastSeconds(of stage: AnnotatorConfiguration.Stage, _ articles: [Article]) throws -> Double {
  let before = AnnotatorConfiguration.Stage(rawValue: stage.rawValue - 1) ?? .tokens
  let annotator = try Annotator(configuration: AnnotatorConfiguration(lastStage: before))
  // So many that the clock's own time does not count, and so few that the tokens stay near the processor, as they do when
  // an article goes through all stages.
  let batch = 16
  var least = Double.infinity
  for _ in 0..<9 {
    var seconds = 0.0
    for start in stride(from: 0, to: articles.count, by: batch) {
      var documents = articles[start..<min(start + batch, articles.count)].map {
        annotator.annotated($0)
      }
      let begin = processorSeconds()
      for index in documents.indices { annotator.annotate(&documents[index], stage) }
      seconds += processorSeconds() - begin
    }
    least = min(least, seconds)
  }
  return least
}

/// The least time of nine passes from the text to the layers of a stage, in seconds.
func leastSeconds(
  through last: AnnotatorConfiguration.Stage,
  _ articles: [Article]
) throws -> Double {
  let annotator = try Annotator(configuration: AnnotatorConfiguration(lastStage: last))
  var least = Double.infinity
  var kept = 0
  for _ in 0..<9 {
    let begin = processorSeconds()
    for article in articles { kept &+= annotator.annotated(article).sentences.count }
    least = min(least, processorSeconds() - begin)
  }
  // Looked at, so that no pass is left out.
  if kept < 0 { print(kept) }
  return least
}

let bytes = Array(data)
let all = articles(bytes)
let words = Double(wordCount(bytes))
print("tokens\t\(Int(words / (try leastSeconds(through: .tokens, all))))")
print("tokens and sentences\t\(Int(words / (try leastSeconds(through: .sentences, all))))")
print("sentences\t\(Int(words / (try leastSeconds(of: .sentences, all))))")
if arguments.contains("--pipeline") {
  let some = Array(all.prefix(200))
  let stage = try leastSeconds(of: .sentences, some)
  let whole = try leastSeconds(through: .claims, some)
  print("share of the pipeline\t\(stage / whole)")
}
