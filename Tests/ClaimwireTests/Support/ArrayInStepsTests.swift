import Testing

@testable import Claimwire

/// Elements that are gathered in steps end up in one array.
struct ArrayInStepsTests {
  @Test(arguments: [0, 1, 127, 128, 129, 1_000])
  func everyElementIsThereInOrder(count: Int) {
    let (array, sum) = ArrayInSteps<Int>.with(capacity: 2) { array in
      for index in 0..<count { array.append(index) }
      return count
    }
    #expect(array == Array(0..<count))
    #expect(sum == count)
  }

  /// Elements that own memory are moved as they are, none of them lost or freed twice.
  @Test func elementsMayOwnMemory() {
    let names = (0..<300).map { "a name of more than fifteen bytes, number \($0)" }
    let (array, ()) = ArrayInSteps<String>.with(capacity: 0) { array in
      for name in names { array.append(name) }
    }
    #expect(array == names)
  }

  /// Steps of elements that are larger than all of a step's memory are of one element.
  @Test func elementsMayBeLarge() {
    typealias Wide = SIMD64<UInt64>
    struct Row { var columns = (Wide(), Wide(), Wide()) }
    let (array, ()) = ArrayInSteps<Row>.with(capacity: 1) { array in
      for index in 0..<3 {
        array.append(Row(columns: (Wide(repeating: UInt64(index)), .zero, .zero)))
      }
    }
    #expect(array.map { $0.columns.0[63] } == [0, 1, 2])
  }
}
