/// A claim of a record as a tally needs it.
struct TallyClaim {
  /// The kind's name, or the names of the kinds that one count stands for, joined by "+".
  var kind: String
  /// The place's name.
  var place: String?
  /// The day of the harm, ISO 8601, or a month or year where no more is known.
  var day: String?
  var count: TallyCount
  /// Who is named for it; null where the article itself says so.
  var source: String?
  /// Whether the source denies it.
  var isDenied: Bool
}

/// A count with where and when it was published.
public struct TallyCount: Sendable, Equatable {
  /// The least that it can be; null where there is no bound.
  public var low: Double?
  /// The most that it can be; null where there is no bound.
  public var high: Double?
  /// The record's reference date, ISO 8601.
  public var published: String?
  /// The record's id.
  public var document: String

  /// Whether one number can satisfy both.
  func isCompatible(with other: TallyCount) -> Bool {
    max(low ?? 0, other.low ?? 0) <= min(high ?? .infinity, other.high ?? .infinity)
  }

  /// "12", "81+", "≤60", "10–15".
  var text: String {
    switch (low, high) {
    case (let low?, let high?):
      low == high ? Self.text(low) : "\(Self.text(low))–\(Self.text(high))"
    case (let low?, nil): "\(Self.text(low))+"
    case (nil, let high?): "≤\(Self.text(high))"
    case (nil, nil): "?"
    }
  }

  private static func text(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
  }
}
