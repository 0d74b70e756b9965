/// A document's tokens with what the claim stage needs to know of each, worked out once.
///
/// A class, as every reader of a clause holds it: a copy is one reference, not one for each of its arrays.
final class TaggedText: Sendable {
  let tokens: [Token]
  let bytes: [UInt8]
  /// What each token can be.
  let classes: [WordClass]
  /// The harm that a token tells of.
  let harm: [HarmWord?]
  /// The number that each token belongs to, as an index into the document's, or -1.
  let numberAt: [Int32]
  /// Whether the token belongs to a date.
  let isDate: [Bool]
  /// The mention that each token belongs to, as an index into the document's, or -1.
  let mentionAt: [Int32]
  /// Which sentences tell of an attack, an accident or a disaster.
  let hasHarmEvent: [Bool]
  /// Which sentences tell of such an event or have a word of harm.
  let tellsOfHarm: [Bool]
  /// The document, for spans, numbers and mentions.
  let document: Document

  /// Null where no word of the document tells of harm: one look at each token then, and no allocation.
  init?(_ document: Document, lexicon: HarmLexicon, classes table: WordClassTable) {
    let tokens = document.tokens
    let bytes = document.bytes
    let isTold = tokens.contains {
      lexicon.filter.mayContain($0) && lexicon.word(of: $0, in: bytes) != nil
        || table.sufferingFilter.mayContain($0)
          && table.classes(of: $0, in: bytes).contains(.suffering)
    }
    guard isTold else { return nil }
    let harm = tokens.map { lexicon.word(of: $0, in: bytes) }
    let classes = tokens.map { table.classes(of: $0, in: bytes) }
    var numberAt = [Int32](repeating: -1, count: tokens.count)
    var isDate = [Bool](repeating: false, count: tokens.count)
    var mentionAt = [Int32](repeating: -1, count: tokens.count)
    for (index, number) in document.numbers.enumerated() {
      for token in number.tokens { numberAt[token] = Int32(index) }
    }
    for date in document.dates where !Self.isDateOfCount(date) {
      for token in date.tokens { isDate[token] = true }
    }
    for (index, mention) in document.mentions.enumerated() {
      for token in mention.tokens { mentionAt[token] = Int32(index) }
    }
    let hasHarmEvent = document.sentences.map { sentence in
      classes[sentence.tokens].contains { !$0.isDisjoint(with: .harmEvent) }
    }
    tellsOfHarm = document.sentences.indices.map { index in
      hasHarmEvent[index] || harm[document.sentences[index].tokens].contains { $0 != nil }
    }
    self.document = document
    self.tokens = tokens
    self.bytes = bytes
    self.harm = harm
    self.classes = classes
    self.numberAt = numberAt
    self.isDate = isDate
    self.mentionAt = mentionAt
    self.hasHarmEvent = hasHarmEvent
  }

  /// "a week" and "each year" are rates, and "8 people" is no year, whatever was taken for a date.
  private static func isDateOfCount(_ date: DateExpression) -> Bool { date.type == .set }

  // Rules look at the neighbours of a word, and a text may begin or end with any: before its first token and behind its
  // last there is nothing.

  func has(_ index: Int, _ wanted: WordClass) -> Bool {
    classes.indices.contains(index) && !classes[index].isDisjoint(with: wanted)
  }

  func mention(at index: Int) -> Mention? {
    guard mentionAt.indices.contains(index), mentionAt[index] >= 0 else { return nil }
    return document.mentions[Int(mentionAt[index])]
  }

  func number(at index: Int) -> NumberExpression? {
    guard numberAt.indices.contains(index), numberAt[index] >= 0 else { return nil }
    return document.numbers[Int(numberAt[index])]
  }

  /// A number that can count people: no age, money, percentage or date.
  func cardinal(at index: Int) -> NumberExpression? {
    guard let number = number(at: index), number.kind == .cardinal, !isDate[index] else {
      return nil
    }
    return number
  }

  /// Whether the token is the word, folded.
  func isWord(_ index: Int, _ word: WordKey) -> Bool {
    tokens.indices.contains(index) && tokens[index].key == word.value
  }

  func isWord(_ index: Int, among words: [WordKey]) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    let key = tokens[index].key
    return words.contains { key == $0.value }
  }

  /// Tokens looked over for the next clause, so that a sentence without one costs no more.
  static let turnReach = 60

  /// Null before the text and behind it, as a rule looks about.
  private func token(_ index: Int) -> Token? {
    tokens.indices.contains(index) ? tokens[index] : nil
  }

  /// ";", "and" behind a comma: what follows is another clause.
  func turns(at index: Int) -> Bool {
    token(index)?.isMark(";") == true
      || index > 0 && has(index, .conjunction) && tokens[index - 1].isMark(",")
  }

  /// "—", "–", "-" with a space before it: an aside begins or ends.
  func isDash(_ index: Int) -> Bool {
    guard let token = token(index), token.kind == .punctuation else { return false }
    if token.ascii == UInt8(ascii: "-") {
      return token.flags.contains(.spaceBefore) || token.end - token.start > 1
    }
    let start = Int(token.start)
    return token.end - token.start == 3 && bytes[start] == 0xE2 && bytes[start + 1] == 0x80
      && (bytes[start + 2] == 0x93 || bytes[start + 2] == 0x94)
  }

  /// "'" or "’" by itself.
  func isApostrophe(_ index: Int) -> Bool {
    guard let token = token(index) else { return false }
    let start = Int(token.start)
    return token.isMark("'")
      || token.end - token.start == 3 && bytes[start] == 0xE2 && bytes[start + 1] == 0x80
        && bytes[start + 2] == 0x99
  }

  /// A hyphen that joins two words.
  func isHyphen(_ index: Int) -> Bool {
    guard let token = token(index) else { return false }
    return token.isMark("-") && !token.flags.contains(.spaceBefore)
  }

  /// An open-class word: a noun, an adjective, a name.
  func isOpen(_ index: Int) -> Bool {
    guard let token = token(index), token.kind == .word, !token.flags.contains(.clitic) else {
      return false
    }
    return classes[index].isDisjoint(with: Self.closed) && !isParticiple(index)
  }

  private static let closed: WordClass = WordClass.breaksPhrase.union([
    .determiner, .possessive, .objectPronoun, .adverb, .zero,
  ])

  /// "attacked", "suspected": lower case and in "-ed".
  func isParticiple(_ index: Int) -> Bool {
    guard let token = token(index), token.letterCase == .lower, token.end - token.start > 3 else {
      return false
    }
    return bytes[Int(token.end) - 2] == UInt8(ascii: "e")
      && bytes[Int(token.end) - 1] == UInt8(ascii: "d")
  }

  /// "carrying": lower case and in "-ing".
  func isGerund(_ index: Int) -> Bool {
    guard let token = token(index), token.letterCase == .lower, token.end - token.start > 4 else {
      return false
    }
    return bytes[Int(token.end) - 3] == UInt8(ascii: "i")
      && bytes[Int(token.end) - 2] == UInt8(ascii: "n")
      && bytes[Int(token.end) - 1] == UInt8(ascii: "g")
  }

  /// "shoppers", "visitors": in "-ers" or "-ors", who do something by trade or habit.
  func isPluralOfAgents(_ index: Int) -> Bool {
    guard let token = token(index), token.letterCase == .lower, token.end - token.start > 5 else {
      return false
    }
    let ending = bytes[Int(token.end) - 3..<Int(token.end)]
    return ending.elementsEqual("ers".utf8) || ending.elementsEqual("ors".utf8)
  }

  /// "soldiers": in "-s", but not "-ss", "-us", "-is".
  func isPluralForm(_ index: Int) -> Bool {
    guard let token = token(index), token.end - token.start > 3,
      bytes[Int(token.end) - 1] | 0x20 == UInt8(ascii: "s")
    else {
      return false
    }
    let before = bytes[Int(token.end) - 2] | 0x20
    return before != UInt8(ascii: "s") && before != UInt8(ascii: "u") && before != UInt8(ascii: "i")
  }
}
