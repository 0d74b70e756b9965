/// The embedded tagger of names alone, for `Benchmarks`, which cannot reach it within its stage.
@_spi(Benchmarks)
public struct NameTaggerProbe: Sendable {
  private let tagger = NameTagger()

  /// Costs what opening the embedded model does.
  public init() {}

  /// How many names the tagger finds in a document that has its sentences and numbers; O(n).
  public func nameCount(in document: Document) -> Int {
    tagger.names(in: document, DocumentEvidence(document.tokens)).count
  }
}
