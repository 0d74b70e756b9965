/// Sources named after a claim or around it: "…, police said", "according to …", "Police: …".
extension ClaimSourceFinder {
  /// "according to police": the nearest one behind the claim, else the one before it.
  func accordingTo(_ draft: ClaimDraft) -> ClaimAttribution? {
    let next = accordingSites.firstIndexSorted { $0.cue >= draft.trigger.lowerBound }
    for index in [next, next - 1] where accordingSites.indices.contains(index) {
      let site = accordingSites[index]
      guard abs(site.cue - draft.trigger.lowerBound) < Self.reach else { continue }
      return ClaimAttribution(source: site.source, cue: site.cue, quote: quoteWithCue(site.cue))
    }
    return byReports()
  }

  /// "By reports on Saturday".
  private func byReports() -> ClaimAttribution? {
    let first = reader.range.lowerBound
    guard reader.range.count > 2, text.isWord(first, Words.by),
      text.isWord(first + 1, Words.reports)
    else {
      return nil
    }
    return ClaimAttribution(source: first + 1..<first + 2, cue: first)
  }

  /// "…, police said" and "…, said the minister".
  func closingVerb(of draft: ClaimDraft) -> ClaimAttribution? {
    var index = draft.tokens.upperBound
    let limit = min(reader.range.upperBound, index + Self.reach)
    while index < limit {
      if text.has(index, .reporting), text.has(index, .verb),
        reader.phraseIndex(containing: index) == nil,
        let source = closingSource(index, draft)
      {
        return ClaimAttribution(source: source, cue: index, quote: quoteWithCue(index))
      }
      index += 1
    }
    return nil
  }

  private func closingSource(_ index: Int, _ draft: ClaimDraft) -> Range<Int>? {
    if index > draft.tokens.upperBound, reader.isReportBoundary(index - 1),
      let phrase = reader.phraseIndex(startingAt: index + 1),
      isClosed(at: reader.endOfSource(phrase))
    {
      return reader.phrases[phrase].tokens.lowerBound..<reader.endOfSource(phrase)
    }
    guard reader.isClosed(at: index + 1), let source = reader.subject(ofReport: index),
      source.lowerBound > draft.trigger.lowerBound,
      source.lowerBound > reader.range.lowerBound, reader.isSpeaker(source)
    else { return nil }
    // "… in Leeds police said": a careless comma is no reason to lose the source.
    return reader.isReportBoundary(source.lowerBound - 1)
      || text.has(source.upperBound - 1, .authority) ? source : nil
  }

  /// "said an officer who asked not to be named": a clause about the source ends the report as well.
  private func isClosed(at end: Int) -> Bool {
    reader.isClosed(at: end)
      || text.has(end, .relative) && !text.has(end, [.determiner, .subordinator])
  }

  /// "Six of them were children, it said, and a family was missing": an aside vouches for its whole sentence.
  func aside(of draft: ClaimDraft) -> ClaimAttribution? {
    let next = asides.firstIndexSorted { $0.cue > draft.trigger.lowerBound }
    for index in [next - 1, next] where asides.indices.contains(index) {
      let site = asides[index]
      guard abs(site.cue - draft.trigger.lowerBound) < Self.reach else { continue }
      return ClaimAttribution(source: site.source, cue: site.cue, quote: quoteWithCue(site.cue))
    }
    return nil
  }

  /// "was reported missing by his son", but not "was reportedly kidnapped by rebels", who did it.
  func agent(of draft: ClaimDraft) -> ClaimAttribution? {
    let harm = text.harm[draft.trigger.upperBound - 1]
    guard draft.isReported, harm?.uses.contains(.past) != true else { return nil }
    let limit = min(reader.range.upperBound, draft.tokens.upperBound + 20)
    guard limit > draft.tokens.upperBound else { return nil }
    for index in draft.tokens.upperBound..<limit where text.isWord(index, Words.by) {
      guard let phrase = reader.phraseIndex(startingAt: index + 1),
        reader.phrases[phrase].meaning != .time,
        reader.isSpeaker(reader.phrases[phrase].tokens)
      else { continue }
      return ClaimAttribution(
        source: reader.phrases[phrase].tokens.lowerBound..<reader.endOfSource(phrase)
      )
    }
    return nil
  }

  /// "Police: Three dead in crash"; a place or a date before the colon is a label, as in a list of districts.
  func colon(_ draft: ClaimDraft) -> ClaimAttribution? {
    guard let label = reader.label, label.upperBound < draft.tokens.lowerBound else { return nil }
    if !label.contains(where: { text.has($0, [.authority, .title]) }),
      let found = introducer(of: draft)
    {
      return found
    }
    // "Ada Roe: Cyclist dies in crash": she is the one.
    if draft.count.isDescription, namesPerson(label) { return nil }
    return canSpeak(label) ? ClaimAttribution(source: label, cue: label.upperBound) : nil
  }

  private func namesPerson(_ label: Range<Int>) -> Bool {
    text.mention(at: label.lowerBound)?.type == .person
  }

  /// "Second boat in trouble, no casualties - coastguard": agencies' headlines close with who says so.
  func closingLabel(of draft: ClaimDraft) -> ClaimAttribution? {
    let end = reader.range.upperBound
    let least = max(draft.tokens.upperBound, end - Self.longestLabel)
    guard least < end, let dash = (least..<end).last(where: { text.isDash($0) }), dash + 1 < end,
      let phrase = reader.phraseIndex(startingAt: dash + 1),
      reader.phrases[phrase].tokens.upperBound == end
    else { return nil }
    let label = reader.phrases[phrase].tokens
    return canSpeak(label) ? ClaimAttribution(source: label, cue: dash) : nil
  }

  /// The most tokens of a source at a headline's end, its dash included.
  private static let longestLabel = 7

  private func canSpeak(_ label: Range<Int>) -> Bool {
    label.contains { index in
      if text.isDate[index] { return false }
      if text.has(index, [.authority, .title, .reporting]) { return true }
      switch text.mention(at: index)?.type {
      case .person, .organization, .group: return true
      default: return false
      }
    }
  }

  /// Who is named in the line that introduces a list: "Figures released by the institute, by district:".
  private func introducer(of draft: ClaimDraft) -> ClaimAttribution? {
    let sentences = text.document.sentences
    for index in (max(0, draft.sentence - 24)..<draft.sentence).reversed() {
      let tokens = sentences[index].tokens
      guard text.tokens[tokens.upperBound - 1].isMark(":") else { continue }
      let line = ClauseReader(text: text, range: tokens.suffix(Self.reach))
      if let site = line.accordingSites().first {
        return ClaimAttribution(source: site.source, cue: site.cue)
      }
      let by = line.range.dropFirst().first {
        text.isWord($0, among: [Words.by, Words.from]) && text.isParticiple($0 - 1)
      }
      guard let by, let phrase = line.phraseIndex(startingAt: by + 1) else { return nil }
      return ClaimAttribution(source: line.phrases[phrase].tokens)
    }
    return nil
  }

  /// "reportedly" in the clause, or a predicate that says so itself.
  func hearsay(_ draft: ClaimDraft) -> ClaimAttribution? {
    if draft.isReported { return ClaimAttribution() }
    var index = draft.predicate.upperBound - 1
    let least = max(reader.range.lowerBound, index - Self.reach)
    while index >= least, !text.tokens[index].isMark(";") {
      if text.has(index, .hearsay), !isOfOtherVerb(index, draft) {
        return ClaimAttribution(cue: index)
      }
      index -= 1
    }
    return nil
  }

  /// "companies allegedly backed by …, and detained 60": the adverb is its own participle's.
  private func isOfOtherVerb(_ index: Int, _ draft: ClaimDraft) -> Bool {
    let next = index + 1
    return next < draft.predicate.lowerBound && text.isParticiple(next)
      && reader.phraseIndex(endingAt: index) != nil
  }
}
