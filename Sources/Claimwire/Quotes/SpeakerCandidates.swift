/// A noun phrase that may say what a cue reports.
struct SpeakerCandidate {
  var tokens: Range<Int>
  /// Its main noun, the pronoun, or the determiner that stands for one ("his", "each").
  var head: Int
}

/// Finds the noun phrases around a cue: articles and adjectives with their nouns, pronouns by themselves, "of" and
/// whatever follows it left to the next.
struct SpeakerCandidates {
  /// Tokens looked over before a cue and behind it.
  private static let before = 60
  private static let after = 40

  let document: Document
  let words: QuoteWords
  let parts: PartsOfSpeech

  /// The phrases of the cue's sentence in order; what `isLeftOut` tells of is in none.
  func phrases(around cue: Range<Int>, isLeftOut: (Int) -> Bool) -> [SpeakerCandidate] {
    let sentence = document.sentences[document.sentenceIndex(ofToken: cue.lowerBound)].tokens
    let start = max(sentence.lowerBound, cue.lowerBound - Self.before)
    let end = min(sentence.upperBound, cue.upperBound + Self.after)
    guard start < end else { return [] }
    let uses = (start..<end).map { cue.contains($0) || isLeftOut($0) ? .none : use($0) }
    return phrases(Uses(uses, from: start), cue)
  }

  /// What each token of a stretch does.
  private struct Uses {
    private let uses: [Use]
    private let start: Int
    var tokens: Range<Int> { start..<start + uses.count }

    init(_ uses: [Use], from start: Int) {
      self.uses = uses
      self.start = start
    }

    subscript(token: Int) -> Use { uses[token - start] }
  }

  private func phrases(_ uses: Uses, _ cue: Range<Int>) -> [SpeakerCandidate] {
    var found: [SpeakerCandidate] = []
    found.reserveCapacity(8)
    var index = uses.tokens.lowerBound
    while index < uses.tokens.upperBound {
      let start = index
      while index < uses.tokens.upperBound, belongs(index, from: start, uses) { index += 1 }
      if let candidate = candidate(start..<index, uses), !isArticle(candidate, of: cue) {
        found.append(candidate)
      }
      index = max(index, start + 1)
    }
    return found
  }

  /// Whether a phrase that starts at `start` holds the token.
  private func belongs(_ index: Int, from start: Int, _ uses: Uses) -> Bool {
    if index == start { return uses[index] != .none && uses[index] != .link }
    // A pronoun is a phrase by itself, and an article starts another unless behind an owner.
    guard uses[start] != .pronoun else { return false }
    switch uses[index] {
    case .noun: return true
    case .link: return true
    case .determiner, .pronoun, .none: return false
    case .modifier: return uses[index - 1] != .noun || parts.part(of: index) == .number
    }
  }

  private enum Use {
    case noun
    case pronoun
    case determiner
    case modifier
    /// Between two nouns: hyphens, "&", the "'s" of an owner.
    case link
    case none
  }

  private func use(_ index: Int) -> Use {
    let token = document.tokens[index]
    if token.kind == .punctuation || token.kind == .symbol {
      let isAttached = !token.flags.contains(.spaceBefore)
      return token.isMark("&") || isAttached && (token.isMark("-") || token.isMark("/"))
        ? .link : .none
    }
    if token.flags.contains(.clitic), token.key == SpeakerLexicon.possessive {
      return parts.part(of: index) == .particle ? .link : .none
    }
    switch parts.part(of: index) {
    case .noun: return words.role(token, in: document.bytes) == .time ? .none : .noun
    case .properNoun: return .noun
    case .pronoun: return .pronoun
    case .determiner: return isRelative(token) ? .pronoun : .determiner
    case .adjective, .number: return .modifier
    case .gerund, .participle: return isBehindDeterminer(index) ? .modifier : .none
    default: return isRelative(token) ? .pronoun : .none
    }
  }

  private func isBehindDeterminer(_ index: Int) -> Bool {
    index > 0 && parts.part(of: index - 1) == .determiner
  }

  private func isRelative(_ token: Token) -> Bool {
    words.role(token, in: document.bytes) == .relative
  }

  /// The phrase up to its last noun; a lone determiner or number for what it stands for.
  private func candidate(_ run: Range<Int>, _ uses: Uses) -> SpeakerCandidate? {
    guard let first = run.first else { return nil }
    if uses[first] == .pronoun { return SpeakerCandidate(tokens: first..<first + 1, head: first) }
    if let noun = run.last(where: { uses[$0] == .noun }) {
      return SpeakerCandidate(tokens: first..<noun + 1, head: noun)
    }
    let isAlone = uses[first] == .determiner || parts.part(of: first) == .number
    return isAlone ? SpeakerCandidate(tokens: first..<first + 1, head: first) : nil
  }

  /// "the" in "the claim that …": the cue's own.
  private func isArticle(_ candidate: SpeakerCandidate, of cue: Range<Int>) -> Bool {
    candidate.tokens.upperBound == cue.lowerBound
      && Self.articles.contains(document.tokens[candidate.head].key)
  }

  private static let articles = KeySet("the a an")
}
