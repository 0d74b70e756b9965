/// Finds speech and thought reported without marks, and tells who is attributed what stands in them.
///
/// A class because it holds much and asks much of itself in closures: a struct would be copied for each.
final class IndirectReader {
  /// Cue and content of an indirect quote are at least this likely together.
  ///
  /// This and what follows give the most contents in the right place for the wrong ones, with no more wrong speakers, among
  /// training articles that the model had not seen.
  private static let threshold: Float = 0.36
  /// A content without marks is listed where it is right to the token at least so likely.
  private static let leastRight: Float = 0.1
  /// One around speech of another cue, which already tells the place by itself, at least so likely.
  private static let leastRightAroundMarks: Float = 0.3
  /// Neither is listed where its speaker is less likely right.
  private static let leastSpeaker: Float = 0.58
  /// No longer fragment is taken for a term.
  private static let termLength = 4

  /// The quotes in marks with what the reporter's words add to them, and then the indirect ones.
  private(set) var drafts: [QuoteDraft] = []
  /// Marked spans that turn out to be nobody's speech.
  private(set) var terms: [TextSpan] = []
  /// The drafts of fragments that lie in the content of a cue.
  private var covered: Set<Int> = []

  private let document: Document
  private let tokens: [Token]
  private let words: QuoteWords
  private let cues: CueLexicon
  private let finder: AttributionFinder
  private let model: QuoteModel
  private let parts: PartsOfSpeech
  private let agentless: AgentlessCues

  init(
    document: Document,
    words: QuoteWords,
    cues: CueLexicon,
    model: QuoteModel,
    parts: PartsOfSpeech,
    finder: AttributionFinder
  ) {
    self.document = document
    self.words = words
    self.cues = cues
    tokens = document.tokens
    self.finder = finder
    self.model = model
    self.parts = parts
    agentless = AgentlessCues(document: document, parts: parts, cues: cues, finder: finder)
  }

  /// Reads every segment of prose that holds a word which can be a cue.
  ///
  /// - Parameter reader: the thread's own.
  func read(beside speech: SpeechReader, by reader: inout CueReader) {
    drafts = speech.drafts
    var segments = QuoteSegments(
      document: document,
      rates: model.rates,
      classes: model.classes,
      utterances: speech.utterances.map(\.tokens),
      fragments: speech.fragments.map(\.tokens)
    )
    while segments.advance(toCue: true) {
      segments.tag(by: parts)
      add(reader.read(segments.items), speech)
    }
    dropTerms()
  }

  private func add(_ readings: [CueReading], _ speech: SpeechReader) {
    for reading in readings where reading.isUtterance { attributeUtterance(reading, speech) }
    let reports = readings.filter { !$0.isUtterance && isLikely($0) }
    for reading in CueReader.surest(reports, over: 0) {
      attributeFragments(reading, speech)
      if !isFragment(reading.content, speech), !isSpeech(reading, speech), isListed(reading, speech)
      {
        append(reading)
      }
    }
  }

  private func isLikely(_ reading: CueReading) -> Bool {
    reading.confidence > IndirectReader.threshold
  }

  private func isListed(_ reading: CueReading, _ speech: SpeechReader) -> Bool {
    let fragment = first(of: speech.fragments, in: reading.content)
    // A fragment is listed in any case: here with the words around it.
    let cue = cue(of: reading).map(document.span(ofTokens:))
    if let fragment, drafts[fragment].quote.cue?.span == cue { return true }
    let holdsMarks = fragment != nil || first(of: speech.utterances, in: reading.content) != nil
    let least = holdsMarks ? IndirectReader.leastRightAroundMarks : IndirectReader.leastRight
    return reading.rightLikelihood > least
      && reading.speakerLikelihood > IndirectReader.leastSpeaker
  }

  /// The draft of the first stretch in marks that lies in the content.
  private func first(
    of marked: [(tokens: Range<Int>, draft: Int)],
    in content: Range<Int>
  ) -> Int? {
    let index = marked.firstIndexSorted { $0.tokens.lowerBound >= content.lowerBound }
    guard index < marked.count, marked[index].tokens.upperBound <= content.upperBound + 1 else {
      return nil
    }
    return marked[index].draft
  }

  private func append(_ reading: CueReading) {
    let content = withClosingMark(reading.content)
    let span = document.span(ofTokens: content)
    var draft = QuoteDraft(
      quote: Quote(
        span: span,
        kind: .indirect,
        parts: reading.parts.count > 1 ? reading.parts.map(document.span(ofTokens:)) : [span],
        cue: nil,
        speaker: nil,
        isOpen: false,
        confidence: 0
      ),
      tokens: content
    )
    draft.attribute(attribution(reading), in: document)
    draft.isAgentless = agentless.contains(reading, subject: draft.speaker)
    let sentence = document.sentenceIndex(ofToken: content.lowerBound)
    draft.paragraph = document.sentences[sentence].paragraph
    drafts.append(draft)
  }

  /// The words of a reading's cue; null for a colon.
  private func cue(of reading: CueReading) -> Range<Int>? {
    let isColon = reading.cue.count == 1 && tokens[reading.cue.lowerBound].isMark(":")
    return isColon ? nil : behindName(reading.cue)
  }

  private func attribution(_ reading: CueReading) -> Attribution {
    let cue = cue(of: reading)
    return Attribution(
      cue: cue,
      cueClass: cueClass(reading.head),
      speaker: phrase(reading),
      isColon: cue == nil,
      confidence: reading.rightLikelihood
    )
  }

  // MARK: Quotes in marks

  /// Gives an utterance the speaker that its segment shows, where the rules are not sure of theirs.
  private func attributeUtterance(_ reading: CueReading, _ speech: SpeechReader) {
    let index = speech.utterances.firstIndexSorted {
      $0.tokens.upperBound > reading.content.lowerBound
    }
    guard index < speech.utterances.count, reading.speaker != nil else { return }
    let draft = speech.utterances[index].draft
    let isUnsure = drafts[draft].quote.confidence < 0.9 && isBetter(reading, than: drafts[draft])
    if drafts[draft].speaker == nil || isUnsure { attribute(draft, reading) }
  }

  /// Gives the fragments inside a content its speaker.
  private func attributeFragments(_ reading: CueReading, _ speech: SpeechReader) {
    var index = speech.fragments.firstIndexSorted {
      $0.tokens.upperBound > reading.content.lowerBound
    }
    while index < speech.fragments.count,
      speech.fragments[index].tokens.lowerBound < reading.content.upperBound
    {
      let draft = speech.fragments[index].draft
      covered.insert(draft)
      if reading.speaker != nil, isBetter(reading, than: drafts[draft]) {
        attribute(draft, reading)
      }
      index += 1
    }
  }

  /// Whether a reading's speaker is as good a phrase as a draft's: one with a name or a pronoun is not given up for one
  /// without.
  private func isBetter(_ reading: CueReading, than draft: QuoteDraft) -> Bool {
    guard let old = draft.speaker, let new = reading.speaker else { return true }
    return namesSomebody(new) || !namesSomebody(old)
  }

  private func namesSomebody(_ phrase: Range<Int>) -> Bool {
    let index = document.mentions.firstIndexSorted { $0.tokens.upperBound > phrase.lowerBound }
    if index < document.mentions.count,
      document.mentions[index].tokens.lowerBound < phrase.upperBound
    {
      return true
    }
    return phrase.count == 1
      && words.role(tokens[phrase.lowerBound], in: document.bytes) == .pronoun
  }

  private func attribute(_ draft: Int, _ reading: CueReading) {
    let confidence = drafts[draft].quote.confidence
    drafts[draft].attribute(attribution(reading), in: document)
    drafts[draft].isCarried = false
    drafts[draft].quote.confidence = max(confidence, reading.cueConfidence)
  }

  /// Short fragments that no cue governs are scare quotes, names and slogans.
  private func dropTerms() {
    var kept: [QuoteDraft] = []
    for (index, draft) in drafts.enumerated() {
      let isTerm =
        draft.quote.kind == .partial && !covered.contains(index) && !draft.isBesideCue
        && draft.tokens.count <= IndirectReader.termLength
      if isTerm {
        terms += draft.quote.parts
      } else {
        kept.append(draft)
      }
    }
    drafts = kept
  }

  /// The cue without the end of a firm's name: "Moore's said".
  private func behindName(_ cue: Range<Int>) -> Range<Int> {
    let first = cue.lowerBound
    guard cue.count > 1, first > 0, tokens[first].key == SpeakerLexicon.possessive,
      tokens[first - 1].isCapitalized, words.role(tokens[first - 1], in: document.bytes) == nil,
      parts.isPredicate(first + 1)
    else { return cue }
    return first + 1..<cue.upperBound
  }

  private func phrase(_ reading: CueReading) -> Range<Int>? {
    if agentless.contains(reading) { return nil }
    if let speaker = reading.speaker { return behindContent(reading, speaker) }
    let sentence = document.sentences[document.sentenceIndex(ofToken: reading.head)].tokens
    return finder.speakers.subject(before: reading.head, from: sentence.lowerBound)
      .map { behindContent(reading, $0) }
  }

  /// The phrase without the content's end, which a comma may join to it: "…, Downing Street has said".
  private func behindContent(_ reading: CueReading, _ phrase: Range<Int>) -> Range<Int> {
    let end = reading.content.upperBound
    guard phrase.lowerBound < end, end < phrase.upperBound, reading.parts.count == 1,
      let start = (end..<phrase.upperBound).first(where: { tokens[$0].kind != .punctuation })
    else { return phrase }
    return start..<phrase.upperBound
  }

  private func cueClass(_ head: Int) -> CueClass {
    cues.entry(tokens[head], in: document.bytes)?.cueClass ?? .say
  }

  /// Whether the content is no more than a fragment in marks, which stands for itself.
  private func isFragment(_ content: Range<Int>, _ speech: SpeechReader) -> Bool {
    let index = speech.fragments.firstIndexSorted { $0.tokens.upperBound > content.lowerBound }
    guard index < speech.fragments.count else { return false }
    let fragment = speech.fragments[index].tokens
    return fragment.lowerBound <= content.lowerBound + 1
      && fragment.upperBound + 2 >= content.upperBound
  }

  /// Whether the content is no more than utterances in marks, which stand for themselves: "“No,” she said, “never.”",
  /// "And “no,” she said".
  private func isSpeech(_ reading: CueReading, _ speech: SpeechReader) -> Bool {
    reading.parts.allSatisfy { part in
      var index = part.lowerBound
      var next = speech.utterances.firstIndexSorted { $0.tokens.upperBound > index }
      while index < part.upperBound {
        if next < speech.utterances.count, speech.utterances[next].tokens.contains(index) {
          index = speech.utterances[next].tokens.upperBound
          next += 1
        } else if tokens[index].kind == .punctuation || isLeadingOver(index) {
          index += 1
        } else {
          return false
        }
      }
      return true
    }
  }

  /// "and", "but", "then": leads over from what was told before.
  private func isLeadingOver(_ index: Int) -> Bool {
    switch words.role(tokens[index], in: document.bytes) {
    case .conjunction, .adverb: return true
    default: return false
    }
  }

  /// The content with the mark that closes a fragment at its end: "he was “free.”".
  private func withClosingMark(_ content: Range<Int>) -> Range<Int> {
    var opened = 0
    for index in content {
      guard let mark = QuotationMark(at: index, of: tokens, in: document.bytes),
        mark.family != .single
      else { continue }
      opened += opened > 0 && mark.direction != .open ? -1 : 1
    }
    guard opened > 0 else { return content }
    for index in content.upperBound..<min(content.upperBound + 2, tokens.count) {
      if QuotationMark.isMark(tokens[index], in: document.bytes) {
        return content.lowerBound..<index + 1
      }
    }
    return content
  }
}
