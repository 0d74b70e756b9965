#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// How far a run has come: a small file beside its output, from which a run that was cut short goes on.
struct RunJournal: Equatable {
  /// Inputs whose records are written.
  var position = RunPosition()
  /// Files of the output that are whole.
  var shards = 0
  /// Bytes of the next file that are right.
  var bytes = 0
  /// Bytes of records in that file before compression.
  var recordBytes = 0
  /// Tells one set of options from another.
  var fingerprint = ""

  /// The present file is whole, and the next is empty.
  mutating func endShard() {
    shards += 1
    bytes = 0
    recordBytes = 0
  }

  static func path(of output: String) -> String { output + ".journal" }

  /// The journal of an output; null where there is none.
  ///
  /// - Throws: ``ClaimwireError/unreadable(path:reason:)`` for one that is damaged.
  static func read(output: String) throws(ClaimwireError) -> RunJournal? {
    let path = path(of: output)
    guard access(path, F_OK) == 0 else { return nil }
    let line = try FileDescriptor.open(path: path).readAll()
    var journal = RunJournal()
    guard let fields = try? JSONObjectParser().fields(of: line) else {
      throw .unreadable(path: path, reason: "no journal of claimwire's")
    }
    for field in fields {
      let value = Int(String(decoding: field.json, as: UTF8.self)) ?? 0
      switch field.name {
      case "inputs": journal.position.inputs = value
      case "failed": journal.position.failed = value
      case "shards": journal.shards = value
      case "bytes": journal.bytes = value
      case "record_bytes": journal.recordBytes = value
      case "fingerprint":
        journal.fingerprint = String(decoding: field.string ?? [], as: UTF8.self)
      default: break
      }
    }
    return journal
  }

  /// Writes the journal in place of the one before: after a crash one of the two is there, whole.
  func write(output: String) throws(ClaimwireError) {
    var json = JSONWriter()
    json.object { json in
      for (name, value) in [
        ("inputs", position.inputs), ("failed", position.failed), ("shards", shards),
        ("bytes", bytes),
        ("record_bytes", recordBytes),
      ] {
        json.key(escaping: name)
        json.integer(value)
      }
      json.key("fingerprint")
      json.string(fingerprint)
    }
    json.newline()
    var file = try OutputFile(path: RunJournal.path(of: output))
    try file.write(json.bytes)
    try file.finish()
  }

  /// Takes the journal away, as the output is whole.
  static func remove(output: String) { unlink(path(of: output)) }
}
