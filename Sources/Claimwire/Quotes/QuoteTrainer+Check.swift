extension QuoteTrainer {
  /// How well a model's contents agree with marked articles.
  public struct Agreement: Sendable {
    /// Contents found, marked, and found with both ends right; utterances in marks are left out.
    public var found = 0
    /// See ``found``.
    public var marked = 0
    /// See ``found``.
    public var exact = 0
    /// Contents that share a token with a marked one.
    public var touching = 0
    /// Exact contents whose speaker shares a token with the marked one.
    public var speakers = 0
  }

  /// Reads the articles of a file with the model, taking what is at least so likely.
  ///
  /// - Throws: ``ClaimwireError/unreadable(path:reason:)``.
  public func agreement(
    ofModel bytes: [UInt8],
    withCorpusAt path: String,
    threshold: Float
  ) throws(ClaimwireError) -> Agreement {
    guard let model = QuoteModel(model: bytes) else {
      throw .unreadable(path: path, reason: "no model of quotes of this version")
    }
    var agreement = Agreement()
    for article in try articles(at: path) {
      read(article, model, threshold, &agreement)
    }
    return agreement
  }

  private func read(
    _ article: Article,
    _ model: QuoteModel,
    _ threshold: Float,
    _ agreement: inout Agreement
  ) {
    let document = article.document
    var reader = CueReader(model: model)
    let marked = article.quotes.compactMap { quote -> (content: TextSpan, speaker: [TextSpan])? in
      Self.whole(quote).map { ($0, quote.speaker) }
    }
    agreement.marked += marked.count
    forEachSegment(of: article, model) { items in
      for reading in CueReader.surest(reader.read(items), over: threshold) {
        let span = document.span(ofTokens: reading.content)
        agreement.found += 1
        if marked.contains(where: { $0.content.start < span.end && span.start < $0.content.end }) {
          agreement.touching += 1
        }
        guard let match = marked.first(where: { $0.content == span }) else { continue }
        agreement.exact += 1
        let speaker = reading.speaker.map { document.span(ofTokens: $0) }
        let isSpeaker = match.speaker.contains { part in
          speaker.map { $0.start < part.end && part.start < $0.end } ?? false
        }
        if isSpeaker || match.speaker.isEmpty { agreement.speakers += 1 }
      }
    }
  }
}
