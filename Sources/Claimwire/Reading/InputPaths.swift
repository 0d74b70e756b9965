#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The files that a list of paths stands for: folders are walked, in the order of their names.
public enum InputPaths {
  /// Calls `body` with each file, or with what is wrong with a path.
  ///
  /// Links to folders are not followed inside a folder, so that a walk ends; FIFOs and devices are read only where they
  /// are named themselves.
  ///
  /// - Parameter list: a file with more paths, one a line, `-` for standard input; read as a stream.
  public static func forEachFile(
    in paths: [String],
    listedIn list: String? = nil,
    _ body: (Result<String, ClaimwireError>) throws(ClaimwireError) -> Void
  ) throws(ClaimwireError) {
    for path in paths { try visit(path, body) }
    guard let list else { return }
    var lines: LineReader
    do throws(ClaimwireError) {
      lines = LineReader(try ByteStream(path: list), after: [], limit: longestPath)
    } catch {
      return try body(.failure(error))
    }
    while let line = try lines.next() {
      guard case .whole(let bytes) = line else {
        try body(.failure(.unreadable(path: list, reason: "a line is too long for a path")))
        continue
      }
      let path = String(
        decoding: bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes,
        as: UTF8.self
      )
      if !path.isEmpty { try visit(path, body) }
    }
  }

  /// PATH_MAX of Linux.
  private static let longestPath = 4_096

  private static func visit(
    _ path: String,
    _ body: (Result<String, ClaimwireError>) throws(ClaimwireError) -> Void
  ) throws(ClaimwireError) {
    var status = stat()
    if path == "-" || stat(path, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR {
      return try body(.success(path))
    }
    var count = 0
    try walk(folder: path, count: &count, body)
    if count == 0 { try body(.failure(.emptyFolder(path: path))) }
  }

  private static func walk(
    folder: String,
    count: inout Int,
    _ body: (Result<String, ClaimwireError>) throws(ClaimwireError) -> Void
  ) throws(ClaimwireError) {
    guard let names = entries(of: folder) else {
      count += 1
      let reason = String(cString: strerror(errno))
      return try body(.failure(.unreadable(path: folder, reason: reason)))
    }
    for name in names {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      let isLink = status.st_mode & S_IFMT == S_IFLNK
      if isLink, stat(path, &status) != 0 { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        if !isLink { try walk(folder: path, count: &count, body) }
      } else if status.st_mode & S_IFMT == S_IFREG, InputFormat.named(by: name) != nil {
        count += 1
        try body(.success(path))
      }
    }
  }

  /// The names in a folder, sorted by their bytes; null where it cannot be opened.
  private static func entries(of folder: String) -> [String]? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }
}
