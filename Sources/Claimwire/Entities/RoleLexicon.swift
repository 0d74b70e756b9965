/// The nouns for what people are, with the words that stand before them in titles.
///
/// General English knowledge: offices, ranks, professions and family words as newspapers use them.
struct RoleLexicon: Sendable {
  private let nouns: WordTable<RoleNoun>
  private let nounsByKey: [UInt32: RoleNoun]
  /// Words that stand before a noun inside a title: "prime", "deputy", "defense".
  private let modifiers: WordTable<Void>

  /// Made once, as two stages ask it and it takes longest of all word lists.
  static let english = RoleLexicon()

  private init() {
    let entries = Self.nounEntries()
    nouns = WordTable(entries)
    nounsByKey = Dictionary(
      entries.map { (WordKey($0.word).value, $0.value) },
      uniquingKeysWith: { $1 }
    )
    modifiers = WordTable(words: Self.modifierWords)
  }

  /// What the token means as a role, null where it is none.
  func noun(_ token: Token, in bytes: [UInt8]) -> RoleNoun? {
    token.kind == .word ? nouns.value(of: token, in: bytes) : nil
  }

  /// The noun with that ``Token/key``.
  func noun(key: UInt32) -> RoleNoun? { nounsByKey[key] }

  /// Whether the token may stand before the noun of a title.
  func isModifier(_ token: Token, in bytes: [UInt8]) -> Bool {
    token.kind == .word && modifiers.contains(token, in: bytes)
  }

  /// A line: the field, then "t" for titles or "-", then nouns; "/f" and "/m" mark gender, "=" joins synonyms.
  private static func nounEntries() -> [(word: String, value: RoleNoun)] {
    var entries: [(word: String, value: RoleNoun)] = []
    for line in nounLines.lexiconParts("\n") {
      let parts = line.lexiconParts(" ")
      guard parts.count > 2, let field = fields[String(parts[0])] else { continue }
      for group in parts.dropFirst(2) {
        let words = group.lexiconParts("=").map { $0.lexiconParts("/") }
        guard let first = words.first?.first else { continue }
        let synonym = WordKey(String(first)).value
        for halves in words {
          let gender: Gender? = halves.count < 2 ? nil : halves[1] == "f" ? .female : .male
          let noun = RoleNoun(
            field: field,
            gender: gender,
            isTitle: parts[1] == "t",
            synonym: synonym
          )
          entries.append((String(halves[0]), noun))
        }
      }
    }
    return entries
  }

  private static let fields: [String: RoleNoun.Field] = [
    "honorific": .honorific, "head": .headOfState, "government": .government,
    "legislature": .legislature, "party": .party, "diplomacy": .diplomacy, "military": .military,
    "police": .police, "judiciary": .judiciary, "law": .law, "clergy": .clergy,
    "academia": .academia, "medicine": .medicine, "business": .business, "sport": .sport,
    "media": .media, "speaker": .spokesperson, "royalty": .royalty, "family": .family,
    "arts": .arts, "activism": .activism, "crime": .crime, "person": .person, "other": .other,
  ]

  private static let nounLines = """
    honorific t mr/m=mr./m mister/m mrs/f=mrs./f ms/f=ms./f miss/f mx sir/m dame/f madam/f=madame/f=mme/f monsieur/m
    honorific t lord/m lady/f hon=hon. señor/m=senor/m señora/f=senora/f don/m doña/f herr/m frau/f u/m daw/f
    honorific t datuk/m dato/m=datin/f tan-sri seri tun alhaji/m=haji/m hajia/f=hajiya/f shri/m smt/f pandit/m kumari/f begum/f
    head t president=presidents=pres.=presidente premier chancellor=chancellors taoiseach president-elect
    head - leader=leaders=strongman/m ruler dictator autocrat
    government t minister=ministers=min. secretary=secretaries=sec. governor=governors=gov.=govs. mayor=mayors
    government t commissioner=commissioners administrator treasurer comptroller councillor=councilor councilman/m
    government t councilwoman/f councilmember alderman/m vice-president undersecretary under-secretary regent
    government t ombudsman prefect mayor-elect governor-general=governor-generals superintendent warden registrar
    government t postmaster magistrate chief-of-staff czar=tsar supervisor selectman/m coroner sheriff=sheriffs
    government t first-lady/f first-minister
    legislature t senator=senators=sen.=sens. congressman/m=congresswoman/f=representative=representatives=rep.=reps.
    legislature t assemblyman/m assemblywoman/f assemblymember mp deputy lawmaker=legislator=parliamentarian speaker
    legislature t whip delegate=del. msp mep mla backbencher majority-leader
    party t candidate=candidates=nominee chairman/m=chairwoman/f=chair=chairperson=chairmen/m chief=chiefs
    party t vice-chairman/m co-chair frontrunner hopeful strategist pollster adviser=advisor=advisers=advisors aide
    party - politician=politicians veteran incumbent official=officials
    diplomacy t ambassador=ambassadors=amb. envoy=envoys consul attaché=attache emissary negotiator mediator
    diplomacy - diplomat=diplomats
    military t general=gen.=gens.=generals colonel=col.=cols. captain=capt. lieutenant=lt.=lt major=maj. sergeant=sgt.
    military t corporal=cpl. private=pvt. admiral=adm. commander=cmdr.=cmdr commodore brigadier=brig. marshal
    military t sgt=sgts. cpl col gen maj capt commandant airman/m seaman/m ensign specialist=spc.=spc pfc.=pfc
    military - soldier=soldiers warlord fighter pilot sailor marine
    police t inspector=insp.=insp detective=det.=det=detectives constable=pc officer=officers=ofc. superintendent=supt.=supt
    police t trooper
    police t patrolman/m policeman/m=policewoman/f agent investigator dci dc
    judiciary t judge=judges=justice=justices magistrate
    law t attorney=attorneys=atty. lawyer=lawyers=barrister=solicitor=counsel prosecutor=prosecutors defender advocate
    clergy t pope/m=pontiff/m bishop=archbishop cardinal=card. father/m=fr. reverend=rev.=pastor=vicar=rev rabbi imam
    clergy t sheikh/m=shaikh/m=sheik/m ayatollah/m mullah/m priest monsignor=msgr. patriarch/m chaplain deacon brother/m
    clergy t sister/f nun/f cleric mufti/m swami lama canon dean abbot/m
    academia t professor=prof.=prof dr=dr. doctor researcher=researchers scientist=scientists lecturer economist
    academia t historian analyst=analysts expert=experts scholar physicist biologist psychologist geologist
    academia t seismologist meteorologist forecaster climatologist epidemiologist sociologist astronomer chemist
    academia t anthropologist archaeologist engineer=engineers principal headmaster/m headteacher provost rector
    academia - teacher=teachers student=students pupil academic tutor
    medicine t surgeon paramedic nurse=nurses pathologist pharmacist veterinarian=vet midwife psychiatrist
    medicine - physician medic patient dentist
    business t ceo=chief-executive cfo coo executive=executives director=directors founder=co-founder=cofounder manager
    business t businessman/m=businesswoman/f=tycoon=entrepreneur=magnate billionaire owner=owners banker investor
    business t trader developer boss broker president-ceo
    business - shopkeeper farmer=farmers fisherman/m fishermen/m merchant employer employee landlord landlady/f
    sport t coach=coaches=trainer striker=forward midfielder goalkeeper=goalie=keeper defender quarterback=qb
    sport t skipper batsman/m=batter bowler winger referee pitcher guard center midfield linebacker receiver jockey
    sport t champion swimmer sprinter runner boxer cyclist golfer seed driver rider catcher shortstop outfielder
    sport - player=players athlete teammate rookie winner opponent rival
    media t editor=editors journalist=reporter=correspondent=journalists columnist photographer publisher blogger host
    media t presenter anchor producer broadcaster anchorwoman/f anchorman/m commentator
    speaker t spokesman/m=spokeswoman/f=spokesperson=spokesmen=spokespeople
    royalty t king/m queen/f prince/m princess/f emperor/m empress/f duke/m duchess/f sultan/m emir/m=amir/m count/m
    royalty t countess/f baron/m baroness/f earl/m crown-prince/m monarch shah/m viscount/m
    family - father/m mother/f son/m daughter/f brother/m sister/f husband/m wife/f widow/f widower/m uncle/m aunt/f
    family - nephew/m niece/f grandfather/m grandmother/f grandson/m granddaughter/f cousin spouse parent dad/m mom/f
    family - mum/f fiancé/m=fiance/m fiancée/f=fiancee/f boyfriend/m girlfriend/f stepfather/m stepmother/f sibling twin
    family - grandparent ex-wife/f ex-husband/m partner bride/f groom/m
    arts t actor/m=actress/f singer=vocalist rapper artist painter author=novelist=writer=poet playwright comedian
    arts t director filmmaker musician composer guitarist drummer designer architect model dancer choreographer curator
    arts t photographer songwriter pianist cellist conductor chef star producer
    activism t activist=activists campaigner organizer=organiser dissident unionist
    activism - protester=protesters=demonstrator volunteer environmentalist
    crime t rebel militant
    crime - suspect=suspects gunman/m attacker=assailant killer murderer defendant convict victim=victims hostage
    crime - plaintiff terrorist shooter detainee prisoner inmate accused fugitive perpetrator extremist
    person - man/m woman/f boy/m girl/f gentleman/m lady/f teenager teen child baby pensioner resident neighbor=neighbour
    person - old man/m person witness survivor refugee migrant
    other - worker staffer vendor shopper motorist passenger commuter tourist visitor customer voter supporter critic
    other - clerk cleaner labourer=laborer technician therapist counsellor=counselor caregiver villager herder rescuer
    other - dispatcher assistant apprentice source
    other t driver crew firefighter=fireman/m astronaut guide captain co-pilot curator butcher baker carpenter janitor
    other t secretary-general head carer warden plumber electrician mechanic ranger whistleblower
    """

  private static let modifierWords = """
    prime vice deputy assistant associate acting interim foreign defense defence interior finance home health justice
    education energy transport transportation labor labour trade agriculture environment information national security
    special chief executive first second third lieutenant lt. staff state attorney solicitor district federal general
    secretary minister governor police army navy air force fire major brigadier rear commander commanding senior junior
    managing communications press media public affairs relations campaign party opposition majority minority house
    senate city county council town village regional provincial presidential vice-presidential gubernatorial
    congressional parliamentary democratic republican shadow cabinet crown grand high permanent principal joint
    executive legal medical military political economic financial commercial technical scientific assistant head
    treasury budget planning immigration intelligence counter-terrorism counterterrorism homeland veterans housing
    commerce culture sports sport tourism water fisheries mines mining oil petroleum infrastructure development
    cooperation communities children families youth women industry science technology external internal social welfare
    under supreme court appeals appellate circuit chairman chief-executive co acting-president master gunnery sergeant
    petty warrant detective det inspector insp chief superintendent constable probationary world bank team club starting goal
    head assistant star veteran opening fast relief left right wing center midfield central tight wide running power
    shooting point business technology political white diplomatic investigative sports staff news managing picture
    lead rescue emergency operations project program programme research university school union trade
    """
}
