/// A time expression (TIMEX3, ISO 24617-1) and the calendar interval that it stands for.
public struct DateExpression: Sendable {
  /// The words.
  public var span: TextSpan
  /// The tokens of `span`, as indices into the document's.
  public var tokens: Range<Int>
  /// TIMEX3 type.
  public var type: DateType
  /// TIMEX3 value: `2025-04-24TMO`, `P3Y`, `XXXX-WXX-4`.
  public var value: String
  /// First instant, ISO 8601, or null where the value fixes no interval.
  public var from: String?
  /// The instant after the last.
  public var to: String?
}

/// TIMEX3 types.
public enum DateType: String, Sendable, CaseIterable {
  /// A day or anything longer on the calendar.
  case date = "DATE"
  /// A part of a day.
  case time = "TIME"
  /// A length of time.
  case duration = "DURATION"
  /// A time that comes again.
  case set = "SET"
}

/// Where a document's reference date comes from.
public enum ReferenceDateOrigin: String, Sendable {
  /// The caller gave it for every document.
  case option
  /// The input's own date field.
  case field
  /// The article says it: a leading date or a dateline.
  case text
}
