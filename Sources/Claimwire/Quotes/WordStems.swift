/// The stems of English words, for learning: "asserts", "asserted" and "assertion" have one.
///
/// Endings are cut by rule, and irregular forms are those of ``CueLexicon``. A stem is no word: all that counts is that the
/// forms of a word share it.
struct WordStems {
  private static let longest = ["ations", "ation", "itions", "ition", "ments", "ment"]
  private static let endings = ["ions", "ion", "ings", "ing", "ied", "ies", "ed", "es", "s"]

  /// The stems of irregular forms: "said" as "say".
  private let irregular: [String: String]

  init(_ lexicon: CueLexicon) { irregular = lexicon.basesOfIrregularForms }

  /// The stem of a word in lower case.
  func stem(_ word: String) -> String {
    if let base = irregular[word] { return Self.cut(base) }
    return Self.cut(word)
  }

  private static func cut(_ word: String) -> String {
    var stem = word
    for ending in longest + endings where stem.hasSuffix(ending) {
      let left = stem.utf8.count - ending.utf8.count
      if left >= 3, !(ending == "s" && (stem.hasSuffix("ss") || stem.hasSuffix("us"))) {
        stem = String(stem.dropLast(ending.count))
        if ending == "ied" || ending == "ies" { stem += "i" }
        break
      }
    }
    if stem.utf8.count > 3, stem.hasSuffix("e") { stem.removeLast() }
    if stem.hasSuffix("y"), stem.utf8.count > 3 { stem = stem.dropLast() + "i" }
    let last = stem.suffix(2)
    if stem.utf8.count > 3, last.count == 2, last.first == last.last { stem.removeLast() }
    return stem
  }
}
