import Claimwire

/// Every article through one function to one output.
enum ArticleOutput {
  /// Calls `format` with each article and writes what it leaves in its buffer.
  ///
  /// A reader that has gone (`| head`) ends the run quietly, as all that was wanted is written.
  static func run(
    input: InputOptions,
    output: String?,
    _ format: (Article, inout [UInt8]) -> Void
  ) throws {
    var bytes: [UInt8] = []
    try run(input: input, output: output) { (article, file) throws(ClaimwireError) in
      bytes.removeAll(keepingCapacity: true)
      format(article, &bytes)
      try file.write(bytes)
    } finish: { (_) in
    }
  }

  /// The same through an annotator that works on many articles at a time.
  static func run(
    input: InputOptions,
    output: String?,
    _ annotator: ParallelAnnotator
  ) throws {
    try run(input: input, output: output) { (article, file) throws(ClaimwireError) in
      try annotator.add(article) { (records) throws(ClaimwireError) in try file.write(records) }
    } finish: { (file) throws(ClaimwireError) in
      try annotator.finish { (records) throws(ClaimwireError) in try file.write(records) }
    }
  }

  private static func run(
    input: InputOptions,
    output: String?,
    _ visit: (Article, inout OutputFile) throws(ClaimwireError) -> Void,
    finish: (inout OutputFile) throws(ClaimwireError) -> Void
  ) throws {
    var file = try OutputFile(path: output)
    var run = ArticleRun()
    do throws(ClaimwireError) {
      try run.forEachArticle(in: input) { (article) throws(ClaimwireError) in
        try visit(article, &file)
      }
      try finish(&file)
      try file.finish()
    } catch {
      if case .closedPipe = error { return }
      StandardStreams.report("\(error)")
      throw run.succeeded == 0 ? ExitStatus.nothingDone : ExitStatus.someFailed
    }
    try run.finish()
  }
}
