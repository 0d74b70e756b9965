internal import CClaimwireKernel
internal import CICU

/// Splits a text into the tokens that the later stages work on.
///
/// Boundaries are ICU's (UAX #29, locale `en`). On top of them, by these conventions:
/// - white space and control characters are no tokens; what stood between two tokens is kept in ``TokenFlags``;
/// - clitics stand alone: "Ukraine" "'s", "do" "n't", "they" "'ll" (the Penn Treebank's convention), for ' and ’;
/// - an abbreviation or initial owns its full stop: "U.S.", "Lt.", "J.";
/// - hyphenated words are split at the hyphen, as UAX #29 does: "12" "-" "year" "-" "old";
/// - numbers keep their separators ("1,783.9") and a letter that touches ("1.2m"); currency signs and "%" stand alone;
/// - a full stop between a lower-case word and a capitalised one is a mark of its own: "end" "." "The";
/// - URLs, e-mail addresses, @handles and #hashtags are one token; so are "...", "--", "``" and "''".
///
/// What is plain (words and numbers without a mark in them, white space, single marks) is done in C by the kernel; the rest,
/// one segment in twenty of English news, by ``TokenAssembly``. Not safe to share between threads.
///
/// ```swift
/// let tokenizer = Tokenizer()
/// let document = tokenizer?.tokenized(Article(id: "1", text: "Ukraine's U.S. envoy"))
/// print(document?.tokens.map(\.kind.name) ?? [])  // ["word", "word", "word", "word"]
/// ```
public struct Tokenizer: ~Copyable {
  private let iterator: WordBreakIterator
  private let rules: TokenRules
  private let kernel: Kernel
  /// Kept from text to text, so that nothing is allocated once it is large enough.
  private let scratch: UnsafeMutablePointer<TokenScratch>

  /// Costs a millisecond. Null where ICU's data cannot be found, or the processor lacks what the kernel needs.
  public init?(kernel: Kernel = .chosen) {
    guard let iterator = WordBreakIterator(kernel: kernel) else { return nil }
    self.iterator = iterator
    self.kernel = kernel
    rules = TokenRules()
    scratch = .allocate(capacity: 1)
    scratch.initialize(to: TokenScratch())
  }

  deinit {
    scratch.pointee.deallocate()
    scratch.deinitialize(count: 1)
    scratch.deallocate()
  }

  /// The article with its tokens and no other layer; O(n).
  public func tokenized(_ article: Article) -> Document {
    var document = Document(article: article)
    tokenize(&document)
    return document
  }

  /// How many tokens a text has; O(n), and allocates nothing once it has done so for a text like it.
  ///
  /// - Parameter bytes: valid UTF-8, less than 4 GiB.
  public func count(in bytes: UnsafeRawBufferPointer) -> Int {
    scratch.pointee.restart()
    var total = 0
    let text = bytes.bindMemory(to: UInt8.self)
    _ = add(text, upTo: text.count) {
      // But for those that decide about full stops.
      total += scratch.pointee.count
      scratch.pointee.forget()
      total -= scratch.pointee.count
    }
    return total + scratch.pointee.count
  }

  /// Appends the text's tokens; O(n).
  func tokenize(_ document: inout Document) {
    let isAccepted = document.bytes.withUnsafeBufferPointer { bytes in
      scratch.pointee.restart()
      return add(bytes, upTo: bytes.count)
    }
    document.tokens = Array(scratch.pointee.tokens)
    if !isAccepted { document.warnings.append("ICU refused the text: no tokens") }
  }

  /// A new text begins.
  func restart() { scratch.pointee.restart() }

  /// The tokens of a piece of text, and what they leave to the next piece.
  ///
  /// - Parameters:
  ///   - bytes: the piece, and behind it what decides about its last full stop.
  ///   - limit: where the piece ends: at a boundary that a token cannot span.
  ///   - body: called with the tokens, in offsets into `bytes`.
  func tokenize(
    piece bytes: UnsafeBufferPointer<UInt8>,
    upTo limit: Int,
    _ body: (Token) -> Void
  ) -> Bool {
    let kept = scratch.pointee.startPiece()
    let isAccepted = add(bytes, upTo: limit)
    for token in scratch.pointee.tokens.dropFirst(kept) { body(token) }
    scratch.pointee.forget()
    return isAccepted
  }

  /// Adds to the scratch the tokens of what stands before `limit`; `flush` is called after each batch of them.
  private func add(
    _ bytes: UnsafeBufferPointer<UInt8>,
    upTo limit: Int,
    flush: () -> Void = {}
  ) -> Bool {
    var assembly = TokenAssembly(bytes: bytes, rules: rules, kernel: kernel, scratch: scratch)
    return iterator.forEachBatch(in: UnsafeBufferPointer(rebasing: bytes[..<limit])) {
      assembly.add(ends: $0, statuses: $1)
      flush()
    }
  }
}
