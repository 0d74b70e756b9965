/// What is known at a place where a sentence may end from what stands before it.
///
/// Few places need to know what is enclosed, so that it is only then found out: each mark is looked at once at the most.
struct BoundaryContext {
  /// The paragraph's tokens.
  let paragraph: Range<Int>
  /// The first token of the sentence so far.
  private(set) var start: Int
  /// A quotation has been opened in the paragraph and not closed.
  private(set) var isQuoting = false
  /// A bracket has been opened in the sentence and not closed.
  private(set) var isBracketed = false
  /// What stands before this token has been taken in.
  private var noted: Int

  /// At the start of one of the paragraph's sentences, with nothing before it taken in yet.
  init(paragraph: Range<Int>, start: Int) {
    self.paragraph = paragraph
    self.start = start
    noted = paragraph.lowerBound
  }

  /// The tokens of the sentence that ends before the token, where the next one starts.
  @inline(__always)
  mutating func endSentence(before index: Int) -> Range<Int> {
    let sentence = Range(uncheckedBounds: (start, index))
    start = index
    isBracketed = false
    return sentence
  }

  /// Takes in the marks before the token that have not been.
  mutating func note(upTo index: Int, in text: SentenceText) {
    while noted < index {
      noted = text.marks.encloser(from: noted, before: index)
      if noted == index { return }
      note(noted, in: text)
      noted += 1
    }
  }

  /// Leaves the marks before the token out that have not been taken in.
  mutating func pass(_ index: Int) { noted = max(noted, index) }

  /// Takes in a mark: a bracket of a sentence before has been closed with it.
  private mutating func note(_ index: Int, in text: SentenceText) {
    let token = text.tokens[index]
    if token.isMark("(") || token.isMark("[") {
      isBracketed = index >= start
    } else if token.isMark(")") || token.isMark("]") {
      isBracketed = false
    } else if !token.isMark("'"), text.isQuotationMark(index) {
      isQuoting = token.flags.contains(.opening)
    }
  }
}
