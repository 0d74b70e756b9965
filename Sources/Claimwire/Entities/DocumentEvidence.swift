/// How a document writes each of its words elsewhere: "May" is a name where no "may" stands; "Rose" at a sentence's start is
/// one where "Rose" stands inside another.
struct DocumentEvidence: Sendable {
  private var words = KeyNumbers()
  private var casings: [UInt8] = []

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
    // Of the tokens of an article, a third are words that have not come before; of a book's far fewer.
    let expected = min(tokens.count / 3, Self.mostExpected)
    words.removeAll(capacity: expected)
    casings.removeAll(keepingCapacity: true)
    casings.reserveCapacity(expected)
    for index in tokens.indices where tokens[index].kind == .word {
      let token = tokens[index]
      let word = words.insert(token.key)
      if word == casings.count { casings.append(0) }
      casings[word] |= casing(of: token, after: index > 0 ? tokens[index - 1] : nil)
    }
  }

  /// Whether the word stands in lower case somewhere.
  func hasLowerCase(_ key: UInt32) -> Bool { casing(key) & DocumentEvidence.lower != 0 }

  /// The ways in which the word is written: a set of bits.
  func casing(_ key: UInt32) -> UInt8 { words.number(of: key).map { casings[$0] } ?? 0 }

  private func casing(of token: Token, after previous: Token?) -> UInt8 {
    switch token.letterCase {
    case .lower: return DocumentEvidence.lower
    case .upper: return DocumentEvidence.upper
    default:
      let isInside = previous.map { $0.letterCase == .lower || $0.isMark(",") } ?? false
      return isInside ? DocumentEvidence.capitalizedInside : 0
    }
  }
}
