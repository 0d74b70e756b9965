internal import CHTML

/// The article in a page of HTML: its paragraphs without menus, advertisements, comments and links to other articles.
///
/// The element with the most prose is taken for the article, as Mozilla's Readability does it: each paragraph counts for
/// its length and commas, for the element that holds it and less for those around; what lies in links counts against.
/// Elements that say they are the article (schema.org's `articleBody`) are believed.
struct HTMLArticle {
  /// Paragraphs with a blank line between; empty where the page has no prose.
  var text: [UInt8] = []
  /// What the page says its headline is.
  var title: String?
  /// When it says that it was published, as it stands.
  var date: String?
  /// Other things that it says of itself: `language`, `url`, `site`.
  var meta: [(name: String, value: String)] = []

  /// Reads a page; O(n).
  ///
  /// - Parameter html: valid UTF-8.
  init(html: [UInt8]) {
    let page = HTMLPage()
    let context = Unmanaged.passUnretained(page).toOpaque()
    var handler = claimwire_html_handler(
      start: { context, name, attributes in
        guard let context else { return }
        let page = Unmanaged<HTMLPage>.fromOpaque(context).takeUnretainedValue()
        page.start(String(cString: name), HTMLArticle.read(attributes))
      },
      end: { context, name in
        guard let context else { return }
        Unmanaged<HTMLPage>.fromOpaque(context).takeUnretainedValue().end(String(cString: name))
      },
      text: { context, bytes, count in
        guard let context else { return }
        bytes.withMemoryRebound(to: UInt8.self, capacity: count) {
          Unmanaged<HTMLPage>.fromOpaque(context).takeUnretainedValue()
            .text(UnsafeBufferPointer(start: $0, count: count))
        }
      }
    )
    _ = html.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { claimwire_html_parse($0, buffer.count, &handler, context) }
    }
    page.finish()
    text = page.articleText()
    title = page.headline
    date = page.date
    for (name, value) in [("language", page.language), ("url", page.url), ("site", page.site)] {
      if let value { meta.append((name, value)) }
    }
  }

  private static func read(
    _ attributes: UnsafePointer<UnsafePointer<CChar>?>?
  ) -> [(name: String, value: String)] {
    guard let attributes else { return [] }
    var read: [(name: String, value: String)] = []
    var index = 0
    while let name = attributes[index] {
      read.append((String(cString: name), attributes[index + 1].map { String(cString: $0) } ?? ""))
      index += 2
    }
    return read
  }
}
