import Claimwire
import Foundation

// How the time of each stage grows with a text's length, for scripts/bench: usage: growth [--largest BYTES] FILE | --unit UNIT
//
// A document is the text cut, or the unit repeated, to each of several lengths; a stage runs over it alone, on the layers
// of those before it. Prints a row a stage and length: stage, bytes, seconds of the processor, the least of some runs.

/// The processor's time that this thread has used, in seconds: other processes do not count.
func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

struct Usage: Error {}

struct Options {
  var smallest = 1_000
  var largest = 64_000_000
  var factor = 4
  var text: [UInt8] = []
  var isUnit = false

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--smallest": smallest = Int(rest.popFirst() ?? "") ?? smallest
      case "--largest": largest = Int(rest.popFirst() ?? "") ?? largest
      case "--factor": factor = max(2, Int(rest.popFirst() ?? "") ?? factor)
      case "--unit":
        guard let unit = rest.popFirst() else { throw Usage() }
        text = Array(unit.utf8)
        isUnit = true
      default:
        guard let data = FileManager.default.contents(atPath: argument) else { throw Usage() }
        text = Array(data)
      }
    }
    guard !text.isEmpty else { throw Usage() }
  }

  /// The text of about that many bytes, cut at a line's end; null where there is not so much.
  func text(of length: Int) -> String? {
    if isUnit {
      let copies = max(1, length / text.count)
      return String(repeating: String(decoding: text, as: UTF8.self), count: copies)
    }
    guard text.count >= length else { return nil }
    let end = text[..<length].lastIndex(of: 0x0A) ?? length
    return String(decoding: text[..<end], as: UTF8.self)
  }
}

/// The least time of `work` over inputs made anew for each run, in seconds.
///
/// Short work is run over many inputs at a time, so that the clock's own cost and steps do not count.
func leastSeconds<Input>(_ make: () -> Input, _ work: (inout Input) -> Void) -> Double {
  var least = Double.infinity
  var spent = 0.0
  var runs = 0
  var batch = 1
  while runs < 3 || (spent < 0.2 && runs < 60) {
    var inputs = (0..<batch).map { _ in make() }
    let start = processorSeconds()
    for index in inputs.indices { work(&inputs[index]) }
    let time = processorSeconds() - start
    if time < 0.001, batch < 256 {
      batch *= 4
      continue
    }
    least = min(least, time / Double(batch))
    spent += time
    runs += 1
    if time > 2 { break }
  }
  return least
}

/// A row a stage for a text, and one for the writer.
func measure(_ text: String, _ tokens: borrowing Annotator, _ stages: borrowing Annotator) {
  let bytes = text.utf8.count
  func row(_ name: String, _ seconds: Double) { print("\(name)\t\(bytes)\t\(seconds)") }
  let article = Article(id: "", text: text)
  row("tokens", leastSeconds({ article }) { blackHole(tokens.annotated($0).tokens.count) })
  var document = tokens.annotated(article)
  for stage in AnnotatorConfiguration.Stage.allCases where stage != .tokens {
    let before = document
    row("\(stage)", leastSeconds({ before }) { stages.annotate(&$0, stage) })
    stages.annotate(&document, stage)
  }
  row(
    "writer",
    leastSeconds({ document }) {
      var writer = RecordWriter()
      writer.write($0)
      blackHole(writer.bytes.count)
    }
  )
}

/// Keeps work whose result is not used from being left out.
@inline(never)
func blackHole(_ count: Int) {
  if count < 0 { print(count) }
}

func measure(_ options: Options) throws {
  let tokens = try Annotator(configuration: AnnotatorConfiguration(lastStage: .tokens))
  let stages = try Annotator()
  var length = options.smallest
  while length <= options.largest, let text = options.text(of: length) {
    measure(text, tokens, stages)
    length *= options.factor
  }
}

do {
  try measure(Options(Array(CommandLine.arguments.dropFirst())))
} catch {
  print("usage: growth [--smallest BYTES] [--largest BYTES] [--factor N] FILE | --unit UNIT")
  exit(2)
}
