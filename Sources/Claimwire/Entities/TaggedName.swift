/// A name that the tagger found.
struct TaggedName: Sendable {
  /// Its tokens, as indices into the document's.
  var tokens: Range<Int>
  /// What is named.
  var label: NameLabel
  /// How likely boundaries and label are right, 0 to 1.
  var confidence: Float
}

/// What the tagger tells apart: the four types of CoNLL-2003 (Tjong Kim Sang and De Meulder).
enum NameLabel: UInt8, Sendable, CaseIterable {
  case person
  case location
  case organization
  /// Nationalities, events, works, products: told apart by other means.
  case miscellaneous
}

/// Where in a name a token stands (Ratinov and Roth 2009 call the scheme BILOU; "O" is ``LinearChain/outside``).
enum NamePosition: UInt8, Sendable {
  case begin
  case inside
  case last
  /// A name of one token.
  case unit

  /// The chain's label of a token that stands there in a name of that label.
  func chainLabel(_ label: NameLabel) -> Int { Int(label.rawValue) * 4 + Int(rawValue) }

  /// The position that a chain's label stands for; `outside` has none.
  init?(chainLabel: Int) {
    guard chainLabel < LinearChain.labelCount else { return nil }
    self.init(rawValue: UInt8(chainLabel % 4))
  }

  /// Whether one label of the chain may follow another.
  static func isAllowed(_ first: Int, _ second: Int) -> Bool {
    let position = NamePosition(chainLabel: first)
    let next = NamePosition(chainLabel: second)
    let isOpen = position == .begin || position == .inside
    let isContinued = next == .inside || next == .last
    return isOpen == isContinued && (!isOpen || first / 4 == second / 4)
  }
}
