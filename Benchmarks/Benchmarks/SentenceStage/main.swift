import Claimwire
import Foundation

// Words a second of the sentence stage alone, for scripts/compare: usage: sentence-stage FILE [BLOCK]
//
// The file is cut at blank lines into articles of about BLOCK bytes, 4,000 by default. A pass through tokens and one through
// tokens and sentences differ by the stage; the least of nine passes of each counts.

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
    articles.append(Article(id: "\(articles.count)", text: Array(bytes[start..<index])))
    start = index + 1
  }
  if start < bytes.count { articles.append(Article(id: "", text: Array(bytes[start...]))) }
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

/// The least time of nine passes, in seconds.
func leastSeconds(_ last: AnnotatorConfiguration.Stage, _ articles: [Article]) throws -> Double {
  let annotator = try Annotator(configuration: AnnotatorConfiguration(lastStage: last))
  var least = Double.infinity
  var kept = 0
  for _ in 0..<9 {
    let start = ContinuousClock.now
    for article in articles { kept &+= annotator.annotated(article).sentences.count }
    let time = (ContinuousClock.now - start).components
    least = min(least, Double(time.seconds) + Double(time.attoseconds) / 1e18)
  }
  // Looked at, so that no pass is left out.
  if kept < 0 { print(kept) }
  return least
}

let bytes = Array(data)
let all = articles(bytes)
let tokens = try leastSeconds(.tokens, all)
let sentences = try leastSeconds(.sentences, all)
let words = Double(wordCount(bytes))
print("tokens\t\(Int(words / tokens))")
print("tokens and sentences\t\(Int(words / sentences))")
print("sentences\t\(Int(words / max(sentences - tokens, 1e-9)))")
if arguments.contains("--pipeline") {
  let whole = try leastSeconds(.claims, Array(all.prefix(200)))
  let part = try leastSeconds(.sentences, Array(all.prefix(200)))
  let before = try leastSeconds(.tokens, Array(all.prefix(200)))
  print("share of the pipeline\t\((part - before) / whole)")
}
