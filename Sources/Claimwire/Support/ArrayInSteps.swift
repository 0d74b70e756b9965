/// An array in the making: its newest elements stand apart on the stack and go into it many at a time.
///
/// Adding one costs a few instructions and none of the array's checks.
struct ArrayInSteps<Element> {
  /// What the stack is asked for: Swift would take more from the heap.
  private static var stepSize: Int { max(1, 1024 / MemoryLayout<Element>.stride) }

  private var elements: [Element] = []
  private let step: UnsafeMutableBufferPointer<Element>
  /// How many of the step are there.
  private var count = 0

  /// The elements that `body` adds, in order, and what it returns; the array first asks for memory for `capacity` elements.
  @inline(__always)
  static func with<Result>(
    capacity: Int,
    _ body: (inout ArrayInSteps) -> Result
  ) -> ([Element], Result) {
    withUnsafeTemporaryAllocation(of: Element.self, capacity: stepSize) { step in
      var array = ArrayInSteps(step)
      array.elements.reserveCapacity(capacity)
      let result = body(&array)
      array.endStep()
      return (array.elements, result)
    }
  }

  private init(_ step: UnsafeMutableBufferPointer<Element>) { self.step = step }

  /// Adds an element; O(1) over many.
  @inline(__always)
  mutating func append(_ element: Element) {
    if count == step.count { endStep() }
    step.initializeElement(at: count, to: element)
    count &+= 1
  }

  @inline(never)
  private mutating func endStep() {
    let added = UnsafeMutableBufferPointer(rebasing: step[..<count])
    elements.append(contentsOf: added)
    added.deinitialize()
    count = 0
  }
}
