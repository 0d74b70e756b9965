/// The right labels of a segment's steps, for training.
struct SegmentLabeller {
  let items: [SegmentItem]
  /// The marked quotes that have their cue in the segment.
  let quotes: [QuotedCorpus.Marked]
  private let document: Document
  /// The marked quotes with any part in it.
  private let touching: [QuotedCorpus.Marked]

  init(items: [SegmentItem], document: Document, quotes: [QuotedCorpus.Marked]) {
    self.items = items
    self.document = document
    guard let first = items.first, let last = items.last else {
      touching = []
      self.quotes = []
      return
    }
    let start = document.tokens[Int(first.start)].start
    let end = document.tokens[Int(last.end) - 1].end
    func isInside(_ span: TextSpan) -> Bool { span.start < end && span.end > start }
    touching = quotes.filter { quote in
      quote.content.contains(where: isInside) || quote.cue.contains(where: isInside)
        || quote.speaker.contains(where: isInside)
    }
    self.quotes = touching.filter { $0.cue.contains(where: isInside) }
  }

  var hasQuote: Bool { !touching.isEmpty }

  /// The steps that share bytes with the spans.
  private func steps(_ spans: [TextSpan]) -> [Int] {
    items.indices.filter { index in
      let start = document.tokens[Int(items[index].start)].start
      let end = document.tokens[Int(items[index].end) - 1].end
      return spans.contains { $0.start < end && $0.end > start }
    }
  }

  /// The labels of the first reading: where quotes overlap, a cue stands before a speaker and both before a content, and
  /// the content that is inside another counts as part of that.
  func cueLabels() -> [UInt8] {
    let none = UInt8(LinearChain.outside)
    var labels = [UInt8](repeating: none, count: items.count)
    for quote in touching {
      for step in steps(quote.speaker) where labels[step] == none {
        labels[step] = CueLabel.speaker
      }
    }
    for quote in touching {
      for step in steps(quote.cue) { labels[step] = CueLabel.cue }
    }
    func length(_ quote: QuotedCorpus.Marked) -> Int {
      Int(quote.content.last?.end ?? 0) - Int(quote.content.first?.start ?? 0)
    }
    for quote in touching.sorted(by: { length($0) < length($1) }) {
      for (order, step) in steps(quote.content).enumerated() {
        let isBegin = order == 0
        guard labels[step] != CueLabel.begin else { continue }
        labels[step] = isBegin ? CueLabel.begin : CueLabel.inside
      }
    }
    // A cue that lies inside a longer content is a cue all the same.
    for quote in touching {
      for step in steps(quote.cue) { labels[step] = CueLabel.cue }
    }
    return labels
  }

  /// The first run of steps that a quote's cue covers.
  func cue(of quote: QuotedCorpus.Marked) -> Range<Int>? {
    var cue: Range<Int>?
    for step in steps(quote.cue) where !items[step].isUtterance {
      if let found = cue {
        if found.upperBound == step { cue = found.lowerBound..<step + 1 }
      } else {
        cue = step..<step + 1
      }
    }
    return cue
  }

  /// The labels of a content's or speaker's place; null where it is not in the segment.
  func contentLabels(of spans: [TextSpan]) -> [UInt8]? {
    let covered = steps(spans)
    guard let first = covered.first, let last = covered.last else { return nil }
    var labels = [UInt8](repeating: ContentLabel.before, count: items.count)
    for index in first...last { labels[index] = ContentLabel.gap }
    for step in covered { labels[step] = ContentLabel.inside }
    labels[first] = ContentLabel.begin
    for index in last + 1..<max(items.count, last + 1) { labels[index] = ContentLabel.after }
    if last + 1 < items.count { labels[last + 1] = ContentLabel.end }
    return labels
  }
}
