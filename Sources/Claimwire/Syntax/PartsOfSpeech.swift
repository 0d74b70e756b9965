/// The parts of speech of a document's words, each sentence read when it is first asked for.
///
/// Reads a sentence's tokens in pieces of ``piece``, so that a text which is one sentence costs no more than any other. A
/// class, since what was read is kept for all who ask: for cues, for speakers.
final class PartsOfSpeech {
  private static let piece = 160

  private let document: Document
  private var reader: PartOfSpeechReader
  /// By token; null where nobody has asked yet.
  private var tags: [PartOfSpeech?]

  init(document: Document, tagger: PartOfSpeechTagger) {
    self.document = document
    reader = tagger.reader(of: document)
    tags = Array(repeating: nil, count: document.tokens.count)
  }

  /// The part of speech of a token.
  func part(of token: Int) -> PartOfSpeech {
    if let tag = tags[token] { return tag }
    let sentence = document.sentences[document.sentenceIndex(ofToken: token)].tokens
    let pieces = (token - sentence.lowerBound) / Self.piece
    let start = sentence.lowerBound + pieces * Self.piece
    let piece = start..<min(sentence.upperBound, start + Self.piece)
    reader.read(piece)
    for (index, tag) in zip(piece, reader.tags) { tags[index] = tag }
    return reader.tags[token - start]
  }
}
