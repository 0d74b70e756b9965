#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A folder into which each document's own files are laid.
struct OutputFolder: Sendable {
  private let path: String

  /// The path without slashes at its end, so that a journal stands beside the folder.
  static func trimmed(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    return String(path)
  }

  /// Makes the folder where there is none.
  init(
    path: String,
    companion: (name: String, content: [UInt8])? = nil
  ) throws(ClaimwireError) {
    let mode = mode_t(S_IRWXU | S_IRWXG | S_IRWXO)
    if mkdir(path, mode) != 0, errno != EEXIST {
      throw .unwritable(path: path, reason: String(cString: strerror(errno)))
    }
    self.path = path
    if let companion { try write(companion.name, companion.content[...]) }
  }

  /// Writes the files of a bundle, each whole or not at all.
  func lay(_ bundle: [UInt8]) throws(ClaimwireError) {
    try FileBundle.forEachFile(in: bundle) { (name, content) throws(ClaimwireError) in
      try write(name, content)
    }
  }

  private func write(_ name: String, _ content: ArraySlice<UInt8>) throws(ClaimwireError) {
    var file = try OutputFile(path: "\(path)/\(name)")
    try file.write(Array(content))
    try file.finish()
  }
}
