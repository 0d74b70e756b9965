/// The number or letter of a list's item: "1.", "2)", "1.)", "(iii)", "b.".
struct ListMarker {
  /// What the label counts in each way of numbering, 0 where it is no such label: "v" is a letter and a Roman number.
  private struct Label {
    var digits = 0
    var lower = 0
    var upper = 0
    var roman = 0
    var isSection = false
    var ownsStop = false
  }

  private let label: Label
  private let isBracketed: Bool
  private let suffix: UInt8
  /// The token after the marker.
  let end: Int

  /// The marker that starts at `index`; null where none does, where nothing follows it, or past the paragraph's end.
  @inline(__always)
  static func at(_ index: Int, in paragraph: Range<Int>, of text: SentenceText) -> ListMarker? {
    guard index + 1 < paragraph.upperBound, text.marks.mayLabel(index) else { return nil }
    return found(index, in: paragraph, of: text)
  }

  private static func found(
    _ index: Int,
    in paragraph: Range<Int>,
    of text: SentenceText
  ) -> ListMarker? {
    var position = index
    if text.isBullet(position) { position += 1 }
    guard position < paragraph.upperBound else { return nil }
    let isBracketed = text.isMark(position, "(")
    if isBracketed { position += 1 }
    guard position + 1 < paragraph.upperBound, let label = label(position, in: text) else {
      return nil
    }
    var suffix: UInt8 = label.ownsStop ? UInt8(ascii: ".") : 0
    position += 1
    for mark in [Unicode.Scalar("."), Unicode.Scalar(")")] {
      guard position < paragraph.upperBound, text.touchesPrevious(position),
        text.isMark(position, mark)
      else { continue }
      suffix = UInt8(truncatingIfNeeded: mark.value)
      position += 1
    }
    guard suffix != 0, position < paragraph.upperBound, !text.touchesPrevious(position),
      !isBracketed || suffix == UInt8(ascii: ")")
    else { return nil }
    return ListMarker(label: label, isBracketed: isBracketed, suffix: suffix, end: position)
  }

  /// Whether this is the item after `previous` in the same list.
  func follows(_ previous: ListMarker) -> Bool {
    guard suffix == previous.suffix, isBracketed == previous.isBracketed else { return false }
    let last = previous.label
    return (last.digits > 0 && label.digits == last.digits + 1)
      || (last.lower > 0 && label.lower == last.lower + 1)
      || (last.upper > 0 && label.upper == last.upper + 1)
      || (last.roman > 0 && label.roman == last.roman + 1)
  }

  private static func label(_ index: Int, in text: SentenceText) -> Label? {
    let token = text.tokens[index]
    let ownsStop = token.flags.contains(.abbreviation)
    let length = Int(token.end - token.start) - (ownsStop ? 1 : 0)
    guard length <= 4, token.ascii != 0 else { return nil }
    let characters = text.bytes[Int(token.start)..<Int(token.start) + length]
    var label = Label(ownsStop: ownsStop)
    if token.kind == .number, length > 2, characters.contains(UInt8(ascii: ".")) {
      // "2.1": a section's number, which none follows in the same paragraph.
      label.isSection = true
      return label
    }
    if token.kind == .number, length <= 2 {
      guard characters.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
      label.digits = characters.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      return label.digits > 0 ? label : nil
    }
    guard token.kind == .word else { return nil }
    label.roman = roman(characters)
    if length == 1, token.ascii &- 0x61 < 26 { label.lower = Int(token.ascii) - 0x60 }
    // A capital with a full stop is an initial.
    if length == 1, token.ascii &- 0x41 < 26, !ownsStop { label.upper = Int(token.ascii) - 0x40 }
    return label.roman + label.lower + label.upper > 0 ? label : nil
  }

  /// The value of "i" to "xxxix" in lower case; 0 for anything else.
  private static func roman(_ letters: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var value = 0
    var last = 10
    for letter in letters {
      let digit: Int
      switch letter {
      case UInt8(ascii: "i"): digit = 1
      case UInt8(ascii: "v"): digit = 5
      case UInt8(ascii: "x"): digit = 10
      default: return 0
      }
      value += digit > last ? digit - 2 * last : digit
      last = digit
    }
    return value
  }
}
