/// Number expressions: what they amount to, how they bound it, what they measure.
///
/// One pass; a token that starts no number costs one look at a bitmap. The numbers of a day or a time ("April 24", "2014", "10
/// a.m.") are left to the date, so dates come first; those of a duration ("three years") are quantities too.
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
///
/// A class, so that a scanner of each document holds one reference and not one to each table.
final class NumberVocabulary: Sendable {
  let lexicon = NumberLexicon()
  let comparators = ComparatorTable()
  let units = UnitTable()
  let contexts = NumberContexts()
}
