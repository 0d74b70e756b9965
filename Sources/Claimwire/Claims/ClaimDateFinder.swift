/// Finds when a claim's harm happened, where the article fixes it.
///
/// In this order: the clause's day, the sentence's, the paragraph's, the day that heads the passage ("Monday 5 May: …"),
/// the day of the event that the article leads with. Rates, running tolls, plans and harm that the sentence spreads over
/// a span ("since March", "last week") have none: the conventions' twelfth point.
struct ClaimDateFinder {
  let reader: ClauseReader
  let events: HarmEvents
  var text: TaggedText { reader.text }
  private var aftermath: Aftermath { Aftermath(text: reader.text) }

  /// How many dates on each side of a harm word are looked at.
  private static let reach = 6

  /// A day, month or year of TIMEX3, null where none is fixed.
  func date(of draft: ClaimDraft, cue: Int?) -> String? {
    guard draft.period == nil, !draft.isCumulative, draft.mood != .hypothetical else { return nil }
    if isState(draft) { return ofEvent(draft) }
    if let own = nearest(to: draft.trigger, in: reader.range, cue: cue, of: draft.kind) {
      return own
    }
    if isSpread(draft) { return nil }
    let sentences = text.document.sentences
    let paragraph = sentences[draft.sentence].paragraph
    for index in [draft.sentence - 1, draft.sentence + 1, draft.sentence - 2]
    where sentences.indices.contains(index) && sentences[index].paragraph == paragraph {
      if let found = nearest(
        to: draft.trigger,
        in: sentences[index].tokens,
        cue: nil,
        of: draft.kind
      ) {
        return found
      }
    }
    return ofEvent(draft)
  }

  /// "remained in critical condition Tuesday", "were still missing": the day is that of the state, not of the harm.
  private func isState(_ draft: ClaimDraft) -> Bool {
    guard draft.kind == .injured || draft.kind == .missing else { return false }
    return draft.predicate.contains {
      text.isWord($0, among: Self.lasting)
    }
  }

  private static let lasting = [
    "condition", "remain", "remains", "remained", "still", "recovering",
  ].map { WordKey($0) }

  /// The day of the event that the passage is about; an arrest has a day of its own.
  private func ofEvent(_ draft: ClaimDraft) -> String? {
    if let heading = events.headingDay(before: draft.sentence) { return heading }
    return draft.kind == .detained ? nil : events.day
  }

  /// "last week", "over the weekend", "since January": the sentence gives a span, not a day.
  private func isSpread(_ draft: ClaimDraft) -> Bool {
    dates(around: draft.trigger, in: reader.range).contains { date in
      guard date.type == .date else { return false }
      return HarmDay.calendarValue(of: date) == nil ? date.from != nil : isStart(date)
    }
  }

  /// "since January 2024": where a span begins.
  private func isStart(_ date: DateExpression) -> Bool {
    let before = date.tokens.lowerBound - 1
    return before >= 0 && text.isWord(before, Words.since)
  }

  private func dates(around trigger: Range<Int>, in range: Range<Int>) -> ArraySlice<DateExpression>
  {
    let dates = text.document.dates
    let first = dates.firstIndexSorted { $0.tokens.lowerBound >= range.lowerBound }
    let last = dates.firstIndexSorted { $0.tokens.lowerBound >= range.upperBound }
    let middle = dates.firstIndexSorted { $0.tokens.lowerBound >= trigger.lowerBound }
    let lower = max(first, middle - Self.reach)
    return dates[lower..<max(lower, min(last, middle + Self.reach))]
  }

  private func nearest(
    to trigger: Range<Int>,
    in range: Range<Int>,
    cue: Int?,
    of kind: HarmKind
  ) -> String? {
    let near = range.contains(trigger.lowerBound) ? trigger : range
    var best: (score: Int, value: String)?
    for date in dates(around: near, in: range) {
      guard let value = HarmDay.calendarValue(of: date), text.isPast(date),
        !isOfReport(date, cue: cue),
        !isStart(date) || isAntecedent(date, of: trigger),
        !aftermath.owns(date, in: range, of: kind)
      else { continue }
      let distance = abs(date.tokens.lowerBound - trigger.lowerBound)
      var score = -distance + (date.tokens.lowerBound > trigger.lowerBound ? 6 : 0)
      if isOtherClause(date, than: trigger) { score -= 12 }
      if best.map({ score > $0.score }) ?? true { best = (score, value) }
    }
    return best?.value
  }

  /// "the worst since March 2015, when 53 people died".
  private func isAntecedent(_ date: DateExpression, of trigger: Range<Int>) -> Bool {
    var next = date.tokens.upperBound
    if next < text.tokens.count, text.tokens[next].isMark(",") { next += 1 }
    return next < trigger.lowerBound && text.isWord(next, Words.when)
  }

  /// "Last year three died, and in 1998 a slide killed six": each clause has a day of its own.
  private func isOtherClause(_ date: DateExpression, than trigger: Range<Int>) -> Bool {
    let start = min(date.tokens.upperBound, trigger.upperBound)
    let between = start..<max(start, date.tokens.lowerBound, trigger.lowerBound)
    return between.prefix(TaggedText.turnReach).contains(where: text.turns(at:))
  }

  /// "officials said Thursday", "as of Tuesday", "by Sunday evening": the day of the report.
  private func isOfReport(_ date: DateExpression, cue: Int?) -> Bool {
    let before = date.tokens.lowerBound - 1
    if before > 0, text.isWord(before, Words.of), text.isWord(before - 1, Words.as) { return true }
    if before >= 0, text.isWord(before, Words.by) { return true }
    guard let cue else { return false }
    var after = cue + 1
    if after < text.tokens.count, text.has(after, .preposition) { after += 1 }
    return date.tokens.lowerBound == after || date.tokens.upperBound == cue
  }
}

/// Dates as days of harm.
enum HarmDay {
  /// `2025-04-24` of `2025-04-24TMO`; null for durations, weeks, seasons and what has no fixed place on the calendar.
  static func calendarValue(of date: DateExpression) -> String? {
    guard date.type == .date || date.type == .time else { return nil }
    // "overnight" is the night that began the day before; its harm is told of the morning that it ended on.
    let isOvernight = date.tokens.count == 1 && date.value.hasSuffix("TNI")
    var value = isOvernight ? date.to ?? date.value : date.value
    return value.withUTF8 { bytes in
      let end = bytes.firstIndex(of: UInt8(ascii: "T")) ?? bytes.count
      var hyphens = 0
      for index in 0..<end where bytes[index] &- 0x30 > 9 {
        guard bytes[index] == UInt8(ascii: "-"), hyphens > 0 || index == 4, hyphens < 2 else {
          return nil
        }
        hyphens += 1
      }
      guard hyphens > 0 || end == 4 else { return nil }
      return String(decoding: bytes[..<end], as: UTF8.self)
    }
  }
}

extension TaggedText {
  /// Harm that is told of has happened.
  func isPast(_ date: DateExpression) -> Bool {
    guard let from = date.from, let reference = document.referenceDate else { return true }
    // Both are ASCII: their bytes' order is theirs.
    return !reference.iso.utf8.lexicographicallyPrecedes(from.utf8.prefix(10))
  }
}
