/// Paragraphs and sentences with their roles.
///
/// Lines become paragraphs (``LineLayout``), the lines that frame an article are set apart (``ArticleFrame``), and what is
/// left is split where a sentence ends (``SentenceBoundaries``). One pass over the tokens finds the few that matter
/// (``SentenceMarks``); no look-around is wider than a fixed number of tokens.
struct SentenceSplitter: Sendable {
  private let words = SentenceWords()
  private let layout = LineLayout()
  private let boundaries: SentenceBoundaries
  private let roles = SentenceRoles()
  private let kernel = Kernel.chosen

  /// A splitter with the embedded model.
  init() { self.init(model: SentenceModel()) }

  init(model: SentenceModel?) { boundaries = SentenceBoundaries(model: model) }

  /// Appends the paragraphs and sentences.
  func annotate(_ document: inout Document) {
    guard !document.tokens.isEmpty else { return }
    (document.paragraphs, document.sentences) = SentenceText.with(
      document,
      words: words,
      kernel: kernel
    ) { text in
      let paragraphs = layout.paragraphs(of: text)
      return (paragraphs, sentences(of: paragraphs, in: text))
    }
  }

  private func sentences(of paragraphs: [Paragraph], in text: SentenceText) -> [Sentence] {
    roles.withFrames(of: paragraphs, in: text) { sentences(of: $0, in: text) }
  }

  private func sentences(
    of frames: UnsafeBufferPointer<ArticleFrame>,
    in text: SentenceText
  ) -> [Sentence] {
    var sentences: [Sentence] = []
    sentences.reserveCapacity(frames.count + text.tokens.count / 16)
    var caseless: CaselessSentences?
    for paragraph in frames.indices {
      let frame = frames[paragraph]
      sentences.append(frame.dateline, .dateline, paragraph, in: text)
      let isCaseless =
        !frame.main.isEmpty && text.marks.style(in: frame.main).contains(.caseless)
        && CaselessSentences.areIn(frame.main, of: text)
      if isCaseless, caseless == nil { caseless = CaselessSentences() }
      if isCaseless, let caseless {
        caseless.forEach(in: frame.main, of: text) {
          sentences.append($0, frame.role, paragraph, in: text)
        }
      } else {
        boundaries.forEachSentence(of: frame.main, in: text) {
          sentences.append($0, frame.role, paragraph, in: text)
        }
      }
      sentences.append(frame.closingDate, .dateline, paragraph, in: text)
      sentences.append(frame.credit, .credit, paragraph, in: text)
    }
    return sentences
  }

  /// Calls `body` for each place that a model decides: where the sentence would end, what the rules guess (null where no
  /// terminal mark stands), and what is to be seen there.
  func forEachPlace(
    in document: Document,
    _ body: (_ end: UInt32, _ guess: Bool?, _ features: SentenceFeatures) -> Void
  ) {
    guard !document.tokens.isEmpty else { return }
    SentenceText.with(document, words: words, kernel: kernel) { text in
      roles.withFrames(of: layout.paragraphs(of: text), in: text) { frames in
        for frame in frames where !frame.main.isEmpty {
          boundaries.forEachPlace(
            of: frame.main,
            in: text,
            onEnding: { ending, guess, context in
              let features = SentenceFeatures(ending, guess: guess, context, in: text)
              body(text.tokens[ending.next - 1].end, guess, features)
            },
            onGap: { next, context in
              let features = SentenceFeatures(gap: next, context, in: text)
              body(text.tokens[next - 1].end, nil, features)
            }
          )
        }
      }
    }
  }
}

extension [Sentence] {
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
