/// The right labels of a segment's steps, for training.
struct SegmentLabeller {
  let items: [SegmentItem]
  /// The marked quotes that have their cue in the segment.
  let quotes: [QuotedCorpus.Marked]
  private let document: Document

  init(items: [SegmentItem], document: Document, quotes: [QuotedCorpus.Marked]) {
    self.items = items
    self.document = document
    guard let first = items.first, let last = items.last else {
      self.quotes = []
      return
    }
    let start = document.tokens[Int(first.start)].start
    let end = document.tokens[Int(last.end) - 1].end
    self.quotes = quotes.filter { $0.cue.contains { $0.start < end && $0.end > start } }
  }

  /// The steps that share bytes with the spans.
  private func steps(_ spans: [TextSpan]) -> [Int] {
    items.indices.filter { index in
      let start = document.tokens[Int(items[index].start)].start
      let end = document.tokens[Int(items[index].end) - 1].end
      return spans.contains { $0.start < end && $0.end > start }
    }
  }

  /// The cues of the segment, each with the step that makes it one; null for one of words that never are looked at.
  func cues() -> [(steps: Range<Int>, head: Int?)] {
    quotes.compactMap { quote in
      cue(of: quote).map { cue in
        let head = SegmentLabeller.head(of: cue, in: items)
        return (cue, CueFinder.isCandidate(items[head]) ? head : nil)
      }
    }
  }

  /// The word that makes a cue one: the first of those that most often are in cues.
  static func head(of cue: Range<Int>, in items: [SegmentItem]) -> Int {
    var best = cue.lowerBound
    var highest = -1
    for index in cue {
      let isVerb = items[index].isVerb || items[index].part == PartOfSpeech.noun.rawValue
      let isCandidate = CueFinder.isCandidate(items[index])
      let rank = isCandidate ? Int(items[index].rate) + 1 : isVerb ? 0 : -1
      if rank > highest {
        highest = rank
        best = index
      }
    }
    return best
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
