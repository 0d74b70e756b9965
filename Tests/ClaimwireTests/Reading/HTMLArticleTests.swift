import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// The article of a page, without what stands around it.
struct HTMLArticleTests {
  private static let prose = (1...4).map {
    "Paragraph \($0): four people were killed on Friday, police said, when a tram left the rails, and 30 were injured."
  }

  private static func page(_ body: String, head: String = "") -> String {
    """
    <!DOCTYPE html><html lang="en-GB"><head><title>The crash - The Paper</title>\(head)
    <script>var x = "<p>not prose</p>";</script><style>p { color: red }</style></head>
    <body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
    <div class="sidebar promo"><p>Subscribe now, for only one pound a week, to all that we write, every day of the year.</p></div>
    \(body)
    <div class="related"><ul><li><a href="/1">Another story of another crash, in another town, on another day</a></li></ul></div>
    <section id="comments"><p>First! I have never read anything as silly as this, and I have read a lot, believe me.</p></section>
    <footer><p>Copyright The Paper 2024, all rights reserved, in every country, for ever and a day.</p></footer></body></html>
    """
  }

  private static let paragraphs = prose.map { "<p>\($0)</p>" }.joined(separator: "\n")

  @Test(
    arguments: [
      "<article><h1>The crash</h1>\(paragraphs)</article>",
      "<div id=\"content\"><h1>The crash</h1><div class=\"text\">\(paragraphs)</div></div>",
      "<main><h1>The crash</h1><div>\(prose.map { "<div><p>\($0)</p></div>" }.joined())</div></main>",
      "<h1>The crash</h1><div itemprop=\"articleBody\">\(paragraphs)</div><div><p>Buy this, or that, or both.</p></div>",
      "<h1>The crash<article>\(prose.map { "<p>\($0)" }.joined())",
    ]
  )
  func onlyTheArticleIsTaken(body: String) {
    let article = HTMLArticle(html: Array(Self.page(body).utf8))
    #expect(String(decoding: article.text, as: UTF8.self) == Self.prose.joined(separator: "\n\n"))
    #expect(article.title?.hasPrefix("The crash") == true)
    #expect(article.meta.first { $0.name == "language" }?.value == "en-GB")
  }

  @Test(
    arguments: [
      "<meta property=\"article:published_time\" content=\"2024-03-02T10:00:00Z\">",
      "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\": \"2024-03-02T10:00:00Z\"}</script>",
      "<meta name=\"date\" content=\"2024-03-02T10:00:00Z\">",
      "<meta itemprop=\"datePublished\" content=\"2024-03-02T10:00:00Z\">",
    ]
  )
  func theDateIsWhatThePageSays(head: String) {
    let article = HTMLArticle(html: Array(Self.page(Self.paragraphs, head: head).utf8))
    #expect(article.date == "2024-03-02T10:00:00Z")
  }

  @Test func spacesAndEntitiesAreAsDrawn() {
    let html =
      "<article><p>A &amp; B,\n   said <b>Ada</b> <i>Roe</i>&mdash;twice&#8217;s enough, she\n thought.<br>So it was.</p></article>"
    #expect(
      String(decoding: HTMLArticle(html: Array(html.utf8)).text, as: UTF8.self)
        == "A & B, said Ada Roe—twice’s enough, she thought. So it was."
    )
  }

  @Test(arguments: [
    "", "<", "<html>", "<p>", "no markup at all", "<article></article>", "<p>a</p>",
  ])
  func aPageWithoutProseHasNoArticle(html: String) {
    #expect(HTMLArticle(html: Array(html.utf8)).text.isEmpty)
  }

  @Test(
    "Twice the page takes twice the time",
    arguments: ["<div>", "<p>a, b", "<a href=x>y</a>", "<b><i>", "</p></x>", "<li>a<ul>"]
  )
  func linear(piece: String) {
    let ratio = GrowthMeter.ratio(small: 2_000, large: 16_000) {
      _ = HTMLArticle(html: Array(String(repeating: piece, count: $0).utf8))
    }
    // A square would take 64 times as long.
    #expect(ratio < 24, "\(piece): \(ratio)")
  }
}
