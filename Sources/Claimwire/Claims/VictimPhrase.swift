/// The words for who was harmed, and how far they make the claim reach.
struct VictimPhrase {
  /// "civilians" of "40 civilians", "others, including children", "a woman and her two children"; null where the count
  /// stands alone.
  let words: Range<Int>?
  /// The claim's tokens with those behind it that say who is among them.
  let extent: Range<Int>

  init(of draft: ClaimDraft, in reader: ClauseReader) {
    let extent = draft.tokens
    let start = draft.victims.map { Self.start(of: $0, draft.count, in: reader.text) }
    let end = draft.victims?.upperBound ?? draft.count.tokens.upperBound
    if draft.partOf == nil, let included = Self.included(after: end, in: reader) {
      words = (start.flatMap { $0 < end ? $0 : nil } ?? included.words)..<included.end
      self.extent = extent.lowerBound..<max(extent.upperBound, included.end)
    } else {
      words = start.flatMap { $0 < end ? $0..<end : nil }
      self.extent = extent
    }
  }

  /// Past the count and "of": "residents" in "dozens of the residents"; descriptions count by their own words.
  private static func start(
    of victims: Range<Int>,
    _ count: PeopleCount,
    in text: TaggedText
  ) -> Int {
    guard !count.isDescription, victims.lowerBound <= count.tokens.lowerBound else {
      return victims.lowerBound
    }
    if text.has(victims.lowerBound, .possessive) { return victims.lowerBound }
    var start = min(count.tokens.upperBound, victims.upperBound)
    while start < victims.upperBound,
      text.isWord(start, among: [Words.of, Words.the]) || text.number(at: start) != nil
    {
      start += 1
    }
    return start
  }

  /// ", including children": who is among them where no number makes them a claim of their own.
  private static func included(after end: Int, in reader: ClauseReader) -> (words: Int, end: Int)? {
    let text = reader.text
    var index = end
    if index < reader.range.upperBound, text.tokens[index].isMark(",") { index += 1 }
    guard index < reader.range.upperBound, text.isWord(index, Words.including) else { return nil }
    var last: Int?
    var next = index + 1
    while let phrase = reader.phraseIndex(startingAt: next), isUncounted(reader.phrases[phrase]) {
      last = reader.phrases[phrase].tokens.upperBound
      guard let end = last, end < reader.range.upperBound, text.isWord(end, Words.and) else {
        break
      }
      next = end + 1
    }
    return last.map { (index, $0) }
  }

  private static func isUncounted(_ phrase: NounPhrase) -> Bool {
    phrase.meaning != .time && (phrase.count.map(\.isDescription) ?? true)
  }
}
