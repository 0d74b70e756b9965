/// What a record holds beside the contract's keys, and how it counts.
public struct RecordOptions: Sendable {
  /// The unit of every offset; brat always has code points and a page UTF-16 units, as those who read them slice so.
  public var offsets: OffsetUnit
  /// Whether records list tokens.
  public var includesTokens: Bool
  /// What documents are written as.
  public var format: RecordFormat
  /// Whether each document's files are named and kept apart (``FileBundle``), to be laid into a folder.
  public var isBundled: Bool

  /// Records in code points and no tokens, where nothing else is said.
  public init(
    offsets: OffsetUnit = .codePoints,
    includesTokens: Bool = false,
    format: RecordFormat = .ndjson,
    isBundled: Bool = false
  ) {
    self.offsets =
      switch format {
      case .brat: .codePoints
      case .html: .utf16
      case .ndjson, .tsv, .conll: offsets
      }
    self.includesTokens = includesTokens
    self.format = format
    self.isBundled = isBundled || format.needsFolder
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
