/// Cuts the noun phrase that speaks out of the words that stand where a speaker does.
///
/// Relative clauses, participles behind the noun, insertions between commas and times go; what is no noun phrase at all
/// ("sponsored", "Looking shocked") gives none.
struct SpeakerPhrase {
  private let document: Document
  private let tokens: [Token]
  private let bytes: [UInt8]
  private let words: QuoteWords
  private let people: PersonResolver
  private let parts: PartsOfSpeech

  init(document: Document, words: QuoteWords, people: PersonResolver, parts: PartsOfSpeech) {
    self.document = document
    self.words = words
    self.people = people
    self.parts = parts
    tokens = document.tokens
    bytes = document.bytes
  }

  /// What a word does inside a phrase.
  private enum Step {
    case noun
    case modifier
    case link
    /// Ends it: a verb.
    case clause
    /// Ends it and starts another clause: "as", "that".
    case subordinate
    /// Ends it and belongs to it all the same: "who …", "released last month", ", a doctor,".
    case insertion
  }

  /// A stretch without clause or insertion.
  private struct Segment {
    var tokens: Range<Int>
    /// What stands before it.
    var opening: Step
    var hasNoun: Bool
  }

  /// The phrase; `isBefore` tells that its cue stands behind it, so that of two clauses the last has the speaker.
  func trimmed(_ phrase: Range<Int>, isBefore: Bool) -> Range<Int>? {
    if isPlain(phrase) { return phrase }
    let segments = segments(of: phrase, isBefore: isBefore)
    guard let first = segments.first(where: \.hasNoun) else { return determined(segments) }
    guard isBefore, let last = segments.last, last.hasNoun, last.opening == .subordinate,
      last.tokens.upperBound == phrase.upperBound,
      !segments.contains(where: { $0.opening == .insertion })
    else { return first.tokens }
    return last.tokens
  }

  /// "the announcer": whatever the tagger takes the word behind the article for.
  private func determined(_ segments: [Segment]) -> Range<Int>? {
    segments.first.flatMap {
      $0.tokens.count > 1 && isRole($0.tokens.lowerBound, .determiner) ? $0.tokens : nil
    }
  }

  /// Articles, capitalised words and nothing else: no need to look closer.
  private func isPlain(_ phrase: Range<Int>) -> Bool {
    guard let last = phrase.last, tokens[last].kind == .word else { return false }
    return phrase.allSatisfy { index in
      if tokens[index].isCapitalized, index > phrase.lowerBound || phrase.count > 1 {
        return isMentioned(index)
      }
      return index == phrase.lowerBound && isRole(index, .determiner) && phrase.count > 1
    }
  }

  private func segments(of phrase: Range<Int>, isBefore: Bool) -> [Segment] {
    var segments: [Segment] = []
    var start = phrase.lowerBound
    var opening = Step.clause
    var index = phrase.lowerBound
    func close(at end: Int) {
      if let found = segment(start..<end, opening) { segments.append(found) }
    }
    while index < phrase.upperBound {
      var step = step(index, in: phrase, start)
      if step == .clause, isBefore, isNounBeforeVerb(index, in: phrase, start) { step = .noun }
      if step == .clause || step == .insertion || step == .subordinate {
        close(at: step == .clause ? beforeClause(endingAt: index, from: start) : index)
        start = index + 1
        opening = step
      }
      index += 1
    }
    close(at: phrase.upperBound)
    return segments
  }

  /// "some of the protesters Roe met": a name right behind a noun is the subject of another clause.
  private func beforeClause(endingAt verb: Int, from start: Int) -> Int {
    let index = document.mentions.firstIndexSorted { $0.tokens.upperBound >= verb }
    guard index < document.mentions.count else { return verb }
    let mention = document.mentions[index].tokens
    guard mention.upperBound == verb, mention.lowerBound > start,
      tokens[mention.lowerBound - 1].letterCase == .lower,
      words.role(tokens[mention.lowerBound - 1], in: bytes) == nil,
      people.roles.noun(tokens[mention.lowerBound - 1], in: bytes) == nil
        || people.syntax.isPlural(tokens[mention.lowerBound - 1], bytes)
    else { return verb }
    return mention.lowerBound
  }

  /// The stretch without what hangs loose at its ends; null where nothing is left.
  private func segment(_ range: Range<Int>, _ opening: Step) -> Segment? {
    var range = range
    while let first = range.first, isLooseAtStart(first) { range.removeFirst() }
    while let last = range.last, isLooseAtEnd(last) { range.removeLast() }
    range = withoutTime(range)
    guard !range.isEmpty else { return nil }
    return Segment(
      tokens: range,
      opening: opening,
      hasNoun: hasNoun(range)
    )
  }

  /// "officials on Tuesday", "the company in a statement": when and where something was said.
  private func withoutTime(_ range: Range<Int>) -> Range<Int> {
    guard let last = range.last, range.count > 2 else { return range }
    let isTime = isRole(last, .time)
    guard isTime || Self.occasions.contains(tokens[last].key) else { return range }
    var index = last - 1
    let least = max(range.lowerBound, last - 4)
    while index > least {
      if isRole(index, .preposition) { return range.lowerBound..<index }
      if isRole(index, .of) { return range }
      index -= 1
    }
    return isTime ? range.lowerBound..<last : range
  }

  private static let occasions = KeySet("statement interview email e-mail letter tweet post speech")

  private func hasNoun(_ range: Range<Int>) -> Bool {
    guard let first = range.first else { return false }
    if Self.quantifiers.contains(tokens[first].key) {
      return range.count == 1 || isRole(first + 1, .of) || hasHead(range)
    }
    return hasHead(range)
  }

  private func hasHead(_ range: Range<Int>) -> Bool {
    range.contains { index in
      guard tokens[index].kind != .number, tokens[index].kind != .punctuation else { return false }
      if isMentioned(index) || people.roles.noun(tokens[index], in: bytes) != nil { return true }
      switch parts.part(of: index) {
      case .noun, .properNoun, .pronoun: return !isRole(index, .time)
      case .gerund: return index > 0 && isRole(index - 1, .determiner)
      default: return isRole(index, .pronoun)
      }
    }
  }

  /// What may stand for people by itself.
  private static let quantifiers = KeySet(
    "some many others most both all several few none one another two three each those"
  )

  private func step(_ index: Int, in phrase: Range<Int>, _ start: Int) -> Step {
    let token = tokens[index]
    if token.kind == .punctuation { return punctuation(index) }
    if isMentioned(index) { return .noun }
    // "Ki-moon": what a hyphen ties to a word is as that.
    if index > phrase.lowerBound, tokens[index - 1].isMark("-"),
      !token.flags.contains(.spaceBefore)
    {
      return .noun
    }
    switch words.role(token, in: bytes) {
    case .relative: return .insertion
    case .subordinator where token.key != Self.like: return .subordinate
    case .conjunction, .of, .preposition: return .link
    case .pronoun, .objectPronoun: return .noun
    case .determiner, .time, .adverb: return .modifier
    default: break
    }
    if token.flags.contains(.clitic), token.key == SpeakerLexicon.possessive { return .modifier }
    // "coach", "guard": verbs as well, but not at the end of a speaker.
    if index + 1 == phrase.upperBound, people.roles.noun(token, in: bytes) != nil { return .noun }
    switch parts.part(of: index) {
    case .noun, .properNoun, .pronoun, .number: return .noun
    case .finiteVerb, .auxiliary, .baseVerb:
      return token.isCapitalized && index > start ? .noun : .clause
    case .subordinator: return .subordinate
    case .gerund where isRole(max(0, index - 1), .determiner): return .noun
    case .gerund, .participle: return isModifier(index, in: phrase) ? .modifier : .insertion
    case .adposition, .coordinator: return .link
    default: return .modifier
    }
  }

  /// "industry sources said", "securities house managers said": what the tagger takes for a verb though the cue follows.
  ///
  /// A clause has a verb already, then: only a second one without "who" could have this ("the men Roe knows say").
  private func isNounBeforeVerb(_ index: Int, in phrase: Range<Int>, _ start: Int) -> Bool {
    guard index > start, tokens[index].letterCase == .lower, parts.part(of: index) != .auxiliary,
      words.role(tokens[index], in: bytes) == nil, isVerb(phrase.upperBound),
      mayStandBeforeNoun(index - 1, start)
    else { return false }
    let rest = index + 1..<phrase.upperBound
    if rest.isEmpty { return people.syntax.isPlural(tokens[index], bytes) }
    return rest.allSatisfy {
      parts.part(of: $0) == .noun && words.role(tokens[$0], in: bytes) == nil
    }
  }

  /// Whether a word is no subject of a clause behind a noun: an article, or a noun or name with nothing but these before it.
  private func mayStandBeforeNoun(_ index: Int, _ start: Int) -> Bool {
    if let mention = document.mentions.index(covering: index) {
      let first = document.mentions[mention].tokens.lowerBound
      return first <= start || isRole(first - 1, .determiner)
    }
    if isRole(index, .determiner) { return true }
    switch parts.part(of: index) {
    case .noun, .properNoun, .adjective: return words.role(tokens[index], in: bytes) == nil
    default: return false
    }
  }

  /// Whether a verb stands there, perhaps behind an adverb: "also said".
  private func isVerb(_ index: Int) -> Bool {
    guard index < tokens.count else { return false }
    if parts.isPredicate(index) || parts.part(of: index) == .baseVerb { return true }
    return parts.part(of: index) == .adverb && index + 1 < tokens.count
      && parts.isPredicate(index + 1)
  }

  private func punctuation(_ index: Int) -> Step {
    let token = tokens[index]
    let isAttached = !token.flags.contains(.spaceBefore)
    if token.isMark("-") || token.isMark("/") || token.isMark("'") {
      return isAttached ? .modifier : .insertion
    }
    if token.isMark("&") || token.isMark("(") || token.isMark(")") || token.isMark(".") {
      return .modifier
    }
    // The apostrophe of "the traders’ families".
    if isAttached, token.end - token.start == 3, bytes[Int(token.start)] == 0xE2,
      bytes[Int(token.end) - 1] == 0x99
    {
      return .modifier
    }
    return .insertion
  }

  /// "a retired officer", but not "an audit released last month".
  private func isModifier(_ index: Int, in phrase: Range<Int>) -> Bool {
    guard index + 1 < phrase.upperBound, tokens[index + 1].kind != .punctuation else {
      return false
    }
    if index > phrase.lowerBound, tokens[index - 1].isMark("-") { return true }
    let next = parts.part(of: index + 1)
    let isBeforeNoun =
      next == .noun || next == .properNoun || next == .adjective || isMentioned(index + 1)
    guard isBeforeNoun else { return false }
    guard index > phrase.lowerBound else { return true }
    let last = parts.part(of: index - 1)
    return last != .noun && last != .properNoun
  }

  private func isLooseAtStart(_ index: Int) -> Bool {
    if tokens[index].kind == .punctuation { return true }
    if isMentioned(index) { return false }
    switch words.role(tokens[index], in: bytes) {
    case .conjunction, .adverb, .preposition, .of, .auxiliary: return true
    default: return tokens[index].flags.contains(.clitic)
    }
  }

  private func isLooseAtEnd(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.kind == .punctuation { return !token.isMark(")") && !token.isMark(".") }
    if isMentioned(index) { return false }
    switch words.role(token, in: bytes) {
    case .conjunction, .adverb, .preposition, .of: return true
    case .determiner: return !Self.quantifiers.contains(token.key)
    default: break
    }
    if token.flags.contains(.clitic) { return true }
    let part = parts.part(of: index)
    return part == .adverb || part == .particle || part == .adposition
  }

  private func isMentioned(_ index: Int) -> Bool {
    document.mentions.index(covering: index) != nil
  }

  private func isRole(_ index: Int, _ role: QuoteWords.Role) -> Bool {
    words.role(tokens[index], in: bytes) == role
  }

  private static let like = WordKey("like").value

  // MARK: Complements

  /// The phrase with what belongs to its noun: "a spokeswoman" with "for the ministry", "a doctor" with "in Lostrin".
  func completed(_ phrase: Range<Int>) -> Range<Int> {
    guard let last = phrase.last, tokens[last].letterCase == .lower,
      words.role(tokens[last], in: bytes) == nil
    else { return phrase }
    var end = phrase.upperBound
    while let next = complement(at: end), next - phrase.lowerBound < Self.longest { end = next }
    return phrase.lowerBound..<end
  }

  private static let longest = 20

  /// Where the complement ends that starts at a token.
  private func complement(at start: Int) -> Int? {
    guard start + 1 < tokens.count, Self.complementing.contains(tokens[start].key),
      !tokens[start].flags.contains(.lineBefore)
    else { return nil }
    var index = start + 1
    while index < tokens.count, isRole(index, .determiner) { index += 1 }
    // "in a statement", "on Monday": only names tell a place from an occasion.
    let mention = document.mentions.firstIndexSorted { $0.tokens.lowerBound >= index }
    if mention < document.mentions.count, document.mentions[mention].tokens.lowerBound == index,
      document.mentions[mention].type != .event
    {
      return document.mentions[mention].tokens.upperBound
    }
    guard Self.owning.contains(tokens[start].key) else { return nil }
    let bound = min(tokens.count, index + 6)
    var end = index
    while end < bound, tokens[end].kind == .word, tokens[end].letterCase == .lower,
      words.role(tokens[end], in: bytes) == nil
    {
      let part = parts.part(of: end)
      guard part == .noun || part == .adjective else { break }
      end += 1
    }
    return end > index ? end : nil
  }

  private static let complementing = KeySet("of for from at in near with")
  private static let owning = KeySet("of for")
}
