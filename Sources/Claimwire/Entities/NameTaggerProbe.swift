/// The embedded tagger of names alone, for `Benchmarks`, which cannot reach it within its stage.
@_spi(Benchmarks)
public final class NameTaggerProbe {
  private var reader = NameReader(NameTagger())

  /// Costs what opening the embedded model does.
  public init() {}

  /// How many names the tagger finds in a document that has its sentences and numbers; O(n).
  public func nameCount(in document: Document) -> Int {
    reader?.names(in: document).count ?? 0
  }
}
