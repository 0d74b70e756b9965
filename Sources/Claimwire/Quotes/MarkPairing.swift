/// Pairs the quotation marks of a document: one pass a paragraph, each mark pushed and popped once.
///
/// A mark that is missing or doubled harms its own paragraph only.
struct MarkPairing: Sendable {
  private struct Opening {
    let token: Int
    let family: QuotationMark.Family
  }

  /// The state of one paragraph.
  private struct Paragraph {
    var openings: [Opening] = []
    /// Every opening, closed since or not, in order.
    var opened: [Opening] = []
    /// How many openings there are of each family, so that a stray closing mark costs nothing.
    var counts = [Int](repeating: 0, count: QuotationMark.Family.allCases.count)
    var spans: [MarkedSpan] = []
    var hasMark = false
    /// For each token whether a single mark that can only close comes later: worked out where one is asked for.
    var closers: [Bool]?
  }

  /// Words that lose their first letters behind an apostrophe: no quotation starts there.
  private let elisions = WordTable(
    words: """
      em til till twas tis cause bout round n neath gainst ere cuz tween twere twill cept kay ello nuff nother
      """
  )

  /// The marked spans by start; O(n).
  func spans(in document: Document) -> [MarkedSpan] {
    let tokens = document.tokens
    let bytes = document.bytes
    var spans: [MarkedSpan] = []
    for (index, paragraph) in document.paragraphs.enumerated()
    where paragraph.tokens.contains(where: { QuotationMark.isMark(tokens[$0], in: bytes) }) {
      let next = paragraph.tokens.upperBound
      let mark = next < tokens.count ? QuotationMark(at: next, of: tokens, in: bytes) : nil
      let goesOn = mark.flatMap { $0.direction == .close ? nil : $0.family }
      var found = pair(paragraph.tokens, tokens, bytes, next: goesOn)
      for position in found.indices { found[position].paragraph = index }
      spans += found
    }
    return spans
  }

  private func pair(
    _ range: Range<Int>,
    _ tokens: [Token],
    _ bytes: [UInt8],
    next: QuotationMark.Family?
  ) -> [MarkedSpan] {
    var state = Paragraph()
    for index in range {
      guard let mark = QuotationMark(at: index, of: tokens, in: bytes) else { continue }
      if mark.family == .single {
        addSingle(mark, index, range, tokens, bytes, &state)
      } else {
        add(mark, index, range, tokens, bytes, &state)
      }
      if mark.family != .single { state.hasMark = true }
    }
    closeLeftOvers(range, tokens, next: next, &state)
    return nested(state.spans)
  }

  // MARK: Marks

  private func add(
    _ mark: QuotationMark,
    _ index: Int,
    _ range: Range<Int>,
    _ tokens: [Token],
    _ bytes: [UInt8],
    _ state: inout Paragraph
  ) {
    let isOpen = state.counts[Int(mark.family.rawValue)] > 0
    var direction = mark.direction
    if index == range.lowerBound { direction = .open }
    if direction == .either { direction = isOpen ? .close : .open }
    if direction == .open { return push(Opening(token: index, family: mark.family), &state) }
    if isOpen {
      if isInch(index, tokens) { return }
      return pop(mark.family, at: index, &state)
    }
    guard !state.hasMark, index > range.lowerBound, endsSpeech(tokens[index - 1]) else { return }
    state.spans.append(
      MarkedSpan(
        tokens: range.lowerBound..<index,
        open: nil,
        close: index,
        depth: 0,
        paragraph: 0,
        isDamaged: true
      )
    )
  }

  /// ' and ’ are apostrophes unless they open before a word and close again in the same paragraph.
  private func addSingle(
    _ mark: QuotationMark,
    _ index: Int,
    _ range: Range<Int>,
    _ tokens: [Token],
    _ bytes: [UInt8],
    _ state: inout Paragraph
  ) {
    let isOpen = state.counts[Int(QuotationMark.Family.single.rawValue)] > 0
    if mark.direction == .close, isOpen {
      let isPossessive =
        isAfterPluralNoun(index, tokens, bytes)
        && hasLaterCloser(index, range, tokens, bytes, &state)
      if !isPossessive { pop(.single, at: index, &state) }
      return
    }
    guard mark.direction == .open, mark.glyph != .close, index + 1 < range.upperBound else {
      return
    }
    let next = tokens[index + 1]
    if next.flags.contains(.digits) || elisions.contains(next, in: bytes) { return }
    push(Opening(token: index, family: .single), &state)
  }

  private func push(_ opening: Opening, _ state: inout Paragraph) {
    state.openings.append(opening)
    state.opened.append(opening)
    state.counts[Int(opening.family.rawValue)] += 1
  }

  /// Closes the nearest opening of the family; what was opened inside it and not closed is dropped.
  private func pop(_ family: QuotationMark.Family, at close: Int, _ state: inout Paragraph) {
    while let opening = state.openings.popLast() {
      state.counts[Int(opening.family.rawValue)] -= 1
      guard opening.family == family else { continue }
      if opening.token + 1 < close {
        state.spans.append(
          MarkedSpan(
            tokens: opening.token + 1..<close,
            open: opening.token,
            close: close,
            depth: 0,
            paragraph: 0
          )
        )
      }
      return
    }
  }

  // MARK: What is missing

  /// Openings that nothing closed: the last of a family goes on in the next paragraph where that opens with one of the
  /// same family, or ends where its paragraph or the next opening ends it.
  private func closeLeftOvers(
    _ range: Range<Int>,
    _ tokens: [Token],
    next: QuotationMark.Family?,
    _ state: inout Paragraph
  ) {
    if state.openings.isEmpty { return }
    var following = state.counts.map { _ in range.upperBound }
    var closed = outermost(state.spans)
    for opening in state.opened.reversed() {
      if state.openings.last?.token == opening.token {
        state.openings.removeLast()
        if let span = leftOver(opening, range, tokens, next: next, following) {
          state.spans.append(span)
        }
      }
      // What opens inside a closed span ends nothing before that span does: no two spans cross.
      while let last = closed.last, last.lowerBound > opening.token { closed.removeLast() }
      let start = closed.last.map { $0.contains(opening.token) ? $0.lowerBound : opening.token }
      following[Int(opening.family.rawValue)] = start ?? opening.token
    }
  }

  /// Of the closed spans those that lie in no other, with their marks, by start.
  private func outermost(_ spans: [MarkedSpan]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    let marked = spans.filter { $0.open != nil }.map(\.outerTokens)
    for span in marked.sorted(by: { $0.lowerBound < $1.lowerBound })
    where found.last.map({ $0.upperBound <= span.lowerBound }) ?? true {
      found.append(span)
    }
    return found
  }

  /// What an opening that nothing closed holds, where it is a quotation mark at all.
  ///
  /// - Parameter following: where the next opening of each family behind it stands.
  private func leftOver(
    _ opening: Opening,
    _ range: Range<Int>,
    _ tokens: [Token],
    next: QuotationMark.Family?,
    _ following: [Int]
  ) -> MarkedSpan? {
    let isFirst = opening.token == range.lowerBound
    let nextOpens = next == opening.family
    // An apostrophe by far, unless the paragraph starts with it.
    if opening.family == .single, !(isFirst && nextOpens) { return nil }
    // Marks of other families lie inside what surely is speech: "“He asked, ‘Why?’ And I told him." A stray mark ends there.
    let isSpeech = isFirst || nextOpens
    let bound = isSpeech ? following[Int(opening.family.rawValue)] : following.min()
    var end = bound ?? range.upperBound
    let isLast = end == range.upperBound
    if !isLast { end = lastSentenceEnd(opening.token + 1..<end, tokens) ?? end }
    guard opening.token + 1 < end else { return nil }
    var span = MarkedSpan(
      tokens: opening.token + 1..<end,
      open: opening.token,
      close: nil,
      depth: 0,
      paragraph: 0
    )
    span.goesOn = isLast && nextOpens
    span.isDamaged = !span.goesOn
    return span
  }

  /// Past the last "." "!" "?" or "," in the range; looks at most 200 tokens back.
  private func lastSentenceEnd(_ range: Range<Int>, _ tokens: [Token]) -> Int? {
    var index = range.upperBound - 1
    let least = max(range.lowerBound, range.upperBound - 200)
    while index > least {
      if endsSpeech(tokens[index]), !tokens[index].isMark(",") { return index + 1 }
      index -= 1
    }
    return nil
  }

  // MARK: Neighbours

  private func endsSpeech(_ token: Token) -> Bool {
    token.isMark(",") || token.isMark(".") || token.isMark("!") || token.isMark("?")
  }

  /// 6'2": feet before it.
  private func isInch(_ index: Int, _ tokens: [Token]) -> Bool {
    guard index >= 3, tokens[index - 1].kind == .number, tokens[index].isMark("\"") else {
      return false
    }
    return tokens[index - 2].isMark("'") && tokens[index - 3].kind == .number
  }

  /// "the workers' strike": an s before it and a word in lower case behind.
  private func isAfterPluralNoun(_ index: Int, _ tokens: [Token], _ bytes: [UInt8]) -> Bool {
    guard index > 0, index + 1 < tokens.count else { return false }
    let previous = tokens[index - 1]
    let next = tokens[index + 1]
    guard previous.kind == .word, next.kind == .word, next.letterCase == .lower else {
      return false
    }
    return bytes[Int(previous.end) - 1] | 0x20 == UInt8(ascii: "s")
  }

  private func hasLaterCloser(
    _ index: Int,
    _ range: Range<Int>,
    _ tokens: [Token],
    _ bytes: [UInt8],
    _ state: inout Paragraph
  ) -> Bool {
    let closers = state.closers ?? laterSingleClosers(range, tokens, bytes)
    state.closers = closers
    return closers[index - range.lowerBound]
  }

  /// For each token of the range, whether a single mark that can only close comes later and before the next that opens.
  private func laterSingleClosers(
    _ range: Range<Int>,
    _ tokens: [Token],
    _ bytes: [UInt8]
  ) -> [Bool] {
    var isAhead = false
    var closers = [Bool](repeating: false, count: range.count)
    for index in range.reversed() {
      closers[index - range.lowerBound] = isAhead
      guard tokens[index].kind == .punctuation,
        let mark = QuotationMark(at: index, of: tokens, in: bytes), mark.family == .single
      else { continue }
      switch mark.direction {
      case .open: isAhead = false
      case .close: isAhead = isAhead || !isAfterPluralNoun(index, tokens, bytes)
      case .either: break
      }
    }
    return closers
  }

  // MARK: Nesting

  /// The spans by start with their depths, doubled marks ("““…””") counted once.
  private func nested(_ spans: [MarkedSpan]) -> [MarkedSpan] {
    let sorted = spans.sorted {
      ($0.tokens.lowerBound, -$0.tokens.upperBound) < ($1.tokens.lowerBound, -$1.tokens.upperBound)
    }
    var out: [MarkedSpan] = []
    var enclosing: [Int] = []
    for var span in sorted {
      while let last = enclosing.last, out[last].tokens.upperBound <= span.tokens.lowerBound {
        enclosing.removeLast()
      }
      if let last = enclosing.last, out[last].tokens == span.outerTokens {
        span.depth = out[last].depth
        out[last] = span
        continue
      }
      span.depth = enclosing.count
      enclosing.append(out.count)
      out.append(span)
    }
    return out
  }
}
