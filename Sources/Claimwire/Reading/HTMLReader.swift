/// The article of a page.
enum HTMLReader {
  /// The article of a page's bytes, of whatever charset.
  static func article(of bytes: [UInt8], contentType: String?, path: String) -> Article {
    var (html, warnings) = HTMLDecoding.decoded(bytes, contentType: contentType)
    let page = HTMLArticle(html: html)
    html = []
    // libxml2 passes on what entities such as &#xFFFF; make.
    let (text, repairs) = TextRepair.repaired(page.text)
    warnings += repairs
    if text.isEmpty { warnings.append("no article found in the page") }
    return Article(
      id: path,
      path: path,
      text: text,
      date: page.date,
      title: page.title,
      meta: page.meta.map { MetaField(name: $0.name, string: $0.value) },
      warnings: warnings
    )
  }
}

extension MetaField {
  /// A field whose value is a string.
  init(name: String, string: String) {
    var json = JSONWriter()
    json.string(string)
    self.init(name: name, json: json.bytes)
  }
}
