/// Date expressions, resolved against the document's reference date.
struct DateRecognizer: Sendable {
  init() {}

  /// Sets the reference date where the caller has not, and appends the dates.
  func annotate(_ document: inout Document) {}

  /// A date that stands alone, as in an input's date field: ISO 8601 first, then anything that the recognizer reads.
  func date(in field: String) -> CivilDate? { nil }
}
