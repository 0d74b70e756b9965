/// Quotes with their speakers.
struct QuoteAttributor: Sendable {
  init() {}

  /// Appends the stage's layer.
  func annotate(_ document: inout Document) {}
}
