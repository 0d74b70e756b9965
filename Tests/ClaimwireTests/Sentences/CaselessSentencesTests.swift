import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// Scripts without capitals are split by ICU's rules.
@Suite struct CaselessSentencesTests {
  private func sentences(of text: String) throws -> [String] {
    let document = try annotated(text)
    return document.sentences.map { document.text($0.span) }
  }

  @Test(arguments: [
    ["قتل ثمانية أشخاص في القصف.", "هل ستستمر الحرب؟", "لا أحد يعرف."],
    ["政府周三宣布停火。", "没有人回答！", "“结束了。”"],
    ["政府は水曜日に発表した。", "「もう終わりだ。」", "誰も答えなかった！"],
    ["सरकार ने बुधवार को घोषणा की।", "आठ लोग मारे गए।", "किसी ने जवाब नहीं दिया।"],
    ["정부는 수요일에 발표했다.", "아무도 대답하지 않았다.", "여덟 명이 숨졌다."],
    ["הממשלה הודיעה ביום רביעי.", "איש לא ענה.", "שמונה נהרגו!"],
    ["รัฐบาลประกาศเมื่อวันพุธ!", "ไม่มีใครตอบ"],
    ["মন্ত্রী বুধবার ঘোষণা করেন।", "কেউ উত্তর দেয়নি।"],
    ["አስተዳደሩ ረቡዕ አስታወቀ።", "ማንም አልመለሰም።"],
  ])
  func sentencesEndAsICUSays(_ parts: [String]) throws {
    let isSpaced = !parts[0].unicodeScalars.contains { (0x3000...0x9FFF).contains($0.value) }
    #expect(try sentences(of: parts.joined(separator: isSpaced ? " " : "")) == parts)
  }

  @Test func wrappedLineIsNoEnd() throws {
    let line = "قال المتحدث باسم الوزارة إن ثمانية أشخاص قتلوا"
    let text = "\(line)\nوأصيب عشرون آخرون. ولم يعلن أحد."
    let document = try annotated(text)
    let tokens = 0..<document.tokens.count
    let breaks = try #require(CaselessSentences())
    var found: [Range<Int>] = []
    SentenceText.with(document, words: SentenceWords()) { text in
      breaks.forEach(in: tokens, of: text) { found.append($0) }
    }
    #expect(found.count == 2)
    #expect(found.first?.lowerBound == 0)
    #expect(found.last?.upperBound == tokens.upperBound)
  }

  @Test(arguments: [
    ("Правительство объявило в среду. Никто не ответил.", false),
    ("Ada Roe (阿达) spoke. They left.", false),
    ("政府周三宣布停火。", true),
    ("12. 13.", false),
  ])
  func scriptsWithCapitalsKeepTheRules(_ text: String, _ isCaseless: Bool) throws {
    let document = try annotated(text)
    let found = SentenceText.with(document, words: SentenceWords()) { text in
      CaselessSentences.areIn(0..<document.tokens.count, of: text)
    }
    #expect(found == isCaseless)
  }

  @Test(arguments: [11, 12, 13, 14])
  func randomTextIsCoveredInOrder(_ seed: UInt64) throws {
    let pieces = [
      "。", "「", "」", "ก", "ب", "؟", ". ", "न", "।", "\n", " ", "a", "A", "(", ")", "“", "”", "한",
      "1",
    ]
    var generator = SeededGenerator(seed: seed)
    let configuration = AnnotatorConfiguration(lastStage: .sentences)
    let annotator = try Annotator(configuration: configuration)
    for _ in 0..<200 {
      let text = (0..<40).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let document = annotator.annotated(Article(id: "", text: text))
      var next = 0
      for sentence in document.sentences {
        #expect(sentence.tokens.lowerBound == next, "seed \(seed), text \(text.debugDescription)")
        #expect(!sentence.tokens.isEmpty, "seed \(seed), text \(text.debugDescription)")
        next = sentence.tokens.upperBound
      }
      #expect(next == document.tokens.count, "seed \(seed), text \(text.debugDescription)")
    }
  }
}
