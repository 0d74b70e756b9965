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
/// one segment in twenty of English news, by ``TokenAssembly``.
struct Tokenizer: ~Copyable {
  private let iterator: WordBreakIterator
  private let rules: TokenRules
  private let kernel: Kernel
  /// Kept from text to text, so that nothing is allocated once it is large enough.
  private let scratch: UnsafeMutablePointer<TokenScratch>

  /// Null where ICU's data cannot be found.
  init?(kernel: Kernel = .chosen) {
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

  /// Appends the text's tokens; O(n).
  func tokenize(_ document: inout Document) {
    let isAccepted = document.bytes.withUnsafeBufferPointer { bytes in
      scratch.pointee.restart()
      return tokenize(bytes, upTo: bytes.count)
    }
    document.tokens = Array(scratch.pointee.tokens)
    if !isAccepted { document.warnings.append("ICU refused the text: no tokens") }
  }

  /// How many tokens a text has: what ``tokenize(_:)`` does, without the document; allocates nothing in the end.
  func count(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    scratch.pointee.restart()
    var total = 0
    _ = tokenize(bytes, upTo: bytes.count) { total += $0 }
    return total
  }

  /// Appends to the scratch the tokens of what stands before `limit`, which must be a boundary; tokens may end behind it,
  /// and what is there decides about full stops.
  ///
  /// - Parameter flush: called with the tokens there are after each batch, which are then forgotten but for the last two.
  private func tokenize(
    _ bytes: UnsafeBufferPointer<UInt8>,
    upTo limit: Int,
    flush: ((Int) -> Void)? = nil
  ) -> Bool {
    var assembly = TokenAssembly(bytes: bytes, rules: rules, kernel: kernel, scratch: scratch)
    return iterator.forEachBatch(in: UnsafeBufferPointer(rebasing: bytes[..<limit])) {
      assembly.add(ends: $0, statuses: $1)
      if let flush {
        flush(scratch.pointee.count)
        scratch.pointee.forget()
      }
    }
  }
}
