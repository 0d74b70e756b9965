/// Finds where a claim's harm happened: in the clause, else the sentence, else nearby in the paragraph or the dateline.
struct ClaimPlaceFinder {
  let reader: ClauseReader
  var text: TaggedText { reader.text }
  private let gazetteer = Gazetteer()

  init(reader: ClauseReader) { self.reader = reader }

  /// The mention of the place, as an index into the document's.
  func place(of draft: ClaimDraft, source: Range<Int>?) -> Int? {
    let mentions = text.document.mentions
    let own = mentionIndices(in: reader.range).filter { isPlace($0, source: source) }
    if let best = own.max(by: { score($0, draft) < score($1, draft) }) {
      return mostSpecific(best, own, mentions)
    }
    return nearby(draft)
  }

  /// The mentions that start in the tokens; O(log n).
  private func mentionIndices(in range: Range<Int>) -> Range<Int> {
    let mentions = text.document.mentions
    let first = mentions.firstIndexSorted { $0.tokens.lowerBound >= range.lowerBound }
    let last = mentions.firstIndexSorted { $0.tokens.lowerBound >= range.upperBound }
    return first..<max(first, last)
  }

  private func isPlace(_ mention: Int, source: Range<Int>?) -> Bool {
    let found = text.document.mentions[mention]
    guard found.type == .place || found.type == .facility else { return false }
    guard let source else { return true }
    return !source.overlaps(found.tokens) || hasLocativeInSource(found, source)
  }

  /// "officials in the North Waziristan tribal region" is a place of last resort.
  private func hasLocativeInSource(_ mention: Mention, _ source: Range<Int>) -> Bool {
    mention.tokens.lowerBound > source.lowerBound
  }

  /// Nearness with a preposition of place counts most, then what stands after the harm word.
  private func score(_ mention: Int, _ draft: ClaimDraft) -> Int {
    let tokens = text.document.mentions[mention].tokens
    let trigger = draft.trigger.lowerBound
    let distance = abs(tokens.lowerBound - trigger)
    var score = -distance
    if isAfterLocative(tokens.lowerBound) { score += 20 }
    if tokens.lowerBound > trigger { score += 8 }
    if isOtherClause(between: min(trigger, tokens.lowerBound), and: max(trigger, tokens.lowerBound))
    {
      score -= 25
    }
    if text.document.mentions[mention].type == .facility { score -= 4 }
    return score
  }

  private func isOtherClause(between start: Int, and end: Int) -> Bool {
    (start + 1..<max(end, start + 1)).contains {
      text.has($0, .conjunction) && text.tokens[$0 - 1].isMark(",")
        || text.tokens[$0].isMark(";")
        || $0 != start && text.harm[$0] != nil && text.has($0 - 1, .be)
    }
  }

  private func isAfterLocative(_ start: Int) -> Bool {
    var index = start - 1
    let least = max(reader.range.lowerBound, start - 5)
    while index > least, !text.has(index, .preposition),
      text.isOpen(index) || text.has(index, [.determiner, .region])
    {
      index -= 1
    }
    return index >= least && text.isWord(index, among: Self.locatives)
  }

  private static let locatives = [
    "in", "at", "near", "on", "off", "outside", "around", "across", "inside", "to", "from", "into",
    "of",
  ].map { WordKey($0) }

  /// "Toone, Tennessee": the first of the two; a town before its country in one sentence.
  private func mostSpecific(_ best: Int, _ own: [Int], _ mentions: [Mention]) -> Int {
    guard isCountry(best) else { return best }
    let near = own.filter { !isCountry($0) && abs($0 - best) <= 3 && mentions[$0].type == .place }
    return near.min { abs($0 - best) < abs($1 - best) } ?? best
  }

  private func isCountry(_ mention: Int) -> Bool {
    let span = text.document.mentions[mention].span
    let name = NameFolding.folded(text.document.text(span))
    guard let entry = gazetteer.entries(folded: name).first else { return false }
    return entry.kind == .country
  }

  /// The nearest place in the paragraph, else in the sentences before, else the dateline.
  private func nearby(_ draft: ClaimDraft) -> Int? {
    let sentences = text.document.sentences
    let paragraph = sentences[draft.sentence].paragraph
    for distance in 1...3 {
      for index in [draft.sentence - distance, draft.sentence + distance]
      where sentences.indices.contains(index) {
        if index > draft.sentence, sentences[index].paragraph != paragraph { continue }
        let found = mentionIndices(in: sentences[index].tokens).filter { isPlace($0, source: nil) }
        if let best = found.first(where: {
          isAfterLocative(text.document.mentions[$0].tokens.lowerBound)
        }) ?? found.first {
          return mostSpecific(best, found, text.document.mentions)
        }
      }
    }
    let first = text.document.mentions.prefix(12).indices.first { isPlace($0, source: nil) }
    return first
  }
}
