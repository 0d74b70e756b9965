extension QuoteTrainer {
  /// What the content of a cue may be, as features, and which of it is right.
  private struct Choice {
    var features: [[UInt32]] = []
    var right: [Int] = []
  }

  /// What judges readings, see ``ReadingRanker``.
  private struct Judges {
    var right = Judges.classifier
    var touching = Judges.classifier
    var speaker = Judges.classifier

    private static var classifier: HashedClassifierTrainer {
      QuoteTrainer.classifier(rows: 1 << 16, rate: 0.02, sparsity: 0, dropout: 0.3)
    }

    mutating func add(to writer: inout ModelBlobWriter) {
      typealias Ranker = ReadingRanker
      writer.add(Ranker.rightSection, right.train(kind: Ranker.rightSection))
      writer.add(Ranker.touchingSection, touching.train(kind: Ranker.touchingSection))
      writer.add(Ranker.speakerSection, speaker.train(kind: Ranker.speakerSection))
    }
  }

  /// The articles are so often cut in halves, each time otherwise, and each half is read by what was learned from the other
  /// one: what judges sees more, and other, errors of the chains than the articles have quotes.
  private static let passCount = 3

  /// Halves of the articles' indices; a half and the one behind it make a whole.
  private var halves: [[Int]] {
    (0..<Self.passCount).flatMap { pass in
      (0..<2).map { half in articles.indices.filter { $0 >> pass & 1 == half } }
    }
  }

  /// Adds to a model what judges contents and readings, learned from what models make of articles that they did not learn
  /// from.
  func addRankers(to writer: inout ModelBlobWriter, _ tuning: Tuning, _ report: (String) -> Void) {
    let halves = halves
    let models = halves.indices.map { half in
      learned(from: halves[half ^ 1].map { articles[$0] }, tuning) { _ in }
    }
    let choices = zip(halves, models).map { self.choices(of: $0, $1) }
    writer.add(ContentRanker.section, Self.contentRanker(choices.flatMap { $0 }))
    var judges = Judges()
    for half in halves.indices {
      var model = models[half]
      // Which contents are judged must not depend on what was right among them.
      model.add(ContentRanker.section, Self.contentRanker(choices[half ^ 1]))
      addExamples(of: halves[half], model, &judges)
      report("half \(half + 1): \(judges.right.count) readings")
    }
    judges.add(to: &writer)
  }

  private static func contentRanker(_ choices: [Choice]) -> [UInt8] {
    var trainer = RankTrainer(rowCount: 1 << 17, epochs: 4, rate: 0.07)
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
    func choice(of place: Int, among cues: [CueContents]) -> Choice {
      let (cue, spans) = (cues[place].cue, cues[place].spans)
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
    let missed = missed(heads, beside: cues, labeller).map { reader.choices(of: $0, in: steps) }
    return cues.indices.map { choice(of: $0, among: cues) }
      + missed.map { choice(of: cues.count, among: cues + [$0]) }
  }

  /// The marked cues that the finder passed over: what they report is chosen by the same rules.
  private func missed(
    _ heads: [Int?],
    beside cues: [CueContents],
    _ labeller: SegmentLabeller
  ) -> [FoundCue] {
    var missed: [FoundCue] = []
    for (head, quote) in zip(heads, labeller.quotes) {
      guard let head, let steps = labeller.cue(of: quote),
        !cues.contains(where: { $0.cue.head == head }), !missed.contains(where: { $0.head == head })
      else { continue }
      missed.append(FoundCue(steps: steps, head: head, likelihood: CueFinder.threshold))
    }
    return missed
  }

  // MARK: Readings

  private func addExamples(
    of part: [Int],
    _ model: ModelBlobWriter,
    _ judges: inout Judges
  ) {
    guard let model = QuoteModel(model: model.bytes()) else { return }
    var reader = CueReader(model: model)
    for article in part.map({ articles[$0] }) {
      forEachSegment(of: article, model) { items in
        let readings = reader.read(items)
        for (index, reading) in readings.enumerated() where !reading.isUtterance {
          let features = ReadingRanker.features(of: index, among: readings, in: items)
          add(reading, features, of: article, to: &judges)
        }
      }
    }
  }

  private func add(
    _ reading: CueReading,
    _ features: [UInt32],
    of article: Article,
    to judges: inout Judges
  ) {
    let document = article.document
    let span = document.span(ofTokens: reading.content)
    let touched = article.quotes.filter { Self.whole($0)?.overlaps(span) ?? false }
    let isRight = isRight(reading.content, among: article.quotes, document)
    judges.right.add(features, isPositive: isRight, importance: 1)
    judges.touching.add(features, isPositive: !touched.isEmpty, importance: 1)
    if touched.isEmpty { return }
    let speaker = reading.speaker.map(document.span(ofTokens:))
    let isSpeaker = touched.contains { quote in
      quote.speaker.isEmpty
        || speaker.map { found in quote.speaker.contains { $0.overlaps(found) } } ?? false
    }
    judges.speaker.add(features, isPositive: isSpeaker, importance: 1)
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
