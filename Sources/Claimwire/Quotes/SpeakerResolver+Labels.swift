/// Labels with a colon: "Roe: Taxes will fall" is speech, "Rugby: Roe signs for Bath" and "Replacements: Roe, Lund" are none.
extension SpeakerResolver {
  /// The drafts without words that nothing but a colon gives to what is no speaker in the article; O(quotes).
  ///
  /// A name is one where it speaks elsewhere, too; a description is one where it is an office, an organization or a document
  /// ("Police", "Union officials", "Report").
  func withoutLabels(_ drafts: [QuoteDraft]) -> [QuoteDraft] {
    guard drafts.contains(where: isLabelled) else { return drafts }
    var voices: Set<Int> = []
    var labels: Set<Int> = []
    for draft in drafts {
      guard let entity = draft.speaker.flatMap(namedEntity) else { continue }
      if !isLabelled(draft) || !labels.insert(entity).inserted { voices.insert(entity) }
    }
    return drafts.filter { draft in
      guard isLabelled(draft), let label = draft.speaker else { return true }
      return namedEntity(label).map(voices.contains) ?? isOfficial(label)
    }
  }

  private func isLabelled(_ draft: QuoteDraft) -> Bool {
    draft.isColon && draft.quote.kind == .indirect
  }

  /// Whom or what a phrase names, places and events left out.
  private func namedEntity(_ phrase: Range<Int>) -> Int? {
    namingMention(of: phrase).map { document.mentions[$0] }.flatMap {
      $0.type == .person || $0.type == .organization ? $0.entity : nil
    }
  }

  /// What headlines cite without an article.
  private static let informants = KeySet(
    "poll polls survey surveys study studies report reports review research analysis sources data"
  )

  private func isOfficial(_ label: Range<Int>) -> Bool {
    guard namingMention(of: label) == nil else { return false }
    guard let last = label.last, tokens[last].kind == .word else { return false }
    if Self.informants.contains(tokens[last].key) { return true }
    let head = people.headNoun(label, in: document) ?? last
    return people.roles.noun(tokens[head], in: bytes)?.isOffice ?? false
      || people.organizations.kind(tokens[head], in: bytes) != nil
  }
}
