import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// The first segment of a text without marks, its parts of speech told.
struct TaggedSegment {
  let document: Document
  let items: [SegmentItem]

  init(of text: String, _ model: QuoteModel) throws {
    try self.init(of: text, rates: model.rates, classes: model.classes)
  }

  init(of text: String, rates: CueRates, classes: WordClasses?) throws {
    let annotator = try Annotator(configuration: AnnotatorConfiguration(lastStage: .sentences))
    document = annotator.annotated(Article(id: "test", text: text))
    var segments = QuoteSegments(
      document: document,
      rates: rates,
      classes: classes,
      utterances: [],
      fragments: []
    )
    let isThere = segments.advance()
    #expect(isThere)
    segments.tag(by: PartsOfSpeech(document: document, tagger: PartOfSpeechTagger()))
    items = segments.items
  }
}
