/// Finds the claims of one sentence: each harm word with the frame in which it tells how many.
struct HarmFrames {
  let reader: ClauseReader
  /// The sentence, as an index into the document's.
  let sentence: Int
  /// Whether an attack, accident or disaster is told of nearby, so that one person's death is no obituary.
  let hasHarmEvent: Bool
  private(set) var drafts: [ClaimDraft] = []
  private var taken = TakenCounts()
  /// Where "with" stands before a wound: read last, as a verb says more of the same people.
  var pendingWounds: [Int] = []

  var text: TaggedText { reader.text }

  init(reader: ClauseReader, sentence: Int, hasHarmEvent: Bool) {
    self.reader = reader
    self.sentence = sentence
    self.hasHarmEvent = hasHarmEvent
  }

  /// The sentence's claims, by harm word.
  mutating func find() -> [ClaimDraft] {
    for index in reader.range {
      if let harm = text.harm[index], !isName(harm, at: index), !hasOtherSense(harm, at: index) {
        read(harm, at: index)
      }
      readCondition(at: index)
    }
    readPendingWounds()
    readCompared()
    joinPartlyDead()
    return drafts
  }

  /// "Merrill Lynch": a bare verb in a name; "Harry Hurt III": any word inside a person's.
  private func isName(_ harm: HarmWord, at index: Int) -> Bool {
    guard text.tokens[index].isCapitalized, let mention = text.mention(at: index) else {
      return false
    }
    return harm.uses.isSubset(of: [.base, .present])
      || mention.type == .person && mention.tokens.dropFirst().dropLast().contains(index)
  }

  private mutating func read(_ harm: HarmWord, at index: Int) {
    if harm.uses.contains(.toll) { return readToll(at: index) }
    if harm.uses.contains(.lives) { return readLives(at: index) }
    if readLabel(harm, at: index) || readFate(harm, at: index) { return }
    if harm.uses.contains(.past), readAfterInversion(harm, at: index) { return }
    // "the number of dead rose to 55".
    if harm.uses.contains(.adjective), isTotalOf(index - 1) {
      return readTotal(after: index, harm.kind)
    }
    if let phrase = reader.phraseIndex(containing: index) {
      return readInside(harm, at: index, phrase: phrase)
    }
    if harm.uses.contains(.adjective) { return readAdjective(harm, at: index) }
    if harm.uses.contains(.intransitive), readIntransitive(harm, at: index) { return }
    if !harm.uses.isDisjoint(with: [.base, .present, .past, .gerund]) { readVerb(harm, at: index) }
  }

  /// Adds a claim for each count of the people harmed.
  mutating func add(
    _ people: Argument,
    _ harm: HarmWord,
    trigger: Range<Int>,
    group: VerbGroup? = nil,
    confidence: Float = 0.9
  ) {
    if isDoneToThings(trigger.lowerBound), !people.items.allSatisfy(isKnownPeople) { return }
    for (count, victims) in people.counts {
      var draft = ClaimDraft(
        kind: harm.kind,
        count: count,
        victims: victims,
        trigger: trigger,
        predicate: (group?.start ?? trigger.lowerBound)..<trigger.upperBound,
        sentence: sentence
      )
      if harm.isCasualty { draft.joint = [.killed, .injured] }
      if let group {
        draft.mood = group.mood
        draft.isReported = group.isReported
        if group.isNegated, !count.isZero { continue }
      }
      draft.confidence = confidence
      if isAllowed(draft, harm) { append(draft) }
    }
  }

  mutating func append(_ draft: ClaimDraft) {
    if isRatio(draft) || isPrevented(draft) { return }
    if taken.take(draft.count.tokens, for: draft.kind) { drafts.append(draft) }
  }

  /// "fifteen deaths per 100,000 people": a rate counts nobody.
  private func isRatio(_ draft: ClaimDraft) -> Bool {
    let end = max(draft.trigger.upperBound, draft.count.tokens.upperBound)
    let limit = min(reader.range.upperBound - 1, end + Self.longestRatio)
    guard end < limit else { return false }
    return (end..<limit).contains {
      text.isWord($0, Words.per) && text.cardinal(at: $0 + 1) != nil
    }
  }

  private static let longestRatio = 4

  /// "thousands of deaths could be prevented": nobody died.
  private func isPrevented(_ draft: ClaimDraft) -> Bool {
    var index = max(draft.trigger.upperBound, draft.count.tokens.upperBound)
    let limit = min(reader.range.upperBound, index + Self.longestVerbGroup)
    while index < limit, text.has(index, [.modal, .have, .be, .adverb]) { index += 1 }
    return index < limit && text.isWord(index, among: Self.preventing)
  }

  private static let longestVerbGroup = 6
  private static let preventing = ["prevented", "averted", "avoided"].map { WordKey($0) }

  /// Lets the drafts from `first` on stand for both kinds, the graver one first.
  mutating func join(from first: Int, _ kinds: [HarmKind]) {
    for index in drafts.indices[first...] { join(index, kinds) }
  }

  /// Lets the draft stand for both kinds, the graver one first.
  mutating func join(_ index: Int, _ kinds: [HarmKind]) {
    guard let gravest = HarmKind.allCases.first(where: kinds.contains) else { return }
    drafts[index].joint = kinds
    guard drafts[index].kind != gravest else { return }
    drafts[index].kind = gravest
    _ = taken.take(drafts[index].count.tokens, for: gravest)
  }

  /// Lets the draft, of people shot, stand for dead and hurt.
  mutating func joinPartlyDead(_ index: Int) {
    join(index, [.killed, .injured])
    drafts[index].isPartlyDead = true
  }

  /// Lets the drafts from `first` on be feared.
  mutating func fear(from first: Int) { give(.feared, from: first) }

  /// Gives the drafts from `first` on the mood.
  mutating func give(_ mood: ClaimDraft.Mood, from first: Int) {
    for index in drafts.indices[first...] { drafts[index].mood = mood }
  }

  /// One person's death is a claim only in a harm event; one person's plan or danger never is.
  private func isAllowed(_ draft: ClaimDraft, _ harm: HarmWord) -> Bool {
    // "Nobody is going to be hurt" is a promise.
    if draft.count.isZero, draft.mood == .hypothetical { return false }
    guard draft.count.isOne else { return true }
    if draft.mood == .hypothetical { return false }
    // "of three projects one disappeared".
    if harm.kind == .missing, !draft.count.isDescription, draft.victims == draft.count.tokens {
      return hasHarmEvent
    }
    if harm.kind == .displaced, draft.count.isDescription { return false }
    guard harm.uses.contains(.anyCause), harm.kind == .killed else {
      return hasHarmEvent || !harm.uses.contains(.anyCause)
    }
    switch cause(after: draft.trigger.upperBound) {
    case .violent: return true
    case .natural: return false
    case nil: return hasHarmEvent
    }
  }

  private enum Cause { case violent, natural }

  /// "of his injuries", "of a heart attack", "at the age of 93": what one person died of.
  private func cause(after end: Int) -> Cause? {
    let limit = min(reader.range.upperBound, end + Self.longestCause)
    var index = end
    while index < limit, text.tokens[index].kind != .punctuation {
      if text.isWord(index, among: Self.illnesses) { return .natural }
      if text.harm[index]?.uses.contains(.wound) == true { return .violent }
      if text.isWord(index, Words.age), text.isWord(index - 1, Words.the) { return .natural }
      index += 1
    }
    return nil
  }

  private static let longestCause = 8
  private static let illnesses = [
    "heart", "cancer", "illness", "disease", "stroke", "pneumonia", "natural", "complications",
    "leukemia", "leukaemia", "tumor", "tumour", "infection", "peacefully", "sleep", "failure",
    "ailment", "ailments", "alzheimer", "dementia", "haemorrhage", "hemorrhage", "aneurysm",
    "sepsis",
    "diabetes", "suicide",
  ].map { WordKey($0) }
}
