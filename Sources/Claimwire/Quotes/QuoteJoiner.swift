/// Makes one quote of what was read twice: of speech in marks and of the report that it stands in.
///
/// "He said it was “a disaster” for the town" is one statement, a fragment of it in the speaker's own words. PolNeAR, too,
/// has one content for both.
struct QuoteJoiner {
  /// Quotes in marks looked over for one report.
  private static let reach = 64

  /// The quotes by start, each report with the speech in it.
  ///
  /// Linear: the contents of reports do not overlap, and what is looked over for each is bounded.
  ///
  /// - Parameter quotes: by start.
  static func joined(_ quotes: [Quote]) -> [Quote] {
    var joined = quotes
    // Without room where nothing is joined, as in most documents.
    var isTaken: [Bool] = []
    for index in quotes.indices where quotes[index].kind == .indirect {
      let speech = speech(in: index, of: quotes)
      guard !speech.isEmpty else { continue }
      if isTaken.isEmpty { isTaken = [Bool](repeating: false, count: quotes.count) }
      let free = speech.filter { !isTaken[$0] }
      guard let first = free.first else { continue }
      if isWhole(quotes[first], in: quotes[index]) {
        isTaken[index] = true
      } else {
        joined[index] = statement(quotes[index], free.map { quotes[$0] })
        for index in free { isTaken[index] = true }
      }
    }
    if isTaken.isEmpty { return quotes }
    return joined.indices.filter { !isTaken[$0] }.map { joined[$0] }
  }

  /// What stands in marks inside a report and is of the same speaker, without what stands inside other speech.
  private static func speech(in report: Int, of quotes: [Quote]) -> [Int] {
    let span = quotes[report].span
    var end: UInt32 = 0
    var speech: [Int] = []
    // A quote that starts with the report and ends before it stands behind it, one with the same end before.
    var first = report
    while first > 0, quotes[first - 1].span.start >= span.start { first -= 1 }
    for index in first..<min(quotes.count, report + reach) where index != report {
      let quote = quotes[index]
      if quote.span.start >= span.end { break }
      guard quote.kind != .indirect, quote.span.start >= end else { continue }
      end = quote.span.end
      // Speech may go on behind the report: "It was “too little,” she said. “We wait.”"
      if span.contains(quote.parts[0]), isSame(quote, quotes[report]) { speech.append(index) }
    }
    return speech
  }

  private static func isSame(_ speech: Quote, _ report: Quote) -> Bool {
    if let cue = speech.cue, let other = report.cue, cue.span.overlaps(other.span) { return true }
    return speech.speaker?.name == report.speaker?.name
  }

  /// Whether speech is an utterance with its cue behind it, and the report a second reading that goes on behind the cue.
  private static func isWhole(_ speech: Quote, in report: Quote) -> Bool {
    guard speech.kind == .direct, let cue = report.cue else { return false }
    return speech.span.start <= report.span.start + 3 && speech.span.end <= cue.span.start
      && cue.span.start < report.span.end
  }

  private static func statement(_ report: Quote, _ speech: [Quote]) -> Quote {
    var whole = report
    whole.kind = .partial
    whole.parts = speech.flatMap(\.parts)
    if let last = whole.parts.last { whole.span = whole.span.union(last) }
    whole.isOpen = speech.contains(where: \.isOpen)
    if report.speaker?.entity == nil, let speaker = speech[0].speaker {
      whole.speaker = speaker
      whole.cue = speech[0].cue ?? report.cue
    }
    return whole
  }
}
