/// Tells whom a description or a pronoun means: "the president", "the Ukrainian leader", "the 41-year-old", "she"; and
/// which organization "the company" or "the ministry" is.
///
/// Precision over recall: where nothing in the text decides, there is no answer. Each answer looks back over a bounded
/// number of mentions, so its cost does not grow with the document.
///
/// A class, since much holds it: a copy is one reference, not one for each table of its lexicons.
final class PersonResolver: Sendable {
  let roles = RoleLexicon.english
  let organizations = OrganizationLexicon()
  let finder: RoleFinder
  let syntax = ClauseSyntax()

  init() {
    finder = RoleFinder(roles: roles, gazetteer: Gazetteer())
  }

  /// Whether the name looks like a clause's subject, whatever titles stand before it: "Labour election chief Ada Roe".
  func isSubject(_ mention: Mention, in document: Document) -> Bool {
    let tokens = document.tokens
    let bytes = document.bytes
    var start = document.firstToken(of: mention)
    let least = max(0, start - 6)
    while start > least, tokens[start - 1].letterCase == .lower,
      roles.noun(tokens[start - 1], in: bytes) != nil
        || roles.isModifier(tokens[start - 1], in: bytes)
    {
      start -= 1
    }
    let hasTitle = start < mention.tokens.lowerBound
    if hasTitle, start > least, syntax.mayModify(tokens[start - 1], bytes) { start -= 1 }
    if hasTitle, start > least, finder.isArticle(tokens[start - 1]) { start -= 1 }
    return syntax.isSubject(mention, from: start, in: document)
  }

  func paragraph(ofSentence sentence: Int, _ document: Document) -> Int {
    document.sentences.indices.contains(sentence) ? document.sentences[sentence].paragraph : 0
  }
}
