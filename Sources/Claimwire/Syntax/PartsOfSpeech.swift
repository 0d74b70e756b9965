/// The parts of speech of a document's words, each sentence read when it is first asked for.
///
/// Reads a sentence's tokens in pieces of ``piece``, so that a text which is one sentence costs no more than any other. A
/// class, since what was read is kept for all who ask: for cues, for speakers.
final class PartsOfSpeech {
  private static let piece = 160
  /// No part of speech's number: nobody has asked yet.
  private static let unread: UInt8 = .max

  private let document: Document
  private var reader: PartOfSpeechReader
  /// By token: asked for more often than anything else of a document, so without an array's checks of who else writes.
  private let tags: ScratchMemory<UInt8>

  init(document: Document, tagger: PartOfSpeechTagger) {
    self.document = document
    reader = tagger.reader(of: document)
    tags = ScratchMemory(capacity: document.tokens.count)
    tags.first.initialize(repeating: Self.unread, count: tags.capacity)
  }

  /// The part of speech of a token.
  @inline(__always)
  func part(of token: Int) -> PartOfSpeech {
    precondition(token >= 0 && token < tags.capacity)
    if tags.first[token] == Self.unread { read(around: token) }
    return PartOfSpeech(number: tags.first[token])
  }

  /// Whether a verb of a clause stands there: "said", "has", a participle without a noun behind it.
  func isPredicate(_ token: Int) -> Bool {
    switch part(of: token) {
    case .finiteVerb, .auxiliary: return true
    case .participle:
      guard token + 1 < tags.capacity else { return true }
      switch part(of: token + 1) {
      case .noun, .properNoun, .adjective, .gerund, .participle: return false
      default: return true
      }
    default: return false
    }
  }

  @inline(never)
  private func read(around token: Int) {
    let sentence = document.sentences[document.sentenceIndex(ofToken: token)].tokens
    let pieces = (token - sentence.lowerBound) / Self.piece
    let start = sentence.lowerBound + pieces * Self.piece
    let piece = start..<min(sentence.upperBound, start + Self.piece)
    reader.read(piece, into: tags.first + piece.lowerBound)
  }
}
