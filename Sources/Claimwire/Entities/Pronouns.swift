/// The pronouns of the third person.
enum Pronouns {
  /// Which gender a pronoun shows, null where it is none or shows none.
  static func gender(_ token: Token) -> Gender? {
    guard token.end - token.start <= longest else { return nil }
    let keys = keys
    switch token.key {
    case keys.he, keys.him, keys.his, keys.himself: return .male
    case keys.she, keys.her, keys.hers, keys.herself: return .female
    default: return nil
    }
  }

  /// "him", "her": what a verb's subject does not call itself.
  static func isObject(_ token: Token) -> Bool {
    token.end - token.start <= longest && (token.key == keys.him || token.key == keys.her)
  }

  /// The bytes of "himself", the longest.
  private static let longest = 7

  private static let keys = Keys()

  private struct Keys {
    let he = WordKey("he").value
    let him = WordKey("him").value
    let his = WordKey("his").value
    let himself = WordKey("himself").value
    let she = WordKey("she").value
    let her = WordKey("her").value
    let hers = WordKey("hers").value
    let herself = WordKey("herself").value
  }
}
