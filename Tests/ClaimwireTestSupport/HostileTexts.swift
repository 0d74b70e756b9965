/// Texts that nobody would write: paragraphs of real articles cut, spliced and strewn with marks, datelines and lists
/// on their own, other scripts, control characters.
///
/// The same for the same seed.
///
/// `scripts/fuzz` has its own in Python, so that the two do not share a blind spot.
public struct HostileTexts {
  private var generator: SeededGenerator
  private let paragraphs: [String]

  /// Texts made of the paragraphs.
  public init(seed: UInt64, paragraphs: [String]) {
    generator = SeededGenerator(seed: seed)
    self.paragraphs = paragraphs
  }

  /// The next text.
  public mutating func next() -> String {
    let count = [1, 1, 1, 2, 3, 6].randomElement(using: &generator) ?? 1
    let joint = ["\n\n", "\n", " ", "", "\r\n", "\n \n"].randomElement(using: &generator) ?? ""
    var text = Array((0..<count).map { _ in piece() }.joined(separator: joint).unicodeScalars)
    for _ in 0..<([0, 1, 2, 8, 30].randomElement(using: &generator) ?? 0) { damage(&text) }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text)
    return String(view)
  }

  private mutating func piece() -> String {
    let paragraph = Array((paragraphs.randomElement(using: &generator) ?? "").unicodeScalars)
    switch Int.random(in: 0..<10, using: &generator) {
    case 0..<4:
      return String(String.UnicodeScalarView(paragraph))
    case 4..<6:
      let cuts = [0, 1].map { _ in Int.random(in: 0...paragraph.count, using: &generator) }.sorted()
      return String(String.UnicodeScalarView(paragraph[cuts[0]..<cuts[1]]))
    case 6: return Self.alone.randomElement(using: &generator) ?? ""
    case 7: return Self.scripts.randomElement(using: &generator) ?? ""
    case 8:
      let count = Int.random(in: 1...12, using: &generator)
      return (0..<count).map { _ in Self.words.randomElement(using: &generator) ?? "" }
        .joined(separator: " ")
    default:
      let mark = (Self.marks + Self.words).randomElement(using: &generator) ?? ""
      return String(repeating: mark, count: Int.random(in: 2...60, using: &generator))
    }
  }

  private mutating func damage(_ text: inout [Unicode.Scalar]) {
    let at = Int.random(in: 0...text.count, using: &generator)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0, 1:
      text.insert(
        contentsOf: (Self.marks.randomElement(using: &generator) ?? "").unicodeScalars,
        at: at
      )
    case 2:
      let word = " \(Self.words.randomElement(using: &generator) ?? "") "
      text.insert(contentsOf: word.unicodeScalars, at: at)
    case 3:
      text.removeSubrange(at..<min(text.count, at + Int.random(in: 1...40, using: &generator)))
    default: text.removeSubrange(at...)
    }
  }

  /// Marks and characters that mean something to one stage or another, or to none.
  private static let marks = [
    "\"", "'", "“", "”", "‘", "’", "«", "»", "„", "「", "」", "``", "''", "\n\n", "\n", "—", "--",
    "(", ")", "•", "* ",
    "1. ", "a) ", "...", "…", ".", ",", ":", "?!", "$", "%", "£", "°", "/", "-", "_", "@", "#",
    "\\", "\u{0}", "\u{1B}[31m",
    "\u{7F}", "\u{85}", "\u{A0}", "\u{AD}", "\u{200B}", "\u{200D}", "\u{202E}", "\u{2028}",
    "\u{2029}", "\u{3000}", "\u{FEFF}",
    "\u{FFFC}", "\u{FFFD}", "\u{10FFFF}", "e\u{301}", "ﬁ", "ß", "İ", "\t", "\r", "\r\n", "\u{B}",
    "\u{C}", "👩‍👧", "🇺🇦",
  ]

  private static let words = [
    "said", "according to", "killed", "wounded", "at least", "no", "zero", "dozens of", "million",
    "1,000", "3.5", "1/2",
    "2019-01-04", "Friday", "January 4, 2019", "Jan.", "the 4th", "10:30 p.m.", "GMT",
    "KYIV (Reuters) -", "WASHINGTON, Jan 4",
    "By Jane Roe", "U.S.", "Mr.", "Gen.", "he", "her", "they", "police", "99999999999999999999",
    "1e999", "-0", "½", "٣", "三",
    "nine hundred ninety-nine trillion", "hundred hundred hundred", "five to three", "€5bn",
    "the president",
  ]

  private static let alone = [
    "Friday, January 4, 2019", "KYIV, Ukraine, April 24 (Reuters) —", "By Jane Roe", "1. a",
    "- a\n- b\n- c", "a)\nb)\nc)", "•",
    "“", "”", "\"\"", "\"\"=", "...", "—", "12", "12.", "$", "Jan.", "Mr.", "a", "?", "\n",
    "\n\n\n", " ", "\t", "", "\u{FEFF}",
    "said", "killed", "12 killed", "no one", "he said", "“a” said", ": ", "Roe: ", "(AP) —",
    "LONDON:", "Photo: AFP", "1/1/1", "0",
  ]

  private static let scripts = [
    "Президент сказал: «Война окончена». Погибли 12 человек.",
    "قال الرئيس: «انتهت الحرب». قُتل 12 شخصًا.",
    "ประธานาธิบดีกล่าวว่า “สงครามจบแล้ว” มีผู้เสียชีวิต 12 คน", "总统说：“战争结束了。”12人死亡。", "大統領は「戦争は終わった」と述べた。",
    "המנשיא אמר: \"המלחמה נגמרה\".", "राष्ट्रपति ने कहा, “युद्ध समाप्त हुआ।”", "Ⅻ ⅷ ① ⒈ ㊿",
  ]
}
