import ClaimwireTestSupport
import Foundation
import Testing

@testable import Claimwire

@Suite("Training")
struct NameTaggerTrainerTests {
  /// Sentences by a pattern, so that there is something to learn: people say, places are where.
  private static func columns(_ count: Int, seed: UInt64) -> String {
    var generator = SplitMix64(seed: seed)
    func word(_ first: Int) -> String {
      let syllables = ["ba", "ro", "ti", "ke", "lun", "mar", "dis", "po"]
      let parts = (0..<2).map { _ in syllables[Int(generator.next() % 8)] }
      return (parts.joined() + String(first)).capitalized
    }
    var lines = ""
    for _ in 0..<count {
      lines += "\(word(1))\tB-PER\n\(word(2))\tI-PER\nsaid\tO\nin\tO\n\(word(3))\tB-LOC\n.\tO\n\n"
    }
    return lines
  }

  private static func model(habits: [Int] = [0], isCompressed: Bool = false) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "claimwire-\(UUID().uuidString)"
    )
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var options = ChainTrainer.Options()
    options.rowCount = 1 << 12
    options.filterWordCount = 1 << 10
    options.epochs = 4
    options.dropout = 0.2
    options.averagedEpochs = 2
    var trainer = try NameTaggerTrainer(domainCount: 2, options: options)
    for domain in 0..<2 {
      let file = folder.appending(path: "\(domain).tsv")
      let bytes = Array(columns(40, seed: UInt64(domain)).utf8)
      try Data(isCompressed ? compressed(bytes, gzip: domain == 0) : bytes).write(to: file)
      try trainer.add(corpusAt: file.path, domain: domain, weight: 1)
    }
    return trainer.train(habits: habits) { _ in }
  }

  @Test func trainingTwiceGivesTheSameBytes() throws {
    let first = try Self.model(habits: [0, 1])
    let second = try Self.model(habits: [0, 1])
    #expect(first == second)
    #expect(first.contains { $0 != 0 })
  }

  @Test func theModelFindsWhatItLearned() throws {
    let tagger = try #require(NameTagger(model: Self.model()))
    let document = try MarkedText("Tiba1 Lunke2 said in Pomar3.").document()
    var reader = try #require(NameReader(tagger))
    let names = reader.names(in: document)
    #expect(names.map(\.label) == [.person, .location])
    #expect(names.map(\.tokens.count) == [2, 1])
    #expect(names.allSatisfy { $0.confidence > 0.5 && $0.confidence <= 1 })
  }

  @Test func whatIsNoModelIsRefused() throws {
    #expect(NameTagger(model: []) == nil)
    #expect(NameTagger(model: Array("no model".utf8)) == nil)
    let model = try Self.model()
    #expect(NameTagger(model: Array(model.prefix(100))) == nil)
  }

  @Test func compressedFilesGiveTheSameModel() throws {
    #expect(try Self.model(isCompressed: true) == Self.model())
  }

  @Test func damagedModelsAreRefusedOrHarmless() throws {
    let whole = try Self.model(habits: [0, 1])
    let document = try MarkedText(
      "Tiba1 Lunke2 said in Pomar3.\n\nBANK OF TIBA1\nKenya 3 Sri Lanka 2 of and The\n"
    ).document()
    let seed: UInt64 = 20_261
    var generator = SplitMix64(seed: seed)
    for round in 0..<400 {
      var model = whole
      // The header, the directory and what stands at the sections' starts are hit more often.
      for _ in 0...(generator.next() % 6) {
        let reach = generator.next() % 2 == 0 ? 300 : UInt64(model.count)
        model[Int(generator.next() % reach)] = UInt8(truncatingIfNeeded: generator.next())
      }
      if round % 3 == 0 { model.removeLast(Int(generator.next() % UInt64(model.count))) }
      guard let tagger = NameTagger(model: model), var reader = NameReader(tagger) else { continue }
      var end = 0
      for name in reader.names(in: document) {
        #expect(
          name.tokens.lowerBound >= end && !name.tokens.isEmpty,
          "seed \(seed), round \(round)"
        )
        #expect(name.tokens.upperBound <= document.tokens.count, "seed \(seed), round \(round)")
        end = name.tokens.upperBound
      }
    }
  }

  @Test func headlinesKeepTheirNames() throws {
    let file = Array("Ada\tB-PER\nRoe\tI-PER\nleft\tO\nLund\tB-LOC\n.\tO\n\n".utf8)
    let texts = LabelledCorpus(file).headlines(interval: 1)
    let text = try #require(texts.first)
    let names = text.names.map { String(decoding: text.bytes[$0.span.range], as: UTF8.self) }
    #expect(names.map { $0.lowercased() } == ["ada roe", "lund"])
    #expect(text.names.map(\.label) == [.person, .location])
    let headline = String(decoding: text.bytes, as: UTF8.self)
    #expect(["ADA ROE LEFT LUND", "Ada Roe Left Lund"].contains(headline))
    #expect(LabelledCorpus([]).headlines(interval: 1).isEmpty)
  }

  @Test func datelinesHaveThePlaceInCapitalsAndTheSentence() throws {
    let file = Array("Ada\tB-PER\nleft\tO\nLund\tB-LOC\n.\tO\n\nSo\tO\nit\tO\nis\tO\n".utf8)
    let text = try #require(LabelledCorpus(file).datelines(interval: 1).first)
    let names = text.names.map { String(decoding: text.bytes[$0.span.range], as: UTF8.self) }
    #expect(names == ["LUND", "Ada", "Lund"])
    #expect(text.names.map(\.label) == [.location, .person, .location])
    let line = String(decoding: text.bytes, as: UTF8.self)
    #expect(line.hasPrefix("LUND") && line.hasSuffix("Ada left Lund. "))
    #expect(LabelledCorpus([]).datelines(interval: 1).isEmpty)
  }

  @Test func columnsBecomeRunningText() {
    let file =
      "-DOCSTART-\tO\n\nThe\tO\nU.N.\tB-ORG\n'\tO\ns\tO\n\n``\tO\nGo\tO\n,\tO\n''\tO\nAda\tB-PER\nRoe\tI-PER\n-LRB-\tO\nx\tO\n-RRB-\tO\n.\tO\n"
    let texts = LabelledCorpus(Array(file.utf8)).texts
    #expect(texts.count == 1)
    let text = texts[0]
    #expect(String(decoding: text.bytes, as: UTF8.self).hasSuffix("\"Go,\" Ada Roe (x)."))
    #expect(text.names.map(\.label) == [.organization, .person])
    let name = text.names[1].span
    #expect(String(decoding: text.bytes[name.range], as: UTF8.self) == "Ada Roe")
  }
}

extension NameTaggerTrainerTests {
  @Test(
    "Columns stand between tabs or spaces, with others between the first and the last",
    arguments: [
      "Ada\tB-PER\nRoe\tI-PER\nleft\tO\n",
      "Ada NNP B-NP B-PER\nRoe NNP I-NP I-PER\nleft VBD B-VP O\n",
      "Ada NNP I-NP I-PER\r\nRoe NNP I-NP I-PER\r\nleft VBD B-VP O\r\n",
    ]
  )
  func columnsStandBetweenTabsOrSpaces(_ file: String) throws {
    let text = try #require(LabelledCorpus(Array(file.utf8)).texts.first)
    #expect(String(decoding: text.bytes, as: UTF8.self) == "Ada Roe left")
    #expect(text.names.map(\.span) == [TextSpan(0, 7)])
  }
}

@Suite("Kinds of text")
struct TextKindClassifierTests {
  private static func classifier() throws -> TextKindClassifier {
    var trainer = TextKindTrainer(kindCount: 2)
    for number: UInt32 in 0..<40 {
      trainer.add([1, 2, 3, 4, 5, 6, 7, 8, 9, 100 + number], kind: 0)
      trainer.add([21, 22, 23, 24, 25, 26, 27, 28, 29, 100 + number], kind: 1)
    }
    var writer = ModelBlobWriter(kind: 7)
    trainer.write(kinds: [0, 1], to: &writer)
    let blob = try #require(ModelBlob(ModelStorage(copying: writer.bytes()), kind: 7))
    return try #require(TextKindClassifier(blob))
  }

  @Test func wordsTellTheKind() throws {
    let classifier = try Self.classifier()
    var seen = TextKindWords()
    let first = classifier.shares([1, 2, 3, 4, 5, 6, 7, 8], &seen)
    let second = classifier.shares([21, 22, 23, 24, 25, 26, 27, 28], &seen)
    #expect(classifier.shares([1, 2, 3, 4, 5, 6, 7, 8], &seen) == first)
    #expect(first[0] > 0.9)
    #expect(second[1] > first[1])
    #expect(abs(first.sum() - 1) < 1e-4 && abs(second.sum() - 1) < 1e-4)
  }

  @Test func aTextLikeNoneGetsTheFirst() throws {
    let classifier = try Self.classifier()
    var seen = TextKindWords()
    let empty = classifier.shares([], &seen)
    #expect(empty.max() == empty[0])
    #expect(classifier.shares([900, 901], &seen)[0] > 0.9)
  }
}
