/// The day that a document is judged from, out of its own fields and text; never today's.
struct ReferenceDateFinder {
  let vocabulary: DateVocabulary

  /// Sets the reference date of a document that has none yet.
  func setReferenceDate(_ document: inout Document) {
    guard document.referenceDate == nil else { return }
    if let field = document.article.date {
      if let date = DateField.date(in: field) {
        document.referenceDate = date
        document.referenceDateOrigin = .field
        return
      }
      document.warnings.append("date field '\(field)': not a date that can be read")
    }
    guard let date = leadingDate(document) ?? dateline(&document) else { return }
    document.referenceDate = date
    document.referenceDateOrigin = .text
  }

  /// "date 2025-04-24", "2025-04-24", "April 24, 2025" at the start of the text or as one of its first lines.
  private func leadingDate(_ document: Document) -> CivilDate? {
    let tokens = document.tokens
    var index = 0
    var line = 0
    while index < min(tokens.count, 120), line < 6 {
      var first = index
      if tokens[first] == WordKey("date") || tokens[first] == WordKey("published") {
        first += 1
        if first < tokens.count, tokens[first].isMark(":") { first += 1 }
      }
      let isMarked = first > index
      var end = index + 1
      while end < tokens.count, !tokens[end].flags.contains(.lineBefore) { end += 1 }
      let limit = isMarked ? min(end, first + 6) : end
      if first < limit, limit - first <= 9,
        let date = isMarked ? markedDate(document, first) : wholeLine(document, first..<limit)
      {
        return date
      }
      index = end
      line += 1
    }
    return nil
  }

  private func markedDate(_ document: Document, _ first: Int) -> CivilDate? {
    let tokens = document.tokens
    // "2025-04-24" is five tokens, "April 24, 2025" four.
    for count in [5, 4, 3] where first + count <= tokens.count {
      let words = document.text(document.span(ofTokens: first..<first + count))
      let isNumeric = tokens[first].kind == .number
      if count == 5 && !isNumeric { continue }
      if let date = DateField.date(in: words) { return date }
    }
    return nil
  }

  /// A line that is a date and little else.
  private func wholeLine(_ document: Document, _ range: Range<Int>) -> CivilDate? {
    let hasDigits = range.contains { document.tokens[$0].flags.contains(.digits) }
    guard hasDigits else { return nil }
    return DateField.date(in: document.text(document.span(ofTokens: range)))
  }

  // MARK: Datelines

  /// "KYIV, Ukraine, April 24 (Reuters) —": a capitalised place, a month and a day, then a dash.
  private func dateline(_ document: inout Document) -> CivilDate? {
    let tokens = document.tokens
    let limit = min(tokens.count, 60)
    for index in 0..<limit {
      guard tokens[index].isCapitalized,
        case .month(let month, _) = vocabulary.words.value(of: tokens[index], in: document.bytes),
        let day = number(document, index + 1, digits: 1...2)
          ?? number(document, index - 1, digits: 1...2),
        hasDash(tokens, after: index)
      else { continue }
      var next = index + 1
      if number(document, next, digits: 1...2) != nil { next += 1 }
      if next < tokens.count, tokens[next].isMark(",") { next += 1 }
      if let year = number(document, next, digits: 4...4) {
        return CivilDate(year: year, month: month, day: day)
      }
      if let year = firstFullDate(document)?.year {
        return CivilDate(year: year, month: month, day: day)
      }
      document.warnings.append("dateline without a year: dates are left without one")
      return nil
    }
    return nil
  }

  /// Whether a dash stands within nine tokens, on the same line.
  private func hasDash(_ tokens: [Token], after index: Int) -> Bool {
    for next in index + 1..<min(tokens.count, index + 10) {
      if tokens[next].flags.contains(.lineBefore) { return false }
      let isWide = tokens[next].kind == .punctuation && tokens[next].ascii == 0
      let isSpaced = tokens[next].flags.contains(.spaceBefore)
      if isSpaced,
        isWide && tokens[next].end - tokens[next].start == 3
          && !tokens[next].flags.contains(.opening)
      {
        return true
      }
      if isSpaced, tokens[next].ascii == UInt8(ascii: "-") || tokens[next].isMark("_") {
        return true
      }
    }
    return false
  }

  private func number(_ document: Document, _ index: Int, digits: ClosedRange<Int>) -> Int? {
    guard document.tokens.indices.contains(index), document.tokens[index].kind == .number,
      let literal = DigitLiteral(document.bytes, document.tokens[index].span), literal.isPlain,
      digits.contains(literal.digitCount)
    else { return nil }
    return Int(literal.value)
  }

  /// The first "April 24, 2025" of the first two thousand tokens.
  private func firstFullDate(_ document: Document) -> CivilDate? {
    let tokens = document.tokens
    for index in 0..<min(tokens.count, 2000) where tokens[index].isCapitalized {
      guard
        case .month(let month, _) = vocabulary.words.value(of: tokens[index], in: document.bytes)
      else { continue }
      let year =
        number(document, index + 3, digits: 4...4) ?? number(document, index + 1, digits: 4...4)
      let day =
        number(document, index + 1, digits: 1...2) ?? number(document, index - 1, digits: 1...2)
      if let year, let day { return CivilDate(year: year, month: month, day: day) }
    }
    return nil
  }
}
