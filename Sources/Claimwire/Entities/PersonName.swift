/// A person's name of two words or more in its parts.
struct PersonName: Sendable {
  /// Everything but the generation suffix.
  let words: [ArraySlice<UInt8>]
  /// The generation: 1 senior, 2 junior, 3 the third …; null where not said.
  let generation: Int?

  /// The name of these folded words.
  init(spellings: [ArraySlice<UInt8>]) {
    var words = spellings
    var generation: Int?
    if words.count > 2, let last = words.last,
      let number = Self.generations.first(where: { last.elementsEqual($0.0.utf8) })?.1
    {
      generation = number
      words.removeLast()
    }
    self.words = Self.joined(words)
    self.generation = generation
  }

  /// The words without Arabic articles ("al-Sahhaf") and with "Abd al-Karim" as one.
  private static func joined(_ words: [ArraySlice<UInt8>]) -> [ArraySlice<UInt8>] {
    guard words.count > 1, words.contains(where: { isArticle($0) || isServant($0) }) else {
      return words
    }
    var joined: [ArraySlice<UInt8>] = []
    for (index, word) in words.enumerated() {
      if index + 1 < words.count, isArticle(word) { continue }
      if let last = joined.last, isServant(last) {
        joined[joined.count - 1] = (Array("abd".utf8) + word)[...]
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  /// "al", "el" and the forms that they take before other consonants.
  private static func isArticle(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count == 2, let first = word.first, let last = word.last else { return false }
    return (first == UInt8(ascii: "a") || first == UInt8(ascii: "e"))
      && "lsdrtzn".utf8.contains(last)
  }

  private static func isServant(_ word: ArraySlice<UInt8>) -> Bool {
    servants.contains(NameFolding.key(word))
  }

  private static let servants = KeySet("abd abdul abdel abdal")

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
    if isFamilyName(of: other) || other.isFamilyName(of: self) { return true }
    if family != other.family {
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
    guard given.count > 3, other.given.count > 3 else { return false }
    // Beside one family name, given names that differ in vowels only are spellings of one: "Mohamed", "Muhammad".
    let skeleton = Transliteration.skeleton(given)
    return skeleton.count > 2 && skeleton == Transliteration.skeleton(other.given)
      || Transliteration.isVariant(given, other.given)
  }

  /// Two middle initials contradict each other; one alone contradicts nothing.
  private func areMiddlesCompatible(_ other: PersonName) -> Bool {
    guard let left = middle.first, let right = other.middle.first else { return true }
    if isInitial(left) || isInitial(right) { return left.first == right.first }
    return true
  }

  private func isInitial(_ word: ArraySlice<UInt8>) -> Bool { word.count == 1 }

  /// "Roe-Lima" of "Ana Roe-Lima", "van Roe" of "Jan van Roe": the last words of the other's name, not all of them.
  ///
  /// Three words and more are a full name themselves, and the longer one is a son's ("Ahmad Nawaf al-Jaber", the son of
  /// Nawaf al-Jaber), but for "van der Roe".
  private func isFamilyName(of other: PersonName) -> Bool {
    guard words.count > 1, words.count < other.words.count,
      other.words.suffix(words.count) == words[...]
    else { return false }
    return words.count == 2 || Self.particles.contains(NameFolding.key(given))
  }

  private static let particles = KeySet("van von de der den da di do dos du la le el ter ten st")

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
