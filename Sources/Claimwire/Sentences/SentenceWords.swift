/// What a word can do near the end of a sentence or in a line that frames an article.
struct SentenceWordClass: OptionSet, Sendable {
  let rawValue: UInt32

  /// Begins sentences far more often than it stands in a name: "The", "It", "How".
  static let starter = SentenceWordClass(rawValue: 1)
  /// An abbreviation that stands before what it belongs to: "Mr.", "Gen.", "No.", "vs.".
  static let prefix = SentenceWordClass(rawValue: 2)
  /// An abbreviation that mostly closes a phrase: "etc.", "p.m.".
  static let suffix = SentenceWordClass(rawValue: 4)
  /// A reporting verb that follows a quotation: "asked".
  static let reporting = SentenceWordClass(rawValue: 8)
  /// What can follow a time of day: "EST", "Tuesday", "March".
  static let afterTime = SentenceWordClass(rawValue: 16)
  /// "at", "in", "by": opens a phrase that a time or place ends.
  static let preposition = SentenceWordClass(rawValue: 32)
  /// A month's name or abbreviation.
  static let month = SentenceWordClass(rawValue: 64)
  /// A day's name or abbreviation.
  static let weekday = SentenceWordClass(rawValue: 128)
  /// A picture or news agency.
  static let agency = SentenceWordClass(rawValue: 256)
  /// Opens a credit: "Photo", "Image", "Courtesy".
  static let creditLead = SentenceWordClass(rawValue: 512)
  /// Opens a caption: "Pictured", "FILE".
  static let captionLead = SentenceWordClass(rawValue: 1024)
  /// Small words inside names and titles of jobs: "of", "the", "and", "for".
  static let nameLink = SentenceWordClass(rawValue: 2048)
  /// "Writer", "Correspondent": the work of those who write the article.
  static let reporter = SentenceWordClass(rawValue: 4096)
  /// A finite verb of the commonest, which a caption's noun phrase lacks.
  static let finite = SentenceWordClass(rawValue: 8192)
  /// Opens a line with the article's own date: "date", "published", "updated".
  static let dateLead = SentenceWordClass(rawValue: 16384)
  /// A label before a colon that is no place: "UPDATE:", "WATCH:".
  static let label = SentenceWordClass(rawValue: 32768)
  /// Opens a line of those who wrote the article, before "by": "Reporting", "Editing".
  static let reportLead = SentenceWordClass(rawValue: 65536)
  /// "By".
  static let by = SentenceWordClass(rawValue: 1 << 17)
  /// "With", which opens "With files from …".
  static let with = SentenceWordClass(rawValue: 1 << 18)
  /// Opens the title of another article: "Read more:", "Related:".
  static let linkLead = SentenceWordClass(rawValue: 1 << 19)
  /// What people contribute to: "report", "story".
  static let reportNoun = SentenceWordClass(rawValue: 1 << 20)

  /// The groups that it is of, a bit each: what is asked of nearly every paragraph stands in one that few words are of.
  @inline(__always)
  var groups: UInt8 {
    bit(0, .nameLink) | bit(1, [.agency, .creditLead, .reportNoun])
      | bit(2, [.by, .with, .reportLead, .captionLead, .linkLead, .dateLead])
      | bit(3, [.month, .weekday, .afterTime]) | bit(4, [.finite, .reporting]) | bit(5, .starter)
      | bit(6, .preposition) | bit(7, [.prefix, .suffix, .reporter, .label])
  }

  @inline(__always)
  private func bit(_ place: UInt8, _ group: SentenceWordClass) -> UInt8 {
    isDisjoint(with: group) ? 0 : 1 << place
  }
}

/// The words that the sentence stage knows: general English usage and the names of the large agencies.
///
/// Made once; owns the memory of its table.
final class SentenceWords: @unchecked Sendable {
  /// Written by `init` alone.
  let table = SentenceWordTable()

  init() {
    var classes: [String: SentenceWordClass] = [:]
    func add(_ words: String, _ wordClass: SentenceWordClass) {
      for word in words.lexiconWords { classes[String(word), default: []].insert(wordClass) }
    }
    SentenceWords.addBoundaryWords(add)
    SentenceWords.addFrameWords(add)
    // More would fill the table, and a search must end.
    precondition(classes.count * 2 < SentenceWordTable.slotCount)
    for (word, wordClass) in classes { table.insert(word, wordClass) }
  }

  deinit { table.deallocate() }

  private static func addBoundaryWords(_ add: (String, SentenceWordClass) -> Void) {
    add(
      """
      the it he she they we you i this that these those there here a an in on at for from with by as if when while
      after before since until although though because but and or so yet however moreover meanwhile also then now
      today yesterday tomorrow how what why who where which whose do does did is are was were has have had can could
      will would should must not my your his her our their its some many most several few all both each every another
      other others one such once despite during according instead still even only just let please nor to under over
      about against among between through throughout within without unlike like whether perhaps maybe indeed thus
      hence therefore nevertheless furthermore additionally finally later earlier recently currently
      """,
      .starter
    )
    add(
      """
      mr. mrs. ms. dr. prof. lt. col. sgt. cpl. capt. cmdr. adm. brig. rev. gov. sen. rep. gen. maj. pres. hon. st.
      ft. mt. messrs. mme. mlle. no. nos. vs. vol. fig. art. ch. sec. para. pt. p. pp. cf. viz. approx. e.g. i.e.
      insp. supt. pvt. pfc. spc. sens. reps. govs. gens. cols. amb. min. atty. dist. sgts. det. cdr. wg. sq. rt.
      pte. c. ca. nr. op. drs. ext. v. p.s.
      """,
      .prefix
    )
    add("etc. a.m. p.m.", .suffix)
    add(
      """
      said says say asked asks told tells added adds wrote writes shouted replied answered cried yelled screamed
      wondered demanded exclaimed explained insisted argued warned declared recalled continued joked quipped tweeted
      posted thought whispered muttered pleaded begged chanted inquired concluded noted observed remarked stated
      announced claimed urged responded called read reads
      """,
      .reporting
    )
    add(
      """
      et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest ist eat wat eastern central mountain pacific
      local
      """,
      .afterTime
    )
    add("at by in on from until till after before around about since to between for", .preposition)
    add(
      """
      january february march april may june july august september october november december jan. feb. mar. apr. jun.
      jul. aug. sept. sep. oct. nov. dec. jan feb mar apr jun jul aug sept sep oct nov dec
      """,
      [.month, .afterTime]
    )
    add(
      """
      monday tuesday wednesday thursday friday saturday sunday mon. tue. tues. wed. thu. thur. thurs. fri. sat. sun.
      mon tue tues wed thu thurs fri sat sun
      """,
      [.weekday, .afterTime]
    )
  }

  private static func addFrameWords(_ add: (String, SentenceWordClass) -> Void) {
    add(
      """
      reuters ap afp getty images image ap photo pool epa epa-efe efe xinhua upi tass anadolu shutterstock alamy
      zuma bloomberg press agency handout imago istock file pa rex cnn bbc npr pti ani ians dpa ansa kyodo yonhap
      associated
      """,
      .agency
    )
    add(
      """
      photo photos photograph photographs image images picture pictures credit courtesy screengrab screenshot
      illustration graphic source
      """,
      .creditLead
    )
    add("pictured file photo picture image above below left right caption", .captionLead)
    add("of the and for in at to from de la von van bin al & with on via by", .nameLink)
    add(
      """
      writer reporter correspondent editor staff columnist bureau chief journalist contributor press reuters
      """,
      .reporter
    )
    add(
      """
      is are was were am be been has have had do does did will would can could may might shall should must said says
      say told asked came went took made got gave found left became began
      """,
      .finite
    )
    add("date dated published updated posted", .dateLead)
    add("reporting editing writing compiled additional", .reportLead)
    add("by", .by)
    add("with", .with)
    add("read related", .linkLead)
    add("report story article", .reportNoun)
    add(
      """
      update updated watch breaking note correction read related exclusive opinion analysis video photo photos live
      factbox listen editorial review more timeline urgent alert explainer interview question answer q a
      """,
      .label
    )
  }
}
