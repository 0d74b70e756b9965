/// An array in the making: its newest elements stand apart in memory that stays from array to array, and go into it many at
/// a time.
///
/// Adding one costs a few instructions and none of the array's checks, and an array that is no longer than a step asks for
/// memory once, for as much as it needs.
struct ArrayInSteps<Element: BitwiseCopyable> {
  private var elements: [Element] = []
  private let step: UnsafeMutableBufferPointer<Element>
  /// How many of the step are there.
  private var count = 0

  /// An array without elements, the newest of which will stand in `step`: of one element at the least, borrowed until the
  /// array is whole.
  @inline(__always)
  init(_ step: UnsafeMutableBufferPointer<Element>) { self.step = step }

  /// Adds an element; O(1) over many.
  @inline(__always)
  mutating func append(_ element: Element) {
    if count == step.count { endStep() }
    step.initializeElement(at: count, to: element)
    count &+= 1
  }

  /// The array of all that was added, in order.
  @inline(__always)
  consuming func whole() -> [Element] {
    if elements.isEmpty { return Array(added) }
    endStep()
    return elements
  }

  private var added: UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(rebasing: UnsafeBufferPointer(step)[..<count])
  }

  @inline(never)
  private mutating func endStep() {
    elements.append(contentsOf: added)
    count = 0
  }
}
