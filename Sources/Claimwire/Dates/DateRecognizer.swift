/// Date expressions, resolved against the document's reference date.
///
/// One pass; a token that starts no date costs one look at a bitmap.
struct DateRecognizer: Sendable {
  private let vocabulary = DateVocabulary()

  init() {}

  /// Sets the reference date where the caller has not, and appends the dates; O(tokens).
  func annotate(_ document: inout Document) {
    ReferenceDateFinder(vocabulary: vocabulary).setReferenceDate(&document)
    var scanner = DateScanner(document, vocabulary)
    document.dates = scanner.scan()
    document.warnings += scanner.warnings
  }

  /// A date that stands alone, as in an input's date field: ISO 8601 first, then as a person writes it.
  func date(in field: String) -> CivilDate? { DateField.date(in: field) }
}
