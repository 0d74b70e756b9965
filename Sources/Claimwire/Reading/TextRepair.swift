internal import CClaimwireKernel

/// Bytes of any encoding that names itself into valid UTF-8, by a stated policy.
///
/// - A UTF-8 byte order mark is dropped.
/// - UTF-16 with a byte order mark is decoded; a lone surrogate becomes U+FFFD.
/// - Bytes that are not UTF-8 but look like text of another charset (``Charset``) are decoded from it.
/// - Everything else is UTF-8; each ill-formed sequence becomes one U+FFFD ("maximal subpart" practice, Unicode 15,
///   section 3.9), and the record's warnings say how many.
/// - NUL and other control characters are kept, and told.
enum TextRepair {
  /// The text with what was done to it.
  ///
  /// O(n); text that needs no repair is not copied.
  ///
  /// - Parameter charset: what was guessed for text of the same input before, if anything was; set where it is now.
  static func repaired(
    _ bytes: [UInt8],
    charset: inout Charset?
  ) -> (text: [UInt8], warnings: [String]) {
    if bytes.starts(with: [0xFF, 0xFE]) { return decodedUTF16(bytes, isBigEndian: false) }
    if bytes.starts(with: [0xFE, 0xFF]) { return decodedUTF16(bytes, isBigEndian: true) }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let (whole, replacements, sequenceCount) = replacingIllFormed(
      hasMark ? Array(bytes.dropFirst(3)) : bytes
    )
    if replacements > 0, !hasMark {
      charset =
        charset
        ?? Charset.guess(bytes, wellFormed: sequenceCount - replacements, illFormed: replacements)
      if let charset { return decoded(bytes, charset) }
    }
    var text = whole
    var warnings: [String] = []
    if replacements > 0 {
      warnings.append(
        "invalid UTF-8: \(replacements) \(sequences(replacements)) replaced by U+FFFD"
      )
    }
    warnings += controlWarnings(text)
    text.reserveCapacity(text.count)
    return (text, warnings)
  }

  /// The same for a text that has no others beside it.
  static func repaired(_ bytes: [UInt8]) -> (text: [UInt8], warnings: [String]) {
    var charset: Charset?
    return repaired(bytes, charset: &charset)
  }

  /// Text of a charset that was guessed.
  private static func decoded(
    _ bytes: [UInt8],
    _ charset: Charset
  ) -> (text: [UInt8], warnings: [String]) {
    let (text, replaced) = CharsetDecoder.decoded(bytes, charset)
    var warnings = ["not UTF-8: decoded from \(charset.name), a guess; see --encoding"]
    if replaced > 0 {
      warnings.append(
        "invalid \(charset.name): \(replaced) \(sequences(replaced)) replaced by U+FFFD"
      )
    }
    return (text, warnings + controlWarnings(text))
  }

  /// What is told of a text that was decoded from a charset the caller named, in which U+FFFD stands for what was no
  /// character; O(n).
  static func replacementWarnings(_ text: [UInt8], _ charset: Charset) -> [String] {
    var count = 0
    for index in text.indices.dropLast(2)
    where text[index] == 0xEF && text[index + 1] == 0xBF && text[index + 2] == 0xBD {
      count += 1
    }
    guard count > 0 else { return [] }
    return ["invalid \(charset.name): \(count) \(sequences(count)) replaced by U+FFFD"]
  }

  private static func sequences(_ count: Int) -> String { count == 1 ? "sequence" : "sequences" }

  /// The text, how many sequences were replaced, and how many there were of more than one byte or ill-formed.
  private static func replacingIllFormed(_ bytes: [UInt8]) -> ([UInt8], Int, Int) {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return (bytes, 0, 0) }
      let kernel = claimwire_kernel_chosen()
      var valid = claimwire_kernel_utf8_valid_prefix(kernel, base, buffer.count)
      if valid == buffer.count { return (bytes, 0, 0) }
      var text: [UInt8] = []
      text.reserveCapacity(buffer.count + 16)
      var at = 0
      var replacements = 0
      while true {
        text += UnsafeBufferPointer(rebasing: buffer[at..<at + valid])
        at += valid
        if at == buffer.count { break }
        at += claimwire_kernel_utf8_ill_formed_length(base + at, buffer.count - at)
        text += [0xEF, 0xBF, 0xBD]
        replacements += 1
        valid = claimwire_kernel_utf8_valid_prefix(kernel, base + at, buffer.count - at)
      }
      let sequences = text.reduce(into: 0) { $0 += $1 >= 0xC0 ? 1 : 0 }
      return (text, replacements, sequences)
    }
  }

  private static func decodedUTF16(
    _ bytes: [UInt8],
    isBigEndian: Bool
  ) -> (text: [UInt8], warnings: [String]) {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 2, to: bytes.count - 1, by: 2) {
      let first = UInt16(bytes[index])
      let second = UInt16(bytes[index + 1])
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
    }
    var text: [UInt8] = []
    var hasErrors = transcode(
      units.makeIterator(),
      from: UTF16.self,
      to: UTF8.self,
      stoppingOnError: false
    ) { text.append($0) }
    if bytes.count % 2 == 1 {
      hasErrors = true
      text += [0xEF, 0xBF, 0xBD]
    }
    var warnings = ["decoded from UTF-16 \(isBigEndian ? "big" : "little") endian"]
    if hasErrors { warnings.append("invalid UTF-16: what is no character replaced by U+FFFD") }
    return (text, warnings + controlWarnings(text))
  }

  /// Looks at eight bytes at a time: one of a word is 0 where taking 1 from each borrows from a top bit that was not set.
  private static func hasNUL(_ text: [UInt8]) -> Bool {
    text.withUnsafeBytes { bytes in
      var index = 0
      while index + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0 { return true }
        index += 8
      }
      return bytes[index...].contains(0)
    }
  }

  /// What is told of NUL in a text that needs no other repair; O(n).
  static func controlWarnings(_ text: [UInt8]) -> [String] {
    let count = hasNUL(text) ? text.reduce(0) { $0 + ($1 == 0 ? 1 : 0) } : 0
    return count > 0
      ? ["\(count) NUL \(count == 1 ? "character" : "characters") kept in the text"] : []
  }
}
