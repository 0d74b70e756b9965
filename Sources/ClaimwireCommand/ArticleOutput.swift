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
    var file = try OutputFile(path: output)
    var run = ArticleRun()
    var bytes: [UInt8] = []
    do throws(ClaimwireError) {
      try run.forEachArticle(in: input) { (article) throws(ClaimwireError) in
        bytes.removeAll(keepingCapacity: true)
        format(article, &bytes)
        try file.write(bytes)
      }
      try file.finish()
    } catch {
      if case .closedPipe = error { return }
      StandardStreams.report("\(error)")
      throw run.succeeded == 0 ? ExitStatus.nothingDone : ExitStatus.someFailed
    }
    try run.finish()
  }
}
