import Testing

@testable import Claimwire

struct QuoteJoinerTests {
  private func quote(
    _ kind: QuoteKind,
    _ span: Range<UInt32>,
    parts: [Range<UInt32>] = [],
    cue: Range<UInt32>? = nil,
    by speaker: String? = "Jane Kelly",
    entity: Int? = 0
  ) -> Quote {
    func text(_ range: Range<UInt32>) -> TextSpan {
      TextSpan(start: range.lowerBound, end: range.upperBound)
    }
    return Quote(
      span: text(span),
      kind: kind,
      parts: parts.isEmpty ? [text(span)] : parts.map(text),
      cue: cue.map { Cue(span: text($0), class: .say) },
      speaker: speaker.map {
        Speaker(span: TextSpan(start: 0, end: 4), name: $0, entity: entity, how: .name)
      },
      isOpen: false,
      confidence: 0.5
    )
  }

  @Test func fragmentsAreOneWithTheReportOfTheirSpeaker() throws {
    let joined = QuoteJoiner.joined([
      quote(.indirect, 10..<60, cue: 5..<9), quote(.partial, 15..<20), quote(.partial, 30..<40),
      quote(.indirect, 70..<90),
    ])
    #expect(joined.map(\.kind) == [.partial, .indirect])
    #expect(joined[0].span == TextSpan(start: 10, end: 60))
    #expect(joined[0].parts.map(\.start) == [15, 30])
    #expect(joined[0].cue?.span.start == 5)
  }

  @Test func aFragmentThatStartsWithItsReportIsJoinedInEitherOrder() {
    let report = quote(.indirect, 10..<60)
    let fragment = quote(.partial, 10..<20)
    for quotes in [[report, fragment], [fragment, report]] {
      let joined = QuoteJoiner.joined(quotes)
      #expect(joined.map(\.kind) == [.partial])
      #expect(joined.first?.span.end == 60)
    }
  }

  @Test func anothersWordsInsideAReportStandForThemselves() {
    let quotes = [
      quote(.indirect, 10..<60, cue: 5..<9),
      quote(.partial, 15..<20, cue: 11..<14, by: "Tom Baker"),
    ]
    #expect(QuoteJoiner.joined(quotes).map(\.kind) == [.indirect, .partial])
  }

  @Test func oneCueIsOneStatementWhoeverIsTakenForItsSpeaker() {
    let joined = QuoteJoiner.joined([
      quote(.indirect, 10..<60, cue: 5..<9, by: "she", entity: nil),
      quote(.partial, 15..<20, cue: 7..<9, by: "Jane Kelly"),
    ])
    #expect(joined.map(\.kind) == [.partial])
    #expect(joined.first?.speaker?.name == "Jane Kelly")
  }

  @Test func speechInsideSpeechIsNoPieceOfItsOwn() {
    let joined = QuoteJoiner.joined([
      quote(.indirect, 10..<60), quote(.direct, 20..<50), quote(.partial, 30..<40),
    ])
    #expect(joined.map(\.kind) == [.partial, .partial])
    #expect(joined[0].parts.map(\.start) == [20])
  }

  @Test func anUtteranceWithItsCueBehindItIsWhole() {
    let joined = QuoteJoiner.joined([
      quote(.indirect, 10..<80, cue: 32..<36), quote(.direct, 11..<30, cue: 32..<36),
    ])
    #expect(joined.map(\.kind) == [.direct])
    #expect(joined.first?.span.end == 30)
  }

  @Test func speechThatGoesOnBehindItsReportIsPartOfIt() {
    let joined = QuoteJoiner.joined([
      quote(.indirect, 10..<60), quote(.partial, 20..<90, parts: [20..<50, 70..<90]),
    ])
    #expect(joined.map(\.span) == [TextSpan(start: 10, end: 90)])
    #expect(joined.first?.parts.count == 2)
  }

  @Test func contentIsTheWholeOnlyWhereTheReportersWordsBelongToIt() {
    let split = quote(.direct, 10..<60, parts: [10..<20, 40..<60])
    #expect(split.extents == split.parts)
    let report = quote(.partial, 10..<60, parts: [20..<30])
    #expect(report.extents == [report.span])
  }
}
