/// Common given names with the gender that they suggest, and nicknames: general knowledge, short on purpose.
struct GivenNames: Sendable {
  private let genders: [UInt32: Gender]
  private let nicknames: [UInt32: UInt32]

  init() {
    var genders: [UInt32: Gender] = [:]
    for name in Self.female.lexiconWords {
      genders[WordKey(String(name)).value] = .female
    }
    for name in Self.male.lexiconWords {
      genders[WordKey(String(name)).value] = .male
    }
    self.genders = genders
    var nicknames: [UInt32: UInt32] = [:]
    for line in Self.nicknameLines.lexiconParts("\n") {
      let names = line.lexiconParts(" ").map { WordKey(String($0)).value }
      for name in names { nicknames[name] = names[0] }
    }
    self.nicknames = nicknames
  }

  /// The keys of all given names.
  var keys: some Collection<UInt32> { genders.keys }

  /// The gender that a folded given name suggests.
  func gender(of name: ArraySlice<UInt8>) -> Gender? { genders[NameFolding.key(name)] }

  /// Whether the name is a common given name.
  func contains(_ name: ArraySlice<UInt8>) -> Bool { gender(of: name) != nil }

  /// The key of the full form of a nickname's key ("William" for "Bill"), else the key itself.
  func formal(_ key: UInt32) -> UInt32 { nicknames[key] ?? key }

  /// Whether both are forms of one name: "Bill" and "William".
  func areNicknames(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    guard let one = nicknames[NameFolding.key(left)], let other = nicknames[NameFolding.key(right)]
    else { return false }
    return one == other
  }

  private static let female = """
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
    kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen
    amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet
    catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith
    megan andrea cheryl hannah jacqueline martha gloria teresa ann anne sara madison frances kathryn janice jean abigail
    alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany
    charlotte marie kayla alexis lori jane kate kathy hillary melania ivanka michelle angela ursula theresa nicola
    fatima aisha aicha amina khadija mariam maryam zainab layla leila noor nour yasmin salma hanan rania huda zahra
    aung-san indira sonia priya anita sunita lakshmi meera pooja kavita nirmala mamata sheikh-hasina benazir malala
    ana carmen rosa isabel dilma cristina lucia elena sofia valentina gabriela daniela paula camila fernanda juana
    olga irina tatiana natalia svetlana ekaterina yulia anastasia oksana ludmila galina larisa marina vera nadia
    ingrid astrid greta mette sanna kaja katrin claudia monika petra sabine ute heike brigitte simone chantal sylvie
    giorgia giulia chiara francesca mei xiu yoko akiko keiko yuki sakura hye grace ngozi amina adaeze chimamanda wanjiru
    atieno achieng wangari ellen joyce winnie graca nkosazana thandiwe lindiwe claire fiona siobhan bridget aoife niamh
    tracy tracey gail gillian lynn lynne wendy debbie cindy sherry sally molly lucy chloe zoe ella mia ava harriet
    """

  private static let male = """
    james robert john michael david william richard joseph thomas charles christopher daniel matthew anthony mark donald
    steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas
    eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis
    jerry tyler aaron jose adam nathan henry douglas zachary peter kyle walter ethan jeremy harold keith christian roger
    noah gerald carl terry sean austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert willie gabriel
    logan alan juan wayne roy ralph randy eugene vincent russell louis philip bobby johnny bradley bill bob jim tom dan
    mike steve dave tony ted ben sam matt nick greg jeff ken ron don rick fred harry barack bernie boris tony gordon
    mohammed muhammad mohamed mohammad ahmed ahmad ali hassan hussein hasan omar umar khalid ibrahim abdullah abdul
    mahmoud mustafa yusuf youssef hamid karim tariq bashar saddam muammar idris bilal faisal salman recep rashid samir
    vladimir volodymyr sergei sergey dmitry dmitri mikhail alexei aleksei alexander igor boris nikolai ivan viktor
    oleg yuri andrei andriy oleksandr mykola petro pavel konstantin anton maxim ruslan ramzan roman bogdan
    luis carlos jorge pedro miguel antonio francisco manuel fernando rafael diego javier alejandro andres sergio hugo
    pablo mario ricardo eduardo roberto alberto evo nicolas gustavo alvaro enrique jair luiz joao paulo lula marcelo
    emmanuel francois jean pierre jacques michel nicolas philippe laurent olivier hans karl heinz gerhard helmut olaf
    klaus jurgen wolfgang friedrich otto franz marco pete giuseppe matteo silvio luigi giovanni lorenzo sven lars erik
    anders jens ole bjorn mikko pekka narendra rahul amit rajiv manmohan arvind sanjay vijay ravi anil sunil imran nawaz
    shehbaz xi hiroshi takashi kenji shinzo fumio yoshihide kim jong-un jae moon rodrigo ferdinand joko prabowo anwar
    cyril thabo jacob nelson robert emmerson uhuru raila william julius kofi kwame nana goodluck muhammadu olusegun bola
    yoweri paul salva riek omar abiy isaias joseph felix denis faustin patrice laurent blaise thomas ousmane mamadou
    liam conor sean declan seamus patrick nigel jeremy keir rishi graham stuart ian neil simon craig derek trevor clive
    """

  private static let nicknameLines = """
    william bill will billy willie
    robert bob rob bobby bert
    richard rick dick rich ricky
    james jim jimmy jamie
    john jack johnny
    michael mike mick mikey
    joseph joe joey
    thomas tom tommy
    charles charlie chuck
    christopher chris
    daniel dan danny
    matthew matt
    anthony tony
    donald don donny
    steven steve stephen
    andrew andy drew
    kenneth ken kenny
    edward ed eddie ted teddy ned
    ronald ron ronnie
    timothy tim
    jeffrey jeff
    gregory greg
    samuel sam sammy
    benjamin ben benny
    alexander alex
    nicholas nick
    lawrence larry
    patrick pat paddy
    peter pete
    raymond ray
    gerald gerry jerry
    frederick fred freddie
    bernard bernie
    elizabeth liz beth betty lizzie
    katherine kate kathy katie catherine cathy
    margaret maggie meg peggy
    susan sue susie
    deborah debbie deb
    patricia pat trish
    barbara barb
    jennifer jen jenny
    jessica jess
    rebecca becky
    victoria vicky
    philip phil
    david dave
    leonard leo len
    walter walt
    zachary zach
    joshua josh
    nathaniel nathan nate
    """
}
