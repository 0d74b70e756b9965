#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A file that is written under another name and gets its own once it is whole; a device or a FIFO that has the name
/// already is written to as it stands, and keeps it.
public struct OutputFile: ~Copyable {
  private let number: Int32
  private let path: String
  private let isDevice: Bool
  /// Bytes written.
  public private(set) var count: Int

  /// The name under which a file is written.
  static func unfinished(_ path: String) -> String { path + ".part" }

  /// Opens the file anew, or to go on after its first `count` bytes.
  ///
  /// - Throws: ``ClaimwireError/unwritable(path:reason:)``, as the others here.
  public init(path: String, keeping count: Int = 0) throws(ClaimwireError) {
    if let device = try OutputDevice.open(path) {
      number = device.number
      self.path = path
      self.count = 0
      isDevice = true
      return
    }
    let mode = mode_t(S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH)
    let opened = open(OutputFile.unfinished(path), O_WRONLY | O_CREAT | O_CLOEXEC, mode)
    guard opened >= 0 else { throw OutputFile.failure(path) }
    guard ftruncate(opened, off_t(count)) == 0, lseek(opened, 0, SEEK_END) == off_t(count) else {
      let error = OutputFile.failure(path)
      close(opened)
      throw error
    }
    number = opened
    self.path = path
    self.count = count
    isDevice = false
  }

  deinit { close(number) }

  /// Appends bytes.
  public mutating func write(_ bytes: [UInt8]) throws(ClaimwireError) {
    do throws(SystemFailure) {
      try number.writeAll(bytes)
    } catch {
      throw .unwritable(path: path, reason: error.reason)
    }
    count += bytes.count
  }

  /// Gives the file its name.
  public consuming func finish() throws(ClaimwireError) {
    guard !isDevice else { return }
    guard rename(OutputFile.unfinished(path), path) == 0 else { throw OutputFile.failure(path) }
  }

  /// Writes a whole file; a run that fails leaves none under the name.
  ///
  /// - Throws: ``ClaimwireError/unwritable(path:reason:)``.
  public static func write(_ bytes: [UInt8], to path: String) throws(ClaimwireError) {
    var file = try OutputFile(path: path)
    try file.write(bytes)
    try file.finish()
  }

  /// Takes the file away.
  consuming func discard() { unlink(OutputFile.unfinished(path)) }

  /// Makes a finished file unfinished again where there is no unfinished one.
  static func reopen(_ path: String) {
    if access(unfinished(path), F_OK) != 0 { rename(path, unfinished(path)) }
  }

  /// Gives the file its name, as ``finish()`` does, where it does not have it yet.
  static func settle(_ path: String) { rename(unfinished(path), path) }

  private static func failure(_ path: String) -> ClaimwireError {
    .unwritable(path: path, reason: String(cString: strerror(errno)))
  }
}

/// A device or a FIFO that is there already (`/dev/null`, `/dev/stdout`): written to as it stands, as no file may take its
/// name.
struct OutputDevice: Sendable {
  let path: String
  /// Open until the process ends.
  let number: Int32

  /// Null for a path where a file stands or may stand.
  static func open(_ path: String?) throws(ClaimwireError) -> OutputDevice? {
    var status = stat()
    guard let path, path != "-", stat(path, &status) == 0 else { return nil }
    guard ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else { return nil }
    let number = openForWriting(path)
    guard number >= 0 else {
      throw .unwritable(path: path, reason: String(cString: strerror(errno)))
    }
    return OutputDevice(path: path, number: number)
  }
}

private func openForWriting(_ path: String) -> Int32 { open(path, O_WRONLY | O_CLOEXEC) }

/// What the system said.
struct SystemFailure: Error {
  let code: Int32
  var reason: String { String(cString: strerror(code)) }
  var isClosedPipe: Bool { code == EPIPE }
}

extension Int32 {
  /// Writes all bytes to the file of this number.
  func writeAll(_ bytes: [UInt8]) throws(SystemFailure) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(self, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SystemFailure(code: errno) }
      written += count
    }
  }
}
