/// Tells whom a description or a pronoun means: "the president", "the Ukrainian leader", "the 41-year-old", "she"; and
/// which organization "the company" or "the ministry" is.
///
/// Precision over recall: where nothing in the text decides, there is no answer. Each answer looks back over a bounded
/// number of mentions, so its cost does not grow with the document.
struct PersonResolver: Sendable {
  let roles = RoleLexicon()
  let organizations = OrganizationLexicon()
  let finder: RoleFinder
  let syntax = ClauseSyntax()

  init() {
    finder = RoleFinder(roles: roles, gazetteer: Gazetteer())
  }

  func paragraph(ofSentence sentence: Int, _ document: Document) -> Int {
    document.sentences.indices.contains(sentence) ? document.sentences[sentence].paragraph : 0
  }
}
