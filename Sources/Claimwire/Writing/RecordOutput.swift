/// Where records go: standard output, a file, or numbered files of about one size; compressed as the name asks.
///
/// Files appear under their names when they are whole. A journal beside them says how far a run has come, so that one
/// that was cut short can go on and end with the same bytes.
public struct RecordOutput: ~Copyable {
  /// Records are written in pieces of at least this many bytes; each compressed piece is a member of its own.
  static let pieceSize = 1 << 20
  /// What a person or a program at the end of a pipe waits for.
  static let pipePieceSize = 1 << 16

  private let path: String?
  private let shardSize: Int?
  private let compressor: Compressor?
  private var file: OutputFile?
  private var journal: RunJournal
  private var piece: [UInt8] = []
  private var piecePosition = RunPosition()

  /// Opens an output.
  ///
  /// - Parameters:
  ///   - path: the file; null and `-` are standard output.
  ///   - shardSize: begins a new file after about this many bytes of records.
  ///   - fingerprint: tells the options and inputs of a run from those of another.
  ///   - isResuming: goes on where the journal says; a new run where there is none.
  /// - Throws: ``ClaimwireError/unwritable(path:reason:)``; ``ClaimwireError/otherRun(path:)``.
  public init(
    path: String?,
    shardSize: Int? = nil,
    fingerprint: String = "",
    isResuming: Bool = false
  ) throws(ClaimwireError) {
    let path = path == "-" ? nil : path
    var journal = RunJournal()
    if let path, isResuming, let found = try RunJournal.read(output: path) {
      guard found.fingerprint == fingerprint else { throw .otherRun(path: path) }
      journal = found
      if let shardSize, found.recordBytes >= shardSize {
        // Cut short between the end of a file and the journal's word of it.
        OutputFile.settle(Self.shardName(path, found.shards + 1))
        journal.endShard()
      }
    }
    journal.fingerprint = fingerprint
    let opened = try Self.open(path, shardSize, journal)
    self.path = path
    self.shardSize = shardSize
    self.journal = journal
    compressor = path.flatMap(Compressor.compression).map { Compressor($0) }
    file = opened
  }

  /// The inputs whose records are in files: those of an earlier run are to be passed over.
  public var position: RunPosition { journal.position }

  /// Adds records; they may stay in memory until ``finish()``.
  ///
  /// - Parameters:
  ///   - records: whole lines.
  ///   - position: which inputs are done with them, from the run's start.
  public mutating func write(
    _ records: [UInt8],
    position: RunPosition
  ) throws(ClaimwireError) {
    piece += records
    piecePosition = position
    guard piece.count >= (path == nil ? Self.pipePieceSize : Self.pieceSize) else { return }
    try flush()
    if let shardSize, journal.recordBytes >= shardSize { try endShard() }
  }

  private mutating func flush() throws(ClaimwireError) {
    guard !piece.isEmpty else { return }
    guard let path else { return try flushToStandardOutput() }
    let bytes = try compressed(piece)
    try file?.write(bytes)
    journal.bytes += bytes.count
    journal.recordBytes += piece.count
    piece.removeAll(keepingCapacity: true)
    journal.position = piecePosition
    try journal.write(output: path)
  }

  /// Writes the rest, gives the last file its name and takes the journal away.
  public consuming func finish() throws(ClaimwireError) {
    try flush()
    guard let path else { return }
    if journal.shards > 0 && journal.recordBytes == 0 {
      file.take()?.discard()
    } else {
      try file.take()?.finish()
    }
    RunJournal.remove(output: path)
  }

  private mutating func endShard() throws(ClaimwireError) {
    guard let path else { return }
    try file.take()?.finish()
    journal.endShard()
    try journal.write(output: path)
    file = try Self.open(path, shardSize, journal)
  }

  /// The file that the journal speaks of; null for standard output.
  private static func open(
    _ path: String?,
    _ shardSize: Int?,
    _ journal: RunJournal
  ) throws(ClaimwireError) -> OutputFile? {
    guard let path else { return nil }
    let name = shardSize == nil ? path : shardName(path, journal.shards + 1)
    // The file may have got its name just before the run was cut short, and the journal not written after it.
    if journal.bytes > 0 { OutputFile.reopen(name) }
    return try OutputFile(path: name, keeping: journal.bytes)
  }

  /// `a.ndjson.gz` into `a-00001.ndjson.gz`.
  static func shardName(_ path: String, _ number: Int) -> String {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let dot = path[slash...].dropFirst().firstIndex(of: ".") ?? path.endIndex
    let digits = String(number)
    let zeros = String(repeating: "0", count: max(0, 5 - digits.count))
    return "\(path[..<dot])-\(zeros)\(digits)\(path[dot...])"
  }

  private func compressed(_ bytes: [UInt8]) throws(ClaimwireError) -> [UInt8] {
    guard compressor != nil else { return bytes }
    guard let member = compressor?.member(of: bytes) else {
      throw .unwritable(path: path ?? "-", reason: "no memory to compress it")
    }
    return member
  }

  private mutating func flushToStandardOutput() throws(ClaimwireError) {
    do throws(SystemFailure) {
      try Int32(1).writeAll(piece)
    } catch {
      if error.isClosedPipe { throw .closedPipe }
      throw .unwritable(path: "standard output", reason: error.reason)
    }
    piece.removeAll(keepingCapacity: true)
  }
}
