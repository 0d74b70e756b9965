internal import CClaimwireKernel

/// Counts the tokens of a text as it is read, in memory that is used again: what has just been read stays in the
/// processor's caches, where a mapped file is fetched from memory twice and its pages cost as much as copying them.
///
/// Keeps 256 KiB, or the longest stretch without a space, a line feed or a mark of Chinese. O(n) for a text; not safe to
/// share between threads.
///
/// ```swift
/// var counter = TokenCounter()!
/// let count = try counter.count { memory in max(0, read(0, memory.baseAddress, memory.count)) }
/// ```
public struct TokenCounter: ~Copyable {
  private let tokenizer: Tokenizer
  private let kernel: Kernel
  private var memory: UnsafeMutableRawBufferPointer

  /// Half of the second cache, as that holds the tokens, too.
  private static let size = 1 << 18
  /// What is kept back, so that what decides about a full stop before it is mostly there.
  private static let margin = 1 << 12

  /// Null where ICU's data cannot be found, or the processor lacks what the kernel needs.
  public init?(kernel: Kernel = .chosen) { self.init(kernel: kernel, size: Self.size) }

  /// - Parameter size: bytes to begin with, more than 8 KiB.
  init?(kernel: Kernel, size: Int) {
    guard let tokenizer = Tokenizer(kernel: kernel) else { return nil }
    self.tokenizer = tokenizer
    self.kernel = kernel
    memory = .allocate(byteCount: size, alignment: 64)
  }

  deinit { memory.deallocate() }

  /// How many tokens the text has that `read` gives.
  ///
  /// - Parameter read: fills the memory from its start and returns how many bytes it wrote, 0 at the text's end.
  public mutating func count(
    reading read: (UnsafeMutableRawBufferPointer) -> Int
  ) throws(TokenStream.InvalidUTF8) -> Int {
    tokenizer.restart()
    var total = 0
    var origin: UInt64 = 0
    var filled = 0
    // Twice as much each time that there is no place to cut, so that all of it is searched but twice.
    var wanted = memory.count / 2
    while true {
      if filled == memory.count { grow() }
      let added = read(UnsafeMutableRawBufferPointer(rebasing: memory[filled...]))
      filled += added
      if added > 0 && filled < wanted { continue }
      let place = added == 0 ? filled : placeToCut(filled)
      let text = UnsafeRawBufferPointer(rebasing: memory[..<filled])
      let valid = kernel.validPrefix(of: UnsafeRawBufferPointer(rebasing: text[..<place]))
      guard valid == place else { throw TokenStream.InvalidUTF8(offset: origin + UInt64(valid)) }
      if place > 0 { total += tokenizer.count(run: text, upTo: place) }
      if added == 0 { return total }
      wanted = place > 0 ? memory.count / 2 : 2 * filled
      UnsafeMutableRawBufferPointer(rebasing: memory[..<(filled - place)])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: text[place...]))
      origin += UInt64(place)
      filled -= place
    }
  }

  /// Where to cut what has come, 0 where that cannot be told yet.
  private func placeToCut(_ filled: Int) -> Int {
    guard let base = memory.baseAddress else { return 0 }
    let bytes = base.assumingMemoryBound(to: UInt8.self)
    let place = claimwire_tokens_cut(bytes, 0, filled, filled - Self.margin)
    let isSeen = memory[place..<filled].contains { $0 != UInt8(ascii: " ") }
    return isSeen ? place : 0
  }

  private mutating func grow() {
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * memory.count, alignment: 64)
    larger.copyMemory(from: UnsafeRawBufferPointer(memory))
    memory.deallocate()
    memory = larger
  }
}
