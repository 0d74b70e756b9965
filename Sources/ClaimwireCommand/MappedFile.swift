import Claimwire

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file's bytes, mapped where that can be done and read where it cannot (a pipe), until it goes out of scope.
struct MappedFile: ~Copyable {
  /// The bytes.
  let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// Opens `path`, or standard input for `-`.
  init(path: String) throws(ClaimwireError) {
    let number = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { if number != 0 { close(number) } }
    var status = stat()
    if fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 {
      let size = Int(status.st_size)
      if let start = mmap(nil, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, number, 0),
        start != MAP_FAILED
      {
        madvise(start, size, MADV_SEQUENTIAL)
        bytes = UnsafeRawBufferPointer(start: start, count: size)
        isMapped = true
        return
      }
    }
    bytes = try MappedFile.read(number, path)
    isMapped = false
  }

  deinit {
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    } else {
      bytes.deallocate()
    }
  }

  private static func read(
    _ number: Int32,
    _ path: String
  ) throws(ClaimwireError) -> UnsafeRawBufferPointer {
    var text: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(number, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        throw .unreadable(path: path, reason: String(cString: strerror(errno)))
      }
      if count == 0 { break }
      text += chunk[..<count]
    }
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: text.count, alignment: 1)
    copy.copyBytes(from: text)
    return UnsafeRawBufferPointer(copy)
  }
}
