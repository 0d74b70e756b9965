internal import CClaimwireData

/// The trained part of the sentence stage: how likely a place is to end a sentence.
///
/// Made by `scripts/train-sentences`; see `sentences.MODEL_CARD.md`.
struct SentenceModel: Sendable {
  static let kind: UInt32 = 0x544E_4553  // "SENT"
  /// Log-odds under which the rules' guess stands.
  static let margin: Float = 0.8
  /// Log-odds that a gap without a terminal mark needs.
  static let gapMargin: Float = 1
  /// Log-odds that a gap's first features need for the others to be looked at.
  ///
  /// No gap that passes fails here, of those in 41 MB of news, 20 MB of many scripts, PolNeAR's training articles and the
  /// development sets: the nearest has half a unit more. Of the others 17 in 20 fail.
  static let hintMargin: Float = -1.75

  private let classifier: HashedClassifier
  private let margin: Int32
  private let gapMargin: Int32
  private let hintMargin: Int32

  /// The embedded model; null where the program was built without one.
  init?() { self.init(ModelStorage(embedded: claimwire_data_sentences())) }

  init?(_ storage: ModelStorage) {
    guard let blob = ModelBlob(storage, kind: SentenceModel.kind),
      let classifier = HashedClassifier(blob)
    else { return nil }
    self.classifier = classifier
    margin = Int32(SentenceModel.margin / classifier.scale)
    gapMargin = Int32(SentenceModel.gapMargin / classifier.scale)
    hintMargin = Int32(SentenceModel.hintMargin / classifier.scale)
  }

  // Not inlined: few places ask a model, and the loop over places keeps the processor's registers.

  /// Whether a sentence ends after the marks, where the rules guess so or not.
  @inline(never)
  func isBoundary(
    _ ending: SentenceEnding,
    guess: Bool,
    _ context: BoundaryContext,
    in text: SentenceText
  ) -> Bool {
    let sum = classifier.emptySum
    let score = SentenceFeatures(ending, guess: guess, context, in: text, to: sum).sink.value
    return abs(score) <= margin ? guess : score > 0
  }

  /// Forgets the gaps of the paragraph that cannot end a sentence for all that their first features tell.
  @inline(never)
  func dropInsides(of paragraph: Range<Int>, in text: SentenceText) {
    text.marks.keepStarts(in: paragraph) { next, style in
      mayBeBoundary(before: next, style, in: paragraph, of: text)
    }
  }

  /// Whether the first features of the gap before the token leave it open.
  @inline(__always)
  func mayBeBoundary(
    before next: Int,
    _ style: TextStyle,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> Bool {
    let sum = classifier.emptySum
    let features = SentenceFeatures(hintsAt: next, style, in: paragraph, of: text, to: sum)
    return features.sink.value > hintMargin
  }

  /// Whether a sentence begins before the token, where no mark ends one.
  @inline(never)
  func isBoundary(
    before next: Int,
    _ context: inout BoundaryContext,
    in text: SentenceText
  ) -> Bool {
    context.note(upTo: next, in: text)
    let sum = classifier.emptySum
    return SentenceFeatures(gap: next, context, in: text, to: sum).sink.value > gapMargin
  }

  /// Log-odds of an example, for measuring.
  func logOdds(_ features: [UInt32]) -> Float {
    Float(features.reduce(0) { $0 + classifier.weight($1) }) * classifier.scale
  }
}
