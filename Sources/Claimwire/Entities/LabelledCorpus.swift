/// Texts with their names marked, read from token and tag columns (CoNLL-2003's BIO format).
///
/// Tokens are put back together to running text, so that training sees what the tokenizer makes of it in use.
struct LabelledCorpus {
  /// A text and its names, in bytes.
  struct Text {
    var bytes: [UInt8] = []
    var names: [(span: TextSpan, label: NameLabel)] = []
    /// Where sentences start, in bytes.
    var sentenceStarts: [Int] = []
  }

  /// The texts, in the file's order.
  private(set) var texts: [Text] = []

  /// Where a file does not mark documents, so many sentences count as one: a short article.
  private static let sentencesPerText = 15

  private var text = Text()
  private var sentenceCount = 0
  private var isMarked = false
  private var last: Column?
  private var isInsideQuotes = false
  /// Whether the last token belongs to the last name.
  private var isContinuing = false
  /// Whether the last token is a hyphen that touches the word before it.
  private var isHyphenated = false

  /// The bytes of a token in the file.
  private struct Column {
    var word: [UInt8]
    var isSentenceStart: Bool
  }

  /// - Parameter file: lines of a token, tabs or else spaces between further columns, and a BIO tag last; an empty line after
  ///   each sentence; `-DOCSTART-` before each document, where known.
  init(_ file: [UInt8]) {
    var isSentenceStart = true
    for line in file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let columns = LabelledCorpus.columns(line)
      guard let word = columns.first, let tag = columns.last, columns.count > 1 else {
        if !isSentenceStart { sentenceCount += 1 }
        isSentenceStart = true
        continue
      }
      if word.elementsEqual("-DOCSTART-".utf8) {
        isMarked = true
        finishText()
        continue
      }
      if isSentenceStart, !isMarked, sentenceCount >= LabelledCorpus.sentencesPerText {
        finishText()
      }
      add(Column(word: Array(word), isSentenceStart: isSentenceStart), tag: Array(tag))
      isSentenceStart = false
    }
    finishText()
  }

  /// Columns stand between tabs, or, in a line without one, between spaces (CoNLL-2003's own form).
  private static func columns(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    let isTabbed = line.contains(UInt8(ascii: "\t"))
    return line.split {
      $0 == UInt8(ascii: "\r") || $0 == (isTabbed ? UInt8(ascii: "\t") : UInt8(ascii: " "))
    }
  }

  private mutating func finishText() {
    if !text.bytes.isEmpty { texts.append(text) }
    text = Text()
    sentenceCount = 0
    last = nil
    isInsideQuotes = false
  }

  private mutating func add(_ column: Column, tag: [UInt8]) {
    let word = plainWord(column.word)
    text.bytes += separator(before: column)
    let start = text.bytes.count
    if column.isSentenceStart { text.sentenceStarts.append(start) }
    text.bytes += word
    last = column
    guard tag.count > 2, let label = NameLabel(tag: tag.dropFirst(2)) else {
      isContinuing = false
      return
    }
    if tag[0] == UInt8(ascii: "I"), let name = text.names.last, name.label == label,
      isContinuing
    {
      text.names[text.names.count - 1].span.end = UInt32(text.bytes.count)
    } else {
      text.names.append((TextSpan(start, text.bytes.count), label))
    }
    isContinuing = true
  }

  /// "``" and "''" are straight quotation marks in running text, "-LRB-" is a bracket.
  private func plainWord(_ word: [UInt8]) -> [UInt8] {
    if word.elementsEqual("``".utf8) || word.elementsEqual("''".utf8) { return Array("\"".utf8) }
    if word.elementsEqual("-LRB-".utf8) { return Array("(".utf8) }
    if word.elementsEqual("-RRB-".utf8) { return Array(")".utf8) }
    return word
  }

  /// What stood between the last token and this one, as far as spelling tells.
  private mutating func separator(before column: Column) -> [UInt8] {
    guard let last else {
      isInsideQuotes = isQuote(column.word)
      return []
    }
    let space: [UInt8] = [UInt8(ascii: " ")]
    if column.isSentenceStart {
      isInsideQuotes = isQuote(column.word)
      isContinuing = false
      let isWhole = last.word.last.map { ".!?\"'”’)".utf8.contains($0) } ?? false
      return isWhole ? space : Array("\n\n".utf8)
    }
    if isQuote(column.word) {
      isInsideQuotes.toggle()
      return isInsideQuotes ? space : []
    }
    if isQuote(last.word) { return isInsideQuotes ? [] : space }
    if isAttachedLeft(column.word) || isAttachedRight(last.word) { return [] }
    if isHyphen(column.word) || isHyphen(last.word) { return joint(at: column) }
    return space
  }

  private func isQuote(_ word: [UInt8]) -> Bool {
    word.elementsEqual("\"".utf8) || word.elementsEqual("``".utf8) || word.elementsEqual("''".utf8)
  }

  private func isAttachedLeft(_ word: [UInt8]) -> Bool {
    guard let first = word.first else { return false }
    if word.count == 1 { return ".,;:!?)]}%".utf8.contains(first) }
    if first == UInt8(ascii: "'") || word.starts(with: "’".utf8) { return word.count <= 6 }
    return word.elementsEqual("n't".utf8) || word.elementsEqual("n’t".utf8)
      || word.elementsEqual("...".utf8) || word.elementsEqual("-RRB-".utf8)
  }

  private func isAttachedRight(_ word: [UInt8]) -> Bool {
    word.elementsEqual("-LRB-".utf8) || (word.count == 1 && "([{$#@".utf8.contains(word[0]))
  }

  private func isHyphen(_ word: [UInt8]) -> Bool { word.elementsEqual("-".utf8) }

  /// A hyphen that is its own token mostly joins two words; a dash mostly stands after a lower-case one and before a capital.
  private mutating func joint(at column: Column) -> [UInt8] {
    let space: [UInt8] = [UInt8(ascii: " ")]
    if isHyphen(column.word) {
      isHyphenated = last.map { isWord($0.word) } ?? false
      return isHyphenated ? [] : space
    }
    return isHyphenated && isWord(column.word) ? [] : space
  }

  private func isWord(_ word: [UInt8]) -> Bool {
    word.allSatisfy { $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }
  }
}

extension LabelledCorpus {
  /// Longer sentences are no headlines.
  private static let longestHeadline = 300

  /// Every so many sentences' copy as a headline: two of three in capitals, one with every word capitalised, without the full
  /// stop; a text a text.
  func headlines(interval: Int) -> [Text] {
    var generator = SplitMix64(seed: 9)
    return texts.compactMap { text in
      var out = Text()
      for (number, start) in text.sentenceStarts.enumerated() {
        let next = number + 1
        let end = next < text.sentenceStarts.count ? text.sentenceStarts[next] : text.bytes.count
        guard generator.next() % UInt64(interval) == 0 else { continue }
        let isInCapitals = generator.next() % 3 < 2
        guard end - start <= Self.longestHeadline else { continue }
        let names = text.names.filter { Int($0.span.start) >= start && Int($0.span.end) <= end }
        guard let last = names.last else { continue }
        if !out.bytes.isEmpty { out.bytes += Array("\n\n".utf8) }
        let shift = out.bytes.count - start
        out.bytes += Self.capitalized(text.bytes[start..<end], everyLetter: isInCapitals)
        for name in names {
          let span = TextSpan(Int(name.span.start) + shift, Int(name.span.end) + shift)
          out.names.append((span, name.label))
        }
        let least = Int(last.span.end) + shift
        while out.bytes.count > least, let byte = out.bytes.last, " .\n".utf8.contains(byte) {
          out.bytes.removeLast()
        }
      }
      return out.bytes.isEmpty ? nil : out
    }
  }

  /// Places of the text in capitals, with what stands in news agencies' datelines before and after, and the sentence that follows;
  /// every so many places.
  ///
  /// Without them the headlines teach that capitals are seldom a name's.
  func datelines(interval: Int) -> [Text] {
    var generator = SplitMix64(seed: 12)
    return texts.compactMap { text in
      var out = Text()
      for place in text.names where place.label == .location {
        guard generator.next() % UInt64(interval) == 0 else { continue }
        let form = Self.datelineForms[Int(generator.next() % UInt64(Self.datelineForms.count))]
        let name = text.bytes[place.span.range]
        guard name.first.map({ $0 &- 0x41 < 26 }) ?? false,
          let number = text.sentenceStarts.lastIndex(where: { $0 <= Int(place.span.start) })
        else { continue }
        let start = text.sentenceStarts[number]
        let next = number + 1
        let end = next < text.sentenceStarts.count ? text.sentenceStarts[next] : text.bytes.count
        guard end - start <= 2 * Self.longestHeadline else { continue }
        if !out.bytes.isEmpty { out.bytes += Array("\n\n".utf8) }
        let first = out.bytes.count
        out.bytes += Self.capitalized(name, everyLetter: true)
        out.names.append((TextSpan(first, out.bytes.count), .location))
        out.bytes += Array(form.utf8)
        let shift = out.bytes.count - start
        out.bytes += text.bytes[start..<end]
        for other in text.names where Int(other.span.start) >= start && Int(other.span.end) <= end {
          let span = TextSpan(Int(other.span.start) + shift, Int(other.span.end) + shift)
          out.names.append((span, other.label))
        }
      }
      return out.bytes.isEmpty ? nil : out
    }
  }

  /// What stands between a dateline's place and the text, as news agencies write it.
  private static let datelineForms = [
    " -- ", " — ", " – ", " - ", ", Aug. 19 -- ", ", 5 September 2011 – ", ", March 3, 2014 — ",
    ", June 18 - ",
    ": ", " 2003-11-27\n\n", ", Dec 2, 2009 — ",
  ]

  /// ASCII letters in upper case: all, or those after a space.
  private static func capitalized(_ bytes: ArraySlice<UInt8>, everyLetter: Bool) -> [UInt8] {
    var previous = UInt8(ascii: " ")
    return bytes.map { byte in
      defer { previous = byte }
      let isChosen = everyLetter || previous == UInt8(ascii: " ")
      return isChosen && byte &- 0x61 < 26 ? byte & 0xDF : byte
    }
  }
}

extension NameLabel {
  /// The label of a tag without its "B-" or "I-"; null for other sets of types.
  fileprivate init?(tag: ArraySlice<UInt8>) {
    switch String(decoding: tag, as: UTF8.self) {
    case "PER", "person", "PERSON": self = .person
    case "LOC", "location", "GPE": self = .location
    case "ORG", "organization": self = .organization
    case "MISC": self = .miscellaneous
    default: return nil
    }
  }
}
