import CICU

@testable import Claimwire

/// The tokenizer's conventions segment by segment, as plainly as they can be put: what the kernels are held to.
struct ReferenceTokens {
  private let bytes: [UInt8]
  private(set) var tokens: [Token] = []
  private var taken: UInt32 = 0
  private var newlines = 0
  private var spaces = 0
  private var flags: TokenFlags = [.spaceBefore, .lineBefore, .paragraphBefore]
  private var isAfterOpening = true
  private let abbreviations = WordTable(
    Abbreviations.all.map { (word: $0.word, value: $0.condition) }
  )

  init(_ bytes: [UInt8], _ iterator: borrowing WordBreakIterator) {
    self.bytes = bytes
    var segments: [WordBreakIterator.Segment] = []
    iterator.forEachSegment(in: bytes) { segments.append($0) }
    for segment in segments { add(segment.span, segment.status) }
  }

  private var lastToken: Token? { tokens.last }

  private mutating func add(_ segment: TextSpan, _ status: WordBreakIterator.Status) {
    guard segment.end > taken else { return }
    let span = TextSpan(start: max(segment.start, taken), end: segment.end)
    switch status {
    case .none: addMark(span)
    case .number, .letter: addWord(span)
    case .kana, .ideograph: append(span, .ideographic)
    }
  }

  // MARK: White space

  private mutating func addSpace(_ span: TextSpan) {
    flags.insert(.spaceBefore)
    for index in span.range {
      switch bytes[index] {
      case UInt8(ascii: "\n"):
        newlines += 1
        spaces = 0
      case UInt8(ascii: "\r"):
        // A CR alone ends a line, as in old Macintosh files; before LF it is the same line end.
        if index + 1 >= bytes.count || bytes[index + 1] != UInt8(ascii: "\n") {
          newlines += 1
        }
        spaces = 0
      case UInt8(ascii: "\t"): spaces += 2
      case UInt8(ascii: " "): spaces += 1
      default: break
      }
    }
    if isParagraphSeparator(span) { newlines += 2 }
    if newlines > 0 { flags.insert(.lineBefore) }
    if newlines > 1 { flags.insert(.paragraphBefore) }
    if spaces > 1 { flags.insert(.gapBefore) } else { flags.remove(.gapBefore) }
  }

  /// U+2028 and U+2029.
  private func isParagraphSeparator(_ span: TextSpan) -> Bool {
    let start = Int(span.start)
    guard span.count == 3, bytes[start] == 0xE2, bytes[start + 1] == 0x80 else { return false }
    return bytes[start + 2] == 0xA8 || bytes[start + 2] == 0xA9
  }

  // MARK: Marks and symbols

  private mutating func addMark(_ span: TextSpan) {
    let first = bytes[Int(span.start)]
    guard first < 0x80 else { return addWideMark(span) }
    if first <= 0x20 || first == 0x7F { return addSpace(span) }
    switch first {
    case UInt8(ascii: "."): addFullStop(span)
    case UInt8(ascii: "-"), UInt8(ascii: "`"): append(run(of: first, from: span), .punctuation)
    case UInt8(ascii: "'"): addApostrophe(span)
    case UInt8(ascii: "@"), UInt8(ascii: "#"): addTag(span, first)
    case UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "%"), UInt8(ascii: "<"),
      UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "^"), UInt8(ascii: "|"), UInt8(ascii: "~"):
      append(span, .symbol)
    default: append(span, .punctuation)
    }
  }

  private mutating func addWideMark(_ span: TextSpan) {
    let (scalar, _) = scalar(at: Int(span.start))
    switch claimwire_icu_classify(scalar) {
    case claimwire_icu_class_space: addSpace(span)
    case claimwire_icu_class_emoji: append(span, .emoji)
    case claimwire_icu_class_symbol, claimwire_icu_class_currency: append(span, .symbol)
    case claimwire_icu_class_upper, claimwire_icu_class_lower, claimwire_icu_class_letter:
      append(span, .ideographic)
    default:
      if scalar == 0x2019 { addApostrophe(span) } else { append(span, .punctuation) }
    }
  }

  /// "." joins an abbreviation before it; "..." is one token.
  private mutating func addFullStop(_ span: TextSpan) {
    let whole = run(of: UInt8(ascii: "."), from: span)
    if whole.count == 1, let word = lastToken, word.end == span.start, word.kind == .word,
      ownsFullStop(word, after: tokens.dropLast().last)
    {
      let joined = TextSpan(start: word.start, end: span.end)
      tokens[tokens.count - 1] = Token(
        start: joined.start,
        end: joined.end,
        key: key(of: joined),
        kind: .word,
        letterCase: word.letterCase,
        flags: word.flags.union(.abbreviation),
        ascii: word.ascii
      )
      taken = span.end
    } else {
      append(whole, .punctuation)
    }
  }

  /// "'s" after a token that ICU does not join with it ("U.S.'s"), "''", or a mark.
  private mutating func addApostrophe(_ span: TextSpan) {
    let next = Int(span.end)
    let isTouching = lastToken.map { $0.end == span.start } ?? false
    if isTouching, next < bytes.count, bytes[next] | 0x20 == UInt8(ascii: "s"),
      !isAlphanumeric(next + 1), lastToken?.kind == .word
    {
      append(TextSpan(start: span.start, end: span.end + 1), .word, .clitic)
      return
    }
    append(run(of: UInt8(ascii: "'"), from: span), .punctuation)
  }

  private mutating func addTag(_ span: TextSpan, _ sign: UInt8) {
    guard isAlphanumeric(Int(span.end)) else { return append(span, .symbol) }
    let end = endOfTag(from: Int(span.end))
    append(
      TextSpan(Int(span.start), end),
      sign == UInt8(ascii: "@") ? .handle : .hashtag
    )
  }

  /// The same byte over and over from the span's start.
  private func run(of byte: UInt8, from span: TextSpan) -> TextSpan {
    guard bytes[Int(span.start)] == byte else { return span }
    var end = Int(span.end)
    while end < bytes.count, bytes[end] == byte { end += 1 }
    return TextSpan(Int(span.start), end)
  }

  // MARK: Words

  private mutating func addWord(_ segment: TextSpan) {
    var span = segment
    while let address = endOfAddress(span) {
      append(TextSpan(Int(span.start), address.end), address.kind)
      // ICU may have joined more ("@name's").
      guard taken < segment.end else { return }
      span = TextSpan(start: taken, end: segment.end)
    }
    while let stop = runOnStop(in: span) {
      append(TextSpan(start: span.start, end: stop), .word)
      addFullStop(TextSpan(start: stop, end: stop + 1))
      span = TextSpan(start: stop + 1, end: span.end)
    }
    if let clitic = startOfClitic(in: span) {
      append(TextSpan(start: span.start, end: clitic), .word)
      append(TextSpan(start: clitic, end: span.end), .word, .clitic)
    } else {
      append(span, .word)
    }
  }

  /// The full stop of a sentence that the next one touches ("the end.The next"), which UAX #29 takes for one word.
  ///
  /// Two lower-case letters before it and a capital with a lower-case letter after it; not "Example.Com".
  private func runOnStop(in span: TextSpan) -> UInt32? {
    let start = Int(span.start)
    let end = Int(span.end)
    guard span.count >= 5 else { return nil }
    for index in start + 2..<end - 2 where bytes[index] == UInt8(ascii: ".") {
      let isAfterWord = bytes[index - 1] &- 0x61 < 26 && bytes[index - 2] &- 0x61 < 26
      let isBeforeWord = bytes[index + 1] &- 0x41 < 26 && bytes[index + 2] &- 0x61 < 26
      if isAfterWord, isBeforeWord, !isDomain(TextSpan(index + 1, end)) { return UInt32(index) }
    }
    return nil
  }

  private func isDomain(_ span: TextSpan) -> Bool {
    switch span.count {
    case 2: hasPrefix("co", at: span) || hasPrefix("io", at: span) || hasPrefix("js", at: span)
    case 3:
      hasPrefix("com", at: span) || hasPrefix("org", at: span) || hasPrefix("net", at: span)
        || hasPrefix("gov", at: span) || hasPrefix("edu", at: span)
    default: false
    }
  }

  /// Where "'s", "'ll", "n't" … starts in a word with an apostrophe.
  private func startOfClitic(in span: TextSpan) -> UInt32? {
    var index = Int(span.end) - 1
    let least = max(Int(span.start) + 1, Int(span.end) - 5)
    while index >= least {
      let length = apostropheLength(at: index)
      if length > 0 {
        return clitic(from: index, suffixAt: index + length, in: span).map(UInt32.init)
      }
      index -= 1
    }
    return nil
  }

  private func clitic(from apostrophe: Int, suffixAt suffix: Int, in span: TextSpan) -> Int? {
    let first = bytes[suffix] | 0x20
    switch Int(span.end) - suffix {
    case 1:
      switch first {
      case UInt8(ascii: "s"), UInt8(ascii: "d"), UInt8(ascii: "m"): return apostrophe
      case UInt8(ascii: "t"):
        let isNegation = bytes[apostrophe - 1] | 0x20 == UInt8(ascii: "n")
        return isNegation && apostrophe - 1 > Int(span.start) ? apostrophe - 1 : nil
      default: return nil
      }
    case 2:
      let second = bytes[suffix + 1] | 0x20
      switch (first, second) {
      case (UInt8(ascii: "l"), UInt8(ascii: "l")), (UInt8(ascii: "r"), UInt8(ascii: "e")),
        (UInt8(ascii: "v"), UInt8(ascii: "e")):
        return apostrophe
      default: return nil
      }
    default: return nil
    }
  }

  /// 1 for ', 3 for ’, 0 for anything else.
  private func apostropheLength(at index: Int) -> Int {
    if bytes[index] == UInt8(ascii: "'") { return 1 }
    guard bytes[index] == 0xE2, index + 2 < bytes.count else { return 0 }
    return bytes[index + 1] == 0x80 && bytes[index + 2] == 0x99 ? 3 : 0
  }

  // MARK: Addresses

  /// The end of a URL, e-mail address or handle that starts with this word.
  private func endOfAddress(_ span: TextSpan) -> (end: Int, kind: TokenKind)? {
    let start = Int(span.start)
    if bytes[start] == UInt8(ascii: "@"), span.count > 1 {
      return (endOfTag(from: start + 1), .handle)
    }
    if isURLStart(span) { return (endOfURL(from: start), .url) }
    // ICU 72 joins at "@"; plain UAX #29 breaks there.
    let at = (start..<Int(span.end)).first { bytes[$0] == UInt8(ascii: "@") } ?? Int(span.end)
    guard at > start, at < bytes.count, bytes[at] == UInt8(ascii: "@"), isAlphanumeric(at + 1)
    else { return nil }
    return (endOfEmail(from: at + 1), .email)
  }

  private func isURLStart(_ span: TextSpan) -> Bool {
    guard (3...5).contains(span.count) || span.count > 4 else { return false }
    if hasPrefix("www.", at: span) { return true }
    guard hasPrefix("http", at: span) || hasPrefix("ftp", at: span) else { return false }
    let end = Int(span.end)
    return end + 2 < bytes.count && bytes[end] == UInt8(ascii: ":")
      && bytes[end + 1] == UInt8(ascii: "/") && bytes[end + 2] == UInt8(ascii: "/")
  }

  private func hasPrefix(_ prefix: StaticString, at span: TextSpan) -> Bool {
    guard span.count >= prefix.utf8CodeUnitCount else { return false }
    return prefix.withUTF8Buffer { letters in
      letters.indices.allSatisfy { bytes[Int(span.start) + $0] | 0x20 == letters[$0] | 0x20 }
    }
  }

  /// Up to white space, a quotation mark or an angle bracket, less closing punctuation at the end.
  private func endOfURL(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] > 0x20, bytes[end] != 0x7F,
      bytes[end] != UInt8(ascii: "\""),
      bytes[end] != UInt8(ascii: "<"), bytes[end] != UInt8(ascii: ">"), bytes[end] < 0x80
    {
      end += 1
    }
    while end > start + 1, isClosingPunctuation(bytes[end - 1]) { end -= 1 }
    return end
  }

  private func endOfEmail(from start: Int) -> Int {
    var end = start
    while end < bytes.count,
      isAlphanumeric(end) || bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: "-")
    {
      end += max(1, alphanumericLength(end))
    }
    while end > start, bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == UInt8(ascii: "-") {
      end -= 1
    }
    return end
  }

  private func endOfTag(from start: Int) -> Int {
    var end = start
    while end < bytes.count, isAlphanumeric(end) || bytes[end] == UInt8(ascii: "_") {
      end += max(1, alphanumericLength(end))
    }
    return end
  }

  private func isClosingPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ")"), UInt8(ascii: "]"),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }

  /// Whether a letter or digit starts at `index`; false past the end.
  private func isAlphanumeric(_ index: Int) -> Bool { alphanumericLength(index) > 0 }

  /// The bytes of the letter or digit that starts at `index`; 0 where there is none.
  private func alphanumericLength(_ index: Int) -> Int {
    guard index < bytes.count else { return 0 }
    let byte = bytes[index]
    if byte < 0x80 { return byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 ? 1 : 0 }
    let (scalar, length) = scalar(at: index)
    switch claimwire_icu_classify(scalar) {
    case claimwire_icu_class_upper, claimwire_icu_class_lower, claimwire_icu_class_letter,
      claimwire_icu_class_digit:
      return length
    default: return 0
    }
  }

  // MARK: Appending

  private mutating func append(
    _ span: TextSpan,
    _ kind: TokenKind,
    _ more: TokenFlags = []
  ) {
    var flags = self.flags.union(more)
    var kind = kind
    let shape = bytes[span.range].withUnsafeBufferPointer { TokenShape(of: $0) }
    if kind == .word, !shape.hasLetters { kind = shape.hasDigits ? .number : .symbol }
    if shape.hasDigits { flags.insert(.digits) }
    if kind == .punctuation, isOpening(span, flags) { flags.insert(.opening) }
    let first = bytes[Int(span.start)]
    tokens.append(
      Token(
        start: span.start,
        end: span.end,
        key: key(of: span),
        kind: kind,
        letterCase: shape.letterCase,
        flags: flags,
        ascii: first < 0x80 ? first : 0
      )
    )
    taken = span.end
    self.flags = []
    newlines = 0
    spaces = 0
    isAfterOpening =
      flags.contains(.opening) || kind == .punctuation && isDash(span)
  }

  /// By its shape for paired marks, by the spaces around it for straight ones.
  private func isOpening(_ span: TextSpan, _ flags: TokenFlags) -> Bool {
    let (scalar, length) = scalar(at: Int(span.start))
    switch Unicode.Scalar(scalar) {
    case "(", "[", "{", "“", "‘", "„", "‚", "«", "‹", "「", "『": return true
    case "`": return span.count == 2
    case "\"", "'":
      let next = Int(span.start) + length
      let isBeforeSpace = next >= bytes.count || bytes[next] <= 0x20
      return (flags.contains(.spaceBefore) || isAfterOpening) && !isBeforeSpace
    default: return false
    }
  }

  private func isDash(_ span: TextSpan) -> Bool {
    let start = Int(span.start)
    if bytes[start] == UInt8(ascii: "-") { return true }
    return span.count == 3 && bytes[start] == 0xE2 && bytes[start + 1] == 0x80
      && (bytes[start + 2] == 0x93 || bytes[start + 2] == 0x94)
  }

  private func key(of span: TextSpan) -> UInt32 {
    bytes[span.range].withUnsafeBufferPointer { WordKey.hash($0) }
  }

  private func scalar(at index: Int) -> (UInt32, Int) {
    bytes.withUnsafeBufferPointer { UTF8Decoding.scalar(in: $0, at: index) }
  }

  // MARK: Full stops

  /// Whether `word` owns the full stop at `word.end`.
  ///
  /// - Parameters:
  ///   - word: the token that the full stop touches.
  ///   - previous: the token before it, null at the text's start.
  private func ownsFullStop(_ word: Token, after previous: Token?) -> Bool {
    if isDotted(word) { return true }
    if isInitial(word, after: previous) { return true }
    guard let condition = abbreviations.value(of: word, in: bytes) else { return false }
    switch condition {
    case .always: return true
    case .beforeNumber: return isBeforeNumber(word)
    case .capitalized: return word.isCapitalized
    case .capitalizedBeforeNumber: return word.isCapitalized && isBeforeNumber(word)
    case .state: return word.isCapitalized && previous?.isMark(",") == true
    }
  }

  /// "U.S", "a.m", "Ph.D": pieces of one or two letters between full stops.
  private func isDotted(_ word: Token) -> Bool {
    var pieceLength = 0
    var pieces = 1
    for index in word.span.range {
      if bytes[index] == UInt8(ascii: ".") {
        if pieceLength == 0 || pieceLength > 2 { return false }
        pieces += 1
        pieceLength = 0
      } else {
        pieceLength += 1
      }
    }
    return pieces > 1 && pieceLength <= 2 && word.kind == .word
  }

  /// A capital alone, with a name or another initial to come, as between "George" and "Bush".
  private func isInitial(
    _ word: Token,
    after previous: Token?
  ) -> Bool {
    guard word.end - word.start == 1, word.letterCase == .capitalized else { return false }
    let next = nextCharacter(after: Int(word.end) + 1)
    guard next.isUpper || next.byte >= 0x80 else { return false }
    if word.ascii == UInt8(ascii: "I") { return previous?.isCapitalized == true }
    return true
  }

  private func isBeforeNumber(_ word: Token) -> Bool {
    let next = nextCharacter(after: Int(word.end) + 1)
    return next.byte &- 0x30 < 10
  }

  /// The first byte that is no space on the same line; 0 at its end.
  private func nextCharacter(
    after offset: Int
  ) -> (byte: UInt8, isUpper: Bool) {
    var index = offset
    while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
    guard index < bytes.count else { return (0, false) }
    return (bytes[index], bytes[index] &- 0x41 < 26)
  }
}
