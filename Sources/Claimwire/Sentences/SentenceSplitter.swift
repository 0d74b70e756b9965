/// Paragraphs and sentences with their roles.
struct SentenceSplitter: Sendable {
  init() {}

  /// Appends the paragraphs and sentences.
  func annotate(_ document: inout Document) {
    let tokens = document.tokens
    var paragraphStart = 0
    var sentenceStart = 0
    for index in tokens.indices {
      let isLast = index + 1 == tokens.count
      let endsParagraph = isLast || tokens[index + 1].flags.contains(.paragraphBefore)
      let endsSentence = endsParagraph || tokens[index].isMark(".")
      if endsSentence {
        let range = sentenceStart..<index + 1
        document.sentences.append(
          Sentence(
            span: document.span(ofTokens: range),
            tokens: range,
            role: .body,
            paragraph: document.paragraphs.count
          )
        )
        sentenceStart = index + 1
      }
      if endsParagraph {
        let range = paragraphStart..<index + 1
        document.paragraphs.append(
          Paragraph(span: document.span(ofTokens: range), tokens: range)
        )
        paragraphStart = index + 1
      }
    }
  }
}
