/// A date that stands alone, as in an input's date field.
struct DateField {
  private enum Piece {
    case number(Int, digits: Int)
    case word(String)
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// `2025-04-24`, `2025-04-24T10:00:00Z`, `20250424`, `April 24, 2025`, `24 April 2025`, `24/4/2025`.
  static func date(in field: String) -> CivilDate? {
    let pieces = pieces(of: field)
    if case .number(let number, 8)? = pieces.first {
      return CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
    if let date = named(pieces) { return date }
    guard pieces.count >= 3, case .number(let first, let length) = pieces[0],
      case .number(let second, _) = pieces[1], case .number(let third, let width) = pieces[2]
    else { return nil }
    if length == 4 { return CivilDate(year: first, month: second, day: third) }
    guard width == 4 else { return nil }
    // Day or month first: what is over twelve is the day; else the American order.
    return first > 12
      ? CivilDate(year: third, month: second, day: first)
      : CivilDate(year: third, month: first, day: second)
  }

  /// The month by name, the day and year the two numbers next to it.
  private static func named(_ pieces: [Piece]) -> CivilDate? {
    var month: Int?
    var day: Int?
    var year: Int?
    for piece in pieces.prefix(8) {
      switch piece {
      case .word(let word):
        guard month == nil, word.count >= 3 else { continue }
        month = months.firstIndex { word.hasPrefix($0) }.map { $0 + 1 }
      case .number(let number, let digits):
        if digits <= 2, day == nil {
          day = number
        } else if digits == 4, year == nil {
          year = number
        }
      }
    }
    guard let month, let day, let year else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  private static func pieces(of field: String) -> [Piece] {
    var pieces: [Piece] = []
    var digits = 0
    var number = 0
    var word = ""
    func end() {
      if digits > 0 { pieces.append(.number(number, digits: digits)) }
      if !word.isEmpty { pieces.append(.word(word)) }
      digits = 0
      number = 0
      word = ""
    }
    for byte in field.utf8.prefix(100) {
      if byte &- 0x30 < 10 {
        if !word.isEmpty { end() }
        if digits < 9 { number = number * 10 + Int(byte - 0x30) }
        digits += 1
      } else if (byte | 0x20) &- 0x61 < 26 {
        if digits > 0 { end() }
        word.append(Character(Unicode.Scalar(byte | 0x20)))
      } else {
        end()
      }
    }
    end()
    return pieces
  }
}
