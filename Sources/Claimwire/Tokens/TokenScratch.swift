internal import CClaimwireKernel

/// Tokens in the making and what they leave to those after them: memory that is used again for every text.
///
/// Owned by who made it, who must call ``deallocate()``.
struct TokenScratch {
  let state: UnsafeMutablePointer<claimwire_tokens_state>
  private var base: UnsafeMutablePointer<Token>
  private var capacity: Int
  private var work: UnsafeMutableRawPointer
  private var workSize: Int
  var count = 0

  /// Bytes done at a time: what is known of them stays in the second cache.
  ///
  /// Of 8 to 64 kB this is the fastest: fewer begin too often.
  static let pieceSize = 1 << 16

  init() {
    state = .allocate(capacity: 1)
    state.initialize(to: claimwire_tokens_state())
    capacity = claimwire_tokens_room(TokenScratch.pieceSize)
    base = .allocate(capacity: capacity)
    workSize = claimwire_tokens_work_size(TokenScratch.pieceSize)
    work = .allocate(byteCount: workSize, alignment: 64)
  }

  func deallocate() {
    state.deallocate()
    base.deallocate()
    work.deallocate()
  }

  /// A new text begins.
  mutating func restart() {
    count = 0
    claimwire_tokens_restart(state)
  }

  var tokens: UnsafeBufferPointer<Token> { UnsafeBufferPointer(start: base, count: count) }

  /// The tokens from the one at `index` on as the kernel sees them: the two types lie in memory alike.
  func kernelTokens(from index: Int) -> UnsafeMutablePointer<claimwire_token> {
    UnsafeMutableRawPointer(base + index).assumingMemoryBound(to: claimwire_token.self)
  }

  /// Makes room for the tokens of a piece of so many bytes.
  mutating func reserve(_ byteCount: Int) {
    let needed = count + claimwire_tokens_room(byteCount)
    guard needed > capacity else { return }
    let larger = max(needed, capacity * 2)
    let grown = UnsafeMutablePointer<Token>.allocate(capacity: larger)
    grown.moveInitialize(from: base, count: count)
    base.deallocate()
    base = grown
    capacity = larger
  }

  /// Memory for what the kernel must know of a piece.
  mutating func workspace(start: Int, byteCount: Int) -> claimwire_tokens_work {
    let needed = claimwire_tokens_work_size(byteCount)
    if needed > workSize {
      work.deallocate()
      work = .allocate(byteCount: needed, alignment: 64)
      workSize = needed
    }
    return claimwire_tokens_divide(work, start, byteCount)
  }
}
