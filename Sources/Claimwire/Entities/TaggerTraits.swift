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

  init(_ token: Token, classes: WordClasses.Table?) {
    word = TaggerTraits.word(token)
    shape = TaggerTraits.shape(token)
    guard let classes else {
      self.classes = .unknown
      coarseMeaning = 0
      coarseContext = 0
      return
    }
    let cluster = classes.wordClass(token.key)
    self.classes = cluster
    coarseMeaning = classes.coarseMeaning(cluster.meaning)
    coarseContext = classes.coarseContext(cluster.context)
  }

  /// The word: its key; numbers of as many characters count as one word.
  @inline(__always)
  static func word(_ token: Token) -> UInt32 {
    token.kind == .number ? 2 + min(token.end - token.start, 12) : token.key
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
