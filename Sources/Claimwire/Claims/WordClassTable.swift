/// The word classes of closed-class words and of the nouns and verbs that tell claims apart.
///
/// General English, written for this project: grammars' lists of function words, kin terms, occupations that news
/// reports name as victims, things that are killed, hurt or lost without anybody being harmed.
struct WordClassTable: Sendable {
  private let table: WordTable<WordClass>
  /// Lets the words through by which an injury may be told of without a word of harm, and few others.
  let sufferingFilter: WordFilter

  init() {
    var classes: [String: WordClass] = [:]
    for (words, added) in Self.lists {
      for word in words.lexiconWords {
        classes[String(word), default: []].formUnion(added)
      }
    }
    for (word, known) in classes
    where known.contains(.person) && known.isDisjoint(with: .pluralPeople) {
      let plural = Self.plural(word)
      if classes[plural] == nil { classes[plural] = .pluralPeople }
    }
    table = WordTable(classes.map { (word: $0.key, value: $0.value) })
    sufferingFilter = WordFilter(words: classes.filter { $0.value.contains(.suffering) }.keys)
  }

  /// What the token can be; empty for an open-class word that is on no list.
  func classes(of token: Token, in bytes: [UInt8]) -> WordClass {
    guard token.kind == .word else { return [] }
    if let known = table.value(of: token, in: bytes) { return known }
    if Self.endsLikeAdverb(token, in: bytes) { return .adverb }
    return Self.people(token, in: bytes)
  }

  /// "climbers", "deputies", "firemen".
  private static func plural(_ word: String) -> String {
    if word.hasSuffix("man") { return word.dropLast(3) + "men" }
    if word.hasSuffix("y"), !word.hasSuffix("ey"), !word.hasSuffix("oy") {
      return word.dropLast() + "ies"
    }
    return word.hasSuffix("s") || word.hasSuffix("ch") ? word + "es" : word + "s"
  }

  /// "watchman", "tribeswoman", "oarsmen": people by their ending.
  private static func people(_ token: Token, in bytes: [UInt8]) -> WordClass {
    guard token.letterCase == .lower, token.end - token.start > 5 else { return [] }
    let end = Int(token.end)
    guard bytes[end - 3] == UInt8(ascii: "m"), bytes[end - 1] == UInt8(ascii: "n") else {
      return []
    }
    switch bytes[end - 2] {
    case UInt8(ascii: "a"): return .person
    case UInt8(ascii: "e"): return .pluralPeople
    default: return []
    }
  }

  /// "-ly" in lower case: "critically", "also".
  private static func endsLikeAdverb(_ token: Token, in bytes: [UInt8]) -> Bool {
    guard token.letterCase == .lower, token.end - token.start > 4 else { return false }
    return bytes[Int(token.end) - 2] == UInt8(ascii: "l")
      && bytes[Int(token.end) - 1] == UInt8(ascii: "y")
  }

  private static let lists: [(String, WordClass)] =
    functionWords + verbs + peopleNouns + otherNouns

  private static let functionWords: [(String, WordClass)] = [
    ("the this that these those each every all both any", .determiner),
    ("the a an", .article),
    ("a an another one", [.determiner, .indefinite]),
    ("his her their its my our your", [.determiner, .possessive]),
    ("no none nobody neither zero", [.zero]),
    (
      """
      of in on at by for with from into near over under between among during against through across around
      about inside outside within without along beside behind beyond toward towards amid despite per via off up
      down out onto upon above below past due throughout including besides except like than as aboard alongside
      """, .preposition
    ),
    ("after before since until", [.preposition, .subordinator]),
    ("to", .to),
    ("and or but nor & plus", .conjunction),
    ("when while because if although though whether unless once whereas so", .subordinator),
    ("that where", [.subordinator, .relative]),
    ("who whom which whose", .relative),
    ("he she they it we i you there", .subjectPronoun),
    ("him her them us me himself herself themselves itself", .objectPronoun),
    ("she her", .female),
    ("he his him", .male),
    ("is are was were be been being am 're get gets got gotten getting", .be),
    ("have has had having 've", .have),
    ("do does did done", .auxiliaryDo),
    ("can could may might must shall should will would 'll 'd", .modal),
    ("not n't never", .negation),
    (
      """
      also already still now just only then yet even again ever soon later earlier ago together today
      yesterday tonight tomorrow instantly here too else overall apparently allegedly reportedly so far nearby
      long once twice almost nearly
      """, .adverb
    ),
    ("today yesterday tonight tomorrow", .time),
    ("reportedly allegedly apparently officially", [.adverb, .hearsay]),
    ("possibly presumably perhaps maybe", [.adverb, .possibly]),
    (
      "probably likely fatally mortally aboard inside outside always often sometimes repeatedly",
      .adverb
    ),
    ("more other others further additional extra another else", .additive),
  ]

  private static let verbs: [(String, WordClass)] = [
    (
      """
      say says said saying tell tells told reported reports announce announces announced state
      states stated add adds added estimate estimates estimated believe believes believed think thinks thought warn
      warns warned confirm confirms confirmed claim claims claimed reveal reveals revealed suggest suggests
      suggested allege alleges alleged insist insists insisted acknowledge acknowledged admit
      admits admitted note notes noted explain explained declare declared tweeted posted wrote write writes
      testified recalled quoted cited recorded indicated indicates stressed
      """, [.verb, .reporting]
    ),
    ("report estimate claim", .reporting),
    (
      """
      found finds show shows showed concluded concludes learned learnt heard hear hears anticipate anticipates
      anticipated predict predicts predicted project projects projected forecast forecasts expects expected determined
      established understands conceded concedes agreed argued argues maintained maintains
      """, .concluding
    ),
    ("fear fears feared", [.reporting, .fearing]),
    (
      "deny denies denied denying reject rejects rejected rejecting dismissed refuted",
      [.verb, .denying]
    ),
    (
      """
      feared presumed reported confirmed believed found listed declared pronounced considered thought
      left leaving remain remains remained gone went go goes going known counted became become officially said rendered
      made lay lying turned estimated assumed alleged taken placed pulled discovered appear appears appeared seem seems
      """, .predicateLink
    ),
    ("feared presumed suspected assumed", .fearing),
    ("suffered sustained suffering suffer received condition recovering", .suffering),
    ("hospital hospitals taken rushed airlifted hostage captive intensive coma", .suffering),
    ("treated driven drove driving force forced forces forcing broken fractured lost", .suffering),
    ("put puts putting froze fell bled leapt slid", .verb),
    (
      """
      left leaving remain remains remained gone went go goes going became become made make makes lay
      lying turned came come comes took take takes taken gave give gives given struck strikes hit hits began begin
      begins fell fall falls ran run runs blew fired led leads set sent held holds brought broke met
      saw seen sees kept keeps knew stood spoke wore drove flew swept sank threw tore caught bought sold built
      fought sought won grew shook burst spread stepped rode chose drew lose loses lost losing
      does want wants wanted need needs needed include includes included appears seems according
      """, .verb
    ),
    (
      """
      rise rises rose risen rising stand stands stood climb climbs climbed jump jumped grow grew grown increase
      increases increased reach reached reaches exceed exceeds exceeded surpass surpassed surpasses pass passed passes top
      topped tops soar soared raise raised raising bring brings bringing brought put puts putting hit revised updated lowered
      cut dropped fell is was were be being remains remained currently now up total totalled totaled went goes
      """, .rising
    ),
    (
      """
      claim claims claimed claiming cost costs costing take takes took taken taking lose loses lost losing end ended
      """, .takingLives
    ),
    (
      """
      taken rushed airlifted transported flown sent admitted brought transferred hospitalized hospitalised
      treated moved carried driven ferried recovering send sends sending put puts putting land lands landed landing
      took takes taking rushing transporting carry
      """, .taking
    ),
    (
      """
      plan plans planned planning plotting plot plots threat threats threatened threatening threaten attempt
      attempts attempted attempting try tries tried trying vow vowed want wanted intended intends intent conspiracy
      conspiring order ordered orders ready prepare prepared preparing aim aimed aims need needs refused refuses
      """, .intention
    ),
  ]

  private static let peopleNouns: [(String, WordClass)] = [
    (
      """
      man boy father son brother husband uncle grandfather nephew gunman policeman fireman fisherman
      businessman serviceman airman seaman workman boyfriend stepfather stepson grandson king prince gentleman
      male dad granddad grandpa stepdad stepbrother schoolboy
      """, [.person, .male]
    ),
    (
      """
      woman girl mother daughter sister wife aunt grandmother niece policewoman businesswoman girlfriend stepmother
      stepdaughter granddaughter queen princess lady female mom mum grandma stepmom stepsister schoolgirl
      """, [.person, .female]
    ),
    (
      """
      father son brother husband uncle grandfather nephew mother daughter sister wife aunt grandmother niece cousin
      boyfriend girlfriend stepfather stepson grandson stepmother stepdaughter granddaughter grandchild child baby
      fiance fiancee fiancé fiancée partner spouse sibling friend colleague roommate neighbor neighbour toddler infant
      mom mum dad grandma grandpa granddad stepmom stepdad stepbrother stepsister kid classmate coworker housemate
      """, [.person, .family]
    ),
    (
      """
      person adult teen teenager teenage youth child baby infant toddler pedestrian cyclist bicyclist motorcyclist driver
      passenger pilot student pupil teacher worker soldier officer deputy trooper cop guard marine sailor commander general
      colonel major captain lieutenant sergeant corporal private constable detective firefighter paramedic rescuer nurse
      doctor journalist reporter photographer cameraman correspondent editor lawyer judge prosecutor attorney mayor minister
      president governor senator lawmaker politician official candidate activist protester protestor demonstrator
      bystander resident villager farmer fisher miner engineer technician contractor employee shopkeeper clerk
      tourist visitor traveler traveller climber hiker skier surfer swimmer diver civilian militant insurgent
      rebel fighter gunman attacker bomber suspect assailant shooter robber burglar thief leader chief member victim
      patient inmate prisoner detainee hostage refugee migrant national citizen foreigner native immigrant priest bishop
      imam cleric monk nun pastor rabbi envoy ambassador diplomat aide bodyguard serviceman servicewoman conscript
      recruit cadet volunteer medic player athlete coach runner musician singer actor artist writer author blogger
      dissident scientist researcher professor principal manager owner customer shopper executive businessman operative
      terrorist extremist separatist jihadist spy agent informant smuggler trafficker dealer gangster cleaner cook
      chef waiter butcher trader merchant banker accountant consultant spokesman spokeswoman elder chieftain warlord
      peacekeeper monitor observer pilgrim worshipper worshiper mourner guest survivor orphan widow widower newborn
      homeowner tenant landlord motorist biker rider jogger crewman deckhand steward stewardess
      somebody someone individual human relative parent counterpart companion sibling
      juvenile minor accused hitman assassin sniper guerrilla trainee apprentice labourer laborer carpenter builder electrician
      plumber welder mechanic baker tailor barber headteacher headmaster headmistress caretaker steward spectator
      attendee occupant patron reveler reveller partygoer bartender bouncer cashier custodian janitor counselor
      counsellor stranger acquaintance intruder rapper sophomore kid classmate coworker
      """, .person
    ),
    ("parents twins couple newlyweds", [.pluralPeople, .pair]),
    (
      """
      people persons men women children boys girls kids civilians soldiers troops police officers others victims
      members residents villagers workers passengers students families lives personnel crew crewmen policemen
      militants insurgents rebels fighters protesters demonstrators tourists migrants refugees teens teenagers adults
      servicemen marines sailors guards miners farmers pilgrims suspects gunmen youths firefighters
      rescuers babies infants pupils teachers nurses doctors patients inmates prisoners detainees hostages
      journalists aid-workers peacekeepers foreigners nationals citizens employees guests worshippers mourners
      bystanders pedestrians cyclists drivers killings deaths bodies corpses dead wounded injured them us whom relatives
      """, .pluralPeople
    ),
    (
      """
      mr mr. mrs mrs. ms ms. dr dr. president prime minister general gen. colonel col. captain capt. sergeant sgt.
      lieutenant lt. corporal private officer deputy senator sen. governor gov. congressman
      king queen prince princess pope bishop sheriff chief
      """, .title
    ),
    (
      """
      official officials police authorities spokesman spokeswoman spokesperson spokesmen ministry minister army military
      government report reports witnesses witness doctors medics hospital sources source agency agencies prosecutors
      prosecutor investigators deputies sheriff mayor governor council media radio television officers coastguard
      """, .authority
    ),
  ]

  private static let otherNouns: [(String, WordClass)] = [
    // Nouns and adjectives that end like adverbs.
    (
      """
      family rally ally assembly supply reply bully monopoly anomaly elderly butterfly belly lily italy sicily july
      """, []
    ),
    (
      """
      day days week weeks month months year years hour hours minute minutes second seconds decade decades century
      centuries morning afternoon evening night nights weekend weekends monday tuesday wednesday thursday friday saturday
      sunday january february march april june july august september october november december mondays fridays time
      times spring summer autumn winter noon midnight dawn a.m. p.m. am pm
      """, .time
    ),
    (
      """
      animal animals dog dogs cat cats horse horses cow cows cattle sheep lamb lambs goat goats pig pigs hog hogs
      chicken chickens bird birds fish eel eels shark sharks whale whales dolphin dolphins elephant elephants rhino rhinos
      lion lions tiger tigers bear bears wolf wolves deer kangaroo kangaroos koala koalas turtle turtles seal seals
      steer steers alpaca alpacas camel camels donkey donkeys bee bees hive hives insect insects mosquito mosquitoes
      mouse mice rat rats rabbit rabbits fox foxes duck ducks geese goose turkey turkeys poultry livestock heifer calf calves
      seabird seabirds prawn prawns oyster oysters salmon trout bat bats monkey monkeys gorilla gorillas puppy puppies kitten
      kittens pet pets stock herd head reindeer bison penguin penguins swan swans crocodile crocodiles fingerlings mammals
      fowl fowls waterfowl hen hens pheasant pheasants emu emus ostrich ostriches parrot parrots pigeon pigeons owl owls
      ewe ewes wether wethers bull bulls bullock bullocks buffalo buffaloes piglet piglets hare hares possum possums frog frogs
      toad toads snake snakes lizard lizards squid crab crabs lobster lobsters species specimen specimens
      tree trees plant plants seedlings crop crops weed weeds vine vines eucalypts vegetation flower flowers grass
      cell cells virus viruses bacteria germs microbes parasites larvae
      """, .notPeople
    ),
    (
      """
      percent percentage cent pct % dollar dollars euro euros pound pounds yen yuan rupees billion-dollar barrels barrel
      dlrs dlr stg francs franc marks pesos rubles roubles cents bushel bushels mln bln
      tons tonnes ton kilograms kilos kg grams litres liters gallons acres hectares km kilometers kilometres miles metres
      meters feet inches points point degrees goals goal runs games game matches match sets seats seat delegates votes vote
      titles title medals bill bills act amendment law proposal project projects plan plans deal deals talks talk meeting
      meetings election elections hearing conference inquiry house houses home homes building buildings apartment
      apartments shop shops school schools church churches mosque mosques vehicle vehicles car cars truck trucks bus buses
      train trains plane planes aircraft helicopter helicopters boat boats ship ships vessel vessels tank tanks drone
      drones missile missiles rocket rockets bomb bombs shell shells gun guns weapon weapons rifle rifles bullet bullets
      shot shots round rounds phone phones battery batteries engine engines line lines market markets job jobs company
      companies firm firms bank banks account accounts deposit deposits document documents file files letter letters
      page pages book books song songs film films movie movies photo photos video videos scene scenes record records
      incident incidents attack attacks case cases accident accidents crash crashes collision shooting shootings bombing
      bombings explosion explosions blast blasts strike strikes raid raids clash clashes fire fires quake earthquake storm
      storms flood floods event events operation operations protest protests rally city cities town towns village villages
      country countries nation nations state states province provinces area areas region regions district districts
      street streets road roads block blocks site sites place places camp camps base bases border area
      website websites account accounts interest rate rates price prices share shares stock stocks body-of-work
      system systems service services data information evidence item items thing things way ways question questions
      part half quarter third fraction majority minority rest proportion average share number amount total series
      jet jets warplane warplanes ceremony ceremonies territory position positions spacecraft satellite satellites
      wheel wheels money cash tax pieces piece artworks painting paintings treasure hopes hope dream dreams spirit ego
      pride economy growth business businesses industry exports trade product products sales heat end silence penalty
      investigation probe crackdown war battle conflict crisis pandemic epidemic outbreak disease illness condition
      gunshot gunshots gunfire shrapnel debris window windows
      shipment shipments consignment consignments cargo cargoes container containers parcel parcels goods
      threat threats doubt doubts cut cuts airline airlines airliner airliners planet planets moons asteroid asteroids
      comet comets debentures offers agreement agreements contract contracts
      sides post posts common
      charge charges count counts sentence sentences settlement settlements colony colonies outpost outposts
      airplane airplanes aeroplane aeroplanes jetliner jetliners fortification fortifications barracks warrant warrants
      licence licences license licenses effect effects
      """, .notPeople
    ),
    (
      """
      attack attacks attacked attacker attackers bomb bombs bombing bombings bomber bombed explosion explosions blast blasts
      crash crashes crashed collision collided accident accidents derailed derailment fire fires blaze shooting shootings
      shot gunman gunmen gunshot gunfire stabbing stabbed stab earthquake quake tsunami flood floods flooding landslide mudslide
      avalanche hurricane typhoon cyclone storm tornado eruption airstrike airstrikes strike strikes missile missiles
      rocket rockets shelling shelled raid raids clash clashes fighting battle ambush ambushed war offensive massacre
      murder murdered homicide killed killing kill wounded injured drowned sank capsized collapse collapsed
      plunged riot rioting riots violence unrest terrorist terrorists assassination assassinated suicide-bomb hostage
      militants insurgents rebels wreck overturned electrocuted stampede crushed beaten strangled assault assaulted
      victims victim deadly fatal fatally disaster disasters tragedy sinking capsizing
      """, .harmEvent
    ),
    (
      """
      northern southern eastern western central north south east west northeast northwest southeast southwest
      northeastern northwestern southeastern southwestern downtown upper lower greater mid
      """, .region
    ),
    (
      """
      hospital hospitals clinic clinics infirmary hospice center centre care unit surgery er icu coma
      """, .hospital
    ),
  ]
}
