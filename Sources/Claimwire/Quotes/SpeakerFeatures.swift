/// The features of the noun phrases around one cue, for ``SpeakerRanker``.
struct SpeakerFeatures {
  /// What attributes what.
  struct Place {
    var cue: Range<Int>
    /// The content's parts, by start; one at least.
    var content: [Range<Int>]
  }

  private let reader: SpeakerPhraseReader
  /// The phrases, in order.
  let candidates: [SpeakerCandidate]
  let place: Place
  /// The tokens of the cue's sentence: what stands beyond them is beside no phrase.
  private let sentence: Range<Int>
  private let between: BetweenTokens
  private let cuePart: UInt32
  private let cueKey: UInt32
  private let contentSide: UInt32
  /// How each candidate stands to the next verb.
  private let subjects: [Subject]

  /// - Parameter candidates: in order, none touching the cue.
  init(reader: SpeakerPhraseReader, candidates: [SpeakerCandidate], place: Place) {
    self.reader = reader
    self.candidates = candidates
    self.place = place
    let parts = reader.parts
    let head = Self.head(of: place.cue, parts)
    sentence = reader.document.sentences[reader.document.sentenceIndex(ofToken: head)].tokens
    cuePart = UInt32(parts.part(of: head).rawValue)
    cueKey = reader.document.tokens[head].key
    let first = place.content.first?.lowerBound ?? place.cue.upperBound
    let last = place.content.last?.upperBound ?? place.cue.upperBound
    contentSide =
      first >= place.cue.upperBound ? 0 : last <= place.cue.lowerBound ? 1 : 2
    let verbs = VerbFinder(reader: reader)
    subjects = candidates.map { verbs.subject($0, cue: place.cue) }
    between = BetweenTokens(Self.reach(of: candidates, place.cue)) { token in
      BetweenTokens.Mark(
        reader.document.tokens[token],
        parts.part(of: token),
        reader.words,
        reader.document.bytes
      )
    }
  }

  /// From the first candidate's end to the last one's start, the cue among them.
  private static func reach(of candidates: [SpeakerCandidate], _ cue: Range<Int>) -> Range<Int> {
    let first = candidates.first?.tokens.upperBound ?? cue.lowerBound
    let last = candidates.last?.tokens.lowerBound ?? cue.upperBound
    return min(first, cue.upperBound)..<max(last, cue.lowerBound, min(first, cue.upperBound))
  }

  /// The word that makes it a cue: its last verb, else its last noun, else its first word.
  private static func head(of cue: Range<Int>, _ parts: PartsOfSpeech) -> Int {
    cue.last { parts.part(of: $0).isVerb } ?? cue.last { parts.part(of: $0) == .noun }
      ?? cue.lowerBound
  }

  @inline(__always)
  private var tokens: [Token] { reader.document.tokens }

  // MARK: One candidate

  /// Adds the features of one candidate to a sum or a list.
  func collect(_ index: Int, into list: inout some FeatureSink) {
    let candidate = candidates[index].tokens
    let isBefore = candidate.upperBound <= place.cue.lowerBound
    let side: UInt32 = isBefore ? 0 : 1
    let rank = rank(index, isBefore)
    let base = side | rank << 1 | contentSide << 4
    addCue(base, side, candidate, &list)
    let plural = isPlural(candidates[index])
    let kind = kind(candidates[index], plural)
    addWords(index, base, side, rank, kind, plural, &list)
    addBetween(index, isBefore, base, side, &list)
    addSubject(index, side, rank, kind, &list)
  }

  /// How many candidates stand between it and the cue.
  private func rank(_ index: Int, _ isBefore: Bool) -> UInt32 {
    var rank: UInt32 = 0
    var other = isBefore ? index + 1 : index - 1
    while other >= 0, other < candidates.count, rank < 6,
      (candidates[other].head < place.cue.lowerBound) == isBefore
    {
      rank += 1
      other += isBefore ? 1 : -1
    }
    return rank
  }

  private func addCue(
    _ base: UInt32,
    _ side: UInt32,
    _ candidate: Range<Int>,
    _ list: inout some FeatureSink
  ) {
    let toContent = sideOfContent(candidate)
    list.add(0, base)
    list.add(1, base, cuePart)
    list.add(2, base, cueKey)
    list.add(3, cueKey, side, toContent)
    list.add(4, base, key(place.cue.lowerBound - 1))
    list.add(5, base, part(place.cue.lowerBound - 1), part(place.cue.upperBound))
    list.add(6, base, key(place.cue.lowerBound))
    list.add(7, base, key(place.cue.upperBound))
    list.add(8, base, toContent, contentGap(candidate))
    list.add(9, base, UInt32(min(place.cue.count, 4)), cuePart)
  }

  /// 0 before the content, 1 behind it, 2 between its parts.
  private func sideOfContent(_ candidate: Range<Int>) -> UInt32 {
    guard let first = place.content.first, let last = place.content.last else { return 3 }
    if candidate.upperBound <= first.lowerBound { return 0 }
    return candidate.lowerBound >= last.upperBound ? 1 : 2
  }

  private func contentGap(_ candidate: Range<Int>) -> UInt32 {
    var gap = 5
    for part in place.content {
      let distance =
        part.lowerBound >= candidate.upperBound
        ? part.lowerBound - candidate.upperBound : candidate.lowerBound - part.upperBound
      gap = min(gap, max(0, distance))
    }
    return UInt32(gap)
  }

  // MARK: Its words

  private func addWords(
    _ index: Int,
    _ base: UInt32,
    _ side: UInt32,
    _ rank: UInt32,
    _ kind: UInt32,
    _ plural: UInt32,
    _ list: inout some FeatureSink
  ) {
    let candidate = candidates[index]
    let (start, end) = (candidate.tokens.lowerBound, candidate.tokens.upperBound)
    let headKey = tokens[candidate.head].key
    let beforePart = part(start - 1)
    let afterPart = part(end)
    list.add(20, base, beforePart)
    list.add(21, key(start - 1), side, cuePart)
    list.add(22, base, afterPart)
    list.add(23, key(end), side, min(rank, 2))
    list.add(24, headKey, side)
    list.add(25, base, kind)
    list.add(26, kind, beforePart, afterPart)
    list.add(27, headKey, cueKey)
    let cluster = UInt32(reader.classes?.wordClass(headKey).meaning ?? 0)
    list.add(28, cluster, side)
    list.add(29, cluster, cueKey)
    list.add(30, tokens[start].key, side, rank)
    list.add(31, key(start - 1), key(end), side)
    list.add(32, part(start - 2), key(start - 1), side)
    list.add(33, key(end), plural, side)
    list.add(34, afterPart, part(end + 1), base)
    list.add(35, kind, key(start - 1))
  }

  /// What heads it: a name's type, a pronoun, a plural, a role.
  private func kind(_ candidate: SpeakerCandidate, _ plural: UInt32) -> UInt32 {
    let mentions = reader.document.mentions
    if let index = mentions.index(covering: candidate.head) {
      switch mentions[index].type {
      case .person: return 1
      case .organization: return 2
      case .place: return 3
      case .group: return 4
      default: return 5
      }
    }
    switch reader.parts.part(of: candidate.head) {
    case .pronoun: return 6
    case .determiner: return 7
    case .number: return 8
    case .properNoun: return 9
    default: break
    }
    if reader.roles.noun(tokens[candidate.head], in: reader.document.bytes) != nil {
      return 10
    }
    return 11 + plural
  }

  private func isPlural(_ candidate: SpeakerCandidate) -> UInt32 {
    reader.syntax.isPlural(tokens[candidate.head], reader.document.bytes) ? 1 : 0
  }

  // MARK: Between it and the cue

  private func addBetween(
    _ index: Int,
    _ isBefore: Bool,
    _ base: UInt32,
    _ side: UInt32,
    _ list: inout some FeatureSink
  ) {
    let candidate = candidates[index].tokens
    let between =
      isBefore
      ? candidate.upperBound..<max(candidate.upperBound, place.cue.lowerBound)
      : min(place.cue.upperBound, candidate.lowerBound)..<candidate.lowerBound
    var verbs: UInt32 = 0
    var commas: UInt32 = 0
    var flags: UInt32 = 0
    var path: UInt32 = 0
    for token in between {
      let mark = self.between[token]
      if mark.step > 0, mark.step != path & 7, path < 1 << 21 { path = path << 3 | mark.step }
      if mark.isComma { commas += 1 }
      if mark.isFinite { verbs += 1 }
      flags |= mark.flags
    }
    list.add(48, path, base)
    list.add(49, path, side, cuePart)
    list.add(50, path, side, cueKey)
    verbs = min(verbs, 3)
    commas = min(commas, 3)
    list.add(40, base, verbs)
    list.add(41, side | verbs << 1 | commas << 3, flags)
    list.add(42, base, flags)
    list.add(43, base, commas)
    list.add(44, side, flags, cuePart)
    list.add(45, side, verbs, cueKey)
    list.add(46, side, UInt32(Self.lengthClass(between.count)))
    list.add(47, side | verbs << 1 | commas << 3, cuePart, UInt32(Self.lengthClass(between.count)))
  }

  private static func lengthClass(_ length: Int) -> Int {
    switch length {
    case ..<4: length
    case ..<6: 4
    case ..<9: 5
    case ..<14: 6
    case ..<22: 7
    default: 8
    }
  }

  // MARK: As a subject

  private func addSubject(
    _ index: Int,
    _ side: UInt32,
    _ rank: UInt32,
    _ kind: UInt32,
    _ list: inout some FeatureSink
  ) {
    let subject = subjects[index]
    let isNearest = !isSubject(from: index + 1)
    let bits = subject.rawValue | (isNearest ? 4 : 0)
    list.add(60, bits, side, rank)
    list.add(61, bits, side, kind)
    list.add(62, bits, side, cuePart)
    list.add(63, bits, side, part(candidates[index].tokens.lowerBound - 1))
    list.add(64, bits, contentSide, cuePart)
    let isFirst = index == 0
    list.add(65, bits, isFirst ? 1 : 0, side)
  }

  /// Whether a candidate from that one on to the cue is a verb's subject.
  private func isSubject(from index: Int) -> Bool {
    var index = index
    while index < candidates.count, candidates[index].head < place.cue.lowerBound {
      if subjects[index] != .none { return true }
      index += 1
    }
    return false
  }

  // MARK: Tokens beside

  private func part(_ index: Int) -> UInt32 {
    guard isInside(index) else { return 20 }
    if tokens[index].isMark(",") { return 18 }
    return tokens[index].kind == .punctuation ? 19 : UInt32(reader.parts.part(of: index).rawValue)
  }

  private func key(_ index: Int) -> UInt32 { isInside(index) ? tokens[index].key : 1 }

  private func isInside(_ index: Int) -> Bool { sentence.contains(index) }
}

/// What the tokens between a cue and the phrases around it do to clauses, worked out once for all phrases.
private struct BetweenTokens {
  struct Mark {
    /// Its place in a path of at most seven kinds; 0 for what stands inside phrases.
    var step: UInt32 = 0
    /// What is there at all, a bit each.
    var flags: UInt32 = 0
    var isComma: Bool
    var isFinite = false

    init(_ token: Token, _ part: PartOfSpeech, _ words: QuoteWords, _ bytes: [UInt8]) {
      isComma = token.isMark(",")
      switch part {
      case .finiteVerb, .auxiliary: (step, isFinite) = (3, true)
      case .coordinator: (step, flags) = (4, 1)
      case .subordinator: (step, flags) = (5, 2)
      case .adposition: (step, flags) = (6, 4)
      case .gerund, .participle, .baseVerb: (step, flags) = (7, 8)
      default: break
      }
      if words.role(token, in: bytes) == .relative {
        step = 2
        flags |= 16
      }
      if isComma { step = 1 }
      if token.isMark("\"") || token.ascii == 0 && token.kind == .punctuation { flags |= 32 }
    }
  }

  private let marks: [Mark]
  private let start: Int

  init(_ tokens: Range<Int>, _ mark: (Int) -> Mark) {
    marks = tokens.map(mark)
    start = tokens.lowerBound
  }

  subscript(token: Int) -> Mark { marks[token - start] }
}

extension SpeakerFeatures {
  /// Of which verb a phrase is the subject.
  enum Subject: UInt32 {
    case none = 0
    /// Of some other verb.
    case other = 1
    /// Of the cue.
    case cue = 2
  }

  /// Looks behind a phrase for the verb that it is the subject of.
  private struct VerbFinder {
    /// Tokens of an insertion between commas, and of adverbs.
    private static let reach = 20

    let reader: SpeakerPhraseReader

    func subject(_ candidate: SpeakerCandidate, cue: Range<Int>) -> Subject {
      let parts = reader.parts
      let start = candidate.tokens.lowerBound
      if start > 0, parts.part(of: start - 1) == .adposition { return .none }
      let tokens = reader.document.tokens
      var index = candidate.tokens.upperBound
      if index < tokens.count, tokens[index].isMark(",") {
        let bound = min(tokens.count, index + Self.reach)
        guard let comma = (index + 1..<bound).first(where: { tokens[$0].isMark(",") }) else {
          return .none
        }
        index = comma + 1
      }
      while index < tokens.count, parts.part(of: index) == .adverb { index += 1 }
      if cue.contains(index) { return .cue }
      guard index < tokens.count, parts.part(of: index) == .auxiliary else {
        return index < tokens.count && parts.part(of: index) == .finiteVerb ? .other : .none
      }
      while index < tokens.count,
        parts.part(of: index) == .auxiliary || parts.part(of: index) == .adverb
      {
        index += 1
      }
      return cue.contains(index) ? .cue : .other
    }
  }
}
