/// Words beside a numeral that tell whether it counts anything.
struct NumberContexts: Sendable {
  /// What a number after them names rather than counts: "Flight 370", "Article 5".
  let labels = WordTable<Void>(
    words: """
      no. no nos. number flight route highway article articles chapter section sec. page pages channel boeing airbus
      resolution apartment apt. apt unit room gate platform interstate title windows apollo area formula grade type
      version stage level step phase exhibit count psalm proposition prop. bill district ward precinct line lane
      runway terminal building box extension ext. docket case file model serial iphone galaxy hurricane radio
      squad group pier camp block sector zone point rule clause paragraph appendix act volume vol. episode season
      super verse image photo slide picture fig. figure caption zip id postcode isbn barcode
      """
  )
  /// Before "one" the pronoun.
  let beforePronoun = WordTable<Void>(
    words: """
      no any every some the this that which another an a each such other last next right wrong big good bad new old
      """
  )
  /// After "one" the pronoun.
  let afterPronoun = WordTable<Void>(
    words: """
      can could should must may might would will cannot another 's 'd has does never always thinks knows says
      """
  )
  /// Behind a hyphen after a number that counts nothing: "one-off", "two-way".
  let compounds = WordTable<Void>(
    words: """
      way time off sided on to stop stopper liner size handed upmanship step dimensional fold by off star ply tier
      """
  )
  /// Before two numbers and a hyphen that are a score.
  let scoreVerbs = WordTable<Void>(
    words: """
      won win wins winning lost lose loses losing beat beats beating defeat defeated defeats defeating drew draw
      tied tie led lead leads leading trailed trailing voted vote ruled score scored edged downed routed topped
      """
  )
  /// After two numbers and a hyphen that are a score.
  let scoreNouns = WordTable<Void>(
    words: """
      win victory defeat loss draw lead tie vote score ruling decision majority record triumph thrashing advantage
      deficit aggregate
      """
  )
  /// Before "from N to M" that is a range and no change.
  let rangeVerbs = WordTable<Void>(
    words: "ranging range ranges ranged anywhere aged ages varying varied varies vary estimates"
  )
  /// Before an age that somebody has reached: "she turned 30".
  let turned = WordTable<Void>(words: "turned turns turning")
  /// Before the decade of an age: "in his 60s".
  let possessors = WordTable<Void>(words: "his her their my our your its")
  let partsOfDecade = WordTable<Void>(words: "early mid late")
  /// Between people and the age that bounds theirs: "children under 5".
  let ageBounds = WordTable<Void>(words: "under over below above")
  /// "aged 82", "age 12".
  let ages = WordTable<Void>(words: "aged age ages")
  /// Before ", 41," that is an age.
  let people = WordTable<Void>(
    words: """
      man woman boy girl male female teen teenager victim suspect driver passenger resident child brother sister son
      daughter father mother husband wife officer student men women boys girls males females teens teenagers victims
      suspects drivers passengers residents children brothers sisters sons daughters officers students parents twins
      """
  )
  /// Beside those, before "under 5": "people over 65".
  let everybody = WordTable<Void>(words: "people those anyone everyone adults kids infants persons")
  /// After an age.
  let afterAge = WordTable<Void>(
    words: "and or who whose was were is are had has have of from died in at both all respectively"
  )
  /// "12-year-old".
  let spans = WordTable<String>([
    ("year", "a"), ("years", "a"), ("month", "mo"), ("months", "mo"), ("week", "wk"),
    ("weeks", "wk"), ("day", "d"), ("days", "d"),
  ])
  /// Behind "scores" the noun.
  let afterScores = WordTable<Void>(
    words: """
      of were have are more killed dead injured wounded missing feared others people and hurt arrested detained
      """
  )
  /// Before "scores of" points.
  let beforePoints = WordTable<Void>(
    words: "test exam credit math reading the high low average final box sat their his her its"
  )
  /// After a quarter, a third or a half that is a share.
  let afterShare = WordTable<Void>(
    words: "of the its their his her our all a an that those these were are is was have had"
  )
  /// Streets, to know a house number by.
  let streets = WordTable<Void>(
    words: "street st. road rd. avenue ave. boulevard blvd. drive lane square terrace downing"
  )
  /// Before a second of time.
  let beforeSecondOfTime = WordTable<Void>(words: "per every each split")
  let to = WordKey("to")
  let and = WordKey("and")
  let or = WordKey("or")
  let between = WordKey("between")
  let from = WordKey("from")
  let `in` = WordKey("in")
  let out = WordKey("out")
  let of = WordKey("of")
  let old = WordKey("old")
  let age = WordKey("age")
  let one = WordKey("one")
  let million = WordKey("million")
  let scores = WordKey("scores")
  let second = WordKey("second")
  let half = WordKey("half")
  let pounds = WordKey("pounds")
  let pound = WordKey("pound")
  let won = WordKey("won")
  let years = WordKey("years")
}
