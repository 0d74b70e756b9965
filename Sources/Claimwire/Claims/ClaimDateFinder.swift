/// Finds when a claim's harm happened, where the passage and the document's date fix it.
struct ClaimDateFinder {
  let reader: ClauseReader
  var text: TaggedText { reader.text }

  /// A day, month or year of TIMEX3; null for rates and running tolls.
  func date(of draft: ClaimDraft, cue: Int?) -> String? {
    guard draft.period == nil, !draft.isCumulative else { return nil }
    if let own = nearest(to: draft, in: reader.range, cue: cue) { return own }
    let sentences = text.document.sentences
    let paragraph = sentences[draft.sentence].paragraph
    for index in [draft.sentence - 1, draft.sentence + 1, draft.sentence - 2]
    where sentences.indices.contains(index) && sentences[index].paragraph == paragraph {
      if let found = nearest(to: draft, in: sentences[index].tokens, cue: nil) { return found }
    }
    return nil
  }

  private func nearest(to draft: ClaimDraft, in range: Range<Int>, cue: Int?) -> String? {
    let dates = text.document.dates
    let first = dates.firstIndexSorted { $0.tokens.lowerBound >= range.lowerBound }
    let last = dates.firstIndexSorted { $0.tokens.lowerBound >= range.upperBound }
    var best: (score: Int, value: String)?
    for date in dates[first..<max(first, last)] {
      guard let value = calendarValue(date), !isOfReport(date, cue: cue) else { continue }
      let distance = abs(date.tokens.lowerBound - draft.trigger.lowerBound)
      let score = -distance + (date.tokens.lowerBound > draft.trigger.lowerBound ? 6 : 0)
      if best.map({ score > $0.score }) ?? true { best = (score, value) }
    }
    return best?.value
  }

  /// "officials said Thursday": the day of the report.
  private func isOfReport(_ date: DateExpression, cue: Int?) -> Bool {
    guard let cue else { return false }
    var after = cue + 1
    if after < text.tokens.count, text.has(after, .preposition) { after += 1 }
    return date.tokens.lowerBound == after || date.tokens.upperBound == cue
  }

  /// `2025-04-24` of `2025-04-24TMO`; null for durations, weeks, seasons and what has no fixed place on the calendar.
  private func calendarValue(_ date: DateExpression) -> String? {
    guard date.type == .date || date.type == .time else { return nil }
    let day = date.value.prefix { $0 != "T" }
    let parts = day.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 3, parts.first?.count == 4, parts.allSatisfy({ $0.allSatisfy(\.isNumber) })
    else { return nil }
    guard isPast(date) else { return nil }
    return String(day)
  }

  /// Harm that is told of has happened.
  private func isPast(_ date: DateExpression) -> Bool {
    guard let from = date.from, let reference = text.document.referenceDate else { return true }
    return from.prefix(10) <= reference.iso
  }
}
