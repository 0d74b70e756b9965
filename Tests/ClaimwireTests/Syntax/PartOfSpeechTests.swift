import Testing

@testable import Claimwire

@Suite("Parts of speech")
struct PartOfSpeechTests {
  private func tags(_ text: String) throws -> [PartOfSpeech] {
    let annotator = try Annotator(
      configuration: AnnotatorConfiguration(lastStage: .sentences)
    )
    let document = annotator.annotated(Article(id: "test", text: text))
    var reader = PartOfSpeechTagger().reader(of: document)
    var tags: [PartOfSpeech] = []
    for sentence in document.sentences {
      tags += reader.tags(of: sentence.tokens)
    }
    return tags
  }

  @Test(
    "A word's part of speech follows from its sentence",
    arguments: [
      (
        "The mayor said that the plan failed.",
        [
          PartOfSpeech.determiner, .noun, .finiteVerb, .subordinator, .determiner, .noun,
          .finiteVerb, .other,
        ]
      ),
      (
        "They plan to report the claim.",
        [.pronoun, .finiteVerb, .particle, .baseVerb, .determiner, .noun, .other]
      ),
      (
        "The report was written by three doctors.",
        [
          .determiner, .noun, .auxiliary, .participle, .adposition, .number, .noun, .other,
        ]
      ),
      (
        "She is running a small shop in Lostrin.",
        [
          .pronoun, .auxiliary, .gerund, .determiner, .adjective, .noun, .adposition,
          .properNoun, .other,
        ]
      ),
    ]
  )
  func sentences(text: String, expected: [PartOfSpeech]) throws {
    #expect(try tags(text) == expected)
  }

  @Test func treebanksAreReadAsRunningText() throws {
    let file = """
      # newdoc id = a
      # newpar
      # text = Don't go (yet).
      1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
      1\tDo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_
      2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
      3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_
      4\t(\t(\tPUNCT\t-LRB-\t_\t5\tpunct\t_\tSpaceAfter=No
      5\tyet\tyet\tADV\tRB\t_\t3\tadvmod\t_\tSpaceAfter=No
      6\t)\t)\tPUNCT\t-RRB-\t_\t5\tpunct\t_\tSpaceAfter=No
      7\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

      # newpar
      1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\tSpaceAfter=No
      """
    let text = try #require(Treebank(Array(file.utf8)).texts.first)
    #expect(String(decoding: text.bytes, as: UTF8.self) == "Don't go (yet). \n\nNo")
    #expect(
      text.words.map(\.part) == [
        .auxiliary, .adverb, .baseVerb, .other, .adverb, .other, .other, .other,
      ]
    )
    #expect(text.words[1].span == TextSpan(2, 5))
  }

  @Test func everyPartOfSpeechIsThatOfItsNumber() {
    for part in PartOfSpeech.allCases { #expect(PartOfSpeech(number: part.rawValue) == part) }
    #expect(PartOfSpeech(number: 17) == .other && PartOfSpeech(number: .max) == .other)
  }

  @Test func noWordHasNoTags() throws {
    #expect(try tags("") == [])
    #expect(try tags("…—!?").allSatisfy { $0 == .other })
  }
}
