import Benchmark
import Claimwire
import Foundation
import Workloads

/// The package's own folder.
private let folder = URL(filePath: #filePath).appending(path: "../../..").standardized.path

/// What to measure: the file that `scripts/bench` wrote, else the corpus.
private func articles() -> [Article] {
  let given = ProcessInfo.processInfo.environment["CLAIMWIRE_BENCHMARK_TEXT"]
  let found = try? given.map { try Texts.articles(inFile: $0) }
  let corpus = try? Texts.articles(inFolder: "\(folder)/../corpus/articles")
  return found ?? corpus ?? []
}

/// The tokenizer's texts: plain ASCII, Latin with accents, many scripts, and what nobody would write.
private func tokenizerTexts() -> [(name: String, articles: [Article])] {
  ["ascii", "accents", "scripts", "hostile"].compactMap { name in
    let path = "\(folder)/../.build/bench/\(name).documents"
    return (try? Texts.articles(inFile: path)).map { (name, $0) }
  }
}

private let bytesPerSecond = BenchmarkMetric.custom(
  "Bytes / s",
  polarity: .prefersLarger,
  useScalingFactor: false
)
private let tokensPerSecond = BenchmarkMetric.custom(
  "Tokens / s",
  polarity: .prefersLarger,
  useScalingFactor: false
)
private let allocationsPerDocument = BenchmarkMetric.custom(
  "Allocations / document",
  useScalingFactor: false
)

/// A benchmark of one workload: an iteration is a pass over all documents, and only what the workload does counts for the
/// metrics of our own.
private func register(_ workload: Workload, _ name: String, _ articles: [Article]) {
  let metrics: [BenchmarkMetric] = [
    bytesPerSecond, tokensPerSecond, allocationsPerDocument, .instructions, .peakMemoryResident,
  ]
  let configuration = Benchmark.Configuration(
    metrics: metrics,
    maxDuration: .seconds(2),
    maxIterations: 25
  )
  Benchmark(name, configuration: configuration) { benchmark in
    let runner = try WorkloadRunner(workload, articles)
    runner.warmUp()
    let tokens = Double(runner.tokenCount())
    benchmark.startMeasurement()
    let cost = runner.pass()
    benchmark.stopMeasurement()
    benchmark.measurement(bytesPerSecond, Int(Double(runner.byteCount) / cost.seconds))
    benchmark.measurement(tokensPerSecond, Int(tokens / cost.seconds))
    benchmark.measurement(allocationsPerDocument, cost.allocations / max(1, runner.documentCount))
  }
}

let benchmarks: @Sendable () -> Void = {
  for (name, articles) in tokenizerTexts() {
    register(.tokenizer, "tokenizer: \(name)", articles)
  }
  let articles = articles()
  for workload in Workload.allCases { register(workload, workload.rawValue, articles) }
}
