import Benchmark
import Claimwire
import Foundation

/// The corpus, often enough that a pass takes milliseconds.
private func corpusArticles() -> [Article] {
  let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../corpus/articles").standardized
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
  return names.sorted().compactMap { name in
    guard let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8) else {
      return nil
    }
    return Article(id: name, text: text)
  }
}

/// How many of the tokens are words and numbers.
private func wordCount(_ articles: [Article]) throws -> Int {
  let annotator = try Annotator(configuration: AnnotatorConfiguration(lastStage: .tokens))
  return articles.reduce(0) { sum, article in
    sum + annotator.annotated(article).tokens.count { $0.kind == .word || $0.kind == .number }
  }
}

/// Each stage with all those before it, and the writer: the difference of two rows is a stage's own cost.
let benchmarks: @Sendable () -> Void = {
  let articles = corpusArticles()
  let metrics: [BenchmarkMetric] = [.wallClock, .cpuTotal, .throughput, .peakMemoryResident]
  let configuration = Benchmark.Configuration(metrics: metrics, maxDuration: .seconds(3))

  for stage in AnnotatorConfiguration.Stage.allCases {
    Benchmark("corpus through \(stage)", configuration: configuration) { benchmark in
      let annotator = try Annotator(configuration: AnnotatorConfiguration(lastStage: stage))
      benchmark.startMeasurement()
      for article in articles { blackHole(annotator.annotated(article).tokens.count) }
      benchmark.stopMeasurement()
    }
  }

  // Tokens to mentions and entities: words (and numbers) a second are the throughput times the count of the name.
  let tokenCount = (try? wordCount(articles)) ?? 0
  Benchmark("Entities, \(tokenCount) words", configuration: configuration) { benchmark in
    let annotator = try Annotator(configuration: AnnotatorConfiguration(lastStage: .dates))
    let documents = articles.map { annotator.annotated($0) }
    benchmark.startMeasurement()
    for document in documents {
      var document = document
      annotator.annotate(&document, .entities)
      blackHole(document.entities.count)
    }
    benchmark.stopMeasurement()
  }

  Benchmark("corpus written", configuration: configuration) { benchmark in
    let annotator = try Annotator()
    let documents = articles.map { annotator.annotated($0) }
    benchmark.startMeasurement()
    var writer = RecordWriter()
    for document in documents {
      writer.removeAll()
      writer.write(document)
      blackHole(writer.bytes.count)
    }
    benchmark.stopMeasurement()
  }

  Benchmark("start", configuration: configuration) { _ in
    blackHole(try Annotator().annotated(Article(id: "", text: "One.")).tokens.count)
  }
}
