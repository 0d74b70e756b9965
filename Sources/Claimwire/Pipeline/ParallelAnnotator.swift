/// Annotates articles on several threads, and gives back their records in the order in which the articles came.
///
/// The caller's thread hands articles in and takes records; each worker has an ``Annotator`` and a ``RecordWriter`` of
/// its own. The records do not depend on the number of workers. Memory is bounded: two batches a worker, each of 256 KiB
/// of text or of one larger article.
///
/// ```swift
/// let annotator = try ParallelAnnotator(jobs: 4)
/// for article in articles { try annotator.add(article) { records, _ in print(records.count) } }
/// try annotator.finish { records, _ in print(records.count) }
/// ```
///
/// Not safe to use from two threads at a time.
public final class ParallelAnnotator {
  /// Text of this many bytes makes a batch: handing it over costs nothing beside the work on it.
  static let usualBatchSize = 1 << 18

  private let batchSize: Int
  private let queue: BatchQueue
  private let workers: Int
  private var collected: [NumberedArticle] = []
  private var collectedSize = 0
  private var position = RunPosition()
  /// Batches that were handed out, oldest first; at most two a worker.
  private var underWay: [Batch] = []

  /// Starts the workers.
  ///
  /// - Parameters:
  ///   - jobs: how many; at least 1. Fewer are started where the system has no threads left.
  ///   - records: what records look like.
  ///   - item: the layer whose items are written one a line, instead of records.
  /// - Throws: as ``Annotator/init(configuration:)``.
  public convenience init(
    jobs: Int,
    configuration: AnnotatorConfiguration = AnnotatorConfiguration(),
    records: RecordOptions = RecordOptions(),
    per item: RecordItem? = nil
  ) throws(ClaimwireError) {
    let size = Self.usualBatchSize
    try self.init(jobs, configuration, records, item, batchSize: size)
  }

  /// The same with batches of another size.
  init(
    _ jobs: Int,
    _ configuration: AnnotatorConfiguration,
    _ records: RecordOptions,
    _ item: RecordItem?,
    batchSize: Int
  ) throws(ClaimwireError) {
    let stages = try AnnotatorStages(configuration: configuration)
    let queue = BatchQueue()
    var started = 0
    for _ in 0..<max(1, jobs) {
      let isStarted = WorkerThread.start {
        do throws(ClaimwireError) {
          var worker = try RecordWorker(stages, records, item)
          while let batch = queue.next() {
            batch.finish(.success(worker.records(of: batch.articles())))
          }
        } catch {
          while let batch = queue.next() { batch.finish(.failure(error)) }
        }
      }
      if isStarted { started += 1 }
    }
    guard started > 0 else { throw .noThreads }
    self.batchSize = batchSize
    self.queue = queue
    workers = started
  }

  deinit { queue.close(workers: workers) }

  /// Hands in an article.
  ///
  /// - Parameters:
  ///   - position: where the run stands with this article; given back with its records.
  ///   - write: takes records of articles that were handed in before, in order, whole lines, and the position of the
  ///     last of them.
  /// - Throws: what `write` throws; ``ClaimwireError/noICUData``.
  public func add(
    _ article: Article,
    at position: RunPosition = RunPosition(),
    write: ([UInt8], RunPosition) throws(ClaimwireError) -> Void
  ) throws(ClaimwireError) {
    self.position = position
    collectedSize += article.text.count
    collected.append((article, position.inputs))
    guard collectedSize >= batchSize else { return }
    if underWay.count >= workers * 2 { try writeOldest(write) }
    submit()
  }

  /// Waits for all that was handed in, and gives back the rest of the records.
  ///
  /// - Parameter isForgetting: drops articles that are short of a batch, in a run that is to be resumed: so that the
  ///   resumed run makes the same batches as one in one go.
  ///
  /// - Throws: as ``add(_:write:)``.
  public func finish(
    forgettingPartBatch isForgetting: Bool = false,
    write: ([UInt8], RunPosition) throws(ClaimwireError) -> Void
  ) throws(ClaimwireError) {
    if isForgetting { forget() } else { submit() }
    while !underWay.isEmpty { try writeOldest(write) }
  }

  private func forget() {
    collected.removeAll(keepingCapacity: true)
    collectedSize = 0
  }

  private func submit() {
    guard !collected.isEmpty else { return }
    let batch = Batch(collected, position: position)
    forget()
    underWay.append(batch)
    queue.add(batch)
  }

  private func writeOldest(
    _ write: ([UInt8], RunPosition) throws(ClaimwireError) -> Void
  ) throws(ClaimwireError) {
    let batch = underWay.removeFirst()
    try write(batch.records().get(), batch.position)
  }
}
