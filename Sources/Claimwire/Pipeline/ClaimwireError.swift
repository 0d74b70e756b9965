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
  /// A line of a list of names that is none.
  case malformedName(path: String, line: Int)
  /// A text over 4 GiB, more than 32-bit offsets reach.
  case tooLarge(path: String, bytes: Int)
  /// Output that cannot be written.
  case unwritable(path: String, reason: String)
  /// The process at the other end of the output has gone.
  case closedPipe
  /// ICU's data is missing on this machine.
  case noICUData
}

extension ClaimwireError: CustomStringConvertible {
  /// One line: what, where, and what to do.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): cannot be read (\(reason)); skipped"
    case .emptyFolder(let path):
      "\(path): no .txt, .jsonl or .ndjson file in this folder; name the files themselves to read others"
    case .silentFIFO(let path, let seconds):
      "\(path): a FIFO that no process opened for writing within \(seconds) s; skipped"
    case .malformedLine(let path, let line, let reason):
      "\(path):\(line): not a JSON object (\(reason)); line skipped"
    case .missingField(let path, let line, let field):
      "\(path):\(line): no text in a field '\(field)'; line skipped; name the field with --text-field"
    case .malformedName(let path, let line):
      "\(path):\(line): not name, type, country, latitude, longitude with tabs between (the last three may be left out; "
        + "types: \(EntityType.allCases.map(\.rawValue).joined(separator: " "))); mend the line"
    case .tooLarge(let path, let bytes):
      "\(path): \(bytes) bytes are more than the 4 GiB that one document can have; split it"
    case .unwritable(let path, let reason): "\(path): cannot be written (\(reason))"
    case .closedPipe: "the reader of the output has gone"
    case .noICUData: "ICU's data cannot be found; install it (Debian: libicu72)"
    }
  }
}
