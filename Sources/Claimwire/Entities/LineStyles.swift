/// Which lines of a document are no prose: headlines in capitals or with every word capitalised, rows of tables, lists of
/// names.
///
/// Capitals tell little there, and a sports page's towns are teams.
struct LineStyles {
  private enum Style: UInt8 {
    case prose
    /// Words in capitals throughout.
    case capitals
    /// Names and numbers.
    case row
    /// Names alone.
    case names
    /// Most words are capitalised, and no full stop ends it.
    case title
  }

  /// The style of each token's line; empty where all is prose.
  private var styles: [UInt8] = []

  init(_ tokens: [Token] = []) { read(tokens) }

  /// Turns to the document with these tokens, in the memory that there is.
  mutating func read(_ tokens: [Token]) {
    styles.removeAll(keepingCapacity: true)
    var start = 0
    while start < tokens.count {
      var end = start + 1
      while end < tokens.count, !tokens[end].flags.contains(.lineBefore) { end += 1 }
      let style = Self.style(tokens[start..<end])
      if style != .prose {
        // Filled only for documents that have such lines.
        if styles.isEmpty { styles.append(contentsOf: repeatElement(0, count: tokens.count)) }
        for index in start..<end { styles[index] = style.rawValue }
      }
      start = end
    }
  }

  /// The style of the token's line, null for prose.
  @inline(__always)
  func style(ofTokenAt index: Int) -> UInt32? {
    guard !styles.isEmpty, styles[index] != 0 else { return nil }
    return UInt32(styles[index])
  }

  private static func style(_ line: ArraySlice<Token>) -> Style {
    var (lower, upper, capitalized, numbers) = (0, 0, 0, 0)
    for token in line {
      if token.kind == .number { numbers += 1 }
      guard token.kind == .word else { continue }
      switch token.letterCase {
      case .lower: lower += 1
      case .upper: upper += 1
      case .caseless: break
      default: capitalized += 1
      }
    }
    if lower > capitalized + upper { return .prose }
    if lower == 0, upper > 1, upper >= capitalized { return .capitals }
    if lower == 0 { return numbers > 0 ? .row : .names }
    let isEnded = line.last.map { $0.isMark(".") || $0.isMark("?") || $0.isMark("!") } ?? false
    return capitalized + upper > lower && !isEnded ? .title : .prose
  }
}
