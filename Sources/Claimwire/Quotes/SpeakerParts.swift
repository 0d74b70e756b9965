/// The parts of speech of words around speakers, read when they are asked for.
///
/// Reads a sentence's tokens in pieces of ``piece``, so that a text which is one sentence costs no more than any other. A
/// class, since what was read last is kept for the next question.
final class SpeakerParts {
  private static let piece = 160

  private let document: Document
  private let tagger: PartOfSpeechTagger
  private var reader: PartOfSpeechReader?
  private var read = 0..<0

  init(document: Document, tagger: PartOfSpeechTagger) {
    self.document = document
    self.tagger = tagger
  }

  /// The part of speech of a token.
  func part(of token: Int) -> PartOfSpeech {
    if let reader, read.contains(token) { return reader.tags[token - read.lowerBound] }
    var reader = self.reader ?? tagger.reader(of: document)
    let sentence = document.sentences[document.sentenceIndex(ofToken: token)].tokens
    let pieces = (token - sentence.lowerBound) / Self.piece
    let start = sentence.lowerBound + pieces * Self.piece
    read = start..<min(sentence.upperBound, start + Self.piece)
    reader.read(read)
    self.reader = reader
    return reader.tags[token - read.lowerBound]
  }
}
