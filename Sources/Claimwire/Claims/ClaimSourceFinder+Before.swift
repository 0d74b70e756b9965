/// Sources named before a claim: "officials said eight people died".
extension ClaimSourceFinder {
  /// The nearest reporting verb before the claim that governs it.
  func governingVerb(of draft: ClaimDraft, from start: Int) -> ClaimAttribution? {
    let start = max(start, draft.predicate.lowerBound - Self.reach)
    var index = draft.predicate.lowerBound - 1
    while index >= start {
      if text.tokens[index].isMark(";") { return nil }
      if text.has(index, [.reporting, .denying, .concluding]),
        let found = governing(index, draft, from: start)
      {
        return found
      }
      index -= 1
    }
    return nil
  }

  private func governing(_ index: Int, _ draft: ClaimDraft, from start: Int) -> ClaimAttribution? {
    guard
      !draft.tokens.contains(index)
        || index < draft.count.tokens.lowerBound && text.has(index, .fearing),
      reader.phraseIndex(containing: index) == nil
    else { return nil }
    if text.has(index, .denying) {
      return isDenial(index, draft)
        ? ClaimAttribution(source: reader.subject(ofReport: index), cue: index, isDenied: true)
        : nil
    }
    if text.has(index, .concluding), !text.has(index, .reporting), !isBeforeThat(index) {
      return nil
    }
    if reader.isReportingAside(index) || isDeniedReport(index) || isTakingLives(index)
      || isReducedPassive(index)
    {
      return nil
    }
    if index > start,
      text.has(index - 1, .be)
        || index > start + 1 && text.has(index - 2, .be)
          && text.has(index - 1, [.adverb, .negation])
    {
      return isImpersonal(index, from: start) ? ClaimAttribution(cue: index) : nil
    }
    guard let source = reader.subject(ofReport: index), reader.isSpeaker(source) else {
      return nil
    }
    return ClaimAttribution(source: source, cue: index)
  }

  private func isBeforeThat(_ index: Int) -> Bool {
    index + 1 < reader.range.upperBound && text.isWord(index + 1, Words.that)
  }

  /// "articles believed to be hers", "the rate noted by the team", "the cases reported nationwide": a participle behind
  /// its noun reports for nobody.
  private func isReducedPassive(_ index: Int) -> Bool {
    guard index + 1 < reader.range.upperBound, text.isParticiple(index) else { return false }
    if text.isWord(index - 1, among: Self.reported) { return true }
    return text.isWord(index + 1, Words.by)
      || text.has(index + 1, .to) && !text.isWord(index, WordKey("claimed"))
  }

  /// What is reported and reports nothing.
  private static let reported = [
    "case", "cases", "infections", "deaths", "injuries", "casualties", "incidents", "attacks",
  ].map { WordKey($0) }

  /// "claimed the life of a boy and injured a girl": no statement.
  private func isTakingLives(_ index: Int) -> Bool {
    guard text.has(index, .takingLives) else { return false }
    let limit = min(reader.range.upperBound, index + 8)
    return (index + 1..<max(limit, index + 1)).contains {
      text.harm[$0]?.uses.contains(.lives) == true
    }
  }

  /// "reports" in "rejected earlier reports that": the denial before it governs.
  private func isDeniedReport(_ index: Int) -> Bool {
    let least = max(reader.range.lowerBound, index - 4)
    return (least..<index).contains { text.has($0, .denying) }
  }

  /// "it is estimated that".
  private func isImpersonal(_ index: Int, from start: Int) -> Bool {
    var next = index - 1
    let least = max(start, index - 8)
    while next >= least, text.has(next, [.be, .adverb, .have, .modal]) { next -= 1 }
    return next >= least && text.isWord(next, Words.it)
  }

  /// "denied that", "denied reports on the radio that", "denied there were", but not "denied involvement in".
  private func isDenial(_ index: Int, _ draft: ClaimDraft) -> Bool {
    let next = index + 1
    guard next < reader.range.upperBound else { return false }
    if text.isWord(next, Words.that) || text.isWord(next, Words.there) { return true }
    let limit = min(reader.range.upperBound, next + 5)
    guard let report = (next..<limit).first(where: { text.isWord($0, among: Self.reports) }) else {
      return false
    }
    // What reports them may stand between: "reports on local radio that".
    let end = min(reader.range.upperBound, report + 7)
    return (report + 1..<max(end, report + 1)).contains {
      text.isWord($0, Words.that) || $0 == report + 1 && text.isWord($0, Words.of)
    }
  }

  private static let reports = [
    "reports", "report", "accusations", "accusation", "claims", "claim", "allegations",
    "allegation", "charges", "suggestions", "rumors", "rumours",
  ].map { WordKey($0) }

  /// Who added to the toll, raised it or puts the losses at a number: "he put the army's losses at more than 100 dead".
  func announcer(of draft: ClaimDraft) -> ClaimAttribution? {
    var index = min(draft.tokens.lowerBound, draft.trigger.lowerBound) - 1
    let isPutAt =
      index >= reader.range.lowerBound && text.isWord(index, Words.at)
      || draft.isCumulative
    guard isPutAt else { return nil }
    let least = max(reader.range.lowerBound, index - (draft.isCumulative ? 6 : 9))
    let verbs = draft.isCumulative ? Self.raising : Self.putting
    while index > least {
      if text.isWord(index, among: verbs), let source = reader.subject(ofReport: index),
        reader.isSpeaker(source),
        text.harm[source.upperBound - 1] == nil, !text.isWord(source.upperBound - 1, Words.total),
        // "Aftershocks of the quake raised the toll" by what they did.
        !text.has(source.upperBound - 1, .harmEvent)
          || text.mention(at: source.upperBound - 1) != nil
      {
        return ClaimAttribution(source: source, cue: index)
      }
      index -= 1
    }
    return nil
  }

  private static let putting = ["put", "puts", "estimated", "estimates", "placed", "set"].map {
    WordKey($0)
  }
  private static let raising = [
    "added", "adds", "increased", "raised", "revised", "lowered", "updated", "put", "puts",
  ]
  .map { WordKey($0) }
}
