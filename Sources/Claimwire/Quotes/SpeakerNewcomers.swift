/// People whom an article brings in without a name ("a nurse in Lostrin"), for what it calls them later ("the nurse").
///
/// Read only when somebody is called so; a class, to keep what was read.
final class SpeakerNewcomers {
  /// Words between article and noun.
  private static let reach = 6

  private let document: Document
  private let people: PersonResolver
  /// The phrases in order, by what their nouns mean.
  private lazy var phrases = read()

  init(document: Document, people: PersonResolver) {
    self.document = document
    self.people = people
  }

  /// Linear in the document's tokens.
  private func read() -> [UInt32: [Range<Int>]] {
    var phrases: [UInt32: [Range<Int>]] = [:]
    let tokens = document.tokens
    let bytes = document.bytes
    for index in tokens.indices where Self.articles.contains(tokens[index].key) {
      var noun: Int?
      for next in index + 1..<max(index + 1, min(tokens.count, index + Self.reach)) {
        guard tokens[next].kind == .word || tokens[next].isMark("-"),
          !people.syntax.endsNoun(tokens[next]) || tokens[next].isMark("-")
        else { break }
        if let found = people.roles.noun(tokens[next], in: bytes), found.field != .honorific {
          noun = next
        } else if noun != nil {
          break
        }
      }
      guard let noun, let role = people.roles.noun(tokens[noun], in: bytes) else { continue }
      phrases[role.synonym, default: []].append(index..<noun + 1)
    }
    return phrases
  }

  private static let articles = KeySet("a an another one")

  /// The phrase that brought in whom a later one with the noun means.
  func phrase(_ role: RoleNoun, before token: Int) -> Range<Int>? {
    guard let known = phrases[role.synonym] else { return nil }
    let index = known.firstIndexSorted { $0.lowerBound >= token }
    return index > 0 ? known[index - 1] : nil
  }
}
