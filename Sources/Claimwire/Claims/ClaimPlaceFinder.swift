/// Finds where a claim's harm happened: in the clause, else the sentence, else nearby, else where the article's event is.
///
/// A name further away is looked at only where the article put something into it near its start.
///
/// Each name of a place near the claim, the article's main one and its dateline's are scored; the best one wins. The scores
/// were chosen one by one for the most places right on the development passages and the corpus together; each half of the
/// corpus gained by those chosen on both (121 to 130 and 120 to 124 places of 352).
struct ClaimPlaceFinder {
  let reader: ClauseReader
  let places: HarmPlaces
  var text: TaggedText { reader.text }

  /// How many names on each side of a claim are looked at.
  private static let reach = 12

  /// The place, as an index into the candidates; null where none is named.
  func place(of draft: ClaimDraft, source: Range<Int>?) -> Int? {
    let candidates = places.candidates
    let trigger = draft.trigger.lowerBound
    let middle = candidates.firstIndexSorted { $0.tokens.lowerBound >= trigger }
    var indices = Array(max(0, middle - Self.reach)..<min(candidates.count, middle + Self.reach))
    if draft.period != nil {
      // A rate is true of the place that its own sentence names, if any.
      indices.removeAll { candidates[$0].sentence != draft.sentence }
    } else {
      if let main = places.main { indices.append(main) }
      if let dateline = places.dateline { indices.append(dateline) }
    }
    let scored = indices.compactMap { index in
      score(candidates[index], draft, source: source).map { (score: $0, index: index) }
    }
    guard let best = scored.max(by: { ($0.score, $1.index) < ($1.score, $0.index) }) else {
      return nil
    }
    return narrower(than: best.index, draft, source: source) ?? best.index
  }

  /// A town or region inside the country or region that was found, named behind it where the article goes on about the
  /// same harm.
  ///
  /// "in northern Sri Lanka, killing two. The attack was on the Jaffna peninsula".
  private func narrower(than best: Int, _ draft: ClaimDraft, source: Range<Int>?) -> Int? {
    let wide = places.candidates[best]
    guard wide.grain > .town, draft.period == nil, !isOwn(wide, of: draft, source: source) else {
      return nil
    }
    let last = max(wide.sentence, draft.sentence) + 1
    var found: (score: Int, index: Int)?
    for index in places.candidates.indices[(best + 1)...].prefix(Self.reach) {
      let candidate = places.candidates[index]
      guard candidate.sentence <= last else { break }
      guard candidate.grain < wide.grain, candidate.traits.contains(.locative),
        candidate.penalty == 0, text.tellsOfHarm[candidate.sentence],
        !isOther(candidate.sentence, than: draft.sentence),
        places.country(of: candidate, in: text) == places.country(of: wide, in: text),
        let score = score(candidate, draft, source: source)
      else { continue }
      if found.map({ score > $0.score }) ?? true { found = (score, index) }
    }
    return found?.index
  }

  /// Whether the claim's own clause puts the harm there.
  private func isOwn(_ place: PlaceCandidate, of draft: ClaimDraft, source: Range<Int>?) -> Bool {
    place.sentence == draft.sentence && place.traits.contains(.locative)
      && source?.overlaps(place.tokens) != true
  }

  /// Whether a sentence between turns to another event: "In a separate attack", "Elsewhere".
  private func isOther(_ sentence: Int, than own: Int) -> Bool {
    guard sentence > own else { return false }
    return (own + 1...sentence).contains { index in
      text.document.sentences[index].tokens.prefix(4).contains {
        text.isWord($0, among: Self.turns)
      }
    }
  }

  private static let turns = [
    "separate", "separately", "elsewhere", "another", "meanwhile", "also", "earlier",
  ].map { WordKey($0) }

  /// How well the name fits the claim; null where it is out of reach.
  private func score(_ candidate: PlaceCandidate, _ draft: ClaimDraft, source: Range<Int>?) -> Int?
  {
    guard var score = nearness(candidate, draft) else { return nil }
    score -= candidate.penalty
    if candidate.traits.contains(.locative) { score += 20 }
    if candidate.traits.contains(.strong) { score += 4 }
    if let dateline = places.dateline, places.candidates[dateline].name == candidate.name {
      score += 18
    }
    if text.document.sentences[candidate.sentence].role == .headline { score -= 10 }
    switch candidate.grain {
    case .town: score += candidate.isSite ? 22 : 14
    case .region: score += 8
    case .country: break
    }
    if candidate.grain == .town, let main = places.main,
      places.candidates[main].name == candidate.name
    {
      score += 12
    }
    if places.areAbroad(candidate.sentence, draft.sentence) { score -= 30 }
    if let source, source.overlaps(candidate.tokens) {
      score -= distrust(of: candidate, in: source)
    }
    if isRefuge(candidate, draft) { score -= 24 }
    if isRightBehind(candidate, draft) { score += 8 }
    if reader.label?.overlaps(candidate.tokens) == true { score += 40 }
    return score
  }

  /// "officials in Leeds" and "the hospital in Leeds" speak of Leeds; "a nurse in Leeds" may speak of anywhere, and what
  /// is told of Leeds behind a comma says nothing of her.
  private func distrust(of candidate: PlaceCandidate, in source: Range<Int>) -> Int {
    guard candidate.tokens.lowerBound > source.lowerBound, candidate.traits.contains(.locative)
    else { return 30 }
    let comma = (candidate.tokens.upperBound..<max(source.upperBound, candidate.tokens.upperBound))
      .first { text.tokens[$0].isMark(",") }
    let phrase = source.lowerBound..<(comma ?? source.upperBound)
    return phrase.contains { text.has($0, .authority) } ? 12 : 40
  }

  /// "fled to Nansan": where they are safe.
  private func isRefuge(_ candidate: PlaceCandidate, _ draft: ClaimDraft) -> Bool {
    guard draft.kind == .displaced, candidate.sentence == draft.sentence,
      candidate.tokens.lowerBound > draft.trigger.upperBound
    else { return false }
    let near = max(draft.trigger.upperBound, candidate.tokens.lowerBound - 6)
    return (near..<candidate.tokens.lowerBound).contains {
      text.has($0, .to) || text.isWord($0, among: [WordKey("into"), WordKey("toward")])
    }
  }

  /// "killed three in Turkey and 79 in Asia": nothing but the preposition stands between.
  private func isRightBehind(_ candidate: PlaceCandidate, _ draft: ClaimDraft) -> Bool {
    let gap = candidate.tokens.lowerBound - draft.tokens.upperBound
    guard gap > 0, gap <= 4, !candidate.traits.contains(.possessive) else { return false }
    return (draft.tokens.upperBound..<candidate.tokens.lowerBound).allSatisfy {
      text.has($0, [.preposition, .determiner, .region])
    }
  }

  private func nearness(_ candidate: PlaceCandidate, _ draft: ClaimDraft) -> Int? {
    let trigger = draft.trigger.lowerBound
    let start = candidate.tokens.lowerBound
    let distance = candidate.sentence - draft.sentence
    if distance == 0 {
      var score = 34
      switch abs(start - trigger) {
      case ...4: score += 8
      case ...8: score += 3
      default: break
      }
      if start > trigger { score += candidate.traits.contains(.locative) ? 8 : 4 }
      if isOtherClause(between: min(trigger, start), and: max(trigger, start)) { score -= 15 }
      return score
    }
    let sentences = text.document.sentences
    let isSameParagraph =
      sentences[candidate.sentence].paragraph == sentences[draft.sentence].paragraph
    let harm = text.tellsOfHarm[candidate.sentence] ? 6 : 0
    switch distance {
    case -1: return (isSameParagraph ? 18 : 6) + harm
    case 1: return (isSameParagraph ? 14 : 6) + harm
    case -3..<0: return (isSameParagraph ? 10 : 4) + harm
    case 2...3: return (isSameParagraph ? 6 : 0) + harm
    default:
      if sentences[candidate.sentence].role == .dateline { return -2 }
      return places.isLeading(candidate) ? 2 : nil
    }
  }

  private func isOtherClause(between start: Int, and end: Int) -> Bool {
    (start + 1..<max(end, start + 1)).prefix(TaggedText.turnReach).contains {
      text.turns(at: $0)
        || $0 != start && text.harm[$0] != nil && text.has($0 - 1, .be)
    }
  }
}

extension PlaceCandidate {
  /// "at the Blue Kettle Diner": a building that something happened in, more specific than its town.
  var isSite: Bool {
    traits.contains(.facility) && traits.contains(.locative) && !traits.contains(.beside)
  }

  var penalty: Int {
    var sum = 0
    if traits.contains(.possessive) { sum += 14 }
    if traits.contains(.attributive) { sum += 20 }
    if traits.contains(.street) { sum += 16 }
    if traits.contains(.beside) { sum += 30 }
    if traits.contains(.police) { sum += 12 }
    if traits.contains(.facility) { sum += 4 }
    if traits.contains(.misread) { sum += 4 }
    if traits.contains(.organization) { sum += 10 }
    if traits.contains(.unnamed) { sum += 6 }
    return sum
  }
}
