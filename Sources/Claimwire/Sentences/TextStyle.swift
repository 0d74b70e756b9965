/// Signs that a text is no edited prose: people who write "i" for "I" leave out full stops too, and mail has headers.
struct TextStyle: OptionSet, Sendable {
  let rawValue: UInt8

  /// "i" stands for "I".
  static let careless = TextStyle(rawValue: 1)
  /// There are addresses, handles, tags or emoji in it.
  static let online = TextStyle(rawValue: 2)
  /// There are words of a script without capitals in it.
  static let caseless = TextStyle(rawValue: 4)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The signs in the tokens; O(n), two comparisons a token.
  init(of tokens: [Token]) {
    var style: TextStyle = []
    for token in tokens {
      if token.isCaselessWord {
        style.insert(.caseless)
      } else if token.kind.rawValue >= TokenKind.url.rawValue {
        style.insert(.online)
      } else if token.ascii == UInt8(ascii: "i"), token.end - token.start == 1,
        token.flags.contains(.spaceBefore), !token.flags.contains(.lineBefore)
      {
        style.insert(.careless)
      }
    }
    self = style
  }
}
