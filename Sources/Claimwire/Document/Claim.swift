/// A checkable statement that people were harmed.
public struct Claim: Sendable {
  /// The least clause with the harm word and the count.
  public var span: TextSpan
  /// The gravest harm that the count stands for.
  public var kind: HarmKind
  /// How many.
  public var count: ClaimCount
  /// The words for who.
  public var victims: TextSpan?
  /// The period of a rate ("a week").
  public var period: RatePeriod?
  /// The claim that this one is included in, as an index into the document's.
  public var partOf: Int?
  /// To whom the article attributes it; null for the reporter's own voice.
  public var source: ClaimSource?
  /// Where it happened.
  public var place: ClaimPlace?
  /// ISO 8601 date or TIMEX3 value of the harm.
  public var date: String?
  /// How firmly it is stated.
  public var certainty: Certainty
  /// Whether it is a running toll.
  public var isCumulative: Bool
  /// The kinds that one count stands for together ("1,000 dead or missing").
  public var joint: [HarmKind]?
  /// How likely kind and bounds are right, 0 to 1.
  public var confidence: Float
}

/// What happened to the people counted.
public enum HarmKind: String, Sendable, CaseIterable {
  /// Dead.
  case killed
  /// Hurt.
  case injured
  /// Not found.
  case missing
  /// Driven out.
  case displaced
  /// Arrested or held.
  case detained
  /// Taken by force.
  case kidnapped
}

/// A count with its bounds.
public struct ClaimCount: Sendable {
  /// The count expression as it stands.
  public var span: TextSpan
  /// The number said, null for a range or a vague quantity.
  public var value: Double?
  /// The least that it can be; null where there is no bound.
  public var low: Double?
  /// The most that it can be; null where there is no bound.
  public var high: Double?
  /// How the number said bounds the count.
  public var comparison: Comparison
}

/// The period of a rate.
public enum RatePeriod: String, Sendable, CaseIterable {
  /// A day.
  case day
  /// A week.
  case week
  /// A month.
  case month
  /// A year.
  case year
}

/// To whom a claim is attributed.
public struct ClaimSource: Sendable {
  /// The attributing mention as it stands.
  public var span: TextSpan
  /// The resolved name.
  public var name: String
  /// The entity, as an index into the document's, where it is one.
  public var entity: Int?
  /// The quote in which the claim stands, as an index into the document's.
  public var quote: Int?
}

/// Where a claim's harm happened.
public struct ClaimPlace: Sendable {
  /// The words.
  public var span: TextSpan
  /// The place's fullest name.
  public var name: String
  /// The entity, as an index into the document's, where it is one.
  public var entity: Int?
}

/// How firmly a claim is stated.
public enum Certainty: String, Sendable, CaseIterable {
  /// In the reporter's own voice.
  case stated
  /// Attributed to someone.
  case reported
  /// Feared, presumed, possible.
  case feared
  /// Could, would, plans.
  case hypothetical
  /// Denied by its source.
  case denied
}
