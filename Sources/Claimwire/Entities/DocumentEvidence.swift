/// How a document writes each of its words elsewhere: "May" is a name where no "may" stands; "Rose" at a sentence's start is
/// one where "Rose" stands inside another.
///
/// Only words are kept that stand with a capital somewhere, a fifth of a text: all others are in lower case wherever they
/// stand.
struct DocumentEvidence: Sendable {
  private var words = KeyNumbers()
  private var casings: [UInt8] = []
  /// Tells most words that are not kept.
  private var filter = WordFilter()

  private static let lower: UInt8 = 1
  private static let capitalizedInside: UInt8 = 2
  private static let upper: UInt8 = 4

  /// Words that there is room for from the start: a table of no more stays near the processor.
  private static let mostExpected = 1 << 14

  /// That of no document: shared, as making it costs an allocation.
  static let none = DocumentEvidence([])

  init(_ tokens: [Token]) { read(tokens) }

  /// Turns to the document with these tokens, in the memory that there is.
  mutating func read(_ tokens: [Token]) {
    // Of the tokens of an article, an eighth are words with capitals that have not come before; of a book's far fewer.
    let expected = min(tokens.count / 8, Self.mostExpected)
    words.removeAll(capacity: expected)
    casings.removeAll(keepingCapacity: true)
    casings.reserveCapacity(expected)
    filter.removeAll()
    for (index, token) in tokens.enumerated()
    where token.letterCase != .lower && token.kind == .word {
      let word = words.insert(token.key)
      if word == casings.count { casings.append(0) }
      casings[word] |= casing(of: token, after: index > 0 ? tokens[index - 1] : nil)
      filter.insert(token.key)
    }
    for token in tokens where token.letterCase == .lower && filter.mayContain(token) {
      if token.kind == .word, let word = words.number(of: token.key) {
        casings[word] |= Self.lower
      }
    }
  }

  /// Whether the word, which stands in the document, does so in lower case somewhere.
  func hasLowerCase(_ key: UInt32) -> Bool { casing(key) & DocumentEvidence.lower != 0 }

  /// The ways in which the word, which stands in the document, is written: a set of bits.
  func casing(_ key: UInt32) -> UInt8 {
    words.number(of: key).map { casings[$0] } ?? DocumentEvidence.lower
  }

  private func casing(of token: Token, after previous: Token?) -> UInt8 {
    switch token.letterCase {
    case .upper: return DocumentEvidence.upper
    default:
      let isInside = previous.map { $0.letterCase == .lower || $0.isMark(",") } ?? false
      return isInside ? DocumentEvidence.capitalizedInside : 0
    }
  }
}
