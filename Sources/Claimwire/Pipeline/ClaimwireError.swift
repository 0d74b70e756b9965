/// What can go wrong that a caller can act on.
///
/// Bad text is no error: it is repaired and told in the record's `warnings`.
public enum ClaimwireError: Error, Sendable {
  /// A path that cannot be opened or read; `reason` is the system's own.
  case unreadable(path: String, reason: String)
  /// A folder in which no file has an ending that is read.
  case emptyFolder(path: String)
  /// A FIFO that nobody wrote to.
  case silentFIFO(path: String, seconds: Int)
  /// A line that is no JSON object.
  case malformedLine(path: String, line: Int, reason: String)
  /// A line without a usable text field.
  case missingField(path: String, line: Int, field: String)
  /// A row of a table that is none: no end, or more or fewer columns than the header.
  case malformedRow(path: String, line: Int, reason: String)
  /// A record of a web archive that is none.
  case malformedRecord(path: String, record: Int, reason: String)
  /// A file of one document that is larger than the limit.
  case tooLarge(path: String, limit: Int)
  /// A record that is larger than the limit.
  case recordTooLarge(path: String, line: Int, bytes: Int)
  /// gzip or Zstandard data that is broken or too good to be true.
  case damagedCompression(path: String, reason: String)
  /// A line of a list of names that is none.
  case malformedName(path: String, line: Int)
  /// Output that cannot be written.
  case unwritable(path: String, reason: String)
  /// A journal of a run with other options or inputs.
  case otherRun(path: String)
  /// The run was asked to stop.
  case interrupted
  /// The process at the other end of the output has gone.
  case closedPipe
  /// The system starts no thread.
  case noThreads
  /// ICU's data is missing on this machine.
  case noICUData
}

extension ClaimwireError: CustomStringConvertible {
  /// One line: what, where, and what to do.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): cannot be read (\(reason)); skipped"
    case .emptyFolder(let path):
      "\(path): no .txt, .jsonl, .ndjson, .csv or .tsv file in this folder; name the files themselves to read others"
    case .silentFIFO(let path, let seconds):
      "\(path): a FIFO that no process opened for writing within \(seconds) s; skipped"
    case .malformedLine(let path, let line, let reason):
      "\(path):\(line): not a JSON object (\(reason)); line skipped"
    case .missingField(let path, let line, let field):
      "\(path):\(line): no text in a field '\(field)'; line skipped; name the field with --text-field"
    case .malformedRow(let path, let line, let reason):
      "\(path):\(line): not a row of the table (\(reason)); row skipped"
    case .malformedRecord(let path, let record, let reason):
      "\(path)#\(record): not a record of a web archive (\(reason)); skipped"
    case .tooLarge(let path, let limit):
      "\(path): a document of more than \(limit) bytes; skipped; see --max-document"
    case .recordTooLarge(let path, let line, let bytes):
      "\(path):\(line): a record of \(bytes) bytes or more is over the limit; skipped; see --max-document"
    case .damagedCompression(let path, let reason):
      "\(path): \(reason); what stood before it was read"
    case .malformedName(let path, let line):
      "\(path):\(line): not name, type, country, latitude, longitude with tabs between (the last three may be left out; "
        + "types: \(EntityType.allCases.map(\.rawValue).joined(separator: " "))); mend the line"
    case .unwritable(let path, let reason): "\(path): cannot be written (\(reason))"
    case .otherRun(let path):
      "\(path): the run to be resumed had other inputs or options; repeat those, or start anew without --resume"
    case .interrupted: "stopped"
    case .closedPipe: "the reader of the output has gone"
    case .noThreads: "the system starts no thread; try again with less running beside this"
    case .noICUData: "ICU's data cannot be found; install it (Debian: libicu72)"
    }
  }
}
