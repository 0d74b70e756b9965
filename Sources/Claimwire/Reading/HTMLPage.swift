/// What is gathered of a page of HTML while its parser goes through it.
///
/// A class, as the parser's callbacks carry a reference.
final class HTMLPage {
  /// A run of text between the borders of blocks.
  private struct Block {
    var text: Range<Int>
    /// Bytes of it that lie in links.
    var linked: Int
    var tag: String
    /// The container that it stands in.
    var container: Int
  }

  /// An element that may be the article.
  private struct Container {
    var parent: Int
    var score = 0.0
    var length = 0
    var linked = 0
    var saysItIs = false
  }

  private struct Element {
    var tag: String
    var isSkipped: Bool
    var isLink: Bool
    var container: Int
  }

  private var elements: [Element] = []
  private var containers = [Container(parent: -1)]
  private var blocks: [Block] = []
  private var bytes: [UInt8] = []
  private var blockStart = 0
  private var blockLinked = 0
  private var blockTag = "body"
  private var skipped = 0
  private var links = 0
  private var captured: [UInt8]?

  private var titles: [String: String] = [:]
  private var dates: [String: String] = [:]
  private(set) var language: String?
  private(set) var url: String?
  private(set) var site: String?

  /// The headline: what the page tells others that share it, else its first heading, else the window's title.
  var headline: String? { ["og:title", "h1", "title"].lazy.compactMap { self.titles[$0] }.first }

  /// When it was published.
  var date: String? {
    ["article:published_time", "datePublished", "ld+json", "date", "time"].lazy
      .compactMap { self.dates[$0] }.first
  }

  // MARK: Events

  func start(_ tag: String, _ attributes: [(name: String, value: String)]) {
    let container = elements.last?.container ?? 0
    var element = Element(tag: tag, isSkipped: false, isLink: tag == "a", container: container)
    note(tag, attributes)
    if Self.blockTags.contains(tag) { endBlock(next: tag) }
    if tag == "br" { appendSpace() }
    element.isSkipped = Self.skippedTags.contains(tag) || isBoilerplate(tag, attributes)
    if Self.containerTags.contains(tag), skipped == 0 {
      containers.append(Container(parent: container))
      element.container = containers.count - 1
      let isBody = attributes.contains { $0.name == "itemprop" && $0.value == "articleBody" }
      containers[element.container].saysItIs = isBody
      if tag == "article" { containers[element.container].score = Self.articleBonus }
    }
    if element.isSkipped { skipped += 1 }
    if element.isLink { links += 1 }
    if ["title", "h1"].contains(tag) || isLinkedData(tag, attributes) { captured = [] }
    elements.append(element)
  }

  func end(_ tag: String) {
    guard let open = elements.lastIndex(where: { $0.tag == tag }) else { return }
    if let captured { capture(captured, tag) }
    if Self.blockTags.contains(tag) { endBlock(next: open > 0 ? elements[open - 1].tag : "body") }
    for element in elements[open...] {
      if element.isSkipped { skipped -= 1 }
      if element.isLink { links -= 1 }
    }
    elements.removeSubrange(open...)
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) {
    if captured != nil, (captured?.count ?? 0) < Self.longestCapture {
      captured?.append(contentsOf: piece)
    }
    guard skipped == 0 else { return }
    for byte in piece {
      if byte <= 0x20 {
        appendSpace()
      } else {
        bytes.append(byte)
        if links > 0 { blockLinked += 1 }
      }
    }
  }

  func finish() { endBlock(next: "body") }

  private func appendSpace() {
    if bytes.count > blockStart, bytes.last != 0x20 { bytes.append(0x20) }
  }

  private func endBlock(next tag: String) {
    defer {
      blockStart = bytes.count
      blockLinked = 0
      blockTag = tag
    }
    if bytes.count > blockStart, bytes.last == 0x20 { bytes.removeLast() }
    guard bytes.count > blockStart else { return }
    let container = elements.last?.container ?? 0
    let text = blockStart..<bytes.count
    blocks.append(Block(text: text, linked: blockLinked, tag: blockTag, container: container))
  }

  // MARK: What the page says of itself

  private func note(_ tag: String, _ attributes: [(name: String, value: String)]) {
    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    switch tag {
    case "html": language = value("lang")
    case "time": keep(value("datetime"), as: "time", in: &dates)
    case "link" where value("rel") == "canonical": url = value("href")
    case "meta":
      guard let content = value("content"), !content.isEmpty else { return }
      switch value("property") ?? value("name") ?? value("itemprop") ?? "" {
      case "og:title": keep(content, as: "og:title", in: &titles)
      case "og:site_name": site = content
      case "og:url": url = url ?? content
      case "article:published_time": keep(content, as: "article:published_time", in: &dates)
      case "datePublished": keep(content, as: "datePublished", in: &dates)
      case "date", "pubdate", "publish-date", "dc.date", "dc.date.issued", "DC.date.issued":
        keep(content, as: "date", in: &dates)
      default: break
      }
    default: break
    }
  }

  private func isLinkedData(_ tag: String, _ attributes: [(name: String, value: String)]) -> Bool {
    tag == "script"
      && attributes.contains { $0.name == "type" && $0.value == "application/ld+json" }
  }

  private func capture(_ bytes: [UInt8], _ tag: String) {
    guard ["title", "h1", "script"].contains(tag) else { return }
    let text = String(decoding: bytes, as: UTF8.self)
    if tag == "script" {
      keep(Self.published(in: bytes), as: "ld+json", in: &dates)
    } else {
      let words = text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }
      keep(words.joined(separator: " "), as: tag, in: &titles)
    }
    captured = nil
  }

  private func keep(_ value: String?, as name: String, in values: inout [String: String]) {
    guard let value, !value.isEmpty, values[name] == nil else { return }
    values[name] = value
  }

  /// The value of `"datePublished"` in linked data (schema.org's NewsArticle); O(n).
  private static func published(in json: [UInt8]) -> String? {
    let key = Array("\"datePublished\"".utf8)
    var at = 0
    while at + key.count < json.count {
      guard json[at] == key[0], json[at..<at + key.count].elementsEqual(key) else {
        at += 1
        continue
      }
      let rest = json[(at + key.count)...].prefix(80)
      let parts = rest.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
      return parts.count > 2 ? String(decoding: parts[1], as: UTF8.self) : nil
    }
    return nil
  }

  // MARK: The article

  /// The paragraphs of the best container.
  func articleText() -> [UInt8] {
    for block in blocks where Self.proseTags.contains(block.tag) && block.text.count >= 25 {
      score(block)
    }
    for block in blocks { addLengths(block) }
    guard let best = bestContainer() else { return [] }
    var text: [UInt8] = []
    for block in blocks where isArticle(block, in: best) {
      if !text.isEmpty { text += [0x0A, 0x0A] }
      text += bytes[block.text]
    }
    return text
  }

  private func score(_ block: Block) {
    let commas = bytes[block.text].reduce(into: 0) { $0 += $1 == UInt8(ascii: ",") ? 1 : 0 }
    let points = 1 + Double(commas) + min(Double(block.text.count) / 100, 3)
    var container = block.container
    for share in [1, 0.5, 0.25] where container >= 0 {
      containers[container].score += points * share
      container = containers[container].parent
    }
  }

  /// Adds a block's length to every container around it; nesting is bounded by the parser.
  private func addLengths(_ block: Block) {
    var container = block.container
    while container >= 0 {
      containers[container].length += block.text.count
      containers[container].linked += block.linked
      container = containers[container].parent
    }
  }

  private func bestContainer() -> Int? {
    let believed = containers.indices.first {
      containers[$0].saysItIs && containers[$0].length >= Self.leastArticle
    }
    if let believed { return believed }
    func value(_ index: Int) -> Double {
      let container = containers[index]
      guard container.length > 0 else { return 0 }
      return container.score * (1 - Double(container.linked) / Double(container.length))
    }
    let best = containers.indices.max { value($0) < value($1) }
    return best.flatMap { value($0) > Self.articleBonus / 10 ? $0 : nil }
  }

  private func isArticle(_ block: Block, in best: Int) -> Bool {
    guard block.linked * 2 <= block.text.count, block.tag != "h1" else { return false }
    let isProse = Self.proseTags.contains(block.tag) || Self.headingTags.contains(block.tag)
    guard isProse || block.text.count >= 80 else { return false }
    var container = block.container
    while container >= 0, container != best { container = containers[container].parent }
    return container == best
  }

  // MARK: Kinds of elements

  private static let articleBonus = 10.0
  private static let leastArticle = 200
  private static let longestCapture = 1 << 16
  private static let proseTags: Set<String> = ["p", "blockquote", "pre", "li", "dd", "td"]
  private static let headingTags: Set<String> = ["h2", "h3", "h4", "h5", "h6"]
  private static let containerTags: Set<String> = [
    "article", "main", "div", "section", "td", "body", "blockquote", "ul", "ol",
  ]
  private static let blockTags: Set<String> = [
    "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "figcaption", "figure",
    "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p",
    "pre",
    "section", "table", "td", "th", "tr", "ul",
  ]
  private static let skippedTags: Set<String> = [
    "script", "style", "noscript", "template", "svg", "iframe", "form", "button", "select",
    "textarea",
    "nav", "footer", "aside", "figure", "title", "video", "audio", "object",
  ]

  /// Class names and ids of what is not the article, unless those of what is stand beside them: after Readability's.
  private static let unlikely = [
    "advert", "banner", "breadcrumb", "comment", "cookie", "disqus", "footer", "menu", "modal",
    "navbar",
    "navigation", "newsletter", "popup", "promo", "recommend", "related", "share", "sidebar",
    "signup",
    "social", "sponsor", "subscribe", "trending", "widget",
  ]
  private static let likely = ["article", "body", "column", "content", "main", "post", "story"]

  private func isBoilerplate(
    _ tag: String,
    _ attributes: [(name: String, value: String)]
  ) -> Bool {
    guard tag != "body", tag != "html", tag != "article", tag != "main", tag != "a" else {
      return false
    }
    for (name, value) in attributes where name == "hidden" || name == "aria-hidden" {
      if name == "hidden" || value == "true" { return true }
    }
    let names = attributes.filter { $0.name == "class" || $0.name == "id" || $0.name == "role" }
      .map { $0.value.prefix(200).lowercased() }.joined(separator: " ")
    guard !names.isEmpty else { return false }
    return Self.unlikely.contains { HTMLPage.contains(names, $0) }
      && !Self.likely.contains { HTMLPage.contains(names, $0) }
  }

  private static func contains(_ text: String, _ word: String) -> Bool {
    let text = text.utf8
    guard let first = word.utf8.first else { return true }
    var at = text.startIndex
    while let found = text[at...].firstIndex(of: first) {
      if text[found...].starts(with: word.utf8) { return true }
      at = text.index(after: found)
    }
    return false
  }
}
