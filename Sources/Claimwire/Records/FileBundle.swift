/// Files in one run of bytes, to be laid into a folder: for each, two lengths, then its name and its content.
struct FileBundle {
  /// The files as bytes.
  private(set) var bytes: [UInt8] = []

  /// Adds a file.
  mutating func add(name: String, content: [UInt8]) {
    let name = Array(name.utf8)
    for length in [name.count, content.count] {
      withUnsafeBytes(of: UInt64(length).littleEndian) { bytes += $0 }
    }
    bytes += name
    bytes += content
  }

  /// Calls `body` with each file of a bundle.
  static func forEachFile(
    in bytes: [UInt8],
    _ body: (_ name: String, _ content: ArraySlice<UInt8>) throws(ClaimwireError) -> Void
  ) throws(ClaimwireError) {
    var at = 0
    while at + 16 <= bytes.count {
      let lengths = [at, at + 8].map { start in
        (0..<8).reduce(0) { $0 | Int(bytes[start + $1]) << ($1 * 8) }
      }
      let name = bytes[at + 16..<at + 16 + lengths[0]]
      let end = name.endIndex + lengths[1]
      try body(String(decoding: name, as: UTF8.self), bytes[name.endIndex..<end])
      at = end
    }
  }

  /// A file's name for a document: its number among the inputs, which tells documents of one id apart and keeps their
  /// order, and what of its id is safe in a name; nothing of an id leads out of a folder.
  static func name(number: Int, id: String, ending: String) -> String {
    let digits = String(number)
    let zeros = String(repeating: "0", count: max(0, 6 - digits.count))
    let bare = id.hasSuffix(".txt") ? id.dropLast(4) : id[...]
    let safe = bare.unicodeScalars.prefix(80).map { scalar -> Character in
      let isSafe =
        scalar.isASCII
        ? scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || scalar == "-" || scalar == "."
        : scalar.properties.isAlphabetic
      return isSafe ? Character(scalar) : "_"
    }
    return "\(zeros)\(digits)-\(String(safe))\(ending)"
  }
}
