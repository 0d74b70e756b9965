/// The stretches in which cues, contents and speakers are sought: sentences, with each utterance in marks as one step.
///
/// A sentence that starts or ends inside an utterance is one with the sentences that the utterance runs through: "“No. I
/// won't,” she said" is one segment. Longer ones are cut, so that no window grows with the text.
struct QuoteSegments {
  /// No segment has more steps.
  static let longest = 160

  private let document: Document
  private let rates: CueRates
  private let classes: WordClasses?
  /// The tokens of utterances with their marks, by start.
  private let utterances: [Range<Int>]
  /// The tokens of fragments in marks, by start.
  private let fragments: [Range<Int>]
  private var sentence = 0
  private var utterance = 0
  private var fragment = 0
  private var next = 0
  /// How often the words of the last segment are cues, by step: looked up when it is sought.
  private let stepRates = ScratchMemory<UInt8>(capacity: longest)
  /// For the steps, before they are an array, which would ask for each whether it has a sole owner.
  private let steps = ScratchMemory<SegmentItem>(capacity: longest)
  /// The last segment's steps; ``tag(by:)`` tells their parts of speech.
  private(set) var items: [SegmentItem] = []
  /// Whether the last segment holds a word that can be a cue.
  private(set) var hasCue = false

  /// - Parameters:
  ///   - utterances: the tokens of whole utterances with their marks, by start, none overlapping.
  ///   - fragments: the tokens of fragments without their marks, by start.
  init(
    document: Document,
    rates: CueRates,
    classes: WordClasses?,
    utterances: [Range<Int>],
    fragments: [Range<Int>]
  ) {
    self.document = document
    self.rates = rates
    self.classes = classes
    self.fragments = fragments
    self.utterances = utterances
  }

  /// Goes to the next segment of prose; false behind the last.
  ///
  /// - Parameter isCueWanted: passes over segments without a word that can be a cue, at a look-up a word.
  mutating func advance(toCue isCueWanted: Bool = false) -> Bool {
    while next < document.tokens.count {
      moveToSentence(of: next)
      if !document.sentences[sentence].role.isProse {
        next = document.sentences[sentence].tokens.upperBound
        continue
      }
      let (start, first) = (next, utterance)
      scan()
      if isCueWanted, !hasCue { continue }
      gather(start..<next, utterancesFrom: first)
      return true
    }
    return false
  }

  private mutating func moveToSentence(of token: Int) {
    while sentence + 1 < document.sentences.count,
      document.sentences[sentence].tokens.upperBound <= token
    { sentence += 1 }
  }

  /// Goes to the segment's end, and sees whether it has a word that can be a cue.
  private mutating func scan() {
    hasCue = false
    let tokens = document.tokens
    var (steps, utterance) = (0, utterance)
    defer { self.utterance = utterance }
    var end = document.sentences[sentence].tokens.upperBound
    while next < end, steps < QuoteSegments.longest {
      if let outer = utteranceEnd(next, &utterance) {
        next = outer
        if outer > end {
          moveToSentence(of: outer - 1)
          end = document.sentences[sentence].tokens.upperBound
        }
        stepRates.first[steps] = 0
      } else {
        let rate = rate(tokens[next])
        stepRates.first[steps] = rate
        hasCue = hasCue || rate & CueRates.rateBits >= 2
        next += 1
      }
      steps += 1
    }
  }

  /// Makes the steps of a segment.
  ///
  /// - Parameter first: the first of the utterances that may start in it.
  private mutating func gather(_ segment: Range<Int>, utterancesFrom first: Int) {
    let tokens = document.tokens
    var utterance = first
    var index = segment.lowerBound
    var count = 0
    while index < segment.upperBound {
      if let outer = utteranceEnd(index, &utterance) {
        steps.first[count] = step(utterance: index..<outer)
        index = outer
      } else {
        steps.first[count] = item(index, tokens[index], stepRates.first[count])
        index += 1
      }
      count += 1
    }
    items.removeAll(keepingCapacity: true)
    items.append(contentsOf: UnsafeBufferPointer(start: steps.first, count: count))
  }

  /// Where the utterance ends that starts at a token; null where none does.
  @inline(__always)
  private func utteranceEnd(_ token: Int, _ utterance: inout Int) -> Int? {
    while utterance < utterances.count, utterances[utterance].lowerBound < token { utterance += 1 }
    guard utterance < utterances.count, utterances[utterance].lowerBound == token else {
      return nil
    }
    return utterances[utterance].upperBound
  }

  private func step(utterance tokens: Range<Int>) -> SegmentItem {
    SegmentItem(
      start: Int32(tokens.lowerBound),
      end: Int32(tokens.upperBound),
      word: SegmentItem.utterance,
      cluster: 0,
      ending: 0,
      part: SegmentItem.utterancePart,
      shape: 15,
      place: 0,
      rate: 0
    )
  }

  /// How often the word is a cue.
  @inline(__always)
  private func rate(_ token: Token) -> UInt8 {
    token.kind == .word || token.isMark(":") ? rates.rate(token.key) : 0
  }

  @inline(__always)
  private mutating func item(_ index: Int, _ token: Token, _ rate: UInt8) -> SegmentItem {
    while fragment < fragments.count, fragments[fragment].upperBound <= index { fragment += 1 }
    var place: UInt8 = 0
    if fragment < fragments.count, fragments[fragment].contains(index) {
      place = fragments[fragment].lowerBound == index ? 2 : 1
    }
    let isNumber = token.kind == .number
    return SegmentItem(
      start: Int32(index),
      end: Int32(index + 1),
      word: isNumber ? 4 + min(token.end - token.start, 6) : token.key,
      cluster: 0,
      ending: 0,
      part: PartOfSpeech.other.rawValue,
      shape: token.letterCase.rawValue,
      place: place,
      rate: rate
    )
  }

  /// The last three bytes folded, the last one lowest.
  @inline(__always)
  private static func ending(of token: Token, in bytes: [UInt8]) -> UInt32 {
    if token.kind == .number { return 0 }
    let (start, end) = (Int(token.start), Int(token.end))
    let length = min(end - start, 3)
    guard end >= 4 else {
      return ASCIIFold.lowercased(
        bytes[end - length..<end].reduce(0) { $0 << 8 | UInt32($1) }
      )
    }
    let last = bytes.withUnsafeBytes {
      UInt32(bigEndian: $0.loadUnaligned(fromByteOffset: end - 4, as: UInt32.self))
    }
    return ASCIIFold.lowercased(last & (1 << UInt32(8 * length) - 1))
  }

  /// Gives the last segment's steps their parts of speech, clusters, endings and stems.
  ///
  /// A name, number or mark is no cue, however often its word is.
  mutating func tag(by parts: PartsOfSpeech) {
    let (tokens, bytes, table) = (document.tokens, document.bytes, classes?.table)
    let marks = ClauseMarks.keys
    if let table {
      for item in items { table.prefetch(item.word) }
    }
    items.withUnsafeMutableBufferPointer { items in
      for index in items.indices where !items[index].isUtterance {
        let start = Int(items[index].start)
        let part = parts.part(of: start)
        items[index].part = part.rawValue
        items[index].ending = Self.ending(of: tokens[start], in: bytes)
        items[index].isMark = part == .other && marks.contains(items[index].word)
        items[index].cluster = table?.wordClass(items[index].word).meaning ?? 0
        let entry = rates.entry(items[index].rate)
        items[index].rate = part == .properNoun || part == .number ? 0 : entry.rate
        items[index].prior = entry.prior
        items[index].stem =
          items[index].rate > 0 ? rates.stem(of: items[index].word) : items[index].word
      }
    }
  }
}

/// The marks that part clauses.
private struct ClauseMarks: BitwiseCopyable, Sendable {
  static let keys = ClauseMarks()

  private let comma = WordKey(",").value
  private let semicolon = WordKey(";").value
  private let dash = WordKey("—").value
  private let shortDash = WordKey("–").value
  private let hyphens = WordKey("--").value
  private let bracket = WordKey("(").value

  @inline(__always)
  func contains(_ word: UInt32) -> Bool {
    word == comma || word == semicolon || word == dash || word == shortDash || word == hyphens
      || word == bracket
  }
}
