import Claimwire

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What the process says to its user, and what its streams are.
enum StandardStreams {
  /// A closed pipe shows as an error of `write`, not as a signal that kills.
  static func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }

  /// One line on standard error.
  static func report(_ message: String) {
    let line = Array("claimwire: \(message)\n".utf8)
    _ = line.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
  }

  /// A small text on standard output; what nobody reads any more is dropped.
  static func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Whether standard input is a person's keyboard.
  static var isInputTerminal: Bool { isatty(0) == 1 }

  /// Whether a folder has this path.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
