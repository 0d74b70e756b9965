internal import CClaimwireData

/// Records in a page to be read in a browser: each is JSON in a `script` element, which the page's own script draws.
///
/// The page loads nothing.
enum PageLayout {
  /// What stands before and after the records: a template with one marked place.
  private static let parts: (head: [UInt8], tail: [UInt8]) = {
    let blob = claimwire_data_page()
    let page = String(
      decoding: UnsafeBufferPointer(start: blob.bytes, count: blob.count),
      as: UTF8.self
    )
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    let place = lines.firstIndex(of: "<!--records-->") ?? lines.endIndex
    let texts = [lines[..<place], lines[place...].dropFirst()].map {
      Array($0.joined(separator: "\n").utf8)
    }
    return (texts[0] + [UInt8(ascii: "\n")], texts[1])
  }()

  /// What a page starts with.
  static var head: [UInt8] { parts.head }

  /// What a page ends with.
  static var tail: [UInt8] { parts.tail }

  /// Appends a record as an element of its own.
  ///
  /// `<` occurs in JSON's strings only; escaped, no text can end the element.
  static func append(_ record: [UInt8], to bytes: inout [UInt8]) {
    bytes += "<script type=\"application/json\" class=\"record\">".utf8
    for byte in record {
      if byte == UInt8(ascii: "<") { bytes += "\\u003c".utf8 } else { bytes.append(byte) }
    }
    bytes += "</script>\n".utf8
  }
}
