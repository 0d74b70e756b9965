/// A length of calendar or clock time.
enum TimeUnit: Int, Sendable {
  case second, minute, hour, day, weekend, week, fortnight, month, quarter, year, decade, century

  /// Whether thousands of it stay on the calendar of four-digit years.
  var isShort: Bool { rawValue < TimeUnit.year.rawValue }

  /// The letter in a TIMEX3 duration, and how many of it one unit is.
  var duration: (letter: String, count: Int, isClock: Bool) {
    switch self {
    case .second: ("S", 1, true)
    case .minute: ("M", 1, true)
    case .hour: ("H", 1, true)
    case .day: ("D", 1, false)
    case .weekend: ("WE", 1, false)
    case .week: ("W", 1, false)
    case .fortnight: ("W", 2, false)
    case .month: ("M", 1, false)
    case .quarter: ("M", 3, false)
    case .year: ("Y", 1, false)
    case .decade: ("Y", 10, false)
    case .century: ("Y", 100, false)
    }
  }
}

/// What a word says about time.
enum TemporalWord: Sendable {
  /// "April"; ambiguous words ("may", "march") need a neighbour that shows the month.
  case month(Int, isAmbiguous: Bool)
  /// "Friday", 1 (Monday) to 7; "Sun", "Sat", "Wed" need a neighbour.
  case weekday(Int, isPlural: Bool, isAmbiguous: Bool)
  /// "year", "weeks".
  case unit(TimeUnit, isPlural: Bool)
  /// "summer": the TIMEX3 code.
  case season(String)
  /// "morning": the TIMEX3 code.
  case dayPart(String)
  /// "noon", "midnight": the clock time.
  case clock(String)
  /// "today": days from the reference date.
  case day(Int)
  /// "tonight": a part of the reference day.
  case dayPartToday(String)
  /// "overnight".
  case overnight
  /// "now", "recently": the TIMEX3 value.
  case reference(String)
  /// "recent", "current", "future": a reference by themselves, a modifier before a unit.
  case vague(String)
  /// "daily": the TIMEX3 duration.
  case frequency(String)
  /// "nineties": its decade in the century.
  case decade(Int)
  /// A number's word.
  case number
  /// "fiscal".
  case fiscal
  /// "period": the quarter or year in focus.
  case period
}

/// What a word before a unit does.
enum Deixis: Sendable {
  /// Units from the reference date: "last" -1, "this" 0, "next" 1.
  case reference(Int)
  /// Units from the date in focus: "previous", "same", "following".
  case focus(Int)
  /// "each", "every", "per".
  case every
}

/// What a verb, or a word that does as much, says of the way its clause looks.
enum VerbCue: Sendable {
  /// "tomorrow", "until": ahead.
  case future
  /// "will", "may": ahead, but for "may have".
  case modal
  /// "met", "was": back.
  case past
  /// "has", "have": back, but for "has to".
  case have
  /// "plans", "scheduled": ahead, but for the noun and "had been scheduled".
  case plan
  /// "next": ahead, but for "next to".
  case next
  /// "meet", "opens": a present tense that news uses of what is to come.
  case present
}

/// The words that dates are read by.
///
/// A class, so that a scanner of each document holds one reference and not one to each table.
final class DateVocabulary: Sendable {
  let words: WordTable<TemporalWord>
  /// Whether a word may start, end or be a date.
  let anchors: WordFilter
  let deixis: WordTable<Deixis>
  /// "early", "late": part of the span, without effect on the value.
  let modifiers = WordTable<Void>(words: "early late earlier later mid sometime")
  /// Phrases before a date that belong to it.
  let leads = PhraseTable<Bool>(
    lines: """
      the end of | the beginning of | the start of | the middle of | the second half of : +
      """,
    anchor: .end
  ) { _ in true }
  /// Before a year or a month.
  let beforeYear = WordTable<Void>(
    words: """
      in since of by from until till before after during through throughout early late mid around about between
      to and or circa fiscal back than beyond for on that into ended ending
      """
  )
  /// Before "may", "march" or "Jan" that is a month.
  let beforeMonth = WordTable<Void>(
    words: """
      in since by from until till before after during through throughout early late mid around about between into
      ended ending last next this
      """
  )
  /// Adjectives between a number and its unit.
  let unitAdjectives = WordTable<Void>(
    words:
      "more consecutive straight additional full trading business calendar extra whole solid other"
  )
  let zones = TimeZoneName.table()
  /// Words that show which way their clause looks.
  let verbs = WordTable<VerbCue>(DateVocabulary.verbCues())
  /// Before "to" and a verb that look ahead.
  let beforeToCome = WordTable<Void>(
    words: """
      set due is are likely ready scheduled expected planned planning poised going about agreement bid deal decision
      intention offer option plan plans promise proposal right
      """
  )
  /// Verbs whose infinitive looks ahead of them: "agreed to meet".
  let aims = WordTable<Void>(
    words: """
      agree agreed agrees aim aims ask asked asks call called calls calling decide decided decides expect expected expects
      hope hoped hopes intend intended intends invite invited invites offer offered order ordered orders plan planned
      plans pledge pledged pledges prepare prepared preparing promise promised promises propose proposed tell told
      threaten threatened urge urged urges vow vowed vows want wanted wants
      """
  )
  let had = WordTable<Void>(words: "had 'd")
  /// Between an auxiliary and its verb.
  let adverbs = WordTable<Void>(words: "not n't also still already just now soon then never")
  /// Before a form in "-ed" that is no past tense: "will be held", "is held", "the increased dividend".
  let beforeParticiple = WordTable<Void>(
    words: "be being is are 're a an the its their his her our my your 's"
  )
  /// Before a "plan" that is no verb, and in "better than expected".
  let beforeNoun = WordTable<Void>(
    words: "the a an its their his her our my your this that 's than as of any no new"
  )
  /// Before a base form that is no present tense.
  let beforeBase = WordTable<Void>(
    words: "to not n't did could would will shall may might must can should"
  )
  /// Words in "-ed" that are no past tense.
  let notPast = WordTable<Void>(
    words: "hundred sacred naked wicked unprecedented united limited unlimited aged armed alleged"
  )
  /// Before a date at the head of its clause.
  let beforeBareDate = WordTable<Void>(words: "on in by at early late mid the")
  let clockWords = WordTable<Bool>([
    ("a.m.", false), ("am", false), ("a.m", false), ("p.m.", true), ("pm", true), ("p.m", true),
  ])
  /// Before a clock time without "a.m.".
  let beforeClock = WordTable<Void>(words: "at by until till around about before after from since")
  /// Before a clock time that they blur.
  let aboutClock = WordTable<Void>(words: "about around")
  /// Before "dawn" or "afternoon" without an article.
  let beforeBarePart = WordTable<Void>(words: "by until till before since")
  /// Before "the summer" that is a date.
  let beforeSeason = WordTable<Void>(
    words: "in by until till during through throughout over since before after into for of"
  )
  /// Before "now" and "recently".
  let beforeReference = WordTable<Void>(words: "right more most only")
  /// Between an article and the one unit that is meant whole: "an additional year".
  let wholeness = WordTable<Void>(
    words: "additional extra further full whole solid entire single mere"
  )
  /// Behind "the week" and before its first day.
  let beginnings = WordTable<Void>(words: "beginning starting")
  let shortlyWords = WordTable<Void>(words: "shortly just soon")
  let besideClock = WordTable<Void>(words: "after before")
  /// After a number of four digits that is a count and no year.
  let bodyCounts = WordTable<Void>(
    words: """
      people men women children soldiers troops killed injured wounded dead points votes jobs homes houses others
      members workers employees families students miles feet meters metres km kilometers kilometres acres tons tonnes
      """
  )
  /// After a year that stands alone.
  let afterYear = WordTable<Void>(
    words: """
      and to or the a an in on at when that which who as by for with was is were had has have he she it they but
      after before from of because until his her its their showed said also would will while where
      """
  )
  /// Before a year that an adjective's place shows: "the 1989 budget".
  let yearModifiers = WordTable<Void>(words: "the a an its his her their our this that 's")
  /// Before the adjective that such a year follows: "his unsuccessful 1996 campaign".
  let possessors = WordTable<Void>(words: "its his her their our 's")
  /// Before bare units: "for years".
  let beforeBareUnits = WordTable<Void>(
    words: "for in within over after of took take last lasted past"
  )
  /// Around "soon" the conjunction.
  let asWords = WordTable<Void>(words: "as after too so")
  let lexicon = NumberLexicon()
  let comparators = ComparatorTable()
  let holidays: PhraseTable<Holiday>
  let keys = DateKeys()

  init() {
    let all = DateVocabulary.temporalWords()
    words = WordTable(all)
    anchors = WordFilter(words: all.map(\.word) + Holiday.firstWords)
    holidays = Holiday.table()
    deixis = WordTable([
      ("last", .reference(-1)), ("past", .reference(-1)), ("this", .reference(0)),
      ("current", .reference(0)), ("latest", .reference(0)), ("next", .reference(1)),
      ("coming", .reference(1)), ("upcoming", .reference(1)), ("previous", .focus(-1)),
      ("preceding", .focus(-1)), ("prior", .focus(-1)), ("same", .focus(0)), ("that", .focus(0)),
      ("following", .focus(1)), ("each", .every), ("every", .every), ("per", .every),
    ])
  }

  private static func verbCues() -> [(word: String, value: VerbCue)] {
    var all: [(word: String, value: VerbCue)] = []
    func add(_ cue: VerbCue, _ words: String) {
      for word in words.lexiconWords { all.append((String(word), cue)) }
    }
    add(.future, "going upcoming tomorrow expires until till starting deadline payable effective")
    add(.modal, "will 'll wo shall would may might must should can could")
    add(
      .past,
      """
      was were had did said went came told took made met fell rose won lost held began left found got gave became been
      broke brought built bought caught chose felt fought flew grew heard hit kept knew led let lay meant paid put ran
      read saw sold sent set shot sat spoke spent stood struck thought threw woke wrote since last tore drove swept
      swam shook stole slept blew burst cast clung crept dealt dug drew drank ate fled forgot froze hung hid hurt knelt
      laid leapt lent lit lost rang rode sang sank shone shrank slid slung spun split sprang stuck stung swore taught
      understood withdrew underwent wore wept wound bred bent beat arose
      """
    )
    add(.have, "has have 've")
    add(
      .plan,
      """
      scheduled expected expects expect plans planned plan planning due slated intends aims hopes
      """
    )
    add(.next, "next")
    add(
      .present,
      "meet meets begin begins starts opens ends closes resume resumes arrive arrives returns travel travels convene convenes takes"
    )
    return all
  }

  private static func temporalWords() -> [(word: String, value: TemporalWord)] {
    var all: [(word: String, value: TemporalWord)] = []
    func add(_ list: String, _ make: (Int) -> TemporalWord) {
      for (index, group) in list.lexiconParts("|").enumerated() {
        for word in group.lexiconParts(" ") { all.append((String(word), make(index + 1))) }
      }
    }
    add(
      """
      january|february|march|april|may|june|july|august|september|october|november|december
      """
    ) { .month($0, isAmbiguous: $0 == 3 || $0 == 5) }
    add(
      "jan. jan|feb. feb|mar. mar|apr. apr|-|jun. jun|jul. jul|aug. aug|sept. sept sep. sep|oct. oct|nov. nov|dec. dec"
    ) {
      .month($0, isAmbiguous: true)
    }
    add("monday|tuesday|wednesday|thursday|friday|saturday|sunday") {
      .weekday($0, isPlural: false, isAmbiguous: false)
    }
    add("mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays") {
      .weekday($0, isPlural: true, isAmbiguous: false)
    }
    add("mon. mon|tues. tue. tue tues|wed. wed|thurs. thu. thu thurs|fri. fri|sat. sat|sun. sun") {
      .weekday($0, isPlural: false, isAmbiguous: true)
    }
    let units: [(String, TimeUnit)] = [
      ("second", .second), ("minute", .minute), ("hour", .hour), ("day", .day),
      ("weekend", .weekend), ("week", .week), ("fortnight", .fortnight), ("month", .month),
      ("quarter", .quarter),
      ("year", .year), ("decade", .decade),
    ]
    for (word, unit) in units where unit != .second {
      all.append((word, .unit(unit, isPlural: false)))
      all.append((word + "s", .unit(unit, isPlural: true)))
    }
    all += [
      ("century", .unit(.century, isPlural: false)), ("centuries", .unit(.century, isPlural: true)),
      ("seconds", .unit(.second, isPlural: true)),
      ("spring", .season("SP")), ("summer", .season("SU")), ("autumn", .season("FA")),
      ("fall", .season("FA")), ("winter", .season("WI")), ("morning", .dayPart("TMO")),
      ("afternoon", .dayPart("TAF")), ("evening", .dayPart("TEV")), ("night", .dayPart("TNI")),
      ("noon", .clock("T12:00")), ("midday", .clock("T12:00")), ("midnight", .clock("T24:00")),
      ("today", .day(0)), ("yesterday", .day(-1)), ("tomorrow", .day(1)),
      ("tonight", .dayPartToday("TNI")), ("overnight", .overnight),
      ("now", .reference("PRESENT_REF")), ("currently", .reference("PRESENT_REF")),
      ("nowadays", .reference("PRESENT_REF")), ("recently", .reference("PAST_REF")),
      ("soon", .reference("FUTURE_REF")), ("dawn", .dayPart("TMO")), ("sunrise", .dayPart("TMO")),
      ("dusk", .dayPart("TEV")), ("sunset", .dayPart("TEV")),
      ("recent", .vague("PAST_REF")), ("current", .vague("PRESENT_REF")),
      ("past", .vague("PAST_REF")),
      ("future", .vague("FUTURE_REF")), ("daily", .frequency("P1D")),
      ("weekly", .frequency("P1W")), ("monthly", .frequency("P1M")),
      ("annually", .frequency("P1Y")),
      ("yearly", .frequency("P1Y")), ("hourly", .frequency("PT1H")), ("nightly", .frequency("P1D")),
      ("twenties", .decade(2)), ("thirties", .decade(3)), ("forties", .decade(4)),
      ("fifties", .decade(5)), ("sixties", .decade(6)), ("seventies", .decade(7)),
      ("eighties", .decade(8)), ("nineties", .decade(9)), ("fiscal", .fiscal), ("period", .period),
    ]
    let numbers = """
      one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
      eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen several
      few couple half first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
      fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth dozens hundreds thousands tens
      """
    for word in numbers.lexiconWords {
      all.append((String(word), .number))
    }
    return all
  }
}

/// Keys of the words that the date automata name.
struct DateKeys: Sendable {
  let the = WordKey("the")
  let a = WordKey("a")
  let an = WordKey("an")
  let of = WordKey("of")
  let and = WordKey("and")
  let to = WordKey("to")
  let by = WordKey("by")
  let `as` = WordKey("as")
  let soon = WordKey("soon")
  let early = WordKey("early")
  let or = WordKey("or")
  let half = WordKey("half")
  let ago = WordKey("ago")
  let earlier = WordKey("earlier")
  let later = WordKey("later")
  let before = WordKey("before")
  let from = WordKey("from")
  let now = WordKey("now")
  let old = WordKey("old")
  let age = WordKey("age")
  let end = WordKey("end")
  let ended = WordKey("ended")
  let ending = WordKey("ending")
  let possessive = WordKey("'s")
  let mid = WordKey("mid")
  let oclock = WordKey("o'clock")
  let first = WordKey("first")
  let but = WordKey("but")
  let had = WordKey("had")
  let have = WordKey("have")
  let agreed = WordKey("agreed")
  let few = WordKey("few")
  let several = WordKey("several")
  let couple = WordKey("couple")
  let day = WordKey("day")
  let two = WordKey("two")
  let latest = WordKey("latest")
  let thousand = WordKey("thousand")
  let over = WordKey("over")
  let just = WordKey("just")
  let well = WordKey("well")
  let after = WordKey("after")
  let at = WordKey("at")
  let until = WordKey("until")
  let time = WordKey("time")
  let full = WordKey("full")
  let entire = WordKey("entire")
  let late = WordKey("late")
  let small = WordKey("small")
  let killed = WordKey("killed")
  let injured = WordKey("injured")
  let could = WordKey("could")
  let not = WordKey("not")
  let be = WordKey("be")
  let nt = WordKey("n't")
  let may = WordKey("may")
  let its = WordKey("its")
  let their = WordKey("their")
  let march = WordKey("march")
  let apostrophe = WordKey("'")
  let through = WordKey("through")
  let morning = WordKey("morning")
  let higher = WordKey("higher")
  let greater = WordKey("greater")
  let per = WordKey("per")
  let quarters = WordKey("quarters")

  let each = WordKey("each")
  let every = WordKey("every")
  let on = WordKey("on")
  let recent = WordKey("recent")
  let past = WordKey("past")
  let last = WordKey("last")
  let next = WordKey("next")
  let right = WordKey("right")
  let these = WordKey("these")
  let near = WordKey("near")
  let more = WordKey("more")
  let `in` = WordKey("in")
  let s = WordKey("s")
  let coming = WordKey("coming")
  let year = WordKey("year")
  let fiscal = WordKey("fiscal")
  let so = WordKey("so")
}
