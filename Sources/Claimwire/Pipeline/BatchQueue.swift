internal import Dispatch
internal import Synchronization

/// Articles that one worker annotates in one go, and then their records.
///
/// Handed from thread to thread: the owner's to the worker's through the queue, and back through ``isDone``.
final class Batch: Sendable {
  private enum Content {
    case articles([NumberedArticle])
    case records(Result<[UInt8], ClaimwireError>)
  }

  /// Where the run stands with the last of its articles.
  let position: RunPosition
  private let content: Mutex<Content>
  private let isDone = DispatchSemaphore(value: 0)

  init(_ articles: [NumberedArticle], position: RunPosition) {
    self.position = position
    content = Mutex(.articles(articles))
  }

  /// Takes the articles out.
  func articles() -> [NumberedArticle] {
    content.withLock { content in
      guard case .articles(let articles) = content else { return [] }
      content = .records(.success([]))
      return articles
    }
  }

  /// Puts records in the articles' place.
  func finish(_ records: Result<[UInt8], ClaimwireError>) {
    content.withLock { $0 = .records(records) }
    isDone.signal()
  }

  /// Waits for the records; to be called once.
  func records() -> Result<[UInt8], ClaimwireError> {
    isDone.wait()
    return content.withLock { content in
      guard case .records(let records) = content else { return .success([]) }
      return records
    }
  }
}

/// What waits for a worker, first come first served.
final class BatchQueue: Sendable {
  private let waiting = Mutex<[Batch]>([])
  /// One for each batch that waits, and for each worker that is to end.
  private let count = DispatchSemaphore(value: 0)

  func add(_ batch: Batch) {
    waiting.withLock { $0.append(batch) }
    count.signal()
  }

  /// Waits for a batch; null once the queue was closed and is empty.
  func next() -> Batch? {
    count.wait()
    return waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }
  }

  /// Lets `workers` workers end after what waits.
  func close(workers: Int) {
    for _ in 0..<workers { count.signal() }
  }
}
