import CICU

@testable import Claimwire

/// What a word looks like: its case and whether it has digits.
struct TokenShape {
  var letterCase: LetterCase
  var hasDigits: Bool
  /// Whether anything in it is neither digit nor number separator.
  var hasLetters: Bool

  init(of bytes: UnsafeBufferPointer<UInt8>) {
    var upper = 0
    var lower = 0
    var other = 0
    var digits = 0
    var startsUpper = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let isFirstLetter = upper + lower + other == 0
      if byte < 0x80 {
        index += 1
        if byte &- 0x61 < 26 {
          lower += 1
        } else if byte &- 0x41 < 26 {
          if isFirstLetter { startsUpper = true }
          upper += 1
        } else if byte &- 0x30 < 10 {
          digits += 1
        }
        continue
      }
      let (scalar, length) = UTF8Decoding.scalar(in: bytes, at: index)
      index += length
      switch claimwire_icu_classify(scalar) {
      case claimwire_icu_class_upper:
        if isFirstLetter { startsUpper = true }
        upper += 1
      case claimwire_icu_class_lower: lower += 1
      case claimwire_icu_class_letter: other += 1
      case claimwire_icu_class_digit: digits += 1
      default: break
      }
    }
    hasDigits = digits > 0
    hasLetters = upper + lower + other > 0
    letterCase = TokenShape.letterCase(upper: upper, lower: lower, startsUpper: startsUpper)
  }

  private static func letterCase(upper: Int, lower: Int, startsUpper: Bool) -> LetterCase {
    if upper == 0 { return lower == 0 ? .caseless : .lower }
    if lower == 0 { return upper == 1 ? .capitalized : .upper }
    if startsUpper { return upper == 1 ? .capitalized : .mixedCapitalized }
    return .mixedLower
  }
}
