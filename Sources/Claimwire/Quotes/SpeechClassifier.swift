/// Tells whole utterances from fragments, and both from marks that are nobody's speech.
struct SpeechClassifier {
  /// What a marked span is.
  enum Verdict {
    case direct
    case partial
    case term
  }

  private let document: Document
  private let tokens: [Token]
  private let bytes: [UInt8]
  private let words: QuoteWords

  /// Words that name a name: "the so-called “…”", "titled “…”".
  private static let naming = KeySet(
    """
    called titled entitled dubbed nicknamed named termed labeled labelled known styled headlined subtitled term word
    phrase words title slogan nickname aka book film movie song album show series episode column article documentary
    program programme project operation reading reads read
    """
  )

  init(document: Document, words: QuoteWords) {
    self.document = document
    tokens = document.tokens
    bytes = document.bytes
    self.words = words
  }

  /// - Parameter cue: the attribution found in the unit's own sentence.
  func verdict(_ unit: SpeechUnit, _ cue: Attribution?, isAfter: Bool) -> Verdict {
    let length = unit.end - unit.start
    let isCapitalized = firstWord(unit).map { tokens[$0].isCapitalized } ?? false
    if unit.spans.count > 1 || hasInnerStop(unit) { return .direct }
    if isTitle(unit), !isInHeadline(unit) {
      if !isAfter, unit.ending != .stop || length < 5, !isIntroduced(unit) || isNaming(unit) {
        return .term
      }
      // "on “The Morning Show,” Roe said": a name in the reporter's own sentence.
      if isBehindPreposition(unit) { return .term }
    }
    if isSentence(unit) { return length < 3 && cue == nil ? .term : .direct }
    if isNamed(unit) { return .term }
    if let cue {
      if isAfter { return !isCapitalized && endsClause(unit) ? .partial : .direct }
      if isIntroduced(unit), isCapitalized { return .direct }
      return length == 1 && cue.confidence < 0.6 ? .term : .partial
    }
    return length > 4 && !isNaming(unit) && !isTitle(unit) ? .partial : .term
  }

  /// Whether the unit is the whole of its sentence.
  private func isSentence(_ unit: SpeechUnit) -> Bool {
    unit.leftFrame.isEmpty && !unit.isInSentenceOfPrevious
      && (unit.ending == .stop || unit.ending == .open || unit.rightGap.isEmpty)
      && (unit.rightFrame.isEmpty || unit.ending == .stop)
  }

  /// "The harbour “has lived too long,” Roe said": whether the reporter's own words begin the clause.
  private func endsClause(_ unit: SpeechUnit) -> Bool {
    !unit.isInSentenceOfPrevious
      && unit.leftFrame.contains { index in
        guard tokens[index].kind == .word else { return false }
        switch words.role(tokens[index], in: bytes) {
        case .conjunction, .adverb, .time: return false
        default: return true
        }
      }
  }

  /// A comma, colon or dash before the marks.
  private func isIntroduced(_ unit: SpeechUnit) -> Bool {
    guard let last = unit.leftGap.last else { return true }
    return tokens[last].isMark(",") || tokens[last].isMark(":")
  }

  private func firstWord(_ unit: SpeechUnit) -> Int? {
    (unit.start..<min(unit.end, unit.start + 4)).first { tokens[$0].kind == .word }
  }

  /// A full stop, question or exclamation mark with another sentence behind it.
  private func hasInnerStop(_ unit: SpeechUnit) -> Bool {
    guard unit.end - unit.start > 3 else { return false }
    for index in unit.start + 1..<unit.end - 1 {
      let token = tokens[index]
      if token.isMark(".") || token.isMark("!") || token.isMark("?"),
        tokens[index + 1].isCapitalized
      {
        return true
      }
    }
    return false
  }

  /// Every word of weight capitalised: "The Grapes of Wrath".
  private func isTitle(_ unit: SpeechUnit) -> Bool {
    var capitals = 0
    guard unit.end - unit.start < 14 else { return false }
    for index in unit.start..<unit.end where tokens[index].kind == .word {
      let token = tokens[index]
      if token.isCapitalized {
        capitals += 1
      } else if token.letterCase == .lower, words.role(token, in: bytes) == nil {
        return false
      }
    }
    return capitals > 0
  }

  /// A headline capitalises what is no name.
  private func isInHeadline(_ unit: SpeechUnit) -> Bool {
    document.sentences[document.sentenceIndex(ofToken: unit.start)].role == .headline
  }

  /// "on", "of", "CNN's", "called" and other words that a name stands behind; a preposition or an owner.
  private func isBehindPreposition(_ unit: SpeechUnit) -> Bool {
    guard let last = unit.leftFrame.last else { return false }
    switch words.role(tokens[last], in: bytes) {
    case .preposition, .of, .determiner: return true
    default: return tokens[last].flags.contains(.clitic)
    }
  }

  private func isNaming(_ unit: SpeechUnit) -> Bool {
    guard let last = unit.leftGap.last else { return false }
    if Self.naming.contains(tokens[last].key) { return true }
    return last > unit.leftGap.lowerBound && tokens[last].key == WordKey("as").value
      && Self.naming.contains(tokens[last - 1].key)
  }

  /// "so-called “…”".
  private func isNamed(_ unit: SpeechUnit) -> Bool {
    guard let last = unit.leftGap.last, last >= 2, isNaming(unit) else { return false }
    return tokens[last - 1].isMark("-")
  }
}
