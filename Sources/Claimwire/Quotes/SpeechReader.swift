/// Reads a document's marked spans as quotes and terms, in order, with the speaker carried from one to the next.
struct SpeechReader {
  private(set) var quotes: [Quote] = []
  private(set) var terms: [TextSpan] = []

  private let document: Document
  private let tokens: [Token]
  private let finder: AttributionFinder
  private let classifier: SpeechClassifier
  private let resolver: SpeakerResolver
  /// The direct quote before, for what is carried.
  private var last: (quote: Int, paragraph: Int, end: Int)?

  init(
    document: Document,
    words: QuoteWords,
    cues: CueLexicon,
    people: PersonResolver
  ) {
    self.document = document
    tokens = document.tokens
    finder = AttributionFinder(document: document, words: words, cues: cues)
    classifier = SpeechClassifier(document: document, words: words)
    resolver = SpeakerResolver(document: document, words: words, people: people)
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
    let after = unit.ending == .stop ? nil : finder.after(unit.rightFrame)
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
      return join(unit, to: last.quote)
    }
    let previous = last.flatMap { quotes[$0.quote].speaker }
    var speaker = found.speaker.map {
      resolver.speaker($0, isColon: found.isColon, previous: previous)
    }
    if speaker == nil, let previous, isNear(unit) { speaker = carried(previous) }
    let cue = found.cue.map { Cue(span: document.span(ofTokens: $0), class: found.cueClass) }
    append(unit, verdict, cue, speaker, found.confidence)
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
    return quotes[last.quote].kind == .direct && unit.leftGap.contains(cue.lowerBound)
      && quotes[last.quote].cue?.span.start == tokens[cue.lowerBound].start
  }

  // MARK: Without a cue of its own

  /// A quote that only what stands before it attributes: part of the quote before in its paragraph, after a colon that
  /// ended the paragraph before, after a sentence about somebody, or carried on.
  private mutating func addCarried(_ unit: SpeechUnit, _ verdict: SpeechClassifier.Verdict) {
    let isSameParagraph = last?.paragraph == unit.paragraph
    if verdict == .direct, let last, isSameParagraph, isAdjacent(unit, to: last.end),
      quotes[last.quote].kind == .direct
    {
      return join(unit, to: last.quote)
    }
    let introduction = introduction(of: unit)
    if let introduction {
      let previous = last.flatMap { quotes[$0.quote].speaker }
      let cue = introduction.cue.map {
        Cue(span: document.span(ofTokens: $0), class: introduction.cueClass)
      }
      let speaker = introduction.speaker.map {
        resolver.speaker($0, isColon: introduction.isColon, previous: previous)
      }
      return append(unit, verdict, cue, speaker, 0.6)
    }
    let previous = last.flatMap { quotes[$0.quote].speaker }
    append(unit, verdict, nil, isNear(unit) ? previous.map(carried) : nil, 0.5)
  }

  /// At most the cue's sentence stands between.
  private func isAdjacent(_ unit: SpeechUnit, to end: Int) -> Bool {
    unit.start - end < AttributionFinder.reach && unit.leftFrame.isEmpty
      && stops(in: unit.leftGap) <= 1
  }

  private func stops(in range: Range<Int>) -> Int {
    var count = 0
    for index in range where tokens[index].isMark(".") { count += 1 }
    return count
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

  private func carried(_ speaker: Speaker) -> Speaker {
    Speaker(span: speaker.span, name: speaker.name, entity: speaker.entity, how: .carried)
  }

  // MARK: Results

  private mutating func append(
    _ unit: SpeechUnit,
    _ verdict: SpeechClassifier.Verdict,
    _ cue: Cue?,
    _ speaker: Speaker?,
    _ confidence: Float
  ) {
    let parts = unit.spans.map { document.span(ofTokens: $0.tokens) }
    guard let first = parts.first, let end = parts.last else { return }
    last = (quotes.count, unit.spans.last?.paragraph ?? unit.paragraph, unit.end)
    quotes.append(
      Quote(
        span: first.union(end),
        kind: verdict == .direct ? .direct : .partial,
        parts: parts,
        cue: cue,
        speaker: speaker,
        isOpen: unit.spans.contains(where: \.isDamaged),
        confidence: confidence
      )
    )
  }

  private mutating func join(_ unit: SpeechUnit, to index: Int) {
    for span in unit.spans {
      let part = document.span(ofTokens: span.tokens)
      quotes[index].parts.append(part)
      quotes[index].span = quotes[index].span.union(part)
      quotes[index].isOpen = quotes[index].isOpen || span.isDamaged
    }
    last = (index, unit.spans.last?.paragraph ?? unit.paragraph, unit.end)
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
    guard let found, classifier.verdict(unit, found, isAfter: after != nil) != .term else {
      terms.append(document.span(ofTokens: span.tokens))
      return
    }
    let part = document.span(ofTokens: span.tokens)
    let cue = found.cue.map { Cue(span: document.span(ofTokens: $0), class: found.cueClass) }
    quotes.append(
      Quote(
        span: part,
        kind: .partial,
        parts: [part],
        cue: cue,
        speaker: found.speaker.map { resolver.speaker($0, previous: nil) },
        isOpen: span.isDamaged,
        confidence: found.confidence * 0.8
      )
    )
  }
}
