import ClaimwireTestSupport
import Testing

@testable import Claimwire

@Suite struct SentenceRoleTests {
  private static let lead = "The council met on Monday. It voted to close the bridge."

  /// The first sentence of the paragraph that has the role.
  private func text(of role: SentenceRole, in text: String) throws -> String? {
    let document = try annotated(text)
    return document.sentences.first { $0.role == role }.map { document.text($0.span) }
  }

  @Test(arguments: [
    "ACCRA, Ghana, April 24 (Newswire) —", "LAKE ROE, Minn. (NW) --",
    "NAIROBI, 12 March 2020 (Newswire) -",
    "TRIPOLI (NW) _", "Accra, Ghana —", "HAMPTON, N.Y. ―",
  ])
  func datelineIsASentence(_ dateline: String) throws {
    #expect(try text(of: .dateline, in: "\(dateline) \(Self.lead)") == dateline)
  }

  @Test func datelineMayStandOnALineOfItsOwn() throws {
    let dateline = "ACCRA, Ghana (NW) --"
    #expect(try text(of: .dateline, in: "\(dateline)\n\n\(Self.lead)") == dateline)
  }

  @Test(arguments: ["date 2025-04-24", "Published: 2025-04-24", "2025-04-24"])
  func leadingDateIsADateline(_ date: String) throws {
    #expect(try text(of: .dateline, in: " \(date) \(Self.lead)") == date)
  }

  @Test(arguments: ["Friday, July 21, 2017", "12 May 2025", "Updated 5:30 p.m. EST, March 3, 2024"])
  func lineWithADateIsADateline(_ date: String) throws {
    #expect(try text(of: .dateline, in: "Bridge to close\n\n\(date)\n\n\(Self.lead)") == date)
  }

  @Test func dateAtTheEndOfATitleIsADateline() throws {
    let article = "Council votes to close bridge Friday, July 21, 2017\n\n\(Self.lead)"
    #expect(try text(of: .dateline, in: article) == "Friday, July 21, 2017")
    #expect(try text(of: .headline, in: article) == "Council votes to close bridge")
  }

  @Test(arguments: [
    "By Jane Roe", "By Jane Roe, Staff Writer", "By JANE ROE and JOHN DOE",
    "Reporting by Jane Roe; Editing by J. Doe",
  ])
  func bylineIsToldFromText(_ byline: String) throws {
    #expect(try text(of: .byline, in: "Bridge to close\n\n\(byline)\n\n\(Self.lead)") == byline)
  }

  @Test(arguments: [
    "(Reporting by Jane Roe; Editing by John Doe and Ann Poe)",
    "Newswire writer Jane Roe in Accra contributed to this report.",
    "With files from The Northern Press",
  ])
  func whoWroteItIsAByline(_ line: String) throws {
    #expect(try text(of: .byline, in: "Bridge to close\n\n\(line)\n\n\(Self.lead)") == line)
  }

  @Test(arguments: ["Associated Press", "BBC News, Accra", "Reuters", "Staff Writer"])
  func agencyUnderABylineIsOne(_ agency: String) throws {
    let document = try annotated("Bridge to close\n\nBy Jane Roe\n\(agency)\n\n\(Self.lead)")
    let bylines = document.sentences.filter { $0.role == .byline }.map { document.text($0.span) }
    #expect(bylines == ["By Jane Roe", agency])
  }

  @Test func imageSourceAndCaptionAreTold() throws {
    let article =
      "\(Self.lead)\n\nImage source, Getty Images\n\nImage caption, Residents walk past a house\n\n\(Self.lead)"
    #expect(try text(of: .credit, in: article) == "Image source, Getty Images")
    #expect(try text(of: .caption, in: article) == "Image caption, Residents walk past a house")
  }

  @Test(arguments: [
    "READ MORE: Why the bridge was closed", "Read more: Why the bridge was closed",
    "Related: Bridge closed for a year",
  ])
  func linkToAnotherArticleIsATitle(_ link: String) throws {
    #expect(try text(of: .headline, in: "\(Self.lead)\n\n\(link)\n\n\(Self.lead)") == link)
  }

  @Test func creditUnderATextDoesNotMakeItACaption() throws {
    let document = try annotated("\(Self.lead)\nPhotograph: Jane Roe/Reuters")
    #expect(document.sentences.map(\.role) == [.body, .body, .credit])
  }

  @Test func resultsAndBulletsAreLinesOfTheirOwn() throws {
    let lines = [
      "Rovers 2  United 1", "City 0  Athletic 0", "• Bridge closed", "• Work ends in June",
    ]
    let document = try annotated("\(Self.lead)\n\n\(lines.joined(separator: "\n"))")
    #expect(document.sentences.dropFirst(2).map { document.text($0.span) } == lines)
  }

  @Test(arguments: [
    "POOL/NWS via Getty Images", "Jane Roe/The Northern Agency", "(AP Photo/Jane Roe)",
    "Image: Jane Roe.",
    "Photo by Jane Roe", "Reuters/Jane Roe", "Jane Roe/Newswire via Stock Pictures",
  ])
  func creditEndsACaption(_ credit: String) throws {
    let caption = "President Ada Roe at the bridge on Monday."
    let article = "\(Self.lead)\n\n\(caption) \(credit)\n\n\(Self.lead)"
    #expect(try text(of: .credit, in: article) == credit)
    #expect(try text(of: .caption, in: article) == caption)
  }

  @Test(arguments: [
    "Bridge to close for a year", "Could It Get Worse?", "Council Votes To Close Bridge.",
  ])
  func titleIsAHeadline(_ title: String) throws {
    #expect(try text(of: .headline, in: "\(title)\n\n\(Self.lead)") == title)
  }

  @Test(arguments: [
    "By Monday, the bridge was closed.", "He and/or she may vote on Monday.",
    "“It is over,” she said.",
    "The vote was held in Accra, Ghana — the first in years.",
    "Ada Roe, speaking at the bridge, was angry.",
    "UPDATE: The bridge is open again.", "The firm was bought by Roe Holdings Inc.",
    "Smith was killed on the spot (see map).", "Read on, she said.", "Reuters reported it first.",
    "The report was read in Accra.",
  ])
  func runningTextIsBody(_ sentence: String) throws {
    let document = try annotated("\(Self.lead)\n\n\(sentence)\n\n\(Self.lead)")
    #expect(document.sentences.allSatisfy { $0.role == .body })
  }
}
