/// The auxiliaries, adverbs and linking participles before a harm word: "are feared to have been", "could".
struct VerbGroup {
  /// Where it starts; the harm word's own index where nothing belongs to it.
  private(set) var start: Int
  private(set) var hasBe = false
  private(set) var hasHave = false
  private(set) var isNegated = false
  private(set) var hasModal = false
  private(set) var isInfinitive = false
  private(set) var isFeared = false
  private(set) var isReported = false
  private(set) var hasLink = false
  /// "used a gun to kill", "went on to kill", "forcing thousands to flee": the infinitive tells what happened.
  private(set) var isRealized = false
  /// What it tells of happens only on a condition.
  private var isConditional = false
  /// "would have been killed": it was not.
  private var isCounterfactual = false
  /// It is feared or was escaped.
  private var isAverted = false
  /// Whether it happened is asked.
  private var isAsked = false
  /// "pleaded guilty to killing": no infinitive.
  private var isGerund = false
  /// Whether its auxiliary wants one subject: "was", "has".
  private(set) var isSingular = false

  static let singular = ["was", "is", "has"].map { WordKey($0) }
  private static let floating = ["all", "both", "each", "first"].map { WordKey($0) }

  private static let conditional = ["would", "'d"].map { WordKey($0) }

  /// Longer groups are not English.
  private static let reach = 10

  /// The group that ends right before the harm word at `harm`.
  init(before harm: Int, in reader: ClauseReader) {
    let text = reader.text
    start = harm
    isGerund = harm < reader.range.upperBound && text.isGerund(harm)
    while harm - start < Self.reach, start > reader.range.lowerBound,
      belongs(start - 1, in: reader)
    {
      start -= 1
      note(start, text)
    }
    noteRealization(in: reader)
    noteCondition(in: reader)
    noteAversion(in: reader)
  }

  /// Notes what did not happen: "risk being killed", "afraid of being killed", but not "told of being beaten".
  private mutating func noteAversion(in reader: ClauseReader) {
    let text = reader.text
    guard text.isWord(start, Words.being) else { return }
    let before = text.isWord(start - 1, Words.of) ? start - 2 : start - 1
    isAverted = text.isWord(before, among: Self.averting)
  }

  private static let averting = [
    "risk", "risks", "risked", "risking", "fear", "fears", "feared", "fearing", "afraid", "scared",
    "avoid", "avoids", "avoided", "avoiding", "escape", "escaped", "escaping", "danger", "threat",
    "possibility", "chance", "chances", "instead", "without", "prevent", "prevented",
  ].map { WordKey($0) }

  /// Notes whether "if" or "whether" opens the clause: "takes over if both are killed", but not "asked if two were killed".
  private mutating func noteCondition(in reader: ClauseReader) {
    let text = reader.text
    let least = max(reader.range.lowerBound, start - ClauseReader.reach)
    var index = start - 1
    while index >= least, text.tokens[index].kind != .punctuation {
      if text.isWord(index, Words.whether) {
        isAsked = true
        return
      }
      if text.isWord(index, among: Self.conditions) {
        isConditional =
          index == reader.range.lowerBound || !text.isWord(index - 1, among: Self.concessions)
        return
      }
      if text.has(index, [.subordinator, .relative]) { return }
      index -= 1
    }
  }

  private static let conditions = ["if", "unless"].map { WordKey($0) }
  /// "as if", "even if", "asked if".
  private static let concessions = ["as", "even", "asked", "wondered", "unclear", "see"].map {
    WordKey($0)
  }

  /// Notes whether the infinitive tells what happened; a few tokens back to its verb.
  private mutating func noteRealization(in reader: ClauseReader) {
    guard isInfinitive, !hasLink, reader.text.has(start, .to) else { return }
    let least = max(reader.range.lowerBound, start - Self.reach)
    var index = start - 1
    while index >= least {
      if reader.text.isWord(index, among: Self.realizing) || isGoingOn(index, reader.text)
        || isCausing(index, reader.text)
      {
        isRealized = true
        return
      }
      if reader.text.has(index, [.verb, .be, .have, .modal])
        || reader.text.tokens[index].isMark(",")
      {
        return
      }
      index -= 1
    }
  }

  private static let realizing = ["used", "using", "managed", "proceeded", "continued"].map {
    WordKey($0)
  }

  /// "forcing thousands to flee", but not "could force thousands to flee", "plans to have them forced to leave".
  private func isCausing(_ index: Int, _ text: TaggedText) -> Bool {
    guard text.isWord(index, among: Self.causing) else { return false }
    var before = index - 1
    while before > 0, text.has(before, [.be, .have, .adverb]) { before -= 1 }
    return before < 0 || !text.has(before, [.modal, .to, .negation])
  }

  private static let causing = [
    "forced", "forces", "forcing", "caused", "causes", "causing", "compelled", "compelling",
    "obliged", "prompted", "prompting", "drove", "driven", "driving", "led", "leading",
  ].map { WordKey($0) }

  private func isGoingOn(_ index: Int, _ text: TaggedText) -> Bool {
    text.isWord(index, WordKey("on")) && index > 0
      && text.isWord(index - 1, among: [WordKey("went"), WordKey("goes")])
  }

  private func belongs(_ index: Int, in reader: ClauseReader) -> Bool {
    let text = reader.text
    // "were all taken", "were both hurt".
    if text.isWord(index, among: Self.floating), index > reader.range.lowerBound,
      text.has(index - 1, [.be, .have])
    {
      return true
    }
    if text.isWord(index, Words.since), index > reader.range.lowerBound, text.has(index - 1, .have)
    {
      return true
    }
    if reader.phraseIndex(containing: index) != nil, !text.has(index, .be) { return false }
    if text.has(index, [.be, .have, .modal, .negation, .auxiliaryDo]) { return true }
    if text.has(index, .to) { return true }
    if text.has(index, .adverb) { return true }
    if text.has(index, .predicateLink) { return isLink(index, in: reader) }
    if text.isWord(index, Words.as) { return index > 0 && text.has(index - 1, .predicateLink) }
    return text.isWord(index, Words.or) && index > 0 && text.has(index - 1, [.predicateLink])
  }

  /// "are feared dead" and "people feared dead", but not "police said".
  private func isLink(_ index: Int, in reader: ClauseReader) -> Bool {
    let text = reader.text
    if !text.has(index, .reporting) { return true }
    var before = index - 1
    while before > reader.range.lowerBound, text.has(before, .adverb) { before -= 1 }
    guard before >= reader.range.lowerBound else { return false }
    if text.has(before, .be) || text.has(index, .fearing) { return true }
    guard let phrase = reader.phraseIndex(endingAt: before + 1) else { return false }
    return reader.phrases[phrase].isCandidate && !text.has(reader.phrases[phrase].head, .authority)
  }

  private mutating func note(_ index: Int, _ text: TaggedText) {
    // "is reported to have held talks": the "be" before "have" is another verb's.
    if text.has(index, .be), hasBe || !hasHave { hasBe = true }
    if text.isWord(index, among: Self.singular) { isSingular = true }
    if text.has(index, .have) { hasHave = true }
    if text.has(index, .negation) || isShortOf(index, text) { isNegated = true }
    if text.has(index, .modal) { hasModal = true }
    if text.isWord(index, among: Self.conditional), hasHave { isCounterfactual = true }
    if text.has(index, .to), !isGerund { isInfinitive = true }
    if text.has(index, [.fearing, .possibly]) { isFeared = true }
    if text.has(index, .hearsay)
      || text.has(index, .reporting)
        && !text.has(index, .fearing) && !text.isWord(index, WordKey("confirmed"))
    {
      isReported = true
    }
    // "went missing" links, "is going to be hurt" looks ahead.
    if text.has(index, .predicateLink), !(isInfinitive && text.isWord(index, WordKey("going"))) {
      hasLink = true
    }
  }

  /// "almost killed": it did not come to that; but not "almost all killed".
  private func isShortOf(_ index: Int, _ text: TaggedText) -> Bool {
    text.isWord(index, among: Self.shortOf) && index + 1 < text.tokens.count
      && !text.isWord(index + 1, among: Self.floating) && text.number(at: index + 1) == nil
  }

  private static let shortOf = ["almost", "nearly", "narrowly"].map { WordKey($0) }

  /// "believed to have been killed" is no plan, "to kill" is.
  var isUnreal: Bool {
    (isInfinitive && !hasLink && !hasHave && !isRealized) || (hasModal && !hasHave)
  }

  /// What the group says of certainty.
  var mood: ClaimDraft.Mood {
    if isFeared || isAsked { return .feared }
    if hasModal && hasHave { return isCounterfactual ? .hypothetical : .feared }
    return isUnreal || isConditional || isAverted ? .hypothetical : .real
  }
}
