/// The cues that leave out who speaks: "Roe is expected to", "it appeared that", "reportedly".
struct AgentlessCues {
  let document: Document
  let parts: PartsOfSpeech
  let cues: CueLexicon
  let finder: AttributionFinder

  /// An agent's "by" stands no farther behind its cue.
  private static let agentReach = 6

  private static let byKey = WordKey("by").value
  private static let asKey = WordKey("as").value
  private static let itKey = WordKey("it").value
  private static let hearsay = KeySet("reportedly allegedly supposedly purportedly apparently")
  private static let irregular = KeySet(
    "known seen shown thought told said held meant found understood"
  )
  private static let statesOfMind = KeySet(
    """
    convinced determined delighted surprised worried concerned persuaded disappointed pleased satisfied committed opposed
    inclined interested amazed annoyed frightened scared shocked horrified saddened thrilled relieved impressed tempted
    prepared divided resigned encouraged excited embarrassed puzzled confused alarmed outraged
    """
  )
  private static let seeming = KeySet(
    """
    seem seems seemed appear appears appeared emerge emerges emerged transpire transpires transpired turns turned follows
    """
  )

  /// Whether a reading's cue is one.
  ///
  /// - Parameter subject: what would be taken for its speaker.
  func contains(_ reading: CueReading, subject: Range<Int>? = nil) -> Bool {
    Self.hearsay.contains(document.tokens[reading.head].key) || isPassive(reading)
      || isImpersonal(reading, subject)
  }

  /// "is expected to", "was accused of": a passive without an agent.
  ///
  /// Its subject is whom it is said of: of 421 in PolNeAR's training articles 43 speak.
  private func isPassive(_ reading: CueReading) -> Bool {
    let (head, tokens) = (reading.head, document.tokens)
    // What most cues fail comes first: the sentence has to be looked for.
    guard parts.part(of: head) == .participle, isPastForm(tokens[head]),
      reading.speaker.map({ $0.lowerBound < head }) ?? true, !isAsSaying(head + 1)
    else { return false }
    let sentence = document.sentences[document.sentenceIndex(ofToken: head)].tokens
    guard finder.isBehindBe(head, from: sentence.lowerBound) else { return false }
    let end = min(tokens.count, reading.cue.upperBound + Self.agentReach)
    return !(head..<end).contains { tokens[$0].key == Self.byKey }
  }

  /// Whether the word looks like a past participle that tells no state of mind: not "keen", nor "worried".
  private func isPastForm(_ token: Token) -> Bool {
    if Self.statesOfMind.contains(token.key) { return false }
    return cues.entry(token, in: document.bytes)?.form == .past
      || document.bytes[token.span.range].suffix(2).elementsEqual("ed".utf8)
      || Self.irregular.contains(token.key)
  }

  /// "as saying" behind "was quoted": the subject speaks.
  private func isAsSaying(_ index: Int) -> Bool {
    index + 1 < document.tokens.count && document.tokens[index].key == Self.asKey
      && parts.part(of: index + 1) == .gerund
  }

  /// "it appears that", "it was unclear whether": an "it" that stands for nobody.
  private func isImpersonal(_ reading: CueReading, _ subject: Range<Int>?) -> Bool {
    guard let subject, subject.count == 1,
      document.tokens[subject.lowerBound].key == Self.itKey
    else { return false }
    return parts.part(of: reading.head) == .adjective
      || Self.seeming.contains(document.tokens[reading.head].key)
  }
}
