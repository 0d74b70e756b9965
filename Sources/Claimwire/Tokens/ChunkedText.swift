internal import CClaimwireKernel

/// A text that comes in chunks of any size, and how much of it can be divided already.
///
/// It is cut only where both sides are the same whatever follows: behind a line feed (WB3a), before the first of some spaces,
/// and between a mark of Chinese or Japanese and an ideograph (WB999). So nothing that is cut off depends on what has not
/// come yet, and what is kept is no longer than the longest stretch without such a place.
struct ChunkedText {
  /// What has come and was not cut off yet.
  private(set) var bytes: [UInt8] = []
  /// Where that begins in the text.
  private(set) var origin: UInt64 = 0
  /// There is no place to cut before this, but perhaps `candidate`: the first of the spaces that all of it ended with.
  private var searched = 0
  private var candidate: Int?

  /// Below this it is not worth the while.
  private static let worthwhile = 1 << 14

  mutating func append(_ chunk: UnsafeRawBufferPointer) { bytes.append(contentsOf: chunk) }

  /// The last place to cut, null where there is none or little has come; O(1) a byte of text.
  ///
  /// - Parameter seesNext: only where what stands behind the spaces has come as well.
  mutating func place(seesNext: Bool) -> Int? {
    guard bytes.count >= ChunkedText.worthwhile else { return nil }
    // A mark and an ideograph after it are four bytes.
    let first = max(1, searched - 3)
    var index = bytes.count - 1
    var lastVisible: Int?
    var firstSpace: Int?
    while index >= first {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n") { return index + 1 }
      if byte == UInt8(ascii: " ") {
        let isFirst = bytes[index - 1] != UInt8(ascii: " ")
        if isFirst && (lastVisible != nil || !seesNext) { return index }
        if isFirst { firstSpace = index }
      } else {
        lastVisible = lastVisible ?? index
        if isIdeograph(index) { return index }
      }
      index -= 1
    }
    if let candidate, let lastVisible, lastVisible > candidate { return candidate }
    candidate = firstSpace ?? candidate
    searched = bytes.count
    return nil
  }

  /// Removes what stands before `place`.
  mutating func cut(at place: Int) {
    bytes.removeSubrange(..<place)
    origin += UInt64(place)
    searched = 0
    candidate = nil
  }

  /// How many bytes from the start are valid UTF-8, up to `limit`.
  func validPrefix(upTo limit: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      return claimwire_kernel_utf8_valid_prefix(claimwire_kernel_chosen(), base, limit)
    }
  }

  /// Whether an ideograph, U+4000 to U+9FFF, starts at `index` behind U+3001, U+3002 or U+FF0C.
  private func isIdeograph(_ index: Int) -> Bool {
    guard (0xE4...0xE9).contains(bytes[index]), index >= 3 else { return false }
    switch (bytes[index - 3], bytes[index - 2], bytes[index - 1]) {
    case (0xE3, 0x80, 0x81), (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x8C): return true
    default: return false
    }
  }
}
