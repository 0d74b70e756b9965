/// The features of a token: what the weights of the tagger are looked up by.
///
/// The same code serves training and tagging. Every feature is a hash of small integers: no string is made. One serves
/// document after document, in the same memory.
struct TaggerFeatures {
  /// More than ``collect(at:)`` ever makes.
  private static let capacity = 96

  private let classes: WordClasses?
  private let known: KnownNames
  private var bytes: [UInt8] = []
  private var tokens: [Token] = []
  private var evidence = DocumentEvidence.none
  private var styles = LineStyles()
  /// Filled as far as ``filledEnd``, where somebody looked.
  private var traits = ScratchMemory<TaggerTraits>(capacity: 4096)
  private var kinds: [UInt8] = []
  private var filledEnd = 0
  /// The capitalised words in a row, around the last such token asked for.
  private var lastRun = 0..<0
  /// The features of two tokens in turns.
  private let evenFeatures = FeatureBuffer(capacity: TaggerFeatures.capacity)
  private let oddFeatures = FeatureBuffer(capacity: TaggerFeatures.capacity)

  /// So many tokens beyond either end of a region may be looked at.
  private static let margin = 8

  init(classes: WordClasses?, known: KnownNames) {
    self.classes = classes
    self.known = known
  }

  /// Turns to a document, which it holds until it is closed.
  ///
  /// - Parameter evidence: that of the document's tokens.
  mutating func open(_ document: Document, _ evidence: DocumentEvidence) {
    bytes = document.bytes
    tokens = document.tokens
    self.evidence = evidence
    styles.read(tokens)
    let count = tokens.count + 2 * TaggerFeatures.margin
    if count > traits.capacity { traits = ScratchMemory(capacity: max(count, 2 * traits.capacity)) }
    traits.first.initialize(repeating: .edge, count: TaggerFeatures.margin)
    (traits.first + count - TaggerFeatures.margin)
      .initialize(repeating: .edge, count: TaggerFeatures.margin)
    kinds.removeAll(keepingCapacity: true)
    kinds.append(contentsOf: repeatElement(0, count: tokens.count))
    filledEnd = 0
    lastRun = 0..<0
  }

  /// Lets go of the document, whose arrays are then its owner's alone, to change in place.
  mutating func close() {
    bytes = []
    tokens = []
    evidence = .none
  }

  /// Makes ready for a region of tokens; regions come in ascending order.
  mutating func enter(_ region: Range<Int>) {
    let table = classes?.table
    let start = max(filledEnd, region.lowerBound - TaggerFeatures.margin)
    let end = min(region.upperBound + TaggerFeatures.margin, tokens.count)
    guard start < end else { return }
    if let table {
      for index in start..<end { table.prefetch(tokens[index].key) }
    }
    for index in start..<end {
      let token = tokens[index]
      traits.first[index + TaggerFeatures.margin] = TaggerTraits(token, classes: table)
      if token.isCapitalized { known.mark(tokens, at: index, in: &kinds) }
    }
    filledEnd = end
  }

  /// Works out the features of the token, which lies in the region last entered.
  ///
  /// - Returns: the features, valid until those of the next token but one are asked for, or this goes away.
  mutating func collect(at index: Int) -> UnsafeBufferPointer<UInt32> {
    let first = index & 1 == 0 ? evenFeatures.first : oddFeatures.first
    var list = FeatureCursor(from: first, capacity: TaggerFeatures.capacity)
    addWords(at: index, &list)
    addShapes(at: index, &list)
    addClasses(at: index, &list)
    addAffixes(at: index, &list)
    addPlace(at: index, &list)
    addDocument(at: index, &list)
    addKnown(at: index, &list)
    addStyle(at: index, &list)
    return UnsafeBufferPointer(start: first, count: list.count(from: first))
  }

  @inline(__always)
  private func trait(_ index: Int) -> TaggerTraits {
    assert(index >= -TaggerFeatures.margin && index < tokens.count + TaggerFeatures.margin)
    return traits.first[index + TaggerFeatures.margin]
  }

  @inline(__always)
  private func addWords(at index: Int, _ list: inout FeatureCursor) {
    let (here, left, right) = (trait(index), trait(index - 1), trait(index + 1))
    list.add(0, 0)
    list.add(1, here.word)
    list.add(2, here.word, here.shape)
    list.add(3, left.word)
    list.add(4, right.word)
    list.add(5, trait(index - 2).word)
    list.add(6, trait(index + 2).word)
    list.add(7, left.word, here.word)
    list.add(8, here.word, right.word)
    list.add(9, left.word, right.word)
    list.add(10, trait(index - 2).word, left.word)
    list.add(11, right.word, trait(index + 2).word)
    list.add(12, left.word, here.shape)
    list.add(13, right.word, here.shape)
    list.add(14, trait(index - 3).word)
    list.add(15, trait(index + 3).word)
  }

  @inline(__always)
  private func addShapes(at index: Int, _ list: inout FeatureCursor) {
    let (here, left, right) = (trait(index), trait(index - 1), trait(index + 1))
    list.add(20, here.shape)
    list.add(21, left.shape)
    list.add(22, right.shape)
    list.add(23, left.shape, here.shape)
    list.add(24, here.shape, right.shape)
    list.add(25, left.shape, here.shape, right.shape)
    list.add(26, trait(index - 2).shape, left.shape, here.shape)
    list.add(27, here.shape, right.shape, trait(index + 2).shape)
  }

  @inline(__always)
  private func addClasses(at index: Int, _ list: inout FeatureCursor) {
    let (here, left, right) = (trait(index), trait(index - 1), trait(index + 1))
    let (left2, right2) = (trait(index - 2), trait(index + 2))
    list.add(30, UInt32(here.classes.meaning), here.shape & 0xE0)
    list.add(31, UInt32(left.classes.meaning))
    list.add(32, UInt32(right.classes.meaning))
    list.add(33, here.coarseMeaning, here.shape & 0xE0)
    list.add(34, left.coarseMeaning, here.coarseMeaning)
    list.add(35, here.coarseMeaning, right.coarseMeaning)
    list.add(36, left.coarseMeaning, left.shape & 0xE0)
    list.add(37, right.coarseMeaning, right.shape & 0xE0)
    list.add(38, UInt32(here.classes.context), here.shape & 0xE0)
    list.add(39, UInt32(left.classes.context))
    list.add(40, UInt32(right.classes.context))
    list.add(41, here.coarseContext, here.shape & 0xE0)
    list.add(42, left.coarseContext, here.coarseContext)
    list.add(43, here.coarseContext, right.coarseContext)
    list.add(44, left2.coarseMeaning, left2.shape & 0xE0)
    list.add(45, right2.coarseMeaning, right2.shape & 0xE0)
    list.add(46, UInt32(left2.classes.context))
    list.add(47, UInt32(right2.classes.context))
    list.add(48, left.coarseMeaning, here.coarseMeaning, right.coarseMeaning)
    list.add(49, left.coarseContext, here.coarseContext, right.coarseContext)
  }

  /// Beginnings and ends of one to four bytes of the folded word.
  @inline(__always)
  private func addAffixes(at index: Int, _ list: inout FeatureCursor) {
    let token = tokens[index]
    guard token.kind == .word else { return }
    let start = Int(token.start)
    let end = Int(token.end)
    var prefix: UInt32 = 0
    var suffix: UInt32 = 0
    for length in 0..<min(end - start, 4) {
      prefix = prefix << 8 | UInt32(ASCIIFold.lowercased(bytes[start + length]))
      suffix = suffix << 8 | UInt32(ASCIIFold.lowercased(bytes[end - 1 - length]))
      if length > 0 { list.add(50 + UInt32(length), prefix) }
      list.add(55 + UInt32(length), suffix, here(token))
    }
  }

  private func here(_ token: Token) -> UInt32 { UInt32(token.letterCase.rawValue) }

  /// Where it stands: in its line and among capitalised words.
  @inline(__always)
  private mutating func addPlace(at index: Int, _ list: inout FeatureCursor) {
    let token = tokens[index]
    let shape = trait(index).shape
    var place: UInt32 = 0
    if token.flags.contains(.paragraphBefore) { place |= 1 }
    if token.flags.contains(.lineBefore) { place |= 2 }
    if isSentenceStart(index) { place |= 4 }
    list.add(60, place, shape)
    let run = capitals(around: index)
    let before = max(run.lowerBound, index - 6)
    let after = min(run.upperBound, index + 7)
    // The first words outside the run of capitals: "in", "said", "of".
    list.add(61, trait(before - 1).word, UInt32(index - before))
    list.add(62, trait(after).word, UInt32(after - index))
    list.add(63, UInt32(index - before), UInt32(after - index), shape)
    list.add(64, trait(before - 1).word, trait(after).word)
    list.add(65, trait(after - 1).word)
    list.add(66, trait(before).word)
    list.add(67, UInt32(trait(after - 1).classes.meaning))
    list.add(68, UInt32(trait(before).classes.meaning))
  }

  /// The token and the capitalised words in a row before it and after it.
  private mutating func capitals(around index: Int) -> Range<Int> {
    if lastRun.contains(index) { return lastRun }
    var start = index
    while start > 0, isNameLike(start - 1) { start -= 1 }
    var end = index + 1
    while end < tokens.count, isNameLike(end) { end += 1 }
    // One without capital stands between two rows, and neither is its neighbours' own.
    if isNameLike(index) { lastRun = start..<end }
    return start..<end
  }

  private func isSentenceStart(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    let previous = tokens[index - 1]
    return previous.isMark(".") || previous.isMark("!") || previous.isMark("?")
      || previous.isMark(":") || previous.flags.contains(.opening)
  }

  private func isNameLike(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.kind == .word && token.letterCase != .lower && token.letterCase != .caseless
  }

  /// What the rest of the document tells of the word.
  @inline(__always)
  private func addDocument(at index: Int, _ list: inout FeatureCursor) {
    let token = tokens[index]
    guard token.kind == .word else { return }
    let shape = trait(index).shape & 0xE0
    let casing = UInt32(evidence.casing(token.key))
    list.add(70, casing, shape)
    list.add(71, casing, shape, isSentenceStart(index) ? 1 : 0)
  }

  /// What the gazetteer knows under the word and its neighbours.
  @inline(__always)
  private func addKnown(at index: Int, _ list: inout FeatureCursor) {
    let (here, left, right) = (kind(index), kind(index - 1), kind(index + 1))
    if here != 0 { list.add(84, here, trait(index).shape & 0xE0) }
    if here | left != 0 { list.add(85, left, here) }
    if here | right != 0 { list.add(86, here, right) }
    if left != 0 { list.add(87, left, trait(index).coarseMeaning) }
  }

  private func kind(_ index: Int) -> UInt32 {
    index >= 0 && index < tokens.count ? UInt32(kinds[index]) : 0
  }

  /// What kind of line it is in, where that is no line of prose: a headline, a table's row.
  @inline(__always)
  private func addStyle(at index: Int, _ list: inout FeatureCursor) {
    guard let style = styles.style(ofTokenAt: index) else { return }
    let here = trait(index)
    list.add(72, style, here.shape)
    list.add(73, style, here.word)
    list.add(74, style, here.coarseMeaning)
  }
}
