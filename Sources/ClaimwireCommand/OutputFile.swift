import Claimwire

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Standard output, or a file that appears under its name only when it is whole.
struct OutputFile: ~Copyable {
  private let number: Int32
  private let path: String?
  private var buffer: [UInt8] = []

  /// Large enough that writing costs few system calls, small enough that records flow.
  private static let capacity = 1 << 16

  /// Opens `path`, or standard output for null and `-`.
  init(path: String?) throws(ClaimwireError) {
    guard let path, path != "-" else {
      self.path = nil
      number = 1
      return
    }
    self.path = path
    let mode = mode_t(S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH)
    number = open(OutputFile.unfinished(path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard number >= 0 else { throw .unwritable(path: path, reason: OutputFile.lastError()) }
  }

  /// Adds bytes; they may stay in memory until ``finish()``.
  mutating func write(_ bytes: [UInt8]) throws(ClaimwireError) {
    buffer += bytes
    if buffer.count >= OutputFile.capacity { try flush() }
  }

  /// Writes what is in memory.
  mutating func flush() throws(ClaimwireError) {
    var written = 0
    while written < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        Glibc.write(number, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno == EPIPE { throw .closedPipe }
      guard count >= 0 else {
        throw .unwritable(path: path ?? "standard output", reason: OutputFile.lastError())
      }
      written += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes the rest and gives the file its name.
  consuming func finish() throws(ClaimwireError) {
    try flush()
    guard let path else { return }
    guard close(number) == 0, rename(OutputFile.unfinished(path), path) == 0 else {
      throw .unwritable(path: path, reason: OutputFile.lastError())
    }
  }

  private static func unfinished(_ path: String) -> String { path + ".part" }

  private static func lastError() -> String { String(cString: strerror(errno)) }
}
