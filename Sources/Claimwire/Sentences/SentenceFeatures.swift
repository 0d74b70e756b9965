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
    to empty: Sink
  ) {
    sink = empty
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
    let last = look(before, text)
    let first = look(next, text)
    let second = look(next &+ 1, text)
    let after = first.shape &+ opener << 12
    let answer: UInt32 = guess ? 1 : 0
    sink.add(1, mark)
    sink.add(2, last.word, terminal)
    sink.add(3, first.cased, 0)
    sink.add(4, last.shape, mark)
    sink.add(5, after, mark)
    sink.add(6, last.shape, after, mark)
    sink.add(7, last.word, first.shape, terminal)
    sink.add(8, last.coarse, first.cased, mark)
    sink.add(9, first.shape, second.shape, mark)
    sink.add(10, second.word, first.coarse, terminal)
    if ending.isAbbreviation {
      sink.add(11, look(before - 1, text).word, last.word)
    } else {
      sink.add(12, look(before - 1, text).shape, last.coarse, mark)
    }
    let length = ending.next - context.start
    sink.add(13, UInt32(length < 12 ? length : 12 + min(length / 8, 5)), mark)
    sink.add(14, UInt32(min(paragraph.upperBound - ending.next, 8)), mark)
    sink.add(15, state(context), first.coarse, mark)
    sink.add(16, answer, terminal)
    sink.add(17, answer, mark)
    sink.add(18, answer, last.shape, after)
    sink.add(19, Self.code(of: text.marks.style(at: ending.mark)) << 1 | answer, first.coarse, mark)
  }

  /// Tells the sink all features of the gap before a token.
  init(gap next: Int, _ context: BoundaryContext, in text: SentenceText, to empty: Sink) {
    let style = text.marks.style(at: next)
    self.init(hintsAt: next, style, in: context.paragraph, of: text, to: empty)
    addGap(before: next, context, in: text)
  }

  /// Tells it the first few features of the gap before a token, which tell most gaps to be inside a sentence.
  @inline(__always)
  init(
    hintsAt next: Int,
    _ style: TextStyle,
    in paragraph: Range<Int>,
    of text: SentenceText,
    to empty: Sink
  ) {
    sink = empty
    self.paragraph = paragraph
    let style = Self.code(of: style)
    let last = look(next &- 1, text)
    let first = look(next, text)
    sink.add(30, 0)
    sink.add(32, first.cased)
    sink.add(33, last.shape, look(next &- 2, text).coarse)
    sink.add(34, first.shape, look(next &+ 1, text).coarse)
    sink.add(45, style, last.coarse, first.coarse)
    sink.add(46, style)
  }

  /// Tells it the other features of the gap.
  mutating func addGap(before next: Int, _ context: BoundaryContext, in text: SentenceText) {
    let thirdLast = look(next &- 3, text)
    let secondLast = look(next &- 2, text)
    let last = look(next &- 1, text)
    let first = look(next, text)
    let second = look(next &+ 1, text)
    sink.add(31, last.word)
    sink.add(35, last.shape, first.shape)
    sink.add(36, last.word, first.shape)
    sink.add(37, last.coarse, first.cased)
    sink.add(38, secondLast.coarse << 16 | last.coarse, first.coarse, second.coarse)
    sink.add(39, thirdLast.coarse << 16 | secondLast.coarse, last.coarse, first.coarse)
    sink.add(40, first.cased, second.word)
    sink.add(41, secondLast.word, last.word, first.coarse)
    sink.add(42, UInt32(min(next - context.start, 14)), last.coarse, first.coarse)
    sink.add(43, UInt32(min(paragraph.upperBound - next, 6)))
    sink.add(44, state(context), last.coarse, first.coarse)
  }

  // MARK: Parts

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

  private static func code(of style: TextStyle) -> UInt32 { UInt32(style.rawValue & 3) }

  private func state(_ context: BoundaryContext) -> UInt32 {
    (context.isQuoting ? 1 : 0) | (context.isBracketed ? 2 : 0)
  }

  private static func isOpening(_ index: Int, _ text: SentenceText) -> Bool {
    text.tokens[index].kind == .punctuation || text.isMark(index, "*")
  }

  /// What the features tell of a token: all 0 outside the paragraph.
  private struct Look {
    /// The word's key.
    var word: UInt32 = 0
    /// The same with its capital.
    var cased: UInt32 = 0
    /// Kind and case, or the mark itself; 12 bits.
    var coarse: UInt32 = 0
    /// The same with how long a word or number is, as far as that matters, and whether it is an abbreviation.
    var shape: UInt32 = 0

    init() {}

    // Masks, no branches: what stands at a gap is hard to foretell.
    @inline(__always)
    init(_ token: Token) {
      let kind = UInt32(token.kind.rawValue)
      let isMark = kind | 1 == UInt32(TokenKind.symbol.rawValue)
      let mark = 0 &- UInt32(isMark ? 1 : 0)
      let letterCase = UInt32(token.letterCase.rawValue)
      let abbreviation = UInt32(token.flags.rawValue & TokenFlags.abbreviation.rawValue)
      word = token.key
      cased = token.key ^ letterCase << 28
      coarse = (kind &+ 1) | (UInt32(token.ascii) & mark | letterCase & ~mark) << 4
      shape = coarse | (min(token.length, 5) << 8 | abbreviation << 7) & ~mark
    }
  }

  @inline(__always)
  private func look(_ index: Int, _ text: SentenceText) -> Look {
    // One comparison for two.
    let place = UInt(bitPattern: index &- paragraph.lowerBound)
    let isInside = place < UInt(bitPattern: paragraph.upperBound &- paragraph.lowerBound)
    return isInside ? Look(text.tokens[index]) : Look()
  }
}
