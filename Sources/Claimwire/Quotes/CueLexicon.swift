/// English verbs and nouns of reporting, with what kind of speech act each names.
///
/// General English, from the reporting verbs that grammars and style guides list (Quirk et al., A Comprehensive Grammar
/// of the English Language, 16.31: factual, suasive and emotive verbs); inflected here.
struct CueLexicon: Sendable {
  /// What a word is as a cue.
  struct Entry: Sendable {
    var cueClass: CueClass
    var use: Use
    var form: Form
  }

  /// What a cue governs.
  struct Use: OptionSet, Sendable {
    let rawValue: UInt8
    /// Introduces speech in marks: "said".
    static let speech = Use(rawValue: 1)
    /// Takes a clause: "hopes".
    static let clause = Use(rawValue: 2)
    /// Takes the matter itself: "condemned the attack".
    static let matter = Use(rawValue: 4)
  }

  /// How the word is inflected.
  enum Form: UInt8, Sendable {
    /// "say": an infinitive, a plural's present, an order.
    case base
    /// "says".
    case present
    /// "said".
    case past
    /// "saying".
    case participle
    /// "statement".
    case noun
  }

  private let table: WordTable<Entry>

  init() { table = WordTable(CueLexicon.entries().map { (word: $0, value: $1) }) }

  /// Every form of every word, for learning.
  var all: [(word: String, entry: Entry)] { CueLexicon.entries() }

  /// The base of each form that no rule makes: "say" for "said".
  var basesOfIrregularForms: [String: String] {
    var bases: [String: String] = [:]
    for line in CueLexicon.verbs.lexiconParts("\n") {
      for verb in line.lexiconParts(" ") {
        let halves = verb.lexiconParts("/")
        for irregular in halves.dropFirst() { bases[String(irregular)] = String(halves[0]) }
      }
    }
    return bases
  }

  private static func entries() -> [(String, Entry)] {
    var entries: [(String, Entry)] = []
    for line in CueLexicon.verbs.lexiconParts("\n") {
      let halves = line.lexiconParts(":", maxSplits: 1)
      guard halves.count == 2 else { continue }
      let head = halves[0].lexiconParts(" ")
      guard head.count == 2, let cueClass = CueClass(rawValue: String(head[0])) else { continue }
      let use = CueLexicon.use(head[1])
      for verb in halves[1].lexiconParts(" ") {
        for (word, form) in CueLexicon.inflected(verb) {
          entries.append((word, Entry(cueClass: cueClass, use: use, form: form)))
        }
      }
    }
    for noun in CueLexicon.nouns.lexiconWords {
      entries.append(
        (String(noun), Entry(cueClass: .say, use: [.clause], form: .noun))
      )
    }
    return entries
  }

  /// What the token is as a cue; null where it is none.
  func entry(_ token: Token, in bytes: [UInt8]) -> Entry? {
    guard token.kind == .word else { return nil }
    return table.value(of: token, in: bytes)
  }

  private static func use(_ letters: Substring) -> Use {
    var use: Use = []
    if letters.contains("s") { use.insert(.speech) }
    if letters.contains("c") { use.insert(.clause) }
    if letters.contains("m") { use.insert(.matter) }
    return use
  }

  /// The verb's forms.
  ///
  /// An irregular verb is written with its past after a stroke, "say/said"; a verb that doubles its
  /// last letter with a plus, "quip+".
  private static func inflected(_ entry: Substring) -> [(String, Form)] {
    let halves = entry.lexiconParts("/").map(String.init)
    var base = halves[0]
    var stem = base
    if base.hasSuffix("+") {
      base.removeLast()
      stem = base + String(base.suffix(1))
    } else if base.hasSuffix("ee") {
      stem = base
    } else if base.hasSuffix("e") {
      stem.removeLast()
    }
    let endsInY =
      base.hasSuffix("y") && !["ay", "ey", "oy", "uy"].contains(String(base.suffix(2)))
    var present = base + "s"
    if endsInY {
      present = base.dropLast() + "ies"
    } else if ["s", "x", "z", "ch", "sh"].contains(where: base.hasSuffix) {
      present = base + "es"
    }
    var past = endsInY ? base.dropLast() + "ied" : stem + "ed"
    if base.hasSuffix("ee") { past = base + "d" }
    var forms: [(String, Form)] = [(base, .base), (present, .present), (stem + "ing", .participle)]
    if halves.count > 1 {
      for irregular in halves.dropFirst() { forms.append((irregular, .past)) }
    } else {
      forms.append((past, .past))
    }
    return forms
  }

  /// Class and uses, then the verbs: s introduces speech in marks, c takes a clause, m takes the matter itself.
  private static let verbs = """
    say sc: say/said tell/told add state declare announce remark comment note observe explain continue reply respond
    say s: answer retort counter quip+ joke interject opine exclaim shout yell whisper murmur mutter sigh laugh smile
    say s: recall recount conclude repeat read/read go/went scream cry chant sing/sang recite intone plead rejoin
    say s: begin/began/begun chime bellow growl grumble snap+ nod+ shrug+ concur+ gush bark fume rage elaborate chuckle
    say sc: report reveal disclose relate reiterate stress emphasize emphasise underline underscore reflect muse
    say sc: testify swear/swore/sworn predict forecast/forecast foresee/foresaw estimate mention recall summarize
    say sc: suggest indicate signal hint imply propose advise argue reason contend inform assure remind brief notify
    say sc: complain lament boast brag+ marvel promise vow pledge quote cite hail proclaim convey specify clarify
    say c: find/found show/showed/shown determine conclude point maintain discover calculate demonstrate reckon rule
    say c: commit+ agree calculate guarantee project hold/held learn/learned hear/heard confide decree stipulate
    say m: call describe dub+ label brand term characterize characterise portray depict discuss address detail outline
    say m: criticize criticise condemn denounce slam+ blast praise laud applaud welcome decry deplore deride mock
    say m: ridicule attack assail lambaste lambast chide scold rebuke berate rap+ rail lash thank congratulate mourn
    say m: hail salute honor honour apologize apologise refer+ cite invoke tout+ extol+ defend endorse back support
    say m: oppose reject favor favour celebrate commend compare liken express voice offer issue
    write sc: write/wrote/written post tweet retweet blog+ email text type publish caption pen+ note
    ask sc: ask wonder inquire enquire query question
    claim sc: claim allege insist assert maintain contend charge profess avow aver+ purport
    deny cm: deny dispute refute rebut+ reject dismiss disavow repudiate contradict contest decline refuse
    confirm sc: confirm acknowledge admit+ concede confess verify affirm reaffirm attest certify corroborate accept
    warn sc: warn caution threaten fret+ forewarn
    accuse sm: accuse blame charge fault accused
    think c: think/thought believe feel/felt hope fear expect worry doubt suspect assume know/knew/known consider
    think c: understand/understood realize realise imagine suppose guess figure presume speculate anticipate conclude
    think m: want wish need intend plan+ seek/sought aim prefer+ love hate like regret admire trust consider view see/saw
    order scm: urge demand order request insist recommend instruct direct command beg+ implore beseech exhort plead
    order m: call invite press push encourage appeal lobby
    """

  private static let nouns = """
    statement announcement claim allegation accusation warning argument suggestion assertion belief view opinion hope
    fear promise pledge vow demand request call report testimony remark comment admission denial confession prediction
    """
}
