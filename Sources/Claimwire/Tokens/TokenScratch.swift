internal import CClaimwireKernel

/// Tokens in the making and what they leave to those after them: memory that is used again for every text.
///
/// Owned by who made it, who must call ``deallocate()``.
struct TokenScratch {
  let state: UnsafeMutablePointer<claimwire_tokens_state>
  private var base: UnsafeMutablePointer<Token>
  private var capacity: Int
  var count = 0

  init() {
    state = .allocate(capacity: 1)
    state.initialize(to: claimwire_tokens_state())
    capacity = 1_024
    base = .allocate(capacity: capacity)
  }

  func deallocate() {
    state.deallocate()
    base.deallocate()
  }

  /// A new text begins.
  mutating func restart() {
    count = 0
    state.pointee.taken = 0
    state.pointee.newlines = 0
    state.pointee.spaces = 0
    let flags: TokenFlags = [.spaceBefore, .lineBefore, .paragraphBefore]
    state.pointee.flags = flags.rawValue
    state.pointee.is_after_opening = true
    state.pointee.is_spaced = false
    state.pointee.group_count = 0
    state.pointee.group_next = 0
  }

  /// The next piece of a text begins, whose offsets start at zero again. The tokens kept of the piece before touch nothing in
  /// it.
  ///
  /// - Returns: how many there are.
  mutating func startPiece() -> Int {
    state.pointee.taken = 0
    for index in 0..<count {
      let token = base[index]
      base[index] = Token(
        start: .max,
        end: .max,
        key: token.key,
        kind: token.kind,
        letterCase: token.letterCase,
        flags: token.flags,
        ascii: token.ascii
      )
    }
    return count
  }

  var tokens: UnsafeBufferPointer<Token> { UnsafeBufferPointer(start: base, count: count) }

  var last: Token? {
    get { count > 0 ? base[count - 1] : nil }
    set { if let newValue { base[count - 1] = newValue } }
  }

  var secondLast: Token? { count > 1 ? base[count - 2] : nil }

  var room: Int { capacity - count }

  /// The last token and the place of the next one as the kernel sees them: the two types lie in memory alike.
  var kernelTokens:
    (last: UnsafePointer<claimwire_token>?, next: UnsafeMutablePointer<claimwire_token>)
  {
    let next = UnsafeMutableRawPointer(base + count).assumingMemoryBound(to: claimwire_token.self)
    return (count > 0 ? UnsafePointer(next - 1) : nil, next)
  }

  mutating func append(_ token: Token) {
    reserve(1)
    base[count] = token
    count += 1
  }

  /// Makes room for so many more.
  mutating func reserve(_ more: Int) {
    guard count + more > capacity else { return }
    let larger = max(count + more, capacity * 2)
    let grown = UnsafeMutablePointer<Token>.allocate(capacity: larger)
    grown.moveInitialize(from: base, count: count)
    base.deallocate()
    base = grown
    capacity = larger
  }

  /// Forgets all tokens but the last two, which decide about full stops.
  mutating func forget() {
    guard count > 2 else { return }
    base[0] = base[count - 2]
    base[1] = base[count - 1]
    count = 2
  }
}
