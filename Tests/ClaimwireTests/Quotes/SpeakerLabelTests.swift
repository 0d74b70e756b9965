import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// What stands behind a label and a colon, without marks.
@Suite("Labels with a colon")
struct SpeakerLabelTests {
  private func labels(_ text: String) throws -> [String] {
    try annotated(text).quotes.filter { $0.kind == .indirect && $0.speaker?.how == .colon }
      .compactMap { $0.speaker?.name }
  }

  @Test(
    "What speaks nowhere else is a heading",
    arguments: [
      "Afrobeats: Chart show host celebrates a beautiful year for the genre\n\nThe host said it was a good year.",
      "Molly Rowe inquest: Company executive admits the site was not safe\n\nAn inquest was opened on Monday.",
      "Commonwealth Games: The event remains special for African competitors\n\nThe Games open on Monday.",
    ]
  )
  func headings(text: String) throws { #expect(try labels(text).isEmpty) }

  @Test(
    "A name that speaks in the article, and what headlines cite, may speak behind a colon",
    arguments: [
      (
        "Gordon Rowe: The plan would make the union work for all\n\nGordon Rowe said on Monday that it was time.",
        "Gordon Rowe"
      ),
      (
        "Study: Wealthy voters are leaving the party in great numbers\n\nThe numbers fell for years.",
        "Study"
      ),
    ]
  )
  func speakers(text: String, name: String) throws { #expect(try labels(text) == [name]) }
}
