/// The pronouns of the third person.
enum Pronouns {
  /// Which gender a pronoun shows, null where it is none or shows none.
  static func gender(_ token: Token) -> Gender? {
    switch token.key {
    case he, him, his, himself: .male
    case she, her, hers, herself: .female
    default: nil
    }
  }

  /// "him", "her": what a verb's subject does not call itself.
  static func isObject(_ token: Token) -> Bool { token.key == him || token.key == her }

  private static let he = WordKey("he").value
  private static let him = WordKey("him").value
  private static let his = WordKey("his").value
  private static let himself = WordKey("himself").value
  private static let she = WordKey("she").value
  private static let her = WordKey("her").value
  private static let hers = WordKey("hers").value
  private static let herself = WordKey("herself").value
}
