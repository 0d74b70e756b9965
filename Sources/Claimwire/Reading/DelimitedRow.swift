/// A row of a table, put together from lines: CSV by RFC 4180, where a field in quotation marks may hold line feeds, and
/// TSV by IANA's text/tab-separated-values, where a quotation mark is a character like any other.
struct DelimitedRow {
  /// Its fields so far, decoded.
  private(set) var fields: [[UInt8]] = []
  private let separator: UInt8
  private let hasQuoting: Bool
  /// Whether the last field's closing mark is yet to come.
  private(set) var isOpen = false

  init(separator: UInt8) {
    self.separator = separator
    hasQuoting = separator != UInt8(ascii: "\t")
  }

  /// Bytes of the lines so far.
  private(set) var count = 0

  /// Adds a line; O(n).
  ///
  /// The row is whole unless ``isOpen``.
  mutating func add(_ line: [UInt8]) {
    count += line.count + 1
    var line = line[...]
    if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
    if isOpen {
      fields[fields.count - 1].append(UInt8(ascii: "\n"))
    } else {
      fields.append([])
    }
    var isQuoted = isOpen
    var isAtFieldStart = !isOpen
    var index = line.startIndex
    while index < line.endIndex {
      let byte = line[index]
      index += 1
      if isQuoted {
        guard byte == Self.quote else {
          fields[fields.count - 1].append(byte)
          continue
        }
        let isDoubled = index < line.endIndex && line[index] == Self.quote
        if isDoubled {
          fields[fields.count - 1].append(byte)
          index += 1
        } else {
          isQuoted = false
        }
      } else if byte == separator {
        fields.append([])
        isAtFieldStart = true
        continue
      } else if hasQuoting, isAtFieldStart, byte == Self.quote {
        isQuoted = true
      } else {
        fields[fields.count - 1].append(byte)
      }
      isAtFieldStart = false
    }
    isOpen = isQuoted
  }

  private static let quote = UInt8(ascii: "\"")
}
