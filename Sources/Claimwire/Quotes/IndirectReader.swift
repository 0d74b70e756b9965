/// Finds speech and thought reported without marks.
struct IndirectReader {
  private let document: Document
  private let tokens: [Token]
  private let bytes: [UInt8]
  private let words: QuoteWords
  private let cues: CueLexicon
  private let finder: AttributionFinder
  private let resolver: SpeakerResolver

  init(
    document: Document,
    words: QuoteWords,
    cues: CueLexicon,
    people: PersonResolver
  ) {
    self.document = document
    self.words = words
    self.cues = cues
    tokens = document.tokens
    bytes = document.bytes
    finder = AttributionFinder(document: document, words: words, cues: cues)
    resolver = SpeakerResolver(document: document, words: words, people: people)
  }

  /// The indirect quotes of every sentence, the marked spans left out.
  func quotes(outside spans: [MarkedSpan], after speech: [Quote]) -> [Quote] {
    var isMarked = [Bool](repeating: false, count: tokens.count)
    for span in spans where span.depth == 0 {
      for index in span.outerTokens { isMarked[index] = true }
    }
    var out: [Quote] = []
    for sentence in document.sentences where sentence.role.isProse {
      var free = sentence.tokens.upperBound
      var index = sentence.tokens.lowerBound
      free = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        if index >= free, !isMarked[index],
          let found = quote(at: index, sentence.tokens, isMarked)
        {
          out.append(found.quote)
          free = found.end
        }
        index += 1
      }
    }
    return out
  }

  private func quote(
    at index: Int,
    _ sentence: Range<Int>,
    _ isMarked: [Bool]
  ) -> (quote: Quote, end: Int)? {
    if let source = finder.accordingTo(index, sentence.upperBound), let speaker = source.speaker {
      let content = contentAround(source, sentence)
      return made(content, source, speaker, isMarked, sentence)
    }
    guard let entry = cues.entry(tokens[index], in: bytes), entry.form != .noun,
      tokens[index].letterCase == .lower, !finder.isPassive(index, from: sentence.lowerBound)
    else { return nil }
    if let first = sentence.first, entry.use.contains(.speech),
      let inverted = behind(index, first, entry, sentence)
    {
      return made(inverted.content, inverted.attribution, inverted.speaker, isMarked, sentence)
    }
    return ahead(index, entry, sentence, isMarked)
  }

  /// Content before its cue: "the road was closed, police said".
  private func behind(
    _ index: Int,
    _ first: Int,
    _ entry: CueLexicon.Entry,
    _ sentence: Range<Int>
  ) -> (content: Range<Int>, attribution: Attribution, speaker: Range<Int>)? {
    let next = index + 1
    guard next < sentence.upperBound, entry.form != .participle,
      tokens[next].isMark(".") || tokens[next].isMark(","),
      let subject = finder.speakers.subject(before: index, from: sentence.lowerBound),
      subject.lowerBound > first + 2, tokens[subject.lowerBound - 1].isMark(",")
    else { return nil }
    let attribution = Attribution(
      cue: index..<next,
      cueClass: entry.cueClass,
      speaker: subject,
      confidence: 0.7
    )
    return (first..<subject.lowerBound - 1, attribution, subject)
  }

  /// "said that the road was closed".
  private func ahead(
    _ index: Int,
    _ entry: CueLexicon.Entry,
    _ sentence: Range<Int>,
    _ isMarked: [Bool]
  ) -> (quote: Quote, end: Int)? {
    let start = index + 1
    guard start + 1 < sentence.upperBound, tokens[start].kind != .punctuation else { return nil }
    let isThat = tokens[start].key == WordKey("that").value
    guard entry.use.contains(.clause) || entry.use.contains(.matter) || isThat else { return nil }
    var subject: Range<Int>?
    if entry.form != .participle {
      subject = finder.speakers.subject(before: index, from: sentence.lowerBound)
    }
    guard let speaker = subject ?? finder.firstNounPhrase(sentence.lowerBound..<index) else {
      return nil
    }
    let attribution = Attribution(
      cue: index..<start,
      cueClass: entry.cueClass,
      speaker: speaker,
      confidence: 0.6
    )
    return made(start..<sentence.upperBound, attribution, speaker, isMarked, sentence)
  }

  /// What "according to Roe" is said of: the rest of the sentence.
  private func contentAround(_ source: Attribution, _ sentence: Range<Int>) -> Range<Int> {
    guard let cue = source.cue, let speaker = source.speaker else { return 0..<0 }
    if cue.lowerBound > sentence.lowerBound + 2 {
      var end = cue.lowerBound
      if tokens[end - 1].isMark(",") { end -= 1 }
      return sentence.lowerBound..<end
    }
    var start = speaker.upperBound
    while start < sentence.upperBound, !tokens[start].isMark(",") { start += 1 }
    return min(start + 1, sentence.upperBound)..<sentence.upperBound
  }

  private func made(
    _ content: Range<Int>,
    _ attribution: Attribution,
    _ speaker: Range<Int>,
    _ isMarked: [Bool],
    _ sentence: Range<Int>
  ) -> (quote: Quote, end: Int)? {
    var content = content
    while let last = content.last, tokens[last].kind == .punctuation, !tokens[last].isMark(")") {
      content = content.lowerBound..<last
    }
    guard content.count > 1, !content.contains(where: { isMarked[$0] }) else { return nil }
    let span = document.span(ofTokens: content)
    let cue = attribution.cue.map {
      Cue(span: document.span(ofTokens: $0), class: attribution.cueClass)
    }
    let quote = Quote(
      span: span,
      kind: .indirect,
      parts: [span],
      cue: cue,
      speaker: resolver.speaker(speaker, previous: nil),
      isOpen: false,
      confidence: attribution.confidence
    )
    return (quote, max(content.upperBound, (attribution.cue?.upperBound ?? 0)))
  }
}
