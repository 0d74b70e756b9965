import Claimwire

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file that is read from its start to its end, open until it goes out of scope.
struct ReadFile: ~Copyable {
  private let path: String
  /// Its descriptor.
  let number: Int32

  /// Opens `path`, or standard input for `-`.
  init(path: String) throws(ClaimwireError) {
    self.path = path
    number = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
  }

  deinit {
    if number > 0 { close(number) }
  }

  /// Fills the memory from its start as far as there is something to read; how many bytes, 0 at the end.
  func read(into memory: UnsafeMutableRawBufferPointer) throws(ClaimwireError) -> Int {
    while true {
      #if canImport(Darwin)
      let count = Darwin.read(number, memory.baseAddress, memory.count)
      #elseif canImport(Musl)
      let count = Musl.read(number, memory.baseAddress, memory.count)
      #else
      let count = Glibc.read(number, memory.baseAddress, memory.count)
      #endif
      if count >= 0 { return count }
      guard errno == EINTR else {
        throw .unreadable(path: path, reason: String(cString: strerror(errno)))
      }
    }
  }
}
