/// Who wrote the letter, issued the statement or gave the ruling that words are quoted from.
///
/// The owner ("Roe's letter"), the one behind "by" or "from" ("a report by the ministry"), or the subject of the
/// sentence that the paper came up in ("the union sent a letter to …").
struct SpeakerAuthors {
  /// Tokens looked back over for where the paper came up.
  private static let reach = 1200
  /// Places looked at.
  private static let mostPlaces = 6

  private let document: Document
  private let tokens: [Token]
  private let people: PersonResolver

  init(document: Document, people: PersonResolver) {
    self.document = document
    self.people = people
    tokens = document.tokens
  }

  /// Whether the phrase means words on paper.
  func isDocument(_ phrase: Range<Int>) -> Bool { noun(of: phrase) != nil }

  /// Whether it is one that whoever spoke before it may well have written: a letter, a tweet or a ruling, not a
  /// study.
  func isPersonal(_ phrase: Range<Int>) -> Bool {
    noun(of: phrase).map { Self.personal.contains(tokens[$0].key) } ?? false
  }

  /// Its author, as words that stand for him.
  func author(of phrase: Range<Int>) -> Range<Int>? {
    guard let noun = noun(of: phrase) else { return nil }
    if let author = stated(noun, from: phrase.lowerBound) { return author }
    guard tokens[phrase.lowerBound].key == Self.the || phrase.count == 1 else { return nil }
    var places = 0
    for index in stride(
      from: phrase.lowerBound - 1,
      through: max(0, phrase.lowerBound - Self.reach),
      by: -1
    ) where tokens[index].key == tokens[noun].key {
      if let author = stated(index, from: start(ofPhraseAt: index)) ?? mentioned(index) {
        return author
      }
      places += 1
      if places == Self.mostPlaces { return nil }
    }
    return nil
  }

  /// The noun for words on paper that the phrase is headed by.
  private func noun(of phrase: Range<Int>) -> Int? {
    let end = phrase.first { index in
      index > phrase.lowerBound && people.syntax.endsNoun(tokens[index])
        && !tokens[index].flags.contains(.clitic)
    }
    let head = (end ?? phrase.upperBound) - 1
    guard head >= phrase.lowerBound else { return nil }
    if Self.papers.contains(tokens[head].key), tokens[head].letterCase == .lower { return head }
    // "the first part of the letter".
    guard Self.pieces.contains(tokens[head].key), let last = phrase.last,
      Self.papers.contains(tokens[last].key)
    else { return nil }
    return last
  }

  private func start(ofPhraseAt noun: Int) -> Int {
    var start = noun
    while start > 0, noun - start < 6, tokens[start - 1].kind == .word,
      !people.syntax.endsNoun(tokens[start - 1]) || tokens[start - 1].flags.contains(.clitic)
    {
      start -= 1
      if people.finder.isArticle(tokens[start]) || tokens[start].key == Self.the { break }
    }
    return start
  }

  // MARK: Stated with it

  /// "Roe's letter", "a Times article", "a report by the ministry", "the letter, signed by Ada Roe".
  private func stated(_ noun: Int, from start: Int) -> Range<Int>? {
    if let owner = owner(noun, from: start) { return owner }
    let bound = min(tokens.count, noun + Self.longestClause)
    var index = noun + 1
    while index < bound, !tokens[index].flags.contains(.paragraphBefore), !tokens[index].isMark(".")
    {
      let isFrom = tokens[index].key == Self.from && index == noun + 1
      if isFrom || tokens[index].key == Self.by && isAuthoring(index, noun) {
        return named(index + 1, isFrom: isFrom) ?? phrase(at: index + 1)
      }
      index += 1
    }
    return nil
  }

  private static let longestClause = 20

  /// Whether "by" names the author: right behind the noun, or behind "signed", "issued last month".
  private func isAuthoring(_ by: Int, _ noun: Int) -> Bool {
    by == noun + 1
      || (max(noun + 1, by - 4)..<by).contains { Self.authoring.contains(tokens[$0].key) }
  }

  private static let authoring = KeySet(
    "written signed issued sent published released prepared compiled posted penned drafted authored circulated delivered"
  )

  /// The name before the noun in its phrase.
  private func owner(_ noun: Int, from start: Int) -> Range<Int>? {
    for index in document.mentions.indices(in: start..<noun).reversed() {
      let mention = document.mentions[index]
      guard Self.canWrite(mention.type) else { continue }
      return mention.tokens
    }
    // "the bank’s report"
    if let clitic = (start..<noun).last(where: { tokens[$0].flags.contains(.clitic) }),
      clitic > start
    {
      return start..<clitic
    }
    // "his letter"
    if Pronouns.gender(tokens[start]) != nil, start < noun { return start..<start + 1 }
    return nil
  }

  private func named(_ start: Int, isFrom: Bool) -> Range<Int>? {
    var index = start
    while index < tokens.count, index < start + 5, people.finder.isArticle(tokens[index]) {
      index += 1
    }
    let mention = document.mentions.firstIndexSorted { $0.tokens.upperBound > index }
    guard mention < document.mentions.count else { return nil }
    let found = document.mentions[mention]
    let first = document.firstToken(of: found)
    // "a letter from Lostrin" tells where it was posted.
    guard first <= index, Self.canWrite(found.type), !isFrom || found.type != .place else {
      return nil
    }
    return found.tokens
  }

  /// "a state panel": an article with words of lower case.
  private func phrase(at start: Int) -> Range<Int>? {
    guard start < tokens.count, people.finder.isArticle(tokens[start]) else { return nil }
    var end = start + 1
    while end < min(tokens.count, start + 6), tokens[end].kind == .word,
      !people.syntax.endsNoun(tokens[end])
    {
      end += 1
    }
    return end > start + 1 ? start..<end : nil
  }

  private static func canWrite(_ type: EntityType) -> Bool {
    type == .person || type == .organization || type == .place
  }

  // MARK: The sentence that it came up in

  /// "Roe sent a letter": the subject of the sentence.
  private func mentioned(_ noun: Int) -> Range<Int>? {
    let start = start(ofPhraseAt: noun)
    guard start < tokens.count, start < noun || start > 0 else { return nil }
    let isNew = people.syntax.isIndefinite(tokens[start])
    guard isNew || start == noun else { return nil }
    let sentence = document.sentences[document.sentenceIndex(ofToken: noun)].tokens
    let first = max(sentence.lowerBound, noun - 40)
    // "In a statement, the union said": behind it.
    let isOccasion = start > 0 && tokens[start - 1].key == Self.in
    if isOccasion, noun + 2 < sentence.upperBound, tokens[noun + 1].isMark(",") {
      return named(noun + 2, isFrom: false) ?? phrase(at: noun + 2)
    }
    for index in document.mentions.indices(in: first..<noun) {
      let mention = document.mentions[index]
      if Self.canWrite(mention.type), people.isSubject(mention, in: document) {
        return mention.tokens
      }
    }
    for index in first..<noun where people.finder.isArticle(tokens[index]) && index != start {
      if index == sentence.lowerBound || tokens[index - 1].isMark(",") {
        return index..<min(index + 20, noun)
      }
    }
    return nil
  }

  private static let papers = KeySet(
    """
    letter statement report ruling article story email e-mail tweet post memo message reply response complaint lawsuit
    filing document paper editorial commentary opinion note memoir book decision verdict judgment judgement study survey
    account column manifesto petition resolution release indictment
    """
  )
  private static let personal = KeySet(
    """
    letter statement e-mail email tweet post memo message reply response note memoir editorial commentary column ruling
    opinion judgment judgement decision
    """
  )
  private static let pieces = KeySet(
    "part section half page paragraph passage copy version rest end"
  )
  private static let the = WordKey("the").value
  private static let by = WordKey("by").value
  private static let from = WordKey("from").value
  private static let of = WordKey("of").value
  private static let `in` = WordKey("in").value
}
