import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// Which counts the frames of harm find, a construction a line.
struct ClaimFrameTests {
  /// A text and the claims in it, each as the first two letters of its kind, its lower bound, and "+" where it is joint.
  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let claims: String

    init(_ text: String, _ claims: String) {
      self.text = text
      self.claims = claims
    }

    var testDescription: String { text }
  }

  private func check(_ row: Row) throws {
    let found = try annotated(row.text, date: "2025-04-24").claims.map { claim in
      "\(claim.kind.rawValue.prefix(2))\(claim.count.low.map { String(Int($0)) } ?? "?")"
        + (claim.joint == nil ? "" : "+")
    }
    #expect(found.sorted().joined(separator: " ") == row.claims)
  }

  @Test(arguments: [
    Row("Two boys, ages 7 and 10, and two adults were found slain.", "ki2 ki2"),
    Row("Two men, 18 and 20, and one woman, 19, were taken to hospital.", "in3"),
    Row("A brother and sister, ages 9 and 12, had been injured.", "in2"),
    Row("Three women, ages 21, 32, and 49, and two men, 30 and 42, were hurt.", "in2 in3"),
  ])
  func agesCountNobody(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("Three victims, a 25-year-old man, a boy of 9, and a woman, were hurt.", "in3"),
    Row("Her parents, Reyna Roe, 42, and Julian Roe, 45, were killed.", "ki2"),
    Row("Both Ada Roe, 32, and Bob Doe, 34, died in the crash.", "ki2"),
    Row("Two men, a woman and a boy were killed.", "ki4"),
    Row("A woman, Dana Roe, and her son, Caleb, were found dead.", "ki2"),
  ])
  func listsThatSayWhoCountOnce(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("Six people were shot, one fatally, at a party.", "ki1"),
    Row("A gunman shot four people, killing one.", "ki1"),
    Row("Multiple people were shot, two fatally.", "ki2"),
    Row("Five people were shot. Two of them died.", "ki2"),
    Row(
      "Police: 4 shot after a fight.\n\nOne man was killed and three people were wounded.",
      "in3 ki1"
    ),
    Row("Four people were shot at a club.", "in4"),
  ])
  func theShotThatArePartlyDeadAreLeftOut(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("A shooting sent 4 people to the hospital.", "in4"),
    Row("The crash put three women in hospital.", "in3"),
    Row("Three people went to the hospital.", "in3"),
    Row("All four victims were treated and released.", "in4"),
    Row("A steward was treated for a cut hand after the attack.", "in1"),
    Row("The drive-by left five people with gunshot wounds.", "in5"),
    Row("The drive-by resulted in four people suffering gunshot wounds.", "in4"),
    Row("It caused injuries to five other people.", "in5"),
    Row("Two are sought over the wounding of 13 people.", "in13"),
    Row("He was charged with the fatal shooting of two men.", "ki2"),
    Row("He opened fire, striking five people.", "in5"),
    Row("Four people are recovering after being shot.", "in4"),
    Row("Nearly 900 people have been driven from their homes.", "di?"),
    Row("More than 2,000 people were forced to flee.", "di2001"),
    Row("Floods forced 200 people to abandon their homes.", "di200"),
    Row("Three players were forced to leave the pitch.", ""),
    Row("Four thousand people lost their homes in the quake.", "di4000"),
    Row("A man is fighting for his life after the crash.", "in1"),
    Row("She is fighting for the lives of others.", ""),
    Row("Two people hurt in the crash are in intensive care.", "in2"),
    Row("Five people were treated for smoke inhalation.", "in5"),
  ])
  func careAndWoundsTellOfHarm(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("Three people were hacked to death.", "ki3"),
    Row("Militants hacked three people to death.", "ki3"),
    Row("Thirteen people froze to death.", "ki13"),
    Row("An avalanche swept seven climbers to their deaths.", "ki7"),
    Row("Nine men were sentenced to death.", ""),
    Row("Nine inmates are on death row.", ""),
    Row("Gunmen gunned down six civilians.", "ki6"),
    Row("He mowed down the lawn.", ""),
    Row("The number of dead rose to 55.", "ki55"),
  ])
  func whatEndsInDeathKills(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("The chairs of 14 governing bodies met in May.", ""),
    Row("Divers recovered 14 charred bodies.", "ki14"),
    Row("The airline ordered 15 wide-bodies.", ""),
    Row("At least 111 of the appointed bodies had been set up.", ""),
    Row("There were 230 fewer serious injuries than in May.", ""),
    Row("She brought her son down to the shoot.", ""),
    Row("He asked where all the unaccounted millions had gone.", ""),
    Row("Forty people were still unaccounted for.", "mi40"),
    Row("The ringtone was the singer's hit Baby.", ""),
    Row("The song was a top 10 hit in 1970.", ""),
    Row("Ten were hit by bullets.", "in10"),
    Row("They want no one-shot changes.", ""),
    Row("Harry Hurt III signed the book.", ""),
    Row("Inspectors detained 15 shipments of toys.", ""),
    Row("Black men were nearly five times more likely to be detained.", ""),
    Row("In 36 states most of the people who died were poor.", ""),
    Row("She met Jacob and Ben at the bench where he was stabbed.", "in1"),
  ])
  func numbersAndWordsOfOtherThingsCountNobody(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("He was one of four people shot outside a bar.", "in4"),
    Row("One of the four people was shot.", "in1"),
    Row("He said 157 people were saved, 23 of whom were hospitalized.", "in23"),
    Row("She was one of the two who died in the fire.", "ki2"),
    Row("Four people, including two children, were killed.", "ki2 ki4"),
    Row("Fourteen people, three of them children, died in the blast.", "ki14 ki3"),
    Row("Fourteen people, including the mayor, were killed.", "ki14"),
    Row("At least 66 people, all but 10 of them Syrian, have been killed.", "ki66"),
    Row("He killed himself and eight others.", "ki8"),
    Row("More than 40 were killed and over 100 injured.", "in101 ki41"),
  ])
  func partsAndWholesAreToldApart(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("The rate is 19.3 deaths per 100,000 people.", ""),
    Row("Several gunshots hit the community center.", ""),
    Row("The teenager killed it on his chest.", ""),
    Row("Nobody is going to be hurt.", ""),
    Row("None of the injuries was serious.", ""),
    Row("Forty-one signatures were missing.", ""),
    Row("Hansen held the record.", ""),
    Row("Image 12 of 12 3 killed in a shooting.", "ki3"),
  ])
  func whatLooksLikeHarmIsNone(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("A family of five was found dead in the house.", "ki5"),
    Row("The family of four was killed in the crash.", "ki4"),
    Row("A couple and their two small children were killed in the fire.", "ki4"),
    Row("All four family members died in the crash.", "ki4"),
    Row("A total of 50 people were killed in the attack.", "ki50"),
    Row("All 4 were injured in the crash.", "in4"),
    Row("No-one was hurt in the fire.", "in0"),
    Row("It was a double homicide.", "ki2"),
    Row("The quadruple murder shocked the town.", "ki4"),
  ])
  func groupsCountAsManyAsTheySay(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("He shot and killed his wife, two young children and his mother-in-law.", "ki4"),
    Row("He killed his mother, stepfather, and grandmother.", "ki3"),
    Row("The gunman killed his daughter, his son, and then himself.", "ki2"),
    Row(
      "The bodies of Mary Jones, 32, Peter Jones, 7, Susan Jones, 5, and Helen Carter, 55, and officer John Jones, 34, were found.",
      "ki5"
    ),
    Row("The victims, two men and a woman, died in the crash.", "ki3"),
    Row("Those killed were two brothers and a nurse.", "ki3"),
    Row("Among those kidnapped were the wife and three daughters of an imam.", "ki4"),
    Row("Killed in the fire were 12 people. Injured were 40 others.", "in40 ki12"),
    Row("Two adults were killed along with three children.", "ki2 ki3"),
    Row("Police arrested 12 people and said that three officers were hurt.", "de12 in3"),
  ])
  func listsOfVictimsAddUp(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("Three people are dead following a shooting.", "ki3"),
    Row("He used a shotgun to kill two customers.", "ki2"),
    Row("She pleaded guilty to killing her two passengers.", "ki2"),
    Row("Four people appear to have died in the crash.", "ki4"),
    Row("Three troopers who entered the home were wounded.", "in3"),
    Row("All three aboard were killed when the plane crashed.", "ki3"),
    Row("53 people lost their lives in the floods.", "ki53"),
    Row("A woman and her two children were pulled dead from the ruins.", "ki3"),
    Row("Four teenagers sustained what police say are minor injuries.", "in4"),
    Row("Seven people had to be treated for non-life threatening wounds.", "in7"),
    Row("Five patients were treated at a local hospital.", "in5"),
    Row("Gunfire struck a woman and three others.", "in4"),
  ])
  func verbGroupsAndClausesLeadToTheirPeople(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("Ann Roe, 29, of Leeds, and Bob Doe, 30, of York, were killed in the crash.", "ki2"),
    Row("Killed were Ann Roe, 29, of Leeds, and Bob Doe, 30, of York.", "ki2"),
    Row("Anna Smith (29) and Robert Doe (30) were killed in the crash.", "ki2"),
    Row("Deputies found Ann Roe, 11, and her brother, 15, shot to death.", "ki2"),
    Row("Police found two men, ages 15 and 16, shot to death.", "ki2"),
  ])
  func agesAndOriginsBelongToNames(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("Man, teen killed in shooting outside diner", "ki2"),
    Row("Mother and 2 children found dead in home", "ki3"),
    Row("Man kills wife, two children, then himself", "ki3"),
    Row("The mayor, a teacher, killed time.", ""),
  ])
  func headlinesSpareArticles(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("The attack resulted in three men being killed.", "ki3"),
    Row("The crash left three others being hospitalized.", "in3"),
    Row("He spoke of the delay before Ann being taken to hospital.", ""),
  ])
  func gerundsOfThePassiveHaveSubjects(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("Three people living in Leeds were wounded.", "in3"),
    Row("Three others ranging in age from 15 to 30 were wounded.", "in3"),
    Row("Police training in Leeds were not hurt.", ""),
  ])
  func clausesBehindANounAreNoSubjects(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row(
      "A woman and her son were taken to the clinic, where they died of their wounds.",
      "in2 ki2"
    ),
    Row("The two men fled to a clinic, where they were arrested.", "de2 di2"),
    Row("Two guards chased three men until they were arrested.", ""),
  ])
  func theyAreTheOnlyPeopleCountedBefore(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("He was tried over the fatal shooting of one man and wounding of three others.", "in3 ki1"),
    Row("Shooting of four people under investigation", "in4"),
    Row("The hunting of two men ended.", ""),
  ])
  func deedsThatLackTheirArticleCount(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row(
      "Four were injured, eight sustained gunshot wounds, and one had a minor injury.",
      "in1 in4 in8"
    ),
    Row("Five people were found with gunshot wounds.", "in5"),
    Row("Four people were found sprawled on a lawn and bleeding from gunshot wounds.", "in4"),
    Row("The three other victims of the shooting are recovering.", "in3"),
    Row("The three banks are recovering.", ""),
  ])
  func woundsAreToldOfInManyWays(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("His mom and dad were killed in the crash.", "ki2"),
    Row("A driver, passenger and a pedestrian were killed in the crash.", "ki3"),
    Row("Roe’s mother, 39-year-old Anna Smith, and grandmother Lena Doe were killed.", "ki2"),
    Row(
      "Police told of the shooting of his parents and three children who were found dead.",
      "ki5"
    ),
    Row("At least one of the other three people shot was awake.", "in3"),
  ])
  func relativesAndPartsAddUp(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("Three men were taken to the hospital. The fourth victim, a woman, died.", "in3 ki1"),
    Row(
      "Five people were shot at a park.\n\nA man died on Friday.\n\nHe was a cook.\n\nIt rained.\n\nIt was late.\n\nFour others were hurt on Monday.",
      "in4 in5 ki1"
    ),
  ])
  func theDeadOfOthersAreNoPartOfAGroup(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("The death toll rose to 34, up from 20.", "ki20 ki34"),
    Row("Floods killed 118 people last year, up from 104.", "ki104 ki118"),
    Row("Officials raised the toll to 20 after the crash.", "ki20"),
    Row("The death toll rose to 34, among them nine children.", "ki34 ki9"),
    Row("The storm left at least 12 dead, 40 injured and 5 missing.", "in40 ki12 mi5"),
    Row("Nearly 34 dead, 80 wounded in market blast", "in80 ki?"),
    Row("More than 300 people have been displaced and 25 are still missing.", "di301 mi25"),
    Row("Rebels are holding 14 hostages.", "ki14"),
    Row("Police took 30 protesters into custody.", "de30"),
    Row("Bus plunge kills 12, hurts 30", "in30 ki12"),
  ])
  func tollsAndHeadlinesAreRead(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("Dead: 12\nInjured: 40", "in40 ki12"),
    Row("Killed: 12. Missing: 5.", "ki12 mi5"),
    Row("Nhaconde: 38 dead\nMavuri: 17 dead, 3 missing", "ki17 ki38 mi3"),
  ])
  func figuresInTablesAreRead(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("A woman was wounded in a drive by shooting around 11:00pm Friday.", "in1"),
    Row("A gunman killed 20 children, ages six and seven.", "ki20"),
    Row("Two men ages 40 and 38 were shot.", "in2"),
    Row("A 26 yr old man was shot.", "in1"),
  ])
  func timesAndAgesAreNoPeople(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("Six people were shot. One man was killed.", "in6 ki1"),
    Row("Nine people were shot and one man was killed in the attack.", "in9 ki1"),
    Row(
      "Three other people were also shot. One man was killed and two were wounded.",
      "in2 in3 ki1"
    ),
    Row("Five people were hit by gunfire. One of them died.", "ki1"),
    Row("The bomb killed or wounded 30 people.", "ki30+"),
  ])
  func onlyGroupsThatArePartlyDeadAreLeftOut(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("The four workers it had kidnapped were freed.", "ki4"),
    Row("They freed the last of 17 guards they had taken hostage.", "ki17"),
    Row("The teenager they met was tall.", ""),
    Row("She added five to the four she struck in May.", ""),
  ])
  func objectsStandBeforeTheirClause(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("Three men are in police custody.", "de3"),
    Row("A teenager was taken into custody.", "de1"),
    Row("The men, along with several others, were detained.", "de3"),
    Row("She was abducted after the raid and held for six days.", ""),
    Row("Twenty-six prisoners have been recaptured.", "de26"),
  ])
  func custodyHoldsPeople(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("The rebels said they had lost two fighters in the raid.", "ki2"),
    Row("The driver lost his wife and three cousins in the quake.", "ki4"),
    Row("The club lost three players to injury.", ""),
    Row("The party lost 12 seats after the attack.", ""),
  ])
  func lossesOfPeopleAreDeaths(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("They put the number of injured at six.", "in6"),
    Row("The number of people killed in the floods has risen to 87.", "ki87"),
    Row("The death toll passed 300.", "ki301"),
    Row("Twelve more are hurt, two critically.", "in12 in2"),
    Row("He treated 40 people, 14 of whom were treated for burns.", "in14"),
    Row("Two cyclists suffered broken legs in the crash.", "in2"),
    Row("Many escaped but 219 remain missing.", "mi219"),
    Row("Also injured in the shooting were three men.", "in3"),
    Row("The other three have serious injuries.", "in3"),
    Row("The shooting left one man dead and three others in the hospital.", "in3 ki1"),
  ])
  func totalsAndPartsAreRead(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("It came after a father and his son were found dead after the shooting.", "ki2"),
    Row("The gunman who killed an officer and three other people is a local man.", "ki4"),
    Row("The driver, 61-year-old Keith Roe, and two players were killed.", "ki3"),
    Row("Bob Roe, whose mother died in the fire, wept.", "ki1"),
    Row("Two men were killed in the attack and a third was wounded.", "in1 ki2"),
    Row("A third of the crew was wounded.", ""),
  ])
  func membersOfListsAreTold(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("Four men were rushed to the hospital after the crash. One died there.", "ki1"),
    Row("Two people were shot on Elm Street. Both victims died.", "ki2"),
    Row("Four men were rushed to the hospital.", "in4"),
  ])
  func theDeadAreNotAmongTheHurt(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("Ada Roe, a survivor of the attack, died of a heart attack.", ""),
    Row("The war hero, Bob Roe, died at the age of 93.", ""),
    Row("The hiker succumbed to his injuries.", "ki1"),
    Row("Three bodies are funding the campaign.", ""),
    Row("Noise from the shooting no longer drowned out the birds.", ""),
    Row("The candidate shot back at two men.", ""),
    Row("The minister is reported to have held talks.", ""),
    Row("The army paraded three captured jets.", ""),
    Row("Troops captured several posts east of the river.", ""),
    Row("Troops captured 20 Taliban.", "de20"),
    Row("They were taken to two captured army barracks.", ""),
    Row("Seventy search warrants were executed.", ""),
    Row("The militia executed ten party officials.", "ki10"),
    Row("The 11 missing airplanes were found.", ""),
    Row("Clinton had captured 1,944 delegates heading into the vote.", ""),
    Row("None of the victims had life-threatening injuries.", ""),
    Row("Hundreds flee Kwanar on foot.", "di200"),
    Row("In addition to the deaths, 33 were hospitalised.", "in33"),
  ])
  func naturalDeathsAndFiguresOfSpeechAreNone(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("A woman lays flowers where her two sons were killed. Jo Roe/Getty Images", "ki2")
  ])
  func captionsTellOfHarm(row: Row) throws { try check(row) }

  @Test(arguments: [
    ("He denied that 12 civilians were killed.", Certainty.denied),
    ("Up to 200 people are feared dead after the ferry sank.", .feared),
    ("The dam could kill 300 people if it bursts.", .hypothetical),
    ("The death toll could pass 300 after the quake.", .hypothetical),
    ("Up to 140 bodies could still be trapped in the wreck.", .feared),
    ("Officials plan to evacuate nearly 800 civilians.", .hypothetical),
    ("The storm forced 3,500 families to flee.", .stated),
    ("The storm could force 3,500 families to flee.", .hypothetical),
    ("Twelve people were reported killed in the raid.", .reported),
    ("Twelve people were reportedly killed in the raid.", .reported),
    ("Twelve people were killed in the raid, according to the army.", .reported),
    ("He managed to kill two guards.", .stated),
  ])
  func certaintyIsThatOfTheClause(_ text: String, _ certainty: Certainty) throws {
    #expect(try annotated(text).claims.first?.certainty == certainty)
  }

  @Test(arguments: [
    Row("A gunman shot shoppers at a store in the town.", ""),
    Row("He said McRoe murdered young men for years.", ""),
    Row("A man shot on Monday was still in hospital.", "in1"),
  ])
  func whoDoesItIsNoVictim(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("Three girls and a boy between the ages of 14 and 18 were hurt.", "in4"),
    Row("The blast happened as the mayor spoke. He was 101 and died at home.", ""),
    Row("The team found fifteen deaths per 100,000 people.", ""),
    Row("It followed two attacks, one in Leeds, killing three, and another in York.", "ki3"),
    Row("Senator and presidential candidate Ada Roe was shot at the rally.", "in1"),
  ])
  func numbersAndNamesThatCountNoMoreVictims(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("She has no memory of the night her brother was shot.", "in1"),
    Row("The minister was held in contempt in 2012.", ""),
    Row("Thousands of deaths could be prevented.", ""),
    Row("A schoolboy was almost killed in the blast.", ""),
    Row("Ada Roe fled. Another source said she was captured in the town.", ""),
    Row("No passengers were hurt.", "in0"),
  ])
  func harmThatBefellNobody(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("Ardent agreed to buy five privately held companies.", ""),
    Row("The firm is privately-held Roe Brothers.", ""),
    Row("No airline was held accountable for the delays.", ""),
    Row("The last six fighters were being held back.", ""),
    Row("He attended a conference for 22 trade ministers held in Aldova.", ""),
    Row("Talks with the commissioner and the prime minister have been held.", ""),
    Row("Holders may buy one new share for every three held.", ""),
    Row("After talks with a rebel leader that was being held, the army withdrew.", "de1"),
    Row("Two men were held after the raid.", "de2"),
    Row("Yesterday 23,000 workers struck at 90 plants.", ""),
    Row("They seek a deal similar to one struck last autumn.", ""),
    Row("Eight crew members who went on strike were sent home.", ""),
    Row("Two men struck by a lorry were taken to hospital.", "in2"),
    Row("The growers have taken another hit, with prices falling.", ""),
    Row("The plan wound up costing nearly 79 billion dollars.", ""),
    Row("Lynch Chairman Ada Roe, who heads the group, said the offer stood.", ""),
    Row("There are 30,000 cardiac arrests a year.", ""),
    Row("The bank is to execute 2.0-2.5 billion dlrs of orders.", ""),
    Row("It was the death of one thousand cuts.", ""),
    Row("The chip will execute both symbolic and numeric programs.", ""),
    Row("Rows RIC 106, RIC 107 and RIC 118 will be uprooted.", ""),
    Row("The stand-off between the two bodies went on.", ""),
    Row("The surgeon left a sponge inside a patient's body.", ""),
    Row("Divers found the man's body in a lake.", "ki1"),
    Row("None was among 28 bodies that were unearthed.", "ki28"),
    Row("The truck hit the flock, killing 15 wethers.", ""),
    Row("She would have suffered injuries without it.", ""),
    Row("Millions of people on benefits are missing out on cheaper tariffs.", ""),
    Row("Two men have been missing since Monday.", "mi2"),
    Row("The referee ruled that Tom Roe was held up.", ""),
    Row("The leader is held personally responsible for it.", ""),
    Row("The pair's messy execution in the fifth round cost them gold.", ""),
    Row("Three men held over a fraud site.", "de3"),
    Row("The man's public execution shocked the town.", "ki1"),
    Row("The brothers shot 72 and 77 on the first day.", ""),
    Row("The gunmen shot 72 villagers.", "in72"),
    Row("Roe, who won in 2011, was beaten 3-0 by Tom Poe.", ""),
    Row("Roe had beaten Anna Lund before the semi-final.", ""),
    Row("Two men were beaten by police.", "in2"),
    Row("The forecast is by one of five leading research bodies.", ""),
    Row("The show marked both the Queen's death and the war.", "ki1"),
    Row("I lost the feeling in one side of my body.", ""),
    Row("The song tries to capture both sides of it.", ""),
    Row("It will buy the 610,000 Ardent common held by Norrell.", ""),
  ])
  func wordsOfHarmInOtherSensesCountNobody(row: Row) throws { try check(row) }

  @Test func whatHappensOnlyOnAConditionIsHypothetical() throws {
    let claims = try annotated("The duty falls to the speaker if the two leaders are killed.")
      .claims
    #expect(claims.map(\.certainty) == [.hypothetical])
  }
}
