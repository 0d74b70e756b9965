/// The steps of a segment with ``SegmentItem/edge`` on either side: windows look over the ends without asking where they are.
struct SegmentSteps: RandomAccessCollection {
  /// So many steps beyond either end may be looked at.
  static let margin = 4

  /// Shared by copies, which only read it.
  private let memory: ScratchMemory<SegmentItem>
  private let first: UnsafePointer<SegmentItem>
  let endIndex: Int
  var startIndex: Int { 0 }

  /// Copies the steps: once a segment, whatever is asked of them later.
  init(_ items: [SegmentItem]) {
    var memory = ScratchMemory<SegmentItem>(capacity: items.count + 2 * Self.margin)
    self.init(items, in: &memory)
  }

  /// The same in memory that is used again: the steps that were copied there before are gone.
  init(_ items: [SegmentItem], in memory: inout ScratchMemory<SegmentItem>) {
    let count = items.count + 2 * Self.margin
    if count > memory.capacity { memory = ScratchMemory(capacity: 2 * count) }
    self.memory = memory
    let start = memory.first
    start.initialize(repeating: .edge, count: Self.margin)
    items.withUnsafeBufferPointer {
      guard let first = $0.baseAddress else { return }
      (start + Self.margin).initialize(from: first, count: $0.count)
    }
    (start + Self.margin + items.count).initialize(repeating: .edge, count: Self.margin)
    first = UnsafePointer(start + Self.margin)
    endIndex = items.count
  }

  /// A step, or an edge up to ``margin`` beyond the ends.
  @inline(__always)
  subscript(index: Int) -> SegmentItem {
    assert(index >= -Self.margin && index < endIndex + Self.margin)
    return first[index]
  }
}
