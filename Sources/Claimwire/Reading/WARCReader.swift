/// Articles from a web archive (WARC 1.0 and 1.1, ISO 28500), as Common Crawl publishes news: a page of HTML a record.
///
/// Responses of status 200 with HTML, and `resource` records of it, give an article each; all other records are passed over
/// in silence. An article's id is its address.
struct WARCReader: ~Copyable {
  private var stream: ByteStream
  private let path: String
  private let limit: Int
  private var buffer: [UInt8]
  private var start = 0

  /// - Parameters:
  ///   - first: bytes that were taken from the stream already.
  ///   - limit: the most bytes that a page may have.
  init(_ stream: consuming ByteStream, after first: [UInt8], path: String, limit: Int) {
    self.stream = stream
    buffer = first
    self.path = path
    self.limit = limit
  }

  /// Calls `body` with each page's article, or with what is wrong with a record.
  consuming func read(
    _ body: (Result<Article, ClaimwireError>) throws(ClaimwireError) -> Void
  ) throws(ClaimwireError) {
    var number = 0
    while let version = try nextLine() {
      if version.isEmpty { continue }
      number += 1
      guard version.starts(with: "WARC/".utf8) else {
        try body(.failure(fault(number, "it does not start with WARC/")))
        try skipToRecord()
        continue
      }
      let head = try fields()
      guard let text = head["content-length"], let length = Int(text), length >= 0 else {
        try body(.failure(fault(number, "no Content-Length")))
        try skipToRecord()
        continue
      }
      guard isPage(head) else {
        try skip(length)
        continue
      }
      guard length <= limit else {
        try skip(length)
        try body(.failure(.recordTooLarge(path: path, line: number, bytes: length)))
        continue
      }
      guard let block = try block(length) else {
        return try body(.failure(fault(number, "the archive ends in it")))
      }
      if let article = try article(block, head, number, body) { try body(.success(article)) }
    }
  }

  private func fault(_ number: Int, _ reason: String) -> ClaimwireError {
    .malformedRecord(path: path, record: number, reason: reason)
  }

  private func isPage(_ head: [String: String]) -> Bool {
    switch head["warc-type"]?.lowercased() {
    case "response": head["warc-target-uri"]?.hasPrefix("http") ?? false
    case "resource": Self.isHTML(head["content-type"])
    default: false
    }
  }

  private static func isHTML(_ type: String?) -> Bool {
    guard let type = type?.lowercased() else { return false }
    return type.hasPrefix("text/html") || type.hasPrefix("application/xhtml")
  }

  // MARK: Pages

  /// The article of a record's page; null where it is no page or `body` was told what is wrong with it.
  private func article(
    _ block: [UInt8],
    _ head: [String: String],
    _ number: Int,
    _ body: (Result<Article, ClaimwireError>) throws(ClaimwireError) -> Void
  ) throws(ClaimwireError) -> Article? {
    var page = block
    var type = head["content-type"]
    if head["warc-type"]?.lowercased() == "response" {
      guard let response = HTTPResponse(block), response.status == 200,
        Self.isHTML(response.fields["content-type"])
      else { return nil }
      type = response.fields["content-type"]
      guard let content = response.content(limit: limit) else {
        try body(.failure(fault(number, "its HTTP content is damaged or over the limit")))
        return nil
      }
      page = content
    }
    var article = HTMLReader.article(of: page, contentType: type, path: path)
    article.record = number
    article.id = head["warc-target-uri"].map(Self.unbracketed) ?? "\(path)#\(number)"
    if let date = head["warc-date"] {
      article.meta.append(MetaField(name: "warc_date", string: date))
    }
    return article
  }

  /// WARC 1.0's grammar puts addresses between angle brackets, and some writers do.
  private static func unbracketed(_ uri: String) -> String {
    uri.hasPrefix("<") && uri.hasSuffix(">") ? String(uri.dropFirst().dropLast()) : uri
  }

  // MARK: Bytes

  /// Named fields up to an empty line, names in lower case.
  private mutating func fields() throws(ClaimwireError) -> [String: String] {
    var fields: [String: String] = [:]
    var last: String?
    while let line = try nextLine(), !line.isEmpty { HTTPResponse.add(line, to: &fields, &last) }
    return fields
  }

  /// The next line without its end; null at the end of the input.
  ///
  /// One longer than any header's is cut.
  private mutating func nextLine() throws(ClaimwireError) -> [UInt8]? {
    var searched = start
    while true {
      if let feed = buffer[searched...].firstIndex(of: 0x0A) {
        var line = buffer[start..<feed]
        if line.last == 0x0D { line = line.dropLast() }
        start = feed + 1
        return Array(line)
      }
      if buffer.count - start > Self.longestLine { start = buffer.count }
      searched = buffer.count - start
      if try !fill() {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return Array(buffer[start...])
      }
    }
  }

  private static let longestLine = 1 << 16

  /// Moves what is left to the front and adds to it; false at the end of the input.
  private mutating func fill() throws(ClaimwireError) -> Bool {
    buffer.removeSubrange(..<start)
    start = 0
    return try stream.read(into: &buffer)
  }

  private mutating func block(_ length: Int) throws(ClaimwireError) -> [UInt8]? {
    while buffer.count - start < length {
      if try !fill() { return nil }
    }
    defer { start += length }
    return Array(buffer[start..<start + length])
  }

  private mutating func skip(_ length: Int) throws(ClaimwireError) {
    var left = length
    while left > buffer.count - start {
      left -= buffer.count - start
      start = buffer.count
      if try !fill() { return }
    }
    start += left
  }

  /// Passes over lines up to one that starts a record.
  private mutating func skipToRecord() throws(ClaimwireError) {
    while true {
      while buffer.count - start < 5 {
        if try !fill() { return }
      }
      if buffer[start..<start + 5].elementsEqual("WARC/".utf8) { return }
      if try nextLine() == nil { return }
    }
  }
}

/// A server's answer as an archive keeps it: status, header, content (RFC 9112).
struct HTTPResponse {
  let status: Int
  /// Names in lower case.
  let fields: [String: String]
  private let body: ArraySlice<UInt8>

  /// Null for bytes that are none.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: "HTTP/".utf8) else { return nil }
    var fields: [String: String] = [:]
    var last: String?
    var at = 0
    var status: Int?
    while let feed = bytes[at...].firstIndex(of: 0x0A) {
      var line = bytes[at..<feed]
      if line.last == 0x0D { line = line.dropLast() }
      at = feed + 1
      if line.isEmpty { break }
      if status == nil {
        let parts = String(decoding: line, as: UTF8.self).split(separator: " ")
        status = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
      } else {
        Self.add(Array(line), to: &fields, &last)
      }
    }
    self.status = status ?? 0
    self.fields = fields
    body = bytes[at...]
  }

  /// The content without transfer and content codings; null where it is damaged from its start, of a coding that is not
  /// known, or larger than `limit`.
  func content(limit: Int) -> [UInt8]? {
    var content = Array(body)
    // Common Crawl undoes the codings and leaves their names under X-Crawl-…; others keep both.
    if fields["transfer-encoding"]?.lowercased() == "chunked" {
      content = Self.unchunked(body) ?? content
    }
    let coding = fields["content-encoding"]?.lowercased() ?? "identity"
    guard let compression = Decompressor.Compression(firstBytes: Array(content.prefix(4))) else {
      return coding == "br" || coding == "compress" ? nil : content
    }
    var decompressor = Decompressor(compression)
    var input = content[...]
    var plain: [UInt8] = []
    // What stands before damage is the better part of the page.
    while plain.count <= limit,
      (try? decompressor.read(&input, isLast: true, into: &plain)) ?? false
    {}
    return plain.isEmpty || plain.count > limit ? nil : plain
  }

  /// The chunks' data one after another; null for bytes that do not start with a chunk.
  private static func unchunked(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var data: [UInt8] = []
    var at = bytes.startIndex
    while let feed = bytes[at...].prefix(1_024).firstIndex(of: 0x0A) {
      let digits = bytes[at..<feed].prefix { $0 != UInt8(ascii: ";") && $0 > 0x20 }
      guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0 else {
        return data.isEmpty ? nil : data
      }
      if size == 0 { break }
      let end = min(bytes.endIndex, (feed + 1).addingReportingOverflow(size).partialValue)
      guard end > feed else { break }
      data += bytes[(feed + 1)..<end]
      at = bytes[end...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.endIndex
    }
    return data
  }

  /// Adds a line of a header to `fields`; one that starts with a space goes on with the line before.
  static func add(_ line: [UInt8], to fields: inout [String: String], _ last: inout String?) {
    let text = String(decoding: line, as: UTF8.self)
    if line.first == 0x20 || line.first == 0x09 {
      if let last { fields[last, default: ""] += " " + trimmed(text[...]) }
      return
    }
    guard let colon = text.firstIndex(of: ":") else { return }
    let name = trimmed(text[..<colon]).lowercased()
    if fields[name] == nil { fields[name] = trimmed(text[text.index(after: colon)...]) }
    last = name
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return String(text)
  }
}
