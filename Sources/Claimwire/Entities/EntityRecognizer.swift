/// Mentions and entities.
struct EntityRecognizer: Sendable {
  init() {}

  /// Appends the stage's layer.
  func annotate(_ document: inout Document) {}
}
