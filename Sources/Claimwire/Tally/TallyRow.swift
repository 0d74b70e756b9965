/// What the sources say of one event: how many, of one kind, at one place, on one day.
public struct TallyRow: Sendable {
  /// The place's name; null where no article names one.
  public var place: String?
  /// ISO 8601: a day, or a month or year where no more is known; null where nothing is.
  public var day: String?
  /// What happened to the people counted; kinds that one count stands for together are joined by "+".
  public var kind: String
  /// In the order in which they first published.
  public var sources: [TallySource]

  /// The least that anybody says; null where nobody gives a bound.
  public var low: Double? { sources.compactMap(\.lowest.low).min() }

  /// The most that anybody says.
  public var high: Double? { sources.compactMap { $0.highest.high ?? $0.highest.low }.max() }

  /// Whether two sources cannot both be right, judged by the last that each has published.
  ///
  /// A later, higher number does not contradict an earlier one, as tolls grow. A denial contradicts whoever affirms.
  public var isDisputed: Bool {
    sources.indices.contains { first in
      sources.indices[(first + 1)...].contains { isDisputed(sources[first], sources[$0]) }
    }
  }

  private func isDisputed(_ one: TallySource, _ other: TallySource) -> Bool {
    if one.isDenial != other.isDenial { return one.latest.isCompatible(with: other.latest) }
    if one.isDenial || one.latest.isCompatible(with: other.latest) { return false }
    guard let first = one.latest.published, let second = other.latest.published, first != second
    else { return true }
    let (earlier, later) =
      first < second ? (one.latest, other.latest) : (other.latest, one.latest)
    return (later.high ?? later.low ?? 0) < (earlier.low ?? earlier.high ?? 0)
  }
}

/// What one source says of an event.
public struct TallySource: Sendable {
  /// Its name; null for the articles' own voice.
  public var name: String?
  /// The lowest count that it gives.
  public var lowest: TallyCount
  /// The highest.
  public var highest: TallyCount
  /// The last that it published.
  public var latest: TallyCount
  /// In how many claims.
  public var claims: Int
  /// Whether it denies the counts that stand here.
  public var isDenial: Bool

  mutating func add(_ count: TallyCount) {
    claims += 1
    if (count.low ?? count.high ?? 0) < (lowest.low ?? lowest.high ?? 0) { lowest = count }
    if (count.high ?? count.low ?? 0) > (highest.high ?? highest.low ?? 0) { highest = count }
    if (count.published ?? "") >= (latest.published ?? "") { latest = count }
  }
}
