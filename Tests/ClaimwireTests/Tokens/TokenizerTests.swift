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

  @Test func aTokenTakesSixteenBytes() {
    #expect(MemoryLayout<Token>.size == 16)
  }

  /// Words of all lengths and places, in and out of the kernel's reach, have the key and the case that the word by itself
  /// has, with every kernel.
  @Test(arguments: 0..<60) func everyKernelSeesTheSame(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let letters = Array("abcXYZ019éÉЖжअñ.,'’@:/-\"( \n\t")
    let text = String((0..<600).map { _ in letters.randomElement(using: &random) ?? "a" })
    let article = Article(id: "", text: text)
    var expected: [String] = []
    for kernel in Kernel.allCases where kernel.isSupported {
      let tokenizer = try required(Tokenizer(kernel: kernel))
      let document = tokenizer.tokenized(article)
      let tokens = document.tokens.map {
        "\($0.start) \($0.end) \($0.key) \($0.kind) \($0.letterCase) \($0.flags.rawValue) \($0.ascii)"
      }
      if expected.isEmpty { expected = tokens }
      #expect(tokens == expected, "\(kernel), seed \(seed): \(text.debugDescription)")
      for token in document.tokens {
        let bytes = Array(document.bytes[token.span.range])
        bytes.withUnsafeBufferPointer { bytes in
          #expect(token.key == WordKey.hash(bytes), "seed \(seed): \(document.text(token))")
          #expect(
            token.letterCase == TokenShape(of: bytes).letterCase,
            "seed \(seed): \(document.text(token))"
          )
        }
      }
      let counted = text.utf8.withContiguousStorageIfAvailable {
        tokenizer.count(in: UnsafeRawBufferPointer($0))
      }
      #expect((counted ?? tokens.count) == tokens.count)
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
