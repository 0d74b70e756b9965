/// What stands after a number or before it and says what it measures.
enum UnitMeaning: Sendable {
  /// A code of the Unified Code for Units of Measure (UCUM).
  case measure(String)
  /// ISO 4217 code, null where the word alone does not tell ("pesos"), and how many to one of it (100 for cents).
  case currency(String?, Double)
  /// "percent".
  case percent
  /// "percentage point".
  case percentagePoint
  /// "basis point".
  case basisPoint
}

/// Units of measure and currencies.
///
/// Codes: UCUM, case sensitive (https://ucum.org/ucum); ISO 4217. An ambiguous word has its commonest meaning in
/// English-language news: "ton" is the short ton, "pound" the weight unless the amount shows money, "dollar" the
/// US dollar unless an adjective before it says otherwise.
struct UnitTable: Sendable {
  /// Phrases after a number.
  let phrases: PhraseTable<UnitMeaning>
  /// "km", "kg" … touching digits.
  let suffixes: WordTable<String>
  /// What a word before a currency sign makes of it: "US" $, "HK" $.
  let dollarPrefixes: WordTable<String>
  /// Codes and words before the amount: "USD 5", "Rs 500".
  let currencyPrefixes: WordTable<String>
  /// What may follow "per" or "/" behind a unit of length: "hour".
  let hours: WordTable<Void>

  init() {
    var entries = UnitTable.measures()
    entries += UnitTable.currencies()
    for percent in ["percent", "per cent", "pct", "pct."] { entries.append((percent, .percent)) }
    for points in ["percentage points", "percentage point"] {
      entries.append((points, .percentagePoint))
    }
    for points in ["basis points", "basis point"] { entries.append((points, .basisPoint)) }
    phrases = PhraseTable(entries, anchor: .start)
    suffixes = WordTable([
      ("km", "km"), ("cm", "cm"), ("mm", "mm"), ("kg", "kg"), ("g", "g"), ("mg", "mg"), ("t", "t"),
      ("lb", "[lb_av]"), ("lbs", "[lb_av]"), ("ft", "[ft_i]"), ("in", "[in_i]"), ("mi", "[mi_i]"),
      ("ha", "har"), ("mph", "[mi_i]/h"), ("kph", "km/h"), ("kmh", "km/h"), ("kw", "kW"),
      ("mw", "MW"), ("gw", "GW"), ("kwh", "kW.h"), ("mwh", "MW.h"), ("gb", "GBy"), ("mb", "MBy"),
      ("tb", "TBy"), ("hz", "Hz"), ("mhz", "MHz"), ("ghz", "GHz"), ("l", "L"), ("ml", "mL"),
      ("c", "Cel"), ("f", "[degF]"),
    ])
    dollarPrefixes = WordTable([
      ("us", "USD"), ("u.s.", "USD"), ("a", "AUD"), ("au", "AUD"), ("c", "CAD"), ("ca", "CAD"),
      ("can", "CAD"), ("hk", "HKD"), ("nz", "NZD"), ("s", "SGD"), ("nt", "TWD"), ("r", "BRL"),
      ("mex", "MXN"), ("z", "ZWL"), ("j", "JMD"), ("tt", "TTD"),
    ])
    currencyPrefixes = WordTable([
      ("usd", "USD"), ("eur", "EUR"), ("gbp", "GBP"), ("jpy", "JPY"), ("chf", "CHF"),
      ("cad", "CAD"), ("aud", "AUD"), ("cny", "CNY"), ("rmb", "CNY"), ("inr", "INR"),
      ("rs", "INR"), ("rs.", "INR"), ("sek", "SEK"), ("nok", "NOK"), ("dkk", "DKK"),
      ("rub", "RUB"), ("uah", "UAH"), ("try", "TRY"), ("zar", "ZAR"), ("ngn", "NGN"),
      ("kes", "KES"), ("ksh", "KES"), ("php", "PHP"), ("idr", "IDR"), ("myr", "MYR"),
      ("rm", "MYR"), ("thb", "THB"), ("krw", "KRW"), ("sgd", "SGD"), ("hkd", "HKD"),
      ("ils", "ILS"), ("nis", "ILS"), ("sar", "SAR"), ("aed", "AED"), ("brl", "BRL"),
      ("mxn", "MXN"), ("pln", "PLN"), ("czk", "CZK"), ("huf", "HUF"),
    ])
    hours = WordTable(words: "hour h hr")
  }

  private static func measures() -> [(phrase: String, value: UnitMeaning)] {
    let lines = """
      kilometers | kilometer | kilometres | kilometre | km | kms : km
      meters | meter | metres | metre : m
      centimeters | centimeter | centimetres | centimetre | cm : cm
      millimeters | millimeter | millimetres | millimetre | mm : mm
      miles | mile : [mi_i]
      nautical miles | nautical mile : [nmi_i]
      yards | yard : [yd_i]
      feet | foot | ft | ft. : [ft_i]
      inches | inch : [in_i]
      acres | acre : [acr_us]
      hectares | hectare | ha : har
      square miles | square mile | square-mile | sq miles : [smi_us]
      square kilometers | square kilometres | square kilometer | square kilometre | sq km : km2
      square meters | square metres | square meter | square metre : m2
      square feet | square foot | sq ft : [sft_i]
      cubic meters | cubic metres | cubic meter | cubic metre : m3
      cubic feet | cubic foot : [cft_i]
      kilograms | kilogram | kilogrammes | kilos | kilo | kg : kg
      grams | gram | grammes | gramme : g
      milligrams | milligram | mg : mg
      tonnes | tonne | metric tons | metric ton : t
      tons | ton : [ston_av]
      long tons | long ton : [lton_av]
      ounces | ounce : [oz_av]
      lbs | lb | lbs. | lb. : [lb_av]
      liters | liter | litres | litre : L
      milliliters | millilitres | ml : mL
      gallons | gallon : [gal_us]
      barrels | barrel : [bbl_us]
      bushels | bushel : [bu_us]
      degrees celsius | degrees centigrade | degree celsius : Cel
      degrees fahrenheit | degree fahrenheit : [degF]
      degrees | degree : deg
      knots | knot : [kn_i]
      miles per hour | miles an hour | mile per hour | mile an hour | mph : [mi_i]/h
      kilometers per hour | kilometres per hour | kilometers an hour | kilometres an hour | kph : km/h
      kilowatts | kilowatt | kw : kW
      megawatts | megawatt | mw : MW
      gigawatts | gigawatt | gw : GW
      watts | watt : W
      kilowatt hours | kilowatt-hours | kilowatt hour | kwh : kW.h
      megawatt hours | megawatt-hours | megawatt hour : MW.h
      volts | volt : V
      hertz : Hz
      megahertz : MHz
      gigahertz : GHz
      bytes | byte : By
      kilobytes | kilobyte : kBy
      megabytes | megabyte : MBy
      gigabytes | gigabyte : GBy
      terabytes | terabyte : TBy
      kilotons | kiloton : kt
      light years | light-years | light year : [ly]
      calories | calorie : cal
      decibels | decibel : dB
      years | year : a
      months | month : mo
      weeks | week : wk
      days | day : d
      hours | hour : h
      minutes | minute : min
      seconds : s
      """
    return entries(lines) { .measure(String($0)) }
  }

  private static func currencies() -> [(phrase: String, value: UnitMeaning)] {
    let lines = """
      dollars | dollar | us dollars | u.s. dollars | american dollars | bucks : USD
      canadian dollars : CAD
      australian dollars : AUD
      new zealand dollars : NZD
      hong kong dollars : HKD
      singapore dollars : SGD
      taiwan dollars : TWD
      euros | euro : EUR
      pounds sterling | british pounds | sterling : GBP
      egyptian pounds : EGP
      lebanese pounds : LBP
      yen : JPY
      yuan | renminbi : CNY
      rubles | ruble | roubles | rouble : RUB
      hryvnia | hryvnias | hryvnya : UAH
      rupees | rupee | indian rupees : INR
      pakistani rupees : PKR
      sri lankan rupees : LKR
      swiss francs : CHF
      french francs : FRF
      german marks | deutsche marks | deutschemarks | deutsche mark : DEM
      lire : ITL
      cfa francs : XOF
      rand | rands : ZAR
      naira : NGN
      shekels | shekel : ILS
      kenyan shillings : KES
      ringgit : MYR
      baht : THB
      rupiah : IDR
      dong : VND
      taka : BDT
      zloty | zlotys : PLN
      forint | forints : HUF
      turkish lira | turkish liras : TRY
      ugandan shillings : UGX
      tanzanian shillings : TZS
      somali shillings : SOS
      congolese francs : CDF
      rwandan francs : RWF
      iraqi dinars : IQD
      kuwaiti dinars : KWD
      jordanian dinars : JOD
      bahraini dinars : BHD
      libyan dinars : LYD
      algerian dinars : DZD
      tunisian dinars : TND
      serbian dinars : RSD
      uae dirhams | emirati dirhams : AED
      moroccan dirhams : MAD
      syrian pounds : SYP
      sudanese pounds : SDG
      iranian rials : IRR
      yemeni rials : YER
      omani rials : OMR
      qatari riyals : QAR
      nepali rupees | nepalese rupees : NPR
      jamaican dollars : JMD
      zimbabwean dollars : ZWL
      birr : ETB
      cedis | cedi : GHS
      pula : BWP
      kwanzas | kwanza : AOA
      meticais | metical : MZN
      afghanis : AFN
      kyats | kyat : MMK
      riels | riel : KHR
      tenge : KZT
      laris | lari : GEL
      manats | manat : AZN
      leva : BGN
      lei : RON
      czech crowns | koruna | korunas : CZK
      icelandic kronur : ISK
      belarusian rubles : BYN
      cuban pesos : CUP
      uruguayan pesos : UYU
      dominican pesos : DOP
      bolivars | bolivares : VES
      quetzales : GTQ
      lempiras : HNL
      swedish kronor | swedish crowns : SEK
      norwegian kroner | norwegian crowns : NOK
      danish kroner | danish crowns : DKK
      mexican pesos : MXN
      philippine pesos : PHP
      argentine pesos : ARS
      chilean pesos : CLP
      colombian pesos : COP
      brazilian reais | reais : BRL
      saudi riyals : SAR
      """
    var all = entries(lines) { .currency(String($0), 1) }
    for word in [
      "pesos", "peso", "francs", "franc", "crowns", "dinars", "dinar", "liras", "lira",
      "shillings", "shilling", "dirhams", "dirham", "rials", "rial", "riyals", "riyal", "kronor",
      "kroner", "krona",
      "krone", "kwacha",
    ] {
      all.append((word, .currency(nil, 1)))
    }
    for word in ["cents", "cent"] { all.append((word, .currency("USD", 100))) }
    for word in ["pence", "p"] { all.append((word, .currency("GBP", 100))) }
    return all
  }

  private static func entries(
    _ lines: String,
    _ meaning: (Substring) -> UnitMeaning
  ) -> [(phrase: String, value: UnitMeaning)] {
    var all: [(phrase: String, value: UnitMeaning)] = []
    for line in lines.lexiconParts("\n") {
      let halves = line.lexiconParts(":", maxSplits: 1)
      guard halves.count == 2, let code = halves[1].lexiconParts(" ").first else { continue }
      for phrase in halves[0].lexiconParts("|") { all.append((String(phrase), meaning(code))) }
    }
    return all
  }

  /// ISO 4217 code that stands behind an amount: "300 USD", "5 €".
  func currency(behind token: Token, in bytes: [UInt8]) -> String? {
    if let sign = currency(ofSign: token, in: bytes) { return sign }
    guard token.letterCase == .upper, token.end - token.start == 3 else { return nil }
    return currencyPrefixes.value(of: token, in: bytes)
  }

  /// ISO 4217 code of a currency sign.
  func currency(ofSign token: Token, in bytes: [UInt8]) -> String? {
    guard token.kind == .symbol else { return nil }
    if token.isMark("$") { return "USD" }
    let start = Int(token.start)
    switch token.end - token.start {
    case 2 where bytes[start] == 0xC2:
      switch bytes[start + 1] {
      case 0xA3: return "GBP"
      case 0xA5: return "JPY"
      default: return nil
      }
    case 3 where bytes[start] == 0xE2 && bytes[start + 1] == 0x82:
      switch bytes[start + 2] {
      case 0xAC: return "EUR"
      case 0xB9: return "INR"
      case 0xBD: return "RUB"
      case 0xB4: return "UAH"
      case 0xBA: return "TRY"
      case 0xAA: return "ILS"
      case 0xA9: return "KRW"
      case 0xA6: return "NGN"
      case 0xB1: return "PHP"
      default: return nil
      }
    default: return nil
    }
  }
}
