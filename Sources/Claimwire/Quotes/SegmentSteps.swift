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
    memory = ScratchMemory(capacity: items.count + 2 * Self.margin)
    let start = memory.first
    start.initialize(repeating: .edge, count: memory.capacity)
    for (index, item) in items.enumerated() { start[Self.margin + index] = item }
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
