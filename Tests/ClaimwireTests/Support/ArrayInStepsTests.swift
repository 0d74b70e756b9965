import Testing

@testable import Claimwire

/// Elements that are gathered in steps end up in one array.
struct ArrayInStepsTests {
  @Test(arguments: [0, 1, 7, 8, 9, 16, 17, 1_000])
  func everyElementIsThereInOrder(count: Int) {
    withStep(of: 8) { step in
      var array = ArrayInSteps(step)
      for index in 0..<count { array.append(index) }
      #expect(array.whole() == Array(0..<count))
    }
  }

  /// What an array before has left in the step is in no other.
  @Test func theStepServesManyArrays() {
    withStep(of: 4) { step in
      for count in [9, 2, 0, 5] {
        var array = ArrayInSteps(step)
        for index in 0..<count { array.append(index * count) }
        #expect(array.whole() == (0..<count).map { $0 * count })
      }
    }
  }

  private func withStep(of capacity: Int, _ body: (UnsafeMutableBufferPointer<Int>) -> Void) {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: capacity) { body($0) }
  }
}
