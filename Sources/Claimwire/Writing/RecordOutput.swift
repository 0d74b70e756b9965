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
  private let framing: RecordFraming
  private let compressor: Compressor?
  /// Where files are laid that each document gives of its own.
  private let folder: OutputFolder?
  /// What is written to where there is no path.
  private let device: OutputDevice?
  /// Whether the present file has yet to get its header.
  private var isBare: Bool
  private var file: OutputFile?
  private var journal: RunJournal
  private var piece: [UInt8] = []
  private var piecePosition = RunPosition()

  /// Opens an output.
  ///
  /// - Parameters:
  ///   - path: the file; null and `-` are standard output; a device or a FIFO is written to as it is.
  ///   - isFolder: whether `path` is a folder, and what comes a bundle of files.
  ///   - shardSize: begins a new file after about this many bytes of records.
  ///   - framing: what each file starts and ends with.
  ///   - fingerprint: tells the options and inputs of a run from those of another.
  ///   - isResuming: goes on where the journal says; a new run where there is none.
  /// - Throws: ``ClaimwireError/unwritable(path:reason:)``; ``ClaimwireError/otherRun(path:)``.
  public init(
    path: String?,
    isFolder: Bool = false,
    shardSize: Int? = nil,
    framing: RecordFraming = RecordFraming(),
    fingerprint: String = "",
    isResuming: Bool = false
  ) throws(ClaimwireError) {
    let device = try OutputDevice.open(path)
    let isStream = path == "-" || device != nil
    let path = isStream ? nil : path.map { isFolder ? OutputFolder.trimmed($0) : $0 }
    let folder = try Self.folder(isFolder ? path : nil, framing)
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
    let opened = try isFolder ? nil : Self.open(path, shardSize, journal)
    self.path = path
    self.shardSize = shardSize
    self.framing = framing
    self.folder = folder
    self.device = device
    isBare = journal.bytes == 0
    self.journal = journal
    compressor = path.flatMap(Compressor.compression).map { Compressor($0) }
    file = opened
  }

  /// The inputs whose records are written: those of an earlier run are to be passed over.
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
    // A large document's records are not copied.
    if piece.isEmpty { piece = records } else { piece += records }
    piecePosition = position
    guard piece.count >= (path == nil ? Self.pipePieceSize : Self.pieceSize) else { return }
    try flush()
    if let shardSize, journal.recordBytes >= shardSize { try endShard() }
  }

  private mutating func flush() throws(ClaimwireError) {
    guard !piece.isEmpty else { return }
    let recordBytes = piece.count
    // Only where there is one: the piece may be a large document's.
    if isBare, !framing.header.isEmpty { piece = framing.header + piece }
    isBare = false
    guard let path else {
      try flushToStandardOutput()
      return journal.position = piecePosition
    }
    if let folder {
      try folder.lay(piece)
    } else {
      let bytes = try compressed(piece)
      try file?.write(bytes)
      journal.bytes += bytes.count
    }
    journal.recordBytes += recordBytes
    forgetPiece()
    journal.position = piecePosition
    try journal.write(output: path)
  }

  /// Keeps the memory of a piece of usual size for the next.
  private mutating func forgetPiece() {
    piece.removeAll(keepingCapacity: piece.count <= Self.pieceSize * 4)
  }

  /// Writes what the present file ends with, and its header where nothing came.
  ///
  /// Not told in the journal: a run that is cut short after it writes it again.
  private mutating func endFile() throws(ClaimwireError) {
    let rest = (isBare ? framing.header : []) + framing.footer
    guard !rest.isEmpty else { return }
    if path == nil {
      piece = rest
      try flushToStandardOutput()
    } else {
      let bytes = try compressed(rest)
      try file?.write(bytes)
    }
  }

  /// Writes the rest, gives the last file its name and takes the journal away.
  public consuming func finish() throws(ClaimwireError) {
    try flush()
    let isSpare = journal.shards > 0 && journal.recordBytes == 0
    if !isSpare { try endFile() }
    guard let path else { return }
    if isSpare {
      file.take()?.discard()
    } else {
      try file.take()?.finish()
    }
    RunJournal.remove(output: path)
  }

  private mutating func endShard() throws(ClaimwireError) {
    guard let path else { return }
    try endFile()
    try file.take()?.finish()
    journal.endShard()
    isBare = true
    try journal.write(output: path)
    file = try Self.open(path, shardSize, journal)
  }

  private static func folder(
    _ path: String?,
    _ framing: RecordFraming
  ) throws(ClaimwireError) -> OutputFolder? {
    guard let path else { return nil }
    return try OutputFolder(path: path, companion: framing.companion)
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
      try (device?.number ?? 1).writeAll(piece)
    } catch {
      if error.isClosedPipe { throw .closedPipe }
      throw .unwritable(path: device?.path ?? "standard output", reason: error.reason)
    }
    forgetPiece()
  }
}
