/// Finds the cue and the speaker of an utterance in the reporter's words around it.
///
/// A class, as ``SpeakerFinder`` is one.
final class AttributionFinder {
  let document: Document
  let words: QuoteWords
  let cues: CueLexicon
  let speakers: SpeakerFinder
  private let tokens: [Token]
  private let bytes: [UInt8]

  /// A cue stands no farther from its utterance.
  static let reach = 50

  init(document: Document, words: QuoteWords, cues: CueLexicon) {
    self.document = document
    self.words = words
    self.cues = cues
    speakers = SpeakerFinder(document: document, words: words, cues: cues)
    tokens = document.tokens
    bytes = document.bytes
  }

  // MARK: Behind the utterance

  /// "…," said Smith; "…," Smith said; "…," according to Smith; "…" — Smith.
  func after(_ frame: Range<Int>) -> Attribution? {
    var first = frame.lowerBound
    while first < frame.upperBound, tokens[first].isMark(",") { first += 1 }
    guard first < frame.upperBound else { return nil }
    if let source = accordingTo(first, frame.upperBound) { return source }
    if let source = puttingIt(first, frame) { return source }
    if isDash(first) { return byDash(first, frame.upperBound) }
    if let entry = cues.entry(tokens[first], in: bytes), isFinite(entry),
      entry.use.contains(.speech)
    {
      let speaker = speakers.nounPhrase(startingAt: first + 1, to: frame.upperBound)
      return Attribution(
        cue: first..<first + 1,
        cueClass: entry.cueClass,
        speaker: speaker,
        confidence: 0.95
      )
    }
    return subjectFirst(first..<min(frame.upperBound, first + AttributionFinder.reach))
  }

  private func subjectFirst(_ frame: Range<Int>) -> Attribution? {
    for index in frame.dropFirst() {
      guard let entry = cues.entry(tokens[index], in: bytes), entry.use.contains(.speech),
        isFinite(entry), !isRelative(index - 1), !isPassive(index, from: frame.lowerBound)
      else { continue }
      guard let subject = speakers.subject(before: index, from: frame.lowerBound) else { continue }
      return Attribution(
        cue: index..<index + 1,
        cueClass: entry.cueClass,
        speaker: subject,
        confidence: subject.lowerBound == frame.lowerBound ? 0.95 : 0.8
      )
    }
    return nil
  }

  func accordingTo(_ index: Int, _ bound: Int) -> Attribution? {
    guard index + 2 < bound, tokens[index].key == WordKey("according").value,
      tokens[index + 1].key == WordKey("to").value
    else { return nil }
    let speaker = speakers.nounPhrase(startingAt: index + 2, to: bound)
    return Attribution(cue: index..<index + 2, speaker: speaker, confidence: 0.9)
  }

  /// "in the words of Smith, …".
  private func inTheWordsOf(_ index: Int, _ bound: Int) -> Attribution? {
    let phrase = Self.wordsOf
    guard index + phrase.count < bound,
      phrase.indices.allSatisfy({ tokens[index + $0].key == phrase[$0] })
    else { return nil }
    let cue = index..<index + phrase.count
    let speaker = speakers.nounPhrase(startingAt: cue.upperBound, to: bound)
    return Attribution(cue: cue, speaker: speaker, confidence: 0.9)
  }

  private static let wordsOf = ["in", "the", "words", "of"].map { WordKey($0).value }

  /// "as Smith put it", at "as".
  private func puttingIt(_ index: Int, _ frame: Range<Int>) -> Attribution? {
    guard tokens[index].key == WordKey("as").value else { return nil }
    let reach = min(frame.upperBound - 1, index + SpeakerFinder.reach)
    let put = (index + 1..<max(reach, index + 1)).first {
      Self.putting.contains(tokens[$0].key) && tokens[$0 + 1].key == WordKey("it").value
    }
    guard let put, let speaker = speakers.nounPhrase(startingAt: index + 1, to: put) else {
      return nil
    }
    return Attribution(cue: put..<put + 2, speaker: speaker, confidence: 0.9)
  }

  private static let putting = KeySet("put puts")

  /// A dash and a name to the paragraph's end, as under a quotation that stands by itself.
  func byDash(_ index: Int, _ bound: Int) -> Attribution? {
    guard index + 1 < bound, bound - index < 14,
      let speaker = speakers.nounPhrase(startingAt: index + 1, to: bound),
      tokens[speaker.lowerBound].isCapitalized
    else { return nil }
    let isWhole = speaker.upperBound + 1 >= bound
    return Attribution(speaker: speaker, isColon: true, confidence: isWhole ? 0.95 : 0.7)
  }

  // MARK: Before the utterance

  /// Smith said: "…"; according to Smith, "…"; Smith: "…"; Smith called it "…".
  func before(_ frame: Range<Int>) -> Attribution? {
    guard let last = frame.last else { return nil }
    let least = max(frame.lowerBound, frame.upperBound - AttributionFinder.reach)
    var index = last
    while index >= least {
      if let source = accordingTo(index, frame.upperBound) ?? inTheWordsOf(index, frame.upperBound)
      {
        return source
      }
      if let source = puttingIt(index, frame) { return source }
      if let found = governing(index, frame) { return found }
      index -= 1
    }
    return tokens[last].isMark(":") ? byColon(frame) : nil
  }

  private func governing(_ index: Int, _ frame: Range<Int>) -> Attribution? {
    guard let entry = cues.entry(tokens[index], in: bytes), entry.form != .noun,
      tokens[index].letterCase == .lower
    else { return nil }
    if isPassive(index, from: frame.lowerBound) {
      return Attribution(
        cue: index..<index + 1,
        cueClass: entry.cueClass,
        speaker: agent(after: index, frame),
        confidence: 0.4
      )
    }
    if entry.form == .base, index > frame.lowerBound, isRole(index - 1, .determiner) { return nil }
    let isInfinitive =
      index > frame.lowerBound && tokens[index - 1].key == WordKey("to").value
    var subject: Range<Int>?
    if entry.form != .participle && !isInfinitive {
      subject = speakers.subject(before: index, from: frame.lowerBound)
    }
    return Attribution(
      cue: index..<index + 1,
      cueClass: entry.cueClass,
      speaker: subject ?? firstNounPhrase(frame.lowerBound..<index),
      confidence: index + 2 >= frame.upperBound ? 0.9 : 0.7
    )
  }

  /// "by NATO" behind a passive.
  private func agent(after index: Int, _ frame: Range<Int>) -> Range<Int>? {
    guard index + 2 < frame.upperBound, tokens[index + 1].key == WordKey("by").value else {
      return nil
    }
    return speakers.nounPhrase(startingAt: index + 2, to: frame.upperBound)
  }

  /// "Roe: “…”", "From Chairwoman Roe: “…”".
  private func byColon(_ frame: Range<Int>) -> Attribution? {
    guard let speaker = firstNounPhrase(frame.lowerBound..<frame.upperBound - 1) else { return nil }
    return Attribution(
      speaker: speaker,
      isColon: true,
      confidence: speaker.count + 2 >= frame.count ? 0.8 : 0.5
    )
  }

  /// The sentence's first noun phrase that can be its subject, leading prepositional phrases left out.
  func firstNounPhrase(_ frame: Range<Int>) -> Range<Int>? {
    var start = frame.lowerBound
    while start < frame.upperBound,
      tokens[start].kind == .punctuation || isRole(start, .conjunction)
    { start += 1 }
    guard start < frame.upperBound else { return nil }
    if isRole(start, .preposition) || isRole(start, .subordinator) {
      let reach = start..<min(frame.upperBound, start + AttributionFinder.reach)
      let comma = reach.first { tokens[$0].isMark(",") }
      start = comma.map { $0 + 1 } ?? start + 1
    }
    return speakers.nounPhrase(startingAt: start, to: frame.upperBound)
  }

  // MARK: Words

  private func isFinite(_ entry: CueLexicon.Entry) -> Bool {
    entry.form == .past || entry.form == .present || entry.form == .base
  }

  /// "was called", "has been described".
  func isPassive(_ index: Int, from least: Int) -> Bool {
    guard let entry = cues.entry(tokens[index], in: bytes), entry.form == .past else {
      return false
    }
    return isBehindBe(index, from: least)
  }

  /// Whether a form of "be" stands before the word, adverbs between aside.
  func isBehindBe(_ index: Int, from least: Int) -> Bool {
    var before = index - 1
    while before >= least, words.isAdverb(tokens[before], in: bytes) { before -= 1 }
    return before >= least && Self.formsOfBe.contains(tokens[before].key)
  }

  private static let formsOfBe = KeySet("was were is are been be being")

  private func isRelative(_ index: Int) -> Bool { isRole(index, .relative) }

  private func isRole(_ index: Int, _ role: QuoteWords.Role) -> Bool {
    words.role(tokens[index], in: bytes) == role
  }

  private func isDash(_ index: Int) -> Bool {
    tokens[index].kind == .punctuation && QuotationMark.isDash(tokens[index], in: bytes)
  }
}
