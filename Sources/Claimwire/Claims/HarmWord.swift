/// What a harm word does in its clause.
///
/// One word can do several things: "killing", "wounds".
struct HarmUse: OptionSet, Sendable {
  let rawValue: UInt16

  /// kill: after a modal or "to".
  static let base = HarmUse(rawValue: 1)
  /// kills.
  static let present = HarmUse(rawValue: 2)
  /// killed: past tense and passive participle.
  static let past = HarmUse(rawValue: 4)
  /// killing.
  static let gerund = HarmUse(rawValue: 8)
  /// died, fled: the subject is harmed.
  static let intransitive = HarmUse(rawValue: 16)
  /// dead, missing: said of a subject or after an object.
  static let adjective = HarmUse(rawValue: 32)
  /// death, arrests: counts of harm, or "of" whom.
  static let event = HarmUse(rawValue: 64)
  /// detainees, hostages: counts of the harmed.
  static let person = HarmUse(rawValue: 128)
  /// kidnappers: "of" whom.
  static let agent = HarmUse(rawValue: 256)
  /// toll.
  static let toll = HarmUse(rawValue: 512)
  /// wounds, injuries: what a subject suffers.
  static let wound = HarmUse(rawValue: 1024)
  /// Only the passive harms people for sure: "was hit", "was held".
  static let passiveOnly = HarmUse(rawValue: 2048)
  /// One person alone counts only beside an attack, accident or disaster.
  static let anyCause = HarmUse(rawValue: 4096)
  /// Kills or hurts: "shot".
  static let perhapsFatal = HarmUse(rawValue: 8192)
  /// lives, life: after "claimed", "cost", "lost".
  static let lives = HarmUse(rawValue: 16384)
  /// "the shooting of six people": a noun that only its "of" counts.
  static let deed = HarmUse(rawValue: 32768)
}

/// A word of harm: what happened to people, and how the word says so.
struct HarmWord: Sendable {
  /// The gravest kind.
  var kind: HarmKind
  /// What it can do in a clause.
  var uses: HarmUse
  /// Whether one count stands for killed and injured together: "casualties".
  var isCasualty = false
}

/// Words of harm with all their inflections.
struct HarmLexicon: Sendable {
  private let table: WordTable<HarmWord>
  /// Lets the words of harm through, and few others.
  let filter: WordFilter

  init() {
    var entries: [String: HarmWord] = [:]
    func add(_ words: String, _ kind: HarmKind, _ uses: HarmUse, isCasualty: Bool = false) {
      for word in words.lexiconWords {
        let old = entries[String(word)]
        entries[String(word)] = HarmWord(
          kind: old?.kind ?? kind,
          uses: uses.union(old?.uses ?? []),
          isCasualty: isCasualty
        )
      }
    }
    Self.addKilled(add)
    Self.addInjured(add)
    Self.addHeld(add)
    Self.addLost(add)
    table = WordTable(entries.map { (word: $0.key, value: $0.value) })
    filter = WordFilter(words: entries.keys)
  }

  /// The token's harm, null for all other words.
  func word(of token: Token, in bytes: [UInt8]) -> HarmWord? {
    filter.mayContain(token) && token.kind == .word ? table.value(of: token, in: bytes) : nil
  }

  private typealias Add = (String, HarmKind, HarmUse, Bool) -> Void

  private static func addKilled(_ add: Add) {
    add(
      "kill murder slay assassinate execute massacre slaughter behead lynch electrocute strangle suffocate",
      .killed,
      .base,
      false
    )
    add("kills murders slays assassinates executes massacres", .killed, .present, false)
    add(
      """
      killed murdered slew slain assassinated executed massacred slaughtered beheaded lynched electrocuted strangled
      suffocated martyred asphyxiated decapitated
      """,
      .killed,
      .past,
      false
    )
    add(
      "killing murdering slaying assassinating executing massacring slaughtering beheading",
      .killed,
      .gerund,
      false
    )
    add(
      """
      killing killings murder murders slaying slayings assassination assassinations execution executions massacre
      homicide homicides beheading beheadings
      """,
      .killed,
      .event,
      false
    )
    add(
      "die dies died dying perish perishes perished drown drowned drowning succumbed succumb",
      .killed,
      [.intransitive, .anyCause],
      false
    )
    add("drowned", .killed, .past, false)
    add("gunned mowed", .killed, [.past, .passiveOnly], false)
    add("gunning mowing", .killed, [.gerund, .passiveOnly], false)
    add("dead deceased lifeless", .killed, .adjective, false)
    add("death deaths", .killed, [.event, .anyCause], false)
    add("fatality fatalities drownings suicides", .killed, .event, false)
    add("bodies corpses body corpse", .killed, .person, false)
    add("casualty casualties", .killed, .event, true)
    add("toll tally", .killed, .toll, false)
    add("lives life", .killed, .lives, false)
  }

  private static func addInjured(_ add: Add) {
    add("injure wound maim stab shoot", .injured, .base, false)
    add("injures wounds maims stabs shoots hurts", .injured, .present, false)
    add(
      "injured wounded hurt maimed stabbed scalded hospitalized hospitalised",
      .injured,
      .past,
      false
    )
    add("hopitalised hopitalized", .injured, .past, false)
    add(
      "burned burnt beaten struck hit trampled mauled",
      .injured,
      [.past, .passiveOnly],
      false
    )
    add("grazed", .injured, .past, false)
    add("shot", .injured, [.past, .perhapsFatal], false)
    add("shooting", .injured, [.gerund, .perhapsFatal], false)
    add(
      "injuring wounding hurting maiming stabbing hospitalizing hospitalising",
      .injured,
      .gerund,
      false
    )
    add("wounding", .injured, .deed, false)
    add("shooting shootings", .injured, [.deed, .perhapsFatal], false)
    add("strike hit", .injured, [.base, .passiveOnly], false)
    add("striking hitting", .injured, [.gerund, .passiveOnly], false)
    add("injuries injury", .injured, [.event, .wound], false)
    add("wounds wound burns", .injured, .wound, false)
  }

  private static func addHeld(_ add: Add) {
    add("arrest detain jail imprison apprehend capture incarcerate intern", .detained, .base, false)
    add("arrests detains jails captures", .detained, .present, false)
    add(
      "arrested detained jailed imprisoned apprehended captured recaptured incarcerated interned nabbed rounded",
      .detained,
      .past,
      false
    )
    add("held", .detained, [.past, .passiveOnly], false)
    add("arresting detaining jailing capturing imprisoning apprehending", .detained, .gerund, false)
    add("arrest arrests detention detentions", .detained, .event, false)
    add("detainee detainees", .detained, .person, false)
    add("custody", .detained, .adjective, false)
    add("kidnap abduct", .kidnapped, .base, false)
    add("kidnaps abducts", .kidnapped, .present, false)
    add("kidnapped abducted", .kidnapped, .past, false)
    add("kidnapping abducting", .kidnapped, .gerund, false)
    add("kidnapping kidnappings abduction abductions kidnap", .kidnapped, .event, false)
    add("hostage hostages captives", .kidnapped, .person, false)
    add("kidnapper kidnappers abductor abductors captors captor", .kidnapped, .agent, false)
  }

  private static func addLost(_ add: Add) {
    add("missing unaccounted", .missing, .adjective, false)
    add("disappearance disappearances", .missing, .event, false)
    add("disappeared vanished", .missing, .intransitive, false)
    add("displace evacuate uproot", .displaced, .base, false)
    add("displaced evacuated uprooted", .displaced, .past, false)
    add("displacing evacuating uprooting", .displaced, .gerund, false)
    add("fled flee fleeing flees", .displaced, .intransitive, false)
    add("homeless", .displaced, .adjective, false)
    add("evacuee evacuees", .displaced, .person, false)
    add("evacuation evacuations displacement", .displaced, .event, false)
  }
}
