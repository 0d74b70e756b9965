/// The stretches of a text that can hold names; all other tokens are in none, unseen.
///
/// Four tokens in five of English news are lower-case words far from any capital. A stretch has its capitalised words, up
/// to ``longestGap`` other tokens between two of them ("Ministry of Trade and Industry"), and a token on either side
/// ("al-Shabaab", "Anambra state").
struct TaggerRegions {
  /// On the training sets, three quarters of the names with longer gaps are errors of annotation.
  private static let longestGap = 4

  private let tokens: [Token]
  private var next = 0

  init(tokens: [Token]) { self.tokens = tokens }

  /// The next stretch, null at the end.
  mutating func nextRegion() -> Range<Int>? {
    while next < tokens.count, !isAnchor(next) { next += 1 }
    guard next < tokens.count else { return nil }
    let first = next
    var last = next
    next += 1
    while next < tokens.count, next - last <= TaggerRegions.longestGap + 1,
      !tokens[next].flags.contains(.paragraphBefore)
    {
      if isAnchor(next) { last = next }
      next += 1
    }
    next = last + 1
    return start(before: first)..<end(after: last)
  }

  private func start(before anchor: Int) -> Int {
    guard anchor > 0, !tokens[anchor].flags.contains(.paragraphBefore) else { return anchor }
    let previous = anchor - 1
    let isHyphen = tokens[previous].isMark("-") && !tokens[anchor].flags.contains(.spaceBefore)
    if isHyphen, previous > 0, !tokens[previous].flags.contains(.spaceBefore) {
      return previous - 1
    }
    return previous
  }

  private func end(after anchor: Int) -> Int {
    let following = anchor + 1
    guard following < tokens.count, !tokens[following].flags.contains(.paragraphBefore) else {
      return following
    }
    return following + 1
  }

  private func isAnchor(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.letterCase != .lower, token.letterCase != .caseless,
      token.kind == .word || token.kind == .hashtag
    else { return false }
    // "The" before a lower-case word: a sentence starts, no name.
    guard token.letterCase == .capitalized, index + 1 < tokens.count,
      tokens[index + 1].letterCase == .lower
    else { return true }
    return !Self.functionWords.contains(token.key)
  }

  /// Words that start sentences and no names, unless a capitalised word follows.
  private static let functionWords = KeySet(
    """
    the a an in on at of to from by for with as but and or if when while after before since although though because
    despite during under over about between among against without within through until unless he she it they we i you his
    her its their our your my this that these those there here who what why how where which some many most several both
    all each every no not other another such only even also then now so however meanwhile more less last next is was are
    were has have had do does did it's he's she's that's i'm there's
    """
  )
}
