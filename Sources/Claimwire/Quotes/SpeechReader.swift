/// Reads a document's marked spans as quotes and terms, in order, each with the words that attribute it.
struct SpeechReader {
  private(set) var drafts: [QuoteDraft] = []
  private(set) var terms: [TextSpan] = []
  /// The tokens of whole utterances with their marks, by start, and the drafts that they belong to.
  private(set) var utterances: [(tokens: Range<Int>, draft: Int)] = []
  /// The tokens of fragments without their marks, by start, and their drafts.
  private(set) var fragments: [(tokens: Range<Int>, draft: Int)] = []

  private let document: Document
  private let tokens: [Token]
  let finder: AttributionFinder
  private let classifier: SpeechClassifier
  /// The quote in marks before, for what is carried.
  private var last: (draft: Int, paragraph: Int, end: Int)?
  /// The quote before that speech may go on from, whatever fragments stand between: a whole utterance, or the end of a
  /// clause with its cue behind it.
  private var lastWhole: (draft: Int, paragraph: Int, end: Int)?

  init(document: Document, words: QuoteWords, cues: CueLexicon) {
    self.document = document
    tokens = document.tokens
    finder = AttributionFinder(document: document, words: words, cues: cues)
    classifier = SpeechClassifier(document: document, words: words)
  }

  /// Reads the spans, which stand by start.
  mutating func read(_ spans: [MarkedSpan]) {
    let units = SpeechUnits(document: document)
    let top = spans.filter { $0.depth == 0 }
    for unit in units.units(of: top, in: { document.paragraphs[$0.paragraph].tokens }) {
      read(unit)
    }
    readNested(spans, units)
  }

  // MARK: Side by side

  private mutating func read(_ unit: SpeechUnit) {
    if let last, resumesLast(unit) { return join(unit, to: last.draft) }
    let after = unit.ending == .stop ? signature(unit) : finder.after(unit.rightFrame)
    let isAfter = after != nil && unit.ending != .word || isBareAfter(unit, after)
    var found = isAfter ? after : finder.before(unit.leftFrame)
    if found == nil, unit.ending != .stop { found = after }
    let verdict = classifier.verdict(unit, found, isAfter: isAfter)
    if verdict == .term {
      terms += unit.spans.map { document.span(ofTokens: $0.tokens) }
    } else if let found {
      add(unit, verdict, found)
    } else {
      addCarried(unit, verdict)
    }
  }

  /// "“We are one.” — Ada Roe": a dash and a name to the line's end.
  private func signature(_ unit: SpeechUnit) -> Attribution? {
    let gap = unit.rightGap
    guard let first = gap.first, QuotationMark.isDash(tokens[first], in: document.bytes) else {
      return nil
    }
    let end = gap.dropFirst().first { tokens[$0].flags.contains(.lineBefore) }
    return finder.byDash(first, end ?? gap.upperBound)
  }

  /// ‘…’, he said: the comma outside the marks, as the British set it.
  private func isBareAfter(_ unit: SpeechUnit, _ after: Attribution?) -> Bool {
    guard after != nil, let first = unit.rightGap.first, unit.leftFrame.isEmpty else {
      return false
    }
    return tokens[first].isMark(",") || after?.cue?.lowerBound == first
  }

  private mutating func add(
    _ unit: SpeechUnit,
    _ verdict: SpeechClassifier.Verdict,
    _ found: Attribution
  ) {
    if continuesLast(unit, verdict, found), let last {
      return join(unit, to: last.draft)
    }
    append(unit, verdict, found, isCarried: found.speaker == nil && isNear(unit))
  }

  /// "“…,” Roe said, “…”": the second half, with no cue of its own behind it.
  private func continuesLast(
    _ unit: SpeechUnit,
    _ verdict: SpeechClassifier.Verdict,
    _ found: Attribution
  ) -> Bool {
    guard verdict == .direct, unit.isInSentenceOfPrevious, let last,
      let cue = found.cue ?? found.speaker
    else { return false }
    return drafts[last.draft].quote.kind == .direct && unit.leftGap.contains(cue.lowerBound)
      && drafts[last.draft].quote.cue?.span.start == tokens[cue.lowerBound].start
  }

  /// "“…,” Roe said, laughing, “…”": the sentence broke off with a comma inside the marks, and goes on behind one outside.
  private func resumesLast(_ unit: SpeechUnit) -> Bool {
    guard let last, unit.isInSentenceOfPrevious, drafts[last.draft].quote.kind == .direct,
      unit.start - last.end < AttributionFinder.reach, last.end > 0,
      tokens[last.end - 1].isMark(","),
      let comma = unit.leftGap.last, comma > unit.leftGap.lowerBound, tokens[comma].isMark(","),
      let cue = drafts[last.draft].quote.cue
    else { return false }
    // "“…,” Roe said, adding, “…”" is a quote of its own. Verbs that take no clause ("laughing") only say how it is said.
    let isCuedAnew = unit.leftGap.contains { index in
      tokens[index].start >= cue.span.end
        && finder.cues.entry(tokens[index], in: document.bytes)?.use
          .isSuperset(of: [.speech, .clause]) == true
    }
    return !isCuedAnew && cue.span.start >= tokens[unit.leftGap.lowerBound].start
  }

  // MARK: Without a cue of its own

  /// A quote that only what stands before it attributes: part of the quote before in its paragraph, after a colon that
  /// ended the paragraph before, after a sentence about somebody, or carried on.
  private mutating func addCarried(_ unit: SpeechUnit, _ verdict: SpeechClassifier.Verdict) {
    if verdict == .direct, let lastWhole, goesOn(unit, from: lastWhole) {
      return join(unit, to: lastWhole.draft)
    }
    if var introduction = introduction(of: unit) {
      introduction.confidence = 0.6
      return append(unit, verdict, introduction, isCarried: false)
    }
    append(unit, verdict, Attribution(confidence: 0.5), isCarried: isNear(unit))
  }

  /// Whether a quote without words of its own that attribute it is more of the one before: in its paragraph, with no more
  /// than the cue's sentence between, whatever abbreviations and fragments in marks that has.
  private func goesOn(
    _ unit: SpeechUnit,
    from last: (draft: Int, paragraph: Int, end: Int)
  ) -> Bool {
    guard unit.leftFrame.isEmpty, unit.paragraph == last.paragraph,
      let start = unit.spans.first?.outerTokens.lowerBound
    else { return false }
    var first = last.end
    while first < start, QuotationMark.isMark(tokens[first], in: document.bytes) { first += 1 }
    return first == start
      || document.sentenceIndex(ofToken: first) == document.sentenceIndex(ofToken: start - 1)
  }

  /// What the sentence before says of who speaks.
  private func introduction(of unit: SpeechUnit) -> Attribution? {
    guard let first = unit.spans.first else { return nil }
    let start = first.outerTokens.lowerBound
    guard start > 0 else { return nil }
    let sentence = document.sentences[document.sentenceIndex(ofToken: start - 1)]
    let range = max(sentence.tokens.lowerBound, last?.end ?? 0)..<start
    guard range.count > 1, sentence.role.isProse else { return nil }
    let isColon = tokens[start - 1].isMark(":")
    let isSameParagraph = sentence.paragraph == unit.paragraph
    guard isColon || isSameParagraph else { return nil }
    let frame = isColon ? range : range.lowerBound..<range.upperBound - 1
    if let found = finder.before(frame), found.speaker != nil { return found }
    guard let subject = finder.firstNounPhrase(frame) else { return nil }
    return Attribution(speaker: subject, isColon: isColon, confidence: 0.5)
  }

  /// Whether the quote before stands in the same paragraph or the one before.
  private func isNear(_ unit: SpeechUnit) -> Bool {
    last.map { unit.paragraph - $0.paragraph <= 1 } ?? false
  }

  // MARK: Results

  private mutating func append(
    _ unit: SpeechUnit,
    _ verdict: SpeechClassifier.Verdict,
    _ found: Attribution,
    isCarried: Bool
  ) {
    let mayGoOn = verdict == .direct || found.cue.map { $0.lowerBound >= unit.end } ?? false
    remember(unit, draft: drafts.count, mayGoOn: mayGoOn)
    note(unit, draft: drafts.count, isUtterance: verdict == .direct)
    append(unit, verdict, found)
    drafts[drafts.count - 1].isCarried = isCarried
  }

  private mutating func append(
    _ unit: SpeechUnit,
    _ verdict: SpeechClassifier.Verdict,
    _ found: Attribution
  ) {
    let label = label(unit)
    var parts = unit.spans.map { document.span(ofTokens: $0.tokens) }
    guard !parts.isEmpty else { return }
    // Who speaks is no part of what is said.
    if let label, let name = label.speaker, let last = unit.spans.first?.tokens.upperBound,
      name.upperBound + 1 < last
    {
      parts[0] = document.span(ofTokens: name.upperBound + 1..<last)
    }
    guard let first = parts.first, let end = parts.last else { return }
    var draft = QuoteDraft(
      quote: Quote(
        span: first.union(end),
        kind: verdict == .direct ? .direct : .partial,
        parts: parts,
        cue: nil,
        speaker: nil,
        isOpen: unit.spans.contains(where: \.isDamaged),
        confidence: found.confidence
      ),
      tokens: unit.start..<unit.end
    )
    draft.attribute(label ?? found, in: document)
    draft.paragraph = unit.paragraph
    draft.isBesideCue = isBeside(unit, found)
    drafts.append(draft)
  }

  /// "“ROE: We never did.”": a transcript's label inside the marks.
  private func label(_ unit: SpeechUnit) -> Attribution? {
    for index in unit.start..<min(unit.end, unit.start + 5) {
      if tokens[index].isMark(":"), index > unit.start {
        return Attribution(speaker: unit.start..<index, isColon: true, confidence: 0.9)
      }
      guard tokens[index].letterCase == .upper || tokens[index].isMark(".") else { return nil }
    }
    return nil
  }

  /// Whether no more than a mark or "that" stands between the cue and the unit.
  private func isBeside(_ unit: SpeechUnit, _ found: Attribution) -> Bool {
    guard let cue = found.cue else { return found.isColon }
    let start = unit.spans.first?.outerTokens.lowerBound ?? unit.start
    let end = unit.spans.last?.outerTokens.upperBound ?? unit.end
    if cue.lowerBound >= end { return cue.lowerBound - end < 2 }
    // "according to Roe, “…”".
    if let speaker = found.speaker, speaker.lowerBound == cue.upperBound,
      speaker.upperBound + 1 == start, tokens[speaker.upperBound].isMark(",")
    {
      return true
    }
    return start - cue.upperBound < 2
  }

  private mutating func note(_ unit: SpeechUnit, draft: Int, isUtterance: Bool) {
    for span in unit.spans {
      if isUtterance {
        utterances.append((span.outerTokens, draft))
      } else {
        fragments.append((span.tokens, draft))
      }
    }
  }

  private mutating func join(_ unit: SpeechUnit, to index: Int) {
    note(unit, draft: index, isUtterance: true)
    drafts[index].tokens = drafts[index].tokens.lowerBound..<unit.end
    for span in unit.spans {
      let part = document.span(ofTokens: span.tokens)
      drafts[index].quote.parts.append(part)
      drafts[index].quote.span = drafts[index].quote.span.union(part)
      drafts[index].quote.isOpen = drafts[index].quote.isOpen || span.isDamaged
    }
    remember(unit, draft: index, mayGoOn: true)
  }

  private mutating func remember(_ unit: SpeechUnit, draft: Int, mayGoOn: Bool) {
    let place = (draft, unit.spans.last?.paragraph ?? unit.paragraph, unit.end)
    last = place
    if mayGoOn { lastWhole = place }
  }

  // MARK: Inside another

  /// Speech within speech is a fragment where its own sentence attributes it, else a term.
  private mutating func readNested(_ spans: [MarkedSpan], _ units: SpeechUnits) {
    var enclosing: [MarkedSpan] = []
    for span in spans {
      while let outer = enclosing.last, outer.tokens.upperBound <= span.tokens.lowerBound {
        enclosing.removeLast()
      }
      if let outer = enclosing.last { readNested(span, in: outer, units) }
      enclosing.append(span)
    }
  }

  private mutating func readNested(
    _ span: MarkedSpan,
    in outer: MarkedSpan,
    _ units: SpeechUnits
  ) {
    guard let unit = units.units(of: [span], in: { _ in outer.tokens }).first else { return }
    let after = unit.ending == .stop ? nil : finder.after(unit.rightFrame)
    let found = after ?? finder.before(unit.leftFrame)
    guard let found, isSpeech(unit, found),
      classifier.verdict(unit, found, isAfter: after != nil) != .term
    else {
      terms.append(document.span(ofTokens: span.tokens))
      return
    }
    append(unit, .partial, found)
    drafts[drafts.count - 1].isNested = true
    drafts[drafts.count - 1].quote.confidence *= 0.8
  }

  /// Within speech, marks mostly are scare quotes and names: the cue must stand beside them.
  private func isSpeech(_ unit: SpeechUnit, _ found: Attribution) -> Bool {
    isBeside(unit, found) || unit.end - unit.start > 4
  }
}
