#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// An open file, closed when it goes out of scope.
struct FileDescriptor: ~Copyable {
  private let number: Int32
  private let path: String
  private let isOwned: Bool

  /// Standard input.
  static func standardInput() -> FileDescriptor {
    FileDescriptor(number: 0, path: "-", isOwned: false)
  }

  /// Opens a file, pipe or device for reading.
  ///
  /// A FIFO that nobody opens for writing would block for ever: it is given `fifoSeconds`.
  static func open(path: String) throws(ClaimwireError) -> FileDescriptor {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .unreadable(path: path, reason: lastError()) }
    if status.st_mode & S_IFMT == S_IFIFO { return try openFIFO(path: path) }
    let number = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { throw .unreadable(path: path, reason: lastError()) }
    return FileDescriptor(number: number, path: path, isOwned: true)
  }

  private static let fifoSeconds = 5

  /// Opens without blocking, then waits until a writer has come: until then `poll` reports nothing.
  private static func openFIFO(path: String) throws(ClaimwireError) -> FileDescriptor {
    let number = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard number >= 0 else { throw .unreadable(path: path, reason: lastError()) }
    var wait = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    guard poll(&wait, 1, Int32(fifoSeconds * 1_000)) > 0 else {
      close(number)
      throw .silentFIFO(path: path, seconds: fifoSeconds)
    }
    _ = fcntl(number, F_SETFL, O_RDONLY)
    return FileDescriptor(number: number, path: path, isOwned: true)
  }

  private init(number: Int32, path: String, isOwned: Bool) {
    self.number = number
    self.path = path
    self.isOwned = isOwned
  }

  deinit {
    if isOwned { close(number) }
  }

  /// Appends up to `capacity` bytes to `bytes`; false at the end.
  func read(upTo capacity: Int, into bytes: inout [UInt8]) throws(ClaimwireError) -> Bool {
    let before = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: capacity))
    var count = -1
    repeat {
      count = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(number, buffer.baseAddress.map { $0 + before }, capacity)
      }
    } while count < 0 && errno == EINTR
    let reason = count < 0 ? FileDescriptor.lastError() : ""
    bytes.removeLast(capacity - max(0, count))
    guard count >= 0 else { throw .unreadable(path: path, reason: reason) }
    return count > 0
  }

  /// Everything that is left.
  func readAll() throws(ClaimwireError) -> [UInt8] {
    var bytes: [UInt8] = []
    var status = stat()
    if fstat(number, &status) == 0, status.st_size > 0 {
      bytes.reserveCapacity(Int(status.st_size) + FileDescriptor.chunk)
    }
    while try read(upTo: FileDescriptor.chunk, into: &bytes) {}
    return bytes
  }

  /// Large enough that system calls cost nothing beside the work, small enough for the second cache.
  static let chunk = 1 << 18

  private static func lastError() -> String { String(cString: strerror(errno)) }
}
