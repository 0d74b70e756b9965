/// What a record holds beside the contract's keys, and how it counts.
public struct RecordOptions: Sendable {
  /// The unit of every offset.
  public var offsets: OffsetUnit
  /// Whether records list tokens.
  public var includesTokens: Bool

  /// Code points and no tokens, where nothing else is said.
  public init(offsets: OffsetUnit = .codePoints, includesTokens: Bool = false) {
    self.offsets = offsets
    self.includesTokens = includesTokens
  }
}

/// The layer whose items are written one a line.
public enum RecordItem: String, Sendable, CaseIterable {
  /// Each quote.
  case quotes
  /// Each casualty claim.
  case claims
  /// Each mention of a name.
  case mentions
  /// Each entity, with the sentence of its first mention.
  case entities
  /// Each date.
  case dates
  /// Each number.
  case numbers
  /// Each sentence.
  case sentences
}
