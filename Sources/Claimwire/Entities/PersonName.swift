/// A person's name of two words or more in its parts.
struct PersonName: Sendable {
  /// Everything but the generation suffix.
  let words: [ArraySlice<UInt8>]
  /// The generation: 1 senior, 2 junior, 3 the third …; null where not said.
  let generation: Int?

  init(_ mention: NamedMention) {
    var words = mention.spellings
    var generation: Int?
    if words.count > 2, let last = words.last,
      let number = Self.generations.first(where: { last.elementsEqual($0.0.utf8) })?.1
    {
      generation = number
      words.removeLast()
    }
    self.words = words
    self.generation = generation
  }

  private static let generations: [(String, Int)] = [
    ("jr", 2), ("sr", 1), ("ii", 2), ("iii", 3), ("iv", 4), ("junior", 2), ("senior", 1),
  ]

  var given: ArraySlice<UInt8> { words.first ?? [] }
  var family: ArraySlice<UInt8> { words.last ?? [] }
  var middle: ArraySlice<ArraySlice<UInt8>> { words.dropFirst().dropLast() }

  /// Whether both may be one person's: given names that agree, and nothing else that contradicts.
  func isCompatible(with other: PersonName, _ givenNames: GivenNames) -> Bool {
    if let generation, let otherGeneration = other.generation, generation != otherGeneration {
      return false
    }
    let isFamilyEqual = family == other.family
    if !isFamilyEqual {
      if isSubsequence(of: other) || other.isSubsequence(of: self) { return true }
      guard
        Transliteration.isVariant(
          Transliteration.withoutArticle(family),
          Transliteration.withoutArticle(other.family)
        )
      else { return false }
    }
    guard areGivenCompatible(other, givenNames) else { return false }
    return areMiddlesCompatible(other)
  }

  private func areGivenCompatible(_ other: PersonName, _ givenNames: GivenNames) -> Bool {
    if given == other.given { return true }
    if isInitial(given) || isInitial(other.given) { return given.first == other.given.first }
    if givenNames.areNicknames(given, other.given) { return true }
    return given.count > 3 && other.given.count > 3
      && Transliteration.isVariant(given, other.given)
  }

  /// Two middle initials contradict each other; one alone contradicts nothing.
  private func areMiddlesCompatible(_ other: PersonName) -> Bool {
    guard let left = middle.first, let right = other.middle.first else { return true }
    if isInitial(left) || isInitial(right) { return left.first == right.first }
    return true
  }

  private func isInitial(_ word: ArraySlice<UInt8>) -> Bool { word.count == 1 }

  /// "Ana Roe" of "Ana Maria Roe Lima": the same first word, the others in order.
  private func isSubsequence(of other: PersonName) -> Bool {
    guard words.count > 1, words.count < other.words.count, given == other.given else {
      return false
    }
    var rest = other.words[...]
    for word in words {
      guard let index = rest.firstIndex(of: word) else { return false }
      rest = rest[(index + 1)...]
    }
    return true
  }
}
