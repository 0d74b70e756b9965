import Foundation
import Testing

@testable import Claimwire

/// Files of records, whole or in pieces, that outlive a crash.
struct RecordOutputTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  @Test func aFileHasItsNameOnlyWhenItIsWhole() throws {
    defer { remove() }
    var output = try RecordOutput(path: path("a.ndjson"))
    try output.write(record(1), position: RunPosition(inputs: 1))
    #expect(names == ["a.ndjson.journal", "a.ndjson.part"])
    try output.finish()
    #expect(names == ["a.ndjson"])
    #expect(try Data(contentsOf: folder.appending(path: "a.ndjson")) == Data(record(1)))
  }

  @Test(arguments: ["a.ndjson", "a.ndjson.gz", "a.ndjson.zst"], [nil, 3_000_000])
  func aRunThatWasCutShortEndsWithTheSameBytes(name: String, shardSize: Int?) throws {
    defer { remove() }
    try run(name, shardSize, from: RunPosition(), upTo: 12, isResuming: false)
    let whole = try content()
    for cut in [1, 4, 7, 11] {
      try remove(whole.keys)
      try run(name, shardSize, from: RunPosition(), upTo: cut, isResuming: false, isCut: true)
      // What a crash in the middle of a write leaves behind.
      for name in names where name.hasSuffix(".part") && !name.contains("journal") {
        let file = try FileHandle(forWritingTo: folder.appending(path: name))
        try file.seekToEnd()
        try file.write(contentsOf: Data("half a rec".utf8))
      }
      try run(name, shardSize, from: nil, upTo: 12, isResuming: true)
      #expect(try content() == whole, "cut after \(cut)")
    }
  }

  @Test func aShardThatGotItsNameJustBeforeACrashIsNotWrittenOn() throws {
    defer { remove() }
    try run("a.ndjson", 1_500_000, from: RunPosition(), upTo: 6, isResuming: false)
    let whole = try content()
    try remove(whole.keys)
    // As far as two records and their journal, and then the end of the file without the journal's word of it.
    try run("a.ndjson", 9_000_000, from: RunPosition(), upTo: 2, isResuming: false, isCut: true)
    try FileManager.default.moveItem(
      at: folder.appending(path: "a-00001.ndjson.part"),
      to: folder.appending(path: "a-00001.ndjson")
    )
    try run("a.ndjson", 1_500_000, from: nil, upTo: 6, isResuming: true)
    #expect(try content() == whole)
  }

  @Test func anotherRunIsNotGoneOnWith() throws {
    defer { remove() }
    try run("a.ndjson", nil, from: RunPosition(), upTo: 3, isResuming: false, isCut: true)
    #expect(throws: ClaimwireError.self) {
      _ = try RecordOutput(path: path("a.ndjson"), fingerprint: "else", isResuming: true)
    }
  }

  @Test(arguments: [
    ("a.ndjson.gz", 1, "a-00001.ndjson.gz"), ("b.c/a", 12, "b.c/a-00012"),
    ("out/.hidden.ndjson", 123_456, "out/.hidden-123456.ndjson"),
  ])
  func shardsAreNumbered(path: String, number: Int, name: String) {
    #expect(RecordOutput.shardName(path, number) == name)
  }

  @Test func whatCannotBeWrittenIsAnError() {
    defer { remove() }
    #expect(throws: ClaimwireError.self) { _ = try RecordOutput(path: path("no/such/a.ndjson")) }
  }

  // MARK: A run

  /// Records of 1 MB, so that each is a piece of its own.
  private func record(_ number: Int) -> [UInt8] {
    Array("{\"id\":\(number)}".utf8) + [UInt8](repeating: 0x20, count: 1 << 20) + [0x0A]
  }

  /// Writes records up to `last`; `isCut` leaves the files as a crash does.
  private func run(
    _ name: String,
    _ shardSize: Int?,
    from start: RunPosition?,
    upTo last: Int,
    isResuming: Bool,
    isCut: Bool = false
  ) throws {
    var output = try RecordOutput(
      path: path(name),
      shardSize: shardSize,
      fingerprint: "run",
      isResuming: isResuming
    )
    let done = start ?? output.position
    for number in done.inputs..<last {
      try output.write(record(number), position: RunPosition(inputs: number + 1))
    }
    if !isCut { try output.finish() }
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  private func content() throws -> [String: Data] {
    #expect(!names.contains { $0.hasSuffix(".part") || $0.hasSuffix(".journal") })
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) }
    )
  }

  private func remove(_ names: some Sequence<String>) throws {
    for name in names { try FileManager.default.removeItem(at: folder.appending(path: name)) }
  }

  private func remove() { try? FileManager.default.removeItem(at: folder) }
}
