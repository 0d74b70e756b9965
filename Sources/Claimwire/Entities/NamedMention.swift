/// A mention with what telling it apart from others takes: the sieves' working form.
struct NamedMention: Sendable {
  var mention: Mention
  /// The name as ``NameFolding`` has it.
  let folded: [UInt8]
  /// The folded words.
  let spellings: [ArraySlice<UInt8>]
  /// Their keys.
  let words: [UInt32]
  /// The parts of a person's name of two words or more, null for all other names.
  let personName: PersonName?
  /// What the title or honorific says.
  var gender: Gender?
  /// The country of the nationality before the title ("Kenyan President …") or after it ("President of Kenya …").
  var country: String?
  /// No lower-case letter in it: an acronym, or a name in a headline or dateline.
  var isUpperCase: Bool
  /// The sentence that it stands in.
  var sentence: Int

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
    spellings = folded.split(separator: UInt8(ascii: " "))
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
