/// Number expressions: what they amount to, how they bound it, what they measure.
///
/// One pass; a token that starts no number costs one table lookup. Numbers inside dates are left to them.
struct NumberRecognizer: Sendable {
  private let vocabulary = NumberVocabulary()

  init() {}

  /// Appends the numbers in order; O(tokens).
  func annotate(_ document: inout Document) {
    var scanner = NumberScanner(document, vocabulary)
    document.numbers = scanner.scan()
  }
}

/// The tables that numbers are read by.
struct NumberVocabulary: Sendable {
  let lexicon = NumberLexicon()
  let comparators = ComparatorTable()
  let units = UnitTable()
  let contexts = NumberContexts()
}
