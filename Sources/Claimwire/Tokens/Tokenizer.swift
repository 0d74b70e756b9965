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
/// The kernel makes them out of bits of boundaries, some kilobytes of text at a time; see `claimwire_tokens.h`. Not safe to
/// share between threads.
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

  /// Costs a millisecond.
  ///
  /// Null where ICU's data cannot be found, or the processor lacks what the kernel needs.
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

  /// How many tokens a text has: makes them all, but for their keys, and keeps none.
  ///
  /// O(n), and allocates nothing once it has done so for a text like it.
  ///
  /// - Parameter bytes: valid UTF-8, less than 4 GiB.
  public func count(in bytes: UnsafeRawBufferPointer) -> Int {
    scratch.pointee.restart()
    var total = 0
    let text = bytes.bindMemory(to: UInt8.self)
    _ = add(text, upTo: text.count) { _ in
      total += scratch.pointee.count
      scratch.pointee.count = 0
    }
    return total
  }

  /// Appends the text's tokens; O(n).
  func tokenize(_ document: inout Document) {
    var tokens: [Token] = []
    let isAccepted = document.bytes.withUnsafeBufferPointer { bytes in
      scratch.pointee.restart()
      func finish(upTo end: Int) {
        let count = scratch.pointee.count
        if tokens.isEmpty { tokens.reserveCapacity(Self.estimate(count, of: end, in: bytes.count)) }
        // What has no space is one piece, of any length: its tokens, too, are looked at once, batch by batch.
        for start in stride(from: 0, to: count, by: Self.batch) {
          let batch = start..<min(start + Self.batch, count)
          fillKeys(bytes, batch)
          tokens.append(contentsOf: UnsafeBufferPointer(rebasing: scratch.pointee.tokens[batch]))
        }
        scratch.pointee.count = 0
      }
      let isAccepted = add(bytes, upTo: bytes.count) { end in
        // While they are near the processor.
        if scratch.pointee.count >= Self.batch { finish(upTo: end) }
      }
      if scratch.pointee.count > 0 { finish(upTo: bytes.count) }
      return isAccepted
    }
    document.tokens = tokens
    if !isAccepted { document.warnings.append("ICU refused the text: no tokens") }
  }

  /// Tokens that are finished together.
  private static let batch = 1 << 13

  /// How many tokens a text may have whose first bytes have so many.
  private static func estimate(_ count: Int, of bytes: Int, in total: Int) -> Int {
    bytes == total ? count : count + count * 17 / 16 * (total - bytes) / bytes
  }

  private func fillKeys(_ bytes: UnsafeBufferPointer<UInt8>, _ batch: Range<Int>) {
    guard let base = bytes.baseAddress else { return }
    let tokens = scratch.pointee.kernelTokens(from: batch.lowerBound)
    claimwire_tokens_fill_keys(
      kernel.id.rawValue,
      base,
      bytes.count,
      tokens,
      batch.count
    )
  }

  /// A new text begins.
  func restart() { scratch.pointee.restart() }

  /// The tokens of a run of text, without their keys, and what they leave to the next run.
  ///
  /// - Parameters:
  ///   - bytes: the run, and behind it what decides about its last full stop.
  ///   - limit: where the run ends: at a boundary that a token cannot span.
  ///   - body: called with the tokens, in offsets into `bytes`.
  func tokenize(
    run bytes: UnsafeBufferPointer<UInt8>,
    upTo limit: Int,
    _ body: (Token) -> Void
  ) -> Bool {
    scratch.pointee.count = 0
    let isAccepted = add(bytes, upTo: limit)
    for token in scratch.pointee.tokens { body(token) }
    if let base = bytes.baseAddress { claimwire_tokens_go_on(scratch.pointee.state, base, limit) }
    return isAccepted
  }

  /// How many tokens such a run has.
  func count(run bytes: UnsafeRawBufferPointer, upTo limit: Int) -> Int {
    var total = 0
    let text = bytes.bindMemory(to: UInt8.self)
    scratch.pointee.count = 0
    _ = add(text, upTo: limit) { _ in
      total += scratch.pointee.count
      scratch.pointee.count = 0
    }
    if let base = text.baseAddress { claimwire_tokens_go_on(scratch.pointee.state, base, limit) }
    return total
  }

  /// Adds to the scratch the tokens of what stands before `limit`, but for their keys; `flush` is called after each piece
  /// of it, with where that ends.
  private func add(
    _ bytes: UnsafeBufferPointer<UInt8>,
    upTo limit: Int,
    flush: (Int) -> Void = { _ in }
  ) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    precondition(bytes.count < Int(UInt32.max), "text of 4 GiB")
    var start = 0
    while start < limit {
      let end = claimwire_tokens_cut(base, start, limit, TokenScratch.pieceSize)
      scratch.pointee.reserve(end - start)
      var work = scratch.pointee.workspace(start: start, byteCount: end - start)
      guard iterator.mark(base, upTo: end, &work.bits) else { return false }
      scratch.pointee.count += claimwire_tokens_make(
        kernel.id.rawValue,
        rules.kernelRules,
        base,
        bytes.count,
        end,
        &work,
        scratch.pointee.state,
        scratch.pointee.kernelTokens(from: scratch.pointee.count)
      )
      flush(end)
      start = end
    }
    return true
  }
}
