import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// Numbers, dates and claims take time in proportion to their input, whatever it is: one "sentence" of twenty
/// kilobytes costs no more a byte than one of two and a half.
@Suite(.serialized)
struct ClaimGrowthTests {
  /// Eight times the input may take this many times as long: linear work takes eight, quadratic work sixty-four.
  private static let limit = 24.0

  @Test(
    "Hostile text costs linear time",
    arguments: [
      "killed 5 ", "killed 5, ", "5 killed and ", "killed or wounded 5 or ", "January ", "May 5 ",
      "12 ", "1-", "1/2/", "one hundred and ", ", ", "and ", "said 5 were killed, ",
      "police said, ",
      "according to police, 5 died, ", "died, 42, ", "Mr. Roe, 42, ", "toll rose to 5 from 4 ",
      "lives lives ", "dozens of dozens of ", "including 5 including ", "no injuries or deaths or ",
      "who was who was ", "in Leeds 5 died ", "on Monday 5 died ", "struck hit held ", "dead (",
      "a ",
      "Police: 5 dead\n", "“5 died” ", "2 to 3 to ", "between 2 and ", "today yesterday ",
      "two weeks ago ", "next last ", "also also died ", "the State of the State of ",
    ]
  )
  func hostileTextCostsLinearTime(_ unit: String) throws {
    let small = Document.throughSentences(String(repeating: unit, count: 2_500 / unit.utf8.count))
    let large = Document.throughSentences(String(repeating: unit, count: 20_000 / unit.utf8.count))
    let stages = Stages()
    let ratio = GrowthMeter.ratio(small: 0, large: 1) { stages.run(on: $0 == 0 ? small : large) }
    #expect(ratio < Self.limit, "\(unit.debugDescription): \(ratio) times as long")
  }

  @Test("Many names of places cost linear time")
  func manyPlacesCostLinearTime() throws {
    let unit = "5 died in Leeds, York and Hull, "
    let stages = Stages()
    let documents = [2_500, 20_000].map { size in
      Document.throughSentences(String(repeating: unit, count: size / unit.utf8.count))
        .withPlaces(["Leeds", "York", "Hull"])
    }
    let ratio = GrowthMeter.ratio(small: 0, large: 1) { stages.run(on: documents[$0]) }
    #expect(ratio < Self.limit, "\(ratio) times as long")
  }

  /// The three stages under test, without those of names and quotes.
  private struct Stages {
    let dates = DateRecognizer()
    let numbers = NumberRecognizer()
    let claims = ClaimExtractor()

    func run(on document: Document) {
      var document = document
      dates.annotate(&document)
      numbers.annotate(&document)
      claims.annotate(&document)
    }
  }
}

extension Document {
  fileprivate static func throughSentences(_ text: String) -> Document {
    let configuration = AnnotatorConfiguration(
      referenceDate: CivilDate(year: 2025, month: 4, day: 24),
      lastStage: .sentences
    )
    guard let annotator = try? Annotator(configuration: configuration) else {
      preconditionFailure("no annotator")
    }
    return annotator.annotated(Article(id: "growth", text: text))
  }

  /// The document with a mention of a place at each of the words.
  fileprivate func withPlaces(_ names: [String]) -> Document {
    var document = self
    document.entities = names.map { Entity(type: .place, name: $0, aliases: [], mentions: []) }
    for (index, token) in tokens.enumerated() {
      guard let entity = names.firstIndex(of: text(token)) else { continue }
      document.mentions.append(
        Mention(
          span: token.span,
          tokens: index..<index + 1,
          type: .place,
          title: nil,
          entity: entity,
          confidence: 1
        )
      )
    }
    return document
  }
}
