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
    let file = try ReadFile(path: path)
    var status = stat()
    if fstat(file.number, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 {
      let size = Int(status.st_size)
      if let start = mmap(nil, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file.number, 0),
        start != MAP_FAILED
      {
        madvise(start, size, MADV_SEQUENTIAL)
        bytes = UnsafeRawBufferPointer(start: start, count: size)
        isMapped = true
        return
      }
    }
    bytes = try MappedFile.copy(of: file)
    isMapped = false
  }

  deinit {
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    } else {
      bytes.deallocate()
    }
  }

  private static func copy(
    of file: borrowing ReadFile
  ) throws(ClaimwireError) -> UnsafeRawBufferPointer {
    var text: [UInt8] = []
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
    defer { chunk.deallocate() }
    while true {
      let count = try file.read(into: chunk)
      if count == 0 { break }
      text += chunk[..<count]
    }
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: text.count, alignment: 1)
    copy.copyBytes(from: text)
    return UnsafeRawBufferPointer(copy)
  }
}
