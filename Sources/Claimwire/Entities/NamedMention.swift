/// A mention with what telling it apart from others takes: the sieves' working form.
struct NamedMention: Sendable {
  var mention: Mention
  /// What the name is made of.
  private let name: FoldedName
  /// What the title or honorific says.
  var gender: Gender?
  /// The country of the nationality before the title ("Kenyan President …") or after it ("President of Kenya …").
  var country: String?
  /// No lower-case letter in it: an acronym, or a name in a headline or dateline.
  var isUpperCase: Bool
  /// Whether it is a person's name of two words or more, an Arabic article not counted.
  let isFullName: Bool
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
    name = FoldedName(folded, isPerson: mention.type == .person)
    isFullName = name.isFullName
    self.gender = gender
    self.country = country
    self.isUpperCase = isUpperCase
    self.sentence = sentence
  }

  var type: EntityType { mention.type }
  /// The name as ``NameFolding`` has it.
  var folded: [UInt8] { name.folded }
  /// The folded words.
  var spellings: [ArraySlice<UInt8>] { name.spellings }
  /// Their keys.
  var words: [UInt32] { name.words }
  /// The parts of a person's name of two words or more, null for all other names.
  var personName: PersonName? { name.personName }
}

/// The folded words of a name.
///
/// Apart from the mention, and shared by its copies: a copy counts one reference instead of one for each array, which lie
/// far from the processor where a document is long.
private final class FoldedName: Sendable {
  let folded: [UInt8]
  let spellings: [ArraySlice<UInt8>]
  let words: [UInt32]
  let personName: PersonName?

  init(_ folded: [UInt8], isPerson: Bool) {
    self.folded = folded
    spellings = folded.split(separator: UInt8(ascii: " "))
    words = spellings.map { NameFolding.key($0) }
    personName = isPerson && spellings.count > 1 ? PersonName(spellings: spellings) : nil
  }

  var isFullName: Bool {
    guard let personName else { return false }
    return words.count > 2 || personName.words.count > 1
  }
}
