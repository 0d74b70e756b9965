/// How far the search for a paragraph's sentences has come.
struct BoundaryWalk {
  /// The sentence so far, and what encloses it.
  var context: BoundaryContext
  /// Where the next place is looked for.
  var index: Int
  /// The last marker of a list in the paragraph.
  var list: ListMarker?
  /// What stands before this token is decided.
  private(set) var decided: Int

  /// A walk through the paragraph from the start of one of its sentences on.
  @inline(__always)
  init(_ paragraph: Range<Int>, from start: Int) {
    context = BoundaryContext(paragraph: paragraph, start: start)
    index = start
    decided = start
  }

  /// What stands before the token is decided, and the next place is looked for from there.
  @inline(__always)
  mutating func pass(_ next: Int) {
    index = next
    decided = next
  }

  /// The next token at which a sentence or, in a list, an item may end or begin; the paragraph's end where there is none.
  @inline(__always)
  func nextPlace(in text: SentenceText) -> Int {
    let limit = context.paragraph.upperBound
    return list == nil
      ? text.marks.place(from: index, before: limit)
      : text.marks.placeOrLabel(from: index, before: limit)
  }
}
