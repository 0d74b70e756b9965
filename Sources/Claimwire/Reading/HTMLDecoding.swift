/// A page's bytes into UTF-8, by the charset that it or its server names, as browsers look for it (WHATWG HTML, section
/// 13.2.3.2): HTTP's header, a byte order mark, the page's own word in its first bytes, else UTF-8 or a guess.
enum HTMLDecoding {
  /// The page as UTF-8 and what was done to it.
  ///
  /// - Parameter contentType: the value of the server's `Content-Type`.
  static func decoded(
    _ bytes: [UInt8],
    contentType: String?
  ) -> (html: [UInt8], warnings: [String]) {
    let isMarked = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]].contains {
      bytes.starts(with: $0 as [UInt8])
    }
    let name =
      contentType.flatMap { charset(in: Array($0.utf8)[...]) } ?? charset(in: bytes.prefix(2_048))
    guard !isMarked, let name, let charset = Charset(named: browsers[name] ?? name), name != "utf-8"
    else {
      let (html, warnings) = TextRepair.repaired(bytes)
      return (html, warnings)
    }
    let (html, replaced) = CharsetDecoder.decoded(bytes, charset)
    guard replaced > 0 else { return (html, []) }
    return (html, TextRepair.replacementWarnings(html, charset))
  }

  /// Names under which browsers take a charset that contains the one named (WHATWG Encoding, section 4.2); pages that
  /// say UTF-16 in ASCII are not.
  private static let browsers = [
    "iso-8859-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "iso-8859-9": "windows-1254", "gb2312": "gb18030", "gbk": "gb18030",
    "ks_c_5601-1987": "windows-949",
    "euc-kr": "windows-949", "shift_jis": "windows-932", "utf8": "utf-8", "utf-16": "utf-8",
    "utf-16le": "utf-8", "utf-16be": "utf-8",
  ]

  /// The name behind the first `charset=`, in lower case.
  private static func charset(in bytes: ArraySlice<UInt8>) -> String? {
    let key = Array("charset".utf8)
    var at = bytes.startIndex
    while at + key.count < bytes.endIndex {
      guard bytes[at..<at + key.count].lazy.map({ $0 | 0x20 }).elementsEqual(key) else {
        at += 1
        continue
      }
      at += key.count
      var rest = bytes[at...].drop { $0 <= 0x20 }
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest = rest.dropFirst().drop {
        $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'")
      }
      let name = rest.prefix(40).prefix { $0 > 0x20 && !Array("\"';,/><".utf8).contains($0) }
      return name.isEmpty ? nil : String(decoding: name, as: UTF8.self).lowercased()
    }
    return nil
  }
}
