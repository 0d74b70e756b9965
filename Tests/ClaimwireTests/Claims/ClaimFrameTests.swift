import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// Which counts the frames of harm find, a construction a line.
struct ClaimFrameTests {
  /// A text and the claims in it, each as the first two letters of its kind, its lower bound, and "+" where it is joint.
  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let claims: String

    init(_ text: String, _ claims: String) {
      self.text = text
      self.claims = claims
    }

    var testDescription: String { text }
  }

  private func check(_ row: Row) throws {
    let found = try annotated(row.text, date: "2025-04-24").claims.map { claim in
      "\(claim.kind.rawValue.prefix(2))\(claim.count.low.map { String(Int($0)) } ?? "?")"
        + (claim.joint == nil ? "" : "+")
    }
    #expect(found.sorted().joined(separator: " ") == row.claims)
  }

  @Test(arguments: [
    Row("Two boys, ages 7 and 10, and two adults were found slain.", "ki2 ki2"),
    Row("Two men, 18 and 20, and one woman, 19, were taken to hospital.", "in3"),
    Row("A brother and sister, ages 9 and 12, had been injured.", "in2"),
    Row("Three women, ages 21, 32, and 49, and two men, 30 and 42, were hurt.", "in2 in3"),
  ])
  func agesCountNobody(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("Three victims, a 25-year-old man, a boy of 9, and a woman, were hurt.", "in3"),
    Row("Her parents, Reyna Roe, 42, and Julian Roe, 45, were killed.", "ki2"),
    Row("Both Ada Roe, 32, and Bob Doe, 34, died in the crash.", "ki2"),
    Row("Two men, a woman and a boy were killed.", "ki4"),
    Row("A woman, Dana Roe, and her son, Caleb, were found dead.", "ki2"),
  ])
  func listsThatSayWhoCountOnce(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("Six people were shot, one fatally, at a party.", "ki1 ki6+"),
    Row("A gunman shot four people, killing one.", "ki1 ki4+"),
    Row("Multiple people were shot, two fatally.", "ki2"),
    Row("Five people were shot. Two of them died.", "ki2 ki5+"),
    Row(
      "Police: 4 shot after a fight.\n\nOne man was killed and three people were wounded.",
      "in3 ki1 ki4+"
    ),
    Row("Four people were shot at a club.", "in4"),
  ])
  func theShotMayBePartlyDead(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("A shooting sent 4 people to the hospital.", "in4"),
    Row("The crash put three women in hospital.", "in3"),
    Row("Three people went to the hospital.", "in3"),
    Row("All four victims were treated and released.", "in4"),
    Row("A steward was treated for a cut hand after the attack.", "in1"),
    Row("The drive-by left five people with gunshot wounds.", "in5"),
    Row("The drive-by resulted in four people suffering gunshot wounds.", "in4"),
    Row("It caused injuries to five other people.", "in5"),
    Row("Two are sought over the wounding of 13 people.", "in13"),
    Row("He was charged with the fatal shooting of two men.", "ki2"),
    Row("He opened fire, striking five people.", "in5"),
    Row("Four people are recovering after being shot.", "in4"),
    Row("Nearly 900 people have been driven from their homes.", "di?"),
  ])
  func careAndWoundsTellOfHarm(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("He was one of four people shot outside a bar.", "in4"),
    Row("One of the four people was shot.", "in1"),
    Row("He said 157 people were saved, 23 of whom were hospitalized.", "in23"),
    Row("She was one of the two who died in the fire.", "ki2"),
  ])
  func partsAndWholesAreToldApart(row: Row) throws { try check(row) }

  @Test(arguments: [
    Row("The rate is 19.3 deaths per 100,000 people.", ""),
    Row("Several gunshots hit the community center.", ""),
    Row("The teenager killed it on his chest.", ""),
    Row("Nobody is going to be hurt.", ""),
    Row("None of the injuries was serious.", ""),
    Row("Forty-one signatures were missing.", ""),
    Row("Hansen held the record.", ""),
    Row("Image 12 of 12 3 killed in a shooting.", "ki3"),
  ])
  func whatLooksLikeHarmIsNone(row: Row) throws { try check(row) }
}
