/// A token's digits: its value, and what letters touch it.
///
/// Separators: "," between groups of three (or the Indian two, two, three), "." before decimals or, with more than one
/// of them, between groups of three.
struct DigitLiteral {
  /// The number.
  let value: Double
  /// The letters after the digits; empty where there are none.
  let suffix: TextSpan
  /// How many digits there are.
  let digitCount: Int
  /// Whether there is nothing but digits.
  let isPlain: Bool
  /// Whether the suffix is "st", "nd", "rd" or "th".
  let isOrdinal: Bool

  /// Null where the token is no number: "1.2.3", "F16", or more digits than a number has.
  init?(_ bytes: [UInt8], _ span: TextSpan) {
    var index = Int(span.start)
    let end = Int(span.end)
    guard end - index <= 40 else { return nil }
    var groups = GroupedDigits()
    while index < end, groups.accept(bytes[index]) { index += 1 }
    guard let value = groups.value else { return nil }
    suffix = TextSpan(index, end)
    guard suffix.range.allSatisfy({ DigitLiteral.isSuffix(bytes[$0]) }) else { return nil }
    self.value = value
    digitCount = groups.digitCount
    isPlain = suffix.isEmpty && groups.commas == 0 && groups.points == 0
    isOrdinal = DigitLiteral.isOrdinal(bytes[suffix.range])
  }

  private static func isSuffix(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte >= 0x80
  }

  private static func isOrdinal(_ letters: ArraySlice<UInt8>) -> Bool {
    guard letters.count == 2, let first = letters.first, let last = letters.last else {
      return false
    }
    switch (first | 0x20, last | 0x20) {
    case (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")),
      (UInt8(ascii: "r"), UInt8(ascii: "d")), (UInt8(ascii: "t"), UInt8(ascii: "h")):
      return true
    default: return false
    }
  }
}

/// Digits and their separators, summed as they come.
private struct GroupedDigits {
  private var whole = 0.0
  private var fractionUnit = 1.0
  /// Digits since the last separator.
  private var run = 0
  private var hasBadGroup = false
  private(set) var commas = 0
  private(set) var points = 0
  private(set) var digitCount = 0

  /// False for the first byte that is no part of the number.
  mutating func accept(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let digit = Double(byte - UInt8(ascii: "0"))
      run += 1
      digitCount += 1
      whole = whole * 10 + digit
      if points > 0 { fractionUnit *= 10 }
      return true
    case UInt8(ascii: ","):
      if run == 0 || points > 0 || (commas > 0 && run != 3 && run != 2) { hasBadGroup = true }
      commas += 1
    case UInt8(ascii: "."):
      if commas > 0, run != 3 { hasBadGroup = true }
      if points > 0, run != 3 { hasBadGroup = true }
      points += 1
    default: return false
    }
    run = 0
    return true
  }

  /// The number, null where the separators make none.
  var value: Double? {
    guard digitCount > 0, digitCount <= 18, !hasBadGroup else { return nil }
    if points > 1 { return run == 3 && commas == 0 ? whole : nil }
    if commas > 0, points == 0, run != 3 { return nil }
    return whole / (points == 1 ? fractionUnit : 1)
  }
}
