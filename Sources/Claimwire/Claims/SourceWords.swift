/// Cuts the words that name a source down to a name or a noun with what tells it from others.
///
/// "a nurse in Biltou, the nearest town with a hospital," is "a nurse in Biltou"; "the mayor, Ada Roe," and "Ada Roe, the
/// mayor," keep both, as either half tells who the other is.
struct SourceWords {
  let text: TaggedText

  /// The most words that a description keeps.
  private static let longest = 12

  /// Never empty; starts where `tokens` start unless a mark stands there.
  func tidied(_ tokens: Range<Int>) -> Range<Int> {
    var range = tokens
    while range.count > 1, isMark(range.lowerBound) { range = range.dropFirst() }
    while range.count > 1, isMark(range.upperBound - 1) { range = range.dropLast() }
    if let comma = range.first(where: isBreak), comma > range.lowerBound,
      !isNamed(comma + 1..<range.upperBound),
      !isNamed(range.lowerBound..<comma) || range.count > Self.longest
    {
      range = range.lowerBound..<comma
    }
    guard range.count > Self.longest, !range.contains(where: isBreak) else { return range }
    let cut = range.lowerBound + Self.longest
    let preposition = (range.lowerBound + 1..<cut).last { text.has($0, [.preposition, .to]) }
    return range.lowerBound..<(preposition ?? cut)
  }

  private func isMark(_ index: Int) -> Bool {
    text.tokens[index].kind == .punctuation && !text.tokens[index].isMark(")")
  }

  /// A comma, a dash or a relative pronoun, behind which another clause or name follows.
  private func isBreak(_ index: Int) -> Bool {
    text.tokens[index].isMark(",") || text.tokens[index].isMark(";") || text.isDash(index)
      || text.has(index, .relative) && !text.has(index, .determiner)
  }

  /// Whether a person or an organization is named there.
  private func isNamed(_ tokens: Range<Int>) -> Bool {
    guard let first = tokens.first(where: { !text.has($0, [.article, .title]) }),
      let mention = text.mention(at: first)
    else { return false }
    return mention.type == .person || mention.type == .organization
  }
}

extension Range<Int> {
  fileprivate func dropFirst() -> Range<Int> { lowerBound + 1..<upperBound }
  fileprivate func dropLast() -> Range<Int> { lowerBound..<upperBound - 1 }
}
