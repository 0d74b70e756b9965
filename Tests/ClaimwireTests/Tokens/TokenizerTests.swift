import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// The tokenizer's conventions, one line each.
struct TokenizerTests {
  @Test(arguments: [
    ("Ukraine's envoy", "Ukraine|'s|envoy"),
    ("Ukraine’s envoy", "Ukraine|’s|envoy"),
    (
      "don't can’t they'll we’ve I'm she'd you're",
      "do|n't|ca|n’t|they|'ll|we|’ve|I|'m|she|'d|you|'re"
    ),
    ("O'Neill D’Souza o'clock", "O'Neill|D’Souza|o'clock"),
    ("the workers' union", "the|workers|'|union"),
    ("the U.S.'s envoy", "the|U.S.|'s|envoy"),
    ("Lt. Gen. J. Roe of the U.N. spoke.", "Lt.|Gen.|J.|Roe|of|the|U.N.|spoke|."),
    ("So do I. He left.", "So|do|I|.|He|left|."),
    ("No. 10 said no. It", "No.|10|said|no|.|It"),
    ("Mar. 3 to the Mar.", "Mar.|3|to|the|Mar|."),
    ("Jackson, Miss. A miss. B", "Jackson|,|Miss.|A|miss|.|B"),
    ("e.g. a.m. Ph.D. example.com.", "e.g.|a.m.|Ph.D.|example.com|."),
    ("the end.The next", "the|end|.|The|next"),
    ("a 12-year-old", "a|12|-|year|-|old"),
    ("1,783.9 12 000 1.2m £4bn 5%", "1,783.9|12|000|1.2m|£|4bn|5|%"),
    ("see https://a.org/b?c=1. (www.b.org/x)", "see|https://a.org/b?c=1|.|(|www.b.org/x|)"),
    ("jo.roe@a-b.org, @jo_roe #tag_1 # 5", "jo.roe@a-b.org|,|@jo_roe|#tag_1|#|5"),
    ("well... yes -- no — ``quote''", "well|...|yes|--|no|—|``|quote|''"),
    ("a\u{0}b\tc\r\nd", "a|b|c|d"),
    ("👍🏽 ok 👨‍👩‍👧", "👍🏽|ok|👨‍👩‍👧"),
  ])
  func splits(text: String, expected: String) throws {
    let document = try annotated(text)
    #expect(document.tokens.map { document.text($0) }.joined(separator: "|") == expected)
  }

  @Test(arguments: [
    ("Paris", TokenKind.word), ("1,200", .number), ("1.2m", .word), (",", .punctuation),
    ("$", .symbol),
    ("https://a.org", .url), ("a@b.org", .email), ("@a", .handle), ("#a", .hashtag), ("😀", .emoji),
    ("東", .ideographic), ("…", .punctuation), ("€", .symbol), ("“", .punctuation),
  ])
  func knowsTheKind(text: String, kind: TokenKind) throws {
    #expect(try annotated(text).tokens.map(\.kind) == [kind])
  }

  @Test(arguments: [
    ("house", LetterCase.lower), ("House", .capitalized), ("HOUSE", .upper),
    ("McDonald", .mixedCapitalized),
    ("iPhone", .mixedLower), ("A", .capitalized), ("12", .caseless), ("Élan", .capitalized),
    ("ŻYTO", .upper),
  ])
  func knowsTheCase(text: String, letterCase: LetterCase) throws {
    #expect(try annotated(text).tokens.first?.letterCase == letterCase)
  }

  @Test func remembersWhatStoodBefore() throws {
    let tokens = try annotated("One two,\nthree\n\nfour").tokens
    #expect(tokens.map { $0.flags.contains(.spaceBefore) } == [true, true, false, true, true])
    #expect(tokens.map { $0.flags.contains(.lineBefore) } == [true, false, false, true, true])
    #expect(
      tokens.map { $0.flags.contains(.paragraphBefore) } == [true, false, false, false, true]
    )
  }

  @Test func equalWordsHaveEqualKeys() throws {
    let tokens = try annotated("It’s IT'S ÉLAN élan").tokens
    #expect(tokens[0].key == tokens[2].key)
    #expect(tokens[1].key == tokens[3].key)
    #expect(tokens[4].key == tokens[5].key)
    #expect(tokens[0].key != tokens[4].key)
  }

  /// Tokens are finished some thousands at a time, which shows nowhere.
  @Test func longTextsHaveTheTokensOfTheirParts() throws {
    let part = "Gov. Ada Roe's envoy (No. 10) paid £1.2m. "
    let tokenizer = try required(Tokenizer())
    let one = tokenizer.tokenized(Article(id: "", text: part)).tokens
    let text = String(repeating: part, count: 5_000)
    let tokens = tokenizer.tokenized(Article(id: "", text: text)).tokens
    #expect(tokens.count == one.count * 5_000)
    for (index, token) in tokens.enumerated() {
      let expected = one[index % one.count]
      let start = UInt32(index / one.count * part.utf8.count) + expected.start
      guard token.start == start, token.key == expected.key, token.kind == expected.kind else {
        Issue.record("token \(index)")
        return
      }
    }
  }

  @Test func aTokenTakesSixteenBytes() {
    #expect(MemoryLayout<Token>.size == 16)
  }

  /// What the texts are made of: runs of it make every kind of token, and odd ones.
  private static let alphabets: [[String]] = [
    Array("abcXYZ019éÉЖжअñ.,'’@:/-\"( \n\t").map(String.init),
    [
      "word ", "Word", " ", "  ", "\n", "\r\n", "\r", "é", "’s", "'ll", "n't", "U.S.", " J. ",
      "I. ", "Lt. ",
      "No. 10", ", Miss. ", "Mar. 3", "end.The next", "vs.The", "a.Com", "http://a.org/b?c.",
      "www.b.org", "jo@a.org",
      "@jo'", "#tag_1", "🇺🇦🇵🇱", "👨‍👩‍👧", "中文字。", "カタ_a", "ไทย", "Київ", "\u{301}", "\u{200D}", "“ok”",
      "\"",
      "--", "...", "``", "''", "'", "1,783.9", "$4bn", "\t", "\u{2028}", "\u{A0}", "\u{3000}",
      "אב\"ג", "_a_", "McD",
      "NATO", "iP", "USAid", "(", "[", "-", "—", "\u{0}", "\u{7F}", "«", "x", "\u{202F}", "`", ".",
      "@", "#", ":",
      "Москва", "США", "МИДа", "мРНК", "слово1", "я", "и\u{306}", "École", "naïve", "ÉÀ", "aÉ",
      "éa", "Éa",
      "العربية", "هذا،", "हिन्दी", "भारत।", "\u{93E}", "ქართული", "Ελλάδα", "X's", "McD's", "s's",
      "-\u{301}", "//",
    ],
    ["a", "b", "Z", " ", ".", "1", "'", "s", "\n"],
    // What is told by masks, and its neighbours that are not.
    [
      "the ", "Roe", "government", " ", " ", "’s", "’s ", "'s", "don’t", "we’ll", "’", "‘", "'",
      "' ",
      "“", "”", "”", "–", "—", "\u{2011}", "\u{201F}", "said.”", "messrs.", "approximately.",
      "Gen.", ".",
      ".\u{301}.", ",", ",'", "\n\n", "\n", "  \n", "\u{A0}", "workers’ ", "--", "-", ":", "://",
      "http",
      "’S", "é", "É", "\u{2026}", "•", "$", "(", "US", "U", "9", "90’s",
    ],
    // Blanks and clitics of every length.
    [
      "the ", "Roe", "don", "they", " ", "  ", "\n", "\r\n", " \r\n", "\n\n\n", "\r", "\t",
      "\u{A0}", "n't", "n’t", "'ll", "’re", "'ve ", "’d", "'m", "'t", "'r", "’lle", "N'T", "Xn't",
      "1.5", "1.", ".", ",", "\"", "(", "@", "é", "U.S.", "government's\n\n", "x's",
    ],
  ]

  private static func line(_ token: Token) -> String {
    "\(token.start) \(token.end) \(token.key) \(token.kind) \(token.letterCase) \(token.flags.rawValue) "
      + "\(token.ascii)"
  }

  /// Every kernel makes the tokens that the conventions make segment by segment, in all their fields.
  @Test(arguments: 0..<120) func everyKernelKeepsTheConventions(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let alphabet = Self.alphabets[Int(seed % 5)]
    let text = (0..<900).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
    let bytes = Array(text.utf8)
    let reference = ReferenceTokens(bytes, try required(WordBreakIterator(kernel: .scalar)))
    let expected = reference.tokens.map(Self.line)
    for kernel in Kernel.allCases where kernel.isSupported {
      let tokenizer = try required(Tokenizer(kernel: kernel))
      // A second text must not see the first.
      for _ in 0..<2 {
        let found = tokenizer.tokenized(Article(id: "", text: text)).tokens.map(Self.line)
        let first = zip(found, expected).first { $0 != $1 }
        #expect(
          found == expected,
          "\(kernel), seed \(seed): \(String(describing: first)) in \(text.debugDescription)"
        )
      }
      #expect(bytes.withUnsafeBytes { tokenizer.count(in: $0) } == expected.count)
    }
  }

  /// Texts of every length up to some blocks of the kernels, which end anywhere in one.
  @Test func textsEndAnywhere() throws {
    let line = Array(
      "Lt. Roe's U.S. plan -- “so” (he said), \"no\" to 1,200 at a@b.org... don't!".utf8
    )
    let iterator = try required(WordBreakIterator(kernel: .scalar))
    for kernel in Kernel.allCases where kernel.isSupported {
      let tokenizer = try required(Tokenizer(kernel: kernel))
      for length in 0..<200 {
        let text = String(decoding: (0..<length).map { line[$0 % line.count] }, as: UTF8.self)
        let expected = ReferenceTokens(Array(text.utf8), iterator).tokens.map(Self.line)
        let found = tokenizer.tokenized(Article(id: "", text: text)).tokens.map(Self.line)
        #expect(found == expected, "\(kernel), \(length) bytes")
      }
    }
  }

  /// Any text at all: tokens are in order, do not overlap, are not blank, and cover every letter.
  @Test(arguments: 0..<300) func tokensCoverAnyText(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "a", "B.", "'", "’s", "n't", " ", "\n", "\r\n", "...", "@", "#", "http://", "é", "中", "😀",
      "\u{301}", "1", ",", "“",
      "\"", "-", "$", "\u{200D}", "\u{0}", "ไทย",
    ]
    let text = (0..<40).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    let document = try annotated(text)
    var end: UInt32 = 0
    var covered = ""
    for token in document.tokens {
      #expect(token.start >= end, "seed \(seed)")
      #expect(token.end > token.start, "seed \(seed)")
      end = token.end
      covered += document.text(token)
    }
    let letters = { (text: String) in text.unicodeScalars.filter(\.properties.isAlphabetic) }
    #expect(letters(covered).elementsEqual(letters(text)), "seed \(seed): \(text.debugDescription)")
  }
}
