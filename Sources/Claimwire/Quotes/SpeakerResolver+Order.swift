extension SpeakerResolver {
  /// Paragraphs that a speaker is remembered for.
  private static let reach = 2

  /// The drafts by start, each with its speaker: pronouns and quotes without attribution look to the quote before.
  func quotes(_ drafts: [QuoteDraft]) -> [Quote] {
    let sorted = drafts.sorted {
      ($0.quote.span.start, $1.quote.span.end) < ($1.quote.span.start, $0.quote.span.end)
    }
    var quotes: [Quote] = []
    var previous: (speaker: Speaker, paragraph: Int)?
    for draft in sorted {
      var quote = draft.quote
      var last = previous?.speaker
      if let previous, draft.paragraph - previous.paragraph > Self.reach { last = nil }
      quote.speaker = speaker(of: draft, previous: last)
      quote.confidence = QuoteCalibration.share(quote.confidence, quote.kind)
      quotes.append(quote)
      if let speaker = quote.speaker, !draft.isNested { previous = (speaker, draft.paragraph) }
    }
    return quotes
  }

  private func speaker(of draft: QuoteDraft, previous: Speaker?) -> Speaker? {
    if let phrase = draft.speaker {
      return speaker(
        phrase,
        isColon: draft.isColon,
        content: draft.tokens,
        previous: previous
      )
    }
    guard draft.isCarried, var speaker = previous else { return nil }
    speaker.how = .carried
    return speaker
  }
}
