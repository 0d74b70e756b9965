extension QuoteTrainer {
  /// What the content of a cue may be, as features, and which of it is right.
  private struct Choice {
    var features: [[UInt32]] = []
    var right: [Int] = []
  }

  /// The articles are read in so many parts, each by what was learned from the others.
  private static let partCount = 2

  /// Adds to a model what judges contents and readings, learned from what models make of articles that they did not learn
  /// from.
  func addRankers(to writer: inout ModelBlobWriter, _ tuning: Tuning, _ report: (String) -> Void) {
    let parts = (0..<Self.partCount).map { part in
      articles.indices.filter { $0 % Self.partCount == part }
    }
    let models = parts.map { part in
      let others = articles.indices.filter { $0 % Self.partCount != part[0] % Self.partCount }
      return learned(from: others.map { articles[$0] }, tuning) { _ in }
    }
    let choices = zip(parts, models).map { self.choices(of: $0, $1) }
    writer.add(ContentRanker.section, Self.contentRanker(choices.flatMap { $0 }))
    var right = Self.classifier(rows: 1 << 15, rate: 0.02, sparsity: 0)
    var touching = Self.classifier(rows: 1 << 15, rate: 0.02, sparsity: 0)
    for part in parts.indices {
      var model = models[part]
      // Which contents are judged must not depend on what was right among them.
      let others = choices.indices.filter { $0 != part }.flatMap { choices[$0] }
      model.add(ContentRanker.section, Self.contentRanker(others))
      addExamples(of: parts[part], model, &right, &touching)
      report("part \(part + 1): \(right.count) readings")
    }
    writer.add(ReadingRanker.rightSection, right.train(kind: ReadingRanker.rightSection))
    writer.add(ReadingRanker.touchingSection, touching.train(kind: ReadingRanker.touchingSection))
  }

  private static func contentRanker(_ choices: [Choice]) -> [UInt8] {
    var trainer = RankTrainer(rowCount: 1 << 16, epochs: 4, rate: 0.07)
    for choice in choices {
      guard let first = choice.right.first else { continue }
      trainer.add(choice.features, right: first, leavingOut: Set(choice.right.dropFirst()))
    }
    return trainer.train(kind: ContentRanker.section)
  }

  // MARK: Contents

  private func choices(of part: [Int], _ model: ModelBlobWriter) -> [Choice] {
    guard let model = QuoteModel(model: model.bytes()) else { return [] }
    var reader = CueReader(model: model)
    var choices: [Choice] = []
    for index in part {
      forEachSegment(of: articles[index], model) { items in
        choices += self.choices(items, articles[index], &reader)
      }
    }
    return choices
  }

  private func choices(
    _ items: [SegmentItem],
    _ article: Article,
    _ reader: inout CueReader
  ) -> [Choice] {
    let labeller = SegmentLabeller(items: items, document: article.document, quotes: article.quotes)
    let heads = labeller.quotes.map { quote in
      labeller.cue(of: quote).map { SegmentLabeller.head(of: $0, in: items) }
    }
    let steps = SegmentSteps(items)
    let cues = reader.choices(steps)
    return cues.enumerated().map { place, contents in
      let (cue, spans) = (contents.cue, contents.spans)
      let quotes = zip(heads, labeller.quotes).filter { $0.0 == cue.head }.map(\.1)
      var choice = Choice()
      for (index, span) in spans.enumerated() {
        var features: [UInt32] = []
        ContentRanker.collect(span, of: place, among: cues, in: steps, into: &features)
        choice.features.append(features)
        let tokens = items[span.steps.lowerBound].tokens.lowerBound
        let end = items[span.steps.upperBound - 1].tokens.upperBound
        if isRight(tokens..<end, among: quotes, article.document) { choice.right.append(index) }
      }
      return choice
    }
  }

  // MARK: Readings

  private func addExamples(
    of part: [Int],
    _ model: ModelBlobWriter,
    _ right: inout HashedClassifierTrainer,
    _ touching: inout HashedClassifierTrainer
  ) {
    guard let model = QuoteModel(model: model.bytes()) else { return }
    var reader = CueReader(model: model)
    for article in part.map({ articles[$0] }) {
      let marked = article.quotes.compactMap(Self.whole)
      forEachSegment(of: article, model) { items in
        let readings = reader.read(items)
        for (index, reading) in readings.enumerated() where !reading.isUtterance {
          let features = ReadingRanker.features(of: index, among: readings, in: items)
          let span = article.document.span(ofTokens: reading.content)
          let isRight = isRight(reading.content, among: article.quotes, article.document)
          right.add(features, isPositive: isRight, importance: 1)
          touching.add(
            features,
            isPositive: marked.contains { $0.start < span.end && span.start < $0.end },
            importance: 1
          )
        }
      }
    }
  }

  // MARK: What is right

  /// Whether a stretch is the content of one of the quotes, marks and punctuation at its ends aside.
  private func isRight(
    _ tokens: Range<Int>,
    among quotes: [QuotedCorpus.Marked],
    _ document: Document
  ) -> Bool {
    let span = Self.trimmed(document.span(ofTokens: tokens), document.bytes)
    return quotes.contains { Self.whole($0) == span }
  }

  /// A content from its first part to its last; null for none.
  static func whole(_ quote: QuotedCorpus.Marked) -> TextSpan? {
    guard let first = quote.content.first, let last = quote.content.last else { return nil }
    return first.union(last)
  }

  /// The span without what `scripts/train-quotes` leaves out at the ends of contents.
  static func trimmed(_ span: TextSpan, _ bytes: [UInt8]) -> TextSpan {
    let edges = "\"'“”‘’«»„‚. ,;:!?\n\t ".unicodeScalars
    let text = String(decoding: bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
      .unicodeScalars
    let inner = text.drop { edges.contains($0) }
    guard let last = inner.lastIndex(where: { !edges.contains($0) }) else { return span }
    let leading = text[..<inner.startIndex].reduce(0) { $0 + UTF8.width($1) }
    let trailing = text[text.index(after: last)...].reduce(0) { $0 + UTF8.width($1) }
    return TextSpan(Int(span.start) + leading, Int(span.end) - trailing)
  }

  // MARK: Segments

  /// Has every segment with a cue told, its parts of speech known.
  func forEachSegment(
    of article: Article,
    _ model: QuoteModel,
    _ body: ([SegmentItem]) -> Void
  ) {
    var segments = QuoteSegments(
      document: article.document,
      rates: model.rates,
      classes: model.classes,
      utterances: article.utterances,
      fragments: article.fragments
    )
    let parts = PartsOfSpeech(document: article.document, tagger: tagger)
    while segments.advance() {
      guard segments.hasCue else { continue }
      segments.tag(by: parts)
      body(segments.items)
    }
  }
}
