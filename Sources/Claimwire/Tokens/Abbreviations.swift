/// When a full stop after a word belongs to the word.
///
/// The lists are general English usage as style guides give it (AP Stylebook's state and month abbreviations, military
/// ranks, titles, company forms); none comes from a corpus.
enum Abbreviations {
  /// When a word owns its full stop; as the kernel numbers it.
  enum Condition: UInt8, Sendable {
    /// Wherever one follows.
    case always = 1
    /// Only before a number: "No. 10", "p. 55".
    case beforeNumber
    /// Only with a capital: "Gen.", but "gen" is a word.
    case capitalized
    /// Only with a capital and before a number: "Mar. 3", "Sat. 9".
    case capitalizedBeforeNumber
    /// Only with a capital and after a comma: "Jackson, Miss."
    case state
  }

  /// The words, in small ASCII letters; at most 400.
  static var all: [(word: String, condition: Condition)] {
    var entries: [(word: String, condition: Condition)] = []
    func add(_ words: String, _ condition: Condition) {
      entries += words.lexiconWords.map { (String($0), condition) }
    }
    add(
      """
      mr mrs ms dr prof lt col sgt cpl capt cmdr adm brig rev gov jr sr inc corp ltd llc bros vs etc approx dept
      univ assn messrs mme mlle supt insp pvt pfc spc hon rep reps sens govs gens cols pte vol blvd ave rd mt ft viz
      cf al pp drs ext v esq est jan feb aug sept oct nov dec tues thurs bldg intl natl mfg hwy
      """,
      .always
    )
    add("no nos p c ca op art fig ch sec para pt nr", .beforeNumber)
    add("gen maj sen pres st co fr atty dist sgts det cdr wg sq ltcol rt min amb", .capitalized)
    add("mar apr jun jul mon tue wed thu fri sat sun", .capitalizedBeforeNumber)
    add(
      """
      ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md me mich minn miss mo mont neb nev okla ore pa
      tenn tex va vt wash wis wyo ont que alta sask man
      """,
      .state
    )
    return entries
  }
}
