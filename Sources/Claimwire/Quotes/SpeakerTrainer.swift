/// Writes down what the features of ``SpeakerFocus`` are for pronouns whose meaning is known, for `scripts/train-speakers`.
public final class SpeakerTrainer {
  private let tokenizer: Tokenizer
  private let splitter = SentenceSplitter()
  private let dates = DateRecognizer()
  private let entities = EntityRecognizer()
  private lazy var nameReader = entities.nameReader()
  private let attributor: QuoteAttributor
  private lazy var cueReader = attributor.cueReader()
  private let weights: SIMD32<Float>
  private let people = PersonResolver()

  /// A trainer with the embedded models but for the weights that are being learned.
  ///
  /// - Parameter weights: what the features are worth, as many as there are; those built in by default. What is learned
  ///   from the features depends on them, since they tell who spoke before.
  /// - Throws: ``ClaimwireError/noICUData``.
  public init(weights: [Float]? = nil) throws(ClaimwireError) {
    guard let tokenizer = Tokenizer() else { throw .noICUData }
    self.tokenizer = tokenizer
    var values = SpeakerWeights.pronoun
    for (index, weight) in (weights ?? []).prefix(SpeakerFocus.width).enumerated() {
      values[index] = weight
    }
    self.weights = values
    attributor = QuoteAttributor(weights: values)
  }

  private func annotated(_ text: String) -> Document {
    var document = Document(article: Article(id: "", text: text))
    tokenizer.tokenize(&document)
    splitter.annotate(&document)
    dates.annotate(&document)
    entities.annotate(&document, &nameReader)
    attributor.annotate(&document, &cueReader)
    return document
  }

  /// A block of lines for each pronoun that has candidates: "1" or "0" for whether it means that one, then the values of
  /// all features, separated by spaces; an empty line behind each block.
  ///
  /// The corpus has lines of fields between tabs: `text` and a text with `\n` and `\\` for line feed and backslash; `pronoun`
  /// with the byte offset of one in the text before, and the byte ranges of names' and descriptions' main words that stand
  /// for whom it means: `120-124,310-314`.
  public func features(ofCorpusAt path: String) throws(ClaimwireError) -> [UInt8] {
    let file = try FileDescriptor.open(path: path).readAll()
    var out: [UInt8] = []
    var document: Document?
    for line in file.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      guard fields.count > 1 else { continue }
      if fields[0].elementsEqual("text".utf8) {
        document = annotated(String(decoding: QuotedCorpus.unescaped(fields[1]), as: UTF8.self))
      } else if fields.count > 2, let document, let offset = Self.number(fields[1]) {
        let heads = fields[2].split(separator: UInt8(ascii: ",")).compactMap(Self.range)
        out += lines(document, offset, heads)
      }
    }
    return out
  }

  /// A line for each text and each part of what its quotes in marks hold: "text", or the part's start and end in bytes and
  /// its speaker's resolved name, between tabs.
  ///
  /// The corpus is that of ``features(ofCorpusAt:)``.
  public func names(ofCorpusAt path: String) throws(ClaimwireError) -> [UInt8] {
    let file = try FileDescriptor.open(path: path).readAll()
    var lines = ""
    for line in file.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      guard fields.count > 1, fields[0].elementsEqual("text".utf8) else { continue }
      lines += "text\n"
      let document = annotated(String(decoding: QuotedCorpus.unescaped(fields[1]), as: UTF8.self))
      for quote in document.quotes where quote.kind != .indirect {
        for part in quote.parts {
          lines += "\(part.start)\t\(part.end)\t\(quote.speaker?.name ?? "")\n"
        }
      }
    }
    return Array(lines.utf8)
  }

  private func lines(_ document: Document, _ offset: Int, _ heads: [Range<Int>]) -> [UInt8] {
    let pronoun = document.firstToken(atOrAfter: UInt32(offset))
    guard pronoun < document.tokens.count, let gender = Pronouns.gender(document.tokens[pronoun])
    else { return [] }
    let quote = document.quotes.first {
      $0.speaker.map { Int($0.span.start) == offset } ?? false && $0.kind != .indirect
    }
    let focus = SpeakerFocus(
      document: document,
      people: people,
      weights: weights,
      marked: marked(document)
    )
    let found = focus.candidates(
      pronoun,
      gender,
      content: quote.map { document.tokens(in: $0.span) } ?? 0..<0,
      turns: turns(document, before: pronoun)
    )
    var lines: [String] = []
    for candidate in found {
      let isRight = isRight(candidate, document, heads)
      let values = SpeakerFocus.Feature.allCases.map { "\(candidate.features[$0.rawValue])" }
      lines.append((isRight ? "1 " : "0 ") + values.joined(separator: " "))
    }
    guard lines.count > 1, lines.contains(where: { $0.hasPrefix("1") }) else { return [] }
    return Array((lines.joined(separator: "\n") + "\n\n").utf8)
  }

  private func isRight(
    _ candidate: SpeakerFocus.Candidate,
    _ document: Document,
    _ heads: [Range<Int>]
  ) -> Bool {
    func holds(_ span: TextSpan) -> Bool {
      heads.contains { Int(span.start) <= $0.lowerBound && $0.upperBound <= Int(span.end) }
    }
    if let entity = candidate.entity {
      return document.entities[entity].mentions.contains { holds(document.mentions[$0].span) }
    }
    if let phrase = candidate.phrase { return holds(document.span(ofTokens: phrase)) }
    return candidate.speaker.map { holds($0.span) } ?? false
  }

  private func marked(_ document: Document) -> [TextSpan] {
    var spans: [TextSpan] = []
    let parts = document.quotes.filter { $0.kind != .indirect }.flatMap(\.parts)
    for part in parts.sorted(by: { $0.start < $1.start }) {
      if let last = spans.last, last.end > part.start {
        spans[spans.count - 1] = last.union(part)
      } else {
        spans.append(part)
      }
    }
    return spans
  }

  private func turns(_ document: Document, before pronoun: Int) -> [SpeakerTurn] {
    var turns: [SpeakerTurn] = []
    for quote in document.quotes {
      guard let speaker = quote.speaker else { continue }
      let words = document.tokens(in: speaker.span)
      let content = document.tokens(in: quote.span)
      guard !words.isEmpty, !content.isEmpty, words.upperBound <= pronoun,
        content.lowerBound < pronoun
      else { continue }
      let sentence = document.sentenceIndex(ofToken: content.upperBound - 1)
      let isOwn = speaker.how != .carried
      turns.append(
        SpeakerTurn(
          speaker: speaker,
          token: isOwn ? words.lowerBound : content.lowerBound,
          end: max(words.upperBound, content.upperBound),
          content: content,
          lastParagraph: document.sentences[sentence].paragraph,
          gender: nil,
          isPerson: speaker.how != .pronoun
        )
      )
    }
    return turns
  }

  // MARK: Lines

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    Int(String(decoding: digits, as: UTF8.self))
  }

  private static func range(_ text: ArraySlice<UInt8>) -> Range<Int>? {
    let parts = text.split(separator: UInt8(ascii: "-"))
    guard parts.count == 2, let start = number(parts[0]), let end = number(parts[1]), start < end
    else { return nil }
    return start..<end
  }
}
