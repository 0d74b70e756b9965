/// The smallest unit that the stages work on: a word, a number, a mark.
///
/// White space is no token.
///
/// Sixteen bytes, trivially copied. What a token looks like is worked out once, by the tokenizer, and kept here, so that
/// a stage rejects most tokens without touching the text.
public struct Token: Sendable {
  /// First byte in the document's text.
  public let start: UInt32
  /// Byte after the last.
  public let end: UInt32
  /// A hash of the token's folded text: lower case, ’ as '.
  ///
  /// Equal words have equal keys; see ``WordKey``.
  let key: UInt32
  /// What it is.
  public let kind: TokenKind
  /// How its letters are cased.
  let letterCase: LetterCase
  /// What stands before it.
  let flags: TokenFlags
  /// The first character, if ASCII, else 0: enough to tell every ASCII mark.
  let ascii: UInt8

  /// Where it stands.
  public var span: TextSpan { TextSpan(start: start, end: end) }

  /// Bytes.
  @inline(__always)
  var length: UInt32 { end &- start }

  /// Whether its first letter is upper case ("Paris", "NATO", "McDonald").
  var isCapitalized: Bool {
    letterCase == .capitalized || letterCase == .upper || letterCase == .mixedCapitalized
  }

  /// Whether it is a one-byte token of this character: `token.isMark(",")`.
  func isMark(_ mark: Unicode.Scalar) -> Bool {
    length == 1 && ascii == UInt8(truncatingIfNeeded: mark.value)
  }
}

/// What a token is.
public enum TokenKind: UInt8, Sendable, CaseIterable {
  /// Letters, with or without digits: "Paris", "don", "n't", "U.S.", "Covid19", "1.2m".
  case word
  /// Digits with their separators: "3", "1,783.9", "3.14".
  case number
  /// "," "." "…" "—" "“".
  case punctuation
  /// "$", "+", "%", "©".
  case symbol
  /// "https://example.org/a?b".
  case url
  /// "desk@example.org".
  case email
  /// "@name".
  case handle
  /// "#name".
  case hashtag
  /// One emoji sequence.
  case emoji
  /// A word of a script that ICU splits by dictionary (Thai, Chinese, Japanese …).
  case ideographic

  /// The name in records.
  public var name: String { TokenKind.names[Int(rawValue)] }

  private static let names = allCases.map { String(describing: $0) }
}

/// How the letters of a token are cased.
enum LetterCase: UInt8, Sendable {
  /// No letter in it.
  case caseless
  /// "house".
  case lower
  /// "House", and a single capital "A".
  case capitalized
  /// "HOUSE", "U.S.": two upper-case letters or more, no lower-case one.
  case upper
  /// "McDonald", "YouTube".
  case mixedCapitalized
  /// "iPhone".
  case mixedLower
}

/// What stands before a token.
struct TokenFlags: OptionSet, Sendable {
  let rawValue: UInt8

  /// White space of any kind stands before it; unset, it touches the token before.
  static let spaceBefore = TokenFlags(rawValue: 1)
  /// A line break stands before it, or the text's start.
  static let lineBefore = TokenFlags(rawValue: 2)
  /// A blank line stands before it, or the text's start.
  static let paragraphBefore = TokenFlags(rawValue: 4)
  /// A clitic split from the token before: "'s", "n't", "'ll".
  static let clitic = TokenFlags(rawValue: 8)
  /// Ends with a full stop that it owns: "Mr.", "U.S.", "J.".
  static let abbreviation = TokenFlags(rawValue: 16)
  /// Has a digit in it.
  static let digits = TokenFlags(rawValue: 32)
  /// An opening quotation mark by its shape or its spaces.
  static let opening = TokenFlags(rawValue: 64)
  /// A line break with a list bullet's or a table's wide gap before it: two spaces or a tab.
  static let gapBefore = TokenFlags(rawValue: 128)
}
