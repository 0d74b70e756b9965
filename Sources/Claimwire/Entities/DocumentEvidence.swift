/// How a document writes each of its words elsewhere: "May" is a name where no "may" stands; "Rose" at a sentence's start is
/// one where "Rose" stands inside another.
struct DocumentEvidence {
  private var keys: [UInt32]
  private var casings: [UInt8]
  private let mask: Int

  private static let lower: UInt8 = 1
  private static let capitalizedInside: UInt8 = 2
  private static let upper: UInt8 = 4

  init(_ tokens: [Token]) {
    var capacity = 64
    while capacity < tokens.count * 2 { capacity *= 2 }
    mask = capacity - 1
    keys = Array(repeating: 0, count: capacity)
    casings = Array(repeating: 0, count: capacity)
    for index in tokens.indices where tokens[index].kind == .word {
      let token = tokens[index]
      let slot = slot(token.key)
      keys[slot] = token.key
      casings[slot] |= casing(of: token, after: index > 0 ? tokens[index - 1] : nil)
    }
  }

  /// Whether the word stands in lower case somewhere.
  func hasLowerCase(_ key: UInt32) -> Bool { casing(key) & DocumentEvidence.lower != 0 }

  /// The ways in which the word is written: a set of bits.
  func casing(_ key: UInt32) -> UInt8 { casings[slot(key)] }

  private func casing(of token: Token, after previous: Token?) -> UInt8 {
    switch token.letterCase {
    case .lower: return DocumentEvidence.lower
    case .upper: return DocumentEvidence.upper
    default:
      let isInside = previous.map { $0.letterCase == .lower || $0.isMark(",") } ?? false
      return isInside ? DocumentEvidence.capitalizedInside : 0
    }
  }

  private func slot(_ key: UInt32) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 5) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }
}
