import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// What a claim says in short: kind, low, high.
private struct Bounds: Equatable, CustomStringConvertible {
  var kind: HarmKind
  var low: Double?
  var high: Double?

  init(_ kind: HarmKind, _ low: Double?, _ high: Double?) {
    self.kind = kind
    self.low = low
    self.high = high
  }

  var description: String { "\(kind) \(low as Any) \(high as Any)" }
}

private func bounds(_ text: String) throws -> [Bounds] {
  try annotated(text).claims.map { Bounds($0.kind, $0.count.low, $0.count.high) }
}

@Suite("Claims")
struct ClaimExtractorTests {
  @Test(
    "A count is read in the frame of its harm word",
    arguments: [
      ("The blast killed eight and wounded more than 80 others.", HarmKind.killed, 8.0, 8.0),
      ("Twelve miners were killed when the shaft collapsed.", .killed, 12, 12),
      ("A gas leak left nine villagers dead.", .killed, 9, 9),
      ("The storm claimed 15 lives on the coast.", .killed, 15, 15),
      ("Three men shot dead outside a bar.", .killed, 3, 3),
      ("Officials mourned the deaths of 20 civilians.", .killed, 20, 20),
      ("The death toll rose to 34.", .killed, 34, 34),
      ("Police arrested seven suspects in the harbour.", .detained, 7, 7),
      ("Gunmen kidnapped five teachers.", .kidnapped, 5, 5),
      ("Six climbers are missing after the avalanche.", .missing, 6, 6),
      ("No one was hurt in the fire.", .injured, 0, 0),
      ("A woman and her two children were killed in the crash.", .killed, 3, 3),
    ]
  )
  func countIsReadInItsFrame(_ text: String, _ kind: HarmKind, _ low: Double, _ high: Double) throws
  {
    #expect(try bounds(text).first == Bounds(kind, low, high))
  }

  @Test(
    "What harms nobody is no claim",
    arguments: [
      "The committee killed two bills on Monday.", "She shot three films in Rome.",
      "The team lost 12 games last season.", "He replaced four dead batteries.",
      "About 5,000 troops will stay in the country.", "The farmer found 300 dead fish.",
      "The novelist died on Friday aged 80.",
    ]
  )
  func whatHarmsNobodyIsNoClaim(_ text: String) throws {
    #expect(try bounds(text).isEmpty)
  }

  @Test func listsOfTwoAndMoreAreClaimsEach() throws {
    #expect(
      try bounds("Police arrested 40 smugglers and 12 dealers.")
        == [Bounds(.detained, 40, 40), Bounds(.detained, 12, 12)]
    )
  }

  @Test func includedCountPointsToItsWhole() throws {
    let claims = try annotated("The fire killed 17 people, including four children.").claims
    #expect(claims.map(\.count.low) == [17, 4])
    #expect(claims.last?.partOf == 0)
  }

  @Test func rateHasItsPeriod() throws {
    let claims = try annotated("Malaria kills 300 people a week in the province.").claims
    #expect(claims.first?.period == .week)
  }

  @Test(
    "Certainty follows who says it and how",
    arguments: [
      ("Two soldiers were killed in the raid, the army said.", Certainty.reported),
      ("The army said two soldiers were killed in the raid.", .reported),
      ("Two soldiers were killed in the raid.", .stated),
      ("Two soldiers are feared dead after the raid.", .feared),
      ("A new flood could kill 300 people.", .hypothetical),
      ("Two women risk being killed.", .hypothetical),
      ("Two women told of being beaten.", .stated),
      ("Police will examine whether the blast killed four people.", .feared),
      ("The army denied that 12 civilians were killed.", .denied),
    ]
  )
  func certaintyFollowsTheSource(_ text: String, _ certainty: Certainty) throws {
    #expect(try annotated(text).claims.first?.certainty == certainty)
  }

  @Test(
    "Spans hold their counts, whatever the text",
    arguments: [
      "killed killed killed 5 dead dead and, and 7 wounded wounded of of of",
      "\"3 dead\" \"4 dead\" said said said that that 5 were were killed",
      "No no none nobody dead, dead, 12, 13, 14 and 15 killed or or wounded",
      "toll toll to to 5 to 6 from from 7; lives of of lives lost lost",
    ]
  )
  func spansHoldTheirCounts(_ text: String) throws {
    for claim in try annotated(text).claims {
      #expect(claim.span.contains(claim.count.span))
      #expect(Int(claim.span.end) <= text.utf8.count)
    }
  }
}
