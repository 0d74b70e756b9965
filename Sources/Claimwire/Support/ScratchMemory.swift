/// Memory for so many plain values, not set at first, which goes away with its last owner.
///
/// For buffers that are filled again and again in inner loops, where an array would ask each time for its bounds and
/// whether it has a sole owner.
final class ScratchMemory<Element: BitwiseCopyable> {
  let first: UnsafeMutablePointer<Element>
  let capacity: Int

  init(capacity: Int) {
    first = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  deinit { first.deallocate() }
}
