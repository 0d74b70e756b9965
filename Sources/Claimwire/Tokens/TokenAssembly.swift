internal import CClaimwireKernel
internal import CICU

/// Joins and splits ICU's segments into tokens, in one pass: hands what is plain to the kernel, does what is not itself.
struct TokenAssembly {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let abbreviations: Abbreviations
  private let plain: UnsafePointer<claimwire_tokens_rules>
  private let kernel: Kernel
  private let scratch: UnsafeMutablePointer<TokenScratch>
  /// Where the next batch's first segment starts.
  private var start: UInt32 = 0

  init(
    bytes: UnsafeBufferPointer<UInt8>,
    rules: borrowing TokenRules,
    kernel: Kernel,
    scratch: UnsafeMutablePointer<TokenScratch>
  ) {
    self.bytes = bytes
    abbreviations = rules.abbreviations
    plain = UnsafePointer(rules.plain)
    self.kernel = kernel
    self.scratch = scratch
  }

  /// Segments that end at `ends`, the first where the batch before ended.
  mutating func add(ends: UnsafeBufferPointer<UInt32>, statuses: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress, let end = ends.baseAddress,
      let status = statuses.baseAddress
    else { return }
    var passed = 0
    while true {
      scratch.pointee.reserve(ends.count - passed + Int(claimwire_tokens_group))
      let room = scratch.pointee.room
      let progress = claimwire_tokens_plain(
        kernel.id.rawValue,
        plain,
        base,
        bytes.count,
        Int(passed == 0 ? start : end[passed - 1]),
        end + passed,
        status + passed,
        ends.count - passed,
        scratch.pointee.state,
        scratch.pointee.kernelTokens.last,
        scratch.pointee.kernelTokens.next,
        room
      )
      scratch.pointee.count += progress.written
      passed += progress.segments
      if progress.is_callers {
        add(
          TextSpan(start: progress.start, end: progress.end),
          WordBreakIterator.Status(rawValue: progress.status) ?? .none
        )
      } else if progress.written < room {
        break
      }
    }
    start = ends.last ?? start
  }

  private var taken: UInt32 { scratch.pointee.state.pointee.taken }

  private var lastToken: Token? { scratch.pointee.last }

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

  private func addSpace(_ span: TextSpan) {
    let state = scratch.pointee.state
    var flags = TokenFlags(rawValue: state.pointee.flags)
    flags.insert(.spaceBefore)
    for index in span.range {
      switch bytes[index] {
      case UInt8(ascii: "\n"):
        state.pointee.newlines += 1
        state.pointee.spaces = 0
      case UInt8(ascii: "\r"):
        // A CR alone ends a line, as in old Macintosh files; before LF it is the same line end.
        if index + 1 >= bytes.count || bytes[index + 1] != UInt8(ascii: "\n") {
          state.pointee.newlines += 1
        }
        state.pointee.spaces = 0
      case UInt8(ascii: "\t"): state.pointee.spaces += 2
      case UInt8(ascii: " "): state.pointee.spaces += 1
      default: break
      }
    }
    if isParagraphSeparator(span) { state.pointee.newlines += 2 }
    if state.pointee.newlines > 0 { flags.insert(.lineBefore) }
    if state.pointee.newlines > 1 { flags.insert(.paragraphBefore) }
    if state.pointee.spaces > 1 { flags.insert(.gapBefore) } else { flags.remove(.gapBefore) }
    state.pointee.flags = flags.rawValue
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
    let (scalar, _) = UTF8Decoding.scalar(in: bytes, at: Int(span.start))
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
      abbreviations.ownsFullStop(word, after: scratch.pointee.secondLast, in: bytes)
    {
      let joined = TextSpan(start: word.start, end: span.end)
      scratch.pointee.last = Token(
        start: joined.start,
        end: joined.end,
        key: key(of: joined),
        kind: .word,
        letterCase: word.letterCase,
        flags: word.flags.union(.abbreviation),
        ascii: word.ascii
      )
      scratch.pointee.state.pointee.taken = span.end
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
    let (scalar, length) = UTF8Decoding.scalar(in: bytes, at: index)
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
    let state = scratch.pointee.state
    var flags = TokenFlags(rawValue: state.pointee.flags).union(more)
    var kind = kind
    let shape = TokenShape(of: UnsafeBufferPointer(rebasing: bytes[span.range]))
    if kind == .word, !shape.hasLetters { kind = shape.hasDigits ? .number : .symbol }
    if shape.hasDigits { flags.insert(.digits) }
    if kind == .punctuation, isOpening(span, flags) { flags.insert(.opening) }
    let first = bytes[Int(span.start)]
    scratch.pointee.append(
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
    state.pointee.taken = span.end
    state.pointee.flags = 0
    state.pointee.newlines = 0
    state.pointee.spaces = 0
    state.pointee.is_after_opening =
      flags.contains(.opening) || kind == .punctuation && isDash(span)
  }

  /// By its shape for paired marks, by the spaces around it for straight ones.
  private func isOpening(_ span: TextSpan, _ flags: TokenFlags) -> Bool {
    let (scalar, length) = UTF8Decoding.scalar(in: bytes, at: Int(span.start))
    switch Unicode.Scalar(scalar) {
    case "(", "[", "{", "“", "‘", "„", "‚", "«", "‹", "「", "『": return true
    case "`": return span.count == 2
    case "\"", "'":
      let next = Int(span.start) + length
      let isBeforeSpace = next >= bytes.count || bytes[next] <= 0x20
      let isAfterOpening = scratch.pointee.state.pointee.is_after_opening
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
    WordKey.hash(UnsafeBufferPointer(rebasing: bytes[span.range]))
  }
}
