/// A mention with what telling it apart from others takes: the sieves' working form.
struct NamedMention: Sendable {
  var mention: Mention
  /// The name as ``NameFolding`` has it.
  var folded: [UInt8]
  /// Keys of its words, in order.
  var words: [UInt32]
  /// What the title or honorific says.
  var gender: Gender?
  /// The country of the nationality before the title ("Kenyan President …") or after it ("President of Kenya …").
  var country: String?
  /// No lower-case letter in it: an acronym, or a name in a headline or dateline.
  var isUpperCase: Bool
  /// The sentence that it stands in.
  var sentence: Int

  var type: EntityType { mention.type }

  /// The folded words themselves.
  var spellings: [ArraySlice<UInt8>] { folded.split(separator: UInt8(ascii: " ")) }

  /// Whether it is a person's name of two words or more, an Arabic article not counted.
  var isFullName: Bool {
    type == .person && words.count > 1 && (words.count > 2 || PersonName(self).words.count > 1)
  }
}
