/// What the model sees of a place where a sentence may end: words, shapes and marks around it, hashed.
///
/// Two kinds of places have features of their own: after a terminal mark or an abbreviation, and a gap between tokens
/// without one.
struct SentenceFeatures<Sink: FeatureSink> {
  private(set) var sink: Sink
  private let paragraph: Range<Int>

  /// Tells the sink the features of a place after a terminal mark; `guess` is what the rules say.
  init(
    _ ending: SentenceEnding,
    guess: Bool,
    _ context: BoundaryContext,
    in text: SentenceText,
    to sink: Sink
  ) {
    self.sink = sink
    paragraph = context.paragraph
    let before = ending.isAbbreviation ? ending.mark : ending.mark - 1
    var next = ending.next
    var opener: UInt32 = 0
    while next < paragraph.upperBound, next < ending.next + 3, Self.isOpening(next, text) {
      if opener == 0 { opener = text.scalar(next) }
      next += 1
    }
    let mark = Self.code(of: ending) | (text.touchesPrevious(ending.next) ? 0 : 512)
    let terminal = mark & 15
    let after = shape(next, text) &+ opener << 12
    let coarseAfter = coarse(next, text)
    let answer: UInt32 = guess ? 1 : 0
    add(1, mark)
    add(2, word(before, text), terminal)
    add(3, cased(next, text), 0)
    add(4, shape(before, text), mark)
    add(5, after, mark)
    add(6, shape(before, text), after, mark)
    add(7, word(before, text), shape(next, text), terminal)
    add(8, coarse(before, text), cased(next, text), mark)
    add(9, shape(next, text), shape(next + 1, text), mark)
    add(10, word(next + 1, text), coarseAfter, terminal)
    if ending.isAbbreviation {
      add(11, word(before - 1, text), word(before, text))
    } else {
      add(12, shape(before - 1, text), coarse(before, text), mark)
    }
    let length = ending.next - context.start
    add(13, UInt32(length < 12 ? length : 12 + min(length / 8, 5)), mark)
    add(14, UInt32(min(paragraph.upperBound - ending.next, 8)), mark)
    add(15, state(context), coarseAfter, mark)
    add(16, answer, terminal)
    add(17, answer, mark)
    add(18, answer, shape(before, text), after)
    add(19, Self.style(text, at: ending.mark) << 1 | answer, coarseAfter, mark)
  }

  /// Tells the sink all features of the gap before a token.
  init(gap next: Int, _ context: BoundaryContext, in text: SentenceText, to sink: Sink) {
    self.init(hintsAt: next, context, in: text, to: sink)
    addGap(before: next, context, in: text)
  }

  /// Tells it the first few features of the gap before a token, which tell most gaps to be inside a sentence.
  @inline(__always)
  init(hintsAt next: Int, _ context: BoundaryContext, in text: SentenceText, to sink: Sink) {
    self.sink = sink
    paragraph = context.paragraph
    let style = Self.style(text, at: next)
    add(30, 0)
    add(31, word(next - 1, text))
    add(32, cased(next, text))
    add(35, shape(next - 1, text), shape(next, text))
    add(45, style, coarse(next - 1, text), coarse(next, text))
    add(46, style)
  }

  /// Tells it the other features of the gap.
  mutating func addGap(before next: Int, _ context: BoundaryContext, in text: SentenceText) {
    let before = next - 1
    let coarseBefore = coarse(before, text)
    let coarseNext = coarse(next, text)
    let coarseThird = coarse(before - 1, text)
    let coarseAfter = coarse(next + 1, text)
    let shapeNext = shape(next, text)
    add(33, shape(before, text), coarseThird)
    add(34, shapeNext, coarseAfter)
    add(36, word(before, text), shapeNext)
    add(37, coarseBefore, cased(next, text))
    add(38, coarseThird << 16 | coarseBefore, coarseNext, coarseAfter)
    add(39, coarse(before - 2, text) << 16 | coarseThird, coarseBefore, coarseNext)
    add(40, cased(next, text), word(next + 1, text))
    add(41, word(before - 1, text), word(before, text), coarseNext)
    add(42, UInt32(min(next - context.start, 14)), coarseBefore, coarseNext)
    add(43, UInt32(min(paragraph.upperBound - next, 6)))
    add(44, state(context), coarseBefore, coarseNext)
  }

  // MARK: Parts

  @inline(__always)
  private mutating func add(_ template: UInt32, _ first: UInt32) {
    sink.add(FeatureHash.id(template, first))
  }

  @inline(__always)
  private mutating func add(_ template: UInt32, _ first: UInt32, _ second: UInt32) {
    sink.add(FeatureHash.id(template, first, second))
  }

  @inline(__always)
  private mutating func add(
    _ template: UInt32,
    _ first: UInt32,
    _ second: UInt32,
    _ third: UInt32
  ) {
    sink.add(FeatureHash.id(template, first, second, third))
  }

  /// The terminal mark in the low four bits, then how many there are and what they close.
  private static func code(of ending: SentenceEnding) -> UInt32 {
    let terminal: UInt32
    switch ending.terminal {
    case .fullStop: terminal = 0
    case .ellipsis: terminal = 1
    case .question: terminal = 2
    case .exclamation: terminal = 3
    case .caseless: terminal = 4
    }
    return terminal | (ending.isAbbreviation ? 8 : 0) | UInt32(min(ending.markCount, 4) - 1) << 4
      | (ending.closesQuote ? 64 : 0) | (ending.closesBracket ? 128 : 0)
  }

  private static func style(_ text: SentenceText, at index: Int) -> UInt32 {
    UInt32(text.marks.style(at: index).rawValue & 3)
  }

  private func state(_ context: BoundaryContext) -> UInt32 {
    (context.isQuoting ? 1 : 0) | (context.isBracketed ? 2 : 0)
  }

  private static func isOpening(_ index: Int, _ text: SentenceText) -> Bool {
    text.tokens[index].kind == .punctuation || text.isMark(index, "*")
  }

  /// The word's key, 0 outside the paragraph.
  @inline(__always)
  private func word(_ index: Int, _ text: SentenceText) -> UInt32 {
    paragraph.contains(index) ? text.tokens[index].key : 0
  }

  /// The word's key with its capital.
  @inline(__always)
  private func cased(_ index: Int, _ text: SentenceText) -> UInt32 {
    guard paragraph.contains(index) else { return 0 }
    return text.tokens[index].key ^ UInt32(text.tokens[index].letterCase.rawValue) << 28
  }

  /// Kind and case, or the mark itself; 12 bits and 0 outside the paragraph.
  @inline(__always)
  private func coarse(_ index: Int, _ text: SentenceText) -> UInt32 {
    guard paragraph.contains(index) else { return 0 }
    let token = text.tokens[index]
    let kind = UInt32(token.kind.rawValue) + 1
    if token.kind == .punctuation || token.kind == .symbol {
      return kind | UInt32(token.ascii) << 4
    }
    return kind | UInt32(token.letterCase.rawValue) << 4
  }

  /// The same with how long it is, as far as that matters.
  @inline(__always)
  private func shape(_ index: Int, _ text: SentenceText) -> UInt32 {
    guard paragraph.contains(index) else { return 0 }
    let token = text.tokens[index]
    if token.kind == .punctuation || token.kind == .symbol { return coarse(index, text) }
    let isAbbreviation: UInt32 = token.flags.contains(.abbreviation) ? 1 : 0
    return coarse(index, text) | min(token.end - token.start, 5) << 8 | isAbbreviation << 11
  }
}
