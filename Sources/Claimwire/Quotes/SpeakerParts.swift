/// The parts of speech of words around speakers, read when they are asked for.
///
/// Reads at most ``reach`` tokens on either side, so that a text which is one sentence costs no more than any other. A
/// class, since what was read last is kept for the next question.
final class SpeakerParts {
  private static let reach = 40

  private let document: Document
  private let tagger: PartOfSpeechTagger
  private var reader: PartOfSpeechReader?
  private var window = 0..<0

  init(document: Document, tagger: PartOfSpeechTagger) {
    self.document = document
    self.tagger = tagger
  }

  /// The part of speech of a token.
  func part(of token: Int) -> PartOfSpeech {
    var reader = self.reader ?? tagger.reader(of: document)
    if !window.contains(token) {
      let sentence = document.sentences[document.sentenceIndex(ofToken: token)].tokens
      window =
        max(sentence.lowerBound, token - Self.reach)..<min(sentence.upperBound, token + Self.reach)
      reader.read(window)
    }
    self.reader = reader
    return reader.tags[token - window.lowerBound]
  }
}
