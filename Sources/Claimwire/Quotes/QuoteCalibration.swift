/// What a reader's confidence is worth: how often quotes of the kind with that confidence have content and speaker right.
///
/// Measured on PolNeAR's development articles, straight lines between the points.
enum QuoteCalibration {
  /// What ``ReadingRanker`` says of the content, times how often the speaker of a right content is right.
  private static let indirect: [(raw: Float, share: Float)] = [(0, 0), (1, 0.92)]
  private static let marked: [(raw: Float, share: Float)] = [
    (0, 0), (0.5, 0.15), (0.7, 0.35), (0.85, 0.55), (0.9, 0.85), (0.95, 0.87), (1, 0.94),
  ]

  /// A quote in marks is mostly told right; what is left in doubt is the speaker, by how he was found.
  ///
  /// Measured on the resolved speakers of the development articles and the corpus.
  static func share(_ confidence: Float, _ kind: QuoteKind, _ speaker: Speaker?) -> Float {
    let own = share(confidence, kind)
    guard kind != .indirect else { return own }
    guard let speaker else { return 0.1 }
    let isKnown = speaker.entity != nil
    let found: Float =
      switch speaker.how {
      case .name, .colon: 0.96
      case .carried: isKnown ? 0.85 : 0.1
      case .nominal: isKnown ? 0.87 : 0.62
      case .pronoun: isKnown ? 0.92 : 0.32
      }
    return own < 0.45 ? found * 0.85 : found
  }

  /// The share of such quotes that are right, 0 to 1.
  static func share(_ confidence: Float, _ kind: QuoteKind) -> Float {
    let points = kind == .indirect ? indirect : marked
    var last = points[0]
    for point in points.dropFirst() {
      if confidence <= point.raw {
        let part = (max(confidence, last.raw) - last.raw) / (point.raw - last.raw)
        return last.share + part * (point.share - last.share)
      }
      last = point
    }
    return last.share
  }
}
