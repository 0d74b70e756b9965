import Claimwire

/// Every article of the input through something that makes lines of it, to one output.
struct ArticleOutput {
  let input: InputOptions
  var output = OutputOptions.standardOutput
  /// The options that change the lines.
  var options = ""
  /// What each file starts and ends with.
  var framing = RecordFraming()
  /// Whether each document gives files of its own, into a folder.
  var isFolder = false

  /// Calls `format` with each article and writes what it leaves in its buffer.
  func run(_ format: (Article, inout [UInt8]) -> Void) throws {
    var bytes: [UInt8] = []
    try run { (article, position, output) throws(ClaimwireError) in
      bytes.removeAll(keepingCapacity: true)
      format(article, &bytes)
      try output.write(bytes, position: position)
    } finish: { (_, _) throws(ClaimwireError) in
    }
  }

  /// The same through an annotator that works on many articles at a time.
  func run(_ annotator: ParallelAnnotator) throws {
    try run { (article, position, output) throws(ClaimwireError) in
      try annotator.add(article, at: position) { (records, position) throws(ClaimwireError) in
        try output.write(records, position: position)
      }
    } finish: { (output, isInterrupted) throws(ClaimwireError) in
      try annotator.finish(forgettingPartBatch: isInterrupted) {
        (records, position) throws(ClaimwireError) in
        try output.write(records, position: position)
      }
    }
  }

  private func run(
    _ visit: (Article, RunPosition, inout RecordOutput) throws(ClaimwireError) -> Void,
    finish: (inout RecordOutput, _ isInterrupted: Bool) throws(ClaimwireError) -> Void
  ) throws {
    var records = try output.open(
      fingerprint: "\(options) \(input.fingerprint)",
      framing: framing,
      isFolder: isFolder
    )
    let meter = ReadMeter()
    let done = records.position
    let progress = ProgressReport(output.progress, input, meter: meter, done: done)
    var run = ArticleRun(passingOver: done, progress: progress, meter: meter)
    do throws(ClaimwireError) {
      try run.forEachArticle(in: input) { (article, position) throws(ClaimwireError) in
        if Interruption.signal != nil { throw .interrupted }
        progress.note(read: article)
        try visit(article, position, &records)
        progress.note(written: records.position)
      }
      try finish(&records, false)
    } catch {
      progress.clear()
      guard case .interrupted = error else { return try end(with: error, at: records.position) }
      do throws(ClaimwireError) {
        try finish(&records, true)
      } catch {
        return try end(with: error, at: records.position)
      }
      reportInterruption(at: records.position)
      throw ExitStatus.interrupted
    }
    let position = records.position
    do throws(ClaimwireError) {
      try records.finish()
    } catch {
      progress.clear()
      return try end(with: error, at: position)
    }
    progress.finish(at: run.position)
    try run.finish()
  }

  /// Ends a run whose output cannot be written.
  private func end(with error: ClaimwireError, at position: RunPosition) throws {
    // Whoever has gone (`| head`) has read all that was wanted.
    if case .closedPipe = error { return }
    let advice =
      output.path == nil
      ? "; the output is cut short"
      : "; \(position.inputs) inputs are written, make room and go on with --resume"
    StandardStreams.report("\(error)\(advice)")
    throw ExitStatus.nothingDone
  }

  private func reportInterruption(at position: RunPosition) {
    let advice =
      output.path == nil ? "" : "; \(position.inputs) inputs are written, go on with --resume"
    StandardStreams.report("stopped by \(Interruption.name)\(advice)")
  }
}
