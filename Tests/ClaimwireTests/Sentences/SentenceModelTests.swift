import ClaimwireTestSupport
import Foundation
import Testing

@testable import Claimwire

@Suite struct SentenceModelTests {
  private func sentences(of text: String) throws -> [String] {
    let document = try annotated(text)
    return document.sentences.map { document.text($0.span) }
  }

  /// What no rule decides: the words themselves tell.
  @Test(arguments: [
    "Thanks for your help. | Regards, Ada Roe",
    "ada@example.org 04/26/2001 07:17 AM | Will you send the list?",
    "ada and jo are looking for you. | call them at noon. | they left",
    "A solid of copper. | (credit: modification of work by Ada Roe)",
  ])
  func wordsTellWhereNoRuleDoes(_ expected: String) throws {
    let parts = expected.split(separator: " | ").map(String.init)
    #expect(try sentences(of: parts.joined(separator: " ")) == parts)
  }

  /// Without an address or another sign of haste, a gap without a mark ends nothing, whatever the words.
  @Test func proseHasNoGaps() throws {
    let line = "Ada Roe 04/26/2001 07:17 AM Will you send the list?"
    #expect(try sentences(of: line) == [line])
  }

  /// A gap without a mark ends nothing in edited prose.
  @Test(arguments: [
    "She told Ada Roe The Valley Post was wrong.",
    "He wanted one thing: The truth about the bridge.",
    "The council met — It does so twice a year — in the old hall.",
    "On Monday Ada Roe met President John Doe in Accra.",
    "The U.S. Under Secretary of State met Ada Roe.",
  ])
  func gapsInProseEndNothing(_ sentence: String) throws {
    #expect(try sentences(of: sentence) == [sentence])
  }

  @Test(arguments: [
    ("“Why?” he asked. | Nobody knew.", 1),
    ("Gen. Ada Roe met Mr. Doe.", 0),
    ("It is over。They left。", 0),
  ])
  func certainVerdictsNeedNoModel(_ text: String, _ expected: Int) throws {
    let document = try annotated(text)
    var asked = 0
    SentenceSplitter(model: nil).forEachPlace(in: document) { end, guess, _ in
      if guess != nil { asked += 1 }
      #expect(end <= UInt32(document.bytes.count))
    }
    #expect(asked == expected)
  }

  /// Where a look at the neighbours or at a few features settles a place, the whole model agrees.
  @Test(arguments: [
    "“It is over.” She left. “Why?” No one knew! The town slept. 12 died.",
    "J. R. Roe met P. Doe, Jr. They spoke. No. 10 is shut. Gen. Roe (ret.) wept.",
    "Well... it rained. He came to the U.S. 4 years ago. The 5 p.m. News at 6.",
    "i saw it on http://example.org/a Ada Roe says hi and The Valley Post i guess No way",
    "@ada Thanks for the photos Ada Roe John Doe see you in Accra On Monday i hope",
  ])
  func shortCutsAgreeWithTheModel(_ text: String) throws {
    let model = try #require(SentenceModel())
    let document = try annotated(text)
    var settled = 0
    SentenceText.with(document, words: SentenceWords()) { text in
      let tokens = 0..<document.tokens.count
      _ = text.marks.line(from: tokens.upperBound)
      SentenceBoundaries(model: nil).forEachPlace(
        of: tokens,
        in: text,
        onEnding: { ending, guess, context in
          guard PlainPlaces.isUndisputed(ending, guess: guess, in: text) else { return }
          settled += 1
          #expect(model.isBoundary(ending, guess: guess, context, in: text) == guess)
        },
        onGap: { next, context in
          var context = context
          let isBoundary = model.isBoundary(before: next, &context, in: text)
          let isKept = model.mayBeBoundary(
            before: next,
            text.marks.style(at: next),
            in: tokens,
            of: text
          )
          if !isKept { settled += 1 }
          #expect(isKept || !isBoundary)
        }
      )
    }
    #expect(settled > 0)
  }

  @Test func embeddedModelIsThere() {
    #expect(SentenceModel() != nil)
  }

  @Test(arguments: [0, 3, 16, 40])
  func brokenModelIsRefused(_ count: Int) {
    let bytes = [UInt8](repeating: 0x43, count: count)
    #expect(SentenceModel(ModelStorage(copying: bytes)) == nil)
  }

  // MARK: Training

  /// Sentences that end where a full stop stands before "New", and not before "Old".
  private func corpus() -> String {
    let words = ["alpha", "beta", "gamma", "delta", "sigma", "omega"]
    return (0..<300).map { index in
      let word = words[index % words.count]
      return
        "-DOCSTART-\nThe \(word) fell in the U.S. Oldtown and \(word) x@example.org.\nNewton \(word) saw it.\n"
    }.joined()
  }

  private func withCorpus<Result>(_ body: (String) throws -> Result) throws -> Result {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).txt")
    try corpus().write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    return try body(file.path)
  }

  @Test func sameCorpusGivesTheSameBytes() throws {
    let models = try (0..<2).map { _ in
      try withCorpus { path in
        let trainer = try SentenceTrainer()
        try trainer.add(corpusAt: path, weight: 1, hasEndings: true)
        #expect(trainer.placeCount > 300)
        return trainer.train()
      }
    }
    #expect(models[0] == models[1])
    #expect(SentenceModel(ModelStorage(copying: models[0])) != nil)
  }

  @Test func corpusWithoutEndingsTeachesGapsAlone() throws {
    try withCorpus { path in
      let all = try SentenceTrainer()
      try all.add(corpusAt: path, weight: 1, hasEndings: true)
      let gaps = try SentenceTrainer()
      try gaps.add(corpusAt: path, weight: 1, hasEndings: false)
      #expect(gaps.placeCount > 0)
      #expect(gaps.placeCount < all.placeCount)
    }
  }

  @Test func classifierLearnsWhatItIsShown() throws {
    var options = HashedClassifierTrainer.Options()
    options.rowCount = 1 << 10
    var trainer = HashedClassifierTrainer(options: options)
    for index in 0..<400 {
      let isPositive = index % 3 == 0
      let feature: UInt32 = isPositive ? 7 : 8
      trainer.add([1, feature, UInt32(100 + index)], isPositive: isPositive, importance: 1)
    }
    let storage = ModelStorage(copying: trainer.train(kind: 1))
    let blob = try #require(ModelBlob(storage, kind: 1))
    let model = try #require(HashedClassifier(blob))
    #expect(model.weight(7) > 0)
    #expect(model.weight(8) < 0)
    // Never met: nothing is known of it.
    #expect(model.weight(999) == 0)
  }
}
