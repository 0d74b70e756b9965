/// How firmly an article states a claim.
///
/// The order is the conventions': a denial and a plan stay what they are whoever tells them, a fear too; what is left
/// is reported where somebody is named for it or the predicate says so, else stated.
enum CertaintyJudge {
  static func certainty(of draft: ClaimDraft, _ attribution: ClaimAttribution?) -> Certainty {
    if attribution?.isDenied == true { return .denied }
    switch draft.mood {
    case .hypothetical: return .hypothetical
    case .feared: return .feared
    case .real: return attribution == nil && !draft.isReported ? .stated : .reported
    }
  }
}
