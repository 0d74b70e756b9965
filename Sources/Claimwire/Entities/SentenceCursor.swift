/// Finds the sentences of tokens that are asked for in ascending order: amortised constant time.
struct SentenceCursor {
  private let sentences: [Sentence]
  private var current = 0

  init(_ sentences: [Sentence]) { self.sentences = sentences }

  /// The sentence of the token; tokens must not descend by more than their sentence.
  mutating func index(ofToken token: Int) -> Int {
    while current + 1 < sentences.count, sentences[current + 1].tokens.lowerBound <= token {
      current += 1
    }
    while current > 0, sentences[current].tokens.lowerBound > token { current -= 1 }
    return current
  }

  /// The first token of a sentence.
  func start(of sentence: Int) -> Int {
    sentence < sentences.count ? sentences[sentence].tokens.lowerBound : 0
  }
}
