import Claimwire

/// One pass over all inputs: reports what fails, goes on, and counts.
struct ArticleRun {
  /// How far it has come.
  private(set) var position = RunPosition()
  /// Inputs that an earlier run has done.
  private let done: RunPosition
  private let progress: ProgressReport
  private let meter: ReadMeter

  /// A run that passes over the inputs up to `done`.
  init(passingOver done: RunPosition, progress: ProgressReport, meter: ReadMeter) {
    self.done = done
    self.progress = progress
    self.meter = meter
  }

  var succeeded: Int { position.inputs - position.failed }

  /// Calls `body` with each article that could be read, and where the run stands with it.
  ///
  /// - Throws: what `body` throws: output that cannot be written.
  mutating func forEachArticle(
    in input: InputOptions,
    _ body: (Article, RunPosition) throws(ClaimwireError) -> Void
  ) throws(ClaimwireError) {
    var outputError: ClaimwireError?
    let isPipe = input.paths.isEmpty && input.filesFrom == nil
    try InputPaths.forEachFile(in: isPipe ? ["-"] : input.paths, listedIn: input.filesFrom) {
      (file) throws(ClaimwireError) in
      guard outputError == nil else { return }
      switch file {
      case .failure(let error): report(error)
      case .success(let path): read(path, input, &outputError, body)
      }
    }
    if let outputError { throw outputError }
  }

  /// Ends the process's work with the status that its counts call for.
  func finish() throws {
    if position.failed == 0 { return }
    throw succeeded == 0 ? ExitStatus.nothingDone : ExitStatus.someFailed
  }

  private mutating func read(
    _ path: String,
    _ input: InputOptions,
    _ outputError: inout ClaimwireError?,
    _ body: (Article, RunPosition) throws(ClaimwireError) -> Void
  ) {
    let reader = ArticleReader(
      path: path,
      format: input.inputFormat,
      fields: input.fields,
      maxDocument: input.maxDocument,
      charset: input.encoding,
      meter: meter
    )
    do throws(ClaimwireError) {
      try reader.forEachArticle { (result) throws(ClaimwireError) in
        switch result {
        case .failure(let error): report(error)
        case .success(let article):
          do throws(ClaimwireError) {
            position.inputs += 1
            if position.inputs > done.inputs { try body(article, position) }
          } catch {
            outputError = error
            throw error
          }
        }
      }
    } catch {
      if outputError == nil { report(error) }
    }
  }

  private mutating func report(_ error: ClaimwireError) {
    position.inputs += 1
    position.failed += 1
    if position.inputs > done.inputs { progress.report("\(error)") }
  }
}
