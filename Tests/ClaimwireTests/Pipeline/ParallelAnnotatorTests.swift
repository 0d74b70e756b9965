import Testing

@testable import Claimwire

/// Many threads give what one gives.
struct ParallelAnnotatorTests {
  private static let articles = (0..<60).map { number in
    Article(
      id: "\(number)",
      text: String(
        repeating: "Mayor Ada Roe said \(number) people were hurt. ",
        count: 1 + number * 7 % 11
      )
    )
  }

  @Test(arguments: [1, 2, 3, 8]) func recordsAreTheSameForAnyNumberOfWorkers(jobs: Int) throws {
    let annotator = try Annotator()
    var writer = RecordWriter()
    for article in Self.articles { writer.write(annotator.annotated(article)) }
    #expect(try records(jobs: jobs) == writer.bytes)
  }

  @Test func itemsAreTheSameToo() throws {
    #expect(try records(jobs: 1, per: .claims) == records(jobs: 4, per: .claims))
  }

  @Test func nothingInGivesNothingOut() throws {
    try annotator(jobs: 2).finish { _, _ in Issue.record("a record of nothing") }
  }

  @Test func aFailedWriteEndsIt() throws {
    let parallel = try annotator(jobs: 2)
    #expect(throws: ClaimwireError.self) {
      for article in Self.articles {
        try parallel.add(article) { (_, _) throws(ClaimwireError) in throw .closedPipe }
      }
    }
  }

  private func records(jobs: Int, per item: RecordItem? = nil) throws -> [UInt8] {
    let parallel = try annotator(jobs: jobs, per: item)
    var bytes: [UInt8] = []
    for article in Self.articles { try parallel.add(article) { records, _ in bytes += records } }
    try parallel.finish { records, _ in bytes += records }
    return bytes
  }

  /// With batches of two or three articles, so that many are under way.
  private func annotator(jobs: Int, per item: RecordItem? = nil) throws -> ParallelAnnotator {
    try ParallelAnnotator(jobs, AnnotatorConfiguration(), RecordOptions(), item, batchSize: 500)
  }
}
