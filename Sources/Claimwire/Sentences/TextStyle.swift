/// Signs that a text is no edited prose: people who write "i" for "I" leave out full stops too, and mail has headers.
///
/// Of a stretch of a thousand tokens, not of the whole text: an address in one of a thousand articles that
/// were put into one file says nothing of the others.
struct TextStyle: OptionSet, Sendable {
  let rawValue: UInt8

  /// "i" stands for "I".
  static let careless = TextStyle(rawValue: 1)
  /// There are addresses, handles, tags or emoji in it.
  static let online = TextStyle(rawValue: 2)
  /// There are words of a script without capitals in it.
  static let caseless = TextStyle(rawValue: 4)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Whether a sentence may end in a gap without a mark.
  ///
  /// Edited prose ends none so: of the gaps that a model finds in EWT, 51 of 52 stand in such texts.
  var hasGaps: Bool { !isDisjoint(with: [.careless, .online]) }
}
