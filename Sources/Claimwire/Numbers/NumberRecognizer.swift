/// Number expressions.
struct NumberRecognizer: Sendable {
  init() {}

  /// Appends the stage's layer.
  func annotate(_ document: inout Document) {}
}
