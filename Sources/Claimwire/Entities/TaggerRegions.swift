/// The stretches of a text that can hold names; all other tokens are in none, unseen.
///
/// Four tokens in five of English news are in none. A stretch has capitalised words, up to ``longestGap`` other tokens
/// between two of them that names have inside ("Ministry of Trade and Industry"), and a token on either side that names
/// start or end with ("al-Shabaab", "Anambra state"): ``NameConnectors``.
struct TaggerRegions {
  /// On the training sets, three quarters of the names with longer gaps are errors of annotation.
  static let longestGap = 4

  private let tokens: [Token]
  private let connectors: NameConnectors
  private var next = 0
  private var lastEnd = 0

  init(tokens: [Token], connectors: NameConnectors) {
    self.tokens = tokens
    self.connectors = connectors
  }

  /// The next stretch, null at the end; none overlaps another.
  mutating func nextRegion() -> Range<Int>? {
    while next < tokens.count, !TaggerRegions.isAnchor(next, in: tokens) { next += 1 }
    guard next < tokens.count else { return nil }
    let first = next
    var last = next
    next += 1
    while next < tokens.count, next - last <= TaggerRegions.longestGap + 1,
      !tokens[next].flags.contains(.paragraphBefore)
    {
      if TaggerRegions.isAnchor(next, in: tokens) {
        last = next
      } else if !connectors.mayBeInner(tokens[next]) {
        break
      }
      next += 1
    }
    next = last + 1
    let region = max(start(before: first), lastEnd)..<end(after: last)
    lastEnd = region.upperBound
    return region
  }

  private func start(before anchor: Int) -> Int {
    guard let previous = tokenBefore(anchor), connectors.mayBeFirst(tokens[previous]) else {
      return anchor
    }
    let isHyphen = tokens[previous].isMark("-") && !tokens[anchor].flags.contains(.spaceBefore)
    guard isHyphen, !tokens[previous].flags.contains(.spaceBefore),
      let word = tokenBefore(previous), connectors.mayBeFirst(tokens[word])
    else { return previous }
    return word
  }

  private func tokenBefore(_ index: Int) -> Int? {
    index > 0 && !tokens[index].flags.contains(.paragraphBefore) ? index - 1 : nil
  }

  private func end(after anchor: Int) -> Int {
    let following = anchor + 1
    guard following < tokens.count, !tokens[following].flags.contains(.paragraphBefore),
      connectors.mayBeLast(tokens[following])
    else { return following }
    return following + 1
  }

  /// Whether the token has a capital that a name might begin with.
  static func isAnchor(_ index: Int, in tokens: [Token]) -> Bool {
    let token = tokens[index]
    guard token.letterCase != .lower, token.letterCase != .caseless,
      token.kind == .word || token.kind == .hashtag
    else { return false }
    // "The" before a lower-case word: a sentence starts, no name.
    guard token.letterCase == .capitalized, index + 1 < tokens.count,
      tokens[index + 1].letterCase == .lower
    else { return true }
    return !functionWords.contains(token.key)
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
