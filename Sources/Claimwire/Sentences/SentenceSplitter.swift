/// Paragraphs and sentences with their roles.
///
/// Lines become paragraphs (``LineLayout``), the lines that frame an article are set apart (``ArticleFrame``), and what is
/// left is split where a sentence ends (``SentenceBoundaries``), one paragraph after the other. The few tokens that matter
/// are found beforehand, some thousands at a time (``SentenceMarks``); no look-around is wider than a fixed number of tokens.
struct SentenceSplitter: Sendable {
  private let words = SentenceWords()
  private let boundaries: SentenceBoundaries
  private let roles = SentenceRoles()
  private let kernel = Kernel.chosen

  /// A splitter with the embedded model.
  init() { self.init(model: SentenceModel()) }

  init(model: SentenceModel?) { boundaries = SentenceBoundaries(model: model) }

  /// Appends the paragraphs and sentences.
  func annotate(_ document: inout Document, _ memory: SentenceMemory = SentenceMemory()) {
    guard !document.tokens.isEmpty else { return }
    (document.paragraphs, document.sentences) = SentenceText.with(
      document,
      words: words,
      kernel: kernel,
      memory
    ) { split($0, memory) }
  }

  @inline(never)
  private func split(
    _ text: SentenceText,
    _ memory: SentenceMemory
  ) -> ([Paragraph], [Sentence]) {
    var paragraphs = ArrayInSteps(memory.paragraphs)
    var sentences = ArrayInSteps(memory.sentences)
    let judge = boundaries.judge
    var paragraph = -1
    var frames = ArticleFrames(text, roles, memory.takeTitles())
    while frames.advance() {
      // Not the whole frame: what has just been written in halves is slow to read at once.
      let tokens = frames.current.tokens
      paragraph &+= 1
      paragraphs.append(text.paragraph(tokens))
      if frames.current.isPlainProse {
        dropGaps(inProse: tokens, of: text)
        split(tokens, .body, paragraph, of: text, by: judge, memory, into: &sentences)
      } else {
        split(frames.current, paragraph, of: text, by: judge, memory, into: &sentences)
      }
    }
    memory.giveBack(titles: frames.takeMemory())
    return (paragraphs.whole(), sentences.whole())
  }

  /// Forgets the gaps inside plain prose, unless it is written carelessly: what mail has without full stops are its other
  /// parts, headers and greetings and names.
  @inline(__always)
  private func dropGaps(inProse prose: Range<Int>, of text: SentenceText) {
    let style = text.marks.styles(in: prose)
    if style.hasGaps, !style.contains(.careless) { text.marks.dropStarts(in: prose) }
  }

  /// Adds the parts of a paragraph that is no plain prose.
  @inline(never)
  private func split(
    _ frame: ArticleFrame,
    _ paragraph: Int,
    of text: SentenceText,
    by judge: ModelJudge,
    _ memory: SentenceMemory,
    into sentences: inout ArrayInSteps<Sentence>
  ) {
    sentences.append(frame.dateline, .dateline, paragraph, in: text)
    split(frame.main, frame.role, paragraph, of: text, by: judge, memory, into: &sentences)
    sentences.append(frame.closingDate, .dateline, paragraph, in: text)
    sentences.append(frame.credit, .credit, paragraph, in: text)
  }

  /// Adds the sentences of a paragraph's main part.
  @inline(never)
  private func split(
    _ main: Range<Int>,
    _ role: SentenceRole,
    _ paragraph: Int,
    of text: SentenceText,
    by judge: ModelJudge,
    _ memory: SentenceMemory,
    into sentences: inout ArrayInSteps<Sentence>
  ) {
    if main.isEmpty { return }
    let style = text.marks.styles(in: main)
    if style.contains(.caseless), isMostlyCaseless(main, in: text), let caseless = memory.caseless {
      caseless.forEach(in: main, of: text) { sentences.append($0, role, paragraph, in: text) }
      return
    }
    if style.hasGaps { judge.dropInsides(of: main, in: text) }
    boundaries.forEachSentence(of: main, in: text, by: judge) {
      sentences.append($0, role, paragraph, in: text)
    }
  }

  @inline(never)
  private func isMostlyCaseless(_ range: Range<Int>, in text: SentenceText) -> Bool {
    // Not where half of all tokens are words that have a case, as near a name in another script.
    text.marks.casedWordCount(in: range) * 2 < range.count
      && CaselessSentences.areIn(range, of: text)
  }

  /// Calls `body` for each place that a model decides: where the sentence would end, what the rules guess (null where no
  /// terminal mark stands), and what is to be seen there.
  func forEachPlace(
    in document: Document,
    _ body: (_ end: UInt32, _ guess: Bool?, _ features: [UInt32]) -> Void
  ) {
    guard !document.tokens.isEmpty else { return }
    SentenceText.with(document, words: words, kernel: kernel) { text in
      var frames = ArticleFrames(text, roles)
      while frames.advance() {
        let frame = frames.current
        boundaries.forEachPlace(
          of: frame.main,
          in: text,
          onEnding: { ending, guess, context in
            let features = SentenceFeatures(ending, guess: guess, context, in: text, to: [])
            body(text.tokens[ending.next - 1].end, guess, features.sink)
          },
          onGap: { next, context in
            let features = SentenceFeatures(gap: next, context, in: text, to: [])
            body(text.tokens[next - 1].end, nil, features.sink)
          }
        )
      }
    }
  }
}

extension ArrayInSteps<Sentence> {
  /// Adds the sentence of the tokens, unless there are none.
  @inline(__always)
  fileprivate mutating func append(
    _ tokens: Range<Int>,
    _ role: SentenceRole,
    _ paragraph: Int,
    in text: SentenceText
  ) {
    if tokens.isEmpty { return }
    append(Sentence(span: text.span(tokens), tokens: tokens, role: role, paragraph: paragraph))
  }
}
