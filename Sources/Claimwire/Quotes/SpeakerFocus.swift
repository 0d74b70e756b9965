/// Whom a pronoun means: the people before it, ranked.
///
/// Everybody named in the last paragraphs and whoever spoke last is described by ``Feature``s, and the highest sum of
/// weights wins. Looks back over a bounded number of names, so that the cost does not grow with the document.
struct SpeakerFocus {
  /// Names, sentences and paragraphs looked back over.
  private static let mentionReach = 40
  private static let sentenceReach = 10
  private static let paragraphReach = 3
  /// Speakers looked back over.
  static let turnReach = 3
  /// Tokens in which somebody without a name may come in.
  private static let unnamedReach = 50

  /// What is looked at.
  ///
  /// Each is 0 or 1, or between.
  enum Feature: Int, CaseIterable {
    /// Named in the pronoun's sentence, one or two before, farther; the same of subjects.
    case here, oneBack, twoBack, fewBack, farBack
    case subjectHere, subjectOneBack, subjectTwoBack, subjectFewBack, noSubject
    case sameParagraph, lastParagraph
    /// The nearest person; the nearest who is a subject; the first name of the sentence.
    case nearest, nearestSubject, firstOfSentence
    case lastSpeaker, formerSpeaker, spokeInParagraph, spokeInLastParagraph
    /// Spoke last, and nobody else has been a clause's subject since.
    case unrivalledSpeaker
    case quoted, possessive, counts, genderKnown, introduced, unnamed, unnamedSpeaker, titled
    /// Spoke last, in the paragraph before, where the pronoun's paragraph starts with its quote.
    case goesOn
    /// Named last in what somebody else is reported to have said.
    case reported
  }

  static let width = 32

  /// Somebody who may be meant.
  struct Candidate {
    var entity: Int?
    /// The words for somebody without a name.
    var phrase: Range<Int>?
    /// An earlier speaker without an entity.
    var speaker: Speaker?
    var features = SIMD32<Float>(repeating: 0)

    subscript(feature: Feature) -> Bool {
      get { features[feature.rawValue] > 0 }
      set { features[feature.rawValue] = newValue ? 1 : 0 }
    }
  }

  private let document: Document
  private let tokens: [Token]
  private let people: PersonResolver
  /// What each ``Feature`` is worth.
  private let weights: SIMD32<Float>
  /// What stands in marks, by start.
  private let marked: [TextSpan]

  init(
    document: Document,
    people: PersonResolver,
    weights: SIMD32<Float>,
    marked: [TextSpan]
  ) {
    self.document = document
    self.people = people
    self.weights = weights
    self.marked = marked
    tokens = document.tokens
  }

  /// The likeliest.
  func best(
    _ pronoun: Int,
    _ gender: Gender?,
    content: Range<Int>,
    turns: [SpeakerTurn]
  ) -> Candidate? {
    var best: (candidate: Candidate, score: Float)?
    for candidate in candidates(pronoun, gender, content: content, turns: turns) {
      let score = (candidate.features * weights).sum()
      if score > best?.score ?? -.infinity { best = (candidate, score) }
    }
    return best?.candidate
  }

  // MARK: Candidates

  /// Where the pronoun stands.
  private struct Place {
    var token: Int
    var gender: Gender?
    var sentence: Int
    var paragraph: Int
    var content: Range<Int>
  }

  /// Everybody who may be meant, the nearest first.
  func candidates(
    _ pronoun: Int,
    _ gender: Gender?,
    content: Range<Int>,
    turns: [SpeakerTurn]
  ) -> [Candidate] {
    // "“…,” he said": where his words began, they being as one with what attributes them.
    let anchor = content.isEmpty ? pronoun : min(pronoun, content.lowerBound)
    let sentence = document.sentenceIndex(ofToken: anchor)
    let place = Place(
      token: pronoun,
      gender: gender,
      sentence: sentence,
      paragraph: people.paragraph(ofSentence: sentence, document),
      content: content
    )
    var found: [Candidate] = []
    var latestSubject = -1
    addNamed(place, turns.last { $0.token < pronoun }, to: &found, &latestSubject)
    addUnnamed(place, to: &found, &latestSubject)
    addSpeakers(place, turns, latestSubject, to: &found)
    return found
  }

  private func addNamed(
    _ place: Place,
    _ last: SpeakerTurn?,
    to found: inout [Candidate],
    _ latestSubject: inout Int
  ) {
    let before = document.mentions.firstIndexSorted { $0.tokens.lowerBound >= place.token }
    for index in stride(from: before - 1, through: max(0, before - Self.mentionReach), by: -1) {
      let mention = document.mentions[index]
      guard mention.type == .person, !place.content.contains(mention.tokens.lowerBound),
        !people.isOnlyRole(mention, document)
      else { continue }
      let sentence = document.sentenceIndex(ofToken: mention.tokens.lowerBound)
      let paragraph = people.paragraph(ofSentence: sentence, document)
      if place.paragraph - paragraph > Self.paragraphReach
        || place.sentence - sentence > Self.sentenceReach
      {
        break
      }
      let entity = document.entities[mention.entity]
      if let own = entity.gender, let gender = place.gender, own != gender { continue }
      let isQuoted = isMarked(mention.span.start)
      let isReported = last?.content.contains(mention.tokens.lowerBound) ?? false
      let isSubject = !isQuoted && !isReported && people.isSubject(mention, in: document)
      let known = found.firstIndex { $0.entity == mention.entity }
      if known == nil,
        place.sentence == sentence,
        people.syntax.isCoargument(mention, of: place.token, tokens)
      {
        continue
      }
      if known == nil {
        var candidate = Candidate(entity: mention.entity)
        describe(&candidate, mention, index, place, sentence, paragraph)
        candidate[.quoted] = isQuoted
        candidate[.reported] = isReported && !isQuoted
        candidate[.nearest] = found.isEmpty
        candidate[.noSubject] = true
        found.append(candidate)
      }
      guard isSubject, let number = known ?? found.indices.last, found[number][.noSubject] else {
        continue
      }
      found[number][.noSubject] = false
      found[number][Self.subject(place.sentence - sentence)] = true
      found[number][.nearestSubject] = latestSubject < 0
      let isFirst =
        index == 0 || document.mentions[index - 1].type != .person
        || document.mentions[index - 1].tokens.lowerBound
          < document.sentences[sentence].tokens.lowerBound
      found[number][.firstOfSentence] = isFirst
      latestSubject = max(latestSubject, mention.tokens.lowerBound)
    }
  }

  private func describe(
    _ candidate: inout Candidate,
    _ mention: Mention,
    _ index: Int,
    _ place: Place,
    _ sentence: Int,
    _ paragraph: Int
  ) {
    let entity = document.entities[mention.entity]
    candidate[Self.distance(place.sentence - sentence)] = true
    candidate[.sameParagraph] = paragraph == place.paragraph
    candidate[.lastParagraph] = place.paragraph - paragraph == 1
    candidate[.genderKnown] = entity.gender != nil
    candidate[.introduced] = entity.mentions.first == index
    candidate[.titled] = mention.title != nil
    let end = mention.tokens.upperBound
    candidate[.possessive] = end < tokens.count && tokens[end].flags.contains(.clitic)
    candidate.features[Feature.counts.rawValue] = Float(min(entity.mentions.count, 10)) / 10
  }

  private static func distance(_ sentences: Int) -> Feature {
    switch sentences {
    case ...0: .here
    case 1: .oneBack
    case 2: .twoBack
    case 3...4: .fewBack
    default: .farBack
    }
  }

  private static func subject(_ sentences: Int) -> Feature {
    switch sentences {
    case ...0: .subjectHere
    case 1: .subjectOneBack
    case 2: .subjectTwoBack
    default: .subjectFewBack
    }
  }

  /// Those who spoke last, by name, by a description or by a pronoun.
  private func addSpeakers(
    _ place: Place,
    _ turns: [SpeakerTurn],
    _ latestSubject: Int,
    to found: inout [Candidate]
  ) {
    var rank = 0
    var seen: [Candidate] = []
    for turn in turns.reversed() where turn.token < place.token {
      guard rank < Self.turnReach, place.paragraph - turn.lastParagraph <= Self.paragraphReach
      else {
        return
      }
      rank += 1
      guard let number = number(of: turn, place, in: &found) else { continue }
      let isLast = rank == 1
      found[number][.lastSpeaker] = found[number][.lastSpeaker] || isLast
      found[number][.formerSpeaker] = !found[number][.lastSpeaker]
      let paragraphs = place.paragraph - turn.lastParagraph
      if paragraphs == 0 { found[number][.spokeInParagraph] = true }
      if paragraphs == 1 { found[number][.spokeInLastParagraph] = true }
      if isLast, latestSubject <= turn.end { found[number][.unrivalledSpeaker] = true }
      if isLast, paragraphs == 1, place.content.lowerBound < place.token,
        latestSubject <= turn.end
      {
        found[number][.goesOn] = true
      }
      seen.append(found[number])
    }
  }

  private func number(
    of turn: SpeakerTurn,
    _ place: Place,
    in found: inout [Candidate]
  ) -> Int? {
    if let entity = turn.speaker.entity {
      guard document.entities[entity].type == .person else { return nil }
      if let own = document.entities[entity].gender, let gender = place.gender, own != gender {
        return nil
      }
      if let known = found.firstIndex(where: { $0.entity == entity }) { return known }
      var candidate = Candidate(entity: entity)
      candidate[.noSubject] = true
      candidate[.farBack] = true
      candidate[.genderKnown] = document.entities[entity].gender != nil
      candidate.features[Feature.counts.rawValue] =
        Float(min(document.entities[entity].mentions.count, 10)) / 10
      found.append(candidate)
      return found.count - 1
    }
    guard turn.isPerson else { return nil }
    if let own = turn.gender, let gender = place.gender, own != gender { return nil }
    if let known = found.firstIndex(where: {
      $0.speaker?.name == turn.speaker.name
        || $0.phrase.map { $0.lowerBound == turn.token } ?? false
    }) {
      found[known].speaker = turn.speaker
      found[known][.unnamedSpeaker] = true
      return known
    }
    var candidate = Candidate(speaker: turn.speaker)
    let sentence = document.sentenceIndex(ofToken: turn.token)
    candidate[Self.subject(place.sentence - sentence)] = true
    candidate[Self.distance(place.sentence - sentence)] = true
    candidate[.sameParagraph] = turn.lastParagraph == place.paragraph
    candidate[.lastParagraph] = place.paragraph - turn.lastParagraph == 1
    candidate[.genderKnown] = turn.gender != nil
    candidate[.unnamedSpeaker] = true
    found.append(candidate)
    return found.count - 1
  }

  // MARK: People without names

  /// The nearest "a surgeon", "the governor" that opens a clause.
  private func addUnnamed(
    _ place: Place,
    to found: inout [Candidate],
    _ latestSubject: inout Int
  ) {
    let bytes = document.bytes
    for index in stride(
      from: place.token - 2,
      through: max(0, place.token - Self.unnamedReach),
      by: -1
    ) {
      let isIndefinite = people.syntax.isArticle(tokens[index])
      guard isIndefinite || people.syntax.isDefinite(tokens[index]),
        !place.content.contains(index), !isMarked(tokens[index].start),
        index == 0 || !QuotationMark.isMark(tokens[index - 1], in: bytes),
        index == 0 || people.syntax.startsClause(tokens[index - 1], tokens[index], bytes),
        let end = people.endOfDescription(
          from: index + 1,
          before: place.token,
          place.gender,
          document
        )
      else { continue }
      // "Ada Roe, a surgeon, …" says more of Roe.
      if index > 1, tokens[index - 1].isMark(","), isNameEnd(index - 1) { continue }
      add(index..<end, place, to: &found, &latestSubject)
      return
    }
  }

  private func isNameEnd(_ end: Int) -> Bool {
    let index = document.mentions.firstIndexSorted { $0.tokens.upperBound >= end }
    return index < document.mentions.count && document.mentions[index].tokens.upperBound == end
  }

  private func add(
    _ phrase: Range<Int>,
    _ place: Place,
    to found: inout [Candidate],
    _ latestSubject: inout Int
  ) {
    let sentence = document.sentenceIndex(ofToken: phrase.lowerBound)
    let paragraph = people.paragraph(ofSentence: sentence, document)
    let isLatest = phrase.lowerBound > latestSubject
    var number = found.count
    if let entity = people.entity(forNominal: phrase, in: document) {
      guard document.entities[entity].type == .person else { return }
      if let own = document.entities[entity].gender, let gender = place.gender, own != gender {
        return
      }
      if let known = found.firstIndex(where: { $0.entity == entity }) {
        number = known
      } else {
        var candidate = Candidate(entity: entity)
        candidate[.genderKnown] = document.entities[entity].gender != nil
        candidate.features[Feature.counts.rawValue] =
          Float(min(document.entities[entity].mentions.count, 10)) / 10
        found.append(candidate)
      }
    } else {
      var candidate = Candidate(phrase: phrase)
      candidate[.unnamed] = true
      found.append(candidate)
    }
    for feature in Self.distances { found[number][feature] = false }
    found[number][Self.subject(place.sentence - sentence)] = true
    found[number][Self.distance(place.sentence - sentence)] = true
    found[number][.sameParagraph] = paragraph == place.paragraph
    found[number][.lastParagraph] = place.paragraph - paragraph == 1
    guard isLatest else { return }
    for other in found.indices { found[other][.nearestSubject] = other == number }
    latestSubject = phrase.lowerBound
  }

  private static let distances: [Feature] = [
    .here, .oneBack, .twoBack, .fewBack, .farBack, .subjectHere, .subjectOneBack, .subjectTwoBack,
    .subjectFewBack, .noSubject,
  ]

  // MARK: Marks

  /// Whether the byte stands in somebody's words.
  func isMarked(_ offset: UInt32) -> Bool {
    let index = marked.firstIndexSorted { $0.end > offset }
    return index < marked.count && marked[index].start <= offset
  }
}
