/// Lone surrogates in JSON escapes (`\ud83d` without its other half) into `\ufffd`.
///
/// Writers that cut text by UTF-16 units leave them; RFC 8259 section 8.2 says that what a parser does with them cannot
/// be foretold, and RapidJSON refuses the document.
enum SurrogateRepair {
  /// Replaces in place, as both escapes are six bytes; O(n).
  ///
  /// - Returns: how many were replaced.
  static func replaceLoneSurrogates(in json: inout [UInt8]) -> Int {
    var replaced = 0
    var index = 0
    while index + 1 < json.count {
      guard json[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      guard let unit = unit(in: json, at: index) else {
        index += 2
        continue
      }
      let following = self.unit(in: json, at: index + 6)
      if 0xD800..<0xDC00 ~= unit, let following, 0xDC00..<0xE000 ~= following {
        index += 12
      } else {
        if 0xD800..<0xE000 ~= unit {
          json.replaceSubrange(index + 2..<index + 6, with: Array("fffd".utf8))
          replaced += 1
        }
        index += 6
      }
    }
    return replaced
  }

  /// The value of a `\uXXXX` at `index`.
  private static func unit(in json: [UInt8], at index: Int) -> UInt32? {
    guard index + 6 <= json.count, json[index] == UInt8(ascii: "\\"),
      json[index + 1] == UInt8(ascii: "u")
    else { return nil }
    return UInt32(String(decoding: json[index + 2..<index + 6], as: UTF8.self), radix: 16)
  }
}
