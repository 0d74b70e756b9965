/// Finds the title that stands before a person's name.
///
/// A title is a noun with the words that go with it: `modifier* noun` ("Defense Secretary", "deputy prime minister"),
/// `organization modifier* noun` ("NATO Secretary General"), `noun of …` ("Secretary of State", "Minister for Trade and
/// Industry"). A nationality before it ("Russian President") is no part of it.
struct TitleGrammar: Sendable {
  /// The most tokens that "of …" may take after the noun.
  private static let longestComplement = 9
  /// The most words before the noun.
  private static let mostModifiers = 5

  private let roles: RoleLexicon

  init(roles: RoleLexicon) { self.roles = roles }

  /// The tokens of the title that ends before `end`, not before `limit`.
  func title(
    endingAt end: Int,
    notBefore limit: Int,
    _ tokens: [Token],
    _ bytes: [UInt8]
  )
    -> Range<Int>?
  {
    guard end > limit else { return nil }
    if let start = startOfSimpleTitle(endingAt: end, notBefore: limit, tokens, bytes) {
      return start..<end
    }
    if let start = startOfComplexTitle(endingAt: end, notBefore: limit, tokens, bytes) {
      return start..<end
    }
    return nil
  }

  /// The tokens of the title that starts at `start` and leaves a name before `end`: of two words where that can be, so
  /// that "Secretary of State Ada Roe" is not one called Roe.
  func title(
    startingAt start: Int,
    before end: Int,
    _ tokens: [Token],
    _ bytes: [UInt8]
  )
    -> Range<Int>?
  {
    guard end - start > 1 else { return nil }
    var best: Range<Int>?
    for split in start + 1..<min(end, start + Self.longestComplement) {
      guard tokens[split].isCapitalized,
        let found = title(endingAt: split, notBefore: start, tokens, bytes),
        found.lowerBound == start, !isGivenName(found, tokens)
      else { continue }
      if best == nil || end - split >= 2 { best = found }
    }
    return best
  }

  /// "Dean Roe", "Earl Roe": a name as often as a title.
  private func isGivenName(_ title: Range<Int>, _ tokens: [Token]) -> Bool {
    title.count == 1 && Self.givenNames.contains(tokens[title.lowerBound].key)
  }

  private static let givenNames: Set<UInt32> = [
    WordKey("dean").value, WordKey("earl").value, WordKey("duke").value, WordKey("marshal").value,
    WordKey("major").value, WordKey("king").value, WordKey("prince").value, WordKey("judge").value,
    WordKey("baron").value, WordKey("count").value, WordKey("don").value, WordKey("u").value,
    WordKey("guy").value, WordKey("carter").value, WordKey("father").value,
    WordKey("brother").value,
  ]

  // MARK: "Defense Secretary"

  private func startOfSimpleTitle(
    endingAt end: Int,
    notBefore limit: Int,
    _ tokens: [Token],
    _ bytes: [UInt8]
  ) -> Int? {
    var head = end - 1
    guard let noun = roles.noun(tokens[head], in: bytes), noun.isTitle else {
      return startOfPostposedTitle(endingAt: end, notBefore: limit, tokens, bytes)
    }
    if tokens[end - 1].letterCase == .lower, noun.field == .honorific { return nil }
    var remaining = Self.mostModifiers
    while head > limit, remaining > 0, joins(tokens[head - 1], tokens[head], tokens, bytes) {
      if isHyphen(tokens[head - 1]) {
        guard head - 2 >= limit, tokens[head - 2].kind == .word else { break }
        head -= 2
      } else {
        head -= 1
      }
      remaining -= 1
    }
    return head
  }

  /// "Secretary General", "Attorney General", "Major General", "Governor-elect".
  private func startOfPostposedTitle(
    endingAt end: Int,
    notBefore limit: Int,
    _ tokens: [Token],
    _ bytes: [UInt8]
  ) -> Int? {
    guard end - 3 >= limit, tokens[end - 1] == Self.elect || tokens[end - 1] == Self.designate,
      isHyphen(tokens[end - 2]), let noun = roles.noun(tokens[end - 3], in: bytes), noun.isTitle
    else { return nil }
    return startOfSimpleTitle(endingAt: end - 2, notBefore: limit, tokens, bytes)
  }

  private static let elect = WordKey("elect")
  private static let designate = WordKey("designate")

  /// Whether `token` belongs to the title that `next` is the start of.
  private func joins(_ token: Token, _ next: Token, _ tokens: [Token], _ bytes: [UInt8]) -> Bool {
    if next.flags.contains(.lineBefore) { return false }
    if isHyphen(token) { return true }
    guard token.kind == .word else { return false }
    let isTitleWord =
      roles.isModifier(token, in: bytes)
      || roles.noun(token, in: bytes).map { $0.isTitle && $0.field != .honorific } ?? false
    // "The minister, Foreign Secretary …": a lower-case word does not modify a capitalised one.
    return isTitleWord && token.isCapitalized == next.isCapitalized
  }

  private func isHyphen(_ token: Token) -> Bool {
    token.isMark("-") && !token.flags.contains(.spaceBefore)
  }

  // MARK: "Secretary of State"

  private func startOfComplexTitle(
    endingAt end: Int,
    notBefore limit: Int,
    _ tokens: [Token],
    _ bytes: [UInt8]
  ) -> Int? {
    let least = max(limit, end - Self.longestComplement)
    guard end - 3 >= least, tokens[end - 1].isCapitalized else { return nil }
    var index = end - 1
    while index > least {
      let token = tokens[index]
      if token == Self.of || token == Self.for || token == Self.to {
        if let noun = roles.noun(tokens[index - 1], in: bytes), noun.isTitle,
          noun.field != .honorific
        {
          return startOfSimpleTitle(endingAt: index, notBefore: limit, tokens, bytes)
        }
      } else if !token.isCapitalized, !isConnective(token) {
        return nil
      }
      index -= 1
    }
    return nil
  }

  private func isConnective(_ token: Token) -> Bool {
    token == Self.and || token == Self.the || token.isMark("&")
  }

  private static let of = WordKey("of")
  private static let `for` = WordKey("for")
  private static let to = WordKey("to")
  private static let and = WordKey("and")
  private static let the = WordKey("the")
}
