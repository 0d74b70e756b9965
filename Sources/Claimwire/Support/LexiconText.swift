/// Word lists in the source are text, cut apart when the program starts: by bytes, as `split` over characters would look
/// for grapheme clusters and take most of the start-up's time.
extension StringProtocol where SubSequence == Substring {
  /// The stretches between separators, empty ones left out; O(n).
  ///
  /// - Parameter separator: an ASCII character.
  func lexiconParts(_ separator: Unicode.Scalar, maxSplits: Int = .max) -> [Substring] {
    let byte = UInt8(ascii: separator)
    return Substring(self).utf8.split(separator: byte, maxSplits: maxSplits).map { Substring($0) }
  }

  /// The stretches between spaces and line feeds; O(n).
  var lexiconWords: [Substring] {
    Substring(self).utf8.split { $0 == 0x20 || $0 == 0x0A }.map { Substring($0) }
  }
}
