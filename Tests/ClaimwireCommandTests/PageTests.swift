import Foundation
import Testing

/// The page in a real browser: what its script draws.
///
/// Needs Chromium; `apt-get install chromium`.
@Suite(.enabled(if: browser != nil, "no chromium on this machine"))
struct PageTests {
  private let command: CommandRun

  init() throws {
    command = try CommandRun()
    try command.write(
      """
      Tram crash in Lyon

      “Four people were killed in Lyon on Friday,” said Ada Roe, the mayor. 😀 She said that “a child” was among them.

      </script><img src=x onerror="document.title='broken'"> Police said on Friday that nine people were hurt.
      """,
      to: "a.txt"
    )
    try command.write("“Nothing,” said Ben Poe, a tailor.", to: "b.txt")
  }

  /// The page's elements after its script has run.
  private func dom(_ address: String, _ articles: String = "a.txt b.txt") throws -> String {
    let outcome = try command.shell(
      """
      claimwire annotate \(articles) --format html --output page.html --date 2024-03-02 || exit 3
      timeout 60 '\(browser ?? "")' --headless=new --no-sandbox --disable-gpu --user-data-dir="$PWD/profile" \
        --dump-dom "file://$PWD/page.html\(address)"
      """
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output
  }

  @Test func theTextIsDrawnWithItsSpans() throws {
    defer { command.remove() }
    let page = try dom("")
    #expect(page.contains("2 articles · "))
    #expect(page.contains(#"class="q direct" data-key="q0""#))
    #expect(page.contains(#"class="n person""#))
    #expect(page.contains("Four people were killed"))
    #expect(page.contains("&lt;/script&gt;&lt;img src=x"))
    #expect(!page.contains("<title>broken"))
  }

  @Test func aClaimShowsItsSource() throws {
    defer { command.remove() }
    let page = try dom("#claim=0/0")
    #expect(page.contains("→ source: Ada Roe"))
    #expect(page.contains(#"class="c on""#))
    #expect(page.contains(#"class="w on""#) || page.contains(#"class="s on""#))
  }

  @Test func aPersonShowsAllThatTheySaid() throws {
    defer { command.remove() }
    let page = try dom("#person=Ben%20Poe")
    #expect(page.contains("“Nothing,”"))
    #expect(page.contains("1 quote, named 1 times"))
  }

  @Test func chartsAreDrawn() throws {
    defer { command.remove() }
    let page = try dom("#charts")
    #expect(page.contains("Claims by day"))
    #expect(page.contains("Claims by source"))
    #expect(page.contains("fill=\"var(--killed)\""))
  }

  @Test func aPageWithoutArticlesSaysSo() throws {
    defer { command.remove() }
    try command.write("", to: "none.jsonl")
    #expect(try dom("", "none.jsonl").contains("No article."))
  }
}

private let browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
  .first { FileManager.default.isExecutableFile(atPath: $0) }
