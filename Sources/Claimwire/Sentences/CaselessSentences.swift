internal import CICU

/// Sentences of scripts without capitals (Arabic, Chinese, Hindi, Thai …) by ICU's rules, UAX #29.
///
/// No training text has them, and the rules for English look for capitals. Not safe to share between threads.
final class CaselessSentences {
  private let breaks: OpaquePointer
  private var bytes: [UInt8] = []

  /// Opens ICU's rules; null where its data cannot be found.
  init?() {
    guard let breaks = claimwire_icu_sentence_breaks_open() else { return nil }
    self.breaks = breaks
  }

  deinit { claimwire_icu_sentence_breaks_close(breaks) }

  /// Whether most of the words are in a script without capitals; O(n).
  static func areIn(_ range: Range<Int>, of text: SentenceText) -> Bool {
    var caseless = 0
    var words = 0
    for index in range {
      let token = text.tokens[index]
      guard token.kind == .word || token.kind == .ideographic else { continue }
      words += 1
      if token.isCaselessWord { caseless += 1 }
    }
    return caseless * 2 > words
  }

  /// Calls `body` with the tokens of each sentence in order; O(n).
  ///
  /// A line break inside the range only wraps a line, which ICU's rules cannot know. Nor do they tell a mark that opens
  /// from one that closes: what opens goes with what follows it.
  func forEach(in range: Range<Int>, of text: SentenceText, _ body: (Range<Int>) -> Void) {
    guard let last = range.last else { return }
    let first = Int(text.tokens[range.lowerBound].start)
    bytes.removeAll(keepingCapacity: true)
    bytes += text.bytes[first..<Int(text.tokens[last].end)]
    for index in bytes.indices where bytes[index] == 0x0A || bytes[index] == 0x0D {
      bytes[index] = 0x20
    }
    var start = range.lowerBound
    var index = start
    bytes.withUnsafeBufferPointer { buffer in
      forEachEnd(in: buffer) { end in
        while index < range.upperBound, Int(text.tokens[index].start) < first + end { index += 1 }
        var split = index
        while split > start, split < range.upperBound, text.isOpener(split - 1) { split -= 1 }
        if split > start { body(start..<split) }
        start = split
      }
    }
    if start < range.upperBound { body(start..<range.upperBound) }
  }

  /// Calls `body` with where each of ICU's sentences ends; O(n).
  ///
  /// - Parameter bytes: valid UTF-8.
  func forEachEnd(in bytes: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
    guard let base = bytes.baseAddress,
      claimwire_icu_sentence_breaks_set_text(breaks, base, Int64(bytes.count))
    else { return }
    while true {
      let end = claimwire_icu_sentence_breaks_next(breaks)
      if end < 0 { return }
      body(Int(end))
    }
  }
}

extension Token {
  /// A word of letters that have no case, none of them ASCII.
  @inline(__always)
  var isCaselessWord: Bool {
    kind == .ideographic || (kind == .word && letterCase == .caseless && ascii == 0)
  }
}
