/// A mention with what telling it apart from others takes: the sieves' working form.
///
/// A class, since every sieve looks at all of them: a copy is one reference, not one for each of its arrays.
final class NamedMention: Sendable {
  let mention: Mention
  /// The name as ``NameFolding`` has it.
  let folded: [UInt8]
  /// The folded words.
  let spellings: [ArraySlice<UInt8>]
  /// Their keys.
  let words: [UInt32]
  /// The parts of a person's name of two words or more, null for all other names.
  let personName: PersonName?
  /// What the title or honorific says.
  let gender: Gender?
  /// The country of the nationality before the title ("Kenyan President …") or after it ("President of Kenya …").
  let country: String?
  /// No lower-case letter in it: an acronym, or a name in a headline or dateline.
  let isUpperCase: Bool
  /// The sentence that it stands in.
  let sentence: Int

  init(
    mention: Mention,
    folded: [UInt8],
    gender: Gender?,
    country: String?,
    isUpperCase: Bool,
    sentence: Int
  ) {
    self.mention = mention
    self.folded = folded
    spellings = NameFolding.words(of: folded)
    words = spellings.map { NameFolding.key($0) }
    personName =
      mention.type == .person && spellings.count > 1 ? PersonName(spellings: spellings) : nil
    self.gender = gender
    self.country = country
    self.isUpperCase = isUpperCase
    self.sentence = sentence
  }

  var type: EntityType { mention.type }

  /// Whether it is a person's name of two words or more, an Arabic article not counted.
  var isFullName: Bool {
    guard let personName else { return false }
    return words.count > 2 || personName.words.count > 1
  }
}
