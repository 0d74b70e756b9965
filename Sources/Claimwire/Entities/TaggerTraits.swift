/// What the tagger's features look at in one token, worked out once.
struct TaggerTraits: BitwiseCopyable {
  /// The word: its key, for numbers their pattern of digits.
  var word: UInt32
  /// Kind, case, digits, length: never 0.
  var shape: UInt32
  var classes: WordCluster
  var coarseMeaning: UInt32
  var coarseContext: UInt32

  /// What stands beyond either end of the text.
  static let edge = TaggerTraits(
    word: 1,
    shape: 0,
    classes: .unknown,
    coarseMeaning: 0,
    coarseContext: 0
  )

  init(_ token: Token, classes: WordClasses?) {
    word = token.kind == .number ? TaggerTraits.numberPattern(token) : token.key
    shape = TaggerTraits.shape(token)
    self.classes = classes?.wordClass(token.key) ?? .unknown
    coarseMeaning = classes?.coarseMeaning(self.classes.meaning) ?? 0
    coarseContext = classes?.coarseContext(self.classes.context) ?? 0
  }

  private init(
    word: UInt32,
    shape: UInt32,
    classes: WordCluster,
    coarseMeaning: UInt32,
    coarseContext: UInt32
  ) {
    self.word = word
    self.shape = shape
    self.classes = classes
    self.coarseMeaning = coarseMeaning
    self.coarseContext = coarseContext
  }

  /// Numbers of as many characters count as one word.
  private static func numberPattern(_ token: Token) -> UInt32 {
    2 + min(token.end - token.start, 12)
  }

  private static func shape(_ token: Token) -> UInt32 {
    let length = token.end - token.start
    let lengthClass: UInt32 = length > 3 ? 3 : length - 1
    var shape = 1 | UInt32(token.kind.rawValue) << 1 | UInt32(token.letterCase.rawValue) << 5
    if token.flags.contains(.digits) { shape |= 1 << 8 }
    if token.flags.contains(.abbreviation) { shape |= 1 << 9 }
    if token.flags.contains(.clitic) { shape |= 1 << 10 }
    if token.kind == .word { return shape | lengthClass << 12 }
    if token.flags.contains(.spaceBefore) { shape |= 1 << 11 }
    return shape | UInt32(token.ascii) << 14
  }
}
