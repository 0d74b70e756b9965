/// Annotates articles on several threads, and gives back their records in the order in which the articles came.
///
/// The caller's thread hands articles in and takes records; each worker has an ``Annotator`` and a ``RecordWriter`` of
/// its own. The records do not depend on the number of workers. Memory is bounded: two batches a worker, each of 256 KiB
/// of text or of one larger article.
///
/// ```swift
/// let annotator = try ParallelAnnotator(jobs: 4)
/// for article in articles { annotator.add(article) { records in print(records.count) } }
/// annotator.finish { records in print(records.count) }
/// ```
///
/// Not safe to use from two threads at a time.
public final class ParallelAnnotator {
  /// Text of this many bytes makes a batch: handing it over costs nothing beside the work on it.
  static let usualBatchSize = 1 << 18

  private let batchSize: Int
  private let queue: BatchQueue
  private let workers: Int
  private var collected: [Article] = []
  private var collectedSize = 0
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
  /// - Parameter write: takes records of articles that were handed in before, in order, whole lines.
  /// - Throws: what `write` throws; ``ClaimwireError/noICUData``.
  public func add(
    _ article: Article,
    write: ([UInt8]) throws(ClaimwireError) -> Void
  ) throws(ClaimwireError) {
    collectedSize += article.text.count
    collected.append(article)
    guard collectedSize >= batchSize else { return }
    if underWay.count >= workers * 2 { try writeOldest(write) }
    submit()
  }

  /// Waits for all that was handed in, and gives back the rest of the records.
  ///
  /// - Throws: as ``add(_:write:)``.
  public func finish(
    write: ([UInt8]) throws(ClaimwireError) -> Void
  ) throws(ClaimwireError) {
    submit()
    while !underWay.isEmpty { try writeOldest(write) }
  }

  private func submit() {
    guard !collected.isEmpty else { return }
    let batch = Batch(collected)
    collected.removeAll(keepingCapacity: true)
    collectedSize = 0
    underWay.append(batch)
    queue.add(batch)
  }

  private func writeOldest(
    _ write: ([UInt8]) throws(ClaimwireError) -> Void
  ) throws(ClaimwireError) {
    try write(underWay.removeFirst().records().get())
  }
}
